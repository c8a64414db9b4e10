"""State first: what holds, what falls out, what is over stands under the heading, in the tense of today."""

import datetime as dt

import pytest
import time_machine

from sozialraum.acts import guard
from sozialraum.decisions.models import Effect, EffectOn
from sozialraum.decisions.words import EffectKind, Progress
from sozialraum.foundation.dates import PartialDate
from sozialraum.meetings.words import State
from tests import factories as f

pytestmark = pytest.mark.django_db

AHEAD, PAST = PartialDate(2027, 3, 1), PartialDate(2027, 1, 11)


@pytest.fixture(autouse=True)
def today():
    with time_machine.travel("2027-02-01T10:00:00+01:00", tick=False):
        yield


def main(client, address):
    answer = client.get(address)
    assert answer.status_code == 200
    return " ".join(answer.content.decode().split()).partition('id="inhalt"')[2].partition("<footer")[0]


def standing(client, address):
    """What is said between the heading and the first section."""
    told = main(client, address).partition("</h1>")[2]
    return told.partition('<div class="standing')[2].partition("</div>")[0]


def board(client, address):
    """What hangs on the board at the head of the page of a meeting."""
    told = main(client, address).partition('<section class="board head')[2].partition("</section>")[0]
    assert told.count("<h1") == 1
    return told


@pytest.mark.parametrize(("date", "says"), [(AHEAD, "Fällt aus: "), (PAST, "Fiel aus: ")])
def test_a_cancelled_meeting_says_so_in_the_tense_of_today(client, body, group, date, says):
    f.MeetingFactory(body=body, key="s", date=date, state=State.CANCELLED, reason="Sturm.", of=[group])
    f.MeetingFactory(body=body, key="danach", date=PartialDate(2027, 3, 8), of=[group])

    told = board(client, "/sitzungen/s/")

    assert told.startswith(" called-off")
    assert f'titel">{says}' in told
    assert "Sturm." in told
    assert ("8. März 2027" in told) is (date == AHEAD)
    assert "/s/termin.ics" not in told
    assert "noch nicht fest" not in main(client, "/sitzungen/s/")


@pytest.mark.parametrize(
    ("day", "state", "label"),
    [
        (PartialDate(2027, 3, 8), State.SCHEDULED, "neuer Termin"),
        (PartialDate(2027, 1, 20), State.HELD, "nachgeholt"),
        (PartialDate(2027, 3, 8), State.CANCELLED, ""),
        (PartialDate(2027, 3, 8), State.DRAFT, ""),
    ],
)
def test_a_cancelled_meeting_names_its_substitute_and_puts_that_into_the_calendar(
    client, body, group, day, state, label
):
    other = f.OrganizationFactory(body=body, key="andere")
    new = f.MeetingFactory(body=body, key="ersatz", date=day, start_time=dt.time(15), state=state, of=[other])
    f.MeetingFactory(body=body, key="s", date=PAST, state=State.CANCELLED, substitute=new, of=[group])

    told = board(client, "/sitzungen/s/")

    assert (f">{label}<" in told if label else "/ersatz/" not in told) and ("15 Uhr" in told) is bool(label)
    assert ("/sitzungen/ersatz/termin.ics" in told) is (label == "neuer Termin")
    assert "/sitzungen/s/termin.ics" not in told


def test_in_a_list_too_the_cancelled_day_names_the_new_one(client, body, group):
    new = f.MeetingFactory(body=body, key="ersatz", date=PartialDate(2027, 3, 8), of=[group])
    f.MeetingFactory(body=body, key="s", date=AHEAD, state=State.CANCELLED, substitute=new, of=[group])

    assert 'Neuer Termin: <a href="/sitzungen/ersatz/">Montag, 8. März 2027' in main(client, "/termine/")


def test_a_moved_meeting_ahead_names_both_days_on_its_board(client, body, group):
    f.MeetingFactory(body=body, key="s", date=AHEAD, former_date=PartialDate(2027, 1, 4), of=[group])

    told = board(client, "/sitzungen/s/")

    assert 'titel">Verlegt: ' in told
    assert "<s>Montag, 4. Januar 2027</s>" in told
    assert "<strong>Montag, 1. März 2027</strong>" in told


def test_a_moved_meeting_that_is_over_has_no_new_day(client, body, group):
    f.MeetingFactory(body=body, key="s", date=PAST, former_date=PartialDate(2027, 1, 4), of=[group])

    told = standing(client, "/sitzungen/s/")

    assert ">war verlegt<" in told
    assert "Zuerst war der Termin am Montag, 4. Januar 2027." in told
    assert "neuer Termin" not in told.lower()


