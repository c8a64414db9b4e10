"""Annexes: those of minutes, as the pages and the paper say them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet
from django.utils.translation import gettext as _

from sozialraum.actforms.chosen import size_in_words
from sozialraum.annexes.models import Annex
from sozialraum.annexes.rules import annex_label
from sozialraum.decisions.models import Minutes
from sozialraum.decisions.words import MinutesState
from sozialraum.events.queries.linked_data import Node, absolute, known
from sozialraum.foundation.questions import asked_of
from sozialraum.foundation.things import at
from sozialraum.foundation.visitor import Visitor
from sozialraum.network.models import Body
from sozialraum.papers.models import File, Version
from sozialraum.papers.words import Audience
from sozialraum.press.minutes import MinutesAnnex

FILE = ("file__name", "file__audience", "file__key", "file__mime_type", "file__size")
VERSION = ("version__paper__name", "version__paper__key", "version__paper__audience", "version__label")
COLUMNS = ("key", "number", "name", "description", "public_name", "modified", "file", "version")
ITEM = ("minutes__state", "agenda_item", "agenda_item__key", "agenda_item__public")
KINDS = {"application/pdf": "PDF", "image/jpeg": "Bild", "image/png": "Bild"}


@dataclass(frozen=True)
class AnnexLine:
    """An annex as this visitor may read it: ``name`` and ``url`` are empty where they may not. ``item`` is a key."""

    key: str
    label: str
    item: str
    modified: dt.datetime
    name: str = ""
    url: str = ""
    note: str = ""
    description: str = ""
    mime_type: str = ""
    file_key: str = ""
    document: tuple[str, str] = ("", "")  # key of the paper and label of the version
    is_public: bool = False

    @property
    def in_words(self) -> str:
        """»Anlage 2: Anwesenheitsliste (nicht öffentlich)«"""
        said = f"{self.label}: {self.name}" if self.name else self.label
        return f"{said} ({self.note})" if self.note else said

    @property
    def is_picture(self) -> bool:
        return self.mime_type.startswith("image/")


def with_annexes(found: QuerySet[Minutes]) -> QuerySet[Minutes]:
    """These minutes, each knowing (``has_annexes``) whether there are any to ask for."""
    return found.annotate(has_annexes=Exists(Annex.objects.filter(minutes=OuterRef("pk"), deleted=None)))


def annexes_of(minutes: Minutes, visitor: Visitor) -> tuple[AnnexLine, ...]:
    """The annexes of which this visitor may know, in their order, numbered by their place among all of them."""
    if not getattr(minutes, "has_annexes", True):
        return ()
    rows = asked_of(_of_minutes, visitor, [minutes.pk])
    return tuple(_line(one, place) for place, one in enumerate(rows, 1) if one.told)


def _of_minutes(visitor: Visitor, minutes: Sequence[int]) -> QuerySet[Any]:
    files, versions = File.objects.visible_to(visitor), Version.objects.visible_to(visitor)
    found = Annex.objects.filter(minutes__in=minutes, deleted=None).annotate(
        told=Exists(Annex.objects.listed_for(visitor).filter(pk=OuterRef("pk"))),
        reads_file=Exists(files.filter(pk=OuterRef("file"))),
        reads_version=Exists(versions.filter(pk=OuterRef("version"))),
    )
    return found.values_list(*COLUMNS, *ITEM, *FILE, *VERSION, "told", "reads_file", "reads_version", named=True)


def _line(one: Any, place: int) -> AnnexLine:
    line = AnnexLine(one.key, annex_label(one.number, place), one.agenda_item__key or "", one.modified)
    is_open = one.minutes__state != MinutesState.DRAFT and (one.agenda_item is None or one.agenda_item__public)
    if one.reads_file:
        return replace(
            line,
            name=one.name or one.file__name,
            url=at(File.address.format(key=one.file__key)),
            note=_kind_and_size(one.file__mime_type, one.file__size),
            description=one.description,
            mime_type=one.file__mime_type,
            file_key=one.file__key,
            is_public=is_open and one.file__audience == Audience.PUBLIC,
        )
    if one.reads_version:
        document = (one.version__paper__key, one.version__label)
        return replace(
            line,
            name=one.name or f"{one.version__paper__name} ({one.version__label})",
            url=at(Version.address.format(paper=document[0], label=document[1])),
            document=document,
            is_public=is_open and one.version__paper__audience == Audience.PUBLIC,
        )
    if not one.file and not one.version:
        return replace(line, name=one.name, note=_("liegt nicht vor"))
    return replace(line, name=one.public_name, note=_("nicht öffentlich"))


def _kind_and_size(mime_type: str, size: int) -> str:
    kind = KINDS.get(mime_type, _("Datei"))
    return f"{kind}, {size_in_words(size)}" if size else kind


def annexes_on_paper(scan: Any, lines: Iterable[AnnexLine], items: Mapping[str, str]) -> tuple[MinutesAnnex, ...]:
    """The scan of the minutes, if there is one, and their annexes, each with its item: ``items`` names them by key."""
    told = [MinutesAnnex(one.in_words, _("Zu %s") % items[one.item] if one.item in items else "") for one in lines]
    return (*([MinutesAnnex(scan.name)] if scan else []), *told)


def with_documents(event: Node | None, lines: Iterable[AnnexLine], body: Body) -> Node | None:
    """What a meeting says to machines, with the annexes that everybody may open."""
    nodes = [_node(one, body) for one in lines if one.is_public]
    if event is None or not nodes:
        return event
    before = [event["subjectOf"]] if "subjectOf" in event else []
    return event | {"subjectOf": before + nodes}


def _node(one: AnnexLine, body: Body) -> Node:
    kind, url = "DigitalDocument", absolute(body, one.url)
    return known({"@type": kind, "name": f"{one.label}: {one.name}", "url": url, "encodingFormat": one.mime_type})
