"""The page of a sitting: who finds it, what stands on it before, while it runs and after, and the ways to it."""

import datetime as dt

import pytest
from django.test import Client
from django.utils import timezone

from sozialraum.acts import guard
from sozialraum.bodies.words import Classification
from sozialraum.counting.words import Result
from sozialraum.decisions.models import Minutes
from sozialraum.foundation.dates import PartialDate
from sozialraum.holding import actions
from sozialraum.holding.queries import page_of
from sozialraum.meetings.actions import set_record_public
from sozialraum.meetings.models import AgendaItem, Meeting
from sozialraum.meetings.words import ItemCourse, State
from sozialraum.notes.actions import NoteSent, store
from sozialraum.people.models import Person
from sozialraum.people.words import Role
from tests import factories as f
from tests.conftest import logged_in
from tests.holding.conftest import anew, point
from tests.people.conftest import come_in

pytestmark = pytest.mark.django_db
HOLD = "/sitzungen/heute/halten/"


def browser_of(visitor):
    """A browser in which the person of this visitor is logged in."""
    return come_in(Person.objects.get(pk=visitor.person_id))


def words(response):
    return " ".join(response.content.decode().split())


def test_who_finds_it(body, other_body, group, meeting, office, minute_taker):
    speaker = Client()
    person = f.PersonFactory(body=body, user=f.UserFactory())
    f.MembershipFactory(body=body, organization=group, person=person, role=Role.SPEAKER)
    speaker.force_login(person.user)
    member = Client()
    person = f.PersonFactory(body=body, user=f.UserFactory())
    f.MembershipFactory(body=body, organization=group, person=person)
    member.force_login(person.user)
    city = logged_in(Client(), body, Classification.CITY)
    audit = logged_in(Client(), body, Classification.AUDIT)
    plain = logged_in(Client(), body, second_factor=False)
    elsewhere = logged_in(Client(headers={"host": "nebenan.localhost"}), other_body)

    seen = {one.get(HOLD).status_code for one in (office, speaker, browser_of(minute_taker))}
    not_theirs = {one.get(HOLD).status_code for one in (member, city, audit, plain)}

    assert (seen, not_theirs) == ({200}, {403})
    assert elsewhere.get(HOLD).status_code == 404
    assert Client().get(HOLD).url.startswith("/anmelden/")
    f.MeetingFactory(body=body, key="entwurf", of=[group], state=State.DRAFT)
    assert member.get("/sitzungen/entwurf/halten/").status_code == 403
    assert city.get("/sitzungen/entwurf/halten/").status_code == 404


def test_nobody_keeps_any_answer_of_it(meeting, office):
    paths = (HOLD, f"{HOLD}ende/", f"{HOLD}link/", f"{HOLD}punkt/", "/tops/heute-top-1/aufrufen/")
    answers = [office.get(path) for path in paths] + [office.post(path) for path in paths]

    assert {one["Cache-Control"] for one in answers} == {"no-store, private"}
    assert [one for one in answers if one.has_header("ETag")] == []
    assert not Client().get(HOLD).has_header("ETag")


def test_before_its_day_it_says_from_when_on_and_offers_nothing(body, group, office):
    ahead = PartialDate.of(timezone.localdate() + dt.timedelta(days=3))
    f.MeetingFactory(body=body, key="dann", date=ahead, of=[group])

    seen = words(office.get("/sitzungen/dann/halten/"))

    assert f"Eröffnen lässt sie sich ab {ahead.in_words()}." in seen.replace("\xa0", " ")
    assert "<button" not in seen.partition("<main")[2].partition("</main")[0]


def test_from_opening_to_the_end_by_its_buttons_alone(meeting, office):
    assert "Sitzung eröffnen" in words(office.get(HOLD))
    opened = office.post(f"/sitzungen/heute/eroeffnen/?zurueck={HOLD}")
    assert opened.url == HOLD
    assert "läuft seit" in words(office.get(HOLD))

    for number in (1, 2):
        assert office.post(f"/tops/heute-top-{number}/aufrufen/").url == f"{HOLD}#top-{number}"
    seen = words(office.get(HOLD))
    assert 'id="top-2" open' in seen and 'id="top-1" open' not in seen
    assert "Weiter zu TOP 2.1: Am Markt" in seen and 'aria-current="step"' in seen
    sent = {"course": "postponed", "reason": "Die Stadt war nicht da."}
    assert office.post("/tops/heute-top-4/ausgang/", sent).url == f"{HOLD}#top-4"
    added = office.post(f"{HOLD}punkt/", {"name": "Dringendes"})
    assert added.url.startswith(f"{HOLD}#") and "nachträglich aufgenommen" in words(office.get(HOLD))

    assert office.post(f"{HOLD}ende/").url == HOLD
    over = words(office.get(HOLD))
    assert "Sitzung beendet" in over and "Seit" in over and "vertagt: Die Stadt war nicht da." in over
    assert office.post(f"{HOLD}weiter/").url == HOLD
    assert anew(meeting).state == State.RUNNING


