"""What the office does with letters: each act, its entry in the journal, and its refusal."""

import datetime as dt
import json

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from sozialraum.accounts.models import PersonalLink, digest_of
from sozialraum.acts import guard, standing
from sozialraum.acts.models import Detail, Entry
from sozialraum.bodies.words import Classification
from sozialraum.mailserver.models import MailServer, Password
from sozialraum.mailserver.queries import server_of
from sozialraum.mailserver.routes import route_of
from sozialraum.mailserver.vault import locked, unlocked
from sozialraum.post import actions, outbox, sending
from sozialraum.post.models import Letter
from sozialraum.post.words import LetterState
from tests import factories as f

pytestmark = pytest.mark.django_db
LINK = "https://netz.example/l/" + "x" * 43 + "/gremien/"
PAPER = {"state": "to_print", "kind": "paper", "to": "", "postal_address": "Weg 1"}
SERVER = {
    "host": "smtp.example.org",
    "port": 587,
    "security": "starttls",
    "user": "post@netz.example",
    "password": "Marke-Wort",
    "from_address": "post@netz.example",
    "from_name": "",
    "reply_to": "",
}


def set_up(body, by, **words):
    actions.set_up_server(server_of(body), by=by, **(SERVER | words))


def test_the_words_of_standing_are_those_of_the_classification():
    words = (Classification.OFFICE, Classification.CITY, Classification.AUDIT)
    assert words == (standing.OFFICE, standing.CITY, standing.AUDIT)


@pytest.mark.parametrize("state", ["unclear", "refused", "given_up", "bounced", "stopped", "deferred"])
def test_a_letter_sent_again_is_the_same_letter_and_goes_once(body, people, server, postman, state):
    letter = f.LetterFactory(body=body, state=state, tries=3, said="451 Später", claimed_by="toter")

    actions.send_again(letter, by=people["office"])
    postman.round()

    letter.refresh_from_db()
    assert [mail["Message-ID"] for mail in server.mails] == [letter.message_id]
    assert (letter.state, letter.tries) == (LetterState.SENT, 1)
    assert Entry.objects.get().act == "post.send_again"


def test_what_was_secret_cannot_be_sent_again(body, people):
    for letter in (
        f.LetterFactory(body=body, state="unclear", secret=True, text=""),
        f.LetterFactory(body=body, state="bounced", text="Hier: https://netz.example/l/…/"),
    ):
        with pytest.raises(ValidationError) as refusal:
            actions.send_again(letter, by=people["office"])
        assert refusal.value.code == "gone"


def test_a_letter_that_was_stopped_does_not_go_out(body, people, server, postman):
    letter = f.LetterFactory(body=body, state="waiting", next_try=timezone.now())

    actions.stop(letter, by=people["office"])

    assert postman.round() == {}
    assert server.mails == []


def test_a_letter_that_a_process_has_just_taken_cannot_be_stopped(body, people, monkeypatch):
    letter = f.LetterFactory(body=body, state="waiting", next_try=timezone.now())
    real = actions._hold

    def taken_meanwhile(one):
        Letter.objects.update(state="handing_over")
        real(one)

    monkeypatch.setattr(actions, "_hold", taken_meanwhile)
    with pytest.raises(ValidationError) as refusal:
        actions.stop(letter, by=people["office"])
    assert refusal.value.code == "state"


def test_a_mail_that_arrived_keeps_no_link_that_opens_anything(body, people):
    letter = f.LetterFactory(body=body, state="unclear", text=f"Bitte hier: {LINK}")

    actions.confirm_arrival(letter, by=people["office"])

    letter.refresh_from_db()
    assert letter.text == "Bitte hier: https://netz.example/l/…/gremien/"


TOKEN = "h7kq-2mfw-9tpx-c4db-e8rz"


def link(body, *, made, **words):
    """A link for fourteen days."""
    with guard.opened():
        return PersonalLink.objects.create(
            body=body, digest=digest_of(TOKEN), purpose="confirm", subject="concern", subject_key="a",
            created=made, expires=made + dt.timedelta(days=14), **words,
        )  # fmt: skip


