"""What goes out to whom: one neutral letter, word within one round of the clock, answers, and nothing after that."""

import datetime as dt
import re

import pytest
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.test import Client
from django.utils import timezone

from sozialraum.acts import guard
from sozialraum.concerns import actions, letters
from sozialraum.concerns.models import Concern
from sozialraum.concerns.queries.status import receipt_of
from sozialraum.correspondence.models import ManualDelivery
from sozialraum.foundation.dates import PartialDate
from sozialraum.meetings import actions as meetings
from sozialraum.post.delivery import Postman
from sozialraum.post.models import Letter
from tests import factories as f
from tests.joining.conftest import NOW
from tests.stories.house import free_port
from tests.stories.mail import SmtpHouse

MARKER = "Geheimzeichen"
MAIL = {"reply_by": "mail", "email": "erika@example.org", "phone": ""}


def link_in(letter):
    return re.search(r"https://netz\.example(/l/\S+)", letter.text).group(1)


def tick(capsys):
    call_command("tell_concern_dates")
    return capsys.readouterr().out.strip()


def confirmed(concern):
    with guard.opened():
        Concern.objects.filter(pk=concern.pk).update(email_confirmed=NOW)
    concern.refresh_from_db()
    return concern


# ── one neutral letter, and confirming ────────────────────────────────────────


def test_the_neutral_letter_holds_nothing_that_was_typed_and_nothing_follows(say, people, capsys, group, body):
    concern = say(**MAIL, text=MARKER, name=MARKER)
    letter = Letter.objects.get()
    assert MARKER not in letter.subject + letter.text + letter.name
    assert letter.secret
    f.MeetingFactory(body=body, of=[group])

    assert tick(capsys) == "0 Menschen erfahren den Termin."
    actions.answer(concern, by=people["office"], text="Ja.")

    assert list(Letter.objects.values_list("kind", "state")) == [("mail", "waiting"), ("none", "held")]
    assert not ManualDelivery.objects.exists()


def test_looking_confirms_nothing_and_the_button_sends_the_receipt(say, meeting, phone):
    concern = say(**MAIL)
    path = link_in(Letter.objects.get())
    assert MARKER not in Client().get(path).content.decode()
    concern.refresh_from_db()
    assert concern.email_confirmed is None

    answer = Client().post(path)

    receipt = Letter.objects.latest("pk")
    assert re.match(rf"/l/[^/]+/anliegen/{concern.key}/stand/", answer.url)
    assert receipt.subject == "Ihr Anliegen A-1"
    assert f"Nummer A-1 und Code {concern.code[:4]}-{concern.code[4:]}" in receipt.text
    assert "Donnerstag, 18. Februar 2027" in receipt.text
    assert "https://netz.example/sitzungen/2027-02-18-wohnen/termin.ics" in receipt.text
    for again in (Client().post(path), Client().get(path)):
        assert "Ihre E-Mail-Adresse ist bestätigt: " in again.content.decode()
    onward = re.search(r'class="button" href="(/l/[^"]+/anliegen/[^"]+)"', again.content.decode())[1]
    assert "A-1" in Client().get(onward).content.decode(), onward
    assert Letter.objects.count() == 2


def test_the_receipt_names_the_date_of_the_leading_group_and_not_the_sooner_one_of_another(
    say, body, group, language, meeting
):
    f.MeetingFactory(body=body, key="sooner", date=PartialDate(2027, 1, 20), of=[language])
    both = f.TopicFactory(body=body, name="Beides", of=[group, language])
    concern = confirmed(say(topic=both, **MAIL))

    receipt = receipt_of(concern, timezone.now())
    told = letters.receipt(concern, receipt.ahead)

    assert concern.told_for == receipt.ahead.key == meeting.key
    assert receipt.date_heading == f"Nächste Sitzung: {group.name}"
    assert told.goes_to == f"»{group.name}« und »{language.name}«"
    assert told.next_meeting.startswith(f"»{group.name}« trifft sich das nächste Mal: Donnerstag, 18. Februar 2027")


