"""Events: entered by the office or sent in by an institution; looked at, moved, called off."""

from __future__ import annotations

import datetime as dt
from typing import Any, cast

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from sozialraum.acts.act import Move, act
from sozialraum.acts.master import MasterKind, master_data
from sozialraum.acts.who import holds_link, is_house
from sozialraum.bodies.actions import CONFIRM
from sozialraum.bodies.models import Organization
from sozialraum.bodies.permissions import is_office
from sozialraum.bodies.queries import addressee_of, office_of
from sozialraum.events.letters import EventPublishedLetter, EventTurnedDownLetter
from sozialraum.events.models import Event
from sozialraum.events.words import OPEN_TO_ALL, EventState
from sozialraum.foundation.dates import PartialDate
from sozialraum.foundation.refusals import field_error
from sozialraum.foundation.things import columns_of
from sozialraum.foundation.visitor import Visitor
from sozialraum.network.models import Body
from sozialraum.post.letter import LetterKind
from sozialraum.post.sending import Sent, send

A_DAY, WAITING = 5, 20  # how many an institution may send in within a day, and have waiting
#: What follows from an act of its own, or from the way on which the event came.
TOLD_BY_ACTS = ("state", "former_date", "reason", "sequence", "proposed")
COLUMNS = columns_of(Event, without=TOLD_BY_ACTS)
WHEN = ("date", "end_date", "start_time", "end_time", "all_day")
#: What an institution says of it; who invites is the institution itself.
BROUGHT = tuple(name for name in COLUMNS if name != "organization")


def _key_words(_body: Body, values: dict[str, Any]) -> str:
    """Day and name, as in ``2027-05-08-sommerfest``."""
    return f"{values.get('date') or ''} {values.get('name', '')}".strip()


def _correct_event(kind: MasterKind, event: Event, /, *, by: Visitor, **values: Any) -> None:
    """Assign what is given. What everybody knows the day of is moved, with a reason, not corrected."""
    changed = any(name in values and values[name] != getattr(event, name) for name in WHEN)
    if changed and event.state in OPEN_TO_ALL and not is_house.holds(by, event):
        raise field_error("date", _("Der Tag ist schon bekannt. Verlegen Sie die Veranstaltung stattdessen."), "moved")
    kind.correct(event, by=by, **values)


events = master_data(
    Event,
    who=is_office | is_house,
    called=gettext_lazy("eine Veranstaltung"),
    fields=(*COLUMNS, "former_date", "reason", "sequence"),
    once=("state", "proposed"),
    correct=_correct_event,
    named=_key_words,
)


@act(who=holds_link(CONFIRM), says=gettext_lazy("hat eine Veranstaltung eingereicht"), publishes=False)
def propose(institution: Organization, *, by: Visitor, event: dict[str, Any]) -> Event:
    """Send in an event of an institution by its link; the office looks at it before anybody else reads it.

    Raises ValidationError with the code ``quota`` for more than ``A_DAY`` within a day or ``WAITING`` that wait.
    """
    now = timezone.now()
    brought = Event.objects.filter(organization=institution, deleted=None).exclude(proposed=None)
    today = brought.filter(proposed__gt=now - dt.timedelta(days=1)).count()
    if today >= A_DAY or brought.filter(state=EventState.PROPOSED).count() >= WAITING:
        raise ValidationError(
            _("Für heute haben Sie genug eingereicht. Das Büro sieht sich erst diese Veranstaltungen an."), code="quota"
        )
    day = event.get("date")
    if day is None or day.certainly_before(PartialDate.of(timezone.localdate())):
        raise field_error("date", _("Dieser Tag ist schon vorbei."), "past")
    assert set(event) <= set(BROUGHT)
    brought_by: dict[str, Any] = {"organization": institution, "proposed": now, "state": EventState.PROPOSED}
    return cast(Event, events.kind.record(by.body, by=by, **brought_by, **event))


@act(
    who=is_office,
    moves=Move((EventState.PROPOSED, EventState.TURNED_DOWN), to=EventState.PUBLISHED),
    says=gettext_lazy("hat eine Veranstaltung angesehen und veröffentlicht"),
)
def publish(event: Event, *, by: Visitor) -> Sent | None:
    """Publish an event that an institution sent in, with a letter to it; returns what became of the letter."""
    event.reason = ""
    return _notify(event, EventPublishedLetter(event.name, _day(event), Event.address.format(key=event.key)))


@act(
    who=is_office,
    moves=Move((EventState.PROPOSED,), to=EventState.TURNED_DOWN),
    says=gettext_lazy("hat eine Veranstaltung zurückgewiesen"),
    publishes=False,
)
def turn_down(event: Event, *, by: Visitor, reason: str) -> Sent | None:
    """Refuse an event that an institution sent in, with a letter to it; returns what became of the letter."""
    event.reason = reason
    return _notify(event, EventTurnedDownLetter(event.name, _day(event), reason))


@act(
    who=is_office,
    moves=Move((EventState.PUBLISHED,), to=EventState.PUBLISHED),
    says=gettext_lazy("hat eine Veranstaltung verlegt"),
)
def move(  # noqa: PLR0913 - what a new date is made of
    event: Event,
    *,
    by: Visitor,
    date: PartialDate,
    end_date: PartialDate | None,
    start_time: dt.time | None,
    end_time: dt.time | None,
    all_day: bool,
    reason: str,
) -> None:
    """Move a public event; its first day is kept. Raises ValidationError for the date that holds already."""
    before = (event.date, event.end_date, event.start_time, event.end_time, event.all_day)
    if (date, end_date, start_time, end_time, all_day) == before:
        raise ValidationError(_("Das ist der Termin, der schon gilt."), code="same")
    first = event.former_date or event.date
    event.former_date = first if first != date else None
    event.date, event.end_date, event.start_time, event.end_time = date, end_date, start_time, end_time
    event.all_day, event.reason = all_day, reason
    event.sequence += 1


@act(
    who=is_office,
    moves=Move((EventState.PUBLISHED,), to=EventState.CANCELLED),
    says=gettext_lazy("hat eine Veranstaltung abgesagt"),
)
def cancel(event: Event, *, by: Visitor, reason: str) -> None:
    """Call the event off. It stays visible and says so, with the reason."""
    event.reason = reason
    event.sequence += 1


@act(
    who=is_office,
    moves=Move((EventState.CANCELLED,), to=EventState.PUBLISHED),
    says=gettext_lazy("hat die Absage einer Veranstaltung zurückgenommen"),
)
def reinstate(event: Event, *, by: Visitor) -> None:
    """Undo a cancellation: it takes place again, on its day."""
    event.reason = ""
    event.sequence += 1


def _day(event: Event) -> str:
    return event.date.in_words(weekday=False) if event.date else ""


def _notify(event: Event, letter: LetterKind) -> Sent | None:
    """Send it to the institution that brought the event; None if none did."""
    if event.proposed is None or event.organization is None:
        return None
    return send(letter, to=addressee_of(event.organization), office=office_of(event.body))
