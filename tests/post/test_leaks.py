"""What the post writes into the log of the machine, and what one person's letter says of another: nothing."""

import datetime as dt
import io
import logging
import sys

import pytest
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.db import IntegrityError

from sozialraum.clockwork import night
from sozialraum.clockwork.night import Duty, NightCommand
from sozialraum.config.logs import WithoutTokens, without_words
from sozialraum.foundation.dates import PartialDate
from sozialraum.joining import actions as joining
from sozialraum.joining.words import JoinedAs
from sozialraum.mailbox import mailboxes, reception
from sozialraum.mailbox.models import Mailbox, MailboxBook
from sozialraum.people import actions as people_acts
from sozialraum.people.words import VotingRight
from sozialraum.post.models import Letter
from sozialraum.privacy import actions as privacy
from tests import factories as f
from tests.post.crooked import HANG_UP, Crooked

pytestmark = pytest.mark.django_db
MARK = "Geheimzeichen"
LINK = "/l/" + "x" * 43 + "/"


@pytest.fixture
def log():
    """Everything that is logged, down to the last whisper, as the house writes it."""
    told = io.StringIO()
    handler = logging.StreamHandler(told)
    handler.addFilter(WithoutTokens())
    root = logging.getLogger()
    level = root.level
    root.addHandler(handler)
    root.setLevel(logging.DEBUG)
    yield told
    root.removeHandler(handler)
    root.setLevel(level)


def marked(put, **words):
    return put(to=f"{MARK}@example.org".lower(), name=MARK, subject=MARK, text=f"{MARK} {LINK}", **words)


REFUSED = {"rcpt": f"550 <{MARK}> gibt es nicht"}


@pytest.mark.parametrize("script", [{}, REFUSED, {"dot": HANG_UP}, {"mail": f"421 {MARK}"}, {"rcpt": HANG_UP}])
def test_delivery_tells_the_log_nothing_of_people(log, put, postman, settings, script):
    marked(put)
    broken = marked(put)
    Letter.objects.filter(pk=broken.pk).update(to=f"{MARK}@\udcff".encode("utf-8", "replace").decode() + " ")

    with Crooked(**script) as server:
        settings.SMTP = server.url
        postman.round()

    assert MARK.lower() not in log.getvalue().lower()
    assert "x" * 43 not in log.getvalue()


@pytest.mark.parametrize("error", [ValueError(MARK), IntegrityError(f"Key (email)=({MARK}) exists"), KeyError(MARK)])
def test_a_duty_that_fails_tells_where_but_not_whom(log, db, error):
    class Broken(NightCommand):
        help = "Bricht."

        def work(self, *, dry_run):
            try:
                raise ValidationError(MARK)
            except ValidationError as first:
                raise error from first

    night.run_due("wer", (Duty("kaputt", Broken()),))

    told = log.getvalue()
    assert "kaputt failed" in told and type(error).__name__ in told and "test_leaks.py" in told
    assert MARK not in told
    assert MARK not in night.Job.objects.get(name="kaputt").result


def test_what_comes_in_tells_the_log_nothing(log, body, monkeypatch):
    mail = f"From: {MARK} <{MARK}@example.org>\r\nSubject: {MARK}\r\n\r\n{MARK} {LINK}".encode()
    reception.take_in(mail)
    mailbox = Mailbox.objects.create(body=body, host="imap.example.org", user=MARK)
    MailboxBook.objects.create(mailbox=mailbox)
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(mail + b"!")))
    monkeypatch.setattr(reception, "opened", lambda raw: {}[raw])  # a fault that quotes the whole mail

    with pytest.raises(SystemExit):
        call_command("receive")
    mailboxes._taken(mail, mailbox)

    assert "cannot be taken in" in log.getvalue()
    assert MARK not in log.getvalue()


def test_of_the_machine_the_log_tells_everything():
    assert without_words(OSError(28, "No space left")).endswith("builtins.OSError: [Errno 28] No space left")


def test_what_goes_to_one_person_says_nothing_of_another(body, group, people):
    by = people["office"]
    others = {"name": f"{MARK} Max", "phone": f"{MARK} 1", "postal_address": f"{MARK} Weg", "email": "max@example.org"}
    max_ = f.PersonFactory(body=body, **others)
    f.MembershipFactory(body=body, organization=group, person=max_)
    f.MeetingFactory(body=body, of=[group])
    erika = f.PersonFactory(body=body, key="erika", name="Erika", email="erika@example.org")
    wishes = {}
    for name, marks in (("Max", MARK), ("Erika", "")):
        for number in range(3):
            wishes[name, number] = f.JoinRequestFactory(
                body=body, organization=group, name=f"{marks} {name}", message=f"{marks} Wunsch", reply_by="mail",
                email=f"{name.lower()}{number}@example.org", email_confirmed=dt.datetime.now(dt.UTC),
            )  # fmt: skip

    for name in ("Max", "Erika"):
        joining.ask_back(wishes[name, 0], by=by, question=f"{MARK if name == 'Max' else ''} Wann?")
        joining.refuse(wishes[name, 1], by=by, reason=f"{MARK if name == 'Max' else ''} Voll.")
        words = {"place": JoinedAs.GUEST, "start_date": PartialDate(2026), "voting_right": VotingRight.FULL}
        joining.admit(wishes[name, 2], by=by, **words)
    for person in (max_, erika):
        privacy.hand_over(person, by=by)
        people_acts.open_login(person, by=by)
    call_command("tell_dates", stdout=io.StringIO())

    letters = list(Letter.objects.filter(to__startswith="erika"))
    assert len(letters) >= 4
    assert Letter.objects.filter(text__contains=MARK).exists()
    assert [one.subject for one in letters if MARK in f"{one.name}{one.subject}{one.text}{one.postal_address}"] == []
