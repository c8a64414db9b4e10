"""A label of letters may be anything: no mail is dropped for it, and no byte is read or kept differently by it."""

import pytest

from sozialraum.mailbox.opened import as_plain_lines, opened
from tests.mailbox.shapes import HEAD

LINK = "https://netz.example/l/" + "Ab3_-" * 8 + "/gremien/"


def labelled(kind, content):
    return HEAD + f"Content-Type: {kind}\r\nContent-Transfer-Encoding: 8bit\r\n\r\n".encode() + content


@pytest.mark.parametrize("label", ["charset*=utf-8''utf-8", "charset=undefined", "charset=punycode", "charset=zlib"])
def test_a_mail_with_a_strange_label_is_read_and_kept_whole(label):
    raw = labelled(f"text/plain; {label}", "Grüße aus der Straße".encode())

    mail = opened(raw)

    assert (mail.text, mail.remarks, mail.original) == ("Grüße aus der Straße", (), raw)


@pytest.mark.parametrize("codec", ["iso-8859-1", "utf-8", "cp1252"])
def test_a_personal_link_is_shut_in_the_original_whatever_the_letters_around_it_are(codec):
    raw = labelled(f"text/plain; charset={codec}", f"Grüße\r\n> {LINK}\r\n".encode(codec))

    kept = opened(raw).original

    assert kept == raw.replace(b"Ab3_-" * 8, b"x" * 40)


def test_a_head_that_cannot_be_written_again_is_no_reason_to_fail():
    raw = labelled("text/plain; charset=utf-8", "ü".encode())

    assert as_plain_lines(raw.replace(HEAD, HEAD + b"Date: Sun, 29 Nov 2026 10\x1c00:00 +0100\r\n")) == b""
