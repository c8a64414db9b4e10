"""Bylaws: the kinds of this room – revisions of the rules of a version, and the rules in them."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from sozialraum.acts.filed import Absent, Fact, Filed
from sozialraum.acts.registry import HoldsNobody, Kind, register
from sozialraum.bylaws import actions
from sozialraum.bylaws.models import Rule, RuleRevision
from sozialraum.bylaws.queries import what_is_wrong
from sozialraum.bylaws.words import Family
from sozialraum.papers.kinds import FOR_EVER
from sozialraum.provisions.rules.values import GroupKind, Matter

NOBODY = HoldsNobody(_("Regeln sprechen von Ämtern und Gremien, nicht von Menschen."))
TOPICS = ", ".join(one.value for one in Matter)
KINDS_OF_GROUPS = ", ".join(one.value for one in GroupKind)


def _wrong(one: Any) -> str:
    families = {str(family.label): family.value for family in Family}
    return what_is_wrong(families[one.family], one.value, one.topics, classifications=one.classifications)[1]


_REVISION = Filed(
    "revision",
    "revisions",
    "Ein Stand der Regeln einer Fassung. Der letzte zählt; sie gelten erst, wenn ein Beschluss die Fassung beschließt.",
    "Ihre Regeln, in jedem Stand, in dem sie eingetragen wurden.",
    facts=(
        Fact("version", "Schlüssel der Fassung.", typed=False),
        Fact("number", "Der wievielte Stand. Fehlt es: der Platz in der Liste.", absent=Absent.UNKNOWN, placed=True),
        Fact("rank", "Was vorgeht, wenn mehrere Texte etwas regeln."),
        Fact("reason", "Warum er neu eingetragen wurde."),
    ),
    inside="version",
    own_key="{above}-regeln-{number}",
    tied=("version",),
    since=2,
)
_RULE = Filed(
    "rule",
    "rules",
    "Eine Regel, wie ein Text sie sagt (docs/bylaws.md).",
    "Die Regeln in der Reihenfolge des Textes.",
    facts=(
        Fact("revision", "Schlüssel des Stands.", "edition", typed=False),
        Fact("order", "Stelle im Text. Fehlt sie: Platz in der Liste.", "position", absent=Absent.UNKNOWN, placed=True),
        Fact("family", "Worum es geht."),
        Fact("value", "Was geregelt ist, als JSON in einer Zeile (docs/bylaws.md)."),
        Fact("strictness", "Wie streng."),
        Fact("paragraph", "Wo es steht, z. B. § 4 Abs. 1."),
        Fact("wording", "Der Satz im Wortlaut."),
        Fact("topics", f"Nur bei diesen Punkten, durch Leerzeichen getrennt: {TOPICS}. Fehlt es: bei allen."),
        Fact(
            "classifications",
            "Für alle Gremien dieser Arten, auch später gebildete, durch Leerzeichen getrennt: "
            f"{KINDS_OF_GROUPS}. Fehlt es und groups: für alle.",
            since=2,
        ),
        Fact(
            "groups",
            "Schlüssel der Gremien, für die sie gilt. Fehlt es und classifications: für alle.",
            "organizations",
        ),
    ),
    inside="revision",
    own_key="{above}-{order}",
    tied=("revision",),
    refuses=_wrong,
    since=2,
)

KINDS = register(
    Kind(
        RuleRevision,
        acts=actions.revisions,
        person=NOBODY,
        keeping=FOR_EVER,
        filed=_REVISION,
    ),
    Kind(Rule, acts=actions.rules, person=NOBODY, keeping=FOR_EVER, filed=_RULE),
)
