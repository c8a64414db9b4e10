"""The page of a note, without a script and for one: nothing that was typed is lost, and it leads back where one was."""

import pytest
from django.test import Client

from sozialraum.foundation.dates import PartialDate
from sozialraum.foundation.visitor import Visitor
from sozialraum.meetings.actions import agenda
from sozialraum.meetings.models import AgendaItem, Meeting
from sozialraum.notes.models import NoteCopy, NoteDraft
from sozialraum.notes.queries import note_of, notes_of
from sozialraum.tasks.models import Task
from tests import factories as f

pytestmark = pytest.mark.django_db

URL, BACK = "/tops/sitzung-top-1/notiz/", "/sitzungen/sitzung/#top-1"
FORMER = "/sitzungen/sitzung/fruehere-protokolle/?protokoll=zuvor&gremium=ag-wohnen-quartier"
SCRIPT = {"Accept": "application/json"}


@pytest.fixture
def page(item, office):
    return office


def sent(page, text, seen, *, button="keep", url=URL, **more):
    return page.post(url, {"text": text, "seen": seen, "do": button, **more})


def test_a_note_is_stored_and_one_is_led_back_to_its_place(page, item):
    answer = sent(page, "Es wurde beraten.\r\n\r\n- Punkt", 0, url=f"{URL}?zurueck=/sitzungen/sitzung/%23top-1")

    assert (answer.status_code, answer["Location"]) == (302, BACK)
    assert NoteDraft.objects.get().text == "Es wurde beraten.\n\n- Punkt"
    again = page.get(URL)
    assert "Es wurde beraten." in again.content.decode()
    assert "Gesichert um" in again.content.decode()
    assert again["Cache-Control"] == "no-store, private"


def test_whoever_comes_second_sees_both_texts_and_one_that_holds_both(page, item, taker, put):
    put("Die Stadt fragt.", 0, taker)

    shown = sent(page, "Frau Beispiel bietet den Saal an.", 0).content.decode()

    assert "Zwei schreiben an einer Notiz" in shown and "Text von Sibel Beispiel" in shown
    assert shown.count("Die Stadt fragt.") == 2 and shown.count("Frau Beispiel bietet den Saal an.") == 2
    second = NoteCopy.objects.get(is_open=True)
    seen = NoteDraft.objects.get().number
    assert second.token in page.get(URL).content.decode()
    answer = sent(page, "", seen, button="mine", works_in=second.token)
    assert answer.status_code == 302
    assert NoteDraft.objects.get().text == "Frau Beispiel bietet den Saal an."
    assert "zweiter Text" not in page.get(URL).content.decode()


def test_the_text_of_the_other_may_be_left_as_it_is(page, item, taker, put):
    put("Die Stadt fragt.", 0, taker)
    sent(page, "Nichts", 0)
    second = NoteCopy.objects.get(is_open=True)

    sent(page, "", NoteDraft.objects.get().number, button="theirs", works_in=second.token)

    assert NoteDraft.objects.get().text == "Die Stadt fragt."
    assert not NoteCopy.objects.filter(is_open=True).exists()


def test_a_script_is_told_number_and_time_both_texts_or_what_is_wrong(page, item, taker, put):
    stored = page.post(URL, {"text": "a", "seen": 0, "token": "eins"}, headers=SCRIPT)
    number = NoteDraft.objects.get().number
    again = page.post(URL, {"text": "a", "seen": 0, "token": "eins"}, headers=SCRIPT)
    put("b", number, taker)
    second = page.post(URL, {"text": "c", "seen": number, "token": "zwei"}, headers=SCRIPT)
    wrong = page.post(URL, {"text": "c" * 100_001, "seen": number}, headers=SCRIPT)

    assert (stored.status_code, stored.json()["number"], again.json()["number"]) == (200, number, number)
    assert stored.json()["at"].endswith("Uhr")
    told = second.json()
    assert (second.status_code, told["mine"], told["theirs"], told["writer"]) == (409, "c", "b", "Sibel Beispiel")
    assert (told["together"], told["token"], told["number"]) == ("b\nc", "zwei", number + 1)
    assert wrong.status_code == 400 and "100000" in wrong.json()["error"]
    assert page.get(URL, headers=SCRIPT).json()["text"] == "b"


