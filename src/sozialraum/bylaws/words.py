"""Bylaws: the words of this room."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Family(TextChoices):
    """The families of rules as people read them; the stored words are those of ``norms.rules.families``."""

    NOTICE = "notice", _("Einladung")
    DEMAND = "demand", _("Sitzung auf Verlangen")
    AGENDA = "agenda", _("Tagesordnung")
    FORM = "form", _("Form der Sitzung")
    RHYTHM = "rhythm", _("Rhythmus")
    VOTE = "vote", _("Stimmrecht")
    QUORUM = "quorum", _("Beschlussfähigkeit")
    MAJORITY = "majority", _("Abstimmung")
    BIAS = "bias", _("Befangenheit")
    CIRCULAR = "circular", _("Umlaufbeschluss")
    EFFECT = "effect", _("Wirkung")
    CHAIR = "chair", _("Vorsitz")
    GUESTS = "guests", _("Gäste und Rederecht")
    MINUTES = "minutes", _("Protokoll")
    ELECTION = "election", _("Wahlen")
    TERM = "term", _("Amtszeiten")
    WORKGROUPS = "workgroups", _("Arbeitsgruppen")
    AMENDMENT = "amendment", _("Änderung der Regeln")


#: Families as a page groups them, each group from its first family on.
FAMILY_GROUPS = {
    Family.NOTICE: _("Vor der Sitzung"),
    Family.VOTE: _("Entscheiden"),
    Family.CHAIR: _("In der Sitzung und danach"),
    Family.ELECTION: _("Ämter und Gruppen"),
    Family.AMENDMENT: _("Die Regeln selbst"),
}


class Rank(TextChoices):
    """Which text governs when several do, the first before the others (``provisions.rules.ruleset.TextRank``)."""

    FRAME = "frame", _("von oben festgelegt")
    GUIDELINE = "guideline", _("Richtlinie zu einer Sache")
    OWN = "own", _("eigene Regeln eines Gremiums")
    BYLAWS = "bylaws", _("Regeln für alle")
    FALLBACK = "fallback", _("ersatzweise")
