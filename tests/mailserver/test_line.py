"""How a mail server is spoken to: what is encrypted, whose certificate counts, and how a server is written down."""

import datetime as dt
import ipaddress
import ssl

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from sozialraum.mailserver.route import Route, route_from
from sozialraum.mailserver.smtp import NoLine, SmtpSession, Verdict, with_dots_doubled
from sozialraum.mailserver.words import Security
from tests.stories.house import free_port

pytestmark = pytest.mark.filterwarnings(
    "ignore:Requiring AUTH while not requiring TLS"
)  # it is TLS from the first byte


@pytest.fixture(scope="session")
def certificate(tmp_path_factory):
    """A certificate for 127.0.0.1, signed by itself."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Mailserver Beispiel")])
    now = dt.datetime.now(dt.UTC)
    alternative = x509.SubjectAlternativeName([x509.IPAddress(ipaddress.ip_address("127.0.0.1"))])
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(now - dt.timedelta(days=1))
        .not_valid_after(now + dt.timedelta(days=1))
        .add_extension(alternative, critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    file = tmp_path_factory.mktemp("tls") / "both.pem"
    plain = serialization.NoEncryption(), serialization.PrivateFormat.PKCS8, serialization.Encoding.PEM
    private = key.private_bytes(plain[2], plain[1], plain[0])
    file.write_bytes(private + made.public_bytes(serialization.Encoding.PEM))
    return file


class Taking:
    def __init__(self):
        self.mails = []

    async def handle_DATA(self, server, session, envelope):  # noqa: N802
        self.mails.append(envelope.content)
        return "250 Angenommen"


def asks(_server, _session, _envelope, mechanism, words):
    good = (words.login, words.password) == (b"post", b"richtig & lang")
    return AuthResult(success=good, handled=False)


@pytest.fixture
def server(certificate, request):
    """A server that speaks as the test asks: ``starttls`` or ``tls``, and wants to know who is there."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    handler, words = (
        Taking(),
        {"authenticator": asks, "auth_required": True, "hostname": "127.0.0.1", "port": free_port()},
    )
    if request.param == "tls":
        words |= {"ssl_context": context, "auth_require_tls": False}
    else:
        words |= {"tls_context": context, "require_starttls": True}
    controller = Controller(handler, **words)
    controller.start()
    yield controller
    controller.stop()


def route(server, security, password="richtig & lang"):
    return Route("127.0.0.1", server.port, security, "post", password, greeting=10, verdict=10)


@pytest.mark.parametrize(
    ("server", "security"), [("tls", Security.TLS), ("starttls", Security.STARTTLS)], indirect=["server"]
)
def test_an_encrypted_line_with_login(server, security, certificate, monkeypatch):
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))

    with SmtpSession(route(server, security)) as line:
        outcome = line.hand_over("post@netz.example", "erika@example.org", b"Subject: x\r\n\r\nHallo", lambda: None)

    assert outcome.verdict is Verdict.TAKEN
    assert len(server.handler.mails) == 1


@pytest.mark.parametrize(
    ("server", "security"), [("tls", Security.TLS), ("starttls", Security.STARTTLS)], indirect=["server"]
)
def test_an_unknown_certificate_is_refused(server, security):
    with pytest.raises(NoLine, match=r"Das Zertifikat von 127.0.0.1:\d+ ist nicht gültig."):
        SmtpSession(route(server, security))


@pytest.mark.parametrize("server", ["starttls"], indirect=True)
def test_a_wrong_password_says_so_and_does_not_repeat_it(server, certificate, monkeypatch):
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))

    with pytest.raises(NoLine, match="nimmt Benutzernamen oder Passwort nicht an") as refusal:
        SmtpSession(route(server, Security.STARTTLS, "falsches-passwort"))
    assert "falsches-passwort" not in str(refusal.value)


@pytest.mark.parametrize("server", ["tls"], indirect=True)
def test_starttls_is_never_given_up_for_a_line_in_the_clear(server, certificate, monkeypatch):
    """A server, or somebody in between, that does not offer it gets no letter and no password."""
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))

    with pytest.raises(NoLine):
        SmtpSession(Route("127.0.0.1", server.port, Security.STARTTLS, "post", "richtig & lang", greeting=2))


def test_a_password_is_not_shown_when_a_route_is_printed():
    assert "geheim" not in repr(route_from("smtps://post:geheim@mail.example"))


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("smtp://127.0.0.1", ("127.0.0.1", 25, Security.NONE, "", "", "")),
        ("smtp+starttls://a%40b.example:w%2Fort@mail.example?from=p@b.example",
         ("mail.example", 587, Security.STARTTLS, "a@b.example", "w/ort", "p@b.example")),
        ("smtps://mail.example:2465", ("mail.example", 2465, Security.TLS, "", "", "")),
    ],
)  # fmt: skip
def test_a_server_written_as_an_address(written, read):
    one = route_from(written)

    assert (one.host, one.port, one.security, one.user, one.password, one.from_address) == read


@pytest.mark.parametrize(
    "written",
    [
        "mail.example",
        "http://mail.example",
        "smtp://",
        "smtp://m:x",
        "smtps://mail.example?form=a@b.example",
        "smtp://post:geheim@mail.example",
    ],
)
def test_what_is_no_mail_server_is_an_error(written):
    with pytest.raises(ValueError, match=r".+"):
        route_from(written)


@pytest.mark.parametrize(
    ("message", "sent"),
    [
        (b"a\n.\nb", b"a\r\n..\r\nb\r\n"),
        (b".a\r\n", b"..a\r\n"),
        (b"a\rb\r\n\r\n", b"a\r\nb\r\n\r\n"),
        (b"", b"\r\n"),
    ],
)
def test_no_line_is_mistaken_for_the_end(message, sent):
    assert with_dots_doubled(message) == sent
