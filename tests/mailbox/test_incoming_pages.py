"""What came in, as the office reads it."""

import pytest
from django.utils import timezone

from sozialraum.acts.models import Entry
from sozialraum.bodies.words import Classification
from sozialraum.post.models import Incoming, IncomingFile
from tests import factories as f
from tests.conftest import logged_in

pytestmark = pytest.mark.django_db


def text_of(answer):
    return " ".join(answer.content.decode().split())


@pytest.mark.parametrize("standing", [Classification.CITY, Classification.AUDIT, Classification.WORKING_GROUP])
def test_only_the_office_reads_what_came_in(client, body, standing):
    f.IncomingFactory(body=body, key="antwort")
    client = logged_in(client, body, standing)

    assert client.get("/schreibtisch/post/eingang/").status_code == 403
    assert client.get("/schreibtisch/post/postfach/").status_code == 403
    assert client.post("/schreibtisch/post/postfach/pruefen/").status_code == 403
    for path in ("", "ablegen/", "einordnen/", "original/", "beilage-1/"):
        assert client.get(f"/schreibtisch/post/eingang/antwort/{path}").status_code == 404


def test_read_and_put_away(office, body):
    letter = f.LetterFactory(body=body, subject="Einladung")
    came = f.IncomingFactory(body=body, letter=letter, text="Ich komme.\n\n<b>Kuchen</b>")
    f.IncomingFactory(body=body, kind="bounce", state="done", subject="Unbekannt", letter=letter)

    listed, page = text_of(office.get("/schreibtisch/post/eingang/")), text_of(office.get(came.get_absolute_url()))
    assert "1 Nachricht zu lesen" in listed and "Re: Guten Tag" in listed and "Unzustellbar" not in listed
    assert "Unzustellbar" in text_of(office.get("/schreibtisch/post/eingang/?alles=1"))
    assert "&lt;b&gt;Kuchen" in page and "Einladung" in page
    assert "Was zurückkam" in text_of(office.get(letter.get_absolute_url()))
    assert "Eine Nachricht im Posteingang" in text_of(office.get("/schreibtisch/"))

    assert office.post(f"{came.get_absolute_url()}ablegen/", {"revision": "1"}).status_code == 302

    assert Incoming.objects.get(pk=came.pk).state == "done"
    assert "Alles ist gelesen." in text_of(office.get("/schreibtisch/post/eingang/"))
    assert Entry.objects.get().act == "mailbox.mark_done"
    assert "Eine Nachricht im Posteingang" not in text_of(office.get("/schreibtisch/"))


def test_a_file_is_saved_and_never_shown(office, body):
    came = f.IncomingFactory(body=body)
    IncomingFile.objects.create(
        incoming=came, name='<script>"a.html', content=b"<script>alert(1)</script>", media_type="text/html"
    )

    answer = office.get(f"{came.get_absolute_url()}beilage-1/")

    assert answer.headers["Content-Type"] == "text/html"
    assert answer.headers["Content-Security-Policy"] == "sandbox; default-src 'none'"
    assert answer.headers["Content-Disposition"].startswith("attachment")
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert office.get(f"{came.get_absolute_url()}beilage-2/").status_code == 404
    assert "&lt;script&gt;" in text_of(office.get(came.get_absolute_url()))


def test_an_address_that_takes_no_letter_is_said_at_its_person(office, client, body):
    person = f.PersonFactory(body=body, email="erika@example.org")
    letter = f.LetterFactory(body=body, state="bounced", said="550 Unbekannt")

    page = text_of(office.get(person.get_absolute_url()))

    assert "E-Mail kommt nicht an" in page and "550 Unbekannt" in page and letter.get_absolute_url() in page
    f.LetterFactory(body=body)
    assert "E-Mail kommt nicht an" not in text_of(office.get(person.get_absolute_url()))


def test_a_delayed_letter_says_so_in_the_list(office, body):
    f.LetterFactory(body=body, delayed=timezone.now(), said="4.4.1 Später")

    listed = text_of(office.get("/schreibtisch/post/"))

    assert "noch unterwegs" in listed and "4.4.1 Später" in listed


def test_as_many_questions_for_thirty_as_for_one(office, body, django_assert_max_num_queries):
    counts = []
    for more in (1, 29):
        for _ in range(more):
            f.IncomingFactory(body=body, letter=f.LetterFactory(body=body))
        with django_assert_max_num_queries(30) as asked:
            office.get("/schreibtisch/post/eingang/")
        counts.append(len(asked))
    assert counts[0] == counts[1]


def test_where_only_a_file_has_the_words_the_page_does_not_say_there_are_none(office, body):
    came = f.IncomingFactory(body=body, text="")
    assert "Die Nachricht enthält keinen Text." in text_of(office.get(came.get_absolute_url()))

    IncomingFile.objects.create(incoming=came, name="brief.rtf", media_type="text/rtf")

    page = text_of(office.get(came.get_absolute_url()))
    assert "keinen Text, den das Programm zeigen kann. Sehen Sie in die Beilagen." in page
    assert "Die Nachricht enthält keinen Text." not in page