def days_left(one):
    one.refresh_from_db()
    return round((one.expires - timezone.now()) / dt.timedelta(days=1))


def test_a_link_lasts_from_the_day_its_mail_goes_out(server, postman, put, body):
    one = link(body, made=timezone.now() - dt.timedelta(days=10))
    put(text=f"Der Link gilt 14 Tage: https://netz.example/l/{TOKEN}/")

    postman.round()

    assert (len(server.mails), days_left(one)) == (1, 14)


def test_a_link_on_paper_lasts_from_the_day_it_is_opened_for_printing_first(body):
    one = link(body, made=timezone.now() - dt.timedelta(days=10))
    letter = f.LetterFactory(body=body, **PAPER, text="Guten Tag.", links=[["Ihre Anfrage:", f"l/{TOKEN}"]])

    sending.mark_opened([letter])
    assert days_left(one) == 14

    with guard.opened():
        PersonalLink.objects.update(expires=timezone.now() + dt.timedelta(days=3))
    letter.refresh_from_db()
    sending.mark_opened([letter])
    assert days_left(one) == 3


@pytest.mark.parametrize("gone", ["used", "revoked"])
def test_a_link_that_opens_nothing_any_more_is_not_renewed(server, postman, put, body, gone):
    one = link(body, made=timezone.now() - dt.timedelta(days=10), **{gone: timezone.now()})
    put(text=f"Der Link gilt 14 Tage: https://netz.example/l/{TOKEN}/")

    postman.round()

    assert days_left(one) == 4


def test_a_letter_that_was_sent_keeps_no_link_that_opens_anything(server, postman, put):
    letter = put(text=f"Bitte hier: {LINK}")

    postman.round()

    letter.refresh_from_db()
    assert LINK in server.mails[0].get_content()
    assert letter.text == "Bitte hier: https://netz.example/l/…/gremien/"


def test_a_letter_on_paper_stays_whole_after_it_was_ticked_off(body, people):
    """Paper gets lost: as long as it is kept, the same letter can be printed once more."""
    links = [["Ihre Anfrage:", "l/h7kq-2mfw-9tpx-c4db-e8rz"]]
    letter = f.LetterFactory(body=body, **PAPER, text="Wie besprochen.", links=links, opened=timezone.now())

    actions.check_off(letter, by=people["office"])

    letter.refresh_from_db()
    assert (letter.state, letter.text, letter.links) == ("printed", "Wie besprochen.", links)


def test_what_nobody_opened_is_not_ticked_off_alone_or_with_others(body, people):
    opened = f.LetterFactory(body=body, **PAPER, opened=timezone.now())
    shut = f.LetterFactory(body=body, **PAPER)

    for act, subject, more in (
        (actions.check_off, shut, {}),
        (actions.check_off_all, body, {"letters": [opened, shut]}),
    ):
        with pytest.raises(ValidationError) as refusal:
            act(subject, by=people["office"], **more)
        assert refusal.value.code == "unopened"
    assert set(Letter.objects.values_list("state", flat=True)) == {"to_print"}


def test_a_stack_is_checked_off_letter_by_letter(body, people):
    stack = [f.LetterFactory(body=body, **PAPER, opened=timezone.now()) for _ in range(3)]

    actions.check_off_all(body, by=people["office"], letters=stack[:2])

    assert list(Letter.objects.order_by("pk").values_list("state", flat=True)) == ["printed", "printed", "to_print"]
    assert Entry.objects.count() == 3


def test_a_server_is_named_and_its_password_stands_nowhere_to_be_read(body, people):
    set_up(body, people["office"])

    route = route_of(body)
    assert (route.host, route.port, route.user, route.password) == (
        "smtp.example.org", 587, "post@netz.example", "Marke-Wort",
    )  # fmt: skip
    assert route.only_outside
    told = json.dumps(list(Detail.objects.values_list("changes", flat=True)))
    kept = str([list(model.objects.values_list()) for model in (Password, MailServer, Entry)])
    assert "smtp.example.org" in told
    assert "Marke-Wort" not in told + kept


