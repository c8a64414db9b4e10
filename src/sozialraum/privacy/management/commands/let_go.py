"""Privacy: every night the house lets go of what it need not keep any longer."""

from __future__ import annotations

import datetime as dt

from django.utils import timezone
from django.utils.translation import gettext as _

from sozialraum.clockwork.night import NightCommand
from sozialraum.foundation import throttle
from sozialraum.foundation.visitor import Visitor
from sozialraum.mailserver.links import renew_links
from sozialraum.network.models import Body
from sozialraum.post.models import Letter
from sozialraum.privacy import actions, queries


class Command(NightCommand):
    help = "Löscht personenbezogene Angaben, deren Frist vorbei ist."
    at = dt.time(3, 20)

    def work(self, *, dry_run: bool) -> str:
        """What went, or would go, kind by kind."""
        today, told = timezone.localdate(), []
        if not dry_run:
            throttle.forget_before(today)
            keep_links_of_waiting_letters()
        for body in Body.objects.all():
            months = queries.months_of(body)
            for kind, keeping in queries.periods().items():
                count = queries.due(kind, body, today, months[kind]).count()
                if count and not dry_run:
                    count = actions.let_go(body, by=Visitor.house(body), kind=kind, today=today)
                if count:
                    told.append(f"{body}: {keeping.called}: {count}")
        if not told:
            return _("Nichts war fällig.")
        return (_("Es würde gelöscht: ") if dry_run else _("Gelöscht: ")) + "; ".join(told)


def keep_links_of_waiting_letters() -> None:
    """Renew every link in letters that have not gone out: it must open something when they do."""
    for letter in Letter.objects.filter(finished=None, opened=None).only("text", "links").iterator():
        renew_links(letter.text, *(path for _label, path in letter.links))
