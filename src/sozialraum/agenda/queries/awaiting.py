"""Agenda: what waits for a sitting beside its points – offices to be filled, decisions due again, papers handed in."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.db.models.functions import Coalesce
from django.utils.translation import gettext as _

from sozialraum.bylaws.queries import rule_sets_of
from sozialraum.counting.words import Result
from sozialraum.decisions.models import DecidedBy, Resolution, ResolutionQuerySet
from sozialraum.decisions.words import REFERRING, Progress
from sozialraum.foundation.dates import PartialDate, shifted
from sozialraum.foundation.questions import asked
from sozialraum.foundation.visitor import Visitor
from sozialraum.meetings.models import AgendaItem, Consultation, Meeting
from sozialraum.meetings.words import State
from sozialraum.papers.models import Paper
from sozialraum.papers.words import PaperType
from sozialraum.proceedings.queries import OfficeTerm, office_terms
from sozialraum.provisions.rules.ruleset import RuleSet
from sozialraum.ui.spoken import of_date

AGAIN_AFTER = dt.timedelta(days=180)  # a decision of which nobody has told anything for so long
HANDED_IN_SINCE = dt.timedelta(days=365)
ANSWERED_SINCE = dt.timedelta(days=365)
OVER = (Progress.DONE, Progress.DROPPED)
DECIDED = ("name", "number", "result", "progress", "outcome_date", "date", "meeting__date")
ANSWERED = ("came_back", "came_back_on", "again_in", "resubmit_on")
HANDED_IN = (PaperType.PROPOSAL, PaperType.CONCERN)


def offices_to_fill(
    meeting: Meeting, day: dt.date, sets: Mapping[int, RuleSet] | None = None
) -> Iterator[tuple[str, str]]:
    """Each office of its groups whose term ends about this day with nobody following: what to elect, and why."""
    groups = meeting.groups
    for held in office_terms([one.pk for one in groups], rule_sets_of(groups) if sets is None else sets, day):
        for term in held:
            others = [other for other in held if other is not term]
            if last := term.stays_on_alone(others, day) or term.ends_near(others, day):
                yield _office(term), _("Amtszeit bis %(day)s") % {"day": PartialDate.of(last).in_words(weekday=False)}


def _office(term: OfficeTerm) -> str:
    return _("Wahl: %(office)s, %(group)s") % {
        "office": term.held.get_role_display(),
        "group": term.held.organization.name,
    }


def decisions_due_again(meeting: Meeting, visitor: Visitor, day: dt.date) -> Iterator[tuple[str, str]]:
    """Decisions of its groups that wait for something: another body, a reservation, a word on what became of them."""
    asks = (tuple(group.pk for group in meeting.groups), meeting.pk, PartialDate.of(day))
    since = PartialDate.of(shifted(day, -ANSWERED_SINCE))
    for one in asked(_again, visitor, *asks, since):
        yield one.name, _why_again(one)
    for one in asked(_waiting, visitor, *asks, since):
        when = one.meeting__date or one.date
        is_silent = (one.outcome_date or when).last < shifted(day, -AGAIN_AFTER)
        if one.result in (*REFERRING, Result.CONDITIONAL) or is_silent:
            yield one.name, f"{_called(one.number, when)}, {_what_lacks(one.result, one.progress)}"


def _decided_by(visitor: Visitor, groups: tuple[int, ...], meeting: int) -> ResolutionQuerySet:
    own = DecidedBy.objects.filter(organization__in=groups).values("resolution")
    return Resolution.objects.visible_to(visitor).filter(pk__in=own).exclude(meeting=meeting)


def _again(
    visitor: Visitor, groups: tuple[int, ...], meeting: int, day: PartialDate, since: PartialDate
) -> QuerySet[Any]:
    """What came back from another body, and what was to be looked at again by now."""
    found = _decided_by(visitor, groups, meeting).filter(_comes_again(day, since)).exclude(progress__in=OVER)
    return found.latest_first().values_list(*DECIDED, *ANSWERED, named=True)


def _waiting(
    visitor: Visitor, groups: tuple[int, ...], meeting: int, day: PartialDate, since: PartialDate
) -> QuerySet[Any]:
    """The others that are not answered."""
    answered = Q(progress__in=OVER) | ~Q(outcome="")
    sent = Q(result__in=REFERRING, referred_on__lte=day, came_back="", again_in=None)
    waits = sent | Q(result=Result.CONDITIONAL) | Q(progress__in=(Progress.OPEN, Progress.IN_PROGRESS))
    found = _decided_by(visitor, groups, meeting).exclude(_comes_again(day, since))
    return found.filter(waits).exclude(answered & ~sent).latest_first().values_list(*DECIDED, named=True)


def _comes_again(day: PartialDate, since: PartialDate) -> Q:
    """Answered since then, or to come up again by this day, and taken up by no sitting."""
    back = Q(result__in=REFERRING, again_in=None, came_back_on__range=(since, day)) & ~Q(came_back="")
    is_due = Q(resubmit_on__lte=day)
    return (back & ~_taken_up_since("came_back_on")) | (is_due & ~_taken_up_since("resubmit_on"))


def _taken_up_since(column: str) -> Exists:
    """Whether another sitting held since then had a point called like the decision, as a proposal calls it."""
    held = {"meeting__state": State.HELD, "meeting__date__gte": OuterRef(column)}
    called = AgendaItem.objects.filter(name=OuterRef("name"), deleted=None, **held)
    return Exists(called.exclude(meeting=Coalesce(OuterRef("meeting"), 0)))  # an answer may come on the very day


def _why_again(one: Any) -> str:
    """»Beschluss 7 vom 3. November 2026, am 20. November 2026 zurückgekommen«"""
    what = _called(one.number, one.meeting__date or one.date)
    if one.came_back_on and one.came_back and one.again_in is None:
        came = one.came_back_on.in_words(weekday=False)
        return _("%(what)s, am %(day)s zurückgekommen") % {"what": what, "day": came}
    return _("%(what)s, Wiedervorlage %(day)s") % {"what": what, "day": one.resubmit_on.in_words(weekday=False)}


def called_with_day(one: Resolution) -> str:
    """»Beschluss 7 vom 3. November 2026«"""
    return _called(one.number, one.when)


def _called(number: str, when: PartialDate) -> str:
    called = _("Beschluss %(number)s") % {"number": number} if number else _("Beschluss")
    return f"{called} {of_date(when)}"


def _what_lacks(result: str, progress: str) -> str:
    if result in REFERRING:
        return _("noch nichts zurückgekommen")
    if result == Result.CONDITIONAL:
        return _("unter Vorbehalt")
    return str(Progress(progress).label)


def papers_handed_in(visitor: Visitor, day: dt.date) -> Iterator[tuple[str, str]]:
    """Proposals and concerns on paper that no sitting has talked about, the latest first."""
    for paper in asked(_handed_in, visitor, shifted(day, -HANDED_IN_SINCE)):
        yield paper.public_name or paper.name, _("Dokument, noch in keiner Sitzung beraten")


def _handed_in(visitor: Visitor, since: dt.date) -> QuerySet[Any]:
    talked = Consultation.objects.filter(paper=OuterRef("pk"), deleted=None)
    found = Paper.objects.visible_to(visitor).filter(
        ~Exists(talked), paper_type__in=HANDED_IN, created__date__gte=since
    )
    return found.order_by("-created", "pk").values_list("name", "public_name", named=True)
