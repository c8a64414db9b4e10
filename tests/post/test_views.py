"""The pages of the post, as the office meets them."""

import pytest
from django.utils import timezone

from sozialraum.bodies.words import Classification
from sozialraum.clockwork import night
from sozialraum.clockwork.models import Job
from sozialraum.mailserver.models import MailServer
from sozialraum.mailserver.vault import unlocked
from sozialraum.post.models import Letter
from tests import factories as f
from tests.conftest import logged_in
from tests.post.crooked import Crooked

pytestmark = pytest.mark.django_db
TOKEN = "x" * 43


def text_of(answer):
    return " ".join(answer.content.decode().split())


@pytest.mark.parametrize("path", ["", "server/", "server/probe/", "drucken/abhaken/"])
@pytest.mark.parametrize("standing", [Classification.CITY, Classification.AUDIT, Classification.WORKING_GROUP])
def test_only_the_office_sees_the_post(client, body, path, standing):
    f.LetterFactory(body=body, key="geheimer-brief")
    client = logged_in(client, body, standing)

    assert client.get(f"/schreibtisch/post/{path}").status_code == 403
    assert client.get("/schreibtisch/post/geheimer-brief/").status_code == 404
    assert client.post("/schreibtisch/post/geheimer-brief/anhalten/").status_code == 404
    assert client.post("/schreibtisch/post/server/pruefen/").status_code == 403


def test_the_list_shows_what_has_to_be_done_and_narrows(office, body):
    f.LetterFactory(body=body, subject="Ging hinaus")
    f.LetterFactory(body=body, subject="Kam nicht an", state="refused", said="550 Gibt es nicht")
    f.LetterFactory(body=body, subject="An Max", state="refused", to="max@example.org", name="Max Muster")

    everything = text_of(office.get("/schreibtisch/post/"))
    refused = text_of(office.get("/schreibtisch/post/?stand=abgelehnt&an=erika"))

    assert "Es ist kein Mailserver eingestellt" in everything
    assert "abgelehnt oder aufgegeben (2)" in everything
    assert everything.count("<h2>") >= 3
    assert "Kam nicht an" in refused
    assert "550 Gibt es nicht" in refused
    assert "Ging hinaus" not in refused
    assert "An Max" not in refused


def test_the_list_asks_as_many_questions_for_thirty_letters_as_for_one(office, body, django_assert_max_num_queries):
    counts = []
    for more in (1, 29):
        for _ in range(more):
            f.LetterFactory(body=body)
        with django_assert_max_num_queries(30) as asked:
            office.get("/schreibtisch/post/")
        counts.append(len(asked))
    assert counts[0] == counts[1]


def test_a_letter_can_be_read_but_neither_its_code_nor_its_link(office, body, group):
    letter = f.LetterFactory(
        body=body, state="waiting", text=f"Hier: https://netz.example/l/{TOKEN}/x/ und\n\n<b>Kuchen</b>",
        about="organization", about_key=group.key,
    )  # fmt: skip
    secret = f.LetterFactory(body=body, state="waiting", secret=True, text="Marke-123456")

    page = text_of(office.get(letter.get_absolute_url()))
    shut = text_of(office.get(secret.get_absolute_url()))

    assert "https://netz.example/l/…/x/ und" in page
    assert "&lt;b&gt;Kuchen" in page
    assert TOKEN not in page
    assert f'<a href="/gremien/{group.key}/">AG Wohnen/Quartier</a>' in page
    assert "Marke-123456" not in shut
    assert "wird nicht gezeigt" in shut


@pytest.mark.parametrize(
    ("state", "buttons"),
    [
        ("waiting", {"anhalten"}),
        ("sending", set()),
        ("sent", set()),
        ("unclear", {"angekommen", "noch-einmal", "anhalten"}),
        ("refused", {"noch-einmal"}),
        ("to_print", {"anhalten"}),
        ("to_print opened", {"abhaken", "anhalten"}),
    ],
)
def test_a_letter_offers_what_is_possible_now(office, body, state, buttons):
    state, _blank, opened = state.partition(" ")
    letter = f.LetterFactory(body=body, state=state, opened=timezone.now() if opened else None)

    page = office.get(letter.get_absolute_url()).content.decode()

    all_buttons = {"anhalten", "angekommen", "noch-einmal", "abhaken"}
    assert {one for one in all_buttons if f'action="{letter.get_absolute_url()}{one}/"' in page} == buttons


def test_one_button_sends_an_unclear_letter_again(office, body):
    letter = f.LetterFactory(body=body, state="unclear")

    answer = office.post(f"{letter.get_absolute_url()}noch-einmal/", {"revision": 1})

    assert (answer.status_code, answer.url) == (302, letter.get_absolute_url())
    assert Letter.objects.get().state == "waiting"


def test_a_button_that_comes_too_late_says_so(office, body):
    letter = f.LetterFactory(body=body, state="sent")

    answer = office.post(f"{letter.get_absolute_url()}noch-einmal/", {"revision": 1})

    assert answer.status_code == 200
    assert "im jetzigen Stand nicht möglich" in text_of(answer)


