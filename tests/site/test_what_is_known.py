"""What is kept is said wherever its thing is told – page, paper, table – and not called unknown while it is known."""

import html
import io
import re

import pytest
from django.test import Client
from pypdf import PdfReader

from sozialraum.acts import guard
from sozialraum.decisions.models import Approval, Minutes, Quorum, Represented, Resolution
from sozialraum.decisions.words import MinutesState
from sozialraum.foundation.dates import PartialDate
from sozialraum.meetings.rules import item_label
from sozialraum.meetings.words import State
from sozialraum.network.models import Body
from sozialraum.rulings.rules.ruling import TAKEN_OVER as TAKEN
from tests import factories as f

pytestmark = pytest.mark.django_db

DAY = PartialDate(2018, 6, 6)


@pytest.fixture
def groups(body):
    return [
        f.OrganizationFactory(body=body, key=key, name=f"AG {key.capitalize()}") for key in ("eins", "zwei", "drei")
    ]


@pytest.fixture
def sitting(body, groups):
    return f.MeetingFactory(body=body, key="s", name="Sommersitzung", date=DAY, state=State.HELD, of=groups[:1])


@pytest.fixture
def minutes(body, sitting):
    return f.MinutesFactory(body=body, key="p", meeting=sitting, state=MinutesState.PUBLISHED, present=12)


def decided(sitting, by, **words):
    return f.ResolutionFactory(body=sitting.body, meeting=sitting, date=None, by=by, **words)


def squeezed(text):
    return " ".join(text.split())


def page(path="/sitzungen/s/"):
    told = re.sub(r"<[^>]+>", " ", Client().get(path).content.decode().partition("<main")[2])
    return squeezed(html.unescape(told))


def paper(path="/sitzungen/s/protokoll.pdf"):
    found = PdfReader(io.BytesIO(Client().get(path).content))
    return squeezed("\n".join(one.extract_text() for one in found.pages))


def table():
    return Client().get("/beschluesse/register.csv").content.decode("utf-8-sig")


def test_a_decision_without_an_item_and_its_title_stand_on_page_and_paper(sitting, minutes, groups):
    item = f.AgendaItemFactory(body=sitting.body, meeting=sitting, order=1, number="1", name="Aussprache", text="Gut.")
    decided(
        sitting, groups[:1], name="Neue Bänke", number="2018-7", resolution_text="Es gibt Bänke.", reason="Müde Füße."
    )
    decided(
        sitting, groups[:1], name="Alte Bäume", agenda_item=item, resolution_text="Sie bleiben.", reason="Schatten."
    )

    for told in (page(), paper()):
        for said in ("Neue Bänke", "2018-7", "Es gibt Bänke.", "Müde Füße.", "Alte Bäume", "Sie bleiben.", "Schatten."):
            assert said in told


@pytest.mark.parametrize(
    ("number", "label"),
    [
        ("01", "TOP 01"), ("TOP 01", "TOP 01"), ("Top 4a", "TOP 4a"), ("TOP4", "TOP 4"), ("TOP: 4.", "TOP 4"),
        ("4.", "TOP 4"), ("Tagesordnungspunkt 7", "TOP 7"), ("Topf", "TOP Topf"), ("", ""), ("TOP", ""),
    ],
)  # fmt: skip
def test_a_point_is_called_once_what_it_is(number, label):
    assert item_label(number) == label


def test_a_number_printed_with_its_word_is_not_told_twice(sitting, minutes, groups, office):
    item = f.AgendaItemFactory(body=sitting.body, meeting=sitting, order=1, number="TOP 01", name="Bänke", text="Gut.")
    f.ConsultationFactory(body=sitting.body, agenda_item=item, paper=f.PaperFactory(body=sitting.body, key="plan"))
    f.VersionFactory(body=sitting.body, paper__key="plan2", paper__body=sitting.body)
    decided(sitting, groups[:1], key="b", name="Neue Bänke", agenda_item=item)

    assert str(item) == "TOP 01: Bänke"
    for told in (page(), paper(), table()):
        assert "TOP 01" in told and "TOP TOP" not in told
    assert office.get("/beschluesse/b/bearbeiten/").context["form"]["top"].value() == "01"


