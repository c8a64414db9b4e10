"""A note becomes what the minutes say of its point, one by one or all at the end; a task is taken out of it."""

import pytest
from django.core.exceptions import PermissionDenied

from sozialraum.acts.models import Entry
from sozialraum.foundation.dates import PartialDate
from sozialraum.foundation.visitor import Visitor
from sozialraum.meetings.actions import agenda
from sozialraum.meetings.models import AgendaItem
from sozialraum.notes.actions import NoteSent, close_item, close_notes, store, take_task, text_blocks
from sozialraum.notes.models import NoteCopy, NoteDraft
from sozialraum.notes.queries import blocks_of, note_of
from sozialraum.tasks.models import Task
from tests import factories as f
from tests.refusals import refused

pytestmark = pytest.mark.django_db


def test_closing_makes_the_note_the_text_of_the_point_in_one_entry(item, taker, put):
    put("  Es wurde beraten.\n", 0, taker)

    close_item(item, by=taker)

    assert AgendaItem.objects.get().text == "Es wurde beraten."
    entry = Entry.objects.get()
    assert (entry.act, entry.detail.changes["text"]) == ("notes.close_item", ["", "Es wurde beraten."])
    assert NoteDraft.objects.count() == 0
    assert note_of(item, taker).is_closed


def test_closing_is_refused_without_a_note_for_another_number_and_with_two_texts(item, taker, linked, put):
    with refused("nothing"):
        close_item(item, by=taker)
    begun = put("a", 0, taker).number
    with refused("meanwhile"):
        close_item(item, by=taker, seen=begun - 1)
    put("b", 0, linked)
    with refused("both"):
        close_item(item, by=taker, seen=begun)

    assert (AgendaItem.objects.get().text, NoteDraft.objects.get().text) == ("", "a")


def test_what_somebody_wrote_into_the_minutes_meanwhile_is_not_lost(item, taker, people, put):
    put("Von der Sitzung", 0, taker)
    agenda.correct(item, by=people["office"], text="Vom Büro")

    close_item(item, by=taker)

    assert AgendaItem.objects.get().text.split("\n") == ["Vom Büro", "Von der Sitzung"]


def test_the_end_of_a_sitting_closes_all_notes_in_one_act_with_every_second_text(item, sitting, taker, linked, put):
    other = f.AgendaItemFactory(body=item.body, meeting=sitting, name="Bericht", order=2)
    third = f.AgendaItemFactory(body=item.body, meeting=sitting, name="Ende", order=3, text="Vom Büro")
    put("a", 0, taker)
    put("b", 0, linked)
    store(other, NoteSent("c", 0), by=taker)
    store(third, NoteSent("zu spät", 0), by=linked)

    close_notes(sitting, by=taker)

    texts = [set(one.text.split("\n")) for one in AgendaItem.objects.order_by("order")]
    assert texts == [{"a", "b"}, {"c"}, {"zu spät", "Vom Büro"}]
    assert NoteDraft.objects.count() + NoteCopy.objects.count() == 0
    assert set(Entry.objects.values_list("act", flat=True)) == {"notes.close_notes", "notes.close_item"}


def test_the_link_may_note_and_no_more(item, sitting, linked, put):
    put("a", 0, linked)

    for act, thing, words in ((close_item, item, {}), (close_notes, sitting, {}), (take_task, item, {"what": "x"})):
        with pytest.raises(PermissionDenied):
            act(thing, by=linked, **words)


def test_a_task_of_a_point_is_recorded_in_the_minutes(item, sitting, taker):
    with refused("minutes"):
        take_task(item, by=taker, what="Eltern fragen")
    f.MinutesFactory(body=item.body, meeting=sitting, state="draft")

    with refused("twice", field="due"):
        take_task(item, by=taker, what="Eltern fragen", due=PartialDate(2027), next_sitting=True)
    take_task(item, by=taker, what="Eltern fragen", who="Kita Beispielweg", due=PartialDate(2027, 1, 15))

    task = Task.objects.get()
    assert (task.what, task.who, task.agenda_item) == ("Eltern fragen", "Kita Beispielweg", item)
    assert task.due == PartialDate(2027, 1, 15)


def test_a_line_whose_task_is_recorded_is_not_proposed_again(item, sitting, taker, put):
    f.MinutesFactory(body=item.body, meeting=sitting, state="draft")
    f.OrganizationFactory(body=item.body, name="Kita Beispielweg")
    put("Aufgabe: Kita Beispielweg fragt Eltern bis zur nächsten Sitzung\nBeschluss: Es geht weiter", 0, taker)
    proposed = note_of(item, taker).marked[0]

    take_task(item, by=taker, what=proposed.task.what, who=proposed.task.who, next_sitting=True)

    assert (proposed.task.who, proposed.until) == ("Kita Beispielweg", "nächste Sitzung")
    assert [one.sentence for one in note_of(item, taker).marked] == ["Es geht weiter"]


def test_the_text_blocks_of_the_house_give_way_to_the_networks_own(body, people):
    assert "Es gibt keine Anmerkungen zum Protokoll." in blocks_of(Visitor(body))

    text_blocks.record(body, by=people["office"], text="Die Gruppe … hat nicht getagt.")

    assert blocks_of(Visitor(body, as_of="later")) == ("Die Gruppe … hat nicht getagt.",)
