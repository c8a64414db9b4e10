"""From a paper to who is proposed as biased in the sitting that talks about it, told from outside."""

import datetime as dt
import re

import pytest

from tests.stories.test_rules import with_rules

pytestmark = pytest.mark.story

INVOLVED = "Sportverein Beispiel e. V. (bringt es ein)"
PROPOSED = "Als befangen vorgeschlagen: Ali Muster (§ 11 Abs. 1). Ali Muster: für eine beteiligte Einrichtung da"

INSIDE = ("befangen vorgeschlagen", "Ali Muster", "Anna Muster", "bringt es ein")


def test_whoever_brings_a_paper_is_proposed_as_biased_where_it_is_talked_about(house):
    # 1. A network whose adopted rules say who is biased; a paper that everybody reads.
    office, stranger = with_rules(house)
    office.go("/dokumente/neu/").send(name="Antrag Schwimmkurs", paper_type="proposal", audience="public")
    paper = office.address.removeprefix(office.base)
    key = paper.strip("/").split("/")[-1]

    # 2. The office notes who brings it, and that somebody has an office there.
    office.go(f"{paper}beteiligte/neu/").send(part="originator", institution="sportverein")
    assert INVOLVED in office.go(paper).words
    office.go("/erklaerte-aemter/neu/").send(person="anna-muster", organization="sportverein", title="Kassenprüfung")
    assert "Anna Muster, Sportverein" in office.go("/schreibtisch/eintragen/erklaerte-aemter/").words

    # 3. The paper comes before the plenum: at its point it is proposed who is biased, by the rule of that day.
    today = dt.datetime.now(dt.UTC).date().isoformat()
    office.go("/sitzungen/neu/").send(name="Plenum mit Antrag", leading="plenum", date=today, state="draft")
    sitting = office.address.removeprefix(office.base)
    office.go(f"{sitting}einberufen/").send(departure="Es eilt.")
    office.go(f"{sitting}tops/neu/").send(number="1", name="Schwimmkurs", public="on")
    item = re.search(r"/tops/([^/]+)/dokumente/neu/", office.go(sitting).page)[1]
    office.go(f"/tops/{item}/dokumente/neu/").send(paper=key)
    assert PROPOSED in office.go(sitting).words  # the rule names seats and who is concerned, and no offices

    # 4. Nobody else reads any of it: on the page of the sitting, of the paper, in no file of either.
    for path in (sitting, paper, f"{sitting}termin.ics", "/termine.ics", "/dokumente/"):
        assert stranger.ask(path) in (200, 404)
        assert not [
            word
            for word in ("befangen vorgeschlagen", "Ali Muster", "Anna Muster", "bringt es ein")
            if word in stranger.page
        ], path

    # 5. A file with people holds it; one without does not.
    for options, holds in (("--with-people",), True), ((), False):
        folder = house.folder / f"auszug-{holds}"
        assert house.command("dump", "--body", "musterviertel", *options, str(folder)).returncode == 0
        text = next(folder.rglob("*.yaml")).read_text(encoding="utf-8")
        assert [word in text for word in ("interests:", "Kassenprüfung")] == [holds, holds]
