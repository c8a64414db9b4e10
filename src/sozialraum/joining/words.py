"""Joining: the words of this room."""

from typing import NamedTuple

from django.db.models import TextChoices
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class RequestState(TextChoices):
    """How far a wish to join has come."""

    ASKED = "asked", _("neu")
    ASKED_BACK = "asked_back", _("nachgefragt")
    ADMITTED = "admitted", _("aufgenommen")
    REFUSED = "refused", _("abgelehnt")
    WITHDRAWN = "withdrawn", _("zurückgezogen")


class JoinedAs(TextChoices):
    """What somebody becomes in the group."""

    DELEGATE = "delegate", _("spricht für eine Einrichtung, auf deren Sitz")
    DEPUTY = "deputy", _("vertritt auf dem Sitz einer Einrichtung")
    RESIDENT = "resident", _("kommt für sich selbst, mit eigenem Sitz")
    ADVISER = "adviser", _("berät, ohne Sitz")
    GUEST = "guest", _("ist zu Gast, ohne Sitz")


#: Not yet decided.
OPEN = (RequestState.ASKED, RequestState.ASKED_BACK)
#: Whoever stands here hears of the date.
FOLLOWED = (*OPEN, RequestState.ADMITTED)
#: Places in a group that belong to an institution.
FOR_AN_INSTITUTION = (JoinedAs.DELEGATE, JoinedAs.DEPUTY)


class PictureQuestion(NamedTuple):
    """A question with a picture, and by which German words in its name or task a group is found that fits a »Ja«."""

    name: str  # in the address; the drawing has the same
    question: Promise
    topic: Promise  # what a »Ja« says, in a few words
    beginnings: tuple[str, ...]


QUESTIONS = (
    PictureQuestion(
        "wohnen",
        _("Geht es Ihnen um Wohnung, Miete oder Nachbarn?"),
        _("Wohnung, Miete, Nachbarn"),
        ("wohn", "haus", "nachbar", "miet", "quartier", "stadtteil"),
    ),
    PictureQuestion(
        "sprache",
        _("Sprechen Sie mehrere Sprachen, oder lernen Sie gerade Deutsch?"),
        _("Sprachen"),
        ("sprach", "deutsch", "dolmetsch", "begegn", "treff", "integration", "kultur", "ankommen"),
    ),
    PictureQuestion(
        "kinder",
        _("Haben Sie mit Kindern zu tun?"),
        _("Kinder"),
        ("kind", "kita", "schul", "jugend", "eltern", "famil", "bildung", "spiel"),
    ),
    PictureQuestion(
        "arbeit",
        _("Suchen Sie Arbeit, oder können Sie welche geben?"),
        _("Arbeit"),
        ("arbeit", "ausbildung", "beruf", "betrieb", "zeugnis", "wirtschaft"),
    ),
    PictureQuestion(
        "idee",
        _("Haben Sie eine Idee, die etwas Geld braucht?"),
        _("eine Idee, die etwas Geld braucht"),
        ("mikroprojekt", "projekt", "förder", "gefördert", "geld", "antr"),
    ),
)
