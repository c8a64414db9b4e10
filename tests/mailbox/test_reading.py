"""Every word of every text in a mail is read, whatever shape the mail has and whatever its labels say."""

import base64
import re
from email import message_from_bytes
from email.message import EmailMessage
from email.mime.message import MIMEMessage
from email.mime.text import MIMEText

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sozialraum.mailbox.charsets import text_from
from sozialraum.mailbox.opened import as_plain_lines, opened
from sozialraum.mailbox.plain import plain_text
from sozialraum.mailbox.reading import TEXT
from sozialraum.mailbox.words import Remark
from sozialraum.mailserver.imap import MOST
from sozialraum.post.words import CameAs
from tests.mailbox.shapes import HEAD, PICTURE, built, many, text


def plain(content, label, wrap="8bit"):
    kind = (
        f"Content-Type: text/plain{f'; charset={label}' if label else ''}\r\nContent-Transfer-Encoding: {wrap}\r\n\r\n"
    )
    return HEAD + kind.encode() + content


# ── labels ────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("written", "codec", "label"),
    [
        ("250 € – „Kiez“ für alle", "cp1252", "iso-8859-1"),
        ("250 € – „Kiez“ für alle", "cp1252", "us-ascii"),
        ("250 € – „Kiez“ für alle", "cp1252", "utf-8"),
        ("250 € – „Kiez“ für alle", "cp1252", ""),
        ("250 € – „Kiez“ für alle", "cp1252", "gibtsnicht"),
        ("250 € – „Kiez“ für alle", "utf-8", "iso-8859-1"),
        ("250 € – „Kiez“ für alle", "utf-8", "us-ascii"),
        ("250 € – „Kiez“ für alle", "utf-8", ""),
        ("250 € – „Kiez“ für alle", "utf-8-sig", "windows-1252"),
        ("250 € – „Kiez“ für alle", "utf-16", "utf-8"),
        ("Nur einfache Zeichen", "ascii", "utf-16"),
        ("Şükrü İğdır, Çağlayan", "cp1254", "windows-1254"),
        ("Şükrü İğdır, Çağlayan – €", "cp1254", "iso-8859-9"),
        ("Şükrü İğdır, Çağlayan", "utf-8", "windows-1254"),
        ("Добрый день, я приду", "koi8-r", "koi8-r"),
        ("Добрий день, я прийду її", "koi8-u", "koi8-u"),
        ("Добрый день, я приду", "utf-8", "koi8-r"),
        ("Добрый день", "cp1251", "windows-1251"),
        ("你好，我来参加。", "gb18030", "gb2312"),
        ("你好，我来参加。€", "gb18030", "gb18030"),
        ("你好，我来参加。", "utf-8", "gb2312"),
        ("こんにちは、参加します", "iso2022_jp", "iso-2022-jp"),
        ("こんにちは、参加します①", "cp932", "shift_jis"),
        ("مرحبا، سأحضر", "cp1256", "windows-1256"),
        ("안녕하세요", "cp949", "ks_c_5601-1987"),
    ],
)
@pytest.mark.parametrize("wrap", ["8bit", "base64"])
def test_a_text_is_read_as_what_it_is(written, codec, label, wrap):
    content = written.encode(codec)
    mail = plain(base64.encodebytes(content) if wrap == "base64" else content, label, wrap)

    assert opened(mail).text == written


@pytest.mark.parametrize(
    "label", ["hex", "zip", "punycode", "idna", "rot13", "unicode_escape", "undefined", "../x", "\0"]
)
def test_a_label_that_names_no_text_does_nothing(label):
    assert text_from("Grüße".encode() + b" 7a7a", label) == "Grüße 7a7a"


def test_a_page_says_itself_how_it_is_written():
    html = '<html><head><meta http-equiv=x content="text/html; charset=windows-1254"></head><p>İğne'.encode("cp1254")

    assert opened(HEAD + b"Content-Type: text/html\r\n\r\n" + html).text == "İğne"


@given(
    st.binary(max_size=80), st.sampled_from(["utf-8", "iso-8859-1", "koi8-r", "gb2312", "utf-7", "shift_jis", "", "x"])
)
def test_no_bytes_are_too_odd_to_be_text(content, label):
    assert isinstance(text_from(content, label), str)


