"""The office's mailbox, on a real IMAP server: read once, left as it is, and every trouble said in words."""

import re
import socket
import tempfile
from contextlib import suppress
from pathlib import Path
from threading import Thread

import pytest
from django.core.exceptions import ValidationError
from django.core.management import call_command

from sozialraum.acts.models import Detail, Entry
from sozialraum.mailbox import actions, mailboxes, queries
from sozialraum.mailbox.mailboxes import fetch
from sozialraum.mailbox.models import Mailbox, MailboxBook
from sozialraum.mailserver import imap
from sozialraum.mailserver.vault import unlocked
from sozialraum.post.models import Incoming, Letter
from tests.mailbox import reports
from tests.mailbox.dovecot import PASSWORD, USER, Dovecot
from tests.mailbox.reports import filled, report
from tests.stories.house import free_port

pytestmark = pytest.mark.django_db
NONE = "ist kein Mailserver zu erreichen. Stimmen Rechnername, Port und Verschlüsselung?"


@pytest.fixture(scope="module")
def dovecot():
    with tempfile.TemporaryDirectory(prefix="sozialraum-imap-") as folder, Dovecot(Path(folder)) as server:
        yield server


@pytest.fixture
def set_up(body, people, settings, dovecot, monkeypatch):
    settings.MAIL_INSIDE = True
    monkeypatch.setenv("SSL_CERT_FILE", str(dovecot.certificate))

    def set_up(**words):
        given = {"host": "localhost", "port": dovecot.tls_port, "security": "tls", "user": USER, "password": PASSWORD,
                 "only_answers": False} | words  # fmt: skip
        actions.set_up_mailbox(queries.mailbox_of(body), by=people["office"], **given)
        return queries.mailbox_of(body)

    return set_up


def fetched(body):
    """How many were fetched now, without any trouble."""
    count = fetch(queries.mailbox_of(body))
    assert MailboxBook.objects.get().said == ""
    return count


@pytest.mark.parametrize("security", ["tls", "starttls", "none"])
def test_what_comes_from_now_on_is_fetched_once_and_left_as_it_is(set_up, dovecot, put, body, security):
    dovecot.put(b"From: alt@example.org\r\n\r\nLag schon da")
    mailbox = set_up(security=security, port=dovecot.tls_port if security == "tls" else dovecot.port)
    assert fetch(mailbox) == 0
    letter = put()
    Letter.objects.update(state="sent")
    before = dovecot.unread()

    dovecot.put(report(letter))
    dovecot.put(filled(reports.ANSWER, letter))
    found = [fetched(body) for _time in range(2)]

    assert found == [2, 0]
    assert Letter.objects.get().state == "bounced"
    assert sorted(Incoming.objects.values_list("kind", flat=True)) == ["answer", "bounce"]
    assert dovecot.unread() == before + 2
    assert MailboxBook.objects.get().said == ""


def test_a_mailbox_that_numbers_its_mails_anew_is_read_again_and_nothing_is_doubled(set_up, dovecot, put, body):
    set_up()
    fetched(body)
    dovecot.put(b"From: a@example.org\r\nSubject: Eins\r\n\r\n1")
    assert fetched(body) == 1
    MailboxBook.objects.update(uid_validity=1, last_uid=999_999)

    fetched(body)
    dovecot.put(b"From: a@example.org\r\nSubject: Zwei\r\n\r\n2")
    fetched(body)

    assert Incoming.objects.filter(subject="Eins").count() == Incoming.objects.filter(subject="Zwei").count() == 1


def test_one_mail_that_cannot_be_taken_in_is_told_and_does_not_stand_before_the_others(
    set_up, dovecot, body, office, monkeypatch, caplog
):
    set_up()
    fetched(body)
    dovecot.put(b"Subject: Geheimzeichen\r\n\r\n1")
    dovecot.put(b"Subject: Gut\r\n\r\n2")

    def broken(raw, *_words, **_more):
        if b"Geheimzeichen" in raw:
            raise RuntimeError("kaputt")
        return real(raw, *_words, **_more)

    real = mailboxes.take_in
    monkeypatch.setattr(mailboxes, "take_in", broken)
    fetched(body)

    unread, good = Incoming.objects.order_by("pk")
    assert (good.subject, unread.subject) == ("Gut", "Eine E-Mail, die das Programm nicht lesen kann")
    assert "Geheimzeichen" not in caplog.text
    page = office.get(unread.get_absolute_url()).content.decode()
    assert "Bitte lesen Sie sie in Ihrem Postfach. Dort liegt sie weiter." in page


