"""History: ``sozialraum verify-journal [--body KEY] [--head NUMBER-HASH]``."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from sozialraum.acts import journal
from sozialraum.acts.models import Head
from sozialraum.network.command_line import chosen
from sozialraum.network.models import Body


class Command(BaseCommand):
    help = "Prüft, ob im Journal nichts verändert wurde und nichts fehlt. Ändert nichts."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--body", metavar="KEY", help="nur dieses Netzwerk")
        parser.add_argument(
            "--head", metavar="NUMMER-HASH", default="", help="ein früheres Ende der Kette, etwa aus einem Protokoll"
        )

    def handle(self, *args: Any, body: str | None, head: str, **options: Any) -> None:
        bodies = [chosen(body)] if body or head else list(Body.objects.order_by("key"))
        if not bodies:
            self.stdout.write("Es gibt hier noch kein Netzwerk und kein Journal.")
        faulty = [network for network in bodies if not self.holds(network, head)]
        if faulty:
            raise CommandError(f"Das Journal hält nicht: {', '.join(network.key for network in faulty)}.")

    def holds(self, body: Body, head: str) -> bool:
        """Say how the chain of this body stands, fault by fault."""
        try:
            faults = list(journal.verify(body, head))
        except ValueError:
            says = "Es besteht aus Nummer und mindestens 16 Zeichen: 57-3f9c0a1b2c3d4e5f."
            raise CommandError(f"»{head}« ist kein Ende einer Kette. {says}") from None
        end = Head.objects.filter(body=body).first()
        count = f"{end.number} {'Eintrag' if end.number == 1 else 'Einträge'}, Ende {end}" if end else "kein Eintrag"
        said = f"{len(faults)} Fehler" if faults else "die Kette ist heil"
        self.stdout.write(f"{body.name} ({body.key}): {count}; {said}.")
        for fault in faults:
            self.stdout.write(f"  {fault}")
        return not faults
