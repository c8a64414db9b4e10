"""Foundation: the lines of calendars and visiting cards, escaped and folded (RFC 5545 § 3, RFC 6350 § 3, RFC 6868)."""

from __future__ import annotations

import datetime as dt
import re

from sozialraum.foundation.text import paragraphs

LINE = 75  # octets, without the line end
ESCAPED = {"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n"}
QUOTED = {"^": "^^", '"': "^'", "\n": "^n"}
NEEDS_ESCAPE = re.compile(r"[\\;,\n]")
NEEDS_CARET = re.compile('[\\^"\n]')


def clean(text: str) -> str:
    """Text for a calendar or card: each kind of line break becomes one, control characters are removed."""
    return text if text.isprintable() else paragraphs(text).replace("\t", " ")


def escaped(text: str) -> str:
    """As the value of a text property."""
    return NEEDS_ESCAPE.sub(lambda found: ESCAPED[found[0]], clean(text))


def quoted(text: str) -> str:
    """As the value of a parameter: between quotes, so never with one inside."""
    return '"' + NEEDS_CARET.sub(lambda found: QUOTED[found[0]], clean(text)) + '"'


def on_one_line(text: str) -> str:
    """As the value of an address property, which knows no escaping."""
    return "".join(clean(text).split())


def folded(line: str) -> str:
    """The line as it is sent: no piece over 75 octets, no character cut in two, CRLF at the end."""
    if len(line) <= LINE and line.isascii():
        return line + "\r\n"
    rest = line.encode()
    pieces, room = [], LINE
    while len(rest) > room:
        cut = room
        while rest[cut] & 0xC0 == 0x80:  # in the middle of a character
            cut -= 1
        pieces.append(rest[:cut])
        rest, room = rest[cut:], LINE - 1  # the blank that says "goes on" counts
    return (b"\r\n ".join([*pieces, rest]) + b"\r\n").decode() if pieces else line + "\r\n"


def line(name: str, *values: str) -> str:
    """A property of text as it is sent."""
    return folded(f"{name}:{','.join(map(escaped, values))}")


def moment(at: dt.datetime) -> str:
    """A moment in UTC."""
    return wall_clock(at.astimezone(dt.UTC)) + "Z"


def wall_clock(at: dt.datetime) -> str:
    """A moment on the clocks of its place."""
    return at.isoformat()[:19].replace("-", "").replace(":", "")