def test_what_came_back_to_a_decision_stands_at_the_point_that_is_called_like_it(body, group, running, office):
    sent = {"result": Result.RECOMMENDED, "referred_to_words": "Rat", "date": PartialDate(2025), "by": [group]}
    one = f.ResolutionFactory(body=body, name="Bänke", number="7", **sent)
    waits = f.ResolutionFactory(body=body, name="Begrüßung", **sent)
    with guard.opened():
        one.came_back, one.came_back_on = "Nur zwei Bänke.", PartialDate(2025, 11, 25)
        one.save()

    benches = words(office.get(f"{HOLD}?punkt=heute-top-2")).replace("\xa0", " ")
    first = words(office.get(HOLD))

    assert "zurückgekommen am 25. November 2025" in benches and "Nur zwei Bänke." in benches
    assert "Nur zwei Bänke." not in first
    answer = f"/beschluesse/{waits.key}/antwort/?zurueck=%2Fsitzungen%2Fheute%2Fhalten%2F%23top-1"
    assert "noch nichts zurückgekommen" in first and answer in first


def test_what_stands_in_the_field_of_a_note_goes_along_with_the_end(running, office, by):
    end = f"{HOLD}ende/?notiz=heute-top-1"
    assert f'form="notizform-heute-top-1" formaction="{end}"' in words(office.get(HOLD))

    office.post(end, {"text": "Wir begrüßen alle.", "seen": "0"})

    assert (anew(running).state, point(1).text) == (State.HELD, "Wir begrüßen alle.")


def test_after_the_end_it_says_where_a_text_is_not_in_the_minutes(running, by, office):
    begun = store(point(1), NoteSent("Wir begrüßen alle.", 0), by=by).number
    actions.end_sitting(running, by=by)
    says = "Nicht alles Geschriebene steht im Protokoll."
    assert says not in words(office.get(HOLD))

    late = store(point(1), NoteSent("Wir begrüßen alle. Es kamen drei.", begun), by=by)

    seen = words(office.get(HOLD))
    assert late.second and says in seen
    assert "/tops/heute-top-1/notiz/" in seen.partition(says)[2].partition("</ul>")[0]


def test_after_publishing_nothing_is_pressed_any_more(running, by, office):
    actions.end_sitting(running, by=by)
    with guard.opened():
        set_record_public(anew(running), public=True)

    seen = words(office.get(HOLD)).partition("<main")[2].partition("</main")[0]

    assert "Das Protokoll ist veröffentlicht." in seen and "<button" not in seen


def test_a_refusal_is_said_on_the_form_s_own_page(running, office, by):
    actions.end_sitting(running, by=by)

    refused = office.post("/tops/heute-top-1/aufrufen/")
    empty = office.post(f"{HOLD}punkt/", {"name": ""})

    assert "Die Sitzung läuft gerade nicht." in words(refused)
    assert empty.status_code == 200 and "fehlt" in words(empty)


def test_the_first_point_is_unfolded_until_one_is_called_and_a_sub_point_follows(running, by):
    before = page_of(Meeting.objects.with_holders().get(pk=running.pk), by)
    actions.begin(point(3), by=by)
    actions.set_course(point(4), by=by, course=ItemCourse.DROPPED)
    after = page_of(Meeting.objects.with_holders().get(pk=running.pk), by)

    assert [one.number for one in before.points if one.is_open] == ["1"]
    assert [one.number for one in after.points if one.is_open] == ["2.1"]
    assert (after.current.number, after.following.number) == ("2.1", "1")


def test_desk_own_place_and_meeting_lead_to_it_on_its_day(body, meeting, office, minute_taker):
    writer = browser_of(minute_taker)

    assert f'href="{HOLD}"' in words(office.get("/schreibtisch/"))
    assert f'href="{HOLD}"' in words(writer.get("/schreibtisch/"))
    assert f'href="{HOLD}"' in words(writer.get("/mein-platz/"))
    assert f'href="{HOLD}"' in words(writer.get("/sitzungen/heute/"))
    assert HOLD not in words(Client().get("/sitzungen/heute/"))
    tomorrow = PartialDate.of(timezone.localdate() + dt.timedelta(days=1))
    with guard.opened():
        Meeting.objects.update(date=tomorrow)
    assert HOLD not in words(writer.get("/schreibtisch/"))
    assert "Ich leite oder schreibe" in words(writer.get("/mein-platz/"))
    assert f'href="{HOLD}"' not in words(writer.get("/mein-platz/"))


