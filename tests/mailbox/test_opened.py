"""What a mail is that came in; and that none, however hostile, does any harm."""

import time

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from sozialraum.mailbox.opened import BOXES, FILES, MOST, TEXT, opened
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
        (filled(reports.ABSENT, OURS), CameAs.AUTOMATIC, ""),
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


@pytest.mark.parametrize(
    "header",
    ["Auto-Submitted: auto-replied", "Precedence: bulk", "X-Autoreply: yes", "List-Id: <liste.example.org>",
     "Return-Path: <>", "Subject: Automatische Antwort: Hallo", "Subject: Out of Office"],
)  # fmt: skip
def test_what_a_program_answers_is_no_answer(header):
    assert opened(f"{header}\r\nFrom: erika@example.org\r\n\r\nIch bin weg.".encode()).kind is CameAs.AUTOMATIC


@pytest.mark.parametrize("header", ["Auto-Submitted: no", "Precedence: normal", "Subject: Automatik für alle"])
def test_what_a_human_answers_is_one(header):
    assert opened(f"{header}\r\nFrom: erika@example.org\r\n\r\nJa.".encode()).kind is CameAs.ANSWER


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
    mail = b'From: a@example.org\r\nContent-Type: multipart/mixed; boundary="B"\r\n\r\n' + part * 100 + b"--B--"

    assert [content for _name, content in opened(mail).files] == [b"x"] * FILES


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
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
