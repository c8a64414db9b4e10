"""Elections: entering one with its candidates and rounds, and letting go of names."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from sozialraum.acts.act import act
from sozialraum.acts.master import MasterData, MasterKind, master_data
from sozialraum.acts.who import is_house, is_inside
from sozialraum.bodies.permissions import is_office
from sozialraum.elections.models import Candidate, Election, ElectionRound
from sozialraum.elections.queries import candidates_of, denials_of, revision_of, rounds_of
from sozialraum.foundation.refusals import field_error
from sozialraum.foundation.things import columns_of
from sozialraum.foundation.visitor import Visitor, Way
from sozialraum.meetings.models import Meeting
from sozialraum.people.models import Membership

Rows = Sequence[dict[str, Any]]
#: By which a line of a list is the same candidate as before, whatever else is said of it.
SAME = ("institution", "label", "person", "name")


def _record_election(
    kind: MasterKind, meeting: Meeting, /, *, by: Visitor, candidates: Rows = (), rounds: Rows = (), **values: Any
) -> Election:
    """An election with its candidates and rounds; without groups of its own, it is that of those who held the meeting.

    The rules by which it was held are those fixed for the meeting. A founding file says of itself what is known.
    """
    if by.way is not Way.HOUSE:
        values["organizations"] = values.get("organizations") or meeting.groups
        of = values.get("kind") or Election._meta.get_field("kind").get_default()
        values["rule_revision"] = revision_of(meeting, values["organizations"], of)
    election: Election = kind.record(meeting, by=by, **values)
    for one, rows in ((election_candidates, candidates), (election_rounds, rounds)):
        one.kind.record_rows(election, _in_order(rows), by=by, named=_named(election, one))
    if by.way is not Way.HOUSE:
        _refuse_without_reason(election)
    return election


def _correct_election(
    kind: MasterKind,
    election: Election,
    /,
    *,
    by: Visitor,
    candidates: Rows | None = None,
    rounds: Rows | None = None,
    **values: Any,
) -> None:
    """What is None stays as it is; candidates that were there before keep their keys."""
    is_typed = by.way is not Way.HOUSE
    if is_typed and "organizations" in values:
        values["organizations"] = values["organizations"] or election.meeting.groups
    kind.correct(election, by=by, **values)
    if candidates is not None:
        _make_rows(election, election_candidates, candidates_of([election.pk])[election.pk], candidates, by)
    if rounds is not None:
        _make_rows(election, election_rounds, rounds_of([election.pk])[election.pk], rounds, by)
    if is_typed:
        _refuse_without_reason(election)


def _withdraw_election(kind: MasterKind, election: Election, /, *, by: Visitor, dates: Any = None) -> None:
    """Its candidates and rounds go with it."""
    for one in (*candidates_of([election.pk])[election.pk], *rounds_of([election.pk])[election.pk]):
        acts = election_candidates if isinstance(one, Candidate) else election_rounds
        acts.withdraw.as_part(one, by=by)
    kind.withdraw(election, by=by, dates=dates)


def _make_rows(election: Election, acts: MasterData, before: list[Any], rows: Rows, by: Visitor) -> None:
    """Make the rows of an election these, in their order; who was there before stays the same row."""
    new: list[dict[str, Any]] = []
    for wanted in _in_order(rows):
        known = next((one for one in before if _is_same(one, wanted)), None)
        if known is None:
            new.append(wanted)
            continue
        before.remove(known)
        known.election = election
        columns = _all_columns(acts, wanted)
        if any(getattr(known, name) != value for name, value in columns.items()):
            acts.correct.as_part(known, by=by, **columns)
    for gone in before:
        gone.election = election
        acts.withdraw.as_part(gone, by=by)
    acts.kind.record_rows(election, new, by=by, named=_named(election, acts))


def _is_same(row: Any, wanted: dict[str, Any]) -> bool:
    if isinstance(row, ElectionRound):
        return bool(row.order == wanted["order"])
    return all(getattr(row, name) == wanted.get(name, getattr(Candidate(), name)) for name in SAME)


def _in_order(rows: Rows) -> list[dict[str, Any]]:
    return [values | {"order": place} for place, values in enumerate(rows, 1)]


def _all_columns(acts: MasterData, values: dict[str, Any]) -> dict[str, Any]:
    """Every column of a row, empty where nothing is given."""
    empty = acts.kind.model()
    return {name: getattr(empty, name) for name in acts.kind.columns} | values


def _named(election: Election, acts: MasterData) -> str:
    return f"{election.key}-{'vorschlag' if acts.kind.model is Candidate else 'gang'}"


def _refuse_without_reason(election: Election) -> None:
    """A result that goes against a rule fixed for the meeting needs a reason (decision 51)."""
    candidates, rounds = candidates_of([election.pk])[election.pk], rounds_of([election.pk])[election.pk]
    told = denials_of(election, election.groups, candidates, rounds)
    if told and not election.override_reason.strip():
        sentences = " ".join(dict.fromkeys(ruling.sentence for _group, ruling in told))
        asks = _("Eine Regel sagt etwas anderes: %(rule)s Bitte schreiben Sie, warum es so festgestellt wurde.")
        raise field_error("override_reason", asks % {"rule": sentences}, "override")


def _belongs(election: Election) -> None:
    """Its meeting has a day, and its item is one of it."""
    if election.meeting.date is None:
        raise field_error("agenda_item", _("Diese Sitzung hat noch keinen Tag."), "date")
    if election.agenda_item and election.agenda_item.meeting_id != election.meeting_id:
        raise field_error("agenda_item", _("Dieser Punkt gehört zu einer anderen Sitzung."), "item")


elections = master_data(
    Election,
    who=is_office | is_house | is_inside,
    called=gettext_lazy("eine Wahl"),
    fields=columns_of(Election, without=["meeting"]),
    lists=["organizations"],
    parent="meeting",
    record=_record_election,
    correct=_correct_election,
    withdraw=_withdraw_election,
    check=_belongs,
    fill=lambda meeting, _values: {"order": Election.objects.filter(meeting=meeting).next_order()},
    named=lambda meeting, values: f"{meeting.key}-wahl-{values['order']}",
)
election_candidates = master_data(
    Candidate,
    who=is_office | is_house | is_inside,
    called=gettext_lazy("einen Vorschlag einer Wahl"),
    fields=columns_of(Candidate, without=["election", "membership"]),
    parent="election",
    fill=lambda election, _values: {"order": Candidate.objects.filter(election=election).next_order()},
    named=lambda election, values: f"{election.key}-vorschlag-{values['order']}",
)
election_rounds = master_data(
    ElectionRound,
    who=is_office | is_house | is_inside,
    called=gettext_lazy("einen Gang einer Wahl"),
    fields=columns_of(ElectionRound, without=["election"]),
    parent="election",
    fill=lambda election, _values: {"order": ElectionRound.objects.filter(election=election).next_order()},
    named=lambda election, values: f"{election.key}-gang-{values['order']}",
)


@act(who=is_office | is_house, says=gettext_lazy("hat den Namen bei einer Wahl gelöscht"))
def forget_candidate(candidate: Candidate, *, by: Visitor) -> None:
    """Let go of who stood; that somebody stood stays, with votes and result."""
    candidate.name, candidate.person, candidate.membership = "", None, None


@act(who=is_office | is_house | is_inside, says=gettext_lazy("hat festgehalten, welches Amt aus einer Wahl folgte"))
def note_office(candidate: Candidate, *, by: Visitor, membership: Membership | None) -> None:
    """Link an elected candidate to the office that was given for it, and to its holder; None takes the link away."""
    candidate.membership = membership
    if membership is not None:
        candidate.person, candidate.name = membership.person, ""
