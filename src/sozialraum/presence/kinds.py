"""Presence: the kind of this room – who spoke for a seat in one sitting, without a name."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from sozialraum.acts.filed import Fact, Filed
from sozialraum.acts.registry import HoldsNobody, Kind, register
from sozialraum.papers.kinds import FOR_EVER
from sozialraum.presence import actions
from sozialraum.presence.models import Entitlement

_ENTITLEMENT = Filed(
    "entitlement",
    "entitlements",
    "Wer in einer Sitzung für einen Sitz sprach, wo es nicht aus den Sitzen folgt. Ohne Namen.",
    "Wer für welchen Sitz sprach: in Vertretung, durch das Los, oder in der Sitzung benannt.",
    facts=(
        Fact("minutes", "Schlüssel des Protokolls.", typed=False),
        Fact("organization", "Schlüssel des Gremiums.", since=2),
        Fact("seat", "Schlüssel des Sitzes. Fehlt er: eine eigene Stimme in diesem Gremium.", since=2),
        Fact("attendance", "Schlüssel der Anwesenheit dessen, der sprach.", "spoken_by", since=2),
        Fact("as_deputy", "In Vertretung?", since=2),
        Fact("way", "Warum.", since=2),
        Fact("why", "Anmerkung, zum Beispiel wer das Los zog; nie der Name eines Menschen.", since=2),
    ),
    inside="minutes",
    own_key="{above}-stimme-{place}",
    tied=("minutes", "organization", "attendance"),
    since=2,
)

KINDS = register(
    Kind(
        Entitlement,
        acts=actions.entitlements,
        person=HoldsNobody(_("Wer da war, steht bei der Anwesenheit; hier steht nur, für welchen Sitz.")),
        keeping=FOR_EVER,
        filed=_ENTITLEMENT,
    ),
)
