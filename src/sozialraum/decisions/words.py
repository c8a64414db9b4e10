"""Decisions: the words of this room."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Result(TextChoices):
    """How it ended (OParl ``AgendaItem.result``)."""

    CARRIED = "carried", _("angenommen")
    REJECTED = "rejected", _("abgelehnt")
    POSTPONED = "postponed", _("vertagt")
    NOTED = "noted", _("zur Kenntnis genommen")


class EffectKind(TextChoices):
    """What a decision sets in motion."""

    ADOPTS = "adopts", _("beschließt eine Fassung")
    FORMS = "forms", _("bildet Gremien")
    MEETS_JOINTLY = "meets_jointly", _("lässt Gremien gemeinsam tagen")
    DISSOLVES = "dissolves", _("löst Gremien auf")


class Progress(TextChoices):
    """What became of a decision."""

    OPEN = "open", _("offen")
    IN_PROGRESS = "in_progress", _("in Arbeit")
    DONE = "done", _("erledigt")
    DROPPED = "dropped", _("nicht weiter verfolgt")


class MinutesState(TextChoices):
    """How far the minutes have come."""

    DRAFT = "draft", _("Entwurf")
    PUBLISHED = "published", _("veröffentlicht")
    APPROVED = "approved", _("genehmigt")