def test_broken_quoted_printable_and_base64_keep_what_there_is():
    assert opened(plain(b"Gr=C3=BC=C3=9Fe =ZZ =", "utf-8", "quoted-printable")).text.startswith("Grüße =ZZ")
    assert "%%%%" in opened(plain(b"%%%%", "utf-8", "base64")).text
    assert "Hallo" in opened(plain(b"Hallo", "utf-8", "gibtsnicht")).text


@pytest.mark.parametrize(
    ("header", "name", "subject"),
    [
        (b"From: M\xfcller, J\xfcrgen <j@example.org>\r\nSubject: Gr\xfc\xdfe \x80", "Müller, Jürgen", "Grüße €"),
        ("From: Müller <j@example.org>\r\nSubject: Grüße €".encode(), "Müller", "Grüße €"),
        (b"From: =?iso-8859-1?q?J=FCrgen?= <j@example.org>\r\nSubject: =?iso-8859-1?q?250_=80?=", "Jürgen", "250 €"),
        (
            (
                b"From: =?utf-8?q?J=C3=BCr?=\r\n =?utf-8?q?gen_M?= <j@example.org>\r\n"
                b"Subject: =?utf-8?b?4oI=?= =?utf-8?b?rA==?="
            ),
            "Jürgen M", "€",
        ),
        ("From: j@example.org\r\nSubject: =?utf-8?q?a?= € b".encode(), "", "a € b"),
    ],
)  # fmt: skip
def test_headers_are_read_as_what_they_are(header, name, subject):
    found = opened(header + b"\r\n\r\nHallo")

    assert (found.sender_name, found.sender, found.subject) == (name, "j@example.org", subject)


def test_a_subject_without_end_is_cut_and_harms_nobody():
    found = opened(b"Subject: " + b"=?utf-8?q?" + b"=C3=BC" * 5_000 + b"?=\r\nFrom: a@example.org\r\n\r\nHallo")

    assert 0 < len(found.subject) <= 300 and found.text == "Hallo"


# ── shapes ────────────────────────────────────────────────────────────────────


def test_a_page_beside_its_text_is_not_said_twice_but_nothing_of_it_is_lost():
    alike = many("alternative", text("Ich komme gern."), text("<p>Ich <b>komme</b> gern.</p>", "html"))
    more = many("alternative", text("Ich komme gern."), text("<p>Ich komme gern. Und Udo!</p>", "html"))
    none = many("alternative", text(" "), text("<p>Nur hier.</p>", "html"))
    apart = many("alternative", text("Eins"), text("<p>Zwei</p>", "html"))

    assert opened(built(alike)).text == "Ich komme gern."
    assert opened(built(more)).text == "Ich komme gern. Und Udo!"
    assert opened(built(none)).text == "Nur hier."
    assert opened(built(apart)).text == "Eins\n\nZwei"


def test_pictures_and_texts_within_a_choice_stay():
    page = many("related", text('<p>Hier: <img src="cid:a" alt="Plan"></p>', "html"), PICTURE)
    found = opened(
        built(many("mixed", many("alternative", text("Hier:"), page), text("Nachsatz"), text("A;B", "csv", "x.csv")))
    )

    assert found.text == "Hier:\n\nNachsatz\n\nBeilage »x.csv«:\nA;B"
    assert [(one.name, one.media_type) for one in found.files] == [
        ("Beilage-1.bin", "application/octet-stream"), ("x.csv", "text/csv"),
    ]  # fmt: skip


def test_of_a_page_scripts_styles_and_comments_are_left_out_and_links_are_said():
    html = (
        "<html><head><title>T</title><style>p{color:red}</style><!-- geheim --></head><body><script>alert('x')</script>"
        '<div style="display:none">Vorschau</div><p>Hallo <a href="https://kita.example/a">hier</a>,'
        '<a href="javascript:alert(1)">dort</a> 3 < 5 &amp; &lt;b&gt;</p><img alt="😊">'
        "<!--[if mso]>x<![endif]--></body>"
    )

    assert opened(built(text(html, "html"))).text == (
        "Vorschau\n\nHallo hier <https://kita.example/a>,dort 3 < 5 & <b>\n😊"
    )