def test_without_a_date_of_the_leading_group_it_says_so_and_whom_to_call(say, body, group, language):
    f.MeetingFactory(body=body, date=PartialDate(2027, 1, 20), of=[language])
    f.TextFactory(body=body, kind="office_phone", text="02403 00-09")
    concern = say(topic=f.TopicFactory(body=body, name="Beides", of=[group, language]))

    receipt = receipt_of(concern, timezone.now())

    assert receipt.ahead is None
    assert receipt.date_heading == f"Nächste Sitzung: {group.name}"
    assert "02403 00-09" in receipt.whom_to_call
    assert letters.receipt(concern, None).next_meeting.startswith(f"Für »{group.name}« ")


# ── word of a date ────────────────────────────────────────────────────────────


def test_word_follows_as_soon_as_a_date_is_convened_once_and_in_their_language(say, people, group, body, capsys):
    german, english = confirmed(say(**MAIL)), confirmed(say(**MAIL, language="en"))
    caller, visitor = say(), say(reply_by="visit", phone="")
    Letter.objects.all().delete()
    sitting = f.MeetingFactory(body=body, state="draft", of=[group], name="Runde")
    assert tick(capsys) == "0 Menschen erfahren den Termin."

    meetings.convene(sitting, by=people["office"])

    assert tick(capsys) == "3 Menschen erfahren den Termin."
    assert tick(capsys) == "0 Menschen erfahren den Termin."
    letters = {letter.about_key: letter for letter in Letter.objects.all()}
    assert set(letters) == {german.key, english.key}
    assert "Donnerstag, 18. Februar 2027" in letters[german.key].text
    assert "Ihr Anliegen A-1" in letters[german.key].text
    assert "/en/anliegen/" in letters[english.key].text
    assert "/en/" not in letters[german.key].text
    errand = ManualDelivery.objects.to_do().get()
    assert errand.about_key == caller.key
    assert "Donnerstag, 18. Februar 2027" in errand.text
    visitor.refresh_from_db()
    assert visitor.told_for == ""


def test_whoever_wants_a_letter_without_a_mailbox_gets_the_date_as_one_to_print(say, group, body, capsys):
    concern = say(reply_by="post", phone="", postal_address="Musterstraße 8\n00000 Musterstadt")
    f.MeetingFactory(body=body, of=[group])

    assert tick(capsys) == "1 Mensch erfährt den Termin."

    letter = Letter.objects.get(about_key=concern.key)
    assert (letter.state, letter.postal_address) == ("to_print", "Musterstraße 8\n00000 Musterstadt")
    assert "Donnerstag, 18. Februar 2027" in letter.text


def test_what_the_office_reads_out_is_german_and_says_which_language_to_speak(say, people, group, body, capsys):
    say(language="ar")
    f.MeetingFactory(body=body, of=[group])
    tick(capsys)

    errand = ManualDelivery.objects.to_do().get()
    assert "trifft sich das nächste Mal" in errand.text
    assert errand.note == "Sprache: Arabisch"


def test_a_date_that_moves_or_falls_through_is_told_again(say, people, group, body, capsys):
    sitting = f.MeetingFactory(body=body, of=[group], name="Runde")
    say()
    meetings.cancel(sitting, by=people["office"], reason="Saal belegt")
    tick(capsys)

    errand = ManualDelivery.objects.to_do().get()
    assert "Die Sitzung am Donnerstag, 18. Februar 2027 fällt aus." in errand.text
    assert "Saal belegt" in errand.text
    meetings.reinstate(sitting, by=people["office"])
    tick(capsys)
    assert "trifft sich das nächste Mal" in ManualDelivery.objects.to_do().get().text
    day = PartialDate(2027, 3, 1)
    meetings.move(sitting, by=people["office"], date=day, start_time=None, end_time=None, reason="Saal belegt")
    tick(capsys)
    moved = ManualDelivery.objects.to_do().get().text
    told = "Für die Sitzung, die wir Ihnen genannt haben (Donnerstag, 18. Februar 2027), hat sich etwas geändert."
    assert told in moved and "Montag, 1. März 2027" in moved and "Saal belegt" in moved


