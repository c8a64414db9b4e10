"""Decisions: recording what was decided, how the votes fell, and what it set in motion."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass

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
from sozialraum.decisions.rules import Count
from sozialraum.decisions.words import EffectKind
from sozialraum.foundation.visitor import Visitor
from sozialraum.papers.actions import adopt, unadopt
from sozialraum.papers.models import Version

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
)

minutes = master_data(
    Minutes,
    who=is_office | is_house,
    called=gettext_lazy("ein Protokoll"),
    fields=["state", "file", "note", "approved_date", "present"],
    lists=["institutions"],
    parent="meeting",
    clear=lambda minutes, by: _take_back_quorum(minutes, by),
)

tasks = master_data(
    Task,
    who=is_office | is_house,
    called=gettext_lazy("eine Aufgabe"),
    fields=["order", "who", "what", "due", "done"],
    parent="minutes",
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


@act(who=is_office | is_house, says=gettext_lazy("hat die Beschlussfähigkeit eingetragen"), publishes=True)
def state_quorum(minutes: Minutes, *, by: Visitor, quorums: list[tuple[Organization, Seen]]) -> None:
    """Record for each group whether it could decide; what was recorded before is replaced."""
    meeting_groups = {group.pk for group in minutes.meeting.groups}
    old = _told(minutes.quorums.all())
    minutes.quorums.all().delete()
    for organization, seen in quorums:
        if organization.pk not in meeting_groups:
            raise ValidationError(_("%(who)s hat diese Sitzung nicht gehalten."), params={"who": organization})
        Quorum.objects.create(minutes=minutes, organization=organization, **asdict(seen))
    journal.note("quorums", old, _told(minutes.quorums.all()))


@act(who=is_office | is_house, says=gettext_lazy("hat die Stimmen eingetragen"), publishes=True)
def count_votes(resolution: Resolution, *, by: Visitor, counts: list[tuple[Organization, Count]]) -> None:
    """Record the votes of each group; what was recorded before is replaced."""
    deciding = {group.pk for group in resolution.groups}
    old = _told(resolution.votes.all())
    resolution.votes.all().delete()
    for organization, count in counts:
        if organization.pk not in deciding:
            raise ValidationError(_("%(who)s hat hier nicht mitentschieden."), params={"who": organization})
        Vote.objects.create(
            resolution=resolution,
            organization=organization,
            yes=count.yes,
            no=count.no,
            abstain=count.abstain,
            recused=count.recused,
        )
    journal.note("votes", old, _told(resolution.votes.all()))


@act(who=is_office | is_house, says=gettext_lazy("hat die Wirkung des Beschlusses eingetragen"), publishes=True)
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
    old = [effect.kind for effect in resolution.effects.all()]
    for effect in resolution.effects.select_related("adoption__version"):
        effect.delete()
        if effect.adoption:
            unadopt(effect.adoption.version, by=by, adoption=effect.adoption)
    for wanted in effects:
        adoption = None
        if wanted.version:
            adoption = adopt(wanted.version, by=by, date=resolution.when, organizations=groups)
        effect = Effect.objects.create(resolution=resolution, kind=wanted.kind, adoption=adoption)
        put_in_order(effect, "organizations", list(wanted.organizations))
    journal.note("effects", old, [wanted.kind for wanted in effects])


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
