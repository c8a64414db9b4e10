"""Who was there is entered as a list: what is kept, what follows from it, what is refused, and who reads a name."""

import datetime as dt

import pytest
from django.core.exceptions import ValidationError
from django.test import Client

from sozialraum.acts.models import Detail, Entry
from sozialraum.attendance import actions
from sozialraum.attendance.models import Attendance
from sozialraum.attendance.queries import heads_from, list_of
from sozialraum.bodies.words import Classification
from sozialraum.decisions.actions import minutes as minutes_acts
from sozialraum.decisions.words import MinutesState
from sozialraum.foundation.dates import PartialDate
from sozialraum.foundation.visitor import Visitor
from sozialraum.meetings.words import State
from sozialraum.people.words import ConsentPurpose
from sozialraum.privacy.actions import let_go
from tests import factories as f
from tests.refusals import refused

pytestmark = pytest.mark.django_db

LIST = """Stimmberechtigt:
Kita Beispielweg; ab 16.50; Name: Nora Beispiel
Jugendtreff; in Vertretung für Paul Beispiel
Entschuldigt:
Schule am Markt
Gäste:
Mobile Beratung; Leitung unbekannt"""


@pytest.fixture
def by(people):
    return people["office"]


@pytest.fixture
def minutes(body, group):
    meeting = f.MeetingFactory(body=body, key="s", state=State.HELD, date=PartialDate(2018, 1, 17), of=[group])
    f.AgendaItemFactory(body=body, meeting=meeting, number="3", name="Beratung", text="Es wurde beraten.")
    return f.MinutesFactory(body=body, meeting=meeting, key="p", state=MinutesState.PUBLISHED)


@pytest.fixture(autouse=True)
def kita(body):
    return f.OrganizationFactory(
        body=body, key="kita", name="Kita Beispielweg", classification=Classification.INSTITUTION, listed=True
    )


def state(minutes, by, text):
    actions.state_attendance(minutes, by=by, heads=heads_from(text, minutes, by))


def page():
    return Client().get("/sitzungen/s/").content.decode()


def test_a_list_is_kept_line_by_line_and_read_by_category_without_names(minutes, by):
    state(
        minutes,
        by,
        "Kita Beispielweg; stimmberechtigt; ab 16.50; Name: Nora Beispiel\n"
        "Jugendtreff; stimmberechtigt; in Vertretung für Paul Beispiel\nSchule am Markt; stimmberechtigt; entschuldigt"
        "\n"
        "Mobile Beratung; Gast; als Leitung; zu TOP 3\nFrau Muster; Gast\n2; Presse\n12; Öffentlichkeit",
    )

    seen = page()
    assert "Stimmberechtigt (2):</strong> Kita Beispielweg (ab 16.50 Uhr); Jugendtreff (in Vertretung)" in seen
    assert "Gäste (2):</strong> Mobile Beratung, Leitung (zu TOP 3); 1 wird nicht genannt" in seen
    assert "Presse (2)</strong>" in seen and "Öffentlichkeit (12)</strong>" in seen
    assert "Entschuldigt (1):</strong> Schule am Markt" in seen
    assert "18 Personen waren anwesend." in seen
    assert not [name for name in ("Nora", "Paul", "Frau") if name in seen]
    assert Attendance.objects.get(institution__key="kita").arrived == dt.time(16, 50)
    assert Entry.objects.latest("number").says == "hat eingetragen, wer da war"
    assert "Nora" not in str([one.changes for one in Detail.objects.all()])


def test_the_same_list_again_changes_nothing_and_one_more_line_keeps_the_keys(minutes, by):
    state(minutes, by, "Kita Beispielweg; stimmberechtigt\nJugendtreff; beratend")
    kept = dict(Attendance.objects.values_list("label", "key"))

    minutes.refresh_from_db()
    text = list_of(minutes)
    state(minutes, by, f"Polizei; Gast\n{text}; bis 17 Uhr")

    rows = Attendance.objects.filter(deleted=None)
    assert [(one.label, one.order) for one in rows] == [("Polizei", 1), ("", 2), ("Jugendtreff", 3)]
    assert {one.label: one.key for one in rows if one.label != "Polizei"} == kept
    assert rows.get(label="Jugendtreff").left == dt.time(17)