def test_a_text_that_follows_a_store_without_an_answer_is_no_conflict_with_itself(page, item, taker, put):
    page.post(URL, {"text": "a", "seen": 0, "token": "eins"}, headers=SCRIPT)

    followed = page.post(URL, {"text": "a\nb", "seen": 0, "token": "zwei", "unsure": "null eins"}, headers=SCRIPT)
    put("c", followed.json()["number"], taker)
    met = page.post(URL, {"text": "a\nb\nd", "seen": 0, "token": "drei", "unsure": "eins zwei"}, headers=SCRIPT)

    assert (followed.status_code, met.status_code) == (200, 409)


def test_a_login_that_is_over_is_said_to_a_script_and_leads_a_browser_to_the_login(item, office):
    stranger = Client()

    assert stranger.post(URL, {"text": "a", "seen": 0}, headers=SCRIPT).status_code == 401
    assert stranger.get(URL, headers=SCRIPT).json()["error"] == "Bitte melden Sie sich noch einmal an."
    assert stranger.get(URL)["Location"].startswith("/anmelden/")


def test_whoever_may_not_is_refused_and_learns_nothing(item, client, body, other_body, group):
    person = f.PersonFactory(body=body, user=f.UserFactory())
    f.MembershipFactory(body=body, organization=group, person=person)
    client.force_login(person.user)
    foreign = f.AgendaItemFactory(body=other_body, meeting__state="running", key="fremd")

    assert [client.get(URL).status_code, client.post(URL, {"text": "a", "seen": 0}).status_code] == [403, 403]
    assert client.get(URL, headers=SCRIPT).status_code == 403
    assert client.get(f"/tops/{foreign.key}/notiz/").status_code == 404
    assert NoteDraft.objects.count() == 0


def test_what_is_too_long_comes_back_to_be_shortened(page, item):
    shown = sent(page, "x" * 100_001, 0)

    assert shown.status_code == 200
    assert "x" * 100_001 in shown.content.decode()
    assert NoteDraft.objects.count() == 0


def test_signs_that_nobody_can_see_are_not_stored(page, item):
    sent(page, "a\x00b\u202ec\x07", 0)

    assert NoteDraft.objects.get().text == "abc"


def test_a_text_block_is_put_at_the_end_without_a_script(page, item):
    sent(page, "Anfang", 0, button="block", block="Es gibt keine Anmerkungen zum Protokoll.")

    assert NoteDraft.objects.get().text == "Anfang\nEs gibt keine Anmerkungen zum Protokoll."


def test_a_note_is_taken_into_the_minutes_with_what_was_typed_last(page, item):
    sent(page, "a", 0)

    words = {"text": "a\nb", "seen": NoteDraft.objects.get().number}
    answer = page.post(f"{URL}abschliessen/?zurueck=/sitzungen/sitzung/%23top-1", words)

    assert answer["Location"] == BACK
    assert AgendaItem.objects.get().text == "a\nb"
    shown = page.get(URL).content.decode()
    assert "Die Notiz steht im Protokoll." in shown and "Wieder öffnen" in shown
    sent(page, "a\nb", note_of(item, Visitor(item.body)).number, button="open")
    assert NoteDraft.objects.get().text == "a\nb"


def test_closing_stores_beside_a_faster_one_and_closes_nothing(page, item, taker, put):
    put("schneller", 0, taker)

    shown = page.post(f"{URL}abschliessen/", {"text": "langsamer", "seen": 0}, follow=True).content.decode()

    assert "Zwei schreiben an einer Notiz" in shown
    assert AgendaItem.objects.get().text == ""


def test_a_line_that_begins_with_aufgabe_is_a_task_with_one_press(page, item, sitting):
    f.MinutesFactory(body=item.body, meeting=sitting, state="draft")
    f.OrganizationFactory(body=item.body, name="Kita Beispielweg")
    sent(page, "Aufgabe: Die Kita Beispielweg fragt Eltern bis zum 15.1.2099.", 0)

    shown = page.get(URL).content.decode()
    words = {"who": "Kita Beispielweg", "what": "Fragt Eltern", "until": "15.1.2099"}
    assert all(f'name="{name}" value="{word}"' in shown for name, word in words.items())
    answer = page.post(f"{URL}aufgabe/?zurueck=/sitzungen/sitzung/%23top-1", words)

    assert answer["Location"] == BACK
    assert Task.objects.get().due == PartialDate(2099, 1, 15)
    assert "Aufgabe aus der Notiz" not in page.get(URL).content.decode()


