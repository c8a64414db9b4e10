"""An election with a run-off and a lot, entered by the office and read by everybody, told from outside."""

import io
import re
import urllib.request

import pytest
from pypdf import PdfReader

from tests.journeys.desk import SIT_DOWN
from tests.stories.test_concern_in_a_meeting import at_the_desk
from tests.stories.test_joining import Browser

pytestmark = pytest.mark.story

CANDIDATES = (
    "Nora Beispiel (Stadtteilbüro): 5 / -; gewählt; nimmt an\n"
    "Vorschlag B: 2 / 3; durch das Los; nimmt an\nPaul Beispiel: 2 / 3; nicht gewählt"
)
ROUNDS = "1. Wahlgang: geheim; 9 abgegeben\nStichwahl: geheim; 7 abgegeben; 1 ungültig"


@pytest.mark.usefixtures("founded_house")
def test_an_election_in_two_rounds_is_read_by_everybody_without_a_name(house):
    # 1. A sitting with an item that is an election; its minutes are published.
    words = {"network": "eschweiler-west", "kind": "office", "name": "Büro", "second_factor": True}
    session = house.command("manage", "shell", "-v", "0", "-c", SIT_DOWN.format(**words)).stdout.split("session ")[1]
    house.open()
    office, stranger = at_the_desk(house, session.split()[0]), Browser(house)
    office.go("/sitzungen/neu/").send(name="Runde am Markt", leading="ag-wohnen", date="2019-03-02", state="held")
    sitting = office.address.removeprefix(office.base)
    item = {
        "name": "Wer spricht für uns",
        "number": "4",
        "public": "on",
        "kind": "election",
        "text": "Es wurde gewählt.",
    }
    office.go(f"{sitting}tops/neu/").send(**item)
    office.go(f"{sitting}protokoll/neu/").send(state="published")

    # 2. The item leads to the form, which takes lines of text.
    door = re.search(r'href="(/sitzungen/[^"?]+/wahlen/neu/\?agenda_item=[^"]+)"', office.go(sitting).page)[1]
    said = {
        "kind": "election",
        "name": item["name"],
        "agenda_item": door.partition("=")[2],
        "number": "2019-13",
        "seats": "2",
        "lot": "die Sitzungsleitung",
        "organization": "ag-wohnen",
    }
    said |= {"role": "speaker", "start_date": "2.3.2019", "end_date": "2021", "candidates": CANDIDATES}
    office.go(door).send(rounds=ROUNDS, **said)

    # 3. Everybody reads the same on page and paper.
    page = " ".join(stranger.go(sitting).words.split())
    with urllib.request.urlopen(f"{stranger.base}{sitting}protokoll.pdf") as answer:
        sheets = [" ".join(one.extract_text().split()) for one in PdfReader(io.BytesIO(answer.read())).pages]
    for told in (page, " ".join(sheets)):
        assert "Wahl 2019-13: Wer spricht für uns" in told
        assert "Stadtteilbüro 5 – Gewählt, nimmt an" in told
        assert "Gewählt: Stadtteilbüro, durch das Los Vorschlag B. Alle nehmen die Wahl an." in told
        assert "Stichwahl, geheim: 7 abgegeben, 1 ungültig." in told
        assert "Los gezogen von: die Sitzungsleitung" in told
        assert "Nora" not in told and "Paul" not in told
    assert "Wahl: Wer spricht für uns" in " ".join(stranger.go("/beschluesse/?jahr=2019").words.split())

    # 4. It entered no seat: the page leads the office there, with role and time filled in.
    seat = re.search(r'href="(/gremien/ag-wohnen/aemter/neu/[^"]+)"', office.go(sitting).page)[1].replace("&amp;", "&")
    assert 'value="2.3.2019"' in office.go(seat).page
    assert "Nora" not in seat

    # 5. The file says it, too, without names.
    folder = house.folder / "auszug"
    assert house.command("dump", str(folder), "--body", "eschweiler-west").returncode == 0
    text = "".join(path.read_text(encoding="utf-8") for path in folder.rglob("*.yaml"))
    assert "by_round: 5 -" in text and "lot: die Sitzungsleitung" in text and "run_off: yes" in text
    assert "Nora" not in text and "Paul" not in text
