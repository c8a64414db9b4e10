"""Decisions: the fields in which one types what a decision sets in motion, for every form that asks for it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from sozialraum.actforms.fields import KeyChoiceField, KeyChoicesField, in_order_of
from sozialraum.bodies.queries import groups_to_choose, named_with_end, terms_to_choose
from sozialraum.decisions.actions import Wanted
from sozialraum.decisions.words import EffectKind
from sozialraum.papers.queries import versions_to_choose

VERSIONS_ASKED = 2
ON_GROUPS = {"formed": EffectKind.FORMS, "jointly": EffectKind.MEETS_JOINTLY, "dissolved": EffectKind.DISSOLVES}
SAID = {
    "formed": _("Bildet diese Gruppen"),
    "jointly": _("Lässt diese Gruppen gemeinsam tagen"),
    "dissolved": _("Löst diese Gruppen auf"),
}


def effect_fields(known: Sequence[Wanted] = ()) -> dict[str, forms.Field]:
    """Fields by name for the effects of a decision, one more than ``known`` for what there may be several of."""
    versions = sum(effect.kind == EffectKind.ADOPTS for effect in known)
    pairs = sum(effect.kind == EffectKind.MEETS_JOINTLY for effect in known)
    adopting = [f"adopts_{place}" for place in range(1, max(VERSIONS_ASKED, versions + 1) + 1)]
    on_groups = ["formed", *(f"jointly_{place}" for place in range(1, pairs + 2)), "dissolved"]
    return {
        **{name: _version_field(place) for place, name in enumerate(adopting)},
        **{name: _groups_field(name) for name in on_groups},
        "opened": KeyChoiceField(terms_to_choose, required=False, label=_("Beginnt diesen Zeitraum")),
    }


def bound_effects(form: forms.Form, names: Iterable[str]) -> list[tuple[str, list[forms.BoundField]]]:
    """The fields of these names as ``decisions/effect_fields.html`` takes them."""
    return [("", [form[name] for name in names])]


def effects_shown(known: Sequence[Wanted]) -> dict[str, Any]:
    """What these fields show of the effects on record."""
    versions = [effect.version for effect in known if effect.kind == EffectKind.ADOPTS]
    pairs = [effect.organizations for effect in known if effect.kind == EffectKind.MEETS_JOINTLY]
    shown: dict[str, Any] = {f"adopts_{place}": version for place, version in enumerate(versions, 1)}
    shown |= {f"jointly_{place}": list(groups) for place, groups in enumerate(pairs, 1)}
    for name in ("formed", "dissolved"):
        shown[name] = [one for effect in known if effect.kind == ON_GROUPS[name] for one in effect.organizations]
    return shown | {"opened": next((effect.term for effect in known if effect.term), None)}


def effects_typed(cleaned: Mapping[str, Any], known: Sequence[Wanted] = ()) -> list[Wanted]:
    """The effects typed in these fields; groups that were there before keep their order."""
    before = {(effect.kind, group): effect for effect in known for group in effect.organizations}
    versions = dict.fromkeys(value for name, value in cleaned.items() if name.startswith("adopts_") and value)
    wanted = [Wanted(EffectKind.ADOPTS, version=version) for version in versions]
    for name, chosen in cleaned.items():
        kind = ON_GROUPS.get(name.partition("_")[0])
        if kind and chosen:
            order = next((before[kind, group].organizations for group in chosen if (kind, group) in before), ())
            wanted.append(Wanted(kind, organizations=tuple(in_order_of(list(order), chosen))))
    opened = cleaned.get("opened")
    return [*wanted, Wanted(EffectKind.OPENS_TERM, term=opened)] if opened else wanted


def _version_field(place: int) -> KeyChoiceField:
    label = _("Beschließt auch diese Fassung") if place else _("Beschließt diese Fassung")
    return KeyChoiceField(versions_to_choose, required=False, label=label)


def _groups_field(name: str) -> KeyChoicesField:
    return KeyChoicesField(groups_to_choose, called=named_with_end, required=False, label=SAID[name.partition("_")[0]])
