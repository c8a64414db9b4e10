"""New bylaws adopted by a vote in a sitting: it keeps the rules it began with, the next one has the new ones."""

import pytest

from tests.journeys.held import BEGIN, Sitting, arrive, open_sitting, quorum
from tests.stories.house import ROOT

pytestmark = pytest.mark.journey
NETWORK = "satzung-der-reise"
#: More than half of the votes by the first version, all of them by the second.
WORLD = """
from sozialraum.bylaws import actions as bylaws
from sozialraum.bylaws.actions import TypedRule
from sozialraum.norms.rules.families import value_of

ALL = {"kind": "share", "share": {"of": 1, "parts": 1, "more_than": False}, "base": "voters"}
living = f.OrganizationFactory(body=body, key="ag-wohnen", name="AG Wohnen", sign="W")
first = adopted(living, by, BY_SEAT, ("quorum", {"need": HALF}, "§ 7"), MAJORITY)
second = f.VersionFactory(body=body, paper=first.paper, label="zweite", valid_from=None)
typed = [TypedRule(value_of(*rule[:2]), rule[2]) for rule in (BY_SEAT, ("quorum", {"need": ALL}, "§ 9"), MAJORITY)]
bylaws.record_revision(second, by=by, typed=typed)
for name in ("Anna", "Bruno", "Carl", "Dora"):
    seated(living, house(body, f"Haus {name}straße"), f"{name} Beispiel")
groups = [living]
"""
#: The sitting of the next day, opened then; the same three are here.
NEXT = """
import datetime as dt
import time_machine
from sozialraum.attendance.models import Attendance
from sozialraum.decisions.models import Minutes
from sozialraum.meetings.models import Meeting
from sozialraum.network.models import Body
from sozialraum.presence.actions import open_sitting

body = Body.objects.get(key="{network}")
by, held = Visitor.house(body), Meeting.objects.get(body=body, key="heute")
day = timezone.localdate() + dt.timedelta(days=1)
coming = f.MeetingFactory(body=body, key="morgen", name="Am Tag danach", of=held.groups, date=PartialDate.of(day))
with time_machine.travel(timezone.now() + dt.timedelta(days=1), tick=False):
    open_sitting(coming, by=by)
minutes = Minutes.objects.get(meeting=coming)
for order, one in enumerate(Attendance.objects.filter(minutes__meeting=held, deleted=None), 1):
    f.AttendanceFactory(body=body, key=f"morgen-{{order}}", minutes=minutes, person=one.person,
        institution=one.institution, order=order, category=one.category)
"""


def on_the_next_day(demo):
    imports = BEGIN.format(root=str(ROOT), network=NETWORK, host="").partition("MAJORITY")[0]
    said = demo.command("manage", "shell", "-v", "0", "-c", imports + NEXT.format(network=NETWORK))
    assert said.returncode == 0, said.stderr[-2000:]


def test_a_version_adopted_by_the_vote_governs_the_next_sitting_and_not_this_one(demo, open_page, looked_at):
    page = Sitting(NETWORK, WORLD).arrange(demo).sit(demo, open_page)
    open_sitting(page)
    for number, letters in enumerate(("An", "Br", "Ca"), 1):
        arrive(page, letters, number)
    assert quorum(page)[0] == "Beschlussfähig: 3 von 4 da"

    # 1. What was typed comes along to the page on which one says what the decision sets in motion.
    page.goto(f"{page.home}/sitzungen/heute/halten/?punkt=heute-top-2")
    page.get_by_role("button", name="TOP 2 aufrufen").click()
    point = page.locator("#top-2")
    point.get_by_role("button", name="TOP 2 abschließen").wait_for()
    point.get_by_label("Wortlaut").fill("Die zweite Fassung gilt.")
    point.get_by_role("button", name="Mit Wirkung (Fassung, Gruppe, Amtszeit)").click()
    page.get_by_role("heading", name="Abstimmen", level=1).wait_for()
    assert page.get_by_label("Wortlaut").input_value() == "Die zweite Fassung gilt."
    page.get_by_label("Beschließt diese Fassung").first.select_option(label="Ordnung AG Wohnen (zweite)")
    page.get_by_role("group", name="AG Wohnen stimmt ab").get_by_text("einstimmig").click()
    assert looked_at(page) == []
    page.locator("[name=festhalten]").click()

    # 2. It is decided and in effect; another decision is folded away, and the sitting counts as it began.
    page.get_by_text("Was der Beschluss bewirkt, ist eingetragen.").wait_for()
    point.locator("strong", has_text="Angenommen. einstimmig.").wait_for()
    assert not point.get_by_label("Wortlaut").is_visible()
    point.get_by_text("Weiterer Beschluss zu diesem Punkt").click()
    point.get_by_label("Wortlaut").wait_for()
    assert quorum(page)[0] == "Beschlussfähig: 3 von 4 da"
    assert looked_at(page) == []

    # 3. It ends by the rules it began with.
    page.get_by_role("button", name="Sitzung beenden").click()
    page.get_by_role("heading", name="Sitzung beendet").wait_for()
    page.goto(f"{page.home}/sitzungen/heute/")
    page.get_by_text("3 von 4").first.wait_for()
    assert "§ 7" in page.locator("main").inner_text() and "§ 9" not in page.locator("main").inner_text()

    # 4. The next one needs everybody.
    on_the_next_day(demo)
    page.goto(f"{page.home}/sitzungen/morgen/halten/")
    assert quorum(page)[0] == "Nicht beschlussfähig: 3 von 4 da"
    assert "(§ 9)" in quorum(page)[1]
    assert page.outside + page.faults == []
