"""Contacts: text files as offices have them – which encoding, which delimiter, where a record begins."""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections import Counter
from collections.abc import Iterator

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from sozialraum.contacts.rules.headings import SheetRow
from sozialraum.foundation.text import paragraphs

#: What an office can choose if the umlauts are wrong. The first is the usual one of German Excel.
ENCODINGS = {
    "cp1252": "Windows (westeuropäisch)",
    "utf-8": "UTF-8",
    "cp850": "DOS",
    "mac_roman": "Mac",
    "cp1250": "Windows (mitteleuropäisch)",
    "cp1254": "Windows (türkisch)",
    "cp1251": "Windows (kyrillisch)",
    "utf-16": "UTF-16",
}
MARKS = {codecs.BOM_UTF8: "utf-8-sig", codecs.BOM_UTF16_LE: "utf-16", codecs.BOM_UTF16_BE: "utf-16"}
EXPECTED = frozenset("äöüÄÖÜßéèêëáàâçñóòôíìîúùûøåæœÉÈÁÇÓÍÚØÅ„“”‚‘’«»–—…€§°²³´·•©®½¼×\xa0")
TURKISH, CENTRAL = frozenset("ğışİŞĞ"), frozenset("łąęśźżćńŁŚŻčšžřěůýČŠŽđőűăâîșțţş")
LIKELY = {"cp1252": EXPECTED, "cp850": EXPECTED, "mac_roman": EXPECTED}
LIKELY |= {"cp1254": EXPECTED | TURKISH, "cp1250": EXPECTED | CENTRAL}
DELIMITERS = ";,\t|"
SAMPLE_LINES = 200
LONGEST_CELL = 20_000
MOST_COLUMNS = 200


def decoded(content: bytes, encoding: str = "") -> tuple[str, str]:
    """The text and its encoding: as chosen, as marked, or as its bytes say."""
    encoding = encoding or _encoding_of(content)
    try:
        text = content.decode("utf-8-sig" if encoding == "utf-8" else encoding)
    except UnicodeDecodeError:
        raise ValidationError(_("Mit diesem Zeichensatz lässt sich die Datei nicht lesen."), code="encoding") from None
    return text.removeprefix("\ufeff"), encoding.removesuffix("-sig")


def _encoding_of(content: bytes) -> str:
    for mark, name in MARKS.items():
        if content.startswith(mark):
            return name
    if zeros := content[:2000].count(0):
        return _wide(content, zeros)
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        return _one_byte(content)
    return "utf-8"


def _wide(content: bytes, zeros: int) -> str:
    """UTF-16 without a mark: every other byte of Latin text is zero; anything else with zeros is no text."""
    sample = content[:2000]
    if not len(sample) <= zeros * 4 <= 3 * len(sample):
        raise ValidationError(_("Das ist keine Tabelle, die sich lesen lässt."), code="binary")
    return "utf-16-le" if sample[1::2].count(0) > sample[::2].count(0) else "utf-16-be"


def _one_byte(content: bytes) -> str:
    """Of the encodings that German offices have had: the one in which the fewest letters are strange.

    Counting in long texts is better done by a library; in short ones, a handful of umlauts, it guesses wildly.
    """
    strange = {name: _strange(content, name, likely) for name, likely in LIKELY.items()}
    best = min(strange, key=lambda name: (strange[name], list(LIKELY).index(name)))
    if strange[best] == 0:
        return best
    from charset_normalizer import from_bytes  # noqa: PLC0415 - 4 MB, and only for rare scripts

    found = from_bytes(content, cp_isolation=[*LIKELY, "cp1251"]).best()
    return found.encoding if found and found.encoding in ENCODINGS else best


def _strange(content: bytes, encoding: str, likely: frozenset[str]) -> int:
    """How many signs nobody expects; a capital behind a small letter counts, too."""
    text = content.decode(encoding, errors="replace")
    beyond = Counter(sign for sign in text if sign > "\x7f")
    odd = len(re.findall(r"[a-zäöüß][ÄÖÜÉÈÁÇÓÍÚØÅ](?=[a-zäöüß])", text))
    return odd + sum(count for sign, count in beyond.items() if sign not in likely)


def rows(text: str, most: int) -> list[SheetRow]:
    """The records of the table; each has the number of the line in which it begins."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    first, _break, rest = text.partition("\n")
    chosen = re.fullmatch(r'"?sep=(.)"?;*', first.strip(), re.I)
    text, delimiter, line = (rest, chosen[1], 2) if chosen else (text, _delimiter(text), 1)
    _refuse_open_quotes(text, delimiter, line)
    return list(_records(text, delimiter, most, line))


def _records(text: str, delimiter: str, most: int, line: int) -> Iterator[SheetRow]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    begins, found = line, 0
    for record in reader:
        if len(record) > MOST_COLUMNS or any(len(cell) > LONGEST_CELL for cell in record):
            raise ValidationError(_("In Zeile %(line)s hört eine Zelle nicht auf.") % {"line": begins}, code="cell")
        if any(cell.strip() for cell in record):
            found += 1
            if found > most:
                raise ValidationError("", code="rows")
            yield SheetRow(begins, tuple(map(paragraphs, record)))
        begins = line + reader.line_num


def _refuse_open_quotes(text: str, delimiter: str, line: int) -> None:
    """A quote that nobody closes would swallow the rest of the file into one cell."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    begins = line
    try:
        for _record in reader:
            begins = line + reader.line_num
    except csv.Error as error:
        if "unexpected end" in str(error) or "field larger" in str(error):
            sentence = _("In Zeile %(line)s beginnt eine Zelle mit einem Anführungszeichen, das nicht wieder schließt.")
            raise ValidationError(sentence % {"line": begins}, code="quote") from None


def _delimiter(text: str) -> str:
    """The one with which most lines have the same number of cells, and more than one."""
    sample = "\n".join(text.split("\n")[:SAMPLE_LINES])
    return max(DELIMITERS, key=lambda one: (_regular(sample, one), -DELIMITERS.index(one)))


def _regular(sample: str, delimiter: str) -> float:
    try:
        widths = [len(record) for record in csv.reader(io.StringIO(sample, newline=""), delimiter=delimiter) if record]
    except csv.Error:
        return 0
    counted = Counter(width for width in widths if width > 1)
    if not counted:
        return 0
    width, often = counted.most_common(1)[0]
    return often / len(widths) + min(width, 20) / 1000
