"""Delivery: each letter reaches its server once; what the server says stands in the letter."""

import datetime as dt

import pytest
import time_machine
from django.db import OperationalError, connection
from django.utils import timezone

from sozialraum.post import outbox
from sozialraum.post.models import Letter
from sozialraum.post.words import LetterState
from tests.stories.mail import text_of

pytestmark = pytest.mark.django_db


def test_a_letter_arrives_as_it_was_written(body, server, postman, put):
    text = "Liebe Frau Müßig,\n\n" + "sehr lange Zeile ohne Umbruch " * 60 + "\n.\n.Punkt am Anfang\n\nGrüße – €"
    letter = put(
        name='Erika "Müller", Ämter & Söhne <GmbH>',
        subject="Einladung: Übergabe der Schlüssel für die Gemeinschaftsräume im Erdgeschoss " * 3,
        text=text,
        reply_to="buero@netz.example",
    )

    told = postman.round()

    mail = server.wait_for_mail("erika@example.org")
    assert told == {LetterState.SENT: 1}
    assert text_of(mail).rstrip("\n") == text
    assert mail["Subject"] == letter.subject
    assert mail["To"].addresses[0].display_name == letter.name
    assert mail["From"].addresses[0].addr_spec == "post@netz.example"
    assert mail["From"].addresses[0].display_name == body.name
    assert mail["Reply-To"] == "buero@netz.example"
    assert mail["Message-ID"] == letter.message_id
    assert mail["Auto-Submitted"] == "auto-generated"
    assert abs(mail["Date"].datetime - letter.created) < dt.timedelta(seconds=2)
    assert max(len(line) for line in server.raw[0].split(b"\r\n")) <= 78
    assert server.raw[0].isascii()
    letter.refresh_from_db()
    assert (letter.state, letter.said, letter.tries, letter.claimed_by) == ("sent", "250 Angenommen", 1, "")


def test_attachments_arrive_byte_for_byte(server, postman, put):
    content = bytes(range(256)) * 500
    put(attachments=[outbox.Enclosure("Übersicht März.pdf", content, "application/pdf")])

    postman.round()

    (attachment,) = server.wait_for_mail("erika@example.org").iter_attachments()
    assert attachment.get_filename() == "Übersicht März.pdf"
    assert attachment.get_content_type() == "application/pdf"
    assert attachment.get_content() == content


def test_a_letter_is_sent_once(server, postman, put):
    put()

    postman.round()
    postman.round()

    assert len(server.mails) == 1


def test_without_a_server_letters_wait_and_nothing_is_counted(postman, put, settings):
    settings.SMTP = ""
    letter = put()

    assert postman.round() == {}

    letter.refresh_from_db()
    assert (letter.state, letter.tries, letter.first_try) == ("waiting", 0, None)


def test_a_refusal_stands_in_the_letter_and_is_not_repeated(server, postman, put):
    server.answers["erika@example.org"] = "550 5.1.1 Postfach unbekannt"
    letter = put()
    other = put(to="max@example.org")

    postman.round()
    postman.round()

    letter.refresh_from_db()
    other.refresh_from_db()
    assert (letter.state, letter.said, letter.tries) == ("refused", "550 5.1.1 Postfach unbekannt", 1)
    assert other.state == "sent"


def test_a_letter_put_off_is_tried_again_with_growing_pauses_and_given_up_after_days(server, postman, put):
    server.answers["erika@example.org"] = "451 4.7.1 Bitte später"
    letter, tried = put(), []
    start = timezone.now()

    with time_machine.travel(start, tick=False) as clock:
        for _ in range(60):
            postman.round()
            letter.refresh_from_db()
            if letter.state != LetterState.DEFERRED:
                break
            tried.append(letter.next_try - timezone.now())
            clock.move_to(letter.next_try)

    assert tried == sorted(tried)
    assert tried[0] == dt.timedelta(minutes=1)
    assert (letter.state, letter.said) == ("given_up", "451 4.7.1 Bitte später")
    assert dt.timedelta(days=4) < letter.finished - start < dt.timedelta(days=5)


