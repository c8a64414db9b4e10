"""The agenda set as a whole: one act, with what it refuses and what it keeps of others."""

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client

from sozialraum.acts.models import Entry
from sozialraum.agenda.actions import set_agenda
from sozialraum.agenda.queries.lines import KINDS, text_of
from sozialraum.agenda.queries.proposals import proposals_for
from sozialraum.agenda.rules import read_lines
from sozialraum.decisions.words import MinutesState
from sozialraum.foundation.dates import PartialDate
from sozialraum.meetings.actions import agenda
from sozialraum.meetings.models import AgendaItem
from sozialraum.meetings.words import ItemCourse, State
from tests import factories as f
from tests.refusals import refused

pytestmark = pytest.mark.django_db

PATH = "/sitzungen/s/tagesordnung/"
START = "Begrüßung | Bericht | 5\nProtokolle | Genehmigung\n  AG Wohnen\nBänke | Beschluss | 20 | Mieterverein"


@pytest.fixture
def sitting(body, group):
    day = PartialDate(2027, 2, 18)
    return f.MeetingFactory(body=body, key="s", name="Runde", state=State.SCHEDULED, date=day, of=[group])


@pytest.fixture
def by(people):
    return people["office"]


def put(meeting, by, text):
    set_agenda(meeting, by=by, lines=read_lines(text, KINDS)[0], seen=text_of(meeting))


def test_the_whole_agenda_is_recorded_at_once(sitting, by):
    put(sitting, by, START)

    assert text_of(sitting).split("\n") == [
        "1 Begrüßung | Bericht | 5 | #top-1",
        "2 Protokolle | Genehmigung | #top-2",
        "  2.1 AG Wohnen | #top-3",
        "3 Bänke | Beschluss | 20 | Mieterverein | #top-4",
    ]
    says = list(Entry.objects.order_by("number").values_list("says", flat=True))
    assert says == ["hat einen Tagesordnungspunkt eingetragen"] * 4 + ["hat die Tagesordnung gesetzt"]


def test_lines_are_moved_corrected_added_and_withdrawn_in_one_act_and_keep_their_address(sitting, by):
    put(sitting, by, START)
    bench = AgendaItem.objects.get(name="Bänke")
    address = bench.get_absolute_url()

    put(
        sitting,
        by,
        "Bänke am Platz | Beschluss | 20 | #top-4\n  AG Wohnen | #top-3\nNeues\nBegrüßung | Bericht | 5 | #top-1",
    )

    assert [(one.number, one.name) for one in AgendaItem.objects.filter(deleted=None)] == [
        ("1", "Bänke am Platz"), ("1.1", "AG Wohnen"), ("2", "Neues"), ("3", "Begrüßung"),
    ]  # fmt: skip
    bench.refresh_from_db()
    assert bench.get_absolute_url() == address
    assert AgendaItem.objects.get(key="s-top-2").deleted


def test_a_point_and_the_one_below_it_change_places(sitting, by):
    put(sitting, by, "A\n  B\nC")

    put(sitting, by, "B | #top-2\n  A | #top-1\n  C | #top-3")

    assert text_of(sitting) == "1 B | #top-2\n  1.1 A | #top-1\n  1.2 C | #top-3"


def test_saved_unchanged_no_point_is_touched(sitting, by):
    put(sitting, by, START)
    before = Entry.objects.count()

    put(sitting, by, text_of(sitting))

    assert list(Entry.objects.order_by("number").values_list("says", flat=True))[before:] == [
        "hat die Tagesordnung gesetzt"
    ]


@pytest.mark.parametrize("carries", ["text", "paper", "decision"])
def test_a_line_that_carries_something_is_not_dropped_and_nothing_is_saved(sitting, by, body, group, carries):
    put(sitting, by, "A\nB")
    item = AgendaItem.objects.get(name="B")
    if carries == "text":
        agenda.correct(item, by=by, text="Es wurde beraten.")
    elif carries == "paper":
        f.ConsultationFactory(body=body, agenda_item=item, paper=f.PaperFactory(body=body))
    else:
        f.ResolutionFactory(body=body, meeting=sitting, agenda_item=item, date=None, by=[group])

    with refused("needed"):
        put(sitting, by, "A neu | #top-1")

    assert [one.name for one in AgendaItem.objects.filter(deleted=None)] == ["A", "B"]


@pytest.mark.parametrize("text", ["A | #top-9", "A | #top-1\nB | #top-1"])
def test_a_mark_that_is_not_there_or_twice_is_refused(sitting, by, text):
    put(sitting, by, "A")

    with refused("mark"):
        put(sitting, by, text)


