"""Decisions: the words of this room."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from sozialraum.counting.words import Result

#: With which results a decision may have effects at once. A recommendation waits for another body, a reservation for
#: what is to be looked into.
EFFECTIVE = ("", Result.CARRIED, Result.PARTLY, Result.AGREED)
#: With which results another body deals with it.
REFERRING = (Result.RECOMMENDED, Result.REFERRED)
#: With which results there is something to add: which part, subject to what.
RESERVING = (Result.PARTLY, Result.CONDITIONAL, *REFERRING)


class EffectKind(TextChoices):
    """What a decision sets in motion."""

    ADOPTS = "adopts", _("beschließt eine Fassung")
    FORMS = "forms", _("bildet Gremien")
    MEETS_JOINTLY = "meets_jointly", _("lässt Gremien gemeinsam tagen")
    DISSOLVES = "dissolves", _("löst Gremien auf")
    OPENS_TERM = "opens_term", _("beginnt einen Zeitraum")


class Progress(TextChoices):
    """What became of a decision."""

    OPEN = "open", _("offen")
    IN_PROGRESS = "in_progress", _("in Arbeit")
    DONE = "done", _("erledigt")
    DROPPED = "dropped", _("nicht weiter verfolgt")


class MinutesState(TextChoices):
    """Who may read the minutes. That they were approved is another fact: ``Approval``."""

    DRAFT = "draft", _("Entwurf")
    PUBLISHED = "published", _("veröffentlicht")


class MinutesType(TextChoices):
    """What kind of minutes. Empty: not said."""

    RESULTS = "results", _("Ergebnisprotokoll")
    COURSE = "course", _("Verlaufsprotokoll")
    VERBATIM = "verbatim", _("Wortprotokoll")
    SHORT = "short", _("Kurzprotokoll")
    MEMORY = "memory", _("Gedächtnisprotokoll")


class ApprovalWay(TextChoices):
    """How a group approved minutes."""

    RESOLUTION = "resolution", _("durch Beschluss")
    SILENCE = "silence", _("ohne Einwände")
    SIGNATURE = "signature", _("durch Unterschrift der Leitung")
    DISSOLVED = "dissolved", _("vor der Genehmigung aufgelöst")
    UNKNOWN = "unknown", _("nicht überliefert")
