"""Meetings: the words of this room."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class State(TextChoices):
    """How far a meeting has come."""

    DRAFT = "draft", _("in Vorbereitung")
    SCHEDULED = "scheduled", _("einberufen")
    RUNNING = "running", _("läuft")
    CANCELLED = "cancelled", _("abgesagt")
    HELD = "held", _("hat stattgefunden")


class MeetingStep(TextChoices):
    """What one did although a rule said no."""

    CONVENED = "convened", _("beim Einberufen")
    MOVED = "moved", _("beim Verlegen")
    OPENED = "opened", _("beim Eröffnen")
    DECIDED = "decided", _("beim Beschließen")


class Openness(TextChoices):
    """Who may come; empty where nobody has said so."""

    OPEN = "open", _("öffentlich")
    CLOSED = "closed", _("nicht öffentlich")


#: Of a meeting that takes place: its date holds, and it is not over.
ON = (State.SCHEDULED, State.RUNNING)

#: Of a meeting by whose rules nothing changes any more: they were fixed when it was opened.
FIXED = (State.RUNNING, State.HELD)
