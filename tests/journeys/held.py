"""What journeys of a sitting that is held stand on: a network of its own, with groups, rules, seats and an agenda."""

from dataclasses import dataclass

from tests.journeys.desk import sit_down
from tests.stories.house import ROOT

BEGIN = """
import sys
sys.path.insert(0, {root!r})
from django.utils import timezone
from sozialraum.foundation.dates import PartialDate
from sozialraum.foundation.visitor import Visitor
from tests import factories as f
from tests.presence.room import BIAS, BY_SEAT, HALF, QUORUM, adopted, house, seated

MAJORITY = ("majority", {{"ballots": [{{"kind": "simple"}}], "abstentions": "out"}}, "§ 8 Absatz 1")
body = f.BodyFactory(key={network!r}, name="Netz der Reise", address="", hosts=[{host!r}])
by = Visitor.house(body)
f.OrganizationFactory(body=body, key="office-der-reise", name="Büro der Reise", classification="office")
"""
END = """
meeting = f.MeetingFactory(body=body, key="heute", name="Sitzung der Reise", of=groups,
    date=PartialDate.of(timezone.localdate()))
for place, (name, kind) in enumerate({points!r}, 1):
    f.AgendaItemFactory(body=body, meeting=meeting, key=f"heute-top-{{place}}", order=place, name=name, kind=kind)
"""
POINTS = (("Begrüßung", ""), ("Bänke am Markt", "decision"), ("Verschiedenes", ""))


@dataclass
class Sitting:
    """A sitting of today in a network of its own; ``world`` is Python that leaves ``groups``, ``after`` adds more."""

    network: str
    world: str
    points: tuple[tuple[str, str], ...] = POINTS
    after: str = ""
    said: str = ""  # what the script of ``after`` said

    def arrange(self, demo):
        begin = BEGIN.format(root=str(ROOT), network=self.network, host=f"{self.network}.localhost")
        script = begin + self.world + END.format(points=self.points) + self.after
        said = demo.shell(script)
        assert said.returncode == 0, said.stderr[-2000:]
        self.said = said.stdout
        return self

    def sit(self, demo, open_page, **wishes):
        """The page of the sitting before it is opened, at the desk of the office."""
        page = open_page(self.network, **wishes)
        sit_down(demo, page)
        page.goto(f"{page.home}/sitzungen/heute/halten/")
        return page


def open_sitting(page):
    page.get_by_role("button", name="Sitzung eröffnen").press("Enter")
    if page.url.partition("?")[0].endswith("/eroeffnen/"):
        page.get_by_role("button", name="Sitzung eröffnen").press("Enter")
    page.get_by_label("Wer kommt an?").wait_for()


def arrive(page, letters, number):
    """Two letters and Enter, once the field waits for them; then so many are here."""
    page.wait_for_function("() => document.activeElement.id === 'kommt'")
    page.keyboard.type(letters)
    page.keyboard.press("Enter")
    page.get_by_role("heading", name=f"Da {'ist' if number == 1 else 'sind'} {number}", exact=True).wait_for()


def quorum(page, group=""):
    """What the bar says of a group: whether it can decide, what is needed or lacks, and what is possible without."""
    row = page.get_by_label("Beschlussfähigkeit und Sicherung").locator(".can-decide").filter(has_text=group).first
    return [" ".join(one.text_content().split()) for one in row.locator("strong, small").all()]
