"""Config: makes the link with which the first person of an office comes in, or a new network is founded."""

from __future__ import annotations

from typing import Any

from django.core.management import BaseCommand, CommandError, CommandParser

from sozialraum.access.management import first_link
from sozialraum.network.models import Body


class Command(BaseCommand):
    help = (
        "Macht einen Link, mit dem jemand die Geschäftsstelle übernimmt; auch, wenn dort niemand mehr hereinkommt."
        " Er gilt eine Stunde und einmal; ältere öffnen nichts mehr."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--body", default="", help="Schlüssel des Netzwerks, wenn es mehrere gibt")
        parser.add_argument("--new", action="store_true", help="für ein weiteres Netzwerk, das es noch nicht gibt")
        parser.add_argument(
            "--at", default="", help="Adresse, unter der das Programm antwortet, z. B. http://localhost:8080"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        at = options["at"].rstrip("/")
        if options["new"] or not Body.objects.exists():
            lines = first_link.for_new_network(at or self._where(self._default()))
        else:
            body = self._asked_for(options["body"])
            lines = first_link.for_office(body, at or self._where(body))
        for line in lines:
            self.stdout.write(line)

    def _asked_for(self, key: str) -> Body:
        bodies = {body.key: body for body in Body.objects.order_by("pk")}
        if key in bodies:
            return bodies[key]
        if key or len(bodies) > 1:
            raise CommandError(f"Welches Netzwerk? Mit --body und einem von: {', '.join(bodies)}.")
        return next(iter(bodies.values()))

    def _default(self) -> Body | None:
        return Body.objects.filter(is_default=True).first()

    def _where(self, body: Body | None) -> str:
        """As the network says itself; else where ``run`` answers if nothing else was said."""
        if body is None:
            return "http://localhost:8000"
        return body.address.rstrip("/") or first_link.served_at(body, "localhost", 8000)
