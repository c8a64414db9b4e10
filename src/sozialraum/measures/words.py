"""Measures: the words of this room."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class MeasureProgress(TextChoices):
    """How far a measure has come."""

    PLANNED = "planned", _("geplant")
    RUNNING = "running", _("läuft")
    COMPLETED = "completed", _("abgeschlossen")
    GIVEN_UP = "given_up", _("aufgegeben")
