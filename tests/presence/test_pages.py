"""The strip »Wer ist da« and the pages behind its buttons: what one reads, what one presses, who may."""

import re

import pytest
from django.template.loader import render_to_string
from django.test import Client

from sozialraum.attendance.models import Attendance
from sozialraum.decisions.models import Minutes
from sozialraum.holding.actions import make_link
from sozialraum.meetings.words import State
from sozialraum.people.models import Seat
from sozialraum.presence import actions
from sozialraum.presence.queries import sitting_now
from tests import factories as f
from tests.presence.room import BY_SEAT, QUORUM, adopted, convened, figures, house, opened, seated

pytestmark = pytest.mark.django_db
BACK = "?zurueck=/sitzungen/s/halten/%23da"


def strip(meeting, by, template="holding/there"):
    values = {"now": sitting_now(meeting, by), "meeting": meeting, "back": BACK}
    return re.sub(r"\s+", " ", render_to_string(f"{template}.html", values))


def in_words(html):
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", html))


def test_two_letters_and_enter_mark_somebody_as_here_and_lead_back(office, sitting):
    answer = office.post(f"/sitzungen/s/ankunft/{BACK}", {"name": "er"})

    assert (answer.status_code, answer["Location"]) == (302, "/sitzungen/s/halten/#da")
    assert Attendance.objects.get().person.name == "Erika Beispiel"
    again = office.post("/sitzungen/s/ankunft/", {"name": "Kita Beispielweg"}, follow=True)
    assert "Kita Beispielweg, Erika Beispiel war schon eingetragen." in again.content.decode()
    assert Attendance.objects.count() == 1


def test_letters_that_fit_several_are_asked_once_more_and_a_stranger_is_a_guest(office, sitting, by):
    page = office.post("/sitzungen/s/ankunft/", {"name": "ki"})
    assert "Das passt auf mehrere. Bitte wählen Sie." in page.content.decode()
    assert not Attendance.objects.exists()
    token = re.search(r'value="(p:[^"]+)"', page.content.decode())[1]
    office.post("/sitzungen/s/ankunft/", {"name": "ki", "welche": token})
    office.post("/sitzungen/s/ankunft/", {"name": "ki", "welche": "gast"})
    office.post("/sitzungen/s/ankunft/", {"name": "Zora Beispiel"})

    assert [(one.category, one.name) for one in Attendance.objects.order_by("order")] == [
        ("voting", ""), ("guest", "ki"), ("guest", "Zora Beispiel"),
    ]  # fmt: skip


def test_whom_an_institution_names_there_is_typed_with_a_comma(office, sitting, by):
    office.post("/sitzungen/s/ankunft/", {"name": "Zora Beispiel, Kirche"})
    office.post("/sitzungen/s/ankunft/", {"name": "mieter"})

    assert figures(sitting, by) == (2, 4, 3, False)
    assert Attendance.objects.get(name="Zora Beispiel").institution.key == "kirche"


def test_nobody_typed_is_said_on_the_page(office, sitting):
    page = office.post("/sitzungen/s/ankunft/", {"name": ""})

    assert "Bitte schreiben Sie, wer kommt." in page.content.decode()


def test_one_press_each_for_going_coming_back_excusing_and_mistakes(office, sitting, by):
    expected = next(one for one in sitting_now(sitting, by).expected if one.label == "Jugendtreff")
    assert office.post(f"/sitzungen/s/entschuldigt/{BACK}", {"token": expected.token}).status_code == 302
    excused = Attendance.objects.get()
    assert excused.standing == "excused"
    for address, standing in (("da", "here"), ("geht", "left"), ("da", "here")):
        answer = office.post(f"/anwesenheit/{excused.key}/{address}/{BACK}")
        assert answer["Location"] == "/sitzungen/s/halten/#da"
        assert [one.label for one in sitting_now(sitting, by).of(standing)] == ["Jugendtreff"]
    office.post(f"/anwesenheit/{excused.key}/doch-nicht/")
    assert not Attendance.objects.filter(deleted=None)
    assert office.post(f"/anwesenheit/{excused.key}/doch-nicht/").status_code == 404


