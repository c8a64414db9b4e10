"""Backups: the words of this room."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class BackupKind(TextChoices):
    """What was done with an archive."""

    MADE = "made", _("gesichert")
    TRIED = "tried", _("zur Probe eingespielt")
    RESTORED = "restored", _("eingespielt")
