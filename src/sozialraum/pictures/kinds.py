"""Pictures: the kind of this room."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from sozialraum.acts.filed import Absent, Fact, Filed
from sozialraum.acts.registry import HoldsNobody, Kind, Stays, register
from sozialraum.meetings.kinds import PLACE
from sozialraum.pictures import actions
from sozialraum.pictures.models import ItemPicture

_PICTURE = Filed(
    "picture",
    "pictures",
    "Ein Bild zu einem Tagesordnungspunkt, z. B. das Foto einer Tafel. Intern, bis es freigegeben ist.",
    "Bilder zu diesem Punkt.",
    facts=(
        Fact("item", "Schlüssel des Tagesordnungspunkts.", "agenda_item", typed=False),
        Fact("file", "Schlüssel der Datei: JPEG oder PNG.", absent=Absent.FAULT),
        Fact("order", PLACE, absent=Absent.UNKNOWN, placed=True),
        Fact("caption", "Was darunter steht."),
        Fact("description", "Was darauf zu sehen ist. Ohne Beschreibung kann es nicht freigegeben sein."),
        Fact("released", "Ob alle es sehen, sobald das Protokoll veröffentlicht ist."),
        Fact("on_paper", "Ob es auch im öffentlichen PDF steht; nur, was freigegeben ist."),
    ),
    inside="item",
    own_key="{above}-bild-{place}",
    tied=("item",),
    since=2,
)

KINDS = register(
    Kind(
        ItemPicture,
        acts=actions.pictures,
        person=HoldsNobody(_("Zu einem Bild steht kein Name. Wer darauf zu sehen ist, kann verlangen, dass es geht.")),
        keeping=Stays(_("wie das Protokoll; auf Wunsch wird es entfernt, mit seiner Datei")),
        filed=_PICTURE,
    )
)
