"""Mail addresses: one spelling within, IDNA 2008 on the way out, and never a stranger's domain."""

import pytest
from django.core.validators import validate_email

from sozialraum.foundation.mail_address import (
    NoMailAddress,
    address_key,
    ascii_address,
    dialled_host,
    mail_address,
    mailto,
)

LONG = "ü" * 60  # 60 letters, 67 signs in punycode


@pytest.mark.parametrize(
    ("typed", "kept", "sent"),
    [
        ("info@straße-im-viertel.example", "info@straße-im-viertel.example", "info@xn--strae-im-viertel-jlb.example"),
        ("info@xn--strae-im-viertel-jlb.example", "info@straße-im-viertel.example", None),
        ("Info@MÜHLE.Example", "Info@mühle.example", "Info@xn--mhle-0ra.example"),
        ("a@mu\u0308hle.example", "a@mühle.example", "a@xn--mhle-0ra.example"),
        (" \u200einfo@example.org\u202c", "info@example.org", "info@example.org"),
        ("info@ｅxample。org", "info@example.org", "info@example.org"),
        ("o'neil+x/y@ab--cd.example", "o'neil+x/y@ab--cd.example", "o'neil+x/y@ab--cd.example"),
        ("info@موقع.example", "info@موقع.example", "info@xn--4gbrim.example"),
    ],
)
def test_one_spelling_is_kept_and_another_leaves(typed, kept, sent):
    assert mail_address(typed) == kept
    assert ascii_address(typed) == ascii_address(kept) == (sent or typed)
    assert address_key(typed) == address_key(kept.upper().replace("STRASSE", "STRAßE")) == kept.lower()
    validate_email(kept)  # the columns ask Django's own


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("jörg@example.org", "local"),
        (f"info@{LONG}.example", "domain"),
        (f"info@{'a' * 64}.example", "domain"),
        ("info@a..example", "domain"),
        ("info@.example", "domain"),
        ("info@example.", "domain"),
        ("info@-a.example", "domain"),
        ("info@xn--a.example", "domain"),
        ("info@a_b.example", "domain"),
        (f"info@{'.'.join(['a' * 60] * 5)}", "domain"),
        (f"{'a' * 60}@{'.'.join(['a' * 60] * 4)}", "domain"),  # 60 + 1 + 243 octets
        (f"{'a' * 65}@example.org", "invalid"),
        ("info", "invalid"),
        ("@example.org", "invalid"),
        ("info@example", "invalid"),
        ("info@127.0.0.1", "invalid"),
        ("a.@example.org", "invalid"),
        ("a@b@example.org", "invalid"),
        ("a b@example.org", "invalid"),
        ("Erika <erika@example.org>", "invalid"),
        ("", "invalid"),
    ],
)
def test_what_no_letter_can_go_to_is_judged(typed, code):
    with pytest.raises(NoMailAddress) as refusal:
        mail_address(typed)

    assert refusal.value.code == code
    assert mailto(typed) == ""


def test_a_link_that_begins_a_letter_names_the_same_domain():
    assert mailto("büro?x@straße.example") == ""
    assert mailto("info@straße.example") == "mailto:info@xn--strae-oqa.example"
    assert mailto("a?b&c@example.org") == "mailto:a%3Fb%26c@example.org"


def test_a_mail_server_is_called_by_its_own_name():
    assert dialled_host("mail.straße.example") == "mail.xn--strae-oqa.example"
    assert [dialled_host(one) for one in ("smtp.example.org", "127.0.0.1", "::1")] == [
        "smtp.example.org", "127.0.0.1", "::1"
    ]  # fmt: skip
