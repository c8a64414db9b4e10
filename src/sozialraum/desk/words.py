"""Desk: the words in which lists are narrowed."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class ListPart(TextChoices):
    """Which part of a list is shown."""

    LIVING = "", _("alles Eingetragene")
    HIDDEN = "nicht-oeffentlich", _("nur, was nicht öffentlich ist")
    WITHDRAWN = "zurueckgezogen", _("nur Zurückgezogenes")
