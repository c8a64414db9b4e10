"""Attendance: the kind of this room – heads at a meeting, with names that are let go of in time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from sozialraum.acts.filed import Absent, Fact, Filed
from sozialraum.acts.registry import DataSubject, Keeping, Kind, PersonView, Row, register, row_of
from sozialraum.attendance import actions
from sozialraum.attendance.models import Attendance, AttendanceQuerySet
from sozialraum.foundation.dates import PartialDate
from sozialraum.foundation.visitor import Visitor
from sozialraum.meetings.kinds import PLACE
from sozialraum.network.models import Body

INSIDE = "Namen verlassen die Installation nicht, auch nicht in einem Auszug mit Personen."


def _attended(subject: DataSubject) -> AttendanceQuerySet:
    return Attendance.objects.filter(person=subject.pk, deleted=None)


def _meetings(subject: DataSubject) -> Iterator[Row]:
    found = _attended(subject).select_related("minutes__meeting", "institution", "agenda_item").order_by("minutes")
    for one in found:
        meeting = one.minutes.meeting
        day = meeting.date.in_words(weekday=False) if meeting.date else ""
        columns = ("category", "standing", "institution", "label", "deputy_for", "arrived", "left", "agenda_item")
        yield row_of(one, *columns, Sitzung=meeting.name, Am=day)


def _over(body: Body, moment: object) -> AttendanceQuerySet:
    day = PartialDate.of(timezone.localdate(moment))  # type: ignore[arg-type]
    return Attendance.objects.filter(body=body, minutes__meeting__date__lt=day).named()


def _forget(rows: Iterable[Attendance], by: Visitor) -> None:
    for one in rows:
        actions.forget_name(one, by=by)


_ATTENDANCE = Filed(
    "attendance",
    "attendance",
    "Wer bei einer Sitzung war oder fehlte: ein Kopf, oder eine Zahl von Köpfen. Ohne Namen.",
    "Wer da war, einer nach dem anderen; statt present und institutions.",
    facts=(
        Fact("minutes", "Schlüssel des Protokolls.", typed=False),
        Fact("order", PLACE, absent=Absent.UNKNOWN, placed=True, since=2),
        Fact("category", "In welcher Eigenschaft.", since=2),
        Fact("standing", "War da, entschuldigt oder nicht da.", since=2),
        Fact("number", "Eine Zahl von Köpfen, die niemand einzeln nennt. Fehlt sie: ein Kopf.", since=2),
        Fact("institution", "Schlüssel der Einrichtung.", since=2),
        Fact("label", "Funktion oder Einrichtung in Worten, nie der Name eines Menschen. Öffentlich.", since=2),
        Fact("arrived", "Ab wann. Fehlt es: von Anfang an.", since=2),
        Fact("left", "Bis wann. Fehlt es: bis zum Schluss.", since=2),
        Fact("item", "Nur bei einem Gast: Schlüssel des Tagesordnungspunkts.", "agenda_item", since=2),
    ),
    inside="minutes",
    own_key="{above}-anwesend-{place}",
    tied=("minutes",),
    without={"name": INSIDE, "person": INSIDE, "deputy_for": INSIDE},
    since=2,
)

KINDS = register(
    Kind(
        Attendance,
        acts=actions.attendances,
        person=PersonView(
            "attendance",
            _("Anwesenheit bei Sitzungen"),
            _("Damit nachvollziehbar bleibt, wer da war und wer abstimmen durfte."),
            _meetings,
            goes=_attended,
            forget=_forget,
        ),
        keeping=Keeping(
            "attendance",
            _("Namen bei der Anwesenheit"),
            _("seit der Sitzung; dass jemand da war, bleibt ohne Namen stehen"),
            months=60,  # a right that is earned by coming may look back five years
            over=_over,
            forget=_forget,
        ),
        filed=_ATTENDANCE,
    ),
)