def test_the_strip_says_how_many_are_here_and_offers_one_press_each(sitting, by):
    actions.arrive(sitting, by=by, name="Zora Beispiel, später")
    actions.arrive(sitting, by=by, token=next(one.token for one in sitting_now(sitting, by).expected))
    actions.count_public(sitting, by=by, number=7)

    html = strip(sitting, by)

    words = in_words(html)
    assert "Da sind 2, dazu 7 aus der Öffentlichkeit" in words
    assert "Jugendtreff Paul Beispiel, ab 17 Uhr geht : Jugendtreff" in words
    assert "Noch erwartet" in words and "Kirche Rana Beispiel da : Kirche entschuldigt : Kirche" in words
    assert html.count("csrfmiddlewaretoken") <= 3 and "<script" not in html and "style=" not in html
    assert 'option value="Kita Beispielweg, Max Beispiel, Vertretung für Erika Beispiel"' in html
    assert f'/geht/{BACK}"' in html
    assert 'class="sign"' not in html


def test_the_quorum_says_the_word_before_the_colour_and_what_is_possible_without(sitting, by):
    html = strip(sitting, by, "presence/quorum")
    assert '<strong class="not">Nicht beschlussfähig: 0 von 4 da</strong>' in html
    assert "AG Wohnen/Quartier, es fehlen 3 (§ 7 Absatz 2)" in html and "Ein Meinungsbild ist möglich." in html
    actions.mark_sheet(sitting, by=by, tokens=[one.token for one in sitting_now(sitting, by).expected][:3])

    html = strip(sitting, by, "presence/quorum")

    assert '<strong class="ok">Beschlussfähig: 3 von 4 da</strong>' in html
    assert "AG Wohnen/Quartier, nötig sind 3 (§ 7 Absatz 2)" in html and "Meinungsbild" not in html
    assert html.count("h12v12h-12z") == 3 and html.count("h10v10h-10z") == 1


def test_without_rules_it_says_so_and_draws_nothing(body, group, by):
    meeting = opened(body, by, group)

    html = strip(meeting, by, "presence/quorum")

    assert "Beschlussfähigkeit nicht berechnet" in html and "Nicht geregelt" in html and "<svg" not in html


def test_in_a_joint_sitting_each_head_wears_the_signs_of_its_groups(body, group, by):
    other = f.OrganizationFactory(body=body, key="sprache", name="Sprache")
    kita = house(body, "Kita", key="kita")
    for one in (group, other):
        adopted(one, by, BY_SEAT, QUORUM)
    erika = f.PersonFactory(body=body, name="Erika Beispiel")
    for one in (group, other):
        seated(one, kita, erika)
    meeting = opened(body, by, group, other)

    html = strip(meeting, by)

    assert len(sitting_now(meeting, by).expected) == 1
    assert 'aria-hidden="true">A</span><span class="unseen">AG Wohnen/Quartier ' in html
    assert 'aria-hidden="true">S</span><span class="unseen">Sprache ' in html


def test_the_sheet_is_ticked_off_in_one_go(office, sitting, by):
    actions.arrive(sitting, by=by, token=next(one.token for one in sitting_now(sitting, by).expected))
    page = office.get("/sitzungen/s/abhaken/").content.decode()
    assert "Schon eingetragen" in page and "Jugendtreff, Paul Beispiel" in page
    tokens = re.findall(r'name="tokens" value="([^"]+)"', page)
    assert len(tokens) == 4  # three seats, one of them with a deputy

    done = office.post("/sitzungen/s/abhaken/", {"tokens": tokens}, follow=True)

    assert "4 waren neu." in done.content.decode()
    assert figures(sitting, by) == (4, 4, 3, True)