@pytest.mark.parametrize(
    "html",
    ["<p>Wort", "<head><title>x</title><p>Wort", "<!-- <p>Wort", "<style>p{}<p>Wort", "<script>Wort", "<p a='>Wort",
     "<title>Wort", "<a <b <p>Wort", "<![CDATA[<p>Wort]]>", "Wort<", "<p>Wort</p", "<<<p>>Wort"],
)  # fmt: skip
def test_a_page_that_is_never_closed_keeps_its_words(html):
    assert "Wort" in plain_text(html, TEXT, is_html=True)


def test_mails_within_mails_are_read_below_their_heads():
    inner = message_from_bytes(built(text("Ganz innen."), To="a@example.org", Date="Fri, 27 Nov 2026 09:00:00 +0100"))
    middle = many("mixed", text("Mitte."), MIMEMessage(inner))
    middle["From"], middle["Subject"] = "Udo <udo@example.org>", "Mittel"
    found = opened(built(many("mixed", text("Außen."), MIMEMessage(middle), text("Schluss."))))

    assert found.text == (
        "Außen.\n\nAngehängte Nachricht\n\n> Von: Udo <udo@example.org>\n> Betreff: Mittel\n>\n> Mitte.\n>\n"
        "> Angehängte Nachricht\n>\n> > Von: Rosa <rosa@example.org>\n> > An: a@example.org\n"
        "> > Datum: 27.11.2026, 9.00 Uhr\n> > Betreff: Hallo\n>\n> > Ganz innen.\n\nSchluss."
    )
    assert [(one.name, one.media_type) for one in found.files] == [
        ("Mittel.eml", "message/rfc822"), ("Hallo.eml", "message/rfc822"),
    ]  # fmt: skip


@pytest.mark.parametrize("kind", ["message/rfc822", "application/octet-stream"])
def test_a_mail_that_was_wrapped_like_a_file_is_read_too(kind):
    inner = base64.encodebytes(b"From: a@example.org\r\nSubject: Innen\r\n\r\nKernsatz.").decode()
    mail = (
        f'Content-Type: multipart/mixed; boundary=B\r\n\r\n--B\r\nContent-Type: {kind}; name="x.eml"\r\n'
        f"Content-Transfer-Encoding: base64\r\n\r\n{inner}\r\n--B--"
    )
    found = opened(HEAD + mail.encode())

    assert "> Betreff: Innen" in found.text and "> Kernsatz." in found.text
    assert [one.name for one in found.files] == ["x.eml"] and b"Kernsatz." in found.files[0].content


def test_a_digest_is_read_to_its_end():
    mails = [MIMEMessage(message_from_bytes(built(text(f"Beitrag {n}")))) for n in range(60)]
    found = opened(built(many("digest", *mails)))

    assert re.findall(r"> Beitrag (\d+)", found.text) == [str(n) for n in range(60)]


@pytest.mark.parametrize(
    "body",
    [b"Content-Type: multipart/mixed\r\n\r\nWortlaut", b"Content-Type: multipart/mixed; boundary=B\r\n\r\nWortlaut",
     b"Content-Type: multipart/mixed; boundary=B\r\n\r\nWortlaut\r\n--B\r\n\r\nx\r\n--B--",
     b"Content-Type: multipart/mixed; boundary=B\r\n\r\n--B\r\n\r\nx\r\n--B--\r\nWortlaut",
     b"Content-Type: multipart/mixed; boundary=B\r\n\r\n--B\r\n\r\nWortlaut",
     b"Content-Type: text/enriched\r\n\r\nWortlaut", b"Content-Type: unsinn\r\n\r\nWortlaut",
     b"Content-Type: message/partial\r\n\r\nX: y\r\n\r\nWortlaut", b"\r\nWortlaut"],
)  # fmt: skip
def test_a_mail_that_is_put_together_wrongly_keeps_its_words(body):
    assert "Wortlaut" in opened(HEAD + body).text