def test_a_point_without_a_printed_number_is_counted_everywhere_alike(sitting, minutes, groups):
    first = f.AgendaItemFactory(body=sitting.body, meeting=sitting, order=1, number="1", name="Bänke", text="Gut.")
    below = f.AgendaItemFactory(body=sitting.body, meeting=sitting, order=2, name="Farbe", parent=first, text="Grün.")
    decided(sitting, groups[:1], key="b", name="Grüne Bänke", agenda_item=below)

    for told in (page(), paper(), table()):
        assert "TOP 1.1" in told


@pytest.mark.parametrize("typed", ["1", "01", "TOP 1", "top 01"])
def test_the_form_knows_a_point_however_its_number_is_typed(sitting, minutes, groups, office, typed):
    item = f.AgendaItemFactory(body=sitting.body, meeting=sitting, order=1, number="TOP 01", name="Bänke")

    office.post("/beschluesse/neu/", {"name": "Bänke", "meeting": "s", "top": typed, "result": "carried"})

    assert Resolution.objects.get().agenda_item == item


@pytest.mark.parametrize(
    ("figures", "sentence"),
    [
        ({"reached": True, "voters": 9}, "Beschlussfähig: 9 Stimmberechtigte."),
        ({"reached": True, "present": 5}, "Beschlussfähig: 5 Stimmberechtigte waren vertreten."),
        ({"reached": False, "present": 1, "voters": 9}, "Nicht beschlussfähig: 1 von 9 Stimmberechtigten war vert"),
        ({"voters": 9, "needed": 5}, f"Beschlussfähigkeit nicht bekannt: 9 Stimmberechtigte, nötig waren 5 ({TAKEN})."),
        ({"reached": True, "needed": 1, "basis": "§ 7"}, f"Beschlussfähig: nötig war 1 (§ 7; {TAKEN})."),
        ({"reached": True}, "Beschlussfähig."),
    ],
)  # fmt: skip
def test_each_figure_of_a_quorum_is_said_without_waiting_for_the_others(minutes, groups, figures, sentence):
    with guard.opened():
        Quorum.objects.create(minutes=minutes, organization=groups[0], **figures)

    assert sentence in page()
    assert sentence in paper()


def test_figures_typed_without_an_answer_are_kept(minutes, groups, office):
    office.post("/protokolle/p/beschlussfaehigkeit/", {"voters_0": "9", "reached_0": ""})

    assert [(one.reached, one.voters) for one in Quorum.objects.all()] == [(None, 9)]


@pytest.mark.parametrize("counted", [0, 1, 2])
def test_a_joint_decision_names_each_of_its_groups(body, groups, counted):
    sitting = f.MeetingFactory(body=body, key="s", date=DAY, state=State.HELD, of=groups)
    f.MinutesFactory(body=body, key="p", meeting=sitting, state=MinutesState.PUBLISHED, present=12)
    resolution = decided(sitting, groups, key="b", name="Bänke")
    for group in groups[:counted]:
        f.voted(resolution, group, yes=5, result="carried")

    for told in (page(), paper(), page("/beschluesse/b/")):
        decision = told[told.index("Beschluss ohne Nummer") :]
        assert all(group.name in decision for group in groups)
    assert "AG Eins, AG Zwei, AG Drei" in table()


def test_one_group_that_decides_in_a_joint_sitting_is_named(body, groups):
    sitting = f.MeetingFactory(body=body, key="s", date=DAY, state=State.HELD, of=groups)
    f.MinutesFactory(body=body, key="p", meeting=sitting, state=MinutesState.PUBLISHED, present=12)
    decided(sitting, groups[1:2], name="Bänke")

    for told in (page(), paper()):
        assert "Beschlossen: AG Zwei" in told


def test_unanimous_has_a_place_and_is_no_missing_number(sitting, minutes, groups, office):
    typed = {"name": "Bänke", "number": "2018-3", "meeting": "s", "result": "carried", "words_1": "einstimmig"}
    office.post("/beschluesse/neu/", typed)
    key = Resolution.objects.get().key

    assert office.get(f"/beschluesse/{key}/bearbeiten/").context["form"]["words_1"].value() == "einstimmig"
    for told in (page(), paper(), page(f"/beschluesse/{key}/"), page("/beschluesse/")):
        assert "einstimmig" in told and "Stimmenzahl nicht bekannt" not in told
    assert "einstimmig" in table()


