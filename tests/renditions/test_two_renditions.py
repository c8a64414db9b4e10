"""Two renditions of a sitting with everything in it: each says the same on page and paper, and only one says names."""

import io
from dataclasses import replace

import pytest
from django.test import Client
from pypdf import PdfReader

from sozialraum.press.minutes import minutes_pdf
from sozialraum.renditions.queries import internal_page, page_of
from sozialraum.renditions.queries.paper import paper_of
from tests import factories as f
from tests.conftest import logged_in
from tests.people.conftest import come_in
from tests.press import verapdf
from tests.renditions.full import MARK, name
from tests.renditions.reading import bare, facts_of, said_in, said_on

pytestmark = pytest.mark.django_db
PAGE, PAPER = "/sitzungen/voll/", "/sitzungen/voll/protokoll.pdf"
INSIDE, INSIDE_PAPER = "/sitzungen/voll/protokoll-intern/", "/sitzungen/voll/protokoll-intern.pdf"
#: What a page says beside the record: how one gets on, and what stands a second time there.
BESIDE = {
    "Wann", "Wo", "Nummer", "Wer da war", "Aufgaben daraus", "Protokoll herunterladen (PDF)", "Erste Fassung lesen",
    "Interne Fassung herunterladen (PDF)", "Nur für die Gruppen, die getagt haben", "Alles in einer Datei", "Inhalt",
    "Dienstag, 10. Dezember 2024, 16.30 bis 18 Uhr", "Dienstag 10 Dezember 2024 16.30 Uhr",
    "A AG Wohnen", "A AG Sprache", "AG Wohnen und AG Sprache, 10. Dezember 2024: Protokoll",
    "Anlage 1: Lageplan (PDF) , zu TOP 2",
    "Umlauf und Genehmigung", "Noch nicht von allen genehmigt", "Gruppe", "Genehmigung",
    "genehmigt am 18. Februar 2025, durch Beschluss",
}  # fmt: skip
SENTENCES = (
    "Dies ist die Fassung für die Öffentlichkeit",
    "Hier stehen Namen",
    "Alles in einer Datei",
    "TOP 2.1",
    "neu: zehn Menschen Danach",
)


@pytest.fixture
def office(body):
    return logged_in(Client(), body)


@pytest.fixture
def member(body, held):
    """Somebody who sits in the second of the groups that met."""
    person = f.PersonFactory(body=body)
    f.MembershipFactory(body=body, organization=held.groups[1], person=person)
    return come_in(person)


def missing(facts, text):
    whole = bare(text)
    return [fact for fact in facts if bare(fact.replace("**", "")) not in whole]


@pytest.mark.parametrize("is_internal", [False, True])
def test_page_and_paper_of_a_rendition_say_the_same(body, held, people, office, is_internal):
    page = internal_page(held, people["office"]) if is_internal else page_of(held, people["nobody"])
    sheet = paper_of(page, body)
    browser, urls = (office, (INSIDE, INSIDE_PAPER)) if is_internal else (Client(), (PAGE, PAPER))
    (on_page, blocks), in_paper = said_on(browser.get(urls[0])), said_in(browser.get(urls[1]).content)
    facts = [one for one in facts_of(sheet) if not one.startswith("Zu TOP")]  # of an annex, on the page a link

    assert len(facts) > 60
    assert missing(facts, on_page) == []
    assert missing(facts, in_paper) == []
    told = [one for one in blocks if one not in BESIDE and not any(said in one for said in SENTENCES)]
    assert "\n".join(missing(told, in_paper)) == ""