def test_a_stack_is_checked_off_as_it_was_printed(office, body):
    for key in ("eins", "zwei", "spaeter"):
        paper = {"state": "to_print", "kind": "paper", "to": "", "postal_address": "Weg 1"}
        f.LetterFactory(body=body, key=key, opened=timezone.now(), **paper)
    assert "eins" in text_of(office.get("/schreibtisch/post/drucken/abhaken/"))

    answer = office.post("/schreibtisch/post/drucken/abhaken/", {"letters": ["eins", "zwei"]}, follow=True)

    assert "Abgehakt: 2 Briefe." in text_of(answer)
    assert Letter.objects.get(state="to_print").key == "spaeter"


def test_a_letter_of_another_network_cannot_be_checked_off(office, other_body):
    f.LetterFactory(body=other_body, key="fremd", state="to_print")

    answer = office.post("/schreibtisch/post/drucken/abhaken/", {"letters": ["fremd"]})

    assert answer.status_code == 200
    assert Letter.objects.get().state == "to_print"


SERVER = {
    "host": "smtp.example.org", "port": 587, "security": "starttls", "user": "post", "password": "Marke-Wort",
    "from_address": "post@netz.example", "from_name": "", "reply_to": "", "revision": 1,
}  # fmt: skip


def test_the_server_is_named_on_its_page_and_the_password_never_shown_again(office):
    saved = office.post("/schreibtisch/post/server/", SERVER, follow=True)
    page = text_of(office.get("/schreibtisch/post/server/"))

    assert "Der Mailserver ist gespeichert." in text_of(saved)
    assert 'value="smtp.example.org"' in page
    assert "Ein Passwort ist gespeichert" in page
    assert "Marke-Wort" not in page + text_of(saved)
    kept = MailServer.objects.get()
    assert (kept.host, unlocked(kept.password.locked)) == ("smtp.example.org", "Marke-Wort")


def test_a_refusal_stands_at_its_field_and_the_password_is_not_repeated(office):
    page = text_of(office.post("/schreibtisch/post/server/", SERVER | {"port": 22}))

    assert "Für Briefe gibt es die Ports 25, 465, 587 und 2525." in page
    assert "Marke-Wort" not in page
    assert not MailServer.objects.exists()


def test_the_check_says_in_words_what_the_server_said(office, settings):
    assert "noch kein Mailserver eingestellt" in text_of(office.post("/schreibtisch/post/server/pruefen/"))
    for script, words in (
        ({}, "nimmt Briefe mit dieser Absenderadresse an. Die Verbindung ist nicht verschlüsselt."),
        ({"mail": "550 5.7.1 Sie nicht"}, "nimmt diese Absenderadresse nicht an. (550 5.7.1 Sie nicht)"),
        ({"greeting": "554 Geschlossen"}, "hat abgelehnt. (554 Geschlossen)"),
    ):
        with Crooked(**script) as server:
            settings.SMTP = server.url
            page = text_of(office.post("/schreibtisch/post/server/pruefen/"))
        assert words in page


def test_a_trial_letter_leads_to_its_own_page(office, body):
    assert "immer auf Deutsch" in office.get("/schreibtisch/post/server/probe/").content.decode()
    answer = office.post("/schreibtisch/post/server/probe/", {"to": "ich@example.org"})

    letter = Letter.objects.get()
    assert answer.url == letter.get_absolute_url()
    assert (letter.to, letter.subject, letter.state) == ("ich@example.org", "Probebrief", "waiting")


def test_the_night_is_a_table_with_its_last_run(office, monkeypatch):
    class Command(night.NightCommand):
        help = "Räumt auf."

    monkeypatch.setattr(night, "duties", lambda: (night.Duty("aufraeumen", Command()),))
    never = text_of(office.get("/schreibtisch/nachts/"))
    now = timezone.now()
    Job.objects.create(name="aufraeumen", last_start=now, last_end=now, failed=True, result="Fehlgeschlagen (Absicht).")
    night.beat("ich")
    failed = text_of(office.get("/schreibtisch/nachts/"))

    assert "noch nicht gelaufen" in never
    assert "Die regelmäßigen Arbeiten ruhen" in never
    assert "Räumt auf." in failed
    assert "Fehlgeschlagen (Absicht)." in failed
    assert "Die regelmäßigen Arbeiten ruhen" not in failed


def test_what_waits_for_an_address_leads_to_where_it_is_entered(office, body):
    before = text_of(office.get("/schreibtisch/post/")) + text_of(office.get("/schreibtisch/"))
    f.LetterFactory(body=body, key="wartet", state="held", held_for="no_base")
    mends = "/schreibtisch/eintragen/netzwerk/"

    pages = [text_of(office.get(f"/schreibtisch/{path}")) for path in ("", "post/", "post/wartet/")]

    assert "Adresse eintragen" not in before
    assert all(mends in page and "Adresse eintragen" in page for page in pages)
