"""Convening: all that the page of a planned sitting shows beside its fields."""

from __future__ import annotations

import datetime as dt
from contextlib import suppress
from typing import Any, NamedTuple

from django.utils import timezone
from django.utils.translation import gettext as _

from sozialraum.agenda.queries.lines import LABELS, ends_after
from sozialraum.agenda.rules import AgendaLine, minutes_in_all
from sozialraum.bodies.models import Organization
from sozialraum.bodies.queries import places_to_choose
from sozialraum.convening.forms.plan import PlanMeetingForm
from sozialraum.convening.queries.checks import TypedPlan, findings
from sozialraum.convening.queries.days import PlannedDays
from sozialraum.convening.queries.places import called_of, names_of_places
from sozialraum.convening.queries.suggestions import Suggested, imagined
from sozialraum.foundation.dates import typed_time
from sozialraum.foundation.questions import asked


class GroupChoice(NamedTuple):
    """A group one may tick, and why it is ticked."""

    group: Organization
    is_ticked: bool
    why: str


def planned_page(form: PlanMeetingForm) -> dict[str, Any]:
    """What the template takes: groups, days, places, lines, what else is on record, and what was looked through."""
    found = form.suggestions
    lines, day = form.lines, form.asked_day
    start, end = (_clock(form, name) for name in ("start_time", "end_time"))
    words = str(form["place"].value() or "")
    places = asked(places_to_choose, form.by)
    place = called_of(words, places) if words else None
    days = PlannedDays(form.rules, form.by, start, end, place.pk if place else None, found.planned.read)
    minutes = minutes_in_all(lines)
    meeting = imagined(found.groups, form.by, day)
    meeting.start_time, meeting.end_time = start, end
    choices = _choices(form, found)
    mode, link = (str(form[name].value() or "") for name in ("attendance_mode", "video_url"))
    late = [group for group, _one in form.late()] if day and found.groups else []
    notice = form.rules.last_day(day, form.given) if day and found.groups else None
    chair, writer = (str(form[name].value() or "") for name in ("chair", "minute_taker"))
    typed = TypedPlan(day, start, end, words, mode, link, lines, chair, writer)
    return {
        "form": form,
        "ticked": [one for one in choices if one.is_ticked],
        "others": [one for one in choices if not one.is_ticked],
        "days": days.lines({*found.proposed_days, *found.earliest_days, *([day] if day else ())}),
        "is_after_last": bool(found.proposed_days),
        "is_earliest": bool(found.earliest_days),
        "former": found.former.latest,
        "places": names_of_places(places),
        "people": [one.called for one in found.people.people] if found.groups else [],
        "meeting": meeting,
        "lines": [(_unmarked(line), LABELS.get(line.kind, "")) for line in lines],
        "blank": AgendaLine(""),
        "kinds": LABELS,
        "minutes": minutes,
        "ends": ends_after(meeting, minutes),
        "proposals": found.offered(day, lines),
        "checks": findings(typed, found, dict(notice.answers) if notice else {}, late) if found.groups else [],
        "is_late": bool(late),
        "notice_fields": form.notice_fields() if found.groups else [],
        "today": timezone.localdate(),
    }


def _unmarked(line: AgendaLine) -> AgendaLine:
    return AgendaLine(line.name, "", line.is_below, line.kind, line.minutes, line.brought_by, line.public)


def _clock(form: PlanMeetingForm, name: str) -> dt.time | None:
    value = form[name].value()
    if isinstance(value, dt.time):
        return value
    with suppress(ValueError):
        return typed_time(str(value)) if value else None
    return None


def _choices(form: PlanMeetingForm, found: Suggested) -> list[GroupChoice]:
    keys = {one.pk for one in found.groups}
    partner = found.partner
    why = _("tagt %(since)s (Beschluss %(number)s), deshalb vorgeschlagen")
    said = why % {"since": partner.in_words, "number": partner.number} if partner else ""
    leading = found.groups[0].pk if found.groups else None
    is_named = partner is not None and leading in partner.groups
    return [
        GroupChoice(
            one,
            one.pk in keys,
            said if is_named and partner and one.pk in partner.groups and one.pk != leading else "",
        )
        for one in form.offered
    ]
