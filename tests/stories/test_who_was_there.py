"""Who was at a sitting, typed from a paper and read by everybody, told from outside: page, PDF, file; and no name."""

import io
import re
import urllib.request

import pytest
from pypdf import PdfReader

from tests.journeys.desk import SIT_DOWN
from tests.stories.test_concern_in_a_meeting import at_the_desk
from tests.stories.test_joining import Browser

pytestmark = pytest.mark.story

LIST = (
    "Stimmberechtigt:\nStadtteilbüro; ab 16.50; Name: Nora Beispiel\nJugendrat; in Vertretung für Paul Beispiel\n"
    "Entschuldigt:\nSchulamt\nGäste:\nMobile Beratung; als Leitung; zu TOP 1\n2; Presse\n12; Öffentlichkeit"
)


@pytest.mark.usefixtures("founded_house")
def test_a_list_from_paper_is_read_by_everybody_without_a_name(house):
    # 1. A sitting of former days, with one item.
    words = {"network": "eschweiler-west", "kind": "office", "name": "Büro", "second_factor": True}
    session = house.command("manage", "shell", "-v", "0", "-c", SIT_DOWN.format(**words)).stdout.split("session ")[1]
    house.open()
    office, stranger = at_the_desk(house, session.split()[0]), Browser(house)
    office.go("/sitzungen/neu/").send(name="Runde am Markt", leading="ag-wohnen", date="2019-03-02", state="held")
    sitting = office.address.removeprefix(office.base)
    office.go(f"{sitting}tops/neu/").send(name="Spielplatz", number="1", public="on", text="Es wurde beraten.")

    # 2. Its minutes are published, with their head, and the list of who was there.
    office.go(f"{sitting}protokoll/neu/").send(
        state="published", number="Nr. 20 / 2016–2020", kind="results", invited_on="2019-02-20"
    )
    there = re.search(r'href="(/protokolle/[^"?]+/anwesende/)', office.go(sitting).page)[1]
    office.go(there).send(heads=LIST)

    # 3. Everybody reads it, on page and paper.
    page = " ".join(stranger.go(sitting).words.split())
    with urllib.request.urlopen(f"{stranger.base}{sitting}protokoll.pdf") as answer:
        pages = [" ".join(one.extract_text().split()) for one in PdfReader(io.BytesIO(answer.read())).pages]
    for told in (page, " ".join(pages)):
        assert "Stimmberechtigt (2): Stadtteilbüro (ab 16.50 Uhr); Jugendrat (in Vertretung)" in told
        assert "Gäste (1): Mobile Beratung, Leitung (zu TOP 1)" in told
        assert "Öffentlichkeit (12)" in told and "Entschuldigt (1): Schulamt" in told
        assert "17 Personen waren anwesend." in told and "Ergebnisprotokoll" in told
        assert "Nora" not in told and "Paul" not in told
    assert all("Protokoll Nr. 20 / 2016–2020 vom 2. März 2019" in one for one in pages)

    # 4. The office reads the names again; the file carries all but them.
    assert "Nora Beispiel" in office.go(there).page
    folder = house.folder / "auszug"
    assert house.command("dump", str(folder), "--body", "eschweiler-west").returncode == 0
    said = "".join(path.read_text(encoding="utf-8") for path in folder.rglob("*.yaml"))
    assert "Jugendrat" in said and "Nr. 20 / 2016–2020" in said and "Nora" not in said
