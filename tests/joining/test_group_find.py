"""Five questions with drawings: which group fits, when it meets, and what a page says that finds none."""

import datetime as dt
import re

import pytest
import time_machine
from django.test import Client

from sozialraum.foundation.dates import PartialDate
from sozialraum.joining.rules import fit
from sozialraum.joining.words import QUESTIONS
from sozialraum.languages.names import ALL_LANGUAGES
from tests import factories as f

NAMES = [one.name for one in QUESTIONS]
PAGE = "/mitmachen/passende-gruppe/"


@pytest.fixture(autouse=True)
def today():
    with time_machine.travel("2027-02-01T20:00:00+01:00", tick=False):
        yield


@pytest.fixture
def groups(body):
    told = {
        "wohnen": ("AG Wohnen und Nachbarschaft", "Kümmert sich um Wohnungssuche und Hausgemeinschaften."),
        "schule": ("AG Frühe Bildung und Schule", "Verbindet Kitas und Schulen."),
        "wege": ("AG Spielplätze und Wohnumfeld", "Begeht Wege mit Kindern."),
        "plenum": ("Runder Tisch", "Bildet Arbeitsgruppen."),
    }
    return {key: f.OrganizationFactory(body=body, key=key, name=name, task=task) for key, (name, task) in told.items()}


def read(client, address):
    answer = client.get(address)
    assert answer.status_code == 200
    return " ".join(answer.content.decode().split())


def beside(page):
    return re.findall(r'<h3><a href="/gremien/([^/]*)/"', page.partition('id="auch"')[2])


def heading(page):
    return re.search(r"<h1>(.*?)</h1>", page)[1]


@pytest.mark.parametrize(
    ("name", "task", "how"),
    [
        ("AG Wohnen", "", 2),
        ("AG Mitte", "hilft bei der Wohnungssuche", 1),
        ("AG Wohnen", "Wohnungssuche; Haus und Hof", 3),
        ("Plenum", "Bewohnerinnen kommen zu Wort", 0),
    ],
)
def test_a_group_fits_by_how_words_of_its_name_and_task_begin(name, task, how):
    assert fit(("wohn", "haus"), name, task) == how


def test_that_groups_are_spoken_of_is_no_work():
    assert fit(("arbeit",), "Plenum", "Bildet Arbeitsgruppen und Arbeitskreise.") == 0
    assert fit(("arbeit",), "AG Arbeit/Ausbildung", "") == 2


@pytest.mark.django_db
def test_all_five_questions_stand_in_one_form_with_a_drawing_each_and_none_must_be_answered(client, body, groups):
    form = read(client, "/mitmachen/").partition(f'<form action="{PAGE}">')[2].partition("</form>")[0]

    assert re.findall(r'<input type="radio" name="(\w+)" value="(\w+)">', form) == [
        (name, answer) for name in NAMES for answer in ("ja", "nein")
    ]
    assert len(set(re.findall(r"<svg.*?</svg>", form))) == len(NAMES)
    assert "required" not in form
    assert "checked" not in form


@pytest.mark.django_db
def test_a_yes_leads_to_the_group_its_next_date_and_why(client, body, groups):
    day = PartialDate(2027, 3, 3)
    f.MeetingFactory(body=body, key="bald", date=day, start_time=dt.time(17), of=[groups["wohnen"]])

    page = read(client, f"{PAGE}?wohnen=ja")

    assert heading(page) == "Das passt: AG Wohnen und Nachbarschaft"
    assert "Sie haben Ja gesagt zu: Wohnung, Miete, Nachbarn." in page
    assert '<time datetime="2027-03-03T17:00">' in page
    assert f'href="{groups["wohnen"].get_absolute_url()}mitmachen/"' in page
    assert 'href="/sitzungen/bald/termin.ics"' in page
    assert beside(page)[0] == "wege"
    assert len(beside(page)) == 2


@pytest.mark.django_db
def test_each_yes_finds_its_group_before_a_second_of_the_same(client, body, groups):
    page = read(client, f"{PAGE}?wohnen=ja&kinder=ja")

    assert heading(page) == "Das passt: AG Spielplätze und Wohnumfeld"  # fits both
    assert beside(page) == ["wohnen", "schule"]


@pytest.mark.django_db
def test_a_no_leaves_a_group_out_of_what_one_may_also_look_at(client, body, groups):
    page = read(client, f"{PAGE}?wohnen=ja&kinder=nein")

    assert beside(page) == ["wege", "plenum"]  # the first fits the »Ja« as well


@pytest.mark.django_db
def test_who_fits_nowhere_is_led_to_a_concern_and_to_all_groups(client, body, groups):
    page = read(client, f"{PAGE}?arbeit=ja")

    assert heading(page) == "Dazu gibt es noch keine Gruppe"
    assert 'class="button" href="/anliegen/sagen/"' in page
    assert set(beside(page)) == set(groups)


@pytest.mark.django_db
@pytest.mark.parametrize("query", ["", "?wohnen=nein", "?wohnen=vielleicht&kinder="])
def test_without_a_yes_there_is_no_answer_but_groups(client, body, groups, query):
    page = read(client, f"{PAGE}{query}")

    assert heading(page) == "Welche Gruppe passt zu mir?"
    assert beside(page) != []
    assert "Noch einmal antworten" in page


@pytest.mark.django_db
def test_a_network_without_groups_answers_too(client, body):
    assert heading(read(client, f"{PAGE}?wohnen=ja")) == "Dazu gibt es noch keine Gruppe"


@pytest.mark.django_db
def test_a_group_without_a_date_says_so(client, body, groups):
    assert "Zurzeit steht kein Termin fest." in read(client, f"{PAGE}?wohnen=ja")


@pytest.mark.django_db
def test_nothing_is_kept_of_an_answer(client, body, groups):
    answer = client.get(f"{PAGE}?wohnen=ja")

    assert answer.cookies == {}
    assert '<meta name="robots" content="noindex">' in answer.content.decode()


@pytest.mark.django_db
def test_the_office_reads_which_question_finds_no_group_and_how_to_change_it(office, body, groups):
    mine, theirs = read(office, "/mitmachen/"), read(Client(), "/mitmachen/")

    told = mine.partition("findet keine Gruppe")[2].partition("</ul>")[0]
    assert re.findall(r"<li>(.*?)</li>", told) == [
        str(one.question) for one in QUESTIONS if one.name in ("sprache", "arbeit", "idee")
    ]
    assert "findet keine Gruppe" not in theirs
    f.OrganizationFactory(body=body, name="AG Drei", task="Dolmetschen, Ausbildung und Anträge")
    assert "findet keine Gruppe" not in read(office, "/mitmachen/")


@pytest.mark.django_db
@pytest.mark.parametrize("language", ALL_LANGUAGES[1:], ids=lambda language: language.code)
def test_questions_and_answer_speak_every_language(client, body, groups, language):
    asked, found = (read(client, f"/{language.prefix}{path}") for path in ("/mitmachen/", f"{PAGE}?wohnen=ja"))

    assert f'<form action="/{language.prefix}{PAGE}">' in asked
    assert '<bdi lang="de">AG Wohnen und Nachbarschaft</bdi>' in heading(found)
    for page in (asked, found):
        main = page.partition("<main")[2].partition("</main")[0]
        assert '<span lang="de" dir="ltr">' not in main  # so a sentence is marked that nobody has translated