def test_only_the_office_sets_it(sitting, people):
    for name in ("member", "nobody", "auditor"):
        if name in people:
            with pytest.raises(PermissionDenied):
                put(sitting, people[name], "A")
    assert Client().get(PATH).status_code in {302, 404}


def test_without_a_script_it_is_a_text_of_lines(office, sitting):
    shown = office.get(PATH).content.decode()
    answer = office.post(PATH, {"text": START, "seen": ""})

    assert '<textarea name="text"' in shown
    assert answer.url == "/sitzungen/s/"
    assert [one.name for one in AgendaItem.objects.all()] == ["Begrüßung", "Protokolle", "AG Wohnen", "Bänke"]


def test_looking_and_taking_in_save_nothing_and_say_the_sum(office, sitting):
    shown = office.post(PATH, {"text": START, "seen": "", "dazu": "Kasse | Bericht | 10"}).content.decode()

    assert "Kasse | Bericht | 10</textarea>" in shown
    assert "<span data-sum>35</span>" in shown
    assert 'class="lines-sum" hidden' not in shown
    assert 'class="lines-sum" hidden' in office.get(PATH).content.decode()  # of no minutes there is no sum
    assert not AgendaItem.objects.exists()


def test_what_somebody_else_changed_meanwhile_is_not_lost(office, sitting, by):
    put(sitting, by, "A\nB")
    seen = text_of(sitting)
    put(sitting, by, "A anders | #top-1\nB | #top-2\nC")

    refusal = office.post(PATH, {"text": seen.replace("1 A", "1 Mein A"), "seen": seen})
    shown = refusal.content.decode()

    assert [one.name for one in AgendaItem.objects.filter(deleted=None)] == ["A anders", "B", "C"]
    assert "Inzwischen hat jemand die Tagesordnung geändert." in shown
    assert "Jetzt gespeichert »A anders«, von Ihnen »Mein A«." in shown
    office.post(
        PATH, {"text": refusal.context["form"]["text"].value(), "seen": refusal.context["form"]["seen"].value()}
    )
    assert [one.name for one in AgendaItem.objects.filter(deleted=None)] == ["Mein A", "B", "C"]
    assert "Gespeichert: Tagesordnung." in office.get("/sitzungen/s/").content.decode()


def test_the_numbers_of_a_paper_stand_as_they_are_printed(sitting, by):
    put(sitting, by, "TOP 01 Berichte\n  TOP 01 a Fest\nTOP 05 a Nachfrage\nTOP 06 Anträge\n8 Termine")

    assert list(AgendaItem.objects.order_by("order").values_list("number", flat=True)) == [
        "01", "01 a", "05 a", "06", "8",
    ]  # fmt: skip
    put(sitting, by, text_of(sitting).replace("06 Anträge", "06 Anträge an den Fonds"))
    assert AgendaItem.objects.get(order=4).number == "06"


def test_the_numbers_of_a_paper_stay_in_the_fields_when_one_only_looks(office, sitting):
    shown = office.post(PATH, {"text": "TOP 02 Berichte\nTOP 06 Anträge", "seen": "", "ansehen": "1"}).content.decode()

    assert 'data-printed="02"' in shown and 'data-printed="06"' in shown


def test_what_is_on_record_is_offered_line_by_line(body, group, sitting, by):
    last = f.MeetingFactory(body=body, state=State.HELD, date=PartialDate(2026, 9, 24), of=[group])
    minutes = f.MinutesFactory(body=body, meeting=last, state=MinutesState.PUBLISHED)
    f.TaskFactory(body=body, minutes=minutes, what="Karten nachdrucken", who="Genossenschaft")
    f.TaskFactory(body=body, minutes=minutes, what="Schon getan", done=True)
    f.AgendaItemFactory(body=body, meeting=last, name="Lampen", course=ItemCourse.POSTPONED, reason="Preise fehlen.")
    f.AgendaItemFactory(body=body, meeting=last, name="Beraten")

    offered = proposals_for(sitting, by, read_lines("lampen", KINDS)[0])
    all_of_it = proposals_for(sitting, by, [])

    assert [one.line for one in all_of_it] == [
        f"Protokoll der {group.name} vom 24. September 2026 | Genehmigung", "Lampen", "Karten nachdrucken | Bericht",
    ]  # fmt: skip
    assert [one.why for one in all_of_it][1:] == [
        "Vertagt 24. September 2026, Preise fehlen.",
        "Offene Aufgabe, Genossenschaft",
    ]
    assert [one.name for one in offered] == [all_of_it[0].name, all_of_it[2].name]