def test_a_password_stays_for_the_same_server_and_is_never_handed_to_another(body, people):
    set_up(body, people["office"])

    set_up(body, people["office"], password="", from_name="Büro")
    assert (route_of(body).password, route_of(body).from_name) == ("Marke-Wort", "Büro")

    for other in ({"host": "anderer.example"}, {"port": 25}, {"security": "tls"}, {"user": "andere"}):
        with pytest.raises(ValidationError) as refusal:
            set_up(body, people["office"], password="", **other)
        assert refusal.value.error_dict["password"]
    assert route_of(body).host == "smtp.example.org"


def test_a_login_taken_away_takes_its_password_with_it(body, people):
    set_up(body, people["office"])

    set_up(body, people["office"], user="", password="")

    assert not Password.objects.exists()


def test_without_a_host_of_its_own_a_network_uses_the_operators_server(body, people, settings):
    settings.SMTP = "smtps://operator.example?from=haus@operator.example"
    set_up(body, people["office"])
    assert route_of(body).host == "smtp.example.org"

    set_up(body, people["office"], host="", user="", from_name="Büro West", reply_to="buero@netz.example")

    route = route_of(body)
    assert (route.host, route.from_address, route.from_name, route.reply_to) == (
        "operator.example", "haus@operator.example", "Büro West", "buero@netz.example",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("words", "field"),
    [
        ({"host": "smtp example"}, "host"),
        ({"host": "smtp.example/pfad"}, "host"),
        ({"port": 22}, "port"),
        ({"from_address": ""}, "from_address"),
        ({"security": "none"}, "security"),
        ({"from_address": "kein"}, "from_address"),
    ],
)
def test_what_cannot_be_a_mail_server_is_refused_at_its_field(body, people, words, field):
    with pytest.raises(ValidationError) as refusal:
        set_up(body, people["office"], **words)

    assert list(refusal.value.error_dict) == [field]
    assert not MailServer.objects.exists()


def test_a_header_cannot_be_smuggled_in_through_the_senders_name(body, people):
    with pytest.raises(ValidationError):
        set_up(body, people["office"], from_name="Büro\r\nBcc: alle@example.org")


def test_letters_put_off_are_tried_at_once_over_the_new_server(body, people, put):
    letter = put()
    later = timezone.now() + timezone.timedelta(hours=8)
    Letter.objects.update(state="deferred", next_try=later)

    set_up(body, people["office"])

    assert Letter.objects.due(timezone.now()).get() == letter


def test_an_office_cannot_reach_into_the_operators_own_network(body, people, put, server, postman, settings):
    set_up(body, people["office"], host="127.0.0.1", port=587, user="", password="")
    MailServer.objects.update(port=server.port, security="none")
    letter = put()

    postman.round()

    letter.refresh_from_db()
    assert letter.said.startswith(f"Unter 127.0.0.1:{server.port} ist kein Mailserver zu erreichen.")
    settings.MAIL_INSIDE = True
    assert not route_of(body).only_outside


def test_a_locked_password_opens_only_with_the_secret_of_the_house(settings):
    token = locked("Marke-Wort")

    assert unlocked(token) == "Marke-Wort"
    settings.SECRET_KEY_FALLBACKS = [settings.SECRET_KEY]
    settings.SECRET_KEY = "anderes" * 10
    assert unlocked(token) == "Marke-Wort"
    settings.SECRET_KEY_FALLBACKS = []
    assert unlocked(token) is None


def test_the_journal_keeps_no_personal_link_of_a_letter_that_was_printed(body, people):
    secret = "/l/" + "x" * 43
    letter = outbox.put(
        body, postal_address="Musterstraße 1", subject="Ihr Link", text=f"https://netz.example{secret}/"
    )

    sending.mark_opened([letter])
    letter.refresh_from_db()
    actions.check_off(letter, by=people["office"])

    detail = Detail.objects.get(entry__act="post.check_off")
    assert secret not in str(detail.changes)
    assert "text" not in detail.changes