def test_a_wrong_password_is_said_at_the_desk_of_this_office(set_up, dovecot, body, office):
    mailbox = set_up(password="falsch")

    assert fetch(mailbox) == 0

    book = MailboxBook.objects.get()
    assert book.said.startswith(
        f"Der Mailserver localhost:{dovecot.tls_port} nimmt Benutzernamen oder Passwort nicht an."
    )
    assert book.failing_since
    page = office.get("/schreibtisch/post/postfach/").content.decode()
    assert "Das Postfach lässt sich nicht lesen" in page
    assert "falsch" not in page
    assert "So geht es noch nicht" in office.post("/schreibtisch/post/postfach/pruefen/").content.decode()


def test_the_page_sets_it_up_and_checks_it(set_up, dovecot, office, body):
    words = {"host": "localhost", "port": dovecot.tls_port, "security": "tls", "user": USER, "password": PASSWORD}

    assert office.post("/schreibtisch/post/postfach/", words | {"revision": "1"}).status_code == 302
    page = office.post("/schreibtisch/post/postfach/pruefen/").content.decode()

    assert "Das Postfach ist offen" in page, re.findall(r"<p>.*?</p>", page)
    assert PASSWORD not in office.get("/schreibtisch/post/postfach/").content.decode()
    assert unlocked(MailboxBook.objects.get().locked) == PASSWORD
    assert PASSWORD not in str(list(Detail.objects.values_list("changes", flat=True)))
    assert Entry.objects.get().act == "mailbox.set_up_mailbox"


def test_a_certificate_nobody_vouches_for_is_not_trusted(set_up, monkeypatch):
    mailbox = set_up()
    monkeypatch.delenv("SSL_CERT_FILE")

    fetch(mailbox)

    assert NONE in MailboxBook.objects.get().said


def test_an_office_cannot_look_into_the_house_itself(set_up, settings, dovecot):
    settings.MAIL_INSIDE = False
    with pytest.raises(ValidationError):
        set_up()  # such a port no mailbox has
    settings.MAIL_INSIDE = True
    mailbox = set_up()
    settings.MAIL_INSIDE = False

    fetch(mailbox)

    assert NONE in MailboxBook.objects.get().said


@pytest.mark.parametrize(
    ("words", "field"),
    [
        ({"host": "a b"}, "host"), ({"user": ""}, "user"), ({"password": ""}, "password"),
        ({"host": "imap.example.org", "security": "none"}, "security"),
    ],
)  # fmt: skip
def test_what_cannot_be_is_refused_at_its_field(set_up, words, field):
    with pytest.raises(ValidationError) as refusal:
        set_up(**words)
    assert field in refusal.value.error_dict
    assert not Mailbox.objects.exists()


def test_a_password_is_not_handed_to_another_server(set_up):
    set_up()
    with pytest.raises(ValidationError):
        set_up(host="anders.example.org", password="")
    set_up(password="", only_answers=True)  # the same mailbox keeps it
    set_up(host="", password="")
    assert MailboxBook.objects.get().locked == ""


def crooked(says):
    """A server that says this and nothing more."""
    listening = socket.create_server(("127.0.0.1", free_port()))

    def serve():
        line, _address = listening.accept()
        with line, listening, suppress(OSError):  # whoever called hangs up
            line.sendall(says)
            if not says.endswith(b"!"):
                line.shutdown(socket.SHUT_WR)
            while line.recv(1000):
                pass

    Thread(target=serve, daemon=True).start()
    return listening.getsockname()[1]


@pytest.mark.parametrize(
    "says",
    [
        b"",
        b"220 ich bin ein ganz anderer\r\n",
        b"* OK IMAP4rev1\r\n* OK {99999999999}\r\n",
        b"* BYE heute nicht\r\n",
        b"* OK " + b"x" * 2_000_000 + b"\r\n",
        b"* OK IMAP4rev1!",
    ],
)
def test_a_server_that_is_none_does_no_harm_and_is_not_told_from_a_closed_port(set_up, monkeypatch, says):
    monkeypatch.setattr(imap, "WORD", 0.5)
    mailbox = set_up(host="127.0.0.1", security="none", port=crooked(says))

    assert fetch(mailbox) == 0
    assert NONE in MailboxBook.objects.get().said


def test_a_server_that_talks_drop_by_drop_is_left_after_a_while(set_up, monkeypatch):
    monkeypatch.setattr(imap, "WHOLE", 0.3)
    mailbox = set_up(host="127.0.0.1", security="none", port=crooked(b"* OK warte!"))

    fetch(mailbox)

    assert MailboxBook.objects.get().failing_since


def test_nothing_answers_there(set_up):
    fetch(set_up(port=free_port(), security="none"))

    assert NONE in MailboxBook.objects.get().said


def test_the_night_looks_into_all_of_them_and_one_that_fails_is_not_everybodys(set_up, dovecot, capsys, other_body):
    set_up()
    call_command("fetch_mail", "--dry-run")
    call_command("fetch_mail")

    assert capsys.readouterr().out == "1 Postfach ist eingestellt.\n0 Nachrichten geholt.\n"
