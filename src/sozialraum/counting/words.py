"""Counting: the words of this room."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Result(TextChoices):
    """How it ended (OParl ``AgendaItem.result``)."""

    CARRIED = "carried", _("angenommen")
    REJECTED = "rejected", _("abgelehnt")
    POSTPONED = "postponed", _("vertagt")
    NOTED = "noted", _("zur Kenntnis genommen")
    PARTLY = "partly", _("in Teilen angenommen")
    CONDITIONAL = "conditional", _("unter Vorbehalt angenommen")
    AGREED = "agreed", _("ohne Abstimmung angenommen")
    RECOMMENDED = "recommended", _("empfohlen")
    REFERRED = "referred", _("verwiesen")
    WITHDRAWN = "withdrawn", _("zurückgezogen")
    ELECTED = "elected", _("gewählt")


class BallotWay(TextChoices):
    """How a group voted. Empty: not recorded."""

    HANDS = "hands", _("durch Handzeichen")
    ROLL_CALL = "roll_call", _("namentlich")
    SECRET = "secret", _("geheim")
    WORDS = "words", _("auf Zuruf")
    CIRCULAR = "circular", _("im Umlauf")


class Manner(TextChoices):
    """How a vote fell, told instead of figures or in agreement with them. Empty: not told so."""

    UNANIMOUS = "unanimous", _("einstimmig")
    MAJORITY = "majority", _("mehrheitlich")
    CONSENSUS = "consensus", _("einvernehmlich")