def crowded(body, group, meeting):
    """The sitting with 25 points and 80 people of whom half have come; the fourth point is current."""
    for number in range(5, 26):
        f.AgendaItemFactory(body=body, meeting=meeting, key=f"heute-top-{number}", order=number)
    minutes = Minutes.objects.get(meeting=meeting)
    for number in range(80):
        seat = f.SeatFactory(body=body, organization=group)
        person = f.PersonFactory(body=body)
        f.MembershipFactory(body=body, organization=group, person=person, seat=seat)
        if number % 2:
            f.AttendanceFactory(body=body, minutes=minutes, person=person, institution=seat.institution, order=number)


def test_it_costs_the_same_with_many_people_and_points(body, group, running, by, office, django_assert_max_num_queries):
    actions.begin(point(4), by=by)
    office.get(HOLD)  # what is the same for everybody is remembered
    with django_assert_max_num_queries(20):
        few = words(office.get(HOLD))
    crowded(body, group, running)
    office.get(HOLD)

    with django_assert_max_num_queries(20):
        many = words(office.get(HOLD))

    assert "Noch niemand ist da" in few and "Da sind 40" in many
    assert many.count('<details class="run') == 25


def test_what_was_typed_without_a_script_goes_along_with_the_button(running, by, office):
    actions.begin(point(1), by=by)
    shown = words(office.get(HOLD))
    assert 'form="notizform-heute-top-1" formaction="/tops/heute-top-2/aufrufen/?notiz=heute-top-1"' in shown
    sent = {"text": "Erika Beispiel begrüßt alle.", "seen": 0}

    answer = office.post("/tops/heute-top-2/aufrufen/?notiz=heute-top-1", sent)

    assert answer.url == f"{HOLD}#top-2"
    assert (point(1).text, point(1).ended is not None) == ("Erika Beispiel begrüßt alle.", True)
    assert "Erika Beispiel begrüßt alle." in words(office.get(HOLD))


def test_two_texts_of_one_note_both_stay_and_the_point_waits(running, by, office):
    actions.begin(point(1), by=by)
    store(point(1), NoteSent("Von Max.", 0), by=by)

    office.post("/tops/heute-top-2/aufrufen/?notiz=heute-top-1", {"text": "Von Ida.", "seen": 0})

    assert (point(1).text, point(2).began is not None) == ("", True)
    assert "Ein zweiter Text zu dieser Notiz" in words(office.get(HOLD))
    actions.end_sitting(anew(running), by=by)
    assert "Von Max." in point(1).text and "Von Ida." in point(1).text


def test_another_point_is_unfolded_with_all_of_it(running, by, office):
    actions.begin(point(1), by=by)

    seen = words(office.get(f"{HOLD}?punkt=heute-top-4"))

    assert 'id="top-4" open' in seen and 'id="top-1" open' not in seen
    assert "top-4-abstimmen" in seen and "top-1-abstimmen" not in seen
    assert "zurueck=%2Fsitzungen%2Fheute%2Fhalten%2F%3Fpunkt%3Dheute-top-4%23top-4" in seen


@pytest.mark.parametrize("words", [{"text": "Vor der Zeit.", "seen": 0}, {"text": "Vor der Zeit.", "seen": "eins"}])
@pytest.mark.parametrize(
    "path", ["aufrufen/?notiz=heute-top-1", "abschliessen/?notiz=heute-top-1", "notiz/abschliessen/"]
)
def test_what_cannot_be_stored_is_shown_again_and_nothing_else_happens(meeting, office, path, words):
    answer = office.post(f"/tops/heute-top-1/{path}", words)

    shown = answer.content.decode()
    assert answer.status_code == 200 and ">\nVor der Zeit.</textarea>" in shown
    assert 'role="alert"' in shown and point(1).began is None


def test_what_one_group_decided_and_another_puts_off_does_not_wait(running, group, by):
    actions.begin(point(2), by=by)
    with guard.opened():
        AgendaItem.objects.filter(key="heute-top-2").update(
            course=ItemCourse.NOT_QUORATE, reason="für AG Sprache: 4 da"
        )
    [waits] = [one for one in page_of(anew(running), by).points if one.item.key == "heute-top-2"]
    assert waits.is_aside and not waits.is_current

    with guard.opened():
        f.ResolutionFactory(body=running.body, meeting=running, date=None, agenda_item=point(2), by=[group])

    page = page_of(anew(running), by)
    assert page.current.item.key == "heute-top-2" and page.current.is_open and not page.current.is_aside


def test_a_word_typed_before_a_point_is_called_goes_with_the_button(running, office):
    page = office.get(f"{HOLD}?punkt=heute-top-4")
    shown = words(page)
    assert 'form="notizform-heute-top-4" formaction="/tops/heute-top-4/aufrufen/?notiz=heute-top-4"' in shown
    assert shown.index("TOP 3 aufrufen") < shown.index('name="text"')
