"""Annexes: the kind of this room."""

from __future__ import annotations

from sozialraum.acts.filed import Absent, Fact, Filed
from sozialraum.acts.registry import Kind, register
from sozialraum.annexes import actions
from sozialraum.annexes.models import Annex
from sozialraum.decisions.kinds import NOBODY
from sozialraum.meetings.kinds import PLACE
from sozialraum.papers.kinds import FOR_EVER

_ANNEX = Filed(
    "annex",
    "annexes",
    "Eine Anlage eines Protokolls: eine Datei, eine Fassung, oder was nur dem Titel nach bekannt ist.",
    "Seine Anlagen, eine nach der anderen.",
    facts=(
        Fact("minutes", "Schlüssel des Protokolls.", typed=False),
        Fact("order", PLACE, absent=Absent.UNKNOWN, placed=True),
        Fact("item", "Schlüssel des Tagesordnungspunkts, zu dem sie gehört.", "agenda_item"),
        Fact("number", "Nummer, wie sie gedruckt ist, z. B. Anlage 3. Fehlt sie: ihr Platz."),
        Fact("title", "Titel. Fehlt er: der Name der Datei oder Fassung.", "name"),
        Fact("file", "Schlüssel der Datei."),
        Fact("version", "Schlüssel der Fassung, statt einer Datei."),
        Fact("description", "Was auf dem Bild zu sehen ist."),
        Fact("public_name", "Wie sie öffentlich heißt, wenn sie selbst nicht öffentlich ist. Fehlt es: ungenannt."),
    ),
    inside="minutes",
    own_key="{above}-anlage-{place}",
    tied=("minutes",),
    since=2,
)

KINDS = register(Kind(Annex, acts=actions.annexes, person=NOBODY, keeping=FOR_EVER, filed=_ANNEX, searchable=("name",)))
