"""What the office sees and does on screen, and what nobody else does."""

import datetime as dt
import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from sozialraum.acts import guard
from sozialraum.acts.models import Detail, Entry
from sozialraum.bodies.words import Classification
from sozialraum.concerns import actions
from sozialraum.concerns.models import Concern, Promise, Reply, Topic
from sozialraum.concerns.words import ConcernState
from sozialraum.correspondence.models import ManualDelivery
from sozialraum.meetings import actions as meetings
from sozialraum.post.models import Letter
from sozialraum.post.words import LetterState
from tests import factories as f
from tests.conftest import logged_in
from tests.inbox.conftest import MARKER

LIST = "/schreibtisch/anliegen/"


def page_of(client, path):
    answer = client.get(path)
    assert answer.status_code == 200, (path, answer.status_code)
    return answer.content.decode()


def member_of(client, body, *groups):
    person = f.PersonFactory(body=body, user=f.UserFactory())
    for group in groups:
        f.MembershipFactory(body=body, organization=group, person=person)
    client.force_login(person.user)
    return client


# ── the list ──────────────────────────────────────────────────────────────────


def test_what_waits_longest_stands_on_top_and_says_by_when(office, say, clock):
    first = say(text="Zuerst")
    clock.shift(15 * 24 * 3600)
    say(text="Danach")
    done = say(text="Erledigt")
    actions.answer(done, by=office_visitor(done), text="Ja")

    page = page_of(office, LIST)

    places = [page.index(text) for text in ("Zuerst", "Danach", "Erledigt")]
    assert places == sorted(places)
    assert "2 offen, davon <strong>1 überfällig</strong>" in page
    assert page.count('<li class="late">') == 1
    assert first.number in page_of(office, f"{LIST}?stand=ueberfaellig")
    assert "Danach" not in page_of(office, f"{LIST}?stand=ueberfaellig")


def office_visitor(concern):
    from sozialraum.foundation.visitor import Standing, Visitor, Way  # noqa: PLC0415
    from sozialraum.people.words import Role  # noqa: PLC0415

    home = f.OrganizationFactory(body=concern.body, classification=Classification.OFFICE)
    standing = Standing(Role.MEMBER, home.pk, Classification.OFFICE)
    return Visitor(concern.body, Way.SECOND_FACTOR, person_id=0, label="Büro", standings=frozenset([standing]))


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("stand=offen", {"Eins", "Zwei"}),
        ("stand=read", set()),
        ("gremium=ag-sprache", {"Zwei"}),
        ("thema=wohnen", {"Eins"}),
        ("sprache=ar", {"Zwei"}),
        ("weg=card", set()),
        ("text=a-2", {"Zwei"}),
        ("text=eins", {"Eins"}),
        ("stand=gibt-es-nicht", {"Eins", "Zwei"}),
        ("seite=99", {"Eins", "Zwei"}),
    ],
)
def test_the_list_is_narrowed_by_its_address(office, body, say, language, asked, found):
    say(text="Eins")
    say(text="Zwei", topic=f.TopicFactory(body=body, of=[language]), language="ar")

    page = page_of(office, f"{LIST}?{asked}")

    assert {word for word in ("Eins", "Zwei") if f'<p dir="auto">{word}</p>' in page} == found


def test_the_list_costs_the_same_for_one_and_for_thirty(office, say):
    def cost():
        page_of(office, LIST)  # what is remembered until the next act
        with CaptureQueriesContext(connection) as queries:
            page_of(office, LIST)
        return len(queries)

    say()
    one = cost()
    for number in range(29):
        say(text=f"Noch eines {number}")

    page_of(office, LIST)

    assert cost() == one


def test_so_does_the_list_of_a_member(client, body, group, say, people):
    member = member_of(client, body, group)

    def cost(more):
        for number in range(more):
            one = say(text=f"{number} von {more}")
            actions.assign(one, by=people["office"], topic=one.topic, organizations=[group], shared_text="Licht")
        page_of(member, "/mein-platz/anliegen/")
        with CaptureQueriesContext(connection) as queries:
            assert page_of(member, "/mein-platz/anliegen/").count("<p>Licht</p>") == min(more + (more > 1), 30)
        return len(queries)

    assert cost(1) == cost(29)


# ── who sees what ─────────────────────────────────────────────────────────────


