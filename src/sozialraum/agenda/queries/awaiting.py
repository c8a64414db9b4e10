"""Agenda: what waits for a sitting beside its points – offices to be filled, decisions due again, papers handed in."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping

from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext as _

from sozialraum.bylaws.queries import rule_sets_of
from sozialraum.counting.words import Result
from sozialraum.decisions.models import DecidedBy, Resolution, ResolutionQuerySet
from sozialraum.decisions.words import REFERRING, Progress
from sozialraum.foundation.dates import PartialDate
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
    own = DecidedBy.objects.filter(organization__in=[group.pk for group in meeting.groups]).values("resolution")
    found = Resolution.objects.visible_to(visitor).filter(pk__in=own).exclude(meeting=meeting)
    answered = Q(progress__in=OVER) | ~Q(outcome="")
    sent = Q(result__in=REFERRING, referred_on__lte=PartialDate.of(day), came_back="", again_in=None)
    back = Q(result__in=REFERRING, again_in=None, came_back_on__range=_within(day)) & ~Q(came_back="")
    again = (back & ~_taken_up_since("came_back_on")) | (_due(day) & ~_taken_up_since("resubmit_on"))
    yield from _again(found.filter(again).exclude(Q(progress__in=OVER)), day)
    found = found.exclude(again)
    waits = sent | Q(result=Result.CONDITIONAL) | Q(progress__in=(Progress.OPEN, Progress.IN_PROGRESS))
    for one in found.filter(waits).exclude(answered & ~sent).select_related("meeting").latest_first():
        told = one.outcome_date or one.when
        if one.result in (*REFERRING, Result.CONDITIONAL) or told.last < day - AGAIN_AFTER:
            yield one.name, f"{_called(one)}, {_what_lacks(one)}"


def _within(day: dt.date) -> tuple[PartialDate, PartialDate]:
    """From which day on an answer is new to a sitting of this day, and until when."""
    return PartialDate.of(day - ANSWERED_SINCE), PartialDate.of(day)


def _due(day: dt.date) -> Q:
    """Those that were to come up again by this day."""
    return Q(resubmit_on__lte=PartialDate.of(day))


def _taken_up_since(column: str) -> Exists:
    """Whether a sitting held since then had a point called like the decision, as a proposal calls it."""
    held = {"meeting__state": State.HELD, "meeting__date__gte": OuterRef(column)}
    return Exists(AgendaItem.objects.filter(name=OuterRef("name"), deleted=None, **held))


def _again(found: ResolutionQuerySet, day: dt.date) -> Iterator[tuple[str, str]]:
    """What came back from another body, and what was to be looked at again by now."""
    for one in found.select_related("meeting").latest_first():
        if one.came_back_on and one.came_back and one.again_in_id is None:
            came = one.came_back_on.in_words(weekday=False)
            yield one.name, _("%(what)s, am %(day)s zurückgekommen") % {"what": _called(one), "day": came}
        else:
            assert one.resubmit_on is not None  # asked
            due = one.resubmit_on.in_words(weekday=False)
            yield one.name, _("%(what)s, Wiedervorlage %(day)s") % {"what": _called(one), "day": due}


def _called(one: Resolution) -> str:
    """»Beschluss 7 vom 3. November 2026«"""
    number = _("Beschluss %(number)s") % {"number": one.number} if one.number else _("Beschluss")
    return f"{number} {of_date(one.when)}"


def _what_lacks(one: Resolution) -> str:
    if one.result in REFERRING:
        return _("noch nichts zurückgekommen")
    if one.result == Result.CONDITIONAL:
        return _("unter Vorbehalt")
    return str(Progress(one.progress).label)


def papers_handed_in(visitor: Visitor, day: dt.date) -> Iterator[tuple[str, str]]:
    """Proposals and concerns on paper that no sitting has talked about, the latest first."""
    talked = Consultation.objects.filter(paper=OuterRef("pk"), deleted=None)
    since = day - HANDED_IN_SINCE
    found = Paper.objects.visible_to(visitor).filter(
        ~Exists(talked), paper_type__in=HANDED_IN, created__date__gte=since
    )
    for paper in found.order_by("-created", "pk"):
        yield paper.public_name or paper.name, _("Dokument, noch in keiner Sitzung beraten")