def test_lines_that_a_program_broke_are_put_together_and_quotes_are_not():
    flowed = "> Zitat eins \r\n> geht weiter\r\nAntwort \r\nauch.\r\n From here\r\n-- \r\nRosa"
    mail = HEAD + b"Content-Type: text/plain; format=flowed\r\n\r\n" + flowed.encode()

    assert opened(mail).text == "> Zitat eins geht weiter\nAntwort auch.\nFrom here\n--\nRosa"


def test_an_answer_of_a_calendar_stays_with_its_message():
    ics = (
        "BEGIN:VCALENDAR\r\nMETHOD:REPLY\r\nBEGIN:VTIMEZONE\r\nBEGIN:STANDARD\r\nDTSTART:16010101T000000\r\nEND:STANDARD\r\n"
        "END:VTIMEZONE\r\nBEGIN:VEVENT\r\nSUMMARY:Plenum\\, groß\r\nDTSTART;VALUE=DATE:20270114\r\n"
        'ATTENDEE;CN="Bei:spiel";PARTSTAT=DECLINED:mailto:rosa@example.org\r\nCOMMENT:Leider krank\\nGruß\r\n'
        "END:VEVENT\r\nEND:VCALENDAR\r\n"
    )
    calendar = MIMEText(ics, "calendar", "utf-8")
    calendar.set_param("method", "REPLY")
    found = opened(built(many("alternative", text("Abgesagt, siehe unten."), calendar)))

    assert found.kind is CameAs.ANSWER
    assert "Abgesagt, siehe unten." in found.text
    assert "Termin: Plenum, groß\nBeginn: 14.1.2027\nBei:spiel <rosa@example.org>: abgesagt\n" in found.text
    assert "Bemerkung: Leider krank\nGruß" in found.text and "1601" not in found.text
    assert [(one.name, one.media_type) for one in found.files] == [("Beilage-1.ics", "text/calendar")]


def test_a_thousand_parts_are_read_and_the_rest_is_said():
    parts = [text(f"Teil-{n}") for n in range(1000)]

    found = opened(built(many("mixed", *parts)))
    more = opened(built(many("mixed", *(text("x") for _ in range(2_500)))))

    assert re.findall(r"Teil-(\d+)", found.text) == [str(n) for n in range(1000)] and found.remarks == ()
    assert more.remarks == (Remark.MANY_PARTS,)


def test_a_maze_is_shown_as_what_it_is_made_of():
    boxes = b"".join(b'Content-Type: multipart/mixed; boundary="b%d"\r\n\r\n--b%d\r\n' % (n, n) for n in range(3_000))
    found = opened(HEAD + boxes + b"\r\nKernsatz.")

    assert "Kernsatz." in found.text and found.remarks == (Remark.UNREAD,)
    assert found.original == HEAD + boxes + b"\r\nKernsatz."


def test_thirty_megabytes_are_read_and_of_more_the_beginning():
    file = base64.encodebytes(b"\0" * 20_000_000)
    head = HEAD + b"Content-Type: multipart/mixed; boundary=B\r\n\r\n--B\r\n\r\nKernsatz.\r\n--B\r\n"
    mail = head + b"Content-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\n" + file + b"\r\n--B--"
    found, more = opened(mail), opened(mail + b"x" * MOST)

    assert (found.text, found.is_cut, len(found.files[0].content)) == ("Kernsatz.", False, 20_000_000)
    assert (more.text, more.is_cut, len(more.original)) == ("Kernsatz.", True, MOST)


WORDS = st.text(st.characters(codec="utf-8", exclude_categories=["C", "Z", "S", "P", "M"]), min_size=1, max_size=9)
SENTENCES = st.lists(WORDS, min_size=1, max_size=6).map(" ".join)


#: A mail as a plan of it: a text, a box of parts, or a mail within.
PLANS = st.recursive(
    st.tuples(st.sampled_from(["plain", "html", "csv"]), SENTENCES, st.sampled_from(["", "", "a.txt"])),
    lambda inside: (
        st.tuples(
            st.sampled_from(["mixed", "alternative", "related", "signed", "unbekannt"]),
            st.lists(inside, min_size=1, max_size=4),
        )
        | st.tuples(st.just("mail"), inside)
    ),
    max_leaves=9,
)


