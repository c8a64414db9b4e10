"""Entered by the office on pages, read by nobody outside, let go of after its time, and kept by a file with people."""

import datetime as dt

import pytest
from django.test import Client
from django.utils import timezone

from sozialraum.acts.models import Detail, Entry
from sozialraum.config.addresses import addresses
from sozialraum.decisions.words import MinutesState
from sozialraum.foundation.dates import PartialDate
from sozialraum.founding.dump import dump
from sozialraum.founding.load import load
from sozialraum.interests import actions
from sozialraum.interests.models import DeclaredOffice, Interest
from sozialraum.interests.queries import ended_before, settled_before
from sozialraum.network.models import Body
from tests import factories as f
from tests.founding.files import SMALL
from tests.house.test_markers import text_of
from tests.refusals import refused

pytestmark = pytest.mark.django_db


def seen(browser, path):
    return browser.get(path).content.decode().replace("\u00ad", "")


def test_the_office_enters_who_is_involved_on_the_page_of_the_paper(office, paper, clara, verein):
    assert "Dazu steht hier noch nichts." in seen(office, "/dokumente/antrag/")

    answer = office.post("/dokumente/antrag/beteiligte/neu/", {"part": "originator", "institution": "verein"})
    office.post("/dokumente/antrag/beteiligte/neu/", {"part": "concerned", "person": "clara"})

    assert answer.url == "/dokumente/antrag/#beteiligte"
    page = seen(office, "/dokumente/antrag/")
    assert "Verein Beispiel (bringt es ein)" in page and "Clara Beispiel (ist davon betroffen)" in page
    assert [one.says for one in Entry.objects.order_by("number")] == [
        "hat eine Beteiligung an einem Dokument eingetragen"
    ] * 2
    assert "Clara" not in "".join(str(one.changes) for one in Detail.objects.all())


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ({}, "Beteiligt ist eine Einrichtung oder eine Person, immer nur eine davon."),
        ({"institution": "verein", "person": "clara"}, "Beteiligt ist eine Einrichtung oder eine Person"),
    ],
)
def test_it_is_one_of_both(office, paper, clara, verein, typed, says):
    answer = office.post("/dokumente/antrag/beteiligte/neu/", {"part": "originator"} | typed)

    assert says in answer.content.decode() and not Interest.objects.exists()


@pytest.mark.parametrize("who", ["institution", "person"])
def test_nobody_stands_there_twice(paper, people, clara, verein, who):
    named = {who: {"institution": verein, "person": clara}[who]}
    actions.interests.record(paper.body, by=people["office"], paper=paper, part="originator", **named)

    with refused("constraint"):
        actions.interests.record(paper.body, by=people["office"], paper=paper, part="originator", **named)
    actions.interests.record(paper.body, by=people["office"], paper=paper, part="concerned", **named)


def test_it_is_changed_and_withdrawn(office, paper, clara, verein):
    one = f.InterestFactory(body=paper.body, key="eins", paper=paper, institution=verein)

    typed = {"part": "concerned", "institution": "", "person": "clara", "revision": "1"}
    assert office.post("/beteiligte/eins/bearbeiten/", typed).status_code == 302
    one.refresh_from_db()
    assert (one.part, one.institution, one.person) == ("concerned", None, clara)
    assert office.post("/beteiligte/eins/zurueckziehen/", {"revision": "2"}).status_code == 302

    gone = Interest.objects.get()
    assert (gone.deleted is None, gone.person, gone.institution) == (False, None, None)


def test_a_declared_office_is_entered_from_its_list(office, body, clara, verein):
    assert "Erklärte Ämter" in seen(office, "/schreibtisch/eintragen/erklaerte-aemter/")

    typed = {"person": "clara", "organization": "verein", "title": "Vorstand", "start_date": "2024"}
    assert office.post("/erklaerte-aemter/neu/", typed).status_code == 302

    assert DeclaredOffice.objects.get().start_date == PartialDate(2024)
    assert "Clara Beispiel, Verein Beispiel" in seen(office, "/schreibtisch/eintragen/erklaerte-aemter/")
    assert "Vorstand" not in "".join(str(one.changes) for one in Detail.objects.all())


