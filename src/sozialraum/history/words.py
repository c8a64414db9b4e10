"""History: the words of the journal for how somebody came in."""

from django.utils.translation import gettext_lazy as _

#: In which way somebody came in, as the journal has it.
WAYS = {
    "nobody": _("ohne Anmeldung"),
    "link": _("mit persönlichem Link"),
    "login": _("angemeldet"),
    "second_factor": _("angemeldet mit zweitem Faktor"),
    "house": _("das Programm selbst"),
}
