"""History: what went with a withdrawn thing and has no key of its own – votes, effects, approvals, quorums."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields
from typing import Any

from sozialraum.acts.former import current_name
from sozialraum.acts.models import Entry
from sozialraum.approvals.actions import state_corrections
from sozialraum.approvals.rules import TypedCorrection
from sozialraum.bodies.models import LegislativeTerm, Organization
from sozialraum.counting.rules.figures import CircularSpan, VoteFigures
from sozialraum.decisions import actions as decisions
from sozialraum.decisions.actions import StatedQuorum, Wanted
from sozialraum.decisions.models import Minutes, Resolution
from sozialraum.decisions.words import EffectKind
from sozialraum.foundation.dates import PartialDate
from sozialraum.foundation.visitor import Visitor
from sozialraum.meetings.models import Meeting
from sozialraum.papers.models import Version

FIGURES = frozenset(one.name for one in fields(VoteFigures))


def put_back(thing: Any, withdrawn: Entry, by: Visitor) -> list[str]:
    """Record again what this entry's act took along; returns the names of the notes that cannot be put back whole."""
    if restore := PUT_BACK.get(type(thing)):
        return sorted({name for one in _taken_along(withdrawn) for name in restore(thing, one, by)})
    return []


def _taken_along(withdrawn: Entry) -> list[Entry]:
    """The acts that were carried out inside the one that withdrew, in their order; their entries share its moment."""
    of = Entry.objects.filter(body=withdrawn.body_id, at=withdrawn.at, detail__isnull=False).exclude(pk=withdrawn.pk)
    return list(of.select_related("detail").order_by("number"))


def _minutes(minutes: Minutes, entry: Entry, by: Visitor) -> set[str]:
    if (entry.subject, entry.subject_key) != (minutes.kind_word, minutes.key):
        return set()
    changes, groups = entry.detail.changes, {group.key: group for group in minutes.meeting.groups}
    if rows := changes.get("quorums", [None])[0]:
        stated = [
            (groups[row["of"]], StatedQuorum(**{name: value for name, value in row.items() if name != "of"}))
            for row in rows
            if row["of"] in groups
        ]
        decisions.state_quorum(minutes, by=by, quorums=stated)
        return {"quorums"} if len(stated) < len(rows) else set()
    old, new = changes.get("approvals", [[], []])
    return {"approvals" for one in old if one not in new and not _approved_again(minutes, one, groups, by)}


def _approved_again(minutes: Minutes, kept: dict[str, Any], groups: dict[str, Organization], by: Visitor) -> bool:
    """Record one approval; False if group or sitting are not there any more."""
    key = kept.get("in_meeting")
    held = Meeting.objects.here(by).filter(key=key).first() if key else None
    if kept["of"] not in groups or bool(key) != bool(held):
        return False
    day = PartialDate.parse(kept["date"]) if kept.get("date") else None
    how: dict[str, Any] = {name: kept[name] for name in ("way", "corrections") if name in kept}
    how |= {"instead": Organization.objects.here(by).filter(key=kept["by"]).first()} if "by" in kept else {}
    decisions.approve_minutes(minutes, by=by, organization=groups[kept["of"]], in_meeting=held, date=day, **how)
    return _corrected_again(minutes, kept, groups[kept["of"]], by)


def _corrected_again(minutes: Minutes, kept: dict[str, Any], group: Organization, by: Visitor) -> bool:
    """Record the corrections of one approval; False if a point they name is not there any more."""
    items = {one.key: one for one in minutes.meeting.agenda.filter(deleted=None)} if kept.get("changes") else {}
    told = [one for one in kept.get("changes", ()) if one.get("item", "") in ("", *items)]
    rows = [TypedCorrection.from_mapping(items.get(one.get("item")), one) for one in told]
    if rows:
        state_corrections(minutes, by=by, organization=group, rows=rows)
    return len(told) == len(kept.get("changes", ()))


def _resolution(resolution: Resolution, entry: Entry, by: Visitor) -> set[str]:
    if (entry.subject, entry.subject_key) != (resolution.kind_word, resolution.key):
        return set()
    changes = entry.detail.changes
    if rows := changes.get("votes", [None])[0]:
        return _counted_again(resolution, rows, by)
    kept = changes.get("effects", [[]])[0]
    wanted = _effects(kept, entry, by)
    if wanted:
        decisions.put_into_effect(resolution, by=by, effects=wanted)
    return {"effects"} if len(wanted) < len(kept) else set()


def _counted_again(resolution: Resolution, rows: list[dict[str, Any]], by: Visitor) -> set[str]:
    """Record one round of voting again; says "votes" if a group of it does not decide any more."""
    groups = {"": None} | {group.key: group for group in resolution.groups}
    known = [row for row in rows if row.get("of", "") in groups]
    counts = [
        (groups[row.get("of", "")], VoteFigures(**{name: row[name] for name in FIGURES & row.keys()})) for row in known
    ]
    told = {name: rows[0][name] for name in ("round", "way", "question") if name in rows[0]}
    days = {name: PartialDate.parse(rows[0][name]) for name in ("sent_on", "answers_until") if name in rows[0]}
    span = CircularSpan(**days, asked=int(rows[0]["asked"]) if "asked" in rows[0] else None)
    counts = [one for one in counts if one[1].is_recorded]
    decisions.count_votes(resolution, by=by, counts=counts, circular=span, **told)
    return {"votes"} if len(known) < len(rows) else set()


def _effects(kept: list[Any], entry: Entry, by: Visitor) -> list[Wanted]:
    """The effects that can be recorded again; which versions were adopted say the entries that took that back."""
    taken = [one for one in _taken_along(entry) if current_name(one.act) == "papers.unadopt"]
    versions = iter([one.subject_key for one in taken])
    found = []
    for one in kept:
        said = {"kind": one} if isinstance(one, str) else one  # an entry of former days holds the kind alone
        keys = said.get("organizations", [])
        there = {group.key: group for group in Organization.objects.here(by).filter(key__in=keys)}
        version, term = None, LegislativeTerm.objects.here(by).filter(key=said.get("term", "")).first()
        if said["kind"] == EffectKind.ADOPTS:
            version = Version.objects.here(by).filter(key=next(versions, "")).first()
        if version or term or (keys and len(there) == len(keys)):
            found.append(Wanted(EffectKind(said["kind"]), version, tuple(there[key] for key in keys), term))
    return found


PUT_BACK: dict[type[Any], Callable[[Any, Entry, Visitor], set[str]]] = {Minutes: _minutes, Resolution: _resolution}
