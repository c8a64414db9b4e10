"""Attendance: what new minutes begin with – their number, and the day on which was invited."""

from __future__ import annotations

from django.db.models import Q
from django.utils import timezone

from sozialraum.acts.models import Entry
from sozialraum.bodies.models import LegislativeTerm
from sozialraum.decisions.models import Minutes
from sozialraum.foundation.dates import PartialDate
from sozialraum.meetings.models import Meeting
from sozialraum.meetings.words import State


def invited_on(meeting: Meeting) -> PartialDate | None:
    """The day on which this meeting was last convened, as the journal has it; None where that was not done here."""
    story = Entry.objects.filter(body=meeting.body_id, act="meetings.convene", subject_key=meeting.key)
    last = story.order_by("-number").values_list("at", flat=True).first()
    return PartialDate.of(timezone.localdate(last)) if last else None


def next_number(meeting: Meeting) -> str:
    """The number to propose for minutes: which sitting of the leading group in its term it is, »Nr. 20 / 2024–2028«.

    Empty where day, group or term is not known, or where the minutes of this term so far have no numbers.
    """
    day, groups = meeting.date, meeting.groups
    if not day or not groups:
        return ""
    terms = LegislativeTerm.objects.filter(body=meeting.body_id, deleted=None, start_date__lte=day)
    term = terms.filter(Q(end_date=None) | Q(end_date__gte=day)).order_by("-start_date").first()
    if term is None:
        return ""
    ours = Meeting.objects.filter(holders__organization=groups[0], state=State.HELD, deleted=None)
    others = ours.filter(date__gte=term.start_date, date__lte=day).exclude(pk=meeting.pk)
    numbered = Minutes.objects.filter(meeting__in=others, deleted=None).exclude(number="")
    if others.exists() and not numbered.exists():
        return ""
    last = term.end_date.year if term.end_date else ""
    return f"Nr. {others.count() + 1} / {term.start_date.year}–{last}"
