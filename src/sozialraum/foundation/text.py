"""Foundation: text from outside, made clean: NFC (UAX 15), without controls, bidi orders and what nobody can see.

Forms, founding files, address lists, mails and file names all come in through ``one_line`` or ``paragraphs``. Nothing
is refused: what nobody can see nobody can mend. Both are idempotent.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable

#: Line ends of every system: CR LF, CR, NEL, line and paragraph separator, vertical tab (Word) and form feed.
BREAKS = re.compile("\r\n|[\r\v\f\x85\u2028\u2029]")
#: Blanks and line breaks of one kind or another, as many as stand together.
GAP = re.compile("[\t\r\n\v\f\x85\u2028\u2029 ]+")
#: What never belongs into a text: it has no shape, or turns the direction in which the rest is read (UAX 9).
UNSEEN = re.compile(
    "["
    "\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f"  # controls (C0, C1)
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u3164\uffa0"  # soft hyphen, fillers, Arabic letter mark
    "\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"  # zero width, marks and orders of direction
    "\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff\U0001bca0-\U0001bca3\U0001d173-\U0001d17a"  # halves, non-characters
    + "".join(f"{chr(plane << 16 | 0xFFFE)}{chr(plane << 16 | 0xFFFF)}" for plane in range(1, 17))
    + "\U000e0000-\U000e00ff\U000e01f0-\U000e0fff"  # tags
    "]"
)
CONTROLS = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")
#: Joiners and variation selectors shape what stands around them; anywhere else nobody can see them.
SHAPING = re.compile("[\u200c\u200d\u180b-\u180d\u180f\ufe00-\ufe0f\U000e0100-\U000e01ef]+")
#: Is there anything to do at all? A quick look that all but a few texts pass, and a close one for those.
USUAL = re.compile("[ -~\xa0-\xac\xae-\u034e\u2010-\u2027]*")
SUSPECT = re.compile(f"{UNSEEN.pattern}|{SHAPING.pattern}|[\t\r\n\v\f\x85\u2028\u2029]")
APART = re.compile("\u2068([^\u2066-\u2069\n]*)\u2069")
ARABIC = re.compile(
    "[\u0610-\u061a\u0620-\u065f\u066e-\u06d3\u06d5-\u06dc\u06df-\u06e8\u06ea-\u06ef\u06fa-\u06ff\u0750-\u077f"
    "\u0870-\u0887\u0889-\u088e\u0897-\u08e1\u08e3-\u08ff\ufb50-\ufbb1\ufbd3-\ufd3d\ufd50-\ufdc7\ufdf0-\ufdfb\ufe70-\ufefc]"
)
INDIC = re.compile("[\u0900-\u0dff\u1000-\u109f\u1780-\u17b3\u17b6-\u17d3]")
CJK = re.compile("[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U000323af]")
PICTURE = re.compile(
    "[#*0-9©®\u200d\u203c\u2049\u20e3\u2100-\u2bff\u3030\u303d\u3297\u3299\ufe0f\U0001f000-\U0001faff]"
)


def has_controls(text: str) -> bool:
    """Whether the text holds a line break or control character, which would break a header."""
    return CONTROLS.search(text) is not None


def one_line(text: str) -> str:
    """The text in one line: every line break and tab, with the blanks around it, becomes one blank."""
    if USUAL.fullmatch(text) or not SUSPECT.search(text):
        return unicodedata.normalize("NFC", text)
    return GAP.sub(_one_blank, _seen(text))


def _one_blank(gap: re.Match[str]) -> str:
    """One blank for a gap in which a line ends or a tab stands; blanks alone stay as many as they are."""
    found = gap[0]
    if found.isspace() and not found.strip(" "):
        return found
    return " " if BREAKS.search(found) or "\n" in found else found.replace("\t", " ")


def paragraphs(text: str) -> str:
    """The text in lines that end with ``\\n``, whatever they ended with; tabs stay."""
    if USUAL.fullmatch(text) or not SUSPECT.search(text):
        return unicodedata.normalize("NFC", text)
    return BREAKS.sub("\n", _seen(text))


def around_isolates(clean: Callable[[str], str], text: str) -> str:
    """The text made clean by ``clean``, but for what a letter of ours keeps apart from its sentence (UAX 9, FSI … PDI).

    Only whole pairs on one line stay; for texts that were put together here of values already clean.
    """
    if "\u2068" not in text:
        return clean(text) if text else ""
    pieces = APART.split(text)
    pieces[::2] = [clean(piece) if piece else "" for piece in pieces[::2]]
    pieces[1::2] = [f"\u2068{clean(piece)}\u2069" for piece in pieces[1::2]]
    return "".join(pieces)


def shortened(text: str, most: int) -> str:
    """The text, cut to ``most`` signs of which the last then is an ellipsis."""
    return text if len(text) <= most else f"{text[: most - 1]}…"


def signs_of_code(text: str) -> str:
    """Letters and digits of a code, however it was set: any hyphen or blank goes, digits of any script are 0 to 9."""
    signs = (sign for sign in unicodedata.normalize("NFKC", text) if sign.isalnum())
    return "".join(str(unicodedata.decimal(sign)) if sign.isdecimal() else sign for sign in signs)


def _seen(text: str) -> str:
    """What can be seen of it, in NFC. Line breaks and tabs are left as they are."""
    return unicodedata.normalize("NFC", SHAPING.sub(_joiner, unicodedata.normalize("NFC", UNSEEN.sub("", text))))


def _joiner(found: re.Match[str]) -> str:
    """What of these signs has a meaning where it stands: at most one."""
    text, start, end = found.string, found.start(), found.end()
    before, after = text[start - 1 : start], text[end : end + 1]
    if PICTURE.match(before):
        return _in_picture(found[0], after)
    if "\u200c" in found[0] and ARABIC.match(before) and ARABIC.match(after):
        return "\u200c"  # Persian and its kin write endings unjoined with it
    if INDIC.match(before) and INDIC.match(after) and found[0][0] in "\u200c\u200d":
        return found[0][0]  # decides between two forms of a conjunct
    is_selector = found[0][0] not in "\u200c\u200d"
    if is_selector and (CJK.match(before) or "\u1800" <= before <= "\u18aa"):
        return found[0][0]  # chooses the form of a sign, e.g. in a Japanese name
    return ""


def _in_picture(signs: str, after: str) -> str:
    """In an emoji: the selector that makes it one, and the joiner that ties two together (UTS 51)."""
    selector = "".join(dict.fromkeys(sign for sign in signs if sign in "\ufe0e\ufe0f"))[:1]
    joiner = "\u200d" if "\u200d" in signs and after and not after.isdigit() and PICTURE.match(after) else ""
    return selector + joiner
