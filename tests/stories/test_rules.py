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


def with_rules(house):
    """A network with adopted rules in two versions; its office, and a stranger."""
    mine = shutil.copytree(EXAMPLE, house.folder / "mine") / "musterviertel.yaml"
    text = mine.read_text(encoding="utf-8").replace("\nbody:\n", "\nbody:\n  default: yes\n", 1)
    mine.write_text(text, encoding="utf-8")
    loaded = house.command("load", str(mine))
    assert loaded.returncode == 0, loaded.stdout + loaded.stderr
    words = {"network": "musterviertel", "kind": "office", "name": "Büro", "second_factor": True}
    session = house.command("manage", "shell", "-v", "0", "-c", SIT_DOWN.format(**words)).stdout.split("session ")[1]
    house.open()
    return at_the_desk(house, session.split()[0]), Browser(house)


def test_a_sitting_is_held_by_the_rules_that_were_adopted(house):
    # 1. A network with adopted rules in two versions, and its office.
    office, stranger = with_rules(house)

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


TEXT = """\
§ 4 Einladung

Zum Plenum wird mindestens 21 Tage vorher eingeladen.

§ 6 Beschlüsse

1. Fünf Stimmberechtigte müssen da sein.
2. Angenommen ist, was mehr Ja als Nein bekommt. Enthaltungen zählen nicht mit.
"""
#: The sentences that the office takes from the paper: where one stands, its button, what is filled in.
SENTENCES = [
    ("§ 4", "notice:period", {"period.number": 21, "period.unit": "calendar", "groups": "plenum"}),
    ("§ 6 Abs. 1", "quorum:need@fixed", {"need.number": 5}),
    ("§ 6 Abs. 2", "majority:ballots", {"ballots.0.kind": "simple"}),
    ("§ 6 Abs. 2", "majority:abstentions", {"abstentions": "out"}),
]


def take_from_paper(office):
    """Press the button of each sentence, fill in its blanks, save: what a browser sends each time."""
    filled = []
    for place, (paragraph, what, blanks) in enumerate(SENTENCES):
        standing = {name: said for name, said in office.standing().items() if name != "zeile"}
        typed = [*standing.items(), *filled, ("rank", "bylaws"), ("reason", ""), ("hier", paragraph)]
        office.go(office.address.partition("#")[0], [*typed, ("dazu", what)])
        filled += [("zeile", f"{place} {what}"), (f"r{place}-paragraph", paragraph), (f"r{place}-strictness", "must")]
        filled += [(f"r{place}-{name}", said) for name, said in blanks.items()]
    office.go(office.address.partition("#")[0], [*standing.items(), *filled, ("rank", "bylaws"), ("reason", "")])


def test_rules_are_taken_from_paper_adopted_and_hold_from_their_day(house):
    # 1. The Plenum has a new version; the office types it in and takes its rules from it, sentence by sentence.
    office, stranger = with_rules(house)
    today = dt.datetime.now(dt.UTC).date()
    since = today - dt.timedelta(2)
    office.go("/dokumente/geschaeftsordnung/fassungen/neu/").send(valid_from=since.isoformat(), text=TEXT)
    page = office.address.removeprefix(office.base)
    key = re.search(r"/fassungen/([^/]+)/regeln/", office.page)[1]
    office.go(f"/fassungen/{key}/regeln/")
    assert "Entwurf, gilt noch nicht" in office.words
    take_from_paper(office)

    # 2. A draft holds for nobody and is read by the office alone.
    rule = "Plenum: Frist zwischen Einladung und Sitzung: mindestens 21 Tage"
    assert rule in office.go(page).words
    assert stranger.ask(page) == 404 or rule not in stranger.words

    # 3. With the decision that adopts the version it is in force from its day; the version before ends.
    office.go("/beschluesse/neu/").send(
        name="Neue Regeln", date=since.isoformat(), result="carried", group_1="plenum", adopts_1=key,
    )  # fmt: skip
    assert rule in stranger.go(page).words
    assert "Ladungsfrist: 21 statt 14 Tage" in stranger.go(f"{page}vergleich/2024-04-17/").words
    held = {day: office.go(f"/gremien/plenum/stimmrecht/?am={day}").page for day in (since, since + dt.timedelta(1))}
    assert [f'href="{page}"' in one for one in held.values()] == [False, True]

    # 4. A sitting is convened with the last day of the new rule, and opened although too few are here.
    office.go("/sitzungen/neu/").send(name="Frühjahrsplenum", leading="plenum", date=today.isoformat(), state="draft")
    sitting = office.address.removeprefix(office.base)
    last = today - dt.timedelta(21)
    office.go(f"{sitting}einberufen/")
    assert f"{last.day}." in office.words and "(§ 4)" in office.words
    office.send(departure=REASON)
    office.go(f"{sitting}eroeffnen/").send(present_1=4)
    assert "Nicht beschlussfähig: 4 Stimmberechtigte anwesend, nötig sind 5 (§ 6 Abs. 1)." in office.words
    office.send(present_1=4, departure="Zwei kommen noch.")
    assert "Zwei kommen noch." in stranger.go(sitting).words
    office.go(f"{sitting}stattgefunden/").send()

    # 5. A decision is held against the rule that was fixed: three against four is not carried without a reason.
    votes = {"name": "Bänke am Markt", "meeting": sitting.split("/")[2], "group_1": "plenum", "result": "carried"}
    office.go("/beschluesse/neu/").send(**votes, yes_1="3", no_1="4", abstain_1="2")
    assert "Abgelehnt: 3 Ja, 4 Nein, 2 Enthaltungen, nötig sind 4 (mehr Ja als Nein) (§ 6 Abs. 2)." in office.words
    office.send(**votes, yes_1="4", no_1="3", abstain_1="2")
    decided = office.address.removeprefix(office.base)
    assert stranger.ask(decided) == 404

    # 6. Published with the minutes, everybody reads the figures, and by which version it was held.
    office.go(f"{sitting}protokoll/neu/").send(state="draft")
    minutes = re.search(r"/protokolle/[^/]+/veroeffentlichen/", office.go(sitting).page)
    office.go(minutes[0]).send().send()  # asked once: there is no text to any point
    assert "Angenommen. 4 Ja · 3 Nein · 2 Enthaltungen" in stranger.go(decided).words
    said = stranger.go(sitting).words
    assert "Es galt Geschäftsordnung" in said and "Zwei kommen noch." in said
    assert f'href="{page}"' in stranger.page
