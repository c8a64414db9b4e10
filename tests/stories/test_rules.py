"""Bylaws that steer, told from outside: convened too late with a reason, opened, counted, read in public."""

import datetime as dt
import re
import shutil

import pytest

from tests.journeys.desk import SIT_DOWN
from tests.stories.house import ROOT
from tests.stories.test_concern_in_a_meeting import at_the_desk
from tests.stories.test_joining import Browser

pytestmark = pytest.mark.story

EXAMPLE = ROOT / "examples" / "musterviertel"
REASON = "Die Stadt braucht die Empfehlung noch in dieser Woche."


def test_a_sitting_is_held_by_the_rules_that_were_adopted(house):
    # 1. A network with adopted rules in two versions, and its office.
    mine = shutil.copytree(EXAMPLE, house.folder / "mine") / "musterviertel.yaml"
    text = mine.read_text(encoding="utf-8").replace("\nbody:\n", "\nbody:\n  default: yes\n", 1)
    mine.write_text(text, encoding="utf-8")
    loaded = house.command("load", str(mine))
    assert loaded.returncode == 0, loaded.stdout + loaded.stderr
    words = {"network": "musterviertel", "kind": "office", "name": "Büro", "second_factor": True}
    session = house.command("manage", "shell", "-v", "0", "-c", SIT_DOWN.format(**words)).stdout.split("session ")[1]
    house.open()
    office, stranger = at_the_desk(house, session.split()[0]), Browser(house)

    # 2. Who may vote in the plenum, and why: by the rules of the day that is asked.
    assert "hat einen Sitz (§ 3 Abs. 1)." in office.go("/gremien/plenum/stimmrecht/?am=1.6.2025").words
    assert stranger.ask("/gremien/plenum/stimmrecht/") in (403, 404) or "Anmelden" in stranger.page

    # 3. A sitting today: the last day to invite has passed, so convening it needs a reason.
    today = dt.datetime.now(dt.UTC).date().isoformat()
    office.go("/sitzungen/neu/").send(name="Eilige Sitzung", leading="plenum", date=today, state="draft")
    sitting = office.address.removeprefix(office.base)
    office.go(f"{sitting}einberufen/")
    assert "Dieser Tag ist vorbei." in office.words and "(§ 4 Abs. 1)" in office.words
    office.send(frist="1", by_letter="on")
    assert stranger.ask(sitting) == 404
    office.go(f"{sitting}einberufen/").send()
    assert stranger.ask(sitting) == 404  # refused: no reason was given
    office.go(f"{sitting}einberufen/").send(departure=REASON)
    said = stranger.go(sitting).words
    assert "Frist verletzt" in said and REASON in said

    # 4. Opened: its rules are fixed, and the page names the version.
    office.go(f"{sitting}eroeffnen/").send()
    assert "Es gilt Geschäftsordnung" in stranger.go(sitting).words
    office.go(f"{sitting}stattgefunden/").send()

    # 5. Decided and counted: the count keeps by which rules.
    office.go("/beschluesse/neu/").send(
        name="Bänke am Markt", meeting=sitting.split("/")[2], result="carried", yes_1="7", no_1="2", group_1="plenum",
    )  # fmt: skip
    dumped = house.command("dump", "--body", "musterviertel", str(house.folder / "auszug"))
    assert dumped.returncode == 0, dumped.stdout + dumped.stderr
    text = next((house.folder / "auszug").rglob("*.yaml")).read_text(encoding="utf-8")
    ours = text.partition("Eilige Sitzung")[2]
    [fixed] = set(re.findall(r"revision: ([\w.-]+)", ours.partition("governed_by:")[2].partition("departures:")[0]))
    assert f"revision: {fixed}" in ours.partition("Bänke am Markt")[2]

    # 6. Everybody reads afterwards by which version it was held, and why one departed from it.
    said = stranger.go(sitting).words
    assert "Es galt Geschäftsordnung" in said and REASON in said
