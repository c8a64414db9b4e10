"""Backups: the book of what was saved when, and when it was last tried whether it can be brought back."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from sozialraum.backups.words import BackupKind


class Backup(models.Model):
    """One archive that was made and found good, tried, or brought back into an empty house."""

    kind = models.CharField(max_length=10, choices=BackupKind)
    at = models.DateTimeField()
    name = models.CharField(max_length=200, help_text="File name of the archive.")
    size = models.PositiveBigIntegerField(help_text="Bytes.")
    is_locked = models.BooleanField(help_text="Nobody reads it without the key.")
    is_elsewhere = models.BooleanField(default=False, help_text="A checked copy lies in the second place.")
    complaint = models.TextField(blank=True, help_text="What did not go as it should, although the archive is good.")

    class Meta:
        constraints = [models.CheckConstraint(name="backup_kind_is_known", condition=Q(kind__in=BackupKind.values))]
        indexes = [models.Index(fields=["kind", "at"], name="backup_last")]

    def __str__(self) -> str:
        return self.name