def test_a_letter_put_off_arrives_when_the_server_takes_it(server, postman, put):
    server.answers["erika@example.org"] = "451 4.7.1 Bitte später"
    letter = put()
    postman.round()
    del server.answers["erika@example.org"]

    with time_machine.travel(timezone.now() + dt.timedelta(minutes=2)):
        postman.round()

    assert [mail["Message-ID"] for mail in server.mails] == [letter.message_id]


def test_a_code_leaves_no_text_behind(server, postman, put):
    letter = put(text="Ihr Code: 123456", secret=True)

    postman.round()

    letter.refresh_from_db()
    assert "123456" in text_of(server.mails[0])
    assert (letter.state, letter.text) == ("sent", "")


def test_a_code_that_nobody_can_use_any_more_does_not_go_out(server, postman, put):
    letter = put(text="Ihr Code: 123456", secret=True, expires=timezone.now() - dt.timedelta(seconds=1))

    assert postman.round() == {LetterState.EXPIRED: 1}

    letter.refresh_from_db()
    assert (letter.state, letter.text, server.mails) == ("expired", "", [])


def test_a_code_goes_before_everything_else(server, postman, put):
    for number in range(3):
        put(to=f"verteiler{number}@example.org")
    put(to="code@example.org", secret=True)

    postman.round()

    assert server.mails[0]["X-RcptTo"] == "code@example.org"


def test_a_letter_for_later_waits_for_its_time(server, postman, put):
    tomorrow = timezone.now() + dt.timedelta(days=1)
    put(wait_until=tomorrow)

    postman.round()
    assert server.mails == []
    with time_machine.travel(tomorrow):
        postman.round()
    assert len(server.mails) == 1


def test_nobody_answering_puts_all_letters_off_and_says_why(server, postman, put, settings):
    settings.SMTP = "smtp://127.0.0.1:1"
    letters = [put(), put()]

    postman.round()

    for letter in letters:
        letter.refresh_from_db()
        assert (letter.state, letter.said) == ("deferred", "Unter 127.0.0.1:1 antwortet kein Mailserver.")


@pytest.mark.django_db(transaction=True)
def test_what_the_server_said_is_written_down_once_the_database_is_back_and_nothing_goes_twice(server, postman, put):
    put()

    def gone(execute, sql, params, many, context):
        if sql.startswith('UPDATE "post_letter"') and "sent" in map(str, params):
            raise OperationalError("the database is gone")
        return execute(sql, params, many, context)

    with connection.execute_wrapper(gone), pytest.raises(OperationalError):
        postman.round()
    (known,) = postman.unwritten
    assert Letter.objects.get().state == "handing_over"
    assert postman.round() == {}

    assert Letter.objects.get().state == "sent"
    assert len(server.mails) == 1
    postman._write(known)  # as another thread of the same house may do at the same moment
    assert postman.unwritten == []


def test_a_letter_that_is_no_mail_does_not_hold_up_the_others(server, postman, put):
    broken = put()
    Letter.objects.filter(pk=broken.pk).update(to="nicht@" + "x" * 100)
    put(to="max@example.org")

    postman.round()

    broken.refresh_from_db()
    assert broken.state == LetterState.REFUSED
    assert [mail["X-RcptTo"] for mail in server.mails] == ["max@example.org"]


def test_neither_address_nor_code_nor_password_gets_into_the_logs(server, postman, put, caplog, settings):
    caplog.set_level("DEBUG")
    put(name="Erika Beispiel", subject="Marke-Betreff", text="Marke-Code", secret=True)
    postman.round()
    settings.SMTP = "smtp+starttls://Marke-Name:Marke-Wort@127.0.0.1:1"
    put(name="Erika Beispiel", subject="Marke-Betreff", text="Marke-Code")
    postman.round()

    ours = [record.getMessage() for record in caplog.records if record.name.startswith("sozialraum")]
    assert len(ours) == 1
    assert not [line for line in ours for word in ("Marke", "erika@", "Erika") if word in line]