def test_where_only_those_stand_who_stayed_away_nobody_says_that_none_were_there(minutes, by):
    state(minutes, by, "Mitglied; stimmberechtigt; entschuldigt")

    assert "Zahl der Personen nicht bekannt." in page()
    assert "Personen waren anwesend" not in page()


def test_the_number_from_paper_goes_with_the_list_and_cannot_come_beside_it(minutes, by, kita):
    minutes_acts.correct(minutes, by=by, present=30, institutions=[kita])
    state(minutes, by, "Kita Beispielweg; stimmberechtigt")

    minutes.refresh_from_db()
    assert (minutes.present, minutes.represented.count(), minutes.attendance_listed) == (None, 0, True)
    with refused("constraint"):
        minutes_acts.correct(minutes, by=by, present=30)
    with refused("listed"):
        minutes_acts.correct(minutes, by=by, institutions=[kita])

    state(minutes, by, "")
    minutes_acts.correct(minutes, by=by, present=30)
    minutes.refresh_from_db()
    assert (minutes.present, minutes.attendance_listed, list_of(minutes)) == (30, False, "")


def test_a_single_head_beside_a_number_from_paper_is_refused(minutes, by, kita):
    minutes_acts.correct(minutes, by=by, present=30)
    with refused("constraint"):
        actions.attendances.record(minutes, by=by, category="guest")
    minutes_acts.correct(minutes, by=by, present=None, institutions=[kita])
    with refused("taken_over"):
        actions.attendances.record(minutes, by=by, category="guest")


def test_heads_one_by_one_and_the_last_one_gone_leaves_room_for_a_number(minutes, by):
    head = actions.attendances.record(minutes, by=by, category="guest", label="Polizei")
    assert (head.key, minutes.attendance_listed) == ("p-anwesend-1", True)

    actions.attendances.withdraw(head, by=by)
    minutes_acts.correct(minutes, by=by, present=4)

    minutes.refresh_from_db()
    assert (minutes.present, minutes.attendance_listed) == (4, False)


@pytest.mark.parametrize(
    ("columns", "code"),
    [
        ({"number": 3, "label": "Polizei"}, "constraint"),
        ({"number": 3, "standing": "excused"}, "constraint"),
        ({"arrived": dt.time(17), "left": dt.time(16)}, "constraint"),
        ({"standing": "excused", "left": dt.time(16)}, "constraint"),
        ({"category": "unbekannt"}, None),
    ],
)
def test_what_cannot_be_is_refused(minutes, by, columns, code):
    with pytest.raises(ValidationError) as refusal:
        actions.attendances.record(minutes, by=by, **{"category": "voting"} | columns)

    assert getattr(refusal.value, "code", None) == code
    assert not Attendance.objects.exists()


def test_only_a_guest_comes_to_an_item_and_to_one_of_this_meeting(body, minutes, by):
    other = f.AgendaItemFactory(body=body, meeting=f.MeetingFactory(body=body))
    own = f.AgendaItemFactory(body=body, meeting=minutes.meeting, number="4")
    with refused("constraint"):
        actions.attendances.record(minutes, by=by, category="voting", agenda_item=own)
    with refused("meeting"):
        actions.attendances.record(minutes, by=by, category="guest", agenda_item=other)


def test_the_name_of_a_known_person_becomes_that_person_and_stands_nowhere(body, minutes, by):
    person = f.PersonFactory(body=body, name="Nora Beispiel")
    state(minutes, by, "Nora Beispiel; Gast")

    head = Attendance.objects.get()
    assert (head.person, head.name, head.label) == (person, "", "")
    assert "Nora" not in page()
    with refused("constraint"):
        actions.attendances.record(minutes, by=by, category="guest", person=person)


def test_who_agreed_to_be_named_is_named(body, minutes, by):
    person = f.PersonFactory(body=body, name="Nora Beispiel")
    f.ConsentFactory(body=body, person=person, purpose=ConsentPurpose.NAMED, given_date=PartialDate(2018, 1, 1))
    state(minutes, by, "Kita Beispielweg; stimmberechtigt; Name: Nora Beispiel")

    assert "Nora Beispiel (Kita Beispielweg)" in page()


