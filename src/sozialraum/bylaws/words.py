"""Bylaws: the words of this room."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Family(TextChoices):
    """The families of rules as people read them; the stored words are those of ``norms.rules.families``."""

    NOTICE = "notice", _("Einladung")
    VOTE = "vote", _("Stimmrecht")
    QUORUM = "quorum", _("Beschlussfähigkeit")
    MAJORITY = "majority", _("Abstimmung")
    BIAS = "bias", _("Befangenheit")


class Rank(TextChoices):
    """Which text governs when several do, the first before the others (``provisions.rules.ruleset.TextRank``)."""

    FRAME = "frame", _("von oben festgelegt")
    GUIDELINE = "guideline", _("Richtlinie zu einer Sache")
    OWN = "own", _("eigene Regeln eines Gremiums")
    BYLAWS = "bylaws", _("Regeln für alle")
    FALLBACK = "fallback", _("ersatzweise")
