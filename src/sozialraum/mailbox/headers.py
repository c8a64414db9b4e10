"""Mailbox: the headers of a mail as they are read, whatever stands in them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from email.errors import MessageError
from email.header import decode_header
from email.message import Message
from email.utils import getaddresses
from itertools import islice

from sozialraum.foundation.mail_address import MOST, address_key
from sozialraum.foundation.text import one_line, shortened
from sozialraum.mailbox.charsets import text_from

HEADER = 4_000  # signs
UNQUOTED = re.compile(r"([^<>]+)<([^<>@]+@[^<>@]+)>\s*")


def line(text: str, length: int) -> str:
    """At most so many signs in one line; whatever comes from outside goes through here."""
    return shortened(" ".join(one_line(text).split()), length)


def header(mail: Message, name: str) -> str:
    """The first header of this name, decoded; empty if there is none."""
    return decoded(next(headers(mail, name), ""))


def headers(mail: Message, name: str) -> Iterator[str]:
    """The headers of this name as they came; letters beyond ASCII are read as what they are."""
    for known, text in mail.raw_items():
        if known.lower() == name.lower():
            yield text_from(str(text)[:HEADER].encode("utf-8", "surrogateescape"), "")


def decoded(text: str) -> str:
    """Words of a header as they are read (RFC 2047); what cannot be read stays as it is."""
    try:
        return "".join(_piece_of(words, label) for words, label in decode_header(text))
    except (ValueError, LookupError, MessageError):
        return text


def _piece_of(words: str | bytes, label: str | None) -> str:
    if isinstance(words, str):
        return words
    return text_from(words, label) if label else words.decode("raw-unicode-escape")  # as Python put it there


def addresses(mail: Message, *names: str) -> list[tuple[str, str]]:
    """Names and addresses in these headers."""
    told = [one for name in names for one in islice(headers(mail, name), 5)]
    try:
        found = getaddresses(told)
    except (RecursionError, ValueError, IndexError, TypeError):
        return []
    return [
        (line(decoded(name), 200), address_key(line(address, MOST))) for name, address in found[:50] if "@" in address
    ]


def sender_of(mail: Message) -> tuple[str, str]:
    """Name and address of whom it is from; a comma in a name that nobody quoted does not part it."""
    told = next(headers(mail, "From"), "")
    name, address = next(iter(addresses(mail, "From")), ("", ""))
    if (whole := UNQUOTED.fullmatch(told)) and '"' not in told and address:
        name = line(decoded(whole[1]), 200)
    return name, address
