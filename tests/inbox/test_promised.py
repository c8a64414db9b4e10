"""What the office answers, promises and deletes reaches whom it concerns."""

import datetime as dt

import pytest
from django.utils import timezone

from sozialraum.acts import guard
from sozialraum.acts.models import Detail
from sozialraum.concerns import actions
from sozialraum.concerns.models import Concern
from sozialraum.correspondence.models import ManualDelivery
from sozialraum.post.models import Letter
from tests.inbox.conftest import LIST, MARKER, page_of
from tests.inbox.test_pages import office_visitor

pytestmark = pytest.mark.django_db


def test_answered_together_each_hears_in_their_own_language(office, say):
    one, two = (
        say(reply_by="mail", email=f"{language}@example.org", phone="", language=language) for language in ("de", "tr")
    )
    with guard.opened():
        Concern.objects.update(email_confirmed=timezone.now())
        Letter.objects.all().delete()

    office.post(f"/anliegen/{one.key}/beantworten/", {"text": "Die Laternen kommen.", "also": [two.key]})

    told = {letter.to: letter for letter in Letter.objects.all()}
    assert {to: letter.language for to, letter in told.items()} == {"de@example.org": "de", "tr@example.org": "tr"}
    assert all("Die Laternen kommen." in letter.text for letter in told.values())
    assert one.number in told["de@example.org"].text and two.number in told["tr@example.org"].text


def test_before_it_is_answered_the_page_says_whether_a_mail_can_go_now(office, say, settings):
    concern = say(reply_by="mail", email="erika@example.org", phone="")
    with guard.opened():
        Concern.objects.update(email_confirmed=timezone.now())
    page = f"/anliegen/{concern.key}/beantworten/"
    settings.SMTP = ""
    waits = page_of(office, page)
    settings.SMTP = "smtp://127.0.0.1:2525"

    assert "in der Post und geht als E-Mail an erika@example.org, sobald ein Mailserver eingetragen ist." in waits
    assert "Die Antwort geht sofort als E-Mail an erika@example.org." in page_of(office, page)


def test_what_was_promised_is_due_on_the_desk_that_day_and_late_after_it(office, body, say, clock):
    concern = say()
    actions.promise(body, by=office_visitor(concern), answer_days=3, meeting_weeks=8)

    def due():
        table = office.get("/schreibtisch/").context["table"]
        (line,) = [one for one in (*table.now, *table.later) if "Auf ein Anliegen antworten" in one.due.title]
        return line.due

    assert due().by == timezone.localdate(concern.created) + dt.timedelta(days=3)
    assert "Versprochen: eine Antwort in 3 Tagen." in due().why
    clock.shift(4 * 24 * 3600)
    assert concern.number in page_of(office, f"{LIST}?stand=ueberfaellig")


def test_what_the_office_deletes_is_gone_and_the_number_stays(office, say):
    concern = say(text=MARKER, name=MARKER)

    told = office.post(f"/anliegen/{concern.key}/loeschen/", follow=True).content.decode()

    assert f"{concern.number} ist gelöscht; die Nummer bleibt." in told
    gone = Concern.objects.get()
    assert (gone.number, gone.text, gone.name, gone.phone) == (concern.number, "", "", "")
    kept = [list(model.objects.values_list()) for model in (Concern, Detail, ManualDelivery, Letter)]
    assert MARKER not in str(kept)
