"""What the office does with a concern on screen, and with topics, promises and the desk."""

import re

import pytest

from sozialraum.acts.models import Entry
from sozialraum.concerns import actions
from sozialraum.concerns.models import Concern, Promise, Reply, Topic
from sozialraum.concerns.words import ConcernState
from sozialraum.correspondence.models import ManualDelivery
from sozialraum.meetings import actions as meetings
from sozialraum.post.models import Letter
from sozialraum.post.words import LetterState
from tests import factories as f
from tests.inbox.conftest import LIST, MARKER, page_of

# ── what is done ──────────────────────────────────────────────────────────────


def test_the_office_reads_everything_about_one(office, marked, meeting):
    page = page_of(office, f"/anliegen/{marked.key}/")

    assert page.count(MARKER) >= 3
    assert "Antwort bis" in page
    assert f"/verlauf/?art=concern&amp;schluessel={marked.key}" in page


def test_read_then_passed_on_with_the_leading_group_first(office, body, group, language, marked):
    url = f"/anliegen/{marked.key}/"
    assert office.post(f"{url}gelesen/").status_code == 302
    form = page_of(office, f"{url}weitergeben/")
    assert MARKER in form  # the original stands beside its wording
    refused = office.post(f"{url}weitergeben/", {"leading": "", "shared_text": "Meine Worte"})
    assert "Meine Worte" in refused.content.decode()

    words = {"leading": language.key, "others": [group.key], "shared_text": "Zu dunkel.", "topic": ""}
    assert office.post(f"{url}weitergeben/", words).status_code == 302

    marked = Concern.objects.with_groups().get(pk=marked.pk)
    assert (marked.groups, marked.shared_text, marked.state) == (
        [language, group],
        "Zu dunkel.",
        ConcernState.WITH_GROUP,
    )


def test_photos_of_another_concern_cannot_be_shared(office, body, group, say):
    concern, other = say(), say(text="Etwas anderes")
    mine, theirs = (f.PhotoFactory(body=body, concern=one) for one in (concern, other))
    words = {"leading": group.key, "shared_text": "Zu dunkel."}
    url = f"/anliegen/{concern.key}/weitergeben/"

    assert office.post(url, words | {"shared_photos": [theirs.key]}).status_code == 200
    assert office.post(url, words | {"shared_photos": [mine.key]}).status_code == 302
    assert list(concern.photos.filter(shared=True)) == [mine]


def test_three_are_answered_together_after_a_look_at_what_each_gets(office, say):
    first, second = say(), say(text="Dunkel!", language="ar")
    third = say(text="Kein Licht", reply_by="none", phone="")
    elsewhere = say(topic=None, text="Etwas anderes")
    url = f"/anliegen/{first.key}/beantworten/"
    assert elsewhere.number not in page_of(office, url).replace(f"#{elsewhere.number}", "")
    words = {"text": "Die Laternen kommen.", "also": [second.key, third.key], "resolution": ""}

    look = office.post(url, words | {"ansehen": "1"}).content.decode()
    assert look.count('class="preview"') == 3
    assert "Telefon 02403 00-04" in look
    assert "wollte keine Antwort" in look
    assert not Reply.objects.exists()

    assert office.post(url, words).status_code == 302
    states = Concern.objects.order_by("pk").values_list("state", flat=True)
    assert list(states) == [ConcernState.ANSWERED] * 3 + [ConcernState.RECEIVED]
    assert (Reply.objects.count(), ManualDelivery.objects.filter(topic="answer").count()) == (1, 2)


def test_what_is_somewhere_else_cannot_be_answered_along(office, other_body, say):
    first, stranger = say(), f.ConcernFactory(body=other_body)

    answer = office.post(f"/anliegen/{first.key}/beantworten/", {"text": "Ja", "also": [stranger.key]})

    assert answer.status_code == 200
    assert not Reply.objects.exists()


