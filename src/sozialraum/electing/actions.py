"""Electing: an election counted round by round in a sitting, its lots, and the office that follows from it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from sozialraum.acts.act import act
from sozialraum.bodies.models import Organization
from sozialraum.bodies.permissions import is_office
from sozialraum.electing.queries import heads_of, inside_names, now_in, standing_in, start_of
from sozialraum.electing.rules import CountedPapers
from sozialraum.elections.actions import election_candidates, election_rounds, elections, note_office
from sozialraum.elections.models import Candidate, Election
from sozialraum.elections.queries import candidates_of, rounds_of
from sozialraum.elections.words import WINNING, CandidateResult
from sozialraum.foundation.dates import PartialDate
from sozialraum.foundation.refusals import field_error
from sozialraum.foundation.visitor import Visitor
from sozialraum.meetings.models import AgendaItem, Meeting
from sozialraum.meetings.permissions import leads, leads_or_writes
from sozialraum.meetings.words import FIXED
from sozialraum.people.actions import appoint, memberships
from sozialraum.people.models import Person
from sozialraum.presence.queries import SittingNow

BESIDE = ("against", "abstentions", "invalid", "cast")
ROUND = (*BESIDE, "way")


@act(who=is_office | leads_or_writes, says=gettext_lazy("hat eine Wahl gezählt"))
def hold_election(
    agenda_item: AgendaItem,
    *,
    by: Visitor,
    election: Mapping[str, Any],
    candidates: Sequence[Mapping[str, Any]],
    counted: Mapping[str, Any],
) -> Election:
    """Record an election at an item with its first round, and who is elected by the rules in force.

    ``election`` are columns of it (with ``organizations``), ``candidates`` of its candidates, with the number of
    ``votes``; ``counted`` are columns of the round (``ROUND``). Raises ValidationError: ``state`` before the opening,
    ``stranger``, ``votes`` where one has none, ``cast`` or ``present`` where the count cannot be so.
    """
    _refuse_not_running(agenda_item.meeting)
    now = now_in(agenda_item, by)
    meeting = now.rows.meeting
    groups: Sequence[Organization] = election.get("organizations") or meeting.groups
    if strange := [one for one in groups if one not in meeting.groups]:
        who = {"who": strange[0]}
        raise ValidationError(_("%(who)s hat diese Sitzung nicht gehalten."), params=who, code="stranger")
    if not candidates or not all(str(one.get("votes", "")).isdigit() for one in candidates):
        told = _("Bitte schreiben Sie zu jedem Vorschlag, wie viele Stimmen er bekam: »Vorschlag A: 5«.")
        raise field_error("candidates", told, "votes")
    seats, reason = election.get("seats", 1), str(election.get("override_reason", ""))
    present = heads_of(groups, now).present
    _refuse_count([int(one["votes"]) for one in candidates], seats, counted, present, reason)
    recorded: Election = elections.record(
        meeting,
        by=by,
        **{**election, "organizations": list(groups)},
        agenda_item=agenda_item,
        candidates=[dict(one) for one in candidates],
        rounds=[_columns(counted)],
    )
    _mark(recorded, by, now)
    return recorded


@act(who=is_office | leads_or_writes, says=gettext_lazy("hat einen weiteren Wahlgang gezählt"))
def count_run_off(
    election: Election, *, by: Visitor, votes: Mapping[str, int], counted: Mapping[str, Any], override_reason: str = ""
) -> None:
    """Record the next round: by key of a candidate its votes; its candidates follow from the rounds before.

    Raises ValidationError: ``over``, ``asked`` if others are in it, ``cast`` or ``present``.
    """
    _refuse_not_running(election.meeting)
    rows = candidates_of([election.pk])[election.pk]
    now = now_in(election, by)
    asked = set(standing_in(election, now).asked)
    if not asked:
        raise ValidationError(_("In dieser Wahl wird nicht mehr gezählt."), code="over")
    keys = {one.key for name, one in zip(inside_names(rows), rows, strict=True) if name in asked}
    if keys != set(votes):
        raise ValidationError(_("Bitte schreiben Sie die Stimmen von allen, die in dieser Runde sind."), code="asked")
    won = sum(one.result in WINNING for one in rows)
    present = heads_of(election.groups, now).present
    _refuse_count(list(votes.values()), election.seats - won, counted, present, override_reason)
    election.override_reason = override_reason or election.override_reason
    for one in rows:
        told = " ".join((one.votes or "-", str(votes.get(one.key, "-"))))
        election_candidates.correct.as_part(one, by=by, votes=told)
    election_rounds.record(election, by=by, run_off=len(keys) < len(rows), **_columns(counted))
    _mark(election, by, now)


@act(who=is_office | leads_or_writes, says=gettext_lazy("hat eingetragen, wen das Los traf"))
def draw_lot(election: Election, *, by: Visitor, candidate: Candidate, lot: str = "") -> None:
    """Record that the lot elected one of those who are tied; ``lot`` says who drew it, in words, never a name.

    Raises ValidationError: ``tied`` of anybody else, ``lot`` where the rules want another round.
    """
    _refuse_not_running(election.meeting)
    now = now_in(election, by)
    standing, rows = standing_in(election, now), candidates_of([election.pk])[election.pk]
    names = {one.pk: name for name, one in zip(inside_names(rows), rows, strict=True)}
    if names.get(candidate.pk) not in dict(standing.tied):
        raise ValidationError(_("Gelost wird nur unter denen, die gleich viele Stimmen haben."), code="tied")
    if not standing.may_draw:
        raise ValidationError(standing.next_in_words, code="lot")
    election.lot = lot or election.lot
    election_candidates.correct.as_part(candidate, by=by, result=CandidateResult.BY_LOT)
    _mark(election, by, now)


@act(who=is_office | leads_or_writes, says=gettext_lazy("hat einen Wahlgang zurückgenommen"))
def undo_round(election: Election, *, by: Visitor) -> None:
    """Remove the lots of an election, else its last round; without any round left, the election itself.

    Raises ValidationError (``filled``) once somebody is in the office that followed from it.
    """
    _refuse_not_running(election.meeting)
    rows, rounds = candidates_of([election.pk])[election.pk], rounds_of([election.pk])[election.pk]
    if any(one.membership_id for one in rows):
        raise ValidationError(_("Das Amt daraus ist schon eingetragen. Nehmen Sie zuerst das zurück."), code="filled")
    drawn = any(one.result == CandidateResult.BY_LOT for one in rows)
    if not drawn and len(rounds) < 2:
        elections.withdraw(election, by=by)
        return
    for one in rows:
        votes = one.votes if drawn else one.votes.rpartition(" ")[0]
        election_candidates.correct.as_part(one, by=by, votes=votes, result="")
    if not drawn:
        election_rounds.withdraw(rounds[-1], by=by)
    _mark(election, by, now_in(election, by))


@act(who=is_office | leads, says=gettext_lazy("hat Gewählte in ihr Amt eingetragen"))
def fill_office(
    election: Election,
    *,
    by: Visitor,
    candidate: Candidate,
    person: Person | None = None,
    start_date: PartialDate | None = None,
) -> None:
    """Give somebody who was elected the office, from the day decided; the election keeps a link to it.

    ``person`` is for the office alone, where the candidate is not in the register. Raises ValidationError:
    ``not_elected``, ``filled``, ``office`` where no office is named, ``person`` where nobody is known, ``stranger``
    for an office elsewhere than in a group of the sitting, unless by the office: to sit in some gives rights.
    """
    if candidate.election_id != election.pk or candidate.result not in WINNING or candidate.accepted is False:
        raise ValidationError(_("Ins Amt kommt nur, wer gewählt ist und annimmt."), code="not_elected")
    if candidate.membership_id is not None:
        raise ValidationError(_("Das steht schon da."), code="filled")
    if election.organization is None or not election.role:
        raise ValidationError(_("Bei dieser Wahl steht nicht, für welches Amt."), code="office")
    is_by_office = is_office.holds(by, election)
    if not is_by_office and (
        election.organization not in election.meeting.groups or not election.organization.is_group
    ):
        raise ValidationError(
            _("Dieses Amt vergibt das Büro: Es ist bei keinem Gremium dieser Sitzung."), code="stranger"
        )
    chosen = person if is_by_office and person is not None else candidate.person
    if chosen is None:
        raise field_error("name", _("Diesen Menschen kennt das Verzeichnis nicht. Das Büro trägt ihn ein."), "person")
    day = start_date or start_of(election)
    given = appoint(
        election.organization, by=by, person=chosen, role=election.role, start_date=day, end_date=election.end_date
    )
    note_office(candidate, by=by, membership=given)


@act(who=is_office, says=gettext_lazy("hat das Amt aus einer Wahl zurückgenommen"))
def empty_office(election: Election, *, by: Visitor, candidate: Candidate) -> None:
    """Take back what ``fill_office`` recorded; raises ValidationError (``filled``) if nothing was."""
    held = candidate.membership
    if candidate.election_id != election.pk or held is None:
        raise ValidationError(_("Aus dieser Wahl ist kein Amt eingetragen."), code="filled")
    note_office(candidate, by=by, membership=None)
    memberships.withdraw(held, by=by)


def _refuse_not_running(meeting: Meeting) -> None:
    if meeting.state not in FIXED:
        raise ValidationError(_("Gewählt wird, sobald die Sitzung eröffnet ist."), code="state")


def _refuse_count(
    votes: Sequence[int], seats: int, counted: Mapping[str, Any], present: int | None, reason: str
) -> None:
    """Raises ValidationError where the figures cannot be so, unless a reason is given."""
    papers = CountedPapers(tuple(votes), seats, **{name: counted.get(name) for name in BESIDE})
    fault = papers.fault(present)
    if fault and not reason.strip():
        told = _("%(sum)s Bitte zählen Sie nach, oder schreiben Sie, warum es so stehen bleibt.") % {"sum": fault[1]}
        raise field_error("override_reason", told, fault[0])


def _columns(counted: Mapping[str, Any]) -> dict[str, Any]:
    if strange := counted.keys() - set(ROUND):
        raise TypeError(f"A round does not have {', '.join(sorted(strange))}.")
    return dict(counted)


def _mark(election: Election, by: Visitor, now: SittingNow) -> None:
    """Write down who is elected as it stands now; once nothing is open any more, who is not."""
    standing, rows = standing_in(election, now), candidates_of([election.pk])[election.pk]
    for name, one in zip(inside_names(rows), rows, strict=True):
        if one.result in (CandidateResult.BY_LOT, CandidateResult.WITHDRAWN):
            continue
        lost = CandidateResult.NOT_ELECTED if standing.is_through else ""
        result = CandidateResult.ELECTED if name in standing.elected else lost
        if one.result != result:
            election_candidates.correct.as_part(one, by=by, result=result)
