"""A note is never saved over another one: whoever was not first has both texts kept, also beside other processes."""

import contextlib
import threading

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection

from sozialraum.acts.models import Entry
from sozialraum.foundation.visitor import Link, Visitor, Way
from sozialraum.meetings.permissions import HOLD
from sozialraum.meetings.words import State
from sozialraum.notes.actions import NoteSent, close_item, store
from sozialraum.notes.models import NoteCopy, NoteDraft
from sozialraum.notes.queries import note_of, two_texts
from sozialraum.notes.rules import merged
from tests import factories as f
from tests.refusals import refused

pytestmark = pytest.mark.django_db
MANY = 6


def test_each_store_raises_the_number_by_one_and_says_who_wrote(item, taker, linked, put):
    first = put("Erstens", 0, taker)
    second = put("Erstens, zweitens", first.number, linked)

    draft = NoteDraft.objects.get()
    assert second.number == first.number + 1 == draft.number
    assert (draft.text, draft.writer, draft.person) == ("Erstens, zweitens", "", None)
    assert second.second is None
    assert Entry.objects.count() == 0
    assert note_of(item, taker).text == "Erstens, zweitens"


def test_whoever_was_not_first_has_both_texts_kept(item, taker, people, put):
    begun = put("Der Raum ist klein.", 0, taker).number
    put("Der Raum ist klein.\nDie Stadt fragt nach der Turnhalle.", begun, people["office"])

    met = put("Der Raum ist klein.\nFrau Beispiel bietet den Saal an.", begun, taker, "meins")

    assert met.second.text == "Der Raum ist klein.\nFrau Beispiel bietet den Saal an."
    assert NoteDraft.objects.get().text == "Der Raum ist klein.\nDie Stadt fragt nach der Turnhalle."
    two = two_texts(item, "meins", taker)
    assert (two.is_own, two.writer, two.number) == (True, people["office"].label, met.number)
    assert set(two.together.split("\n")) == {*two.mine.text.split("\n"), *two.theirs.split("\n")}
    assert [one.token for one in note_of(item, taker).seconds] == ["meins"]


def test_what_was_put_together_is_stored_and_both_texts_stay_until_the_point_is_closed(item, taker, people, put):
    begun = put("a", 0, taker).number
    put("a\nb", begun, people["office"])
    met = put("a\nc", begun, taker, "meins")

    stored = put("a\nb\nc", met.number, taker, works_in="meins")

    assert stored.number == met.number + 1 and stored.second is None
    assert note_of(item, taker).seconds == ()
    assert list(NoteCopy.objects.values_list("text", flat=True)) == ["a\nb", "a\nc"]
    close_item(item, by=taker)
    assert (NoteCopy.objects.count(), NoteDraft.objects.count(), item.text) == (0, 0, "a\nb\nc")


def test_a_store_that_is_sent_again_after_a_lost_answer_is_no_conflict(taker, linked, put):
    first = put("Von mir", 0, taker, "erste")
    put("Von mir\nund dir", first.number, linked, "andere")

    again = put("Von mir", 0, taker, "erste")

    assert again.number == first.number and again.second is None
    assert NoteCopy.objects.count() == 0
    assert NoteDraft.objects.get().text == "Von mir\nund dir"


def test_a_conflict_that_is_sent_again_is_kept_once(taker, linked, put):
    begun = put("a", 0, taker).number
    put("b", begun, linked)

    kept = [put("c", begun, taker, "meins").second.pk for _again in range(3)]

    assert len(set(kept)) == 1
    assert NoteCopy.objects.filter(is_open=True).count() == 1


def test_the_same_text_from_two_is_no_conflict(taker, linked, put):
    put("Gleich", 0, taker)

    assert put("Gleich", 0, linked).second is None


@pytest.mark.parametrize("begun", [False, True])
def test_two_stores_of_one_text_at_the_same_moment_are_no_conflict(begun, taker, put):
    """As a script sends one when the field is left, and the button brings the other."""
    seen = put("Anfang", 0, taker).number if begun else 0

    def other_first(execute, sql, *words):
        if waiting and sql.startswith(("INSERT", "UPDATE")) and "notes_notedraft" in sql:
            told.append(waiting.pop()("Gleich", seen, taker, "andere"))
        return execute(sql, *words)

    waiting, told = [put], []
    with connection.execute_wrapper(other_first):
        own = put("Gleich", seen, taker, "eigene")

    assert (own.second, own.number) == (None, told[0].number)
    assert NoteCopy.objects.count() == 0


