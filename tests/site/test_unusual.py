"""What is valid and seldom reads alike on page, paper, table, calendar and for machines."""

import csv
import html
import io
import re

import pytest
from django.test import Client
from pypdf import PdfReader

from sozialraum.founding.load import load
from tests.founding.files import UNUSUAL
from tests.site.facts import squeezed

pytestmark = [pytest.mark.django_db, pytest.mark.once]

JOINT, MINUTES = "/sitzungen/dreifach/", "/sitzungen/dreifach/protokoll.pdf"
#: What the page of the joint sitting says and its minutes on paper say, too.
SAID = (
    "Zuerst war der Termin im April 2018. Der Saal war belegt.",
    "AG Wohnen, beim Einberufen: Zu spät eingeladen (§ 4). Warum trotzdem: Der Saal brannte.",
    "Ergänzt nach dem Protokoll vom 9. Mai.",
    "Geheim: Antrag B",
    "Gegenantrag mit Fristen",
    "kein Tag genannt",
    "Nichtöffentliche Vorlage",
)
#: What is said of how each of these decisions was voted on, in the table and for machines alike.
VOTED = {
    "nur-weg": "Geheim: Antrag B: Stimmenzahl nicht bekannt",
    "frage-nur": "Gegenantrag mit Fristen: 4 Ja · 2 Nein · 1 Enthaltung · 0 befangen",
    "zwei-zahlen": "AG Bildung: 3 Ja · 1 Nein · 2 Enthaltungen · nicht bekannt: Befangene",
    "lose": "AG Wohnen: 0 Ja · 0 Nein · 9 Enthaltungen · 0 befangen",
}
SILENT = {"zwei-zahlen": "AG Sprache", "lose": "AG Bildung"}


@pytest.fixture(scope="module")
def read(arranged_once):
    with arranged_once():
        load(UNUSUAL)
        client = Client()
        yield lambda path: client.get(path, headers={"host": "netz.example"}).content


def words(page):
    return squeezed(html.unescape(re.sub(r"<[^>]+>", " ", page.decode())))


def written(paper):
    return squeezed(" ".join(one.extract_text() for one in PdfReader(io.BytesIO(paper)).pages))


def test_what_stands_on_the_page_of_a_sitting_stands_on_its_paper(read):
    page = words(read(JOINT))
    paper = written(read(MINUTES))

    assert [fact for fact in SAID if squeezed(fact) not in page] == []
    assert [fact for fact in SAID if squeezed(fact) not in paper] == []


def test_a_point_with_a_decision_is_nowhere_called_unknown(read):
    page = words(read(JOINT))
    paper = written(read(MINUTES))

    below = 2  # points below another, which have neither a text nor a decision
    assert (page.count("Verlaufnichtbekannt"), paper.count("Verlaufnichtbekannt")) == (below, below)


def test_quorums_are_told_in_the_order_of_the_groups_on_page_and_paper(read):
    page = words(read(JOINT))
    paper = written(read(MINUTES))
    told = ("Nichtbeschlussfähig", "1von9Stimmberechtigten", "Beschlussfähigkeitnichtbekannt:9")

    assert sorted(told, key=page.index) == sorted(told, key=paper.index) == list(told)


def test_how_a_decision_was_voted_on_is_said_alike_in_the_table_and_for_machines(read):
    table = read("/beschluesse/register.csv").decode("utf-8-sig")
    rows = {row["Adresse"].split("/")[-2]: row for row in csv.DictReader(io.StringIO(table), delimiter=";")}

    for key, fact in VOTED.items():
        silent = f"{SILENT[key]}: Stimmenzahl nicht bekannt" if key in SILENT else fact
        for text in (rows[key]["Wahlgänge und Gruppen"], read(f"/beschluesse/{key}/").decode()):
            assert fact in text and silent in text, key


def test_rounds_in_the_register_are_parted_by_full_stops(read):
    assert squeezed("0 befangen. Abgelehnt. 1. Wahlgang, geheim: Antrag A: AG Bildung") in words(read("/beschluesse/"))


def test_a_former_day_known_in_part_is_no_day(read):
    file = read(f"{JOINT}termin.ics").decode().replace("\r\n ", "")

    assert "Verlegt: zuerst im April 2018." in file
    assert squeezed("Früherer Termin: April 2018.") in words(read("/gremien/ag-w/"))
    assert squeezed("Zuerst war der Termin 2019.") in words(read("/sitzungen/abgesagt/"))
    assert "amApril" not in words(read(JOINT)) + words(read("/gremien/ag-w/"))


def test_what_is_not_published_stands_nowhere(read):
    everywhere = [
        read(path).decode("utf-8", "replace") for path in ("/sitzungen/entwurf/", "/sitzungen/ersatz/", JOINT)
    ]
    everywhere += [read("/beschluesse/register.csv").decode(), read("/beschluesse/").decode()]

    for secret in ("geheime Notiz", "geheimer Text", "Geheimer Beschluss", "noch nicht öffentlich", "Interner Plan"):
        assert [secret for text in everywhere if secret in text] == []
