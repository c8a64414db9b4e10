"""A document as one reads it: what has changed, its clauses, and in an old text how each sentence reads today."""

import re

import pytest
import time_machine
from django.test import Client

from sozialraum.acts import guard
from sozialraum.decisions.models import Effect
from sozialraum.decisions.words import EffectKind, MinutesState
from sozialraum.foundation.dates import PartialDate
from sozialraum.meetings.words import State
from sozialraum.papers.models import Adoption
from sozialraum.papers.rules import became, compare, sentences
from sozialraum.ui.typed import typed_with_notes
from tests import factories as f
from tests.press.reading import as_seen
from tests.press.reading import plain as on_one_line

OLD = """§ 1 Alle

1. Alle kommen.
2. Wer kommt, sitzt.

§ 2 Einladung

1. Fünf Tage vorher wird eingeladen.

§ 3 Alt

Das ging einmal."""
NEW = """§ 1 Alle

1. Alle kommen.

§ 2 Einladung

1. Sieben Tage vorher wird eingeladen.

§ 2a Gemeinsam

Zwei tagen gemeinsam."""


@pytest.fixture(autouse=True)
def today():
    with time_machine.travel("2027-02-01T10:00:00+01:00", tick=False):
        yield


@pytest.fixture
def paper(body):
    paper = f.PaperFactory(body=body, key="ordnung", name="Ordnung")
    for label, year, text in (("alt", 2018, OLD), ("neu", 2024, NEW)):
        f.VersionFactory(body=body, paper=paper, label=label, text=text, valid_from=PartialDate(year, 4, 1))
    return paper


def main(client, address):
    answer = client.get(address)
    assert answer.status_code == 200
    return " ".join(answer.content.decode().split()).partition("<main")[2].partition("<footer")[0]


def section(page, anchor):
    return page.partition(f'<section class="sheet" id="{anchor}"')[2].partition("</section>")[0]


def plain(html):
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", "", html)).strip()


def test_what_changed_is_a_list_of_sentences_and_a_new_clause_is_one():
    told = [(one.clause.name, one.kind, one.text) for one in sentences(OLD, NEW, compare(OLD, NEW))]

    assert told == [
        ("§ 1", "gone", "Wer kommt, sitzt."),
        ("§ 2", "changed", "Sieben Tage vorher wird eingeladen."),
        ("§ 2a", "new", ""),
        ("§ 3", "gone", ""),
    ]


def test_of_a_list_only_the_mark_at_its_beginning_is_left_out():
    old, new = "§ 1 Frist\n\n1. Einreichen bis zum 2. Mai.", "§ 1 Frist\n\n1. Einreichen bis zum 3. Mai - oder später."

    assert [one.text for one in sentences(old, new, compare(old, new))] == ["Einreichen bis zum 3. Mai - oder später."]
    unmarked = [text.replace("1. ", "") for text in (old, new)]
    assert [one.text for one in sentences(*unmarked, compare(*unmarked))] == [
        "Einreichen bis zum 3. Mai - oder später."
    ]


def test_each_passage_of_the_old_text_knows_what_became_of_it():
    assert became(compare(OLD, NEW)) == {
        "§ 1": {"2. Wer kommt, sitzt.": ""},
        "§ 2": {"1. Fünf Tage vorher wird eingeladen.": "Sieben Tage vorher wird eingeladen."},
        "§ 3": {"Alt": "", "Das ging einmal.": ""},
    }


def test_a_note_stands_behind_its_line_and_nothing_typed_can_forge_its_place():
    html = typed_with_notes("1. Eins\n2. Zwei \ue0000\ue001<b>", {"1. Eins": "<i>Heute</i>"})

    assert html.count("<i>Heute</i>") == 1
    assert re.search(r"<li>Eins <i>Heute</i></li>", html)
    assert "<b>" not in html
    assert "\ue000" not in html


@pytest.mark.django_db
def test_what_changed_stands_before_the_text_with_its_paragraph_and_the_way_to_compare(client, paper):
    page = main(client, "/dokumente/ordnung/")

    told = [plain(one) for one in re.findall(r"<li>(.*?)</li>", section(page, "neu"))]
    assert told == [
        "Gestrichen: Wer kommt, sitzt. (§ 1)",
        "Sieben Tage vorher wird eingeladen. (§ 2)",
        "Neu: Gemeinsam (§ 2a)",
        "Gestrichen: Alt (§ 3)",
    ]
    assert 'href="/dokumente/ordnung/alt/vergleich/neu/"' in section(page, "neu")
    assert page.index('id="neu"') < page.index('id="inhalt-text"') < page.index('id="text"')


@pytest.mark.django_db
def test_every_clause_is_an_anchor_that_the_contents_lead_to(client, paper):
    page = main(client, "/dokumente/ordnung/")

    assert re.findall(r'href="#(p\w+)">([^<]*)</a></li>', section(page, "inhalt-text")) == [
        ("p1", "Alle"),
        ("p2", "Einladung"),
        ("p2a", "Gemeinsam"),
    ]
    assert re.findall(r'<section class="clause" id="(p\w+)">', page) == ["p1", "p2", "p2a"]
    assert page.count('<a class="no" href="#p2a">§ 2a</a>') == 1


