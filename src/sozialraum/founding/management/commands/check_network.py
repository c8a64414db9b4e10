"""Founding: ``sozialraum check [--body KEY]``."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from sozialraum.founding.missing import missing
from sozialraum.network.command_line import chosen
from sozialraum.network.models import Body


class Command(BaseCommand):
    help = "Nennt, was zu jedem Netzwerk noch fehlt, und wo es in der Gründungsdatei steht. Ändert nichts."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--body", metavar="KEY", help="nur dieses Netzwerk")

    def handle(self, *args: Any, body: str | None, **options: Any) -> None:
        bodies = [chosen(body)] if body else list(Body.objects.order_by("key"))
        if not bodies:
            self.stdout.write("Es gibt hier noch kein Netzwerk: sozialraum new oder sozialraum load DATEI.yaml.")
        for network in bodies:
            found = list(missing(network))
            self.stdout.write(f"{network.name} ({network.key}): {f'{len(found)} offen' if found else 'vollständig'}")
            for place, says in found:
                self.stdout.write(f"  {place}: {says}")
