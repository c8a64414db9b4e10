"""Config: serves the house with a second, plainly invented network beside it, so that every page can be seen full.

The file of Musterviertel names port 8000 as its base address, which calendars and canonical links carry; served on
another port, every page answers all the same, and only those absolute addresses still say 8000.
"""

from __future__ import annotations

from sozialraum.config.management.commands import prepare, run
from sozialraum.config.sample import say_something
from sozialraum.network.models import Body

KEY = "musterviertel"
SAMPLE = prepare.EXAMPLES / KEY / f"{KEY}.yaml"


class Command(run.Command):
    help = "Wie run, dazu ein erfundenes, volles Netzwerk. Was schon da ist, bleibt, wie es ist."

    def make_ready(self, *, empty: bool) -> None:
        super().make_ready(empty=empty)
        self.stdout.write(prepare.taken_in(SAMPLE))
        say_something(Body.objects.get(key=KEY))

    def greeting(self, host: str, port: int) -> list[str]:
        sample = Body.objects.get(key=KEY)
        name = sample.hosts.earliest("pk").name
        return [*super().greeting(host, port), f"{sample.name} (Muster): http://{name}:{port} (erfunden)"]
