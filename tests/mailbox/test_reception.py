"""What comes back finds its letter, and nobody else's; what people answer goes to the office."""

import datetime as dt

import pytest
import time_machine
from django.core.management import call_command
from django.utils import timezone

from sozialraum.mailbox import reception
from sozialraum.mailbox.effects import Busy
from sozialraum.mailbox.reception import NobodyHere, pass_on, take_in
from sozialraum.people.models import Person
from sozialraum.post import queries
from sozialraum.post.models import Incoming, Letter
from sozialraum.post.words import CameAs, IncomingState, LetterState
from tests import factories as f
from tests.mailbox import reports
from tests.mailbox.reports import filled, report

pytestmark = pytest.mark.django_db
LINK = "https://netz.example/l/" + "x" * 43 + "/gremien/"


@pytest.fixture
def sent(put):
    """A letter that was sent, and another to somebody else."""
    letters = [put(about="person", about_key="erika"), put(to="max@example.org")]
    Letter.objects.update(state="sent", finished=timezone.now(), said="250 gut")
    return [Letter.objects.get(pk=one.pk) for one in letters]


def states():
    return list(Letter.objects.order_by("pk").values_list("state", flat=True))


@pytest.mark.parametrize("mail", [reports.EXCHANGE, reports.QMAIL])
def test_a_bounce_of_any_kind_finds_its_letter_and_leaves_all_others(sent, mail):
    came = take_in(filled(mail, sent[0]))

    assert states() == [LetterState.BOUNCED, LetterState.SENT]
    assert (came.kind, came.state, came.letter) == (CameAs.BOUNCE, IncomingState.DONE, sent[0])
    assert "Hallo." not in came.text or mail is reports.QMAIL  # the letter that comes back is our own


def test_what_the_other_server_said_stands_at_the_letter_and_at_the_person(sent, body):
    take_in(report(sent[0]))

    letter = Letter.objects.get(pk=sent[0].pk)
    assert letter.said == "5.1.1 550 5.1.1 <erika@example.org>: User unknown"
    assert queries.bounced_to(body, "Erika@example.org") == letter
    assert queries.bounced_to(body, "max@example.org") is None


def test_a_delay_is_noted_and_over_after_five_days(sent, body):
    take_in(report(sent[0], "delayed", "4.4.1", "450 Später"))

    letter = Letter.objects.get(pk=sent[0].pk)
    assert (letter.state, letter.is_delayed, letter.said) == ("sent", True, "4.4.1 450 Später")
    assert queries.bounced_to(body, "erika@example.org") == letter
    with time_machine.travel(timezone.now() + dt.timedelta(days=6), tick=False):
        assert not letter.is_delayed
        assert queries.bounced_to(body, "erika@example.org") is None
    take_in(report(sent[0]))
    assert states() == ["bounced", "sent"]


@pytest.mark.parametrize("state", ["waiting", "deferred", "stopped", "refused", "printed"])
def test_a_bounce_moves_only_what_was_sent(put, state):
    letter = put()
    Letter.objects.update(state=state)

    take_in(report(letter))

    assert states() == [state]


@pytest.mark.parametrize("state", ["sending", "handing_over"])
def test_a_bounce_that_is_faster_than_we_write_comes_again(put, state):
    letter = put()
    Letter.objects.update(state=state, claimed_by="jemand")

    with pytest.raises(Busy):
        take_in(report(letter))

    assert Incoming.objects.count() == 0


@pytest.mark.parametrize(
    "guess",
    ["<7f1d9b7e-2b55-4c52-9d0a-0123456789ab@netz.example>", "<%@netz.example>", "", "erika@example.org", "<1@netz>"],
)
def test_a_forged_bounce_spoils_nothing(sent, guess):
    for mail in (report(guess), filled(reports.QMAIL, guess), filled(reports.EXCHANGE, guess)):
        came = take_in(mail)
        assert (came.kind, came.letter, came.state) == (CameAs.BOUNCE, None, IncomingState.OPEN)

    assert states() == ["sent", "sent"]


def test_who_knows_their_own_letter_can_spoil_no_other(sent):
    take_in(report(sent[1].message_id + "\r\nFinal-Recipient: rfc822; erika@example.org"))

    assert states() == ["sent", "bounced"]


def test_a_mailbox_of_one_network_says_nothing_about_letters_of_another(sent, other_body):
    came = take_in(report(sent[0]), other_body)

    assert states() == ["sent", "sent"]
    assert (came.body, came.letter) == (other_body, None)


def test_an_answer_is_kept_once_with_its_letter_and_without_links(sent):
    mail = filled(reports.ANSWER + f"\n> {LINK}\n", sent[0])

    came, again = take_in(mail), take_in(mail)

    assert came == again == Incoming.objects.get()
    assert (came.kind, came.state, came.letter) == (CameAs.ANSWER, IncomingState.OPEN, sent[0])
    assert (came.about, came.about_key) == ("person", "erika")
    assert "mit Kuchen" in came.text and "x" * 43 not in came.text
    assert states() == ["sent", "sent"]


def test_what_a_program_answered_is_read_like_everything_else(sent):
    came = take_in(filled(reports.ABSENT, sent[0]))

    assert (came.kind, came.state, came.letter) == (CameAs.ABSENCE, IncomingState.OPEN, sent[0])
    assert came.text == "Ich bin bis Montag im Urlaub und an der Ostsee."
    assert states() == ["sent", "sent"]