def test_a_result_that_groups_have_is_not_called_missing(body, groups):
    sitting = f.MeetingFactory(body=body, key="s", date=DAY, state=State.HELD, of=groups[:2])
    f.MinutesFactory(body=body, key="p", meeting=sitting, state=MinutesState.PUBLISHED, present=12)
    resolution = decided(sitting, groups[:2], key="b", name="Bänke", result="", resolution_text="Bänke.")
    f.voted(resolution, groups[0], yes=5, result="carried")
    f.voted(resolution, groups[1], no=5, result="rejected")

    for told in (page(), paper(), page("/beschluesse/b/")):
        assert "Angenommen" in told and "Abgelehnt" in told
        assert "Ergebnis nicht bekannt" not in told
    assert "je Gruppe, siehe dort" in table()


def test_institutions_that_were_there_but_are_not_named_are_counted(body, minutes):
    with guard.opened():
        for position in range(3):
            there = f.OrganizationFactory(body=body, classification="institution", listed=False)
            Represented.objects.create(minutes=minutes, organization=there, position=position)

    assert "3 Einrichtungen und Gruppen waren vertreten" in page()
    assert "3 Einrichtungen und Gruppen waren vertreten, davon 0 genannt." in paper()
    assert "Einrichtungen nicht bekannt" not in paper()


def test_in_which_sitting_minutes_were_approved_is_said(body, minutes, groups):
    later = f.MeetingFactory(
        body=body, name="Herbstsitzung", date=PartialDate(2018, 9), state=State.HELD, of=groups[:1]
    )
    with guard.opened():
        Approval.objects.create(minutes=minutes, organization=groups[0], in_meeting=later, date=later.date)

    for told in (page(), paper()):
        assert "Genehmigt: September 2018. In der Sitzung: Herbstsitzung." in told
    assert Minutes.objects.get().is_approved


def test_how_often_a_group_meets_is_said_by_its_numbers_too(body):
    for least, most, said in ((4, 6, "4 bis 6 Sitzungen"), (4, None, "mindestens 4"), (None, 6, "höchstens 6")):
        f.OrganizationFactory(body=body, key=f"g{least or 0}{most or 0}", min_per_year=least, max_per_year=most)
        assert f"{said} im Jahr" in page(f"/gremien/g{least or 0}{most or 0}/")


def test_the_register_goes_forward_within_a_day_and_back_from_day_to_day(body, groups, office):
    for day in (1, 2):
        for hour in ("a", "b"):
            meeting = f.MeetingFactory(body=body, key=f"s{day}{hour}", date=PartialDate(2018, 6, day), state=State.HELD)
            for number in (1, 2, 3):
                decided(meeting, groups[:1], name=f"B{day}{hour}{number}", number_in_year=number)
    wanted = ["B2a1", "B2a2", "B2a3", "B2b1", "B2b2", "B2b3", "B1a1", "B1a2", "B1a3", "B1b1", "B1b2", "B1b3"]

    assert re.findall(r"\bB\d[ab]\d\b", page("/beschluesse/")) == wanted
    assert re.findall(r"\bB\d[ab]\d\b", table()) == wanted
    desk = office.get("/schreibtisch/eintragen/beschluesse/").content.decode()
    assert list(dict.fromkeys(re.findall(r"\bB\d[ab]\d\b", desk))) == wanted
    home = re.findall(r"\bB\d[ab]\d\b", page("/"))
    assert home and home == [name for name in wanted if name in home] and home[-1] == "B2b3"


@pytest.mark.parametrize("address", ["https://netz.example", ""])
@pytest.mark.parametrize(
    ("path", "words"),
    [("/sitzungen/s/protokoll.pdf", "Sitzung im Netz:"), ("/termine/aushang.pdf", "auf dieser Seite:")],
)
def test_paper_leads_nowhere_while_the_network_has_no_address(body, minutes, path, words, address):
    with guard.opened():
        Body.objects.update(address=address)

    assert (words in paper(path)) is bool(address)
