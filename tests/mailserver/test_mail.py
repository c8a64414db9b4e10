"""The mail itself: whatever was typed reaches the reader as it was typed, in lines every server takes."""

from email import message_from_bytes, policy
from email.header import decode_header, make_header
from email.utils import parseaddr

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sozialraum.mailserver.mail import mail_of
from sozialraum.network.models import Body
from sozialraum.post.models import Attachment, Letter

typed = st.text(st.characters(exclude_categories=["Cc", "Cs", "Zl", "Zp"]), max_size=120)


class Bare(Letter):
    """A letter without a database behind it."""

    class Meta:
        app_label = "post"
        proxy = True

    @property
    def attachments(self):
        return Attachment.objects.none()


def read_back(**words):
    words = {"to": "erika@example.org", "subject": "Guten Tag", "text": "", "message_id": "<1@netz.example>"} | words
    letter = Bare(body=Body(name="Netz"), **words)
    raw = mail_of(letter, from_address="post@netz.example", from_name=letter.body.name)
    return raw, message_from_bytes(raw, policy=policy.default)


def decoded(words):
    """RFC 2047, by the older of Python's two readers: the newer puts spaces between the encoded words of a name."""
    return str(make_header(decode_header("".join(words.splitlines()))))


@settings(deadline=None)
@given(subject=typed, name=typed)
def test_subject_and_name_come_back(subject, name):
    raw, _mail = read_back(subject=subject, name=name)

    mail = message_from_bytes(raw)
    words, address = parseaddr("".join(mail["To"].splitlines()))
    assert decoded(mail["Subject"] or "").strip() == subject.strip()
    assert decoded(words).strip() == name.strip()
    assert address == "erika@example.org"
    assert set(mail.keys()) | {"Subject"} == EXPECTED
    assert max(len(line) for line in raw.split(b"\r\n")) <= 78
    assert raw.isascii()


@settings(deadline=None)
@given(text=st.text(st.characters(exclude_categories=["Cc", "Cs"]) | st.sampled_from("\n\t."), max_size=3000))
def test_the_text_comes_back(text):
    raw, mail = read_back(text=text)

    assert mail.get_content().replace("\r\n", "\n") == text + ("" if text.endswith("\n") else "\n")
    assert max(len(line) for line in raw.split(b"\r\n")) <= 78


EXPECTED = {
    "From", "To", "Subject", "Date", "Message-ID", "Auto-Submitted", "Content-Type", "Content-Transfer-Encoding",
    "MIME-Version",
}  # fmt: skip


@pytest.mark.parametrize(
    "name", ["Müller, Erika", 'Erika "Rika" Beispiel', "<b>", "=?utf-8?q?x?=", "a@b.example", "(x)"]
)
def test_names_that_look_like_something_else(name):
    _raw, mail = read_back(name=name)

    assert [one.display_name for one in mail["To"].addresses] == [name]


def test_an_international_domain_is_written_as_servers_know_it():
    raw, _mail = read_back(to="erika@münchen.example")

    assert b"erika@xn--mnchen-3ya.example" in raw
