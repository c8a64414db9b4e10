"""What is deleted of a concern once its time is over, and what stays: its number, its public words, open ones."""

import datetime as dt

import pytest
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.test import Client

from sozialraum.acts import guard
from sozialraum.acts.models import Detail, Entry
from sozialraum.concerns import actions
from sozialraum.concerns.models import Concern, Photo, Reply
from sozialraum.concerns.ports import storage
from sozialraum.correspondence.models import ManualDelivery
from sozialraum.photos.cleaning import cleaned
from sozialraum.post.models import Letter
from sozialraum.privacy import actions as privacy
from sozialraum.privacy.queries import known_about
from tests import factories as f
from tests.concerns.test_letters import MAIL, MARKER, confirmed
from tests.concerns.test_saying import picture
from tests.joining.conftest import NOW


def ended_long_ago(concern, days=200):
    with guard.opened():
        Concern.objects.filter(pk=concern.pk).update(ended=NOW - dt.timedelta(days=days))


def test_after_its_time_only_what_is_counted_is_left(say, people, capsys, django_capture_on_commit_callbacks):
    kept = storage.keep(cleaned(picture()))
    concern = confirmed(say(**MAIL, text=MARKER, name=MARKER, photos=[kept]))
    actions.answer(concern, by=people["office"], text=f"Antwort {MARKER}")
    with guard.opened():
        Letter.objects.update(state="sent")
    ended_long_ago(concern)

    call_command("let_go", "--dry-run")
    assert "Anliegen, die beantwortet oder sonst beendet sind: 1" in capsys.readouterr().out
    assert Concern.objects.get().text == MARKER
    with django_capture_on_commit_callbacks(execute=True):
        call_command("let_go")
    call_command("let_go")

    gone = Concern.objects.get()
    assert (gone.number, gone.state, gone.answered is not None) == ("A-1", "answered", True)
    assert (gone.text, gone.name, gone.email, gone.anonymised is None) == ("", "", "", False)
    everything = [
        list(model.objects.values_list()) for model in (Detail, Entry, Concern, Photo, Reply, ManualDelivery, Letter)
    ]
    assert MARKER not in str(everything)
    assert "erika" not in str(everything)
    with pytest.raises(FileNotFoundError):
        storage.fetch(kept.name)


def test_what_was_published_stays_in_its_public_words(say, people, body, capsys):
    concern = say(text=MARKER, may_be_public=True)
    actions.publish(concern, by=people["office"], public_text="Zu dunkel am Spielplatz")
    actions.answer(concern, by=people["office"], text="Drei Laternen.")
    ended_long_ago(concern)
    call_command("let_go")

    page = Client().get("/anliegen/").content.decode()
    assert "Zu dunkel am Spielplatz" in page
    assert "Drei Laternen." in page
    assert Concern.objects.get().text == ""


def test_spam_goes_after_a_month_and_what_is_open_never_goes(say, people, body):
    spam, open_ = say(text="Werbung"), say()
    actions.set_aside(spam, by=people["office"], reason="Werbung")
    ended_long_ago(spam, 31)
    call_command("let_go")

    assert Concern.objects.get(pk=spam.pk).text == ""
    with pytest.raises(ValidationError):
        actions.anonymise(open_, by=people["house"])


def test_an_address_nobody_confirmed_goes_after_a_month_and_the_concern_stays(say, clock, capsys):
    silent, called, mine = say(**MAIL), say(), confirmed(say(**MAIL | {"email": "selbst@example.org"}))
    Letter.objects.update(state="sent", finished=NOW)
    clock.move_to(NOW + dt.timedelta(days=29))
    call_command("let_go")
    assert Concern.objects.get(pk=silent.pk).email == MAIL["email"]

    clock.move_to(NOW + dt.timedelta(days=31))
    call_command("let_go", "--dry-run")
    assert "Anliegen, die beantwortet oder sonst beendet sind: 1" in capsys.readouterr().out
    call_command("let_go")

    left = Concern.objects.get(pk=silent.pk)
    assert (left.email, left.reply_by, left.state, left.text) == ("", "none", "received", silent.text)
    assert Concern.objects.get(pk=called.pk).phone == called.phone
    assert Concern.objects.get(pk=mine.pk).email == "selbst@example.org"
    everything = [list(model.objects.values_list()) for model in (Detail, Entry, Concern, Letter)]
    assert MAIL["email"] not in str(everything)


def test_a_photo_shown_in_two_concerns_goes_with_the_second(say, people, django_capture_on_commit_callbacks):
    kept = storage.keep(cleaned(picture()))
    one, two = say(photos=[kept]), say(photos=[kept])
    for concern in (one, two):
        actions.answer(concern, by=people["office"], text="Ja.")
        with django_capture_on_commit_callbacks(execute=True):
            actions.anonymise(concern, by=people["house"])
        if concern is one:
            assert storage.fetch(kept.name)
    with pytest.raises(FileNotFoundError):
        storage.fetch(kept.name)


def test_photos_that_nobody_sent_are_swept_and_those_of_a_concern_stay(say, clock, capsys):
    import os  # noqa: PLC0415

    from django.core.files.storage import default_storage  # noqa: PLC0415

    sent, lost, fresh = (storage.keep(cleaned(picture())) for _ in range(3))
    say(photos=[sent])
    old = (NOW - dt.timedelta(hours=25)).timestamp()
    for one in (sent, lost):
        os.utime(default_storage.path(one.name), (old, old))
    os.utime(default_storage.path(fresh.name), (NOW.timestamp(), NOW.timestamp()))

    call_command("sweep_photos", "--dry-run")
    assert storage.fetch(lost.name)
    call_command("sweep_photos")

    assert capsys.readouterr().out.split("\n")[:2] == ["1 Foto weggeräumt."] * 2
    assert storage.fetch(sent.name) and storage.fetch(fresh.name, small=True)
    with pytest.raises(FileNotFoundError):
        storage.fetch(lost.name)


def test_a_person_is_told_of_and_erased_with_what_a_confirmed_address_said(say, people, body):
    person = f.PersonFactory(body=body, name="Erika", email="Erika@example.org")
    mine, somebodys = confirmed(say(**MAIL, text="meins")), say(**MAIL, text="fremd")

    told = str({section.name: section.rows for section in known_about(person)}["concerns"])
    assert "meins" in told
    assert "fremd" not in told
    privacy.erase(person, by=people["office"])

    assert Concern.objects.get(pk=mine.pk).text == ""
    assert Concern.objects.get(pk=mine.pk).state == "withdrawn"
    assert Concern.objects.get(pk=somebodys.pk).text == "fremd"
    assert "meins" not in str(list(Detail.objects.values_list()))