def test_opening_by_the_page_begins_the_minutes_and_leads_back(office, body, group, evening):
    convened(body, group)

    answer = office.post(f"/sitzungen/s/eroeffnen/{BACK}")

    assert answer["Location"] == "/sitzungen/s/halten/#da"
    assert Minutes.objects.get().meeting.state == State.RUNNING
    assert office.get("/sitzungen/s/").status_code == 200
    public = Client().get("/sitzungen/s/").content.decode().partition("<main")[2].partition("</main>")[0]
    assert "Entwurf" not in public and "anwesend" not in public


def test_the_seat_for_which_somebody_speaks_is_chosen_on_a_page(office, sitting, by):
    guest = actions.arrive(sitting, by=by, name="Zora Beispiel")
    seat = Seat.objects.get(institution__key="kirche")
    shown = office.get("/sitzungen/s/spricht-fuer/").content.decode()
    assert "Zora Beispiel" in shown and ">Festhalten</button>" in shown

    answer = office.post("/sitzungen/s/spricht-fuer/", {"seat": seat.key, "way": "walk_in", "spoken_by": guest.key})

    assert answer.status_code == 302
    assert figures(sitting, by)[0] == 1


def test_figures_that_follow_from_who_was_there_are_stated_by_a_press(office, sitting, by):
    actions.mark_sheet(sitting, by=by, tokens=[one.token for one in sitting_now(sitting, by).expected][:3])

    office.post("/sitzungen/s/beschlussfaehigkeit/")

    assert Minutes.objects.get().quorums.get().present == 3


PAGES = (
    "ankunft", "entschuldigt", "oeffentlichkeit", "spricht-fuer", "abhaken", "unterschriften", "beschlussfaehigkeit",
)  # fmt: skip


@pytest.mark.parametrize("page", PAGES)
def test_who_holds_the_sitting_may_and_nobody_else(page, office, sitting):
    answer = office.get(f"/sitzungen/s/{page}/")
    assert answer.status_code == 200
    assert "no-store" in answer["Cache-Control"]
    assert Client().get(f"/sitzungen/s/{page}/")["Location"].startswith("/anmelden/")


def test_by_the_link_one_marks_arrivals_and_comes_back_by_the_link(sitting, by):
    link = "/" + make_link(sitting, by=by).partition("//")[2].partition("/")[2]
    person = Client()

    answer = person.post(f"{link}/sitzungen/s/ankunft/?zurueck={link}/sitzungen/s/halten/", {"name": "er"})

    assert (answer.status_code, answer["Location"]) == (302, f"{link}/sitzungen/s/halten/")
    head = Attendance.objects.get()
    assert person.post(f"{link}/anwesenheit/{head.key}/geht/").status_code == 302
    assert person.get(f"{link}/sitzungen/s/unterschriften/").status_code == 200
    assert person.post(f"{link}/sitzungen/s/beschlussfaehigkeit/").status_code == 403


def test_an_attendance_of_another_network_is_not_found(office, sitting, other_body):
    elsewhere = f.OrganizationFactory(body=other_body)
    meeting = f.MeetingFactory(body=other_body, key="fremd", state=State.RUNNING, of=[elsewhere])
    minutes = f.MinutesFactory(body=other_body, meeting=meeting)
    head = f.AttendanceFactory(body=other_body, minutes=minutes, name="Fremd")
    stranger = f.PersonFactory(body=other_body)

    assert office.post(f"/anwesenheit/{head.key}/geht/").status_code == 404
    assert office.post("/sitzungen/fremd/ankunft/", {"name": "x"}).status_code == 404
    page = office.post("/sitzungen/s/ankunft/", {"token": f"p:{stranger.key}"})
    assert "steht bei dieser Sitzung nicht im Register" in page.content.decode()
    assert not Attendance.objects.filter(body=sitting.body).exists()
