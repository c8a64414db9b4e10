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


class AttendanceMode(TextChoices):
    """How one takes part, as schema.org's ``eventAttendanceMode`` has it; empty where nobody has said so."""

    OFFLINE = "offline", _("vor Ort")
    ONLINE = "online", _("per Video")
    MIXED = "mixed", _("vor Ort und per Video")


#: Of a meeting in which one can take part from elsewhere.
BY_VIDEO = (AttendanceMode.ONLINE, AttendanceMode.MIXED)


class ConductorRole(TextChoices):
    """What somebody does in a sitting for all."""

    CHAIR = "chair", _("Leitung")
    MODERATION = "moderation", _("Moderation")
    MINUTES = "minutes", _("Protokoll")


class ItemKind(TextChoices):
    """What a point of the agenda is for; empty where nobody has said so."""

    REPORT = "report", _("Bericht")
    DISCUSSION = "discussion", _("Beratung")
    DECISION = "decision", _("Beschluss")
    ELECTION = "election", _("Wahl")
    APPROVAL = "approval", _("Genehmigung")
    DEBATE = "debate", _("Aussprache")


class ItemCourse(TextChoices):
    """What became of a point in the sitting beside being talked about; empty for nothing else."""

    ADDED = "added", _("nachträglich aufgenommen")
    MOVED = "moved", _("verschoben")
    DROPPED = "dropped", _("abgesetzt")
    POSTPONED = "postponed", _("vertagt")
    NOT_QUORATE = "not_quorate", _("nicht beschlussfähig")


#: What somebody is named for who may then do it: lead this sitting, or write its minutes.
ENTITLED = (ConductorRole.CHAIR, ConductorRole.MINUTES)

#: What a personal link to a meeting is made for that lets its holder note and mark arrivals in it.
HOLD = "hold"

#: Of a point that waits for another sitting.
UNFINISHED = (ItemCourse.DROPPED, ItemCourse.POSTPONED, ItemCourse.NOT_QUORATE)

#: Of a meeting that takes place: its date holds, and it is not over.
ON = (State.SCHEDULED, State.RUNNING)

#: Of a meeting by whose rules nothing changes any more: they were fixed when it was opened.
FIXED = (State.RUNNING, State.HELD)
