"""What comes in is kept whole, what goes out on paper is a letter, and every rendering says the same; from outside."""

import html
import io
import os
import re
import subprocess
import sys
import urllib.request

import pytest
from pypdf import PdfReader, PdfWriter

from tests.journeys.desk import SIT_DOWN
from tests.mailbox.test_inputs import INPUTS
from tests.stories.house import PATIENCE, ROOT
from tests.stories.test_concern_in_a_meeting import at_the_desk

pytestmark = pytest.mark.story

EXAMPLES = ROOT / "examples"
ESCHWEILER, MUSTER = (EXAMPLES / name / f"{name}.yaml" for name in ("eschweiler-west", "musterviertel"))
#: Ten shapes of answers, and words that the office must be able to read of each.
ANSWERS = {
    "m01-abwesenheit-mensch": "leider nicht zum Plenum",
    "m04-apple-zwei-texte": "vor dem 3. Dezember an: 02403 555130",
    "m05-latin1-ist-1252": "250 € – nicht mehr. „Kiez“ für alle.",
    "m07-html-ohne-head-ende": "Wir kommen am Montag.",
    "m09-eml-anhang": "Der Raum 12 ist am 14. Januar leider belegt.",
    "m10-winmail": "Die Liste im Anhang.",
    "m11-smime-opak": "Die Stadt nimmt am 14. Januar mit zwei Personen teil.",
    "m12-flowed": "das Wort Donaudampfschiff war",
    "m14-kalenderantwort": "rosa.beispiel@example.org: zugesagt",
    "m15-oof-exchange": "Ich bin bis 7.12. nicht im Haus.",
}
MINUTES = "/sitzungen/2026-10-14-plenum/"
#: Of one sitting, as the file of the network has it: titles and wording; its counts are asked one by one.
FACTS = (
    "Konzept Ankommen und Bleiben, neue Fassung",
    "Die Konferenz beschließt die neue Fassung des Konzepts. Sie gilt ab dem 1. Januar 2027.",
    "Einheitliches Schild an allen Häusern",
    "Alle Mitglieder bringen bis Ende 2027 ein einheitliches Schild an ihrem Eingang an.",
    "Neues Faltblatt über die Arbeitsgruppen",
)


def words_of(document):
    pages = PdfReader(io.BytesIO(document)).pages
    return " ".join(" ".join(page.extract_text() for page in pages).replace("\xad", "").split())


def bytes_at(browser, path):
    with browser.opener.open(browser.base + path, timeout=PATIENCE) as answer:
        return answer.read()


def a_scan():
    writer, made = PdfWriter(), io.BytesIO()
    writer.add_blank_page(width=200, height=200)
    writer.write(made)
    return made.getvalue()


def load(house, file):
    loaded = house.command("load", str(file))
    assert loaded.returncode == 0, loaded.stdout + loaded.stderr


@pytest.fixture
def office(house):
    load(house, ESCHWEILER)
    words = {"network": "eschweiler-west", "kind": "office", "name": "Büro", "second_factor": True}
    said = house.command("manage", "shell", "-v", "0", "-c", SIT_DOWN.format(**words)).stdout
    house.open()
    return at_the_desk(house, said.split("session ")[1].split()[0])


def test_ten_shapes_of_answers_are_each_readable(house, office):
    for name in ANSWERS:
        came = subprocess.run(
            [sys.executable, "-m", "sozialraum", "receive"],
            cwd=house.folder, env=house.environment, input=(INPUTS / f"{name}.eml").read_bytes(),
            capture_output=True, timeout=PATIENCE,
        )  # fmt: skip
        assert (came.returncode, came.stderr) == (os.EX_OK, b""), name

    office.go("/schreibtisch/post/eingang/")
    links = dict.fromkeys(re.findall(r'href="(/schreibtisch/post/eingang/[a-z0-9]+/)"', office.page))
    assert len(links) == len(ANSWERS)
    read = " ".join(office.go(link).words for link in links)
    assert [words for words in ANSWERS.values() if words not in read] == []


def test_an_answer_by_post_is_opened_as_a_letter_before_it_is_done(house, office):
    office.go("/schreibtisch/anliegen/eintragen/").send(
        way_in="visit", language="tr", text="Der Weg ist dunkel.", reply_by="post",
        postal_address="Deniz Beispiel\nMusterweg 3\n00000 Musterstadt", name="Deniz Beispiel",
    )  # fmt: skip
    concern = re.search(r"/anliegen/([a-z0-9]+)/", office.address).group(1)
    office.go(f"/anliegen/{concern}/beantworten/").send(text="Im Herbst kommen drei Laternen.")
    office.go("/schreibtisch/post/drucken/briefe/")
    letters = re.findall(r'href="(/schreibtisch/post/[a-z0-9]+/)brief\.pdf"', office.page)
    assert letters

    for letter in letters:
        office.go(f"{letter}abhaken/").send()
        assert "Niemand hat den Brief bisher zum Drucken geöffnet" in office.words
    papers = [words_of(bytes_at(office, f"{letter}brief.pdf")) for letter in letters]
    answer = next(words for words in papers if "Im Herbst kommen drei Laternen." in words)
    assert "Deniz Beispiel" in answer
    assert "Guten Tag" in answer


def test_a_chosen_file_survives_two_refused_forms(office):
    scan = a_scan()
    office.go("/dateien/neu/").hand_in("upload", "Protokoll.pdf", scan, audience="public", name="")
    assert "Protokoll.pdf, 1 kB – ist noch da" in office.words
    office.send(audience="public", name="")
    assert "Protokoll.pdf, 1 kB – ist noch da" in office.words
    office.send(audience="public", name="Protokoll von damals")

    office.go("/schreibtisch/eintragen/dateien/")
    (key,) = {key for key in re.findall(r"/dateien/([a-z0-9-]+)/", office.page) if key.startswith("protokoll-von")}
    with urllib.request.urlopen(f"{office.base}/dateien/{key}/", timeout=PATIENCE) as kept:  # nobody in particular
        assert len(PdfReader(io.BytesIO(kept.read())).pages) == 1


def test_page_paper_table_and_file_say_the_same_of_a_sitting(house):
    load(house, ESCHWEILER)
    load(house, MUSTER)
    house.open()
    dumped = house.command("dump", "--body", "musterviertel", str(house.folder / "auszug"))
    assert dumped.returncode == 0, dumped.stderr

    def fetched(path):
        request = urllib.request.Request(f"http://127.0.0.1:{house.port}{path}")
        request.add_header("Host", f"musterviertel.localhost:{house.port}")
        with urllib.request.urlopen(request, timeout=PATIENCE) as answer:
            return answer.read()

    page = re.sub(r"<[^>]+>", " ", fetched(MINUTES).decode().split("<main")[1])
    said = {
        "page": html.unescape(page).replace("\xad", ""),
        "paper": words_of(fetched(f"{MINUTES}protokoll.pdf")),
        "table": fetched("/beschluesse/register.csv").decode("utf-8-sig"),
        "file": next((house.folder / "auszug").glob("*.yaml")).read_text(encoding="utf-8"),
    }

    plain = {where: " ".join(words.split()) for where, words in said.items()}
    assert {(where, fact) for where, words in plain.items() for fact in FACTS if fact not in words} == set()
    for where in ("page", "paper"):
        assert [count for count in ("15 Ja", "6 Ja", "9 Nein", "14 Ja") if count not in plain[where]] == [], where
