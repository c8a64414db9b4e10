"""Mailbox: bytes as text, by what they are and not by what their label claims. Nothing is lost to a wrong label."""

from __future__ import annotations

import codecs
import re

#: What programs write under these labels (WHATWG Encoding Standard): the larger set, of which the named one is a part.
MEANT = {
    "iso8859-1": "cp1252", "ascii": "cp1252", "iso8859-9": "cp1254", "iso8859-11": "cp874", "tis-620": "cp874",
    "gb2312": "gb18030", "gbk": "gb18030", "shift_jis": "cp932", "euc_kr": "cp949", "big5": "big5hkscs",
}  # fmt: skip
#: Encodings of text; Python knows others under the same roof (zip, hex, punycode).
TEXTS = re.compile(r"utf|ascii|iso|cp|koi8|mac|big5|euc|gb|hz|shift|johab|tis|hp|kz|ptcp")
#: Where one letter takes more than one byte, chance does not make valid text: such a label is believed first.
BELIEVED = re.compile(r"utf|iso2022|gb|big5|euc|shift|johab|hz|cp9[345]")
MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
META = re.compile(rb"<meta[^<>]{0,200}?charset\s*=\s*[\"']?([\w.:-]{1,40})", re.I)


def _as_1252(error: UnicodeError) -> tuple[str, int]:
    """What does not fit is read as Windows wrote it."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    found = error.object[error.start : error.end]
    return "".join(_one(byte) for byte in found), error.end


def _one(byte: int) -> str:
    try:
        return bytes([byte]).decode("cp1252")
    except UnicodeDecodeError:
        return chr(byte)


codecs.register_error("sozialraum.as_1252", _as_1252)


def codec_of(label: str) -> str:
    """Python's name of what the label means; empty if it means no text."""
    label = re.sub(r"^x-|-[ie]$", "", label.strip().lower())
    label = re.sub(r"^windows-(\d+)$", r"cp\1", label)
    try:
        name = codecs.lookup(label).name
    except (LookupError, ValueError, TypeError):
        return ""
    return MEANT.get(name, name) if TEXTS.match(name) else ""


def text_from(content: bytes, label: str) -> str:
    """The text: by its mark, by a label that can be believed, as UTF-8 if it is valid, else by the label."""
    codec = next((name for mark, name in MARKS if content.startswith(mark)), "") or codec_of(label)
    is_wide = codec.startswith(("utf-16", "utf-32")) and content.isascii() and b"\0" not in content
    codec = "" if is_wide else codec
    for name in [codec, "utf-8"] if BELIEVED.match(codec) else ["utf-8"]:
        try:
            return content.decode(name)
        except (UnicodeError, ValueError):
            continue
    return content.decode(codec or "utf-8", "sozialraum.as_1252")


def label_within(html: bytes) -> str:
    """What a page says of itself."""
    found = META.search(html[:4000])
    return found[1].decode("ascii") if found else ""
