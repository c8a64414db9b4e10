"""A name in a note: found when somebody asks what is known of them, or wants to be erased; gone with the note."""

import datetime as dt

import pytest
import time_machine
from django.core.management import call_command

from sozialraum.acts import guard
from sozialraum.meetings.models import Meeting
from sozialraum.notes.models import NoteCopy, NoteDraft
from sozialraum.people.models import Person
from sozialraum.privacy.actions import erase
from sozialraum.privacy.queries import holds_on, known_about
from tests import factories as f

pytestmark = pytest.mark.django_db
TODAY = dt.date(2026, 12, 1)


def notes_about(person):
    return next(one.rows for one in known_about(person) if one.name == "notes")


def test_a_name_in_a_note_is_found_in_the_record_and_said_before_erasing(body, item, taker, put):
    named = f.PersonFactory(body=body, name="Max Muster")
    begun = put("Herr Max Muster wohnt im Hof.", 0, taker).number
    put("Max Muster zieht um.", begun - 1, taker)

    found = notes_about(named)

    assert len(found) == 3  # the note, and both texts of the conflict
    assert all(
        "Der Name steht in einer Notiz, die jemand anderes geschrieben hat" in dict(row).values() for row in found
    )
    assert [one.what for one in holds_on(named, TODAY)] == ["Der Name steht in einer Notiz: Sitzung, Sprechstunde"]
    assert list(holds_on(f.PersonFactory(body=body, name="Eva Probe"), TODAY)) == []


def test_whoever_wrote_is_let_go_of_and_the_texts_stay(body, item, taker, people, put):
    person = Person.objects.get(pk=taker.person_id)
    begun = put("Es regnet.", 0, taker).number
    put("Es schneit.", begun - 1, taker)
    assert [dict(row)["Text"] for row in notes_about(person)] == ["Es regnet.", "Es regnet.", "Es schneit."]

    erase(person, by=people["office"])

    rows = [*NoteDraft.objects.values_list("writer", "person"), *NoteCopy.objects.values_list("writer", "person")]
    assert rows == [("", None)] * 3
    assert NoteDraft.objects.get().text == "Es regnet."


@pytest.mark.parametrize(("published", "day"), [(True, dt.date(2026, 11, 28)), (False, dt.date(2027, 6, 1))])
def test_a_note_goes_with_the_published_minutes_and_after_half_a_year(item, taker, put, published, day):
    begun = put("Liegen geblieben", 0, taker).number
    put("Zweiter", begun - 1, taker)
    with time_machine.travel(dt.datetime(2026, 11, 28, 2, tzinfo=dt.UTC), tick=False):
        call_command("let_go")
    assert NoteDraft.objects.count() == 1
    with guard.opened():
        Meeting.objects.update(record_published=dt.datetime(2026, 11, 27, tzinfo=dt.UTC) if published else None)

    with time_machine.travel(dt.datetime(day.year, day.month, day.day, 2, tzinfo=dt.UTC), tick=False):
        call_command("let_go")

    assert NoteDraft.objects.count() + NoteCopy.objects.count() == 0