@pytest.mark.parametrize(
    ("openness", "says"),
    [("open", "Alle dürfen kommen"), ("closed", "nur für Mitglieder und Eingeladene"), ("", "ist nicht bekannt")],
)
def test_the_board_says_who_may_come_and_in_one_line_what_is_not_fixed_yet(client, body, group, openness, says):
    f.MeetingFactory(body=body, key="s", date=AHEAD, start_time=None, openness=openness, of=[group])

    told = board(client, "/sitzungen/s/")

    assert says in told
    assert "Uhrzeit und Ort. Das Büro trägt es hier ein." in told
    assert ">Wann<" not in told and ">Wo<" not in told
    assert "/s/termin.ics" in told


def test_the_agenda_of_what_is_ahead_is_one_list_with_its_papers(client, body, group):
    one = f.MeetingFactory(body=body, key="s", date=AHEAD, of=[group])
    item = f.AgendaItemFactory(body=body, meeting=one, number="1", name="Richtlinie")
    paper = f.PaperFactory(body=body, key="vorlage", name="Vorlage zur Richtlinie")
    f.VersionFactory(body=body, paper=paper)
    f.ConsultationFactory(body=body, agenda_item=item, paper=paper)

    agenda = main(client, "/sitzungen/s/").partition('<ol class="agenda"')[2].partition("</ol>")[0]

    assert '<span class="no">TOP 1</span><div><h3>Richtlinie</h3>' in agenda
    assert '<a href="/dokumente/vorlage/">Vorlage zur Richtlinie</a>' in agenda


def test_of_what_is_over_nothing_is_still_to_come(client, body, group):
    f.MeetingFactory(body=body, key="s", date=PAST, start_time=None, of=[group])

    page = main(client, "/sitzungen/s/")

    assert "noch nicht fest" not in page
    assert "Der Tag ist vorbei." in page


def test_each_version_of_a_document_says_whether_it_holds(client, body):
    paper = f.PaperFactory(body=body, key="ordnung")
    for label, year in (("alt", 2018), ("jetzt", 2024), ("bald", 2028)):
        f.VersionFactory(body=body, paper=paper, label=label, text="§ 1 Alle", valid_from=PartialDate(year, 4, 1))

    assert "gilt nicht mehr" in standing(client, "/dokumente/ordnung/alt/")
    assert 'href="/dokumente/ordnung/jetzt/"' in standing(client, "/dokumente/ordnung/alt/")
    assert ">gilt<" in standing(client, "/dokumente/ordnung/jetzt/")
    assert "Diese Fassung gilt ab Samstag, 1. April 2028." in standing(client, "/dokumente/ordnung/bald/")
    assert 'href="/dokumente/ordnung/bald/"' in main(client, "/dokumente/ordnung/").partition("<section")[0]


def test_a_decision_says_how_far_it_has_come(client, body, group):
    f.ResolutionFactory(body=body, key="b", progress=Progress.DONE, by=[group])

    assert "Erledigt" in standing(client, "/beschluesse/b/")


def test_a_dissolved_group_says_so_first_and_asks_for_nothing(client, body):
    f.OrganizationFactory(body=body, key="war", end_date=PartialDate(2021, 6, 16))
    f.OrganizationFactory(body=body, key="endet", end_date=PartialDate(2027, 6, 16))

    assert ">aufgelöst<" in standing(client, "/gremien/war/")
    assert "noch nicht eingetragen" not in main(client, "/gremien/war/")
    assert "steht kein Termin fest" not in main(client, "/gremien/war/")
    assert ">wird aufgelöst<" in standing(client, "/gremien/endet/")


def test_the_page_of_a_group_answers_in_the_order_of_the_questions(client, body, group):
    f.MeetingFactory(body=body, key="bald", date=AHEAD, of=[group])
    f.MeetingFactory(body=body, key="spaeter", date=PartialDate(2027, 4, 1), of=[group])

    page = main(client, f"/gremien/{group.key}/")

    order = ["<h1>", 'id="termin"', "bald/termin.ics", f"gremium={group.key}#abonnieren", 'id="mitmachen"']
    order += ['id="mitglieder"', 'id="termine"', ">Beschlüsse<", 'id="archiv"', ">Auf einen Blick<", ">Gebildet am<"]
    assert [page.index(one) for one in order] == sorted(page.index(one) for one in order)


