"""Decisions: what a decision sets in motion, carried out as acts from the day on which it was taken."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Prefetch
from django.utils.translation import gettext_lazy

from sozialraum.acts import journal
from sozialraum.acts.act import act
from sozialraum.acts.master import put_in_order
from sozialraum.acts.who import is_house
from sozialraum.bodies.actions import dissolve_group, form_group, open_term
from sozialraum.bodies.models import LegislativeTerm, Organization
from sozialraum.bodies.permissions import is_office
from sozialraum.decisions.models import Effect, EffectOn, Resolution
from sozialraum.decisions.words import EffectKind
from sozialraum.foundation.dates import PartialDate
from sozialraum.foundation.visitor import Visitor, Way
from sozialraum.meetings.permissions import leads
from sozialraum.papers.actions import adopt, refuse_not_then, unadopt
from sozialraum.papers.models import Version

#: By kind of effect the act that carries it out, and the column of the day that it sets.
DATED: dict[str, tuple[Any, str]] = {
    EffectKind.FORMS: (form_group, "start_date"),
    EffectKind.DISSOLVES: (dissolve_group, "end_date"),
    EffectKind.OPENS_TERM: (open_term, "start_date"),
}


@dataclass(frozen=True)
class Wanted:
    """An effect that a decision is to have: on a version, on organizations, or on a period."""

    kind: EffectKind
    version: Version | None = None
    organizations: tuple[Organization, ...] = ()
    term: LegislativeTerm | None = None


@act(who=is_office | is_house | leads, says=gettext_lazy("hat die Wirkung des Beschlusses eingetragen"))
def put_into_effect(
    resolution: Resolution, *, by: Visitor, effects: list[Wanted], since: PartialDate | None = None
) -> None:
    """Record the effects of a decision, in force from its day, in place of those recorded before.

    ``since`` is the day from which those before held, if it was another one. A day of a group or a period that is on
    record already stays, and one that an effect has set goes with it. A founding file says such days itself.
    """
    refuse_not_then(resolution.groups, resolution.when, by)
    recorded = _recorded_effects(resolution)
    before = list(map(_as_wanted, recorded))
    resolution.effects.all().delete()
    for effect in recorded:
        if effect.adoption:
            unadopt(effect.adoption.version, by=by, adoption=effect.adoption)
    for wanted in effects:
        day, text = resolution.when, wanted.version
        adoption = adopt(text, by=by, date=day, organizations=resolution.groups) if text else None
        effect = Effect.objects.create(resolution=resolution, kind=wanted.kind, adoption=adoption, term=wanted.term)
        put_in_order(effect, "organizations", list(wanted.organizations))
    if by.way is not Way.HOUSE:
        _set_days(resolution, _dated(before), _dated(effects), since or resolution.when, by)
    journal.note("effects", _effect_values(before), _effect_values(effects))


def _dated(effects: Sequence[Wanted]) -> dict[tuple[str, Any], None]:
    """Each group and period that an effect gives a day, with the kind of effect; each once, in order."""
    return {(one.kind, thing): None for one in effects if one.kind in DATED for thing in _things(one)}


def _things(one: Wanted) -> Iterator[Any]:
    yield from one.organizations
    if one.term:
        yield one.term


def _set_days(resolution: Resolution, before: Any, now: Any, was: PartialDate, by: Visitor) -> None:
    """Take back the days of effects that are gone or moved, and set those that are not known yet."""
    day = resolution.when
    for kind, thing in before:
        carried_out, column = DATED[kind]
        is_gone = (kind, thing) not in now or was != day
        if is_gone and getattr(thing, column) == was and not _elsewhere(resolution, kind, thing):
            carried_out(thing, by=by, **{column: None})
    for kind, thing in now:
        carried_out, column = DATED[kind]
        thing.refresh_from_db(fields=[column])
        if getattr(thing, column) is None:
            carried_out(thing, by=by, **{column: day})


def _elsewhere(resolution: Resolution, kind: str, thing: Any) -> bool:
    """Whether another decision has the same effect, so that the day stays."""
    others = Effect.objects.filter(kind=kind).exclude(resolution=resolution)
    if kind == EffectKind.OPENS_TERM:
        return others.filter(term=thing).exists()
    return EffectOn.objects.filter(effect__in=others.values("pk"), organization=thing).exists()


def _effect_values(effects: Sequence[Wanted]) -> list[dict[str, object]]:
    """As the journal keeps them; which version is adopted says the entry of that act."""
    told = [
        {
            "kind": str(one.kind),
            "organizations": [group.key for group in one.organizations],
            "term": one.term and one.term.key,
        }
        for one in effects
    ]
    return [{name: value for name, value in one.items() if value} for one in told]


def effects_of(resolution: Resolution) -> list[Wanted]:
    """What is recorded of a decision's effects, as one would ask for it."""
    return list(map(_as_wanted, _recorded_effects(resolution)))


def _recorded_effects(resolution: Resolution) -> list[Effect]:
    on = Prefetch("on_links", EffectOn.objects.select_related("organization"))
    return list(resolution.effects.select_related("adoption__version", "term").prefetch_related(on))


def _as_wanted(effect: Effect) -> Wanted:
    version = effect.adoption.version if effect.adoption else None
    return Wanted(EffectKind(effect.kind), version, tuple(effect.groups), effect.term)
