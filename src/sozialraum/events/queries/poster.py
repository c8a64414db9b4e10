"""Events: the next weeks as a poster – sittings and events in their order, German beside one other language."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import override

from sozialraum.events.models import Event
from sozialraum.events.queries import EventLine, line_of, public_events
from sozialraum.events.queries.choice import Choice, chosen_events
from sozialraum.events.words import EventState
from sozialraum.foundation.dates import PartialDate, shifted
from sozialraum.foundation.things import path_of
from sozialraum.foundation.visitor import Visitor
from sozialraum.languages.names import BY_CODE, GERMAN, Language
from sozialraum.meetings.models import Holder, Meeting
from sozialraum.meetings.queries import title_of
from sozialraum.meetings.words import State
from sozialraum.press.poster import Poster, PosterDate, PosterWords
from sozialraum.sittings.queries import where_in_words
from sozialraum.sittings.queries.dates import absolute, public_meetings
from sozialraum.ui.spoken import clock, from_to

AHEAD = dt.timedelta(weeks=6)
MOST = 6  # dates on one sheet, so that each can be read at two metres


def poster_of(visitor: Visitor, today: dt.date, choice: Choice, language: str = "") -> Poster:
    """The poster for what was chosen; ``language`` is the code of the second one, "" or German for none."""
    body, until = visitor.body, PartialDate.of(shifted(today, AHEAD))
    second = BY_CODE.get(language, GERMAN)
    meetings, events = list(_meetings(visitor, today, choice, until)), list(_events(visitor, today, choice, until))
    both: list[Meeting | Event] = sorted([*meetings, *events], key=_place)
    address = absolute(body, path_of("site:calendar"))
    languages = (GERMAN,) if second is GERMAN else (GERMAN, second)
    return Poster(
        body=body.name,
        dates=tuple(_date(one, languages) for one in both[:MOST]),
        words=tuple(_words(language, rest=len(both) > MOST) for language in languages),
        address=address,
        of=choice.organization.name if choice.organization else "",
        printed=max([body.modified, *(one.modified for one in both)]),
        is_sample=body.is_sample,
    )


def _meetings(visitor: Visitor, today: dt.date, choice: Choice, until: PartialDate) -> Iterator[Meeting]:
    if choice.has_meetings:
        found = public_meetings(visitor.body).upcoming(today).filter(date__lte=until)
        if choice.organization:
            found = found.filter(pk__in=Holder.objects.filter(organization=choice.organization).values("meeting"))
        yield from (one for one in found if one.date and one.date.exact)


def _events(visitor: Visitor, today: dt.date, choice: Choice, until: PartialDate) -> Iterator[Event]:
    found = chosen_events(public_events(visitor), choice).upcoming(today).filter(date__lte=until)
    yield from (one for one in found if one.date and one.date.exact)


def _place(one: Meeting | Event) -> tuple[dt.date, dt.time, str]:
    assert one.date is not None
    return one.date.first, one.start_time or dt.time.min, one.key


def _date(one: Meeting | Event, languages: tuple[Language, ...]) -> PosterDate:
    assert one.date is not None and one.date.exact is not None
    where = one.where if isinstance(one, Event) else _where_of(one)
    title = one.name if isinstance(one, Event) else title_of(one)
    said = []
    for language in languages:
        with override(language.code):
            said.append(tuple(_beside(one)))
    off = one.state in (State.CANCELLED, EventState.CANCELLED)
    return PosterDate(one.date.exact, title, where, tuple(said), off=off)


def _where_of(one: Meeting) -> str:
    return where_in_words(one.location.in_one_line if one.location else "", one.attendance_mode)


def _beside(one: Meeting | Event) -> Iterator[str]:
    """Its time and what helps to decide whether to come, in the current language."""
    if isinstance(one, Meeting):
        if one.state == State.CANCELLED:
            yield _("Fällt aus")
        if one.start_time:
            yield from_to(one.start_time, one.end_time) if one.end_time else clock(one.start_time)
        return
    line: EventLine = line_of(one)
    if one.state == EventState.CANCELLED:
        yield _("Fällt aus")
    if line.clock_words:
        yield line.clock_words
    if line.until:
        yield _("bis %(date)s") % {"date": line.until}
    yield from line.offers


def _words(language: Language, *, rest: bool) -> PosterWords:
    with override(language.code):
        return PosterWords(
            language=language.code,
            title=_("Termine"),
            moved=_("Wo sich etwas ändert, steht es auf dieser Seite:") if not rest else _("Weitere Termine:"),
            camera=_("Mit dem Handy: Kamera auf das Quadrat halten."),
            nothing=_("Zurzeit steht kein Termin fest."),
        )