def test_proposed_at_the_point_and_never_in_public(office, item, group, body, rule, clara, verein, paper):
    """On the page before and after the minutes; on no public page, PDF, table, feed or calendar."""
    rule([group])
    f.InterestFactory(body=body, paper=paper, institution=verein)
    f.InterestFactory(body=body, paper=paper, person=f.PersonFactory(body=body, name="Nora Beispiel"))
    f.DeclaredOfficeFactory(body=body, person=clara, organization=verein, title="Vorsitz Beispiel")
    f.MinutesFactory(body=body, meeting=item.meeting, state=MinutesState.PUBLISHED, approved=True, present=12)

    page = seen(office, "/sitzungen/sitzung/")
    assert "Als befangen vorgeschlagen: Clara Beispiel (§ 9)." in page
    assert "Clara Beispiel: für eine beteiligte Einrichtung da, hat dort ein Amt" in page
    read = {}
    for address in addresses():
        if address.is_public and "<" not in address.path.replace("<key:key>", ""):
            for key in ("sitzung", "antrag", group.key) if "<key:key>" in address.path else ("",):
                read[address.path.replace("<key:key>", key)] = text_of(
                    Client().get(address.path.replace("<key:key>", key))
                )
    assert len(read) > 60
    words = ("clara", "nora", "vorsitz beispiel", "befangen vorgeschlagen", "für eine beteiligte", "bringt es ein")
    found = {path: word for path, text in read.items() for word in words if word in text}
    assert found == {}
    assert "antrag auf ein fest" in read["/sitzungen/sitzung/"]


def test_what_is_settled_or_over_is_let_go_of(item, body, clara, verein, paper):
    old = timezone.now() - dt.timedelta(days=4_000)
    rows = [
        f.InterestFactory(body=body, paper=paper, person=clara, created=old),
        f.InterestFactory(body=body, person=clara, created=old),
        f.InterestFactory(body=body, person=clara),
        f.InterestFactory(body=body, institution=verein, created=old),
    ]
    before, on_the_day = (dt.datetime(2026, 6, day, 12, tzinfo=dt.UTC) for day in (2, 1))

    assert set(settled_before(body, before)) == {rows[0], rows[1]}
    assert set(settled_before(body, on_the_day)) == {rows[1]}

    over = f.DeclaredOfficeFactory(body=body, person=clara, end_date=PartialDate(2020))
    f.DeclaredOfficeFactory(body=body, person=clara)
    assert list(ended_before(body, before)) == [over]


FILED = """\
people:
  - {key: clara, name: Clara Beispiel}
interests:
  - {key: eins, document: ordnung, institution: plenum}
  - {key: zwei, document: ordnung, part: ist davon betroffen, person: clara}
offices:
  - {key: amt, person: clara, organization: plenum, title: Vorstand, start: 2020-03, end: 9999}
"""


def test_a_file_with_people_holds_it_and_one_without_does_not(tmp_path):
    file = tmp_path / "netz.yaml"
    file.write_text(SMALL.replace("format: 1", "format: 2") + FILED, encoding="utf-8")
    load(file)
    assert [(one.key, one.part) for one in Interest.objects.order_by("pk")] == [
        ("eins", "originator"),
        ("zwei", "concerned"),
    ]

    body = Body.objects.get()
    first, without = dump(body, with_people=True).text, dump(body).text

    assert "clara" in first and "Vorstand" in first
    assert not [word for word in ("clara", "Vorstand", "interests:", "offices:") if word in without]
    file.write_text(first, encoding="utf-8")
    assert load(file).lines()[0].endswith("nichts zu ändern.")
    assert dump(body, with_people=True).text == first