def test_whoever_was_answered_hears_of_no_date_any_more(say, people, group, body, capsys):
    concern = say()
    actions.answer(concern, by=people["office"], text="Erledigt.")
    f.MeetingFactory(body=body, of=[group])

    assert tick(capsys) == "0 Menschen erfahren den Termin."
    with pytest.raises(ValidationError):
        actions.announce_date(concern, by=people["house"])


def test_for_thirty_who_wait_the_clock_asks_as_often_as_for_one(say, group, body, django_assert_max_num_queries):
    from sozialraum.concerns.queries.retention import waiting_for_word  # noqa: PLC0415

    f.MeetingFactory(body=body, of=[group])
    counts = []
    for more in (1, 29):
        for _ in range(more):
            f.ConcernFactory(body=body, of=[group], promised=NOW)
        with django_assert_max_num_queries(10) as asked:
            assert len(list(waiting_for_word(body, NOW))) == Concern.objects.count()
        counts.append(len(asked))
    assert counts[0] == counts[1]


# ── answers ───────────────────────────────────────────────────────────────────


def test_the_answer_leads_to_the_decision_it_rests_on(say, people, group, body):
    concern = confirmed(say(**MAIL))
    resolution = f.ResolutionFactory(body=body, key="mehr-licht", name="Mehr Licht", by=[group])

    actions.answer(concern, by=people["office"], text="Es werden drei Laternen.", resolution=resolution)

    letter = Letter.objects.latest("pk")
    assert letter.subject == "Antwort auf Ihr Anliegen A-1"
    assert "Es werden drei Laternen." in letter.text
    assert "https://netz.example/beschluesse/mehr-licht/" in letter.text
    page = Client().get(re.search(r"https://netz\.example(/l/\S+)", letter.text)[1]).content.decode()
    assert "Es werden drei Laternen." in page
    assert "/beschluesse/mehr-licht/" in page


# ── a mail server that is not there ───────────────────────────────────────────


def path_in(mail):
    return re.search(r"/l/[^\s>]+", mail.get_content())[0]


def test_who_was_not_asked_yet_loses_nothing_and_has_all_days_once_asked(say, clock, settings):
    concern = say(**MAIL)
    for night in (20, 40, 60, 90):  # a link that has been over for a month is deleted
        clock.move_to(NOW + dt.timedelta(days=night))
        call_command("let_go")
    with SmtpHouse() as server:
        settings.SMTP = server.url
        Postman("jemand", lambda: False).round()
        mail = server.wait_for_mail(MAIL["email"])

    clock.move_to(NOW + dt.timedelta(days=90 + 13))
    call_command("let_go")
    assert Client().post(path_in(mail)).status_code == 302
    concern.refresh_from_db()
    assert concern.email_confirmed


def test_a_letter_in_the_hand_of_the_mail_server_keeps_what_it_asks_about(say, clock):
    concern = say(**MAIL)
    with guard.opened():
        Letter.objects.update(state="sending")
    clock.move_to(NOW + dt.timedelta(days=31))

    call_command("let_go")

    assert Concern.objects.get(pk=concern.pk).email == MAIL["email"]


def test_with_a_dead_mail_server_it_is_saved_and_the_letter_goes_out_once_there_is_one(say, clock, settings):
    settings.SMTP = f"smtp://127.0.0.1:{free_port()}?from=post@netz.example"
    concern = say(**MAIL)
    clock.move_to(NOW + dt.timedelta(minutes=1))
    Postman("jemand", lambda: False).round()
    letter = Letter.objects.get(about_key=concern.key)
    assert (concern.number, letter.state) == ("A-1", "deferred")

    with SmtpHouse() as server:
        settings.SMTP = server.url
        clock.move_to(NOW + dt.timedelta(minutes=10))
        Postman("jemand", lambda: False).round()
        mail = server.wait_for_mail(MAIL["email"])
    assert mail["Subject"] == "Bitte bestätigen Sie Ihre E-Mail-Adresse"
    assert Letter.objects.get(pk=letter.pk).state == "sent"
