"""Mail servers as they are: they refuse, stall, hang up and half-accept. Nothing is lost, nothing is doubled."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from sozialraum.mailserver.route import route_from
from sozialraum.mailserver.smtp import DeliveryOutcome, Verdict
from sozialraum.post import delivery, outbox
from sozialraum.post.delivery import Postman
from sozialraum.post.models import Letter
from sozialraum.post.words import LetterState
from tests.post.crooked import HANG_UP, STALL, Crooked

pytestmark = pytest.mark.django_db
BUSY = "421 4.3.2 Gerade zu viel zu tun"


@pytest.fixture
def deliver(settings, postman):
    def deliver(*letters, **script):
        with Crooked(**script) as server:
            settings.SMTP = server.url
            postman.round()
        for letter in letters:
            letter.refresh_from_db()
        return server

    return deliver


@pytest.mark.parametrize("point", ["greeting", "ehlo", "mail"])
@pytest.mark.parametrize("says", [HANG_UP, STALL, BUSY, "550 5.7.1 Sie nicht"])
def test_a_server_that_will_not_talk_puts_every_letter_off(deliver, put, point, says):
    letters = [put(), put(to="max@example.org")]

    server = deliver(*letters, **{point: says})

    assert [letter.state for letter in letters] == ["deferred", "deferred"]
    assert all(f"127.0.0.1:{server.port}" in letter.said for letter in letters)
    assert [letter.tries for letter in letters] == [1, 1]
    assert server.taken == []


@pytest.mark.parametrize("point", ["rcpt", "data", "body"])
def test_a_line_that_breaks_before_the_end_puts_off_this_letter_and_the_others_arrive(deliver, put, point):
    more_than_a_line_holds = [outbox.Enclosure("plan.pdf", b"x" * 8_000_000)] if point == "body" else []
    letters = [put(attachments=more_than_a_line_holds), put(to="max@example.org")]

    server = deliver(*letters, **{point: [HANG_UP]})

    assert [letter.state for letter in letters] == ["deferred", "sent"]
    assert server.lines == 2
    assert len(server.taken) == 1


def test_a_server_that_always_breaks_gets_a_rest(deliver, put):
    letters = [put() for _ in range(10)]

    server = deliver(*letters, rcpt=HANG_UP)

    assert server.lines == 3
    assert sorted(letter.state for letter in letters) == ["deferred"] * 3 + ["waiting"] * 7


@pytest.mark.parametrize("says", [HANG_UP, STALL])
def test_no_answer_after_the_end_is_unclear_and_not_repeated(deliver, put, says):
    letter = put()

    server = deliver(letter, dot=says)
    again = deliver(letter)

    assert letter.state == LetterState.UNCLEAR
    assert letter.said.startswith("Nach dem letzten Wort des Briefes kam keine Antwort mehr:")
    assert len(server.taken) == 1
    assert again.taken == []


@pytest.mark.parametrize(
    ("point", "says", "state"),
    [
        ("rcpt", "550 5.1.1 Gibt es nicht", "refused"),
        ("rcpt", "450 4.2.0 Bitte später", "deferred"),
        ("data", "554 5.5.1 So nicht", "refused"),
        ("data", "451 4.3.0 Bitte später", "deferred"),
        ("dot", "554 5.6.0 Inhalt abgelehnt", "refused"),
        ("dot", "452 4.3.1 Platte voll", "deferred"),
    ],
)
def test_what_the_server_says_stands_word_for_word(deliver, put, point, says, state):
    letter = put()

    server = deliver(letter, **{point: says})

    assert (letter.state, letter.said) == (state, says)
    assert server.taken == []


def test_a_refusal_counts_even_if_the_server_hangs_up_right_after_it(deliver, put, settings, postman):
    letters = [put(), put(to="max@example.org")]

    server = deliver(*letters, rcpt=["550 5.1.1 Gibt es nicht"], rset=HANG_UP)

    assert [letter.state for letter in letters] == ["refused", "sent"]
    assert len(server.taken) == 1


def test_a_server_that_takes_only_a_few_letters_per_line_is_called_again(deliver, put):
    letters = [put() for _ in range(5)]

    server = deliver(*letters, mail=["250 gut", "250 gut", BUSY, "250 gut", HANG_UP, "250 gut", "250 gut"])

    assert [letter.state for letter in letters] == ["sent"] * 5
    assert [letter.tries for letter in letters] == [1] * 5
    assert len(server.taken) == 5


def test_an_answer_of_many_lines_and_strange_signs_is_readable(deliver, put):
    letter = put()

    deliver(letter, rcpt="550-5.1.1 Erste Zeile\r\n550 5.1.1 \xfczweite\t Zeile")

    assert letter.said == "550 5.1.1 Erste Zeile 5.1.1 üzweite Zeile"


def test_who_was_taken_for_dead_but_learns_the_truth_corrects_it(postman, put, settings):
    letter = put()
    line = _AsIf(lambda: Letter.objects.update(state=LetterState.UNCLEAR))

    postman._delivered(postman._claimed([letter.body]), line, _Route)

    letter.refresh_from_db()
    assert letter.state == LetterState.SENT


def test_who_was_overtaken_before_the_end_hands_nothing_over(settings, put, db):
    letter = put()
    slow = Postman("langsam")
    with Crooked() as server:
        settings.SMTP = server.url
        real = slow._claimed

        def overtaken(bodies):
            found = real(bodies)
            Letter.objects.update(claimed_by="schneller")
            return found

        object.__setattr__(slow, "_claimed", overtaken)
        assert slow.round() == {}

    letter.refresh_from_db()
    assert server.taken == []
    assert (letter.state, letter.claimed_by) == ("sending", "schneller")


@pytest.mark.django_db(transaction=True)
def test_a_slow_server_of_one_network_does_not_hold_up_another(body, other_body, put, postman, monkeypatch):
    slow = put()
    quick = outbox.put(other_body, to="max@example.org", subject="Schnell", text="")
    with Crooked(rcpt=STALL) as stalling, Crooked() as good, ThreadPoolExecutor(4) as pool:
        urls = {body.pk: stalling.url.replace("0.3", "60"), other_body.pk: good.url}
        monkeypatch.setattr(delivery, "route_of", lambda one: route_from(urls[one.pk]))

        postman.set_out(pool)
        assert stalling.reached.wait(30)
        for route, done in postman.busy.items():
            if route.port == good.port:
                done.result(30)
        quick.refresh_from_db()
        slow.refresh_from_db()
        stalling._over.set()

    assert (quick.state, slow.state) == ("sent", "sending")


class _Route:
    from_address, from_name, reply_to = "post@netz.example", "Netz", ""


class _AsIf:
    """A line on which something happens between the last byte and the answer."""

    is_open = True

    def __init__(self, happens):
        self.happens = happens

    def hand_over(self, sender, to, message, before_the_dot):
        before_the_dot()
        self.happens()
        return DeliveryOutcome(Verdict.TAKEN, "250 gut")