def test_what_comes_after_the_closing_is_kept_beside_what_the_minutes_say(item, taker, linked, put):
    begun = put("Fertig", 0, taker).number
    close_item(item, by=taker)

    late = put("Fertig\nNoch etwas", begun, linked, "spät")

    assert late.second.is_open
    assert (note_of(item, taker).text, NoteDraft.objects.count()) == ("Fertig", 0)
    assert two_texts(item, "spät", taker).theirs == "Fertig"


def test_a_text_that_the_minutes_say_already_is_no_second_one(item, taker, put):
    """Closed with the very store whose answer was lost, and sent once more."""
    begun = put("Fertig", 0, taker).number
    close_item(item, by=taker)

    again = put("Fertig\n", begun, taker)

    assert (again.second, again.number) == (None, note_of(item, taker).number)
    assert (NoteDraft.objects.count(), NoteCopy.objects.count()) == (0, 0)
    assert put("Fertig\nNoch etwas", again.number, taker).second is None  # from there it goes on


def test_a_point_that_is_opened_again_begins_with_what_the_minutes_say_and_at_a_new_number(item, taker, put):
    former = put("Fertig", 0, taker).number
    close_item(item, by=taker)
    note = note_of(item, taker)

    opened = put(note.text, note.number, taker)

    assert note.is_closed
    assert opened.second is None and opened.number > former
    assert put("Alt", former, taker).second is not None


@pytest.mark.parametrize("state", [State.SCHEDULED, State.CANCELLED, State.DRAFT])
def test_there_are_notes_only_from_the_opening_on(body, group, people, state):
    item = f.AgendaItemFactory(body=body, meeting__of=[group], meeting__state=state)

    with refused("state"):
        store(item, NoteSent("a", 0), by=people["office"])


def test_there_are_no_notes_once_the_record_is_published(body, group, people):
    item = f.AgendaItemFactory(body=body, meeting__of=[group], meeting__state=State.HELD)

    with refused("state"):
        store(item, NoteSent("a", 0), by=people["office"])


def test_who_holds_the_sitting_may_and_nobody_else(body, item, people, taker, linked, delegate):
    strangers = dict(people, delegate=delegate, other=Visitor(body, Way.LINK, link=Link(HOLD, "meeting", "andere")))
    may = {"office", "speaker", "taker", "linked"}
    found = set()
    for name, visitor in (strangers | {"taker": taker, "linked": linked}).items():
        with contextlib.suppress(PermissionDenied):
            store(item, NoteSent("Gleich", 0), by=visitor)
            found.add(name)

    assert found == may


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("begun", [False, True])
def test_of_many_at_the_same_moment_one_is_first_and_no_word_is_lost(item, people, begun):
    office, seen = people["office"], 0
    if begun:
        seen = store(item, NoteSent("Anfang", 0), by=office).number
    start, outcomes = threading.Barrier(MANY), [None] * MANY

    def write(number):
        try:
            start.wait()
            outcomes[number] = store(item, NoteSent(f"Text {number}", seen, f"mark-{number}"), by=office)
        finally:
            connection.close()

    writers = [threading.Thread(target=write, args=[number]) for number in range(MANY)]
    for one in writers:
        one.start()
    for one in writers:
        one.join()

    first = [number for number, outcome in enumerate(outcomes) if outcome.second is None]
    assert len(first) == 1
    draft = NoteDraft.objects.get()
    assert draft.text == f"Text {first[0]}" and draft.number == outcomes[first[0]].number
    kept = set(NoteCopy.objects.filter(is_open=True).values_list("text", flat=True))
    assert kept == {f"Text {number}" for number in range(MANY) if number not in first}
    whole = ""
    for text in kept:
        whole = merged(text, whole)
    assert kept <= set(whole.split("\n"))