def test_the_page_of_a_group_leads_to_its_institutions(client, body, group):
    house = f.OrganizationFactory(
        body=body, key="kita", name="Kita Beispiel", classification="institution", listed=True
    )
    office = f.OrganizationFactory(body=body, name="Büro Beispiel", classification="office", listed=True)
    f.SeatFactory(body=body, organization=group, institution=house)
    f.SeatFactory(body=body, organization=group, institution=office)

    page = main(client, f"/gremien/{group.key}/")

    assert '<li><a href="/einrichtungen/kita/">Kita Beispiel</a></li>' in page
    assert "<li>Büro Beispiel</li>" in page


def test_a_dissolved_group_names_the_decision_and_who_goes_on(client, body, group):
    old = f.OrganizationFactory(body=body, key="war", end_date=PartialDate(2021, 6, 16))
    held = f.MeetingFactory(body=body, date=PartialDate(2021, 6, 16), state=State.HELD, of=[group])
    decided = f.ResolutionFactory(
        body=body, key="ende", name="Die AG wird aufgelöst", meeting=held, date=None, by=[group]
    )
    with guard.opened():
        ends = Effect.objects.create(resolution=decided, kind=EffectKind.DISSOLVES)
        EffectOn.objects.create(effect=ends, organization=old, position=0)
        forms = Effect.objects.create(resolution=decided, kind=EffectKind.FORMS)
        EffectOn.objects.create(effect=forms, organization=group, position=0)

    told = standing(client, "/gremien/war/")

    assert '<a href="/beschluesse/ende/">Die AG wird aufgelöst</a>' in told
    assert f'<a href="/gremien/{group.key}/">{group.name}</a>' in told
    assert "Mitmachen" not in main(client, "/gremien/war/")


def test_the_start_page_says_names_and_days_and_no_addresses(client, body, group):
    place = f.LocationFactory(body=body, name="Treff Beispiel")
    for n in range(1, 6):
        f.MeetingFactory(body=body, key=f"t-{n}", date=PartialDate(2027, 3, n), location=place, of=[group])
    f.ResolutionFactory(body=body, key="b", progress=Progress.DONE, by=[group])

    page = main(client, "/")

    assert page.count("Treff Beispiel") == 1  # on the board
    assert [f"/sitzungen/t-{n}/" in page for n in range(1, 6)] == [True, True, True, True, False]
    assert '<span class="state">erledigt</span>' in page
    assert f'<a href="/gremien/{group.key}/">{group.name}</a>' in page.partition('<ul class="names"')[2]


def test_without_a_date_the_board_hangs_empty_and_says_from_whom_word_will_come(client, body, group):
    for address in ("/", f"/gremien/{group.key}/"):
        told = main(client, address).partition('<section class="board bare"')[2].partition("</section>")[0]
        assert "Sobald das Büro einlädt" in told, address
        assert "#abonnieren" in told


def test_the_new_day_says_which_one_it_takes_the_place_of(client, body, group):
    new = f.MeetingFactory(body=body, key="ersatz", date=PartialDate(2027, 3, 8), of=[group])
    f.MeetingFactory(body=body, key="s", date=AHEAD, state=State.CANCELLED, substitute=new, of=[group])

    page = main(client, "/sitzungen/ersatz/")

    assert 'Ersatz für <a href="/sitzungen/s/">' in page
    assert 'href="/sitzungen/s/" rel="prev"' in page


def test_of_another_group_it_is_named_and_is_none_of_the_meetings_beside(client, body, group):
    new = f.MeetingFactory(body=body, key="ersatz", date=PartialDate(2027, 3, 8), of=[group])
    other = f.OrganizationFactory(body=body, name="AG Sprache", key="ag-sprache")
    f.MeetingFactory(body=body, key="s", date=AHEAD, state=State.CANCELLED, substitute=new, of=[other])

    page = main(client, "/sitzungen/ersatz/")

    assert 'Ersatz für <a href="/sitzungen/s/">' in page
    assert 'rel="prev"' not in page


def test_moved_to_another_hour_of_its_day_no_other_day_is_named(client, body, group):
    f.MeetingFactory(body=body, key="s", date=AHEAD, former_date=AHEAD, reason="Der Bus kommt um zehn.", of=[group])

    told = board(client, "/sitzungen/s/"), main(client, "/termine/"), main(client, "/")

    assert [("Geändert" in page, "Der Bus kommt um zehn." in page) for page in told] == [(True, True)] * 3
    assert [
        ("Verlegt" in page, "uerst am" in page or "Zuerst war" in page, "Neuer Termin" in page) for page in told
    ] == [(False, False, False)] * 3
    feed = client.get("/termine/kalender.ics").content.decode().replace("\r\n ", "")
    assert "Geändert. Grund: Der Bus kommt um zehn." in feed
    assert "Verlegt: zuerst" not in feed