def test_names_stand_in_the_internal_rendition_and_nowhere_in_public(held, member):
    inside = [member.get(INSIDE).content.decode(), said_in(member.get(INSIDE_PAPER).content)]
    public = [Client().get(PAGE).content.decode(), said_in(Client().get(PAPER).content)]

    for text in inside:
        for first in ("Nora", "Emil", "Rosa", "Walter", "Gerda", "Lea", "Otto", "Kurt", "Zoe"):
            assert bare(name(first)) in bare(text), first
        assert bare("spricht in Vertretung für Seniorentreff Muster – durch das Los") in bare(text)
        assert bare("Stiftung Ungenannt") in bare(text)
        assert bare(f"{name('Rosa')} ist befangen (bekommt eine Bank vor die Tür, § 11)") in bare(text)
        assert bare(f"Büro ({name('Rosa')})") in bare(text)
    for text in public:
        assert MARK not in text and "Ungenannt" not in text and "vor die Tür" not in text
        assert bare("Verein Probe ist befangen (§ 11) und nimmt an der Abstimmung nicht teil.") in bare(text)
        assert bare("1 Person ist befangen (§ 11) und nimmt an der Abstimmung nicht teil.") in bare(text)
        assert bare("2 werden nicht genannt") in bare(text)


def test_the_head_says_whether_one_was_invited_in_time_and_how_long_it_took(held):
    page = bare(Client().get(PAGE).content.decode().split("</dl>")[0])

    assert bare("1. Dezember 2024, fristgerecht (§ 4 Absatz 2)") in page
    assert bare("16.32 bis 18.12 Uhr") in page


def test_the_next_sitting_of_each_group_stands_at_the_end(held):
    text, _blocks = said_on(Client().get(PAGE))

    assert bare("AG Wohnen, AG Sprache: Dienstag, 18. Februar 2025, 17 Uhr") in bare(text)


def test_for_all_who_did_not_meet_the_internal_rendition_is_not_there(body, held, other_body):
    stranger, link = Client(), Client()
    outside = f.MembershipFactory(
        body=body, organization=f.OrganizationFactory(body=body), person=f.PersonFactory(body=body)
    )
    half = logged_in(Client(), body, second_factor=False)
    neighbour = logged_in(Client(), other_body)

    for path in (INSIDE, INSIDE_PAPER):
        assert stranger.get(path).status_code == 302 and "/anmelden/" in stranger.get(path).url
        assert [one.get(path).status_code for one in (come_in(outside.person), half)] == [404, 404]
        assert neighbour.get(path, headers={"host": "nebenan.localhost"}).status_code == 404
        assert link.get(f"/l/falsch{path}").status_code == 404


def test_the_internal_rendition_is_kept_by_nobody(held, member):
    for path in (INSIDE, INSIDE_PAPER):
        answer = member.get(path)
        assert answer.status_code == 200 and answer["Cache-Control"] == "no-store, private"
    assert "protokoll-intern" in member.get(PAGE).content.decode()
    assert "protokoll-intern" not in Client().get(PAGE).content.decode()


def test_the_internal_rendition_is_one_for_all_who_may_read_it(body, held, people, office, member):
    auditor = logged_in(Client(), body, "audit")

    papers = {one.get(INSIDE_PAPER).content for one in (office, member, auditor)}

    assert len(papers) == 1


def test_a_draft_has_a_paper_for_those_who_met_with_its_stamp_on_every_page(body, draft, office):
    answer = office.get(INSIDE_PAPER)

    pages = [one.extract_text() for one in PdfReader(io.BytesIO(answer.content)).pages]

    assert len(pages) > 1 and all("Entwurf\n" in f"{page}\n" for page in pages)
    assert "Entwurf, noch nicht veröffentlicht." in pages[0]
    assert Client().get(PAPER).status_code == 404 and Client().get(INSIDE_PAPER).status_code == 302
    assert "Nur für die Gruppen" in said_in(answer.content)


@pytest.mark.once
def test_all_three_papers_are_accessible_and_can_be_archived(body, held, people):
    nobody, by = people["nobody"], people["office"]
    public = paper_of(page_of(held, nobody), body)
    inside = paper_of(internal_page(held, by), body)
    draft = replace(inside, state=replace(inside.state, is_draft=True, label="Entwurf"))

    assert verapdf.failures(*(minutes_pdf(one) for one in (public, inside, draft))) == [[], [], []]
