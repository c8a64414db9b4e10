"""Presence: the words of this room."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class EntitlementWay(TextChoices):
    """Why somebody speaks for a seat whom the register does not name for it."""

    ORDER = "order", _("Vertretung nach der Reihenfolge")
    LOT = "lot", _("durch das Los")
    WALK_IN = "walk_in", _("in der Sitzung benannt")


class HeadStanding(TextChoices):
    """Where somebody is while a sitting runs."""

    HERE = "here", _("da")
    LEFT = "left", _("gegangen")
    EXPECTED = "expected", _("noch erwartet")
    EXCUSED = "excused", _("entschuldigt")
    ABSENT = "absent", _("nicht da")