def made(kind, inside, name=""):
    if kind == "mail":
        return MIMEMessage(message_from_bytes(built(made(*inside))))
    if isinstance(inside, list):
        return many(kind, *(made(*one) for one in inside))
    return text(f"<div><p>{inside}</p></div>" if kind == "html" else inside, kind, name)


@settings(max_examples=60)
@given(PLANS)
def test_every_word_of_every_text_is_found(plan):
    mail = message_from_bytes(built(made(*plan)))
    leaves = [one for one in mail.walk() if one.get_content_maintype() == "text"]
    wanted = {word for one in leaves for word in words_of(one.get_payload(decode=True).decode())}

    found = opened(mail.as_bytes())

    assert wanted - words_of(found.text) - {"div", "p"} == set()


def words_of(said):
    clean = plain_text(said, TEXT, is_html=False)
    return set(re.findall(r"\w+", clean.casefold()))


# ── what must not happen ──────────────────────────────────────────────────────


@pytest.mark.parametrize(
    "html",
    [b"<" * 800_000, b"<a " * 300_000, b"<!--" * 200_000, b"<script>" * 100_000, b"<a href='" * 100_000,
     b"<![CDATA[" * 100_000, b'<p a="' * 100_000, b"&" * 800_000, b"</style" * 100_000, b"<a href=x>" * 80_000,
     b"<td>" * 200_000],
)  # fmt: skip
def test_a_page_made_to_tire_costs_no_more_than_its_signs(html):
    found = opened(HEAD + b"Content-Type: text/html\r\n\r\n" + html)

    assert found.kind is CameAs.ANSWER


@pytest.mark.parametrize(
    "body",
    [b"\n" * 900_000, b"> " * 400_000, b"0" * 900_000, b"ich bin bis " * 70_000, b"-" * 900_000,
     b"Content-Type: text/calendar\r\n\r\n" + b"ATTENDEE;CN=" * 70_000, b"BEGIN:VEVENT\r\n" * 50_000],
)  # fmt: skip
def test_a_text_made_to_tire_costs_no_more_than_its_signs(body):
    found = [opened(HEAD + body), opened(HEAD + b"\r\n" + body)]

    assert [one.sender for one in found] == ["rosa@example.org"] * 2


LINK = "https://netz.example/l/" + "Ab3_-" * 8 + "/gremien/"


@pytest.mark.parametrize("wrap", ["7bit", "quoted-printable", "base64"])
@pytest.mark.parametrize("kind", ["plain", "html"])
def test_a_personal_link_is_kept_nowhere_and_all_else_byte_for_byte(wrap, kind):
    part = EmailMessage()
    file = base64.b64decode("/l/" + "A" * 41)  # what looks like a link in base64 is none
    part.set_content(f"Guten Tag, es hieß: {LINK} am 3. {'x' * 40}".replace("ß", "ss"), subtype=kind, cte=wrap)
    part.add_attachment(file, "image", "png", filename="a.png")
    raw = built(part)

    found = opened(raw)

    kept = message_from_bytes(found.original)
    texts = [one.get_payload(decode=True) for one in kept.walk() if not one.is_multipart()]
    assert b"/l/" + b"x" * 40 + b"/gremien/" in texts[0] and b"Ab3_-" not in texts[0]
    assert texts[1] == file
    assert wrap == "base64" or len(found.original) == len(raw)
    without = raw.replace(b"/l", b"/m") if wrap != "base64" else HEAD + b"\r\nHallo"
    assert opened(without).original == without


@pytest.mark.parametrize("label", ["utf-8", "iso-8859-1", "gibtsnicht", ""])
def test_a_mail_goes_into_another_as_lines_of_seven_bits_or_not_at_all(label):
    raw = plain("Grüße\n".encode("latin-1"), label)

    plain_lines = as_plain_lines(raw)

    assert plain_lines.isascii()
    assert not plain_lines or b"Gr" in message_from_bytes(plain_lines).get_payload(decode=True)
    assert as_plain_lines(HEAD + b"\r\n" + b"x" * 2_000) == b""