@pytest.mark.django_db
def test_an_old_text_says_beside_each_changed_sentence_how_it_reads_today(client, paper):
    page = main(client, "/dokumente/ordnung/alt/")

    notes = [plain(one) for one in re.findall(r'<span class="since">(.*?)</span>', page)]
    assert notes == [
        "Das steht heute nicht mehr da.",
        "Heute: Sieben Tage vorher wird eingeladen. § 2",
        "Das steht heute nicht mehr da.",
    ]
    assert 'href="/dokumente/ordnung/#p2"' in page
    assert 'class="since"' not in main(client, "/dokumente/ordnung/neu/")
    assert 'class="button" href="/dokumente/ordnung/neu/"' in page


@pytest.mark.django_db
def test_a_version_that_is_still_to_come_is_not_measured_by_todays(client, body, paper):
    f.VersionFactory(body=body, paper=paper, label="bald", text="§ 1 Neu", valid_from=PartialDate(2028, 1, 1))

    assert 'class="since"' not in main(client, "/dokumente/ordnung/bald/")


@pytest.mark.django_db
def test_from_a_version_one_press_leads_to_its_decision(client, body, paper, group):
    meeting = f.MeetingFactory(body=body, key="s", date=PartialDate(2018, 4, 1), state=State.HELD, of=[group])
    f.MinutesFactory(body=body, meeting=meeting, state=MinutesState.PUBLISHED, approved=True)
    resolution = f.ResolutionFactory(body=body, key="b", name="Erste Ordnung", meeting=meeting, date=None, by=[group])
    with guard.opened():
        adoption = Adoption.objects.create(version=paper.versions.get(label="alt"), date=PartialDate(2018, 4, 1))
        Effect.objects.create(resolution=resolution, kind=EffectKind.ADOPTS, adoption=adoption)

    told = main(client, "/dokumente/ordnung/alt/").partition('<div class="standing')[2].partition("</div>")[0]

    assert 'Beschluss: <a href="/beschluesse/b/">Erste Ordnung</a>' in told


@pytest.mark.django_db
def test_in_a_comparison_every_pair_says_which_side_is_which(client, body):
    paper = f.PaperFactory(body=body, key="liste")
    for label, year, text in (("alt", 2018, "Eins a\n\nMitte\n\nZwei a"), ("neu", 2024, "Eins b\n\nMitte\n\nZwei b")):
        f.VersionFactory(body=body, paper=paper, label=label, text=text, valid_from=PartialDate(year, 4, 1))

    page = main(client, "/dokumente/liste/alt/vergleich/neu/")

    assert re.findall(r"<(?:h3|p class=\"side\")>(Alt|Neu)", page) == ["Alt", "Neu", "Alt", "Neu"]


# ── on paper ──────────────────────────────────────────────────────────────────


def on_paper(client, address):
    answer = client.get(address)
    assert (answer.status_code, answer["Content-Type"]) == (200, "application/pdf")
    return on_one_line(as_seen(answer.content))


def test_each_version_is_a_paper_that_says_what_its_page_says(client, body, paper, group):
    with guard.opened():
        new = paper.versions.get(label="neu")
        adoption = Adoption.objects.create(version=new, date=PartialDate(2024, 3, 20))
        adoption.adopter_set.create(organization=group, position=0)

    assert '<a href="/dokumente/ordnung/neu/text.pdf">Als PDF</a>' in main(client, "/dokumente/ordnung/")
    now, then = (on_paper(client, f"/dokumente/ordnung/{label}/text.pdf") for label in ("neu", "alt"))

    for said in (
        "Gilt",
        "Mittwoch, 20. März 2024",
        f"durch {group.name}",
        "Sieben Tage vorher",
        "Zwei tagen gemeinsam.",
    ):
        assert said in now, now
    assert "Gilt nicht mehr" in then and "Das ging einmal." in then and "Sieben Tage" not in then


def test_what_is_no_text_or_not_for_everybody_is_no_paper(office, body, paper):
    client = Client()
    bare = f.PaperFactory(body=body, key="leer", name="Leer")
    f.VersionFactory(body=body, paper=bare, label="eins", text="", valid_from=PartialDate(2020))
    inside = f.PaperFactory(body=body, key="intern", name="Intern", audience="office")
    f.VersionFactory(body=body, paper=inside, label="eins", text="Nur innen.", valid_from=PartialDate(2020))

    assert "Als PDF" not in main(client, "/dokumente/leer/")
    for address in ("leer/eins", "ordnung/nie", "intern/eins"):
        assert client.get(f"/dokumente/{address}/text.pdf").status_code == 404, address
    assert "Nur innen." in on_paper(office, "/dokumente/intern/eins/text.pdf")
