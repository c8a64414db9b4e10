"""The foundation, told from outside: an operator, a newcomer, a second network."""

import shutil

import pytest

from tests.stories.house import ROOT

pytestmark = pytest.mark.story

EXAMPLE = ROOT / "examples" / "eschweiler-west" / "eschweiler-west.yaml"


def words(text):
    """A page as its words, so that line breaks in the HTML do not matter."""
    return " ".join(text.replace("\xad", "").replace("\xa0", " ").split())


def test_from_an_empty_folder_to_the_record_in_public_and_on_to_a_second_network(house_to_be):
    house = house_to_be

    # 1. One command: the house is there, with the history of Eschweiler-West.
    line = house.open()
    assert line == f"Sozialraumkonferenz Eschweiler-West: http://localhost:{house.port} (Strg+C beendet)"

    # 2. A newcomer reads what the network is, and that nothing is convened.
    start = words(house.get("/").text)
    assert "Sozialraumkonferenz Eschweiler-West" in start
    assert "Der nächste Termin steht noch nicht fest." in start
    assert "Bildung von fünf Arbeitsgruppen" in start

    # 3. The joint sittings are one thing; of their decision only the year is known, and it is never a first of January.
    group = words(house.get("/gremien/ag-wohnen/").text)
    assert "AG Integration und interkultureller Dialog" in group
    assert "Seit 2017. Grund: Die Arbeitsschwerpunkte greifen oft ineinander." in group
    register = words(house.get("/beschluesse/?jahr=2017").text)
    assert "2 Beschlüsse passen zur Auswahl" in register
    assert "Januar 2017" not in register
    assert "2017-01-01" not in register

    # 4. What the record does not tell is said.
    bylaws = words(house.get("/dokumente/geschaeftsordnung/").text)
    assert "Der Text liegt uns nicht vor." in bylaws
    assert "Mittwoch, 2. November 2016" in bylaws

    # 5. The operator writes a new meeting and a decision into the file, looks first, then loads.
    mine = house.folder / "eschweiler-west.yaml"
    shutil.copy(EXAMPLE, mine)
    text = mine.read_text(encoding="utf-8")
    assert text.count("\nmeetings:\n") == 1
    added = """
meetings:
  - key: 2099-02-18-wohnen-integration
    of: [ag-wohnen, ag-integration]
    name: Gemeinsame Sitzung
    date: 2099-02-18
    start: 16:30
    end: 18:30
    state: einberufen
  - key: 2019-05-08-plenum
    of: [plenum]
    name: Beispielsitzung
    date: 2019-05-08
    agenda:
      - {number: '1', name: Spielplätze im Viertel}
    decisions:
      - {key: 2019-spielplaetze, title: Spielplätze gemeinsam begehen, number: 2019-1, wording: Wir gehen hin.,
         item: 2019-05-08-plenum-top-1, votes: [{yes: '21', no: '0', abstain: '2', recused: '0'}]}
"""
    mine.write_text(text.replace("\nmeetings:\n", added), encoding="utf-8")
    looked = house.command("load", str(mine), "--dry-run")
    assert looked.returncode == 0, looked.stderr
    assert "16.30" not in house.get("/").text
    loaded = house.command("load", str(mine))
    assert loaded.returncode == 0, loaded.stderr
    assert "4 neu, 0 geändert, 0 zurückgezogen" in loaded.stdout
    assert "nichts zu ändern" in house.command("load", str(mine)).stdout

    # 6. Both can be read in public, the joint meeting once.
    start = words(house.get("/").text)
    assert "16.30 bis" in start or "16.30 Uhr" in start
    assert words(house.get("/termine/").text).count('<h3><a href="/sitzungen/2099-02-18-wohnen-integration/">') == 1
    held = words(house.get("/sitzungen/2019-05-08-plenum/").text)
    assert "TOP 1" in held
    assert "Wir gehen hin." in held
    assert "21 Ja" in held

    # 7. A faulty file changes nothing and says every fault with its line.
    broken = house.folder / "kaputt.yaml"
    right = mine.read_text(encoding="utf-8")
    line = right[: right.index("2019-05-08\n")].count("\n") + 1
    broken.write_text(right.replace("2019-05-08\n", "31.02.2019\n", 1), encoding="utf-8")
    refused = house.command("load", str(broken))
    assert refused.returncode == 1
    assert f"kaputt.yaml, Zeile {line}, meetings[2019-05-08-plenum].date" in refused.stderr
    assert "31.02.2019" in refused.stderr

    # 8. Stopped and started again: nothing lost, nothing loaded twice.
    house.close()
    house.open()
    assert "16.30" in house.get("/").text

    # 9. A second network in the same house, founded by answering questions; the two never meet.
    answers = "Sozialraumkonferenz Musterviertel\nmusterviertel\nMusterstadt\n\n\n\nAG Wohnen\n\n"
    founded = house.command("new", says=answers)
    assert founded.returncode == 0, founded.stderr
    theirs = words(house.get("/", host="musterviertel.localhost").text)
    assert "Sozialraumkonferenz Musterviertel" in theirs
    assert "AG Wohnen" in theirs
    assert "Eschweiler" not in theirs
    assert house.get("/sitzungen/2019-05-08-plenum/", host="musterviertel.localhost").status == 404

    # 10. What an operator must still supply is said, and the history leaves the house as it came.
    assert "Impressum" in house.command("check").stdout
    first, second = house.folder / "erste", house.folder / "zweite"
    assert house.command("dump", "--body", "eschweiler-west", str(first)).returncode == 0
    assert house.command("dump", "--body", "eschweiler-west", str(second)).returncode == 0
    assert (first / "eschweiler-west.yaml").read_bytes() == (second / "eschweiler-west.yaml").read_bytes()
