"""Desk: what lies on whose table – for the office, for whoever speaks for a group, for a delegate."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from sozialraum.backups import queries as backups
from sozialraum.backups.queries import BackupStatus
from sozialraum.bodies.models import Organization
from sozialraum.bodies.words import NEEDS_SECOND_FACTOR, Classification
from sozialraum.circulation.queries.desk import minutes_on_desk
from sozialraum.desk.queries import due
from sozialraum.desk.queries.concerns import of_concerns
from sozialraum.desk.queries.due import Due
from sozialraum.desk.queries.paper import of_paper
from sozialraum.desk.queries.sittings import of_conductor, of_groups
from sozialraum.desk.rules import Urgency
from sozialraum.foundation.visitor import Visitor, Way
from sozialraum.meetings.models import Holder, Meeting
from sozialraum.people.words import Role

NEXT = 5


@dataclass(frozen=True)
class DeskLink:
    """A way on from the table."""

    label: str
    url: str
    note: str


@dataclass(frozen=True)
class DeskLine:
    """One thing that is due, ready for the page."""

    due: Due
    tone: str
    distance: str


@dataclass(frozen=True)
class DeskTable:
    """Everything on one table."""

    now: tuple[DeskLine, ...]
    later: tuple[DeskLine, ...]
    noticed: tuple[Due, ...]
    dates: tuple[Meeting, ...]
    doors: tuple[DeskLink, ...]
    lacks_second_factor: bool

    @property
    def late(self) -> int:
        return sum(line.tone == Urgency.LATE for line in self.now)

    @property
    def soon(self) -> int:
        return len(self.now) - self.late


def table_of(visitor: Visitor, today: dt.date) -> DeskTable:
    """What this visitor has to do, may do, and where they are expected."""
    groups = _looked_after(visitor, today)
    found = [*(of_groups(groups, today) if groups else ()), *of_conductor(visitor, groups, today)]
    found += [Due(*one) for one in minutes_on_desk(visitor)]
    standing = backups.standing() if visitor.belongs_to(Classification.OFFICE) else None
    if standing:
        found += [
            *due.of_body(visitor, today),
            *of_concerns(visitor),
            *of_paper(visitor),
            *due.of_backups(standing, today),
        ]
    lines = [DeskLine(one, one.urgency(today), one.distance(today)) for one in due.in_order(found) if one.by]
    return DeskTable(
        now=tuple(line for line in lines if line.tone),
        later=tuple(line for line in lines if not line.tone),
        noticed=tuple(one for one in found if not one.by),
        dates=tuple(expected(visitor, today)),
        doors=tuple(_doors(visitor, standing)),
        lacks_second_factor=_lacks_second_factor(visitor),
    )


def _looked_after(visitor: Visitor, today: dt.date) -> list[Organization]:
    """All groups for the office, their own for whoever speaks for one; none that has ended."""
    groups = Organization.objects.visible_to(visitor).groups()
    if not visitor.belongs_to(Classification.OFFICE):
        spoken_for = [one.organization_id for one in visitor.standings if one.role == Role.SPEAKER]
        if not spoken_for:
            return []
        groups = groups.filter(pk__in=spoken_for)
    return [group for group in groups.order_by("pk") if not _is_ended(group, today)]


def _is_ended(group: Organization, today: dt.date) -> bool:
    return group.end_date is not None and group.end_date.last < today


def expected(visitor: Visitor, today: dt.date) -> list[Meeting]:
    """The next dates of the groups one belongs to."""
    mine = Holder.objects.filter(organization__in=visitor.organization_ids).values("meeting")
    return list(Meeting.objects.visible_to(visitor).filter(pk__in=mine).upcoming(today).with_holders()[:NEXT])


def _lacks_second_factor(visitor: Visitor) -> bool:
    return visitor.way is Way.LOGIN and any(one.classification in NEEDS_SECOND_FACTOR for one in visitor.standings)


def _doors(visitor: Visitor, standing: BackupStatus | None) -> Iterator[DeskLink]:
    """Where everything else is done. An auditor reads what the office keeps."""
    reads = visitor.reads_all
    if standing:
        note = _("Wer, wann, wo und was; dann einberufen")
        yield DeskLink(_("Sitzung planen"), reverse("convening:meeting-plan"), note)
        yield DeskLink(
            _("Eintragen und ändern"), reverse("desk:entering"), _("Sitzungen, Beschlüsse, Dokumente, Texte")
        )
        old, note = reverse("transcripts:body-transcribe-sitting"), _("Scan, Tag, was beschlossen wurde")
        yield DeskLink(_("Frühere Sitzung eintragen"), old, note)
    elif reads:
        yield DeskLink(
            _("Was eingetragen ist"), reverse("desk:entering"), _("Sitzungen, Beschlüsse, Dokumente, Gremien")
        )
    if reads:
        yield DeskLink(_("Menschen"), reverse("people:person-list"), _("Wer dazugehört, seit wann, in welcher Rolle"))
        yield DeskLink(_("Beitrittsanfragen"), reverse("joining:request-list"), _("Wer mitmachen möchte"))
        yield DeskLink(
            _("Anliegen"), reverse("inbox:concern-list"), _("Was gesagt wurde, was wartet, was versprochen ist")
        )
        yield DeskLink(_("Verlauf"), reverse("history:story"), _("Wer wann was getan hat, und ob die Kette stimmt"))
        yield DeskLink(
            _("Fristen"),
            reverse("privacy:retention"),
            _("Was wie lange aufbewahrt wird, und was als Nächstes gelöscht wird"),
        )
    if standing:
        yield DeskLink(
            _("Angaben, die sich widersprechen"),
            reverse("desk:contradiction-list"),
            _("Zahlen, Tage und Ergebnisse, die nicht zusammenpassen"),
        )
        yield DeskLink(_("Adresslisten"), reverse("contacts:contact-list"), _("Einlesen, ausgeben, Etiketten drucken"))
        yield DeskLink(_("Post"), reverse("post:letter-list"), _("Was hinausging, was wartet, was zu drucken ist"))
        yield DeskLink(_("Regelmäßige Arbeiten"), reverse("clockwork:night"), standing.in_words())
    if reads or visitor.belongs_to(Classification.CITY):
        yield DeskLink(_("Anliegen in Zahlen"), reverse("inbox:figure-list"), _("Themen, Sprachen, Wege, Tage"))
    yield DeskLink(_("Mein Platz"), reverse("desk:mine"), _("Meine Gremien, mein Sitz, meine Angaben"))
    yield DeskLink(_("Mein Zugang"), reverse("access:account"), _("Passkey, zweiter Faktor, offene Sitzungen"))
