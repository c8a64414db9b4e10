"""Events: the words of this room."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class EventState(TextChoices):
    """How an event stands."""

    PROPOSED = "proposed", _("eingereicht")
    PUBLISHED = "published", _("öffentlich")
    CANCELLED = "cancelled", _("abgesagt")
    TURNED_DOWN = "turned_down", _("zurückgewiesen")


#: What everybody may read.
OPEN_TO_ALL = (EventState.PUBLISHED, EventState.CANCELLED)


#: What is said where things do not fit together.
NO_DAY = _("Der Tag fehlt.")
LAST_BEFORE_FIRST = _("Der letzte Tag liegt nicht vor dem ersten.")
ENDS_BEFORE = _("Das Ende liegt nach dem Beginn.")
WHOLE_DAY = _("Ganztägig heißt: ohne Uhrzeit.")
TWO_PLACES = _("Wählen Sie einen Ort aus der Liste, oder schreiben Sie einen anderen.")
FREE_AND_PRICED = _("Kostenlos heißt: ohne Preis.")
