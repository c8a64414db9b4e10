"""Privacy: photos that were chosen in a form nobody sent do not stay."""

from __future__ import annotations

import datetime as dt

from django.utils import timezone
from django.utils.translation import ngettext

from sozialraum.clockwork.night import NightCommand
from sozialraum.concerns.models import Photo
from sozialraum.concerns.ports import storage
from sozialraum.concerns.rules import PHOTOS_WAIT


class Command(NightCommand):
    help = "Räumt Fotos weg, die zu keinem Anliegen gehören."
    every = dt.timedelta(hours=6)

    def work(self, *, dry_run: bool) -> str:
        """What a concern names stays; what is younger than a form may be stays too."""
        named = set(Photo.objects.exclude(storage_name="").values_list("storage_name", flat=True))
        lost = [name for name in storage.older_than(timezone.now() - PHOTOS_WAIT) if name not in named]
        for name in lost if not dry_run else ():
            storage.forget(name)
        return ngettext("%s Foto weggeräumt.", "%s Fotos weggeräumt.", len(lost)) % len(lost)
