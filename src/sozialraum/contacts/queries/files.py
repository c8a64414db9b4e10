"""Contacts: a selection as a file – table, cards or labels."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from typing import Any

from django.http import HttpResponse
from django.utils import timezone

from sozialraum.contacts.ports.outgoing import workbook
from sozialraum.contacts.queries.selection import ContactChoice, ListedContact, cells
from sozialraum.contacts.rules.cards import VCard, cards
from sozialraum.contacts.words import FileKind
from sozialraum.foundation.tables import as_csv
from sozialraum.foundation.visitor import Visitor
from sozialraum.network.models import Body
from sozialraum.press.labels import Label, Sheet, labels_pdf

TYPES = {
    FileKind.CSV: "text/csv; charset=utf-8",
    FileKind.XLSX: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    FileKind.VCARD: "text/vcard; charset=utf-8",
    FileKind.LABELS: "application/pdf",
}


def response(
    kind: FileKind, found: list[ListedContact], choice: ContactChoice, visitor: Visitor, said: dict[str, Any]
) -> HttpResponse:
    """The file as a download."""
    content: bytes | str
    if kind is FileKind.CSV:
        content = as_csv(table(found))
    elif kind is FileKind.XLSX:
        content = workbook(table(found), str(choice))
    elif kind is FileKind.VCARD:
        content = cards(cards_of(found, visitor.body))
    else:
        sheet, first = Sheet[said["sheet"] or Sheet.S70_36.name], said["first"] or 1
        words: dict[str, Any] = {"title": f"Etiketten: {choice}", "author": visitor.body.name}
        content = labels_pdf(labels_of(found), sheet, first=first, printed=timezone.now(), **words)
    answer = HttpResponse(content, content_type=TYPES[kind])
    answer["Content-Disposition"] = f'attachment; filename="{choice.whom.value}-{choice.day}.{kind.value}"'
    return answer


def table(found: list[ListedContact]) -> Iterator[list[str]]:
    """Headings and lines; the same headings are understood when the table comes back."""
    yield [heading for heading, _text in cells(ListedContact(""))]
    for line in found:
        yield [text for _heading, text in cells(line)]


def cards_of(found: list[ListedContact], body: Body) -> Iterator[VCard]:
    """One card for each person or institution, however many lines they have."""
    groups: dict[str, list[str]] = {}
    for line in found:
        mine = groups.setdefault(line.identity, [])
        if line.group and line.group not in mine:
            mine.append(line.group)
    once = {line.identity: line for line in reversed(found)}
    for line in sorted(once.values(), key=lambda one: one.called.casefold()):
        yield _card(line, body, tuple(groups[line.identity]))


def _card(line: ListedContact, body: Body, groups: tuple[str, ...]) -> VCard:
    house = line.institution
    is_house = house is not None and not line.name
    return VCard(
        uid=f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, f'{body.address}/{body.key}/{line.identity}')}",
        name=line.called,
        modified=house.modified if house and is_house else line.modified,
        organization=house.name if house else "",
        is_organization=is_house,
        email=line.reached_at if is_house else line.email,
        phone=house.phone if house and is_house else line.phone,
        postal_address=line.address,
        website=house.website if house and is_house else "",
        groups=groups,
    )


def labels_of(found: list[ListedContact]) -> list[Label]:
    """A label for everybody who has an address, each once."""
    once = {(line.name, line.institution, line.address): line for line in found if line.address}
    return [Label(tuple(_lines(line))) for line in once.values()]


def _lines(line: ListedContact) -> Iterator[str]:
    """Institution, person, address, as DIN 5008 has it; at home without the institution."""
    at_home = bool(line.postal_address)
    if line.institution and not at_home:
        yield line.institution.name
    if line.name:
        yield line.name
    yield from line.address.splitlines()
