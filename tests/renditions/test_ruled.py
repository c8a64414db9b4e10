"""The rules fixed for a sitting say what everybody reads of it: all, without names, only what was decided, nothing."""

import pytest
from django.test import Client

from sozialraum.decisions.actions import approve_minutes, publish_minutes
from sozialraum.decisions.actions import minutes as minutes_acts
from sozialraum.decisions.models import Resolution
from sozialraum.founding.dump import dump
from tests import factories as f
from tests.conftest import logged_in
from tests.refusals import refused
from tests.renditions.full import CONTAINS, MARK, full_sitting, name
from tests.renditions.reading import bare, said_in, said_on

pytestmark = pytest.mark.django_db
PAGE, PAPER, ALL = "/sitzungen/voll/", "/sitzungen/voll/protokoll.pdf", "/sitzungen/voll/alles.pdf"
INSIDE = "/sitzungen/voll/protokoll-intern/"
#: What is said of the course in this sitting, and what of the decisions.
COURSE = ("zu lang", "Am 2. November", "Meinungsbild", "Die Stadt fragen", "Lageplan", "Die Stadt war nicht da")
DECIDED = ("vier Bänke", "Licht am Beispielweg", "3 Ja", "Gewählt: Vorschlag", "Stimmberechtigt (5)", "Beschlussfähig")


def ruled(**value):
    return ("minutes", value, "§ 9")


def told(answer):
    return bare(said_in(answer.content) if answer["Content-Type"] == "application/pdf" else said_on(answer)[0])


def test_only_decisions_are_public_where_the_rule_says_so(body, by):
    full_sitting(body, by, ruled(rendition="decisions"))

    for path in (PAGE, PAPER):
        text = told(Client().get(path))
        assert [one for one in COURSE if bare(one) in text] == []
        assert [one for one in DECIDED if bare(one) not in text] == []
        assert bare("Öffentlich ist nur, was beschlossen und gewählt wurde.") in text
        assert "Kita" not in text and "unbekannt" not in text and bare("Verlauf nicht bekannt") not in text
    assert "Lageplan" not in Client().get(PAGE).content.decode()  # nor for machines
    assert Client().get(ALL).status_code == 404
    inside = told(logged_in(Client(), body).get(INSIDE))
    assert [one for one in COURSE if bare(one) not in inside] == []


def test_neither_summary_nor_changes_tell_the_course_where_only_decisions_are_public(body, by):
    held = full_sitting(body, by, ruled(rendition="decisions"), published=False)
    minutes = f.MinutesFactory._meta.model.objects.get(meeting=held)
    minutes_acts.correct(minutes, by=by, summary="Frau Muster war gegen die Bänke.")
    for group in minutes.pending:
        approve_minutes(minutes, by=by, organization=group, corrections="Frau Probe war auch dagegen.")
    publish_minutes(minutes, by=by)

    for path in (PAGE, PAPER, Resolution.objects.filter(meeting=held).first().get_absolute_url()):
        text = told(Client().get(path))
        assert bare("war gegen") not in text and bare("war auch dagegen") not in text
    inside = told(logged_in(Client(), body).get(INSIDE))
    assert bare("war auch dagegen") in inside


@pytest.mark.parametrize("rendition", ["full", "without_names"])
def test_who_agreed_to_be_named_is_named_in_the_full_rendition_alone(body, by, rendition):
    full_sitting(body, by, ruled(rendition=rendition))
    f.ConsentFactory(body=body, person=f.Person.objects.get(body=body, name=name("Lea")))

    for path in (PAGE, PAPER):
        text = told(Client().get(path))
        assert (bare(name("Lea")) in text) is (rendition == "full")
        assert [one for one in COURSE if bare(one) not in text] == []


def test_what_is_never_public_is_read_inside_alone(body, by):
    full_sitting(body, by, ruled(public="never"))

    page = told(Client().get(PAGE))

    assert [one for one in COURSE if bare(one) in page] == [] and bare("Beschlussfähig:") not in page
    assert [Client().get(path).status_code for path in (PAPER, ALL)] == [404, 404]
    assert bare("Nach den Regeln lesen das Protokoll nur die Gruppen der Sitzung.") in page
    office = logged_in(Client(), body)
    assert bare("Am 2. November") in told(office.get(INSIDE))
    own = office.get(PAGE).content.decode()
    assert "protokoll-intern/" in own and "protokoll.pdf" not in own and "alles.pdf" not in own


def test_what_is_never_public_cannot_be_published(body, by):
    held = full_sitting(body, by, ruled(public="never"), published=False)
    minutes = f.MinutesFactory._meta.model.objects.get(meeting=held)

    with refused("never"):
        publish_minutes(minutes, by=by)

    held.refresh_from_db()
    assert held.record_published is None


def test_who_writes_a_draft_is_told_what_the_rules_want_in_it(body, by):
    full_sitting(body, by, CONTAINS, published=False)

    page = said_on(logged_in(Client(), body).get(PAGE))[1]

    assert [one for one in page if one.endswith(("steht darin", "fehlt", "bitte selbst nachsehen"))] == [
        "Wer da war: steht darin",
        "Beschlüsse: steht darin",
        "Aufgaben: steht darin",
        "Anlagen: steht darin",
        "Der Wetterbericht: bitte selbst nachsehen",
    ]


def test_once_published_nothing_is_demanded_any_more(body, by):
    full_sitting(body, by, CONTAINS)

    assert "Das soll im Protokoll stehen" not in logged_in(Client(), body).get(PAGE).content.decode()


def test_an_older_version_is_read_as_it_stood_on_page_and_paper(body, held):
    for path in (PAGE, PAPER):
        now, first = told(Client().get(path)), told(Client().get(f"{path}?fassung=1"))
        assert bare("2. Fassung vom 18. Februar 2025, mit 1 Berichtigung.") in now
        assert bare("zehn Menschen") in now and bare("zehn Menschen") not in first
        assert bare("neun Menschen") in first
        assert bare("1. Fassung: So stand es vorher. Es gilt die 2. Fassung vom 18. Februar 2025.") in first
    page = Client().get(PAGE).content.decode()
    assert f'href="{PAGE}?fassung=1">Erste Fassung lesen' in page
    assert "<del>neun Menschen</del>" in page and "<ins>zehn Menschen</ins>" in page


def test_the_points_are_listed_with_their_place_where_there_are_more_than_three(held):
    page = Client().get(PAGE).content.decode()

    contents = page.split('aria-label="Punkte dieser Sitzung"')[1].split("</nav>")[0]
    assert contents.count("<li>") == 7 and f'href="#{anchor_of_first(page)}"' in contents


def anchor_of_first(page):
    return page.split('<section class="item" id="')[1].split('"')[0]


def test_no_word_of_anybody_stands_in_what_everybody_reads(body, held):
    paths = (PAGE, PAPER, "/beschluesse/", "/beschluesse/register.csv", "/termine/kalender.ics", "/sitemap.xml")
    for path in (*paths, "/sitzungen/voll/termin.ics", "/sitzungen/", "/beschluesse/empfehlung/", ALL):
        answer = Client().get(path)
        assert answer.status_code == 200, path
        assert MARK.encode() not in answer.content, path
    file = dump(body).text
    people = ("Nora", "Paul", "Ida", "Emil", "Rosa", "Walter", "Frank", "Gerda", "Lea", "Otto", "Kurt")
    assert [first for first in people if name(first) in file] == []
