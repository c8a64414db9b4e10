"""What a mail is that came in; and that none, however hostile, does any harm."""

import time

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from sozialraum.mailbox.opened import BOXES, opened
from sozialraum.mailbox.reading import FILES, TEXT
from sozialraum.mailbox.words import Remark
from sozialraum.mailserver.imap import MOST
from sozialraum.post.words import CameAs
from tests.mailbox import reports
from tests.mailbox.reports import filled

OURS = "<7f1d9b7e-2b55-4c52-9d0a-0123456789ab@netz.example>"


@pytest.mark.parametrize(
    ("mail", "kind", "said"),
    [
        (reports.report(OURS), CameAs.BOUNCE, "5.1.1 550 5.1.1 <erika@example.org>: User unknown"),
        (reports.report(OURS, "failed", "4.4.7", "time expired"), CameAs.BOUNCE, "4.4.7 time expired"),
        (reports.report(OURS, "delayed", "4.4.1", "timed out"), CameAs.DELAY, "4.4.1 timed out"),
        (reports.report(OURS, "delivered", "2.0.0", "250 ok"), CameAs.AUTOMATIC, ""),
        (reports.report(OURS, "Failed ", "5.2.2", "voll"), CameAs.BOUNCE, "5.2.2 voll"),
        (
            filled(reports.EXCHANGE, OURS), CameAs.BOUNCE,
            "5.1.10 550 5.1.10 RESOLVER.ADR.RecipientNotFound; not found",
        ),
        (filled(reports.QMAIL, OURS), CameAs.BOUNCE, "Remote host said: 550 5.1.1 No such user"),
        (filled(reports.ABSENT, OURS), CameAs.ABSENCE, ""),
        (filled(reports.READ, OURS), CameAs.AUTOMATIC, ""),
        (filled(reports.ANSWER, OURS), CameAs.ANSWER, ""),
    ],
)  # fmt: skip
def test_what_it_is_and_whose_letter_it_speaks_of(mail, kind, said):
    found = opened(mail)

    assert (found.kind, found.said) == (kind, said)
    assert found.of == (OURS,)


def test_a_warning_without_any_code_is_a_delay():
    assert opened(filled(reports.EXIM_LATE, OURS)).kind is CameAs.DELAY


def test_what_a_human_wrote_is_read_as_they_wrote_it():
    found = opened(filled(reports.ANSWER, OURS))

    assert (found.sender, found.sender_name) == ("erika@example.org", "Erika Müßig")
    assert (found.subject, found.text) == ("Re: Grüße", "Ich komme gern – mit Kuchen.")


AWAY = "Ich bin im Urlaub und erst am Montag wieder da."
LATER = "Ich bin derzeit nicht im Büro. Ihre E-Mail wird nicht weitergeleitet."


@pytest.mark.parametrize(
    ("head", "text"),
    [
        ("Auto-Submitted: auto-replied", AWAY),
        ("X-Autoreply: yes", AWAY),
        ("X-Auto-Response-Suppress: OOF, AutoReply", AWAY),
        ("Return-Path: <>", AWAY),
        ("Subject: Automatische Antwort: Hallo", "Bis bald."),
        ("Subject: Abwesenheitsnotiz", "Bis bald."),
        ("Subject: Out of Office: Hallo", "Bye."),
        ("Subject: Automatic reply: Hallo", "I am away."),
        ("Subject: =?utf-8?q?R=C3=A9ponse_automatique_=3A_Bonjour?=", "À lundi."),
        ("Subject: =?utf-8?q?Otomatik_yan=C4=B1t=3A_Merhaba?=", "Pazartesi dönerim."),
        ("Subject: =?utf-8?q?Ofis_d=C4=B1=C5=9F=C4=B1nda?=", "Pazartesi dönerim."),
        ("Subject: Re: Einladung", LATER),
        ("Subject: Re: Einladung", "I'm currently out of the office and will reply when I return."),
        ("Subject: Re: Einladung", "Je suis actuellement absente, en congés. Ceci est un message automatique."),
        ("Subject: Re: Einladung", "Şu anda izindeyim. Bu otomatik bir mesajdır: otomatik olarak gönderildi."),
    ],
)
def test_a_note_of_absence_is_suggested_and_its_words_stay(head, text):
    mail = f"{head}\r\nFrom: erika@example.org\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n{text}"

    found = opened(mail.encode())

    assert (found.kind, found.text) == (CameAs.ABSENCE, text)


@pytest.mark.parametrize("head", ["List-Id: <liste.example.org>", "Precedence: bulk", "List-Unsubscribe: <x:y>"])
def test_what_comes_by_way_of_a_list_is_suggested_and_its_words_stay(head):
    found = opened(f"{head}\r\nFrom: erika@example.org\r\n\r\nHallo alle.".encode())

    assert (found.kind, found.text) == (CameAs.LIST, "Hallo alle.")


