"""Bylaws that steer, told from outside: rules entered, adopted, departed from with a reason, read in public."""

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
TEXT = """§ 1 Beschlussfähigkeit

Entscheiden kann das Plenum, wenn mindestens die Hälfte der Stimmberechtigten da ist.

§ 2 Abstimmung

Angenommen ist, was mehr Ja als Nein bekommt.
"""
BLANKS = {
    "rank": "own", "reason": "Probe",
    "r0-need.share": "1/2", "r0-need.base": "voters", "r0-paragraph": "§ 1", "r0-strictness": "must",
    "r1-ballots.0.kind": "simple", "r1-paragraph": "§ 2", "r1-strictness": "must",
}  # fmt: skip
TOO_FEW = "Alle anderen sind krank, und der Beschluss eilt."
AGAINST = "Die Auszählung wurde danach berichtigt."
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
    rules_off_the_paper(office, stranger)

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
    office.go(f"{sitting}eroeffnen/").send(**heads(office, 2, 20))
    assert "2 von 20 Stimmberechtigten anwesend, nötig sind 10 (§ 1, Ordnung der Probe)." in office.words
    assert "Sie läuft" not in stranger.go(sitting).words and TOO_FEW not in stranger.words
    office.send(departure=TOO_FEW, **heads(office, 2, 20))
    said = stranger.go(sitting).words
    assert "Es gilt Geschäftsordnung" in said and "Ordnung der Probe" in said and TOO_FEW in said
    office.go(f"{sitting}stattgefunden/").send()

    # 5. Decided against the majority, with a reason, and counted: the count keeps by which rules.
    typed = {
        "name": "Bänke am Markt", "meeting": sitting.split("/")[2], "result": "carried", "group_1": "plenum",
        "yes_1": "1", "no_1": "7", "abstain_1": "0",
    }  # fmt: skip
    office.go("/beschluesse/neu/").send(**typed)
    assert "1 Ja, 7 Nein, 0 Enthaltungen, nötig sind 8 (mehr Ja als Nein) (§ 2, Ordnung der Probe)." in office.words
    office.send(**typed, override_reason=AGAINST)
    dumped = house.command("dump", "--body", "musterviertel", str(house.folder / "auszug"))
    assert dumped.returncode == 0, dumped.stdout + dumped.stderr
    text = next((house.folder / "auszug").rglob("*.yaml")).read_text(encoding="utf-8")
    ours = text.partition("Eilige Sitzung")[2]
    fixed = set(re.findall(r"revision: ([\w.-]+)", ours.partition("governed_by:")[2].partition("departures:")[0]))
    [counted] = set(re.findall(r"revision: ([\w.-]+)", ours.partition("Bänke am Markt")[2]))
    assert len(fixed) == 2 and counted in fixed and AGAINST in ours

    # 6. Everybody reads afterwards by which version it was held, and why one departed from it.
    said = stranger.go(sitting).words
    assert "Es galt Geschäftsordnung" in said and REASON in said
    office.go(f"{sitting}protokoll/neu/").send(state="published")
    assert f"Angenommen ({AGAINST})" in stranger.go(sitting).words


def heads(office, here, of):
    """What is typed of the plenum on the page that opens a sitting."""
    [place] = set(re.findall(r'name="present_(\d)"', office.page))
    return {f"present_{place}": str(here), f"of_{place}": str(of)}


def rules_off_the_paper(office, stranger):
    """A text with two rules, entered by the page; a draft until the plenum's decision adopts it."""
    office.go("/dokumente/neu/").send(name="Ordnung der Probe", paper_type="bylaws", audience="public")
    office.go("/dokumente/ordnung-der-probe/fassungen/neu/").send(text=TEXT, valid_from="1.6.2024")
    [rules] = set(re.findall(r"/fassungen/[\w-]+/regeln/", office.page))
    office.go(rules)
    rows = [("zeile", "quorum:need@share"), ("zeile", "majority:ballots*1")]
    office.go(rules, [*office.standing().items(), *rows, *BLANKS.items()])
    shown, version = office.address, rules.split("/")[2]
    assert "Beschlussfähig ist das Gremium" not in stranger.go(shown).words  # a draft is the office's alone
    office.go("/beschluesse/neu/").send(
        name="Ordnung angenommen", date="1.6.2024", result="carried", group_1="plenum", adopts_1=version
    )
    assert "Beschlussfähig ist das Gremium" in stranger.go(shown).words
