"""Desk: every kind of thing the office enters – where it is entered, what is told of each in a list."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext_lazy as _

from sozialraum.acts.forms import Words
from sozialraum.bodies.models import LegislativeTerm, Location, Organization
from sozialraum.bodies.words import Classification
from sozialraum.decisions.models import Minutes, Resolution
from sozialraum.decisions.words import MinutesState, Result
from sozialraum.foundation.dates import PartialDate
from sozialraum.meetings.models import Meeting
from sozialraum.meetings.words import State
from sozialraum.papers.models import File, Paper, Version
from sozialraum.papers.words import Audience, PaperType


@dataclass(frozen=True)
class Told:
    """What a list says of one thing beside its name."""

    facts: tuple[str, ...] = ()
    when: PartialDate | None = None
    state: str = ""


@dataclass(frozen=True)
class Kind:
    """One kind: where its things come from, and the names of its three pages."""

    slug: str
    called: Words
    note: Words
    new: Words
    things: Any  # a queryset that knows ``visible_to``
    tell: Callable[[Any], Told]
    pages: str  # e.g. ``bodies:location``
    order: tuple[str, ...] = ("name",)
    dated: str = ""  # the column a year may be asked of
    searched: tuple[str, ...] = ("name",)
    act: str = ""  # whose act it is, if the pages are called otherwise
    recorded: bool = True  # some are recorded on the page of what they belong to
    belongs_to: str = ""  # the slug of what that is
    recorded_there: Words = ""


def span(start: PartialDate | None, end: PartialDate | None) -> str:
    """»2016 bis 31. Dezember 2018«"""
    words = [date.in_words(weekday=False) for date in (start, end) if date]
    if start and end:
        return str(_("%s bis %s")) % tuple(words)
    return str(_("seit %s") if start else _("bis %s")) % words[0] if words else ""


def joined(*facts: str) -> tuple[str, ...]:
    return tuple(fact for fact in facts if fact)


def _group(one: Organization) -> Told:
    kind = str(Classification(one.classification).label)
    return Told(joined(kind, span(one.start_date, one.end_date), one.rhythm))


def _institution(one: Organization) -> Told:
    kind = one.kind or str(Classification(one.classification).label)
    return Told(joined(kind, ", ".join(one.language_list), str(_("im Verzeichnis")) if one.listed else ""))


def _meeting(one: Meeting) -> Told:
    groups = ", ".join(group.short_name or group.name for group in one.groups)
    state = "" if one.state in (State.HELD, State.SCHEDULED) else str(State(one.state).label)
    return Told(joined(groups, str(one.location or "")), one.date, state)


def _resolution(one: Resolution) -> Told:
    groups = ", ".join(group.short_name or group.name for group in one.groups)
    return Told(joined(one.number, groups, str(Result(one.result).label) if one.result else ""), one.when)


def _minutes(one: Minutes) -> Told:
    told = joined(str(_("mit Datei")) if one.file_id else "", one.note)
    approved = one.is_approved and one.state != MinutesState.DRAFT
    return Told(told, one.meeting.date, str(_("genehmigt") if approved else MinutesState(one.state).label))


def _paper(one: Paper) -> Told:
    return Told((str(PaperType(one.paper_type).label), str(Audience(one.audience).label)))


def _version(one: Version) -> Told:
    held = span(one.valid_from, one.valid_until)
    return Told(joined(held, "" if one.text else str(_("ohne Wortlaut")), str(_("mit Datei")) if one.file_id else ""))


def _file(one: File) -> Told:
    kind = one.mime_type.rpartition("/")[2].upper()
    return Told((kind, filesizeformat(one.size), str(Audience(one.audience).label)))


GROUPS = Kind(
    "gremien", _("Gremien"), _("Plenum und Arbeitsgruppen"), _("Gremium eintragen"),
    Organization.objects.groups(), _group, "bodies:organization",
)  # fmt: skip
MEETINGS = Kind(
    "sitzungen", _("Sitzungen"), _("Termine, Tagesordnung und was im Protokoll steht"), _("Sitzung eintragen"),
    Meeting.objects.with_holders(), _meeting, "meetings:meeting", ("-date", "-pk"), "date",
)  # fmt: skip
INSTITUTIONS = Kind(
    "einrichtungen", _("Einrichtungen"), _("Kitas, Schulen, Vereine, auch Geschäftsstelle, Stadt und Prüfung"),
    _("Einrichtung eintragen"), Organization.objects.others(), _institution, "bodies:institution",
    act="bodies:organization", searched=("name", "short_name", "kind", "offers"),
)  # fmt: skip
PLACES = Kind(
    "orte", _("Orte"), _("Wo getagt wird und wie man hineinkommt"), _("Ort eintragen"),
    Location.objects, lambda one: Told(joined(one.room, one.street_address, one.locality)), "bodies:location",
)  # fmt: skip
TERMS = Kind(
    "zeitraeume", _("Zeiträume"), _("Förder- und Arbeitszeiträume"), _("Zeitraum eintragen"),
    LegislativeTerm.objects, lambda one: Told(joined(span(one.start_date, one.end_date))), "bodies:legislativeterm",
)  # fmt: skip

DECISIONS = Kind(
    "beschluesse", _("Beschlüsse"), _("Wortlaut, Ergebnis, Stimmen, und was daraus wurde"), _("Beschluss eintragen"),
    Resolution.objects.dated().select_related("meeting").prefetch_related("by_links__organization"), _resolution,
    "decisions:resolution",
    ("-on", "-number_in_year", "-pk"), "on", ("name", "number", "resolution_text"),
)  # fmt: skip
MINUTES = Kind(
    "protokolle", _("Protokolle"), _("Wie weit sie sind, wer da war, der Scan"), _("Protokoll eintragen"),
    Minutes.objects.select_related("meeting").prefetch_related("approvals", "meeting__holders"), _minutes,
    "decisions:minutes",
    ("-meeting__date", "-pk"), "meeting__date", ("meeting__name", "note"), recorded=False,
    belongs_to="sitzungen", recorded_there=_("Ein Protokoll tragen Sie auf der Seite seiner Sitzung ein."),
)  # fmt: skip
PAPERS = Kind(
    "dokumente", _("Dokumente"), _("Geschäftsordnung, Richtlinien, Konzepte, Berichte"), _("Dokument eintragen"),
    Paper.objects, _paper, "papers:paper",
)  # fmt: skip
VERSIONS = Kind(
    "fassungen", _("Fassungen"), _("Der Wortlaut eines Dokuments, wie er zu einer Zeit galt"), _("Fassung eintragen"),
    Version.objects.select_related("paper"), _version, "papers:version", ("paper__name", "-valid_from", "-pk"),
    searched=("paper__name", "text"), recorded=False,
    belongs_to="dokumente", recorded_there=_("Eine Fassung tragen Sie auf der Seite ihres Dokuments ein."),
)  # fmt: skip
FILES = Kind(
    "dateien", _("Dateien"), _("Gescannte Protokolle, unterschriebene Blätter"), _("Datei hochladen"),
    File.objects, _file, "papers:file", searched=("name", "file_name"),
)  # fmt: skip

#: The parts of the page »Eintragen und ändern«, each with its kinds.
PARTS: tuple[tuple[Words, tuple[Kind, ...]], ...] = (
    (_("Was geschieht"), (MEETINGS, DECISIONS, MINUTES)),
    (_("Was gilt"), (PAPERS, VERSIONS, FILES)),
    (_("Wer und wo"), (GROUPS, INSTITUTIONS, PLACES, TERMS)),
)
KINDS = {kind.slug: kind for _heading, kinds in PARTS for kind in kinds}
