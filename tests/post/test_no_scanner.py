"""Checking a mail server finds out nothing about what else stands in the operator's network."""

import socket
from threading import Thread

import pytest

from sozialraum.mailserver import route as routes
from sozialraum.mailserver import smtp
from sozialraum.mailserver.models import MailServer
from sozialraum.mailserver.queries import CHECKS
from sozialraum.mailserver.route import Inside, dialled, is_outside
from sozialraum.post import outbox
from tests import counts
from tests import factories as f
from tests.post.crooked import Crooked
from tests.post.test_views import text_of
from tests.stories.house import free_port
from tests.stories.mail import SmtpHouse

pytestmark = pytest.mark.django_db
CHECK = "/schreibtisch/post/server/pruefen/"
NONE = "ist kein Mailserver zu erreichen."


@pytest.fixture(autouse=True)
def _fresh_counts():
    counts.forget()


@pytest.fixture
def named(body, settings):
    """What the page says about a server that the office has named."""

    def named(office, port, security="none", host="127.0.0.1"):
        MailServer.objects.all().delete()
        f.MailServerFactory(
            body=body, host=host, port=port, security=security, user="", from_address="post@netz.example"
        )
        return text_of(office.post(CHECK)).replace(str(port), "…")

    return named


@pytest.fixture
def listening():
    """Something inside that is no mail server; counts who calls."""
    calls, server = [], socket.create_server(("127.0.0.1", 0))

    def serve(says):
        while True:
            try:
                line, _address = server.accept()
            except OSError:
                return
            calls.append(line)
            with line:
                line.sendall(says)

    def start(says):
        Thread(target=serve, args=(says,), daemon=True).start()
        return server.getsockname()[1]

    start.calls = calls
    yield start
    server.close()


def test_inside_nobody_is_even_called(office, named, listening):
    port = listening(b"220 da\r\n")

    pages = {without_tokens(named(office, port)), without_tokens(named(office, free_port()))}

    assert [NONE in page for page in pages] == [True]
    assert listening.calls == []


@pytest.mark.parametrize("says", [b"", b"SSH-2.0-OpenSSH_9.6\r\n", b"220 FTP\r\n", b"554 Geheimer Name\r\n"])
@pytest.mark.parametrize("security", ["none", "tls"])
def test_where_the_office_may_name_a_server_inside_an_open_port_looks_like_a_closed_one(
    office, named, listening, settings, monkeypatch, says, security
):
    settings.MAIL_INSIDE = True
    monkeypatch.setattr(smtp, "IMPATIENCE", 0.5)

    there, closed = named(office, listening(says), security), named(office, free_port(), security)

    assert NONE in without_tokens(there)
    assert without_tokens(there) == without_tokens(closed)
    assert listening.calls


def without_tokens(page):
    return page.partition("<main")[2].partition("<form")[0]


def test_a_real_server_inside_still_works_where_the_operator_allows_it(office, named, settings):
    settings.MAIL_INSIDE = True
    with Crooked() as server:
        page = named(office, server.port)
    with Crooked(mail="550 5.7.1 Sie nicht") as server:
        refused = named(office, server.port)

    assert "nimmt Briefe mit dieser Absenderadresse an" in page
    assert "nimmt diese Absenderadresse nicht an. (550 5.7.1 Sie nicht)" in refused


@pytest.mark.parametrize(
    "number",
    [
        "127.0.0.1", "10.1.2.3", "192.168.178.1", "172.16.0.9", "169.254.169.254", "100.64.0.1", "0.0.0.0", "224.0.0.1",
        "::1", "fe80::1%eth0", "fd00::1", "ff02::1", "::ffff:10.0.0.1", "64:ff9b::a00:1", "2002:a00:1::",
        "2001:0:a00:1::1",
    ],
)  # fmt: skip
def test_what_is_inside_however_it_is_written(number):
    assert not is_outside(number)


@pytest.mark.parametrize("number", ["9.9.9.9", "2620:fe::fe", "::ffff:9.9.9.9", "64:ff9b::909:909"])
def test_what_is_outside(number):
    assert is_outside(number)


def test_a_name_that_leads_inside_and_outside_is_dialled_outside_alone(monkeypatch):
    called = []
    found = [(socket.AF_INET, 0, 0, "", (number, 25)) for number in ("10.0.0.1", "9.9.9.9", "127.0.0.1")]
    monkeypatch.setattr(routes.socket, "getaddrinfo", lambda *_words, **_more: found)
    monkeypatch.setattr(routes.socket, "create_connection", lambda to, _patience: called.append(to) or "line")

    assert dialled("mail.example", 25, 1, only_outside=True) == "line"
    assert called == [("9.9.9.9", 25)]
    found[:] = [found[0]]
    with pytest.raises(Inside):
        dialled("mail.example", 25, 1, only_outside=True)


def test_checking_is_counted_for_server_mailbox_and_trial_together(office, named, settings):
    settings.MAIL_INSIDE = True
    pages = [named(office, free_port()) for _ in range(CHECKS.most)]

    assert all(NONE in page for page in pages)
    assert "wurde oft geprüft" in named(office, free_port())
    assert "wurde oft geprüft" in text_of(office.post("/schreibtisch/post/postfach/pruefen/"))
    trial = office.post("/schreibtisch/post/server/probe/", {"to": "ich@example.org", "revision": 1})
    assert "wurde oft geprüft" in text_of(trial)


def test_letters_go_out_although_no_more_checks_are_made_for_a_while(office, body, named, settings, postman):
    settings.MAIL_INSIDE = True
    with SmtpHouse() as server:
        while CHECKS.takes(body.key):
            pass
        assert "Briefe gehen trotzdem hinaus." in named(office, server.port)
        outbox.put(body, to="erika@example.org", subject="Guten Tag", text="Hallo.")

        postman.round()

        assert server.wait_for_mail("erika@example.org")["Subject"] == "Guten Tag"
