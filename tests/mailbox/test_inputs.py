"""Mails as programs write them (``inputs/``; all people invented): each is read whole, kept whole, passed on whole."""

from email import message_from_bytes
from pathlib import Path

import pytest
from django.core.management import call_command

from sozialraum.mailbox.opened import opened
from sozialraum.mailbox.reception import take_in
from sozialraum.mailbox.words import Remark
from sozialraum.post.models import IncomingFile, IncomingOriginal, Letter
from sozialraum.post.words import CameAs
from tests import factories as f

INPUTS = Path(__file__).parent / "inputs"
#: File → what it is taken for, words that must be on the page, files with their types, remarks.
RIGHT = {
    "m01-abwesenheit-mensch": (CameAs.ANSWER, ["leider nicht zum Plenum", "Herr Ohm mich vertreten darf"], [], ()),
    "m03r-postmaster-auf-unseren-brief": (CameAs.ANSWER, ["Vielen Dank, ich komme gern. Udo Klein"], [], ()),
    "m04-apple-zwei-texte": (
        CameAs.ANSWER, ["hier sehen Sie die Stelle:", "vor dem 3. Dezember an: 02403 555130"],
        [("stelle.png", "image/png")], (),
    ),
    "m05-latin1-ist-1252": (CameAs.ANSWER, ["250 € – nicht mehr. „Kiez“ für alle."], [], ()),
    "m07-html-ohne-head-ende": (CameAs.ANSWER, ["Wir kommen am Montag."], [], ()),
    "m09-eml-anhang": (
        CameAs.ANSWER,
        ["Siehe Anlage.", "Von: Amt <amt@stadt.example>", "Betreff: Absage",
         "Der Raum 12 ist am 14. Januar leider belegt."],
        [("Absage.eml", "message/rfc822")], (),
    ),
    "m10-winmail": (
        CameAs.ANSWER, ["Die Liste im Anhang."], [("winmail.dat", "application/ms-tnef")], (Remark.OUTLOOK,),
    ),
    "m11-smime-opak": (
        CameAs.ANSWER, ["Die Stadt nimmt am 14. Januar mit zwei Personen teil."],
        [("smime.p7m", "application/pkcs7-mime")], (Remark.SIGNED,),
    ),
    "m12-flowed": (
        CameAs.ANSWER,
        ["Dies ist ein Satz, der im Programm der Absenderin eine Zeile war, und das Wort Donaudampfschiff war"], [], (),
    ),
    "m14-kalenderantwort": (
        CameAs.ANSWER, ["14.1.2027, 18.00 Uhr", "rosa.beispiel@example.org: zugesagt"],
        [("Beilage-1.ics", "text/calendar")], (),
    ),
    "m15-oof-exchange": (CameAs.ABSENCE, ["Ich bin bis 7.12. nicht im Haus."], [], ()),
    "m16-oof-auto-de": (CameAs.ABSENCE, ["bitte schreiben Sie an leitung@kita.example"], [], ()),
    "m17-lange-betreff": (CameAs.ANSWER, ["Rückfrage zum Sommerfest am Grünen Weg – mit €"], [], ()),
    "m18-name-kodiert": (CameAs.ANSWER, ["Müller, Jürgen"], [], ()),
    "m20-dsn-delayed": (CameAs.DELAY, ["Wir versuchen es weiter.", "451 4.7.1 Greylisted"], [], ()),
}  # fmt: skip


def raw_of(name):
    return (INPUTS / f"{name}.eml").read_bytes()


def test_every_input_is_asked():
    assert sorted(RIGHT) == sorted(path.stem for path in INPUTS.glob("*.eml"))


@pytest.mark.django_db
@pytest.mark.parametrize("name", sorted(RIGHT))
def test_it_is_on_the_page_with_all_its_words_and_files(office, body, name):
    kind, words, files, remarks = RIGHT[name]
    came = take_in(raw_of(name), body)

    answer = office.get(came.get_absolute_url())

    page = answer.content.decode().replace("&lt;", "<").replace("&gt;", ">").replace("<br>", " ")
    assert (came.kind, came.state, came.remarks) == (kind, "open", " ".join(remarks))
    assert [one for one in words if one not in page] == []
    assert list(came.files.order_by("pk").values_list("name", "media_type")) == files
    assert bytes(IncomingOriginal.objects.get().content) == raw_of(name)


@pytest.mark.django_db
@pytest.mark.parametrize("name", [name for name in sorted(RIGHT) if RIGHT[name][2]])
def test_each_file_is_saved_as_it_was_sent(office, body, name):
    came = take_in(raw_of(name), body)
    contents = [one.content for one in opened(raw_of(name)).files]

    answers = [office.get(f"{came.get_absolute_url()}beilage-{number + 1}/") for number in range(len(contents))]

    assert [answer.content for answer in answers] == contents
    assert [answer.headers["Content-Type"] for answer in answers] == [
        media_type for _name, media_type in RIGHT[name][2]
    ]
    assert not any(bytes(one.content) for one in IncomingFile.objects.all())  # they lie in the original alone


@pytest.mark.django_db
@pytest.mark.parametrize("name", [name for name in sorted(RIGHT) if RIGHT[name][0] is CameAs.ANSWER])
def test_it_goes_on_to_the_office_whole_with_the_types_of_its_parts(body, server, postman, name):
    f.TextFactory(body=body, kind="office_email", text="buero@example.net")
    take_in(raw_of(name), body)

    call_command("pass_on_answers")
    postman.round()

    (mail,) = server.mails_to("buero@example.net")
    (whole,) = mail.iter_attachments()
    sent, got = message_from_bytes(raw_of(name)), whole.get_payload(0)
    assert [(one.get_content_type(), one.get_payload(decode=True)) for one in leaves(got)] == [
        (one.get_content_type(), one.get_payload(decode=True)) for one in leaves(sent)
    ]
    assert Letter.objects.get().attachments.get().media_type == "message/rfc822"


def leaves(mail):
    return [one for one in mail.walk() if not one.is_multipart()]
