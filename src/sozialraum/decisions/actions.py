"""Decisions: recording what was decided, how the votes fell, and what it set in motion."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from sozialraum.acts import journal
from sozialraum.acts.act import act
from sozialraum.acts.master import master_data, put_in_order
from sozialraum.acts.who import is_house
from sozialraum.bodies.models import Organization
from sozialraum.bodies.permissions import is_office
from sozialraum.decisions.models import Effect, Minutes, Quorum, Resolution, Task, Vote
from sozialraum.decisions.queries import next_place, next_task
from sozialraum.decisions.rules import Count
from sozialraum.decisions.words import EffectKind, MinutesState
from sozialraum.foundation.dates import PartialDate
from sozialraum.foundation.visitor import Visitor
from sozialraum.meetings.actions import set_record_public
from sozialraum.meetings.models import Meeting
from sozialraum.meetings.words import State
from sozialraum.network.models import Body
from sozialraum.papers.actions import adopt, take_in, unadopt
from sozialraum.papers.models import Version
from sozialraum.papers.ports import Upload
from sozialraum.papers.words import Audience

resolutions = master_data(
    Resolution,
    who=is_office | is_house,
    called=gettext_lazy("einen Beschluss"),
    fields=[
        "name",
        "number",
        "number_in_year",
        "meeting",
        "agenda_item",
        "date",
        "resolution_text",
        "reason",
        "result",
        "majority",
        "progress",
        "outcome",
        "outcome_date",
    ],
    lists=["organizations"],
    clear=lambda resolution, by: _take_back(resolution, by),
    check=lambda resolution: _belongs(resolution),
    fill=lambda _body, values: {"number_in_year": next_place(values)},
    named=lambda _body, values: f"{_date_of(values)} {values['name']}"[:60],
)

minutes = master_data(
    Minutes,
    who=is_office | is_house,
    called=gettext_lazy("ein Protokoll"),
    fields=["state", "file", "note", "approved_date", "present"],
    lists=["institutions"],
    parent="meeting",
    clear=lambda minutes, by: _take_back_quorum(minutes, by),
    after=lambda minutes: set_record_public(minutes.meeting, public=minutes.state != MinutesState.DRAFT),
    named=lambda meeting, _values: f"{meeting.key}-protokoll",
)

tasks = master_data(
    Task,
    who=is_office | is_house,
    called=gettext_lazy("eine Aufgabe"),
    fields=["order", "who", "what", "due", "done"],
    parent="minutes",
    fill=lambda minutes, _values: {"order": next_task(minutes)},
    named=lambda minutes, values: f"{minutes.key}-aufgabe-{values['order']}",
)


@dataclass(frozen=True)
class Wanted:
    """An effect that a decision is to have: on a version, or on organizations."""

    kind: EffectKind
    version: Version | None = None
    organizations: tuple[Organization, ...] = ()


@dataclass(frozen=True)
class Seen:
    """Whether one group could decide, as it was stated at the meeting."""

    reached: bool
    present: int | None = None
    voters: int | None = None
    needed: int | None = None
    basis: str = ""


@act(who=is_office | is_house, says=gettext_lazy("hat die Beschlussfähigkeit eingetragen"))
def state_quorum(minutes: Minutes, *, by: Visitor, quorums: list[tuple[Organization, Seen]]) -> None:
    """Record for each group whether it could decide; what was recorded before is replaced."""
    meeting_groups = {group.pk for group in minutes.meeting.groups}
    old = _told(minutes.quorums.all())
    minutes.quorums.all().delete()
    stated = [Quorum(minutes=minutes, organization=one, **asdict(seen)) for one, seen in quorums]
    for quorum in stated:
        if quorum.organization_id not in meeting_groups:
            raise ValidationError(_("%(who)s hat diese Sitzung nicht gehalten."), params={"who": quorum.organization})
        quorum.clean_fields(exclude={"minutes", "organization"})  # SQLite would take a rule of any length
    Quorum.objects.bulk_create(stated)
    journal.note("quorums", old, _told(minutes.quorums.all()))


@act(who=is_office | is_house, says=gettext_lazy("hat die Stimmen eingetragen"))
def count_votes(resolution: Resolution, *, by: Visitor, counts: list[tuple[Organization, Count]]) -> None:
    """Record the votes of each group; what was recorded before is replaced."""
    deciding = {group.pk for group in resolution.groups}
    old = _told(resolution.votes.all())
    resolution.votes.all().delete()
    for organization, _count in counts:
        if organization.pk not in deciding:
            raise ValidationError(_("%(who)s hat hier nicht mitentschieden."), params={"who": organization})
    Vote.objects.bulk_create(Vote(resolution=resolution, organization=one, **asdict(count)) for one, count in counts)
    journal.note("votes", old, _told(resolution.votes.all()))


@act(who=is_office | is_house, says=gettext_lazy("hat die Wirkung des Beschlusses eingetragen"))
def put_into_effect(resolution: Resolution, *, by: Visitor, effects: list[Wanted]) -> None:
    """Record what the decision set in motion; what was recorded before is replaced."""
    groups = resolution.groups
    for group in groups:
        if not group.existed_on(resolution.when):
            raise ValidationError(
                _("%(who)s gab es am %(date)s noch nicht oder nicht mehr."),
                params={"who": group, "date": resolution.when.in_words()},
                code="not_then",
            )
    recorded = list(resolution.effects.select_related("adoption__version"))
    old = [effect.kind for effect in recorded]
    resolution.effects.all().delete()
    for effect in recorded:
        if effect.adoption:
            unadopt(effect.adoption.version, by=by, adoption=effect.adoption)
    for wanted in effects:
        adoption = None
        if wanted.version:
            adoption = adopt(wanted.version, by=by, date=resolution.when, organizations=groups)
        effect = Effect.objects.create(resolution=resolution, kind=wanted.kind, adoption=adoption)
        put_in_order(effect, "organizations", list(wanted.organizations))
    journal.note("effects", old, [wanted.kind for wanted in effects])


@act(who=is_office, says=gettext_lazy("hat einen Beschluss eingetragen"))
def take_down(
    body: Body, /, *, by: Visitor, votes: list[tuple[Organization, Count]], effects: list[Wanted], **values: Any
) -> Resolution:
    """A decision with its votes and effects; without groups of its own, it is that of those who held the meeting."""
    values["organizations"] = _deciding(values)
    resolution: Resolution = resolutions.record.function(body, by=by, **values)
    if votes:
        count_votes(resolution, by=by, counts=votes)
    if effects:
        put_into_effect(resolution, by=by, effects=effects)
    return resolution


@act(who=is_office, says=gettext_lazy("hat einen Beschluss geändert"))
def rewrite(
    resolution: Resolution,
    /,
    *,
    by: Visitor,
    votes: list[tuple[Organization, Count]],
    effects: list[Wanted],
    **values: Any,
) -> None:
    """Correct what is recorded of a decision. Effects hold its day and its groups, so they follow both."""
    values["organizations"] = _deciding(values)
    before = resolution.when, resolution.groups
    resolutions.correct.function(resolution, by=by, **values)
    if dict(votes) != {vote.organization: vote.count for vote in resolution.votes.select_related("organization")}:
        count_votes(resolution, by=by, counts=votes)
    changed = set(effects) != set(effects_of(resolution))
    if changed or (effects and before != (resolution.when, resolution.groups)):
        put_into_effect(resolution, by=by, effects=effects)


@act(who=is_office, says=gettext_lazy("hat ein Protokoll eingetragen"))
def write_minutes(meeting: Meeting, /, *, by: Visitor, upload: Upload | None, audience: str, **values: Any) -> Minutes:
    """The minutes of a meeting that was held, with the scan of them if one was handed in."""
    if meeting.state != State.HELD:
        raise ValidationError(_("Ein Protokoll gibt es erst, wenn die Sitzung stattgefunden hat."), code="held")
    values |= _scan(meeting, upload, audience, by)
    written: Minutes = minutes.record.function(meeting, by=by, **values)
    return written


@act(who=is_office, says=gettext_lazy("hat ein Protokoll geändert"))
def rewrite_minutes(record: Minutes, /, *, by: Visitor, upload: Upload | None, audience: str, **values: Any) -> None:
    """Correct what is recorded of the minutes."""
    values |= _scan(record.meeting, upload, audience, by)
    minutes.correct.function(record, by=by, **values)


def _scan(meeting: Meeting, upload: Upload | None, audience: str, by: Visitor) -> dict[str, Any]:
    """The file that was handed in; whoever does so says for whom it is, for scans hold names and signatures."""
    if upload is None:
        return {}
    if not audience:
        raise ValidationError({"audience": _("Bitte wählen Sie, wer diese Datei sehen darf.")}, code="audience")
    day = meeting.date.in_words(weekday=False) if meeting.date else ""
    name = _("Protokoll %(meeting)s, %(day)s") % {"meeting": meeting.name, "day": day}
    groups = meeting.groups if audience == Audience.MEMBERS else []
    return {"file": take_in(meeting.body, by=by, name=name, audience=audience, organizations=groups, upload=upload)}


def _deciding(values: dict[str, Any]) -> list[Organization]:
    groups: list[Organization] = values["organizations"] or (values["meeting"].groups if values["meeting"] else [])
    if not groups:
        raise ValidationError({"group_1": _("Bitte wählen Sie, wer das beschlossen hat.")}, code="organizations")
    return groups


def _belongs(resolution: Resolution) -> None:
    """A decision has a day, and its item is one of its meeting."""
    meeting, item = resolution.meeting, resolution.agenda_item
    if meeting and meeting.date is None:
        raise ValidationError({"meeting": _("Diese Sitzung hat noch keinen Tag.")}, code="date")
    if item and (meeting is None or item.meeting_id != meeting.pk):
        raise ValidationError({"agenda_item": _("Dieser Punkt gehört zu einer anderen Sitzung.")}, code="item")


def effects_of(resolution: Resolution) -> list[Wanted]:
    """What is recorded of a decision's effects, as one would ask for it."""
    effects = resolution.effects.select_related("adoption__version").prefetch_related("on_links__organization")
    return [
        Wanted(EffectKind(effect.kind), effect.adoption.version if effect.adoption else None, tuple(effect.groups))
        for effect in effects
    ]


def _date_of(values: dict[str, Any]) -> PartialDate | str:
    meeting = values.get("meeting")
    return (meeting.date if meeting else values.get("date")) or ""


def _take_back(resolution: Resolution, by: Visitor) -> None:
    """What belongs to a decision goes with it: its votes, its effects, and with them the adoption of a version."""
    if resolution.votes.exists():
        count_votes(resolution, by=by, counts=[])
    if resolution.effects.exists():
        put_into_effect(resolution, by=by, effects=[])


def _take_back_quorum(minutes: Minutes, by: Visitor) -> None:
    if minutes.quorums.exists():
        state_quorum(minutes, by=by, quorums=[])


def _told(rows: Iterable[Vote | Quorum]) -> list[dict[str, object]]:
    """Rows as the journal keeps them: by the key of the group, every number that is known."""
    found = []
    for row in rows:
        columns = {f.name: f.value_from_object(row) for f in row._meta.concrete_fields if not f.is_relation}
        known = {name: value for name, value in columns.items() if name != "id" and value not in (None, "")}
        found.append({"of": row.organization.key} | known)
    return found
