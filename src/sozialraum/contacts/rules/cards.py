"""Contacts: visiting cards for address books (vCard 4.0, RFC 6350), byte by byte. Equal content gives equal bytes."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from dataclasses import dataclass

from sozialraum.foundation.contentlines import escaped, folded, moment
from sozialraum.foundation.mail_address import ascii_address, is_mail_address

TOWN = re.compile(r"(?:D-)?(\d{5})\s+(.+)")


@dataclass(frozen=True)
class VCard:
    """What stands on a card. ``uid`` is the same for ever; an institution has no person's name."""

    uid: str
    name: str
    modified: dt.datetime | None
    organization: str = ""
    is_organization: bool = False
    email: str = ""
    phone: str = ""
    postal_address: str = ""
    website: str = ""
    groups: tuple[str, ...] = ()


def cards(them: Iterable[VCard]) -> bytes:
    """All cards as the UTF-8 bytes of one vCard file."""
    return "".join(folded(line) for card in them for line in _lines(card)).encode()


def _lines(card: VCard) -> Iterable[str]:
    yield "BEGIN:VCARD"
    yield "VERSION:4.0"
    yield f"KIND:{'org' if card.is_organization else 'individual'}"
    yield f"UID:{card.uid}"
    yield f"FN:{escaped(card.name)}"
    if not card.is_organization:
        yield f"N:{';'.join(escaped(part) for part in _parts(card.name))}"
    yield from _if(card.organization, "ORG")
    yield from _if(ascii_address(card.email) if is_mail_address(card.email) else card.email, "EMAIL;TYPE=work")
    yield from _if(card.phone, "TEL;VALUE=text;TYPE=work")
    if card.postal_address:
        yield f"ADR;TYPE=work:{';'.join(escaped(part) for part in _address(card.postal_address))}"
    if card.website:
        yield f"URL:{''.join(card.website.split())}"
    if card.groups:
        yield f"CATEGORIES:{','.join(escaped(group) for group in card.groups)}"
    if card.modified:
        yield f"REV:{moment(card.modified)}"
    yield "END:VCARD"


def _if(value: str, name: str) -> Iterable[str]:
    if value:
        yield f"{name}:{escaped(value)}"


def _parts(name: str) -> tuple[str, str, str, str, str]:
    """Family and given names, for address books that sort by them; the name as a whole stands in FN."""
    given, _blank, family = name.rpartition(" ")
    return family, given, "", "", ""


def _address(text: str) -> tuple[str, str, str, str, str, str, str]:
    """Street, town and postcode, as far as the lines can be told apart; else everything is the street."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    town = TOWN.fullmatch(lines[-1]) if len(lines) > 1 else None
    if town:
        return "", "", ", ".join(lines[:-1]), town[2], "", town[1], ""
    return "", "", ", ".join(lines), "", "", "", ""