def test_a_receipt_is_kept_and_waits_for_nobody(sent):
    came = take_in(filled(reports.READ, sent[0]))

    assert (came.kind, came.state, came.letter) == (CameAs.AUTOMATIC, IncomingState.DONE, sent[0])
    assert "Die Nachricht wurde gelesen." in came.text
    call_command("pass_on_answers")
    assert states() == ["sent", "sent"]


def test_our_own_letter_that_went_in_a_circle_ends_here(sent):
    mail = f"Message-ID: {sent[0].message_id}\r\nFrom: post@netz.example\r\n\r\nHallo"

    assert take_in(mail.encode()) is None
    assert Incoming.objects.count() == 0


def test_only_what_belongs_to_a_letter_if_a_human_reads_there_too(sent, body):
    assert take_in(b"From: chef@example.org\r\n\r\nPrivat", body, only_answers=True) is None
    assert take_in(filled(reports.ANSWER, sent[0]), body, only_answers=True).letter == sent[0]


def test_a_flood_waits_outside(sent, monkeypatch):
    monkeypatch.setattr(reception, "MANY", 3)
    for number in range(3):
        take_in(f"From: a@example.org\r\n\r\n{number}".encode())

    with pytest.raises(Busy):
        take_in(b"From: a@example.org\r\n\r\n4")
    with time_machine.travel(timezone.now() + dt.timedelta(hours=2)):
        assert take_in(b"From: a@example.org\r\n\r\n4")


def test_to_whom_it_was_written_says_for_which_network_it_is(body, other_body):
    type(other_body).objects.filter(pk=other_body.pk)
    f.MailServerFactory(body=other_body, from_address="Post@nebenan.example")

    assert take_in(b"To: Nebenan <post@nebenan.example>\r\nFrom: a@example.org\r\n\r\nHallo").body == other_body
    assert take_in(b"To: wer@anders.example\r\nFrom: a@example.org\r\n\r\nHallo").body == body


def test_an_empty_house_takes_nothing_in(db):
    with pytest.raises(NobodyHere):
        take_in(b"From: a@example.org\r\n\r\nHallo")


# ── on to the office ──────────────────────────────────────────────────────────


@pytest.fixture
def office_address(body):
    f.TextFactory(body=body, kind="office_email", text="buero@example.net")


def test_an_answer_goes_on_to_the_office_once_and_is_put_to_its_writer(sent, body, office_address, server, postman):
    person = f.PersonFactory(body=body, key="erika-2", email="ERIKA@example.org")
    boundary = 'Content-Type: multipart/mixed; boundary="B"\n\n--B\n\nAnbei.\n--B\n'
    enclosed = "Content-Disposition: attachment; filename=plan.txt\n\nDer Plan\n--B--\n"
    head = "From: erika@example.org\nSubject: Re: Hallo\nIn-Reply-To: {id}\n"
    came = take_in(filled(head + boundary + enclosed, sent[0]))

    for _run in range(2):
        call_command("pass_on_answers")
    postman.round()

    came.refresh_from_db()
    (mail,) = server.mails_to("buero@example.net")
    assert (came.about, came.about_key) == (Person.kind_word, person.key)
    assert (mail["Subject"], mail["Reply-To"], mail["Auto-Submitted"]) == (
        "Antwort: Re: Hallo", "erika@example.org", "auto-generated",
    )  # fmt: skip
    text = mail.get_body(("plain",)).get_content()
    assert "Von: <erika@example.org>" in text and "Anbei." in text and "Auf Ihren Brief: Guten Tag" in text
    (whole,) = mail.iter_attachments()
    assert (whole.get_filename(), whole.get_content_type()) == ("Original.eml", "message/rfc822")
    inside = [one for one in whole.get_payload(0).walk() if not one.is_multipart()]
    assert [(one.get_filename(), one.get_content_type(), one.get_payload().strip()) for one in inside] == [
        (None, "text/plain", "Anbei."), ("plan.txt", "text/plain", "Der Plan"),
    ]  # fmt: skip


def test_what_would_only_come_back_is_not_passed_on(sent, body):
    f.MailServerFactory(body=body, from_address="post@netz.example")
    came = take_in(filled(reports.ANSWER, sent[0]))

    assert not pass_on(came, "Post@netz.example")
    assert Letter.objects.count() == 2


def test_nothing_typed_by_a_stranger_becomes_a_header(sent, body, office_address, server, postman):
    head = "From: =?utf-8?q?A=0D=0ABcc=3A_x=40example.org?= <a@example.org>\n"
    take_in(f"{head}Subject: =?utf-8?q?Hallo=0D=0ABcc:_x@y.de?=\n\nJa".encode())
    call_command("pass_on_answers")
    postman.round()

    (came,) = server.mails_to("buero@example.net")
    assert came["Bcc"] is None
    assert came["Subject"] == "Antwort: Hallo Bcc: x@y.de"


def test_nobody_answers_a_sender_to_whom_no_letter_can_go(sent, body, office_address):
    take_in(b'From: "a b"@ex ample.org\nSubject: Hallo\n\nJa')
    call_command("pass_on_answers")

    assert Letter.objects.latest("pk").reply_to == ""


def test_without_an_office_the_answer_waits_at_the_desk(sent, body):
    take_in(filled(reports.ANSWER, sent[0]))
    call_command("pass_on_answers")

    assert Incoming.objects.to_read().count() == 1
    assert Letter.objects.count() == 2