@pytest.mark.parametrize(
    "head",
    ["Auto-Submitted: no", "Precedence: normal", "Subject: Automatik für alle", "Subject: Abwesenheit am 14. Januar",
     "Subject: Urlaub bis 7.12.", "From: Udo <postmaster@verein.example>", "From: MAILER-DAEMON@verein.example",
     "X-Auto-Response-Suppress: None", "Subject: Office in Ordnung", "Subject: Undelivered Mail Returned to Sender"],
)  # fmt: skip
def test_what_a_human_answers_is_one(head):
    mail = f"{head}\r\nFrom: erika@example.org\r\n\r\nIch bin im Urlaub, komme aber gern. Fehler 550 kenne ich nicht."

    assert opened(mail.encode()).kind is CameAs.ANSWER


def test_of_html_only_the_words_are_kept():
    html = "<html><head><title>T</title><style>p{}</style></head><body><p>Guten&nbsp;Tag<br>Ja<script>alert(1)</script>"
    mail = f"From: a@example.org\r\nContent-Type: text/html; charset=utf-8\r\n\r\n{html}<img src=x onerror=1></p>"

    assert opened(mail.encode()).text == "Guten\xa0Tag\nJa"


def test_no_header_and_no_control_sign_comes_in_through_another():
    head = "From: =?utf-8?q?A=0D=0ABcc=3A_b=40example.org?= <a@example.org>\r\n"
    mail = f"{head}Subject: =?utf-8?q?a=0D=0AX=3A_y=00=E2=80=AE?=\r\n\r\nA\x00\x1bB\u202e"

    found = opened(mail.encode())

    assert found.sender_name == "A Bcc: b@example.org"
    assert found.subject.startswith("a X: y") and "\r" not in found.subject and "\0" not in found.subject
    assert found.text == "AB"


def nested(depth):
    head = "".join(f'Content-Type: multipart/mixed; boundary="b{n}"\r\n\r\n--b{n}\r\n' for n in range(depth))
    return f"From: a@example.org\r\nIn-Reply-To: {OURS}\r\n{head}\r\nHallo".encode()


@pytest.mark.parametrize(
    "mail",
    [
        nested(BOXES + 1),
        nested(5_000),
        b"From: a@example.org\r\nIn-Reply-To: " + OURS.encode() + b"\r\n\r\n" + b"x" * (MOST + 5_000_000),
        b"In-Reply-To: " + OURS.encode() + b"\r\n" + b"X: y\r\n" * 100_000,
        b"In-Reply-To: " + OURS.encode() + b"\r\nFrom: " + b"a@b.example, " * 100_000 + b"\r\n\r\n",
        b"In-Reply-To: " + OURS.encode() + b"\r\nFrom: " + b"(" * 100_000 + b"\r\n\r\n",
        b"In-Reply-To: " + OURS.encode() + b"\r\nContent-Type: text/html\r\n\r\n" + b"<div>" * 1_000_000,
        b"In-Reply-To: " + OURS.encode() + b"\r\nContent-Type: text/plain; charset=gibtsnicht\r\n\r\n\xff\xfe",
        b"In-Reply-To: " + OURS.encode() + b"\r\nContent-Transfer-Encoding: base64\r\n\r\n%%%%",
        b"In-Reply-To: " + OURS.encode() + b"\r\nContent-Type: multipart/report; report-type=delivery-status\r\n\r\n",
        b"In-Reply-To: " + OURS.encode() + b"\r\nSubject: =?x?q?=?= =?utf-8?b?!!!?=\r\n\r\n",
    ],
)
def test_a_hostile_mail_costs_little_and_is_still_seen_for_what_it_answers(mail):
    before = time.process_time()

    found = opened(mail)

    assert found.of == (OURS,)
    assert found.is_cut == (len(mail) > MOST)
    assert len(found.text) <= TEXT
    assert time.process_time() - before < 5


def test_no_more_files_than_anybody_sends():
    part = b'--B\r\nContent-Disposition: attachment; filename="../../a\\b.txt"\r\n\r\nx\r\n'
    mail = b'From: a@example.org\r\nContent-Type: multipart/mixed; boundary="B"\r\n\r\n' + part * (FILES + 9) + b"--B--"

    found = opened(mail)

    assert [(one.name, one.media_type, one.content) for one in found.files] == [("b.txt", "text/plain", b"x")] * FILES
    assert Remark.MANY_FILES in found.remarks


@settings(max_examples=150)
@given(
    st.lists(
        st.one_of(
            st.binary(max_size=60),
            st.sampled_from(
                [b"\r\n", b"\r\n\r\n", b"From: ", b"Subject: =?utf-8?b?", b"--B", b"Content-Type: multipart/report;",
                 b" report-type=delivery-status; boundary=B", b"message/delivery-status", b"Action: failed", b"\0",
                 b"Content-Type: message/rfc822\r\n\r\n", b"=?unknown-8bit?q?\xff?=",
                 b"Content-Disposition: attachment;"]
            ),
        ),
        max_size=30,
    )
)  # fmt: skip
@example(pieces=[b"Subject:=??b?", b"+?="])
def test_whatever_comes_is_opened(pieces):
    found = opened(b"".join(pieces))

    assert found.kind in CameAs
    assert not set("\r\n\0") & set(found.subject + found.sender + found.sender_name + found.said)
