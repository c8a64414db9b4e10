"""Desk: the words in which lists are narrowed, and in which the journal says how somebody came in."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

#: In which way somebody came in, as the journal has it.
WAYS = {
    "nobody": _("ohne Anmeldung"),
    "link": _("mit persönlichem Link"),
    "login": _("angemeldet"),
    "second_factor": _("angemeldet mit zweitem Faktor"),
    "house": _("das Programm selbst"),
}


class ListPart(TextChoices):
    """Which part of a list is shown."""

    LIVING = "", _("alles Eingetragene")
    HIDDEN = "nicht-oeffentlich", _("nur, was nicht öffentlich ist")
    WITHDRAWN = "zurueckgezogen", _("nur Zurückgezogenes")