def test_members_read_the_wording_for_the_group_and_nothing_else(client, body, group, marked, people):
    actions.assign(marked, by=people["office"], topic=marked.topic, organizations=[group], shared_text="Zu dunkel.")
    member = member_of(client, body, group)

    for path in ("/mein-platz/anliegen/", f"/anliegen/{marked.key}/"):
        page = page_of(member, path)
        assert "Zu dunkel." in page
        assert MARKER not in page
    assert "1 Anliegen liegt bei meinen Gremien" in page_of(member, "/mein-platz/")


def test_members_of_other_groups_and_strangers_see_nothing(client, body, language, marked, people, group):
    actions.assign(marked, by=people["office"], topic=None, organizations=[group], shared_text="Zu dunkel.")
    assert client.get(f"/anliegen/{marked.key}/").status_code == 302

    other = member_of(client, body, language)

    assert other.get(f"/anliegen/{marked.key}/").status_code == 404
    assert "Zu dunkel." not in page_of(other, "/mein-platz/anliegen/")


def test_the_auditor_reads_numbers_and_states_and_can_search_no_words(client, body, marked):
    auditor = logged_in(client, body, Classification.AUDIT)

    for path in (LIST, f"{LIST}?text={MARKER}", f"/anliegen/{marked.key}/", f"{LIST}zahlen/"):
        assert MARKER not in page_of(auditor, path).replace(f'value="{MARKER}"', "")
    assert marked.number in page_of(auditor, f"{LIST}?text={marked.number}")
    assert marked.number not in page_of(auditor, f"{LIST}?text={MARKER}")
    for path in ("vorlesen", "weitergeben", "beantworten", "neuer-code"):
        assert auditor.get(f"/anliegen/{marked.key}/{path}/").status_code == 403


def test_the_city_reads_figures_alone(client, body, marked):
    city = logged_in(client, body, Classification.CITY)

    assert MARKER not in page_of(city, f"{LIST}zahlen/")
    assert city.get(LIST).status_code == 403
    assert city.get(f"/anliegen/{marked.key}/").status_code == 404
    assert city.get(f"{LIST}zettel/?karten={marked.key}").status_code == 403


def test_without_a_second_factor_the_office_is_a_member_and_no_more(client, body, marked):
    half = logged_in(client, body, second_factor=False)

    assert half.get(LIST).status_code == 403
    assert half.get(f"/anliegen/{marked.key}/").status_code == 404


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


def test_answered_together_each_hears_in_their_own_language(office, say):
    one, two = (
        say(reply_by="mail", email=f"{language}@example.org", phone="", language=language) for language in ("de", "tr")
    )
    with guard.opened():
        Concern.objects.update(email_confirmed=timezone.now())
        Letter.objects.all().delete()

    office.post(f"/anliegen/{one.key}/beantworten/", {"text": "Die Laternen kommen.", "also": [two.key]})

    told = {letter.to: letter for letter in Letter.objects.all()}
    assert {to: letter.language for to, letter in told.items()} == {"de@example.org": "de", "tr@example.org": "tr"}
    assert all("Die Laternen kommen." in letter.text for letter in told.values())
    assert one.number in told["de@example.org"].text and two.number in told["tr@example.org"].text


def test_what_was_promised_is_due_on_the_desk_that_day_and_late_after_it(office, body, say, clock):
    concern = say()
    actions.promise(body, by=office_visitor(concern), answer_days=3, meeting_weeks=8)

    def due():
        table = office.get("/schreibtisch/").context["table"]
        (line,) = [one for one in (*table.now, *table.later) if "Auf ein Anliegen antworten" in one.due.title]
        return line.due

    assert due().by == timezone.localdate(concern.created) + dt.timedelta(days=3)
    assert "Versprochen: eine Antwort in 3 Tagen." in due().why
    clock.shift(4 * 24 * 3600)
    assert concern.number in page_of(office, f"{LIST}?stand=ueberfaellig")


def test_what_the_office_deletes_is_gone_and_the_number_stays(office, say):
    concern = say(text=MARKER, name=MARKER)

    told = office.post(f"/anliegen/{concern.key}/loeschen/", follow=True).content.decode()

    assert f"{concern.number} ist gelöscht; die Nummer bleibt." in told
    gone = Concern.objects.get()
    assert (gone.number, gone.text, gone.name, gone.phone) == (concern.number, "", "", "")
    kept = [list(model.objects.values_list()) for model in (Concern, Detail, ManualDelivery, Letter)]
    assert MARKER not in str(kept)


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