def test_a_marked_sentence_is_shown_as_a_task_to_be_looked_at(page, item, sitting):
    marked = {"marked": "Das Büro schreibt bis zur nächsten Sitzung."}

    shown = sent(page, "Das Büro schreibt bis zur nächsten Sitzung.", 0, button="aufgabe", **marked).content.decode()

    assert "<h1>Aufgabe festhalten</h1>" in shown and 'value="nächste Sitzung"' in shown
    assert NoteDraft.objects.count() == 1


@pytest.mark.parametrize(
    ("line", "button", "where"),
    [
        ("Termin: Fest am 12.6.2099 im Hof", "termin", "/veranstaltungen/neu/?name=Fest+im+Hof&date=2099-06-12"),
        ("Beschluss: Es geht weiter.", "beschluss", "/tops/sitzung-top-1/abstimmen/?wortlaut=Es+geht+weiter."),
        ("Wechsel: Eva Beispiel wird Sprecherin", "wechsel", "/gremien/ag-wohnen-quartier/aemter/neu/?role=speaker"),
        (
            "Berichtigung: 18 Uhr statt 17 Uhr",
            "berichtigung",
            f"{FORMER}&alt=17+Uhr&neu=18+Uhr",
        ),
    ],
)
def test_other_sentences_open_their_form_and_no_name_stands_in_an_address(page, item, group, line, button, where):
    before = f.MeetingFactory(body=item.body, of=[group], state="held", date=PartialDate(2026, 10, 1))
    f.MinutesFactory(body=item.body, meeting=before, key="zuvor")

    assert sent(page, line, 0, button=button)["Location"] == where


def test_the_words_of_a_correction_stand_in_its_form(page, item, group):
    before = f.MeetingFactory(body=item.body, of=[group], state="held", date=PartialDate(2026, 10, 1))
    f.MinutesFactory(body=item.body, meeting=before, key="zuvor", approved=True)

    shown = page.get(sent(page, "Berichtigung: 18 Uhr statt 17 Uhr", 0, button="berichtigung")["Location"])

    form = shown.context["form"]
    assert (form["old_1"].value(), form["new_1"].value()) == ("17 Uhr", "18 Uhr")


def test_without_a_marked_sentence_the_page_says_what_to_do(page, item):
    shown = sent(page, "Nichts davon", 0, button="beschluss").content.decode()

    assert "beginnen Sie eine Zeile mit »Beschluss:«" in shown


def test_all_notes_of_a_sitting_are_read_in_as_many_questions_for_25_points_as_for_one(
    sitting, item, taker, linked, put, django_assert_num_queries
):
    put("Aufgabe: x bis morgen", 0, taker)
    put("b", 0, linked)
    sitting = Meeting.objects.with_holders().get()
    assert sitting.conducted_by  # as whoever asked whether one may hold it has read them
    notes_of(sitting, taker)  # the text blocks are remembered from now on
    with django_assert_num_queries(4):
        notes_of(sitting, taker)
    for order in range(2, 26):
        one = f.AgendaItemFactory(body=sitting.body, meeting=sitting, order=order)
        agenda.correct(one, by=Visitor.house(sitting.body), text="x" * (order % 2))
    notes_of(sitting, taker)

    with django_assert_num_queries(4):
        notes = notes_of(sitting, taker)

    assert len(notes) == 25
    assert [one.called.partition(":")[0] for one in notes.values()] == [f"TOP {number}" for number in range(1, 26)]


def test_a_sign_that_no_database_takes_goes_to_none(page, item, taker, put, told_to_database):
    put("Die Stadt fragt.", 0, taker)
    put("Nichts.", 0, taker, "ab")

    sent(page, "Typed", NoteDraft.objects.get().number, button="mine", works_in="a\x00b")

    assert told_to_database and not [values for values in told_to_database if "\\x00" in repr(values)]