@pytest.mark.parametrize(
    ("path", "words", "state"),
    [
        ("weiterverweisen", {"referred_to": "defects", "reason": "Die Stadt ist da."}, ConcernState.REFERRED),
        ("beiseitelegen", {"reason": "Werbung"}, ConcernState.SET_ASIDE),
        ("will-nicht-mehr", {}, ConcernState.WITHDRAWN),
        ("loeschen", {}, ConcernState.WITHDRAWN),
    ],
)
def test_each_page_says_what_happens_and_does_it(office, say, path, words, state):
    concern = say()
    url = f"/anliegen/{concern.key}/{path}/"
    assert concern.number in page_of(office, url)
    if words:
        assert office.post(url, {}).status_code == 200

    assert office.post(url, words).url == f"/anliegen/{concern.key}/"

    assert Concern.objects.get(pk=concern.pk).state == state
    assert page_of(office, f"/anliegen/{concern.key}/")


def test_aside_and_back_answered_and_open_again(office, say, people):
    concern = say()
    actions.set_aside(concern, by=people["office"], reason="Werbung")
    assert office.post(f"/anliegen/{concern.key}/zurueckholen/").status_code == 302
    actions.answer(concern, by=people["office"], text="Ja")
    assert office.post(f"/anliegen/{concern.key}/wieder-aufnehmen/").status_code == 302

    assert Concern.objects.get(pk=concern.pk).state == ConcernState.READ


def test_public_only_with_agreement_and_in_other_words_than_the_original(client, office, marked, say):
    url = f"/anliegen/{marked.key}/veroeffentlichen/"
    form = page_of(office, url)
    assert MARKER in form
    assert MARKER not in form.split("<textarea")[1].split("</textarea>")[0]
    assert office.post(url, {"public_text": "Zu dunkel am Spielplatz."}).status_code == 302

    stranger = page_of(type(client)(), "/anliegen/gesagt-getan/")
    assert "Zu dunkel am Spielplatz." in stranger
    assert MARKER not in stranger
    assert office.post(f"/anliegen/{marked.key}/verbergen/").status_code == 302
    assert "Zu dunkel" not in page_of(type(client)(), "/anliegen/gesagt-getan/")
    private = say(text="Nur für Sie")
    refused = office.post(f"/anliegen/{private.key}/veroeffentlichen/", {"public_text": "Doch"})
    assert "nicht einverstanden" in refused.content.decode()


def test_a_new_code_is_read_out_at_once(office, say):
    concern = say()
    before = concern.code

    answer = office.post(f"/anliegen/{concern.key}/neuer-code/", follow=True)

    concern.refresh_from_db()
    assert concern.code != before
    assert f"{concern.code[:4]}-{concern.code[4:]}" in answer.content.decode()


# ── settings ──────────────────────────────────────────────────────────────────


def test_topics_are_recorded_corrected_and_withdrawn_on_screen(office, group, language, say):
    words = {"name": "Feste", "note": "Straßenfest", "leading": language.key, "others": [group.key], "order": "1"}
    assert office.post(f"{LIST}themen/neu/", words).status_code == 302
    topic = Topic.objects.get(name="Feste")
    assert topic.groups == [language, group]

    assert office.post(f"{LIST}themen/{topic.key}/bearbeiten/", words | {"name": "Feiern"}).status_code == 302
    assert "Feiern" in page_of(office, f"{LIST}einstellungen/")
    assert office.post(f"{LIST}themen/{topic.key}/zurueckziehen/").status_code == 302
    page_of(office, f"{LIST}einstellungen/")  # says once that it is done
    assert "Feiern" not in page_of(office, f"{LIST}einstellungen/")


def test_a_topic_under_which_something_was_said_stays(office, say, topic):
    say()

    assert "Das wird noch gebraucht" in page_of(office, f"{LIST}themen/{topic.key}/zurueckziehen/")


def test_promises_are_set_on_screen(office, body):
    assert office.post(f"{LIST}versprechen/", {"answer_days": "0", "meeting_weeks": "6"}).status_code == 200
    assert office.post(f"{LIST}versprechen/", {"answer_days": "10", "meeting_weeks": "6"}).status_code == 302

    assert (Promise.objects.get(body=body).answer_days, Entry.objects.last().act) == (10, "concerns.promise")


