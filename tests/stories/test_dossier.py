"""Minutes with two annexes and the text adopted in them, taken home as one file by a stranger, told from outside."""

import io
import urllib.error
import urllib.request

import pytest
from pypdf import PdfReader

from tests.papers.pictures import painted, plain_pdf
from tests.stories.test_joining import Browser
from tests.stories.test_record import words

pytestmark = pytest.mark.story

SITTING = "/sitzungen/erste/"
CLOSED = "Personalplan"
NETWORK = f"""\
format: 2
body: {{key: netz, name: Sozialraumkonferenz Beispiel, default: yes, hosts: [localhost]}}
organizations:
  - {{key: plenum, classification: Plenum, name: Plenum}}
files:
  - {{key: plan, name: Lageplan, path: plan.pdf, audience: öffentlich}}
  - {{key: wand, name: Wand, path: wand.png, audience: öffentlich}}
  - {{key: personal, name: {CLOSED}, path: personal.png, audience: nur für die Geschäftsstelle}}
documents:
  - key: ordnung
    kind: Geschäftsordnung
    name: Ordnung
    versions:
      - {{label: 2016-11-02, in_force: 2016-11-02, text: "§ 1 Zweck\\n\\nAlle kommen zusammen."}}
meetings:
  - key: erste
    of: [plenum]
    name: Erste Sitzung
    date: 2016-11-02
    agenda:
      - {{number: 1, name: Begrüßung, text: Es wurde begrüßt.}}
      - {{number: 2, name: Ordnung, text: Es wurde beraten.}}
      - {{number: 3, name: Personal, public: no}}
    minutes:
      state: veröffentlicht
      annexes:
        - {{file: plan}}
        - {{file: wand, item: erste-top-2, title: Foto der Wand, description: Karten mit Wünschen.}}
        - {{file: personal, item: erste-top-3}}
        - {{file: personal, title: {CLOSED}, public_name: Liste}}
    decisions:
      - {{key: gilt, title: Die Ordnung gilt, item: erste-top-2, effects: [{{adopts: ordnung/2016-11-02}}]}}
"""


def test_a_stranger_takes_home_the_minutes_with_all_that_belongs_to_them(house):
    # 1. A network from a file, with what lies beside it.
    folder = house.folder / "netz"
    folder.mkdir()
    for name, content in (("plan.pdf", plain_pdf()), ("wand.png", painted("PNG")), ("personal.png", painted("PNG"))):
        (folder / name).write_bytes(content)
    (folder / "netz.yaml").write_text(NETWORK, encoding="utf-8")
    loaded = house.command("load", str(folder / "netz.yaml"))
    assert loaded.returncode == 0, loaded.stdout + loaded.stderr
    house.open()

    # 2. The page of the sitting names what there is, at its item and at the end.
    stranger = Browser(house)
    page = words(stranger.go(SITTING).page)
    assert page.count("Anlage 2: Foto der Wand") == 3  # and once for machines
    assert "Anlage 4: Liste (nicht öffentlich)" in page
    assert "Alles in einer Datei (PDF mit Lesezeichen: Protokoll, 2 Anlagen, 1 beschlossene Fassung)" in page
    assert CLOSED not in page

    # 3. The file: bookmarks in the order of the sheet, the text of all parts, nothing that is closed.
    with urllib.request.urlopen(f"{stranger.base}{SITTING}alles.pdf") as answer:
        content = answer.read()
    document = PdfReader(io.BytesIO(content))
    marks = [mark.title for mark in document.outline if not isinstance(mark, list)]
    text = " ".join(" ".join(one.extract_text() for one in document.pages).split())
    assert marks[:4] == ["Inhalt", "Protokoll", "Anlage 1: Lageplan", "Anlage 2: Foto der Wand"]
    assert [one.replace("\xa0", " ") for one in marks[4:]] == ["Beschlossen: Ordnung (2016-11-02)"]
    assert "Es wurde begrüßt." in text and "Karten mit Wünschen." in text and "Alle kommen zusammen." in text
    assert "Anlage 4: Liste: nicht öffentlich." in text
    assert CLOSED not in text and CLOSED.encode() not in content
    with pytest.raises(urllib.error.HTTPError, match="404"):
        urllib.request.urlopen(f"{stranger.base}/dateien/personal/")
