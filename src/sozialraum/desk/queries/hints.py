"""Desk: what in minutes and decisions does not fit together; it sees the rooms that each of them touches."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from django.db.models import Count, Prefetch
from django.utils.translation import gettext as _

from sozialraum.counting.rules.figures import VoteFigures
from sozialraum.counting.words import Result
from sozialraum.decisions.models import (
    Approval,
    Ballot,
    Effect,
    Minutes,
    Quorum,
    Represented,
    Resolution,
    VoteCount,
)
from sozialraum.decisions.words import MinutesState, Progress
from sozialraum.foundation.dates import PartialDate
from sozialraum.meetings.models import Meeting
from sozialraum.meetings.words import FIXED, State
from sozialraum.provisions.rules.values import Matter
from sozialraum.register.queries.circulars import circular_hints
from sozialraum.rulings.rules.figures import ACCEPTED

Told = Iterator[tuple[Any, str]]


def hints_of_minutes(minutes: Sequence[Minutes]) -> Told:
    """Approvals against the day of the sitting, figures of a quorum against each other and against who was there."""
    found = Minutes.objects.filter(pk__in=[one.pk for one in minutes]).select_related("meeting", "file")
    there = Represented.objects.filter(minutes__in=minutes).values("minutes").annotate(n=Count("pk"))
    represented = dict(there.values_list("minutes", "n"))
    approvals = Prefetch("approvals", Approval.objects.select_related("organization", "in_meeting"))
    for one in found.prefetch_related(approvals, "quorums", "meeting__holders"):
        if one.meeting.state not in FIXED:
            yield one, _("Die Sitzung hat laut Eintrag nicht stattgefunden.")
        if one.state == MinutesState.DRAFT and one.approvals.all():
            yield one, _("Genehmigt, aber noch Entwurf und nicht öffentlich.")
        if one.present is not None and represented.get(one.pk, 0) > one.present:
            counts = {"houses": represented[one.pk], "present": one.present}
            yield one, _("Mehr vertretene Einrichtungen (%(houses)s) als Menschen (%(present)s).") % counts
        groups = {group.pk for group in one.meeting.groups}
        for approval in one.approvals.all():
            yield from ((one, says) for says in _of_approval(approval, one.meeting, held=groups))
        for quorum in one.quorums.all():
            yield from ((one, f"{quorum.organization}: {says}") for says in _of_quorum(quorum, one.present))


def _of_approval(approval: Approval, meeting: Meeting, *, held: set[int]) -> Iterator[str]:
    who, there = {"group": approval.organization}, approval.in_meeting
    if approval.organization_id not in held:
        yield _("Genehmigt von %(group)s; das Gremium hat die Sitzung nicht gehalten.") % who
    if meeting.date and approval.date and approval.date.certainly_before(meeting.date):
        yield _("Genehmigt von %(group)s, bevor die Sitzung war.") % who
    if there and there.pk == meeting.pk:
        yield _("Genehmigt in derselben Sitzung, von der es handelt.")
    elif there and there.date and meeting.date and there.date.certainly_before(meeting.date):
        yield _("Genehmigt in einer Sitzung, die vorher war.")
    if there and there.date and approval.date and not _may_be_alike(there.date, approval.date):
        yield _("Genehmigt von %(group)s an einem anderen Tag als die Sitzung, in der es war.") % who


def _of_quorum(quorum: Quorum, persons: int | None) -> Iterator[str]:
    present, voters, needed = quorum.present, quorum.voters, quorum.needed
    figures = {"present": present, "voters": voters, "needed": needed, "persons": persons}
    if present is not None and voters is not None and present > voters:
        yield _("%(present)s vertreten, aber nur %(voters)s stimmberechtigt.") % figures
    if needed is not None and voters is not None and needed > voters:
        yield _("%(needed)s nötig, aber nur %(voters)s stimmberechtigt.") % figures
    if present is not None and persons is not None and present > persons:
        yield _("%(present)s Stimmberechtigte vertreten, aber nur %(persons)s Menschen anwesend.") % figures
    if quorum.reached and present is not None and needed is not None and present < needed:
        yield _("Beschlussfähig mit %(present)s, nötig waren %(needed)s.") % figures
    if quorum.reached is False and present is not None and needed is not None and present >= needed:
        yield _("Nicht beschlussfähig mit %(present)s, nötig waren nur %(needed)s.") % figures


def _may_be_alike(one: PartialDate, other: PartialDate) -> bool:
    return not one.certainly_before(other) and not other.certainly_before(one)


def hints_of_resolutions(resolutions: Sequence[Resolution]) -> Told:
    """Votes against the result, against who could vote, and against each other; days, numbers and what follows."""
    keys = [one.pk for one in resolutions]
    adopting = Prefetch("effects", Effect.objects.select_related("adoption__version"))
    found = Resolution.objects.filter(pk__in=keys).select_related("meeting")
    yield from circular_hints(resolutions)
    known = _people_at({one.meeting_id for one in resolutions if one.meeting_id})
    twice = _numbers_twice(resolutions)
    for one in found.prefetch_related("ballots__counts", adopting).order_by("number_in_year", "pk"):
        yield from ((one, says) for says in _of_decision(one))
        if one.number in twice:
            yield one, _("Die Nummer %(number)s trägt noch ein anderer Beschluss.") % {"number": one.number}
        for ballot in one.ballots.all():
            for count in ballot.counts.all():
                name = f"{count.organization}: " if count.organization else ""
                people = known.get((one.meeting_id, count.organization_id), known.get((one.meeting_id, None)))
                result = _result_of(count, one)
                told = (*_of_count(count, one, result), *_against_people(count.count, people, result))
                yield from ((one, f"{name}{says}") for says in told)


def _people_at(meetings: set[int]) -> dict[tuple[int | None, int | None], Quorum | Minutes]:
    """The quorum of each group at these meetings, and under no group the minutes with everybody who was there."""
    written = Minutes.objects.filter(meeting__in=meetings, deleted=None).prefetch_related("quorums")
    found: dict[tuple[int | None, int | None], Quorum | Minutes] = {}
    for one in written:
        found[one.meeting_id, None] = one
        found |= {(one.meeting_id, quorum.organization_id): quorum for quorum in one.quorums.all()}
    return found


def _numbers_twice(resolutions: Sequence[Resolution]) -> set[str]:
    numbers = {one.number for one in resolutions if one.number}
    same = Resolution.objects.filter(body=resolutions[0].body_id, number__in=numbers, deleted=None)
    return {number for number, n in same.values_list("number").annotate(n=Count("pk")) if n > 1}


def _of_decision(one: Resolution) -> Iterator[str]:
    """What one says of itself beside its votes."""
    meeting, when = one.meeting, one.meeting.date if one.meeting else one.date
    if meeting and meeting.state in (State.DRAFT, State.CANCELLED, State.SCHEDULED):
        yield _("Beschlossen in einer Sitzung, die laut Eintrag nicht stattgefunden hat.")
    if when and one.outcome_date and one.outcome_date.certainly_before(when):
        yield _("Was daraus wurde, trägt einen Stand von vor dem Beschluss.")
    year = re.match(r"((?:19|20)\d\d)\D", one.number)
    if when and year and int(year[1]) != when.year:
        yield _("Die Nummer %(number)s passt nicht zum Jahr %(year)s.") % {"number": one.number, "year": when.year}
    yield from _of_result(one)


def _of_result(one: Resolution) -> Iterator[str]:
    """The result of all against what follows from it, and against the results of the groups."""
    effects = one.effects.all()
    if one.result in (Result.REJECTED, Result.POSTPONED, Result.WITHDRAWN):
        if effects:
            yield _("Nicht angenommen, und doch mit einer Wirkung.")
        if one.progress in (Progress.IN_PROGRESS, Progress.DONE):
            yield _("Nicht angenommen, und doch umgesetzt.")
    results = {count.result for ballot in _last(one) for count in ballot.counts.all() if count.result}
    if one.result == Result.CARRIED and Result.REJECTED in results:
        yield _("Angenommen, aber ein Gremium hat abgelehnt.")
    if one.result == Result.REJECTED and results == {Result.CARRIED.value}:
        yield _("Abgelehnt, aber jedes Gremium hat angenommen.")


def _last(one: Resolution) -> list[Ballot]:
    return sorted(one.ballots.all(), key=lambda ballot: ballot.round)[-1:]


def _result_of(count: VoteCount, decision: Resolution) -> str:
    """The result of one group; without one of its own, in the last round, that of the decision."""
    is_last = [ballot.pk for ballot in _last(decision)] == [count.ballot_id]
    return count.result or (decision.result if is_last else "")


def _of_count(count: VoteCount, decision: Resolution, result: str) -> Iterator[str]:
    """The numbers of one group against its result, and against its words."""
    yes, no = count.yes, count.no
    figures: dict[str, Any] = {"yes": yes, "no": no}
    if yes is not None and no is not None and not count.override_reason:
        if result in ACCEPTED and yes <= no:
            yield _("%(yes)s Ja, %(no)s Nein, und doch angenommen.") % figures
        ordinary = decision.topic in ("", Matter.ORDINARY)  # at other topics the rules may want more
        simple = decision.majority.lower().startswith("einfach") if decision.majority else ordinary
        if result == Result.REJECTED and yes > no and simple:
            yield _("%(yes)s Ja, %(no)s Nein, und doch abgelehnt.") % figures
    if "einstimmig" in count.words.lower() and (no or 0) > 0 and (yes or 0) > 0:
        yield _("„%(words)s“, aber %(yes)s Ja und %(no)s Nein.") % (figures | {"words": count.words})


def _against_people(count: VoteFigures, people: Quorum | Minutes | None, result: str) -> Iterator[str]:
    """More votes than people, or votes of a group that could not decide."""
    votes = sum(one or 0 for one in (count.yes, count.no, count.abstain, count.recused))
    most = people.present if people else None
    if isinstance(people, Quorum):
        most = people.voters if most is None else most
        if people.reached is False and count.is_recorded and result in ACCEPTED:
            yield _("Nicht beschlussfähig, und doch angenommen.")
    if most is not None and votes > most:
        words = {"votes": votes, "people": most}
        yield _("Mehr Stimmen (%(votes)s) als Menschen, die abstimmen konnten (%(people)s).") % words
