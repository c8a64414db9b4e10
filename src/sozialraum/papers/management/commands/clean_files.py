"""Papers: files that were kept before files were cleaned lose what nobody is to read in them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from contextlib import suppress

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from sozialraum.clockwork.night import NightCommand
from sozialraum.foundation.visitor import Visitor
from sozialraum.network.models import Body
from sozialraum.papers import actions
from sozialraum.papers.models import File
from sozialraum.papers.ports import cleaned, fetch
from sozialraum.papers.queries import not_looked_at


class Command(NightCommand):
    help = "Nimmt aus älteren Dateien Standort, Namen, Skripte und was sonst verborgen darin steht."
    at = dt.time(3, 40)

    def work(self, *, dry_run: bool) -> str:
        self.left: list[str] = []
        count = 0
        for body in Body.objects.order_by("key"):
            dirty, clean = list[File](), list[File]()
            for file, removed in self._looked_at(body):
                (dirty if removed else clean).append(file)
            count += len(dirty)
            if not dry_run:
                for file in dirty:
                    with suppress(ValidationError, FileNotFoundError):  # withdrawn meanwhile
                        actions.clean(file, by=Visitor.house(body))
                if clean:
                    actions.note_clean(body, by=Visitor.house(body), files=clean)
        said = ngettext("Bereinigt: %d Datei.", "Bereinigt: %d Dateien.", count) % count
        return f"{said} {_('Von Hand zu ersetzen:')} {', '.join(self.left)}." if self.left else said

    def _looked_at(self, body: Body) -> Iterator[tuple[File, str]]:
        """Each file with what has to be taken out of it; what cannot be cleaned is left."""
        for file in not_looked_at().filter(body=body):
            self.report_progress(_("Sehe durch: %s") % file.name)
            try:
                yield file, cleaned(fetch(file.sha512_checksum), file.mime_type).removed_in_words
            except (ValidationError, OSError):
                self.left.append(f"»{file.name}« ({body.key})")
