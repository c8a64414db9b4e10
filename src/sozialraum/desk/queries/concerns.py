"""Desk: what concerns ask of the office, by when and why – counted, so that sixty cards are one line and not sixty."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from sozialraum.concerns.models import Concern, Promise
from sozialraum.concerns.queries.offers import promise_of
from sozialraum.concerns.rules import number_of
from sozialraum.concerns.words import AT_THE_OFFICE, OPEN, ConcernState
from sozialraum.desk.queries.due import Due, named
from sozialraum.foundation.dates import shifted
from sozialraum.foundation.visitor import Visitor
from sozialraum.inbox.rules import READ_WITHIN
from sozialraum.meetings.words import State as Sitting


def of_concerns(visitor: Visitor) -> Iterator[Due]:
    """Concerns to read, to answer and to put on an agenda, each by the day the first of them is due."""
    columns = ("ordinal", "created", "state", "answered")
    found = Concern.objects.listed_for(visitor).filter(state__in=OPEN).order_by("created", "pk")
    rows = list(found.values_list(*columns))
    if not rows:
        return
    said = [(number_of(number), timezone.localdate(at), state, answered) for number, at, state, answered in rows]
    yield from _to_read([(number, day) for number, day, state, _answered in said if state in AT_THE_OFFICE])
    promise = promise_of(visitor.body)
    yield from _to_answer([(number, day) for number, day, _state, answered in said if answered is None], promise)
    without = [(number, day) for number, day, state, _answered in said if state != ConcernState.ON_AGENDA]
    yield from _for_a_meeting(without, promise)
    yield from _stranded(visitor)


def _to_read(waiting: list[tuple[str, dt.date]]) -> Iterator[Due]:
    if waiting:
        title = ngettext("Ein Anliegen lesen und weitergeben", "%d Anliegen lesen und weitergeben", len(waiting))
        url = reverse("inbox:concern-list") + "?stand=offen"
        by = waiting[0][1] + READ_WITHIN
        yield Due(_counted(title, len(waiting)), _numbers_in_words(waiting), url, _("Anliegen öffnen"), by)


def _to_answer(waiting: list[tuple[str, dt.date]], promise: Promise) -> Iterator[Due]:
    if waiting:
        title = ngettext("Auf ein Anliegen antworten", "Auf %d Anliegen antworten", len(waiting))
        days = promise.answer_days
        why = ngettext("Versprochen: eine Antwort in %d Tag.", "Versprochen: eine Antwort in %d Tagen.", days) % days
        by = shifted(waiting[0][1], dt.timedelta(days=promise.answer_days))
        url = reverse("inbox:concern-list") + "?stand=offen"
        yield Due(_counted(title, len(waiting)), f"{why} {_numbers_in_words(waiting)}", url, _("Anliegen öffnen"), by)


def _for_a_meeting(waiting: list[tuple[str, dt.date]], promise: Promise) -> Iterator[Due]:
    if waiting:
        title = ngettext("Ein Anliegen in eine Sitzung bringen", "%d Anliegen in eine Sitzung bringen", len(waiting))
        weeks, url = promise.meeting_weeks, reverse("inbox:concern-list") + "?stand=offen"
        why = ngettext("Versprochen: eine Sitzung in %d Woche.", "Versprochen: eine Sitzung in %d Wochen.", weeks)
        by, why = shifted(waiting[0][1], dt.timedelta(weeks=weeks)), f"{why % weeks} {_numbers_in_words(waiting)}"
        yield Due(_counted(title, len(waiting)), why, url, _("Anliegen öffnen"), by)


def _stranded(visitor: Visitor) -> Iterator[Due]:
    """The sitting that was to talk about it does not take place; whoever said it was told so, and waits for another."""
    on_agenda = Concern.objects.listed_for(visitor).filter(state=ConcernState.ON_AGENDA)
    found = on_agenda.filter(agenda_item__meeting__state=Sitting.CANCELLED).order_by("ordinal")
    numbers = [number_of(ordinal) for ordinal in found.values_list("ordinal", flat=True)]
    if numbers:
        title = ngettext(
            "Ein Anliegen steht auf der Tagesordnung einer abgesagten Sitzung",
            "%d Anliegen stehen auf der Tagesordnung einer abgesagten Sitzung",
            len(numbers),
        )
        why = _("Nehmen Sie sie von dort in eine andere. %s") % named(numbers)
        url = reverse("inbox:concern-list") + f"?stand={ConcernState.ON_AGENDA}"
        yield Due(_counted(title, len(numbers)), why, url, _("Anliegen öffnen"), timezone.localdate())


def _counted(title: str, count: int) -> str:
    return title % count if "%d" in title else title


def _numbers_in_words(waiting: list[tuple[str, dt.date]]) -> str:
    return named([number for number, _day in waiting])