def test_where_else_one_may_turn_is_set_with_the_texts(office):
    words = {"defects": "https://stadt.example/melden", "help_lines": "Telefonseelsorge: 0800 111 0 111"}
    assert office.post("/schreibtisch/eintragen/texte/", words).status_code == 302

    page = page_of(office, f"{LIST}einstellungen/")
    assert "https://stadt.example/melden" in page
    assert "Telefonseelsorge: 0800 111 0 111" in page


def test_the_desk_says_what_is_due_in_three_lines_for_sixty(office, say):
    for number in range(6):
        say(text=f"Wunsch {number}")
    table = office.get("/schreibtisch/").context["table"]

    titles = [line.due.title for line in (*table.now, *table.later) if "Anliegen" in line.due.title]
    assert titles == [
        "6 Anliegen lesen und weitergeben",
        "Auf 6 Anliegen antworten",
        "6 Anliegen in eine Sitzung bringen",
    ]
    assert not Letter.objects.exists()


def test_the_desk_names_what_stands_on_the_agenda_of_a_sitting_that_was_called_off(office, say, people, group, meeting):
    concern = say()
    actions.assign(concern, by=people["office"], topic=None, organizations=[group], shared_text="Zu dunkel")
    actions.put_on_agenda(concern, by=people["office"], meeting=meeting)

    def lines():
        table = office.get("/schreibtisch/").context["table"]
        return [line.due for line in (*table.now, *table.later) if "abgesagten Sitzung" in line.due.title]

    assert lines() == []
    meetings.cancel(meeting, by=people["office"], reason="Krankheit")

    (due,) = lines()
    assert due.title == "Ein Anliegen steht auf der Tagesordnung einer abgesagten Sitzung"
    assert "A-1" in due.why
    assert concern.get_absolute_url() in page_of(office, due.url)
    actions.take_off_agenda(Concern.objects.get(), by=people["office"])
    assert lines() == []


NOTHING = "nichts hinaus|keine Nachricht hinaus|Niemand bekommt eine Nachricht|nichts mehr hinaus"


@pytest.mark.parametrize(
    ("path", "words", "before"),
    [
        ("gelesen", {}, None),
        ("wieder-aufnehmen", {}, "answer"),
        ("veroeffentlichen", {"public_text": "Zu dunkel."}, None),
        ("beiseitelegen", {"reason": "Werbung"}, None),
        ("will-nicht-mehr", {}, None),
        ("neuer-code", {}, None),
    ],
)
def test_where_a_page_says_that_nothing_goes_out_nothing_does(office, say, people, path, words, before):
    concern = say(reply_by="post", postal_address="Weg 1\n00000 Musterstadt", may_be_public=True)
    if before:
        actions.answer(concern, by=people["office"], text="Ja")
    going = Letter.objects.exclude(state=LetterState.STOPPED).count(), ManualDelivery.objects.to_do().count()
    url = f"/anliegen/{concern.key}/{path}/"
    assert re.search(NOTHING, page_of(office, url))

    assert office.post(url, words).status_code == 302

    left = Letter.objects.exclude(state=LetterState.STOPPED).count(), ManualDelivery.objects.to_do().count()
    assert max(new - old for new, old in zip(left, going, strict=True)) <= 0
    if path == "will-nicht-mehr":
        assert left == (0, 0)


def test_the_letter_with_the_answer_can_be_opened_where_the_concern_is(office, say, people):
    """Not only a preview before: what went out stands there, to be printed."""
    concern = say(reply_by="post", email="", name="Erika Beispiel", postal_address="Musterweg 3\n00000 Musterstadt")
    actions.answer(concern, by=people["office"], text="Die Laternen kommen.")
    letter = Letter.objects.to_print().get()

    page = page_of(office, concern.get_absolute_url())

    assert f'<a href="{letter.get_absolute_url()}">{letter.subject}</a>: zu drucken' in page
    assert f'href="{letter.get_absolute_url()}brief.pdf">öffnen und drucken (PDF)' in page
