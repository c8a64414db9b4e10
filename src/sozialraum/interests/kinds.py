"""Interests: the kinds of this room – who is involved in a paper, and declared offices."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from sozialraum.acts.filed import Fact, Filed
from sozialraum.acts.registry import (
    Chapter,
    DataSubject,
    Keeping,
    Kind,
    Listing,
    ListLine,
    PersonView,
    Row,
    register,
    row_of,
)
from sozialraum.bodies.kinds import joined, span
from sozialraum.interests import actions, queries
from sozialraum.interests.models import DeclaredOffice, Interest
from sozialraum.people.actions.logins import bury

SECTION = ("interests", _("Beteiligungen und Ämter"))
WHY = _("Damit in einer Sitzung auffällt, wer bei einem Punkt befangen sein kann.")


def _involved(subject: DataSubject) -> Iterator[Row]:
    for one in Interest.objects.filter(person=subject.pk, deleted=None).select_related("paper"):
        yield row_of(one, "paper", "part")


def _offices(subject: DataSubject) -> Iterator[Row]:
    for one in DeclaredOffice.objects.filter(person=subject.pk, deleted=None).select_related("organization"):
        yield row_of(one, "organization", "title", "start_date", "end_date")


def _office(one: DeclaredOffice) -> ListLine:
    return ListLine(joined(one.title, span(one.start_date, one.end_date)))


def _who_is_involved(one: object) -> str:
    says = "Beteiligt ist eine Einrichtung oder eine Person; erwartet: institution oder person."
    return says if (getattr(one, "institution") is None) == (getattr(one, "person") is None) else ""


_INTEREST = Filed(
    "interest",
    "interests",
    "Wer ein Dokument einbringt, oder wen es betrifft. Nie öffentlich.",
    "Wer Dokumente einbringt und wen sie betreffen; nur zusammen mit people.",
    facts=(
        Fact("document", "Schlüssel des Dokuments.", "paper", since=2),
        Fact("part", "Wie beteiligt.", since=2),
        Fact("institution", "Schlüssel der Einrichtung.", since=2),
        Fact("person", "Schlüssel der Person.", since=2),
    ),
    tied=("document",),
    personal=True,
    silent=True,
    refuses=_who_is_involved,
    since=2,
)
_OFFICE = Filed(
    "office",
    "offices",
    "Ein Amt in einer Einrichtung, das jemand erklärt hat. Nie öffentlich.",
    "Erklärte Ämter; nur zusammen mit people.",
    facts=(
        Fact("person", "Schlüssel der Person.", since=2),
        Fact("organization", "Schlüssel der Einrichtung.", since=2),
        Fact("title", "Welches Amt.", since=2),
        Fact("start", "Seit wann.", "start_date", since=2),
        Fact("end", "Bis wann.", "end_date", since=2),
    ),
    tied=("person", "organization"),
    personal=True,
    silent=True,
    since=2,
)

KINDS = register(
    Kind(
        Interest,
        acts=actions.interests,
        person=PersonView(
            *SECTION,
            WHY,
            _involved,
            goes=lambda subject: Interest.objects.filter(person=subject.pk, deleted=None),
            forget=lambda rows, _by: bury(rows),
        ),
        keeping=Keeping(
            "interests",
            _("Wer ein Dokument eingebracht hat, und wen es betrifft"),
            _("seit der letzten Sitzung, die darüber sprach; ohne eine, seit der Eintragung"),
            months=24,
            over=queries.settled_before,
            forget=lambda rows, _by: bury(rows),
        ),
        filed=_INTEREST,
    ),
    Kind(
        DeclaredOffice,
        acts=actions.declared_offices,
        person=PersonView(
            *SECTION,
            WHY,
            _offices,
            goes=lambda subject: DeclaredOffice.objects.filter(person=subject.pk, deleted=None),
            forget=lambda rows, _by: bury(rows),
        ),
        keeping=Keeping(
            "offices",
            _("Erklärte Ämter"),
            _("seit dem Ende des Amts"),
            months=24,
            over=queries.ended_before,
            forget=lambda rows, _by: bury(rows),
        ),
        filed=_OFFICE,
        listings=(
            Listing(
                "erklaerte-aemter", Chapter.WHO, 5,
                _("Erklärte Ämter"), _("Wer wo ein Amt hat; nie öffentlich"), _("Erklärtes Amt eintragen"),
                lambda: DeclaredOffice.objects.select_related("person", "organization"), _office,
                "interests:declaredoffice", ("person__name", "pk"),
                searched=("person__name", "organization__name"),
            ),
        ),
    ),
)  # fmt: skip
