"""Inbox: the words by which the list of concerns is narrowed."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Pile(TextChoices):
    """A part of all concerns that is no state of its own."""

    ALL = "", _("alle")
    OPEN = "offen", _("alles Offene")
    LATE = "ueberfaellig", _("überfällig")
