"""Mails that are signed, locked or sealed: what can be read of them is, and the rest is said."""

import datetime as dt
from email.mime.application import MIMEApplication

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import pkcs7
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sozialraum.mailbox.cms import signed_content
from sozialraum.mailbox.opened import opened
from sozialraum.mailbox.words import Remark
from tests.mailbox.shapes import built, many, text


@pytest.fixture(scope="module")
def sealed():
    """A mail with an opaque signature, by a library that others wrote."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "Test")])
    now = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)
    maker = x509.CertificateBuilder().subject_name(name).issuer_name(name).public_key(key.public_key())
    maker = maker.serial_number(1).not_valid_before(now).not_valid_after(now + dt.timedelta(days=9))
    signer = maker.sign(key, hashes.SHA256())

    def sealed(content):
        builder = pkcs7.PKCS7SignatureBuilder().set_data(content).add_signer(signer, key, hashes.SHA256())
        return builder.sign(serialization.Encoding.DER, [pkcs7.PKCS7Options.Binary])

    return sealed


def test_what_an_opaque_signature_was_put_on_is_read(sealed):
    inner = b"Content-Type: text/plain; charset=utf-8\r\n\r\nDie Stadt nimmt teil. " + "Grüße".encode()

    assert signed_content(sealed(inner)) == inner
    found = opened(built(MIMEApplication(sealed(inner), "pkcs7-mime")))
    assert found.text == "Die Stadt nimmt teil. Grüße"
    assert found.remarks == (Remark.SIGNED,)


def test_octets_in_pieces_without_a_length_are_put_together():
    """As Outlook writes while it still signs: indefinite lengths, the content in pieces (BER)."""
    octets = b"\x24\x80" + b"\x04\x03abc" + b"\x04\x02de" + b"\0\0"
    about = b"\x30\x80" + b"\x06\x09\x2a\x86\x48\x86\xf7\x0d\x01\x07\x01" + b"\xa0\x80" + octets + b"\0\0" + b"\0\0"
    signed = b"\x30\x80" + b"\x02\x01\x01" + b"\x31\x00" + about + b"\x31\x00" + b"\0\0"
    whole = b"\x30\x80" + b"\x06\x09\x2a\x86\x48\x86\xf7\x0d\x01\x07\x02" + b"\xa0\x80" + signed + b"\0\0" + b"\0\0"

    assert signed_content(whole) == b"abcde"


@settings(max_examples=200, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(st.integers(0, 5_000), st.integers(0, 255)), max_size=4), st.integers(0, 5_000))
def test_a_broken_seal_is_none_and_no_harm(sealed, changes, cut):
    der = bytearray(sealed(b"Subject: x\r\n\r\nHallo"))
    for at, byte in changes:
        der[at % len(der)] = byte

    assert isinstance(signed_content(bytes(der[: cut % len(der)])), bytes | None)
    assert isinstance(signed_content(b"\x30\x80" * 5_000), bytes | None)


@pytest.mark.parametrize(
    "part",
    [MIMEApplication(b"\x30\x03\x06\x01\x00", "pkcs7-mime"), text("-----BEGIN PGP MESSAGE-----\n\nabc\n"),
     many("encrypted", MIMEApplication(b"Version: 1", "pgp-encrypted"), MIMEApplication(b"x", "octet-stream"))],
)  # fmt: skip
def test_what_is_locked_is_kept_and_said(part):
    assert Remark.ENCRYPTED in opened(built(part)).remarks


def test_a_signed_text_is_read_with_its_frame():
    frame = "-----BEGIN PGP SIGNED MESSAGE-----\nHash: SHA256\n\nIch komme.\n-----BEGIN PGP SIGNATURE-----\n\nabc\n"
    found = opened(built(text(frame)))

    assert "Ich komme." in found.text and found.remarks == ()
