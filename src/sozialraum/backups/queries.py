"""Backups: what one may ask – when the last good one was made, when it was last tried, and what is wrong with that."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from django.conf import settings
from django.db import connection
from django.db.models import Min, OuterRef, Subquery
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from sozialraum.backups.models import Backup
from sozialraum.backups.rules import FIRST_TRY, OLD, TRY_AGAIN
from sozialraum.backups.words import BackupKind
from sozialraum.foundation.dates import in_figures, moment_in_figures
from sozialraum.network.models import Body


def networks() -> list[str]:
    """Names of all networks; empty if the database has no tables yet."""
    with connection.cursor() as cursor:
        if Body._meta.db_table not in connection.introspection.table_names(cursor):
            return []
    return list(Body.objects.order_by("pk").values_list("name", flat=True))


@dataclass(frozen=True)
class BackupStatus:
    """How the house stands with its backups."""

    good: Backup | None
    tried: Backup | None

    @cached_property
    def begun(self) -> dt.datetime | None:
        """Since when there has been something to lose."""
        first: dt.datetime | None = Body.objects.aggregate(first=Min("created"))["first"]
        return first

    @property
    def is_old(self) -> bool:
        """True if the last good backup is older than ``OLD``."""
        since = self.good.at if self.good else self.begun
        return since is not None and timezone.now() - since > OLD

    @property
    def is_untried(self) -> bool:
        """True if it is too long since a restore was tried."""
        if self.tried:
            return timezone.now() - self.tried.at > TRY_AGAIN
        return self.begun is not None and timezone.now() - self.begun > FIRST_TRY

    @property
    def is_here_only(self) -> bool:
        """True if a second place is set and the last backup is not there."""
        return bool(settings.BACKUP_SECOND and self.good and not self.good.is_elsewhere)

    def in_words(self) -> str:
        """»Gesichert 26.11.2026, 2.30 Uhr, verschlüsselt; zur Probe eingespielt 3.11.2026«."""
        if self.good is None:
            return _("Noch nie gesichert")
        told = [_("Gesichert %s") % moment_in_figures(self.good.at)]
        told.append(_("verschlüsselt") if self.good.is_locked else _("unverschlüsselt"))
        if self.good.is_elsewhere:
            told.append(_("auch am zweiten Ort"))
        tried = (
            _("zur Probe eingespielt %s") % in_figures(self.tried.at)
            if self.tried
            else _("noch nie zur Probe eingespielt")
        )
        return f"{', '.join(told)}; {tried}"

    def complaints(self) -> Iterator[str]:
        """What is to be put right, each with what to do."""
        if self.is_old:
            since = _("vom %s") % moment_in_figures(self.good.at) if self.good else _("nie gelungen")
            yield _("Die letzte gute Sicherung ist %s. Sehen Sie nach, woran die Sicherung scheitert.") % since
        if self.good and self.good.complaint:
            yield self.good.complaint
        if self.is_here_only:
            yield _("Am zweiten Ort ist die letzte Sicherung nicht angekommen.")
        if self.is_untried:
            yield _("Ob eine Sicherung sich einspielen lässt, hat lange niemand geprüft: »sozialraum restore --try«.")


def standing() -> BackupStatus:
    """How things stand now."""
    last = Backup.objects.filter(kind=OuterRef("kind")).order_by("-at").values("pk")[:1]
    found = {one.kind: one for one in Backup.objects.filter(pk=Subquery(last))}
    return BackupStatus(found.get(BackupKind.MADE), found.get(BackupKind.TRIED))
