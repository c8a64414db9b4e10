"""Config: serves the house with a second, plainly invented and full network; its address names the port it has."""

from __future__ import annotations

from sozialraum.bodies.actions import set_port
from sozialraum.config.management.commands import prepare, run
from sozialraum.config.sample import say_something
from sozialraum.foundation.visitor import Visitor
from sozialraum.network.models import Body

KEY = "musterviertel"
SAMPLE = prepare.EXAMPLES / KEY / f"{KEY}.yaml"


class Command(run.Command):
    help = "Wie run, dazu ein erfundenes, volles Netzwerk. Was schon da ist, bleibt, wie es ist."

    def make_ready(self, *, empty: bool, port: int) -> None:
        super().make_ready(empty=empty, port=port)
        self.stdout.write(prepare.taken_in(SAMPLE))
        body = Body.objects.get(key=KEY)
        set_port(body, by=Visitor.house(body), port=port)
        say_something(body)

    def greeting(self, host: str, port: int) -> list[str]:
        sample = Body.objects.get(key=KEY)
        name = sample.hosts.earliest("pk").name
        return [*super().greeting(host, port), f"{sample.name} (Muster): http://{name}:{port} (erfunden)"]