def test_a_guest_of_an_item_that_was_not_public_is_a_guest(body, minutes, by):
    f.AgendaItemFactory(body=body, meeting=minutes.meeting, number="5", public=False)
    state(minutes, by, "Schuldnerberatung; Gast; zu TOP 5")

    seen = page()
    assert "ein Gast (zu TOP 5)" in seen and "Schuldnerberatung" not in seen


def test_an_institution_that_is_not_listed_is_not_named(body, minutes, by):
    f.OrganizationFactory(body=body, name="Heim Stille", classification=Classification.INSTITUTION, listed=False)
    state(minutes, by, "Heim Stille; stimmberechtigt\nKita Beispielweg; stimmberechtigt")

    seen = page()
    assert "Heim Stille" not in seen
    assert "Stimmberechtigt (2):</strong> Kita Beispielweg; 1 wird nicht genannt" in seen


def test_a_forgotten_name_changes_no_number(body, minutes, by):
    person = f.PersonFactory(body=body, name="Nora Beispiel")
    state(minutes, by, "Kita Beispielweg; stimmberechtigt; Name: Nora Beispiel; in Vertretung für Paul Beispiel")
    head = Attendance.objects.get()
    assert head.person == person

    actions.forget_name(head, by=Visitor.house(body))

    head.refresh_from_db()
    assert (head.person, head.name, head.deputy_for, head.institution.key) == (None, "", "", "kita")
    assert "Stimmberechtigt (1):</strong> Kita Beispielweg" in page()
    assert not Attendance.objects.filter(pk=head.pk).named().exists()


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("Kita Beispielweg", "Zeile 1: In welcher Eigenschaft?"),
        (LIST, "Zeile 7: »Leitung unbekannt« verstehen wir nicht."),
        ("Polizei; Gast; zu TOP 9", "Zeile 1: In dieser Sitzung gibt es keinen TOP 9."),
        (f"{'x' * 201}; Gast", "Zeile 1 ist zu lang."),
    ],
)
def test_the_page_names_the_line_and_keeps_what_was_typed(office, minutes, text, says):
    answer = office.post("/protokolle/p/anwesende/", {"heads": text, "revision": minutes.revision})

    seen = answer.content.decode()
    assert says in seen and text.split("\n")[0] in seen
    assert not Attendance.objects.exists()


def test_the_office_types_the_list_and_reads_it_again(office, minutes):
    answer = office.post(
        "/protokolle/p/anwesende/", {"heads": "Polizei; Gast; Name: Nora Beispiel", "revision": minutes.revision}
    )
    assert answer.url == "/sitzungen/s/#protokoll"

    seen = office.get("/protokolle/p/anwesende/").content.decode()
    assert "Polizei; Gast; Name: Nora Beispiel" in seen
    assert "Anwesende eingetragen." in seen
    head = Attendance.objects.get()
    office.post(f"/anwesende/{head.key}/bearbeiten/", {"category": "guest", "standing": "excused", "label": "Polizei",
                                                       "order": 1, "revision": head.revision})  # fmt: skip
    assert Attendance.objects.get().standing == "excused"


def test_the_hour_of_forgetting_takes_names_and_leaves_heads(body, minutes, by):
    state(minutes, by, "Kita Beispielweg; stimmberechtigt; Name: Nora Beispiel")

    let_go(body, by=Visitor.house(body), kind="attendance", today=dt.date(2022, 12, 1))
    assert Attendance.objects.get().name == "Nora Beispiel"
    let_go(body, by=Visitor.house(body), kind="attendance", today=dt.date(2023, 3, 1))

    assert (Attendance.objects.get().name, Attendance.objects.count()) == ("", 1)


@pytest.mark.parametrize(("printed", "typed", "shown"), [("TOP 07", "7", "07"), ("7.", "7", "7"), ("", "2", "2")])
def test_a_guest_comes_to_a_point_however_its_number_is_printed_or_counted(minutes, by, printed, typed, shown):
    point = f.AgendaItemFactory(body=minutes.body, meeting=minutes.meeting, number=printed, order=2)
    state(minutes, by, f"Mobile Beratung; Gast; zu TOP {typed}")

    assert Attendance.objects.get(deleted=None).agenda_item == point
    assert f"Mobile Beratung (zu TOP {shown})" in page()
    state(minutes, by, list_of(minutes))
    assert Attendance.objects.get(deleted=None).agenda_item == point
