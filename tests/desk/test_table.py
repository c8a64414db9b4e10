"""What lies on whose table, by when and why."""

import datetime as dt
import re

import pytest
import time_machine

from sozialraum.acts import guard
from sozialraum.bodies.words import ASKED_BY_RULES, LAW, Classification, TextKind
from sozialraum.clockwork.models import Job
from sozialraum.desk.queries.due import TO_LOOK_AT
from sozialraum.desk.rules import Urgency, urgency
from sozialraum.foundation.dates import PartialDate
from sozialraum.meetings.words import State
from sozialraum.people.words import Role
from sozialraum.post import outbox
from sozialraum.post.words import LetterState
from tests import factories as f

pytestmark = pytest.mark.django_db

LONG_AGO = dt.datetime(2020, 1, 1, tzinfo=dt.UTC)

TODAY = dt.date(2026, 11, 23)


@pytest.fixture(autouse=True)
def _today():
    with time_machine.travel(dt.datetime(2026, 11, 23, 9, tzinfo=dt.UTC), tick=False):
        yield


def titles(client):
    table = client.get("/schreibtisch/").context["table"]
    return {line.due.title for line in (*table.now, *table.later)} | {one.title for one in table.noticed}


@pytest.mark.parametrize(
    ("days", "expected"), [(-1, Urgency.LATE), (0, Urgency.DUE), (7, Urgency.DUE), (8, Urgency.LATER)]
)
def test_urgency(days, expected):
    assert urgency(TODAY + dt.timedelta(days), TODAY) is expected


def test_the_office_is_told_what_is_missing_and_how_long(office, body, group):
    plenum = f.OrganizationFactory(
        body=body,
        name="Plenum",
        classification=Classification.PLENUM,
        min_per_year=1,
        rhythm="ein- bis zweimal im Jahr",
    )
    f.MeetingFactory(body=body, name="Runde", date=PartialDate(2026, 11, 20), of=[group])
    f.MeetingFactory(body=body, name="Winterrunde", date=PartialDate(2026, 12, 5), state=State.DRAFT, of=[group])
    f.MeetingFactory(body=body, name="Sommerrunde", date=PartialDate(2026, 6, 1), state=State.HELD, of=[plenum, group])
    f.MembershipFactory(
        body=body,
        organization=group,
        role=Role.SPEAKER,
        end_date=PartialDate(2026, 12, 31),
        start_date=PartialDate(2024),
    )
    kita = f.OrganizationFactory(
        body=body, classification=Classification.INSTITUTION, name="Kita Beispiel", created=LONG_AGO
    )
    f.SeatFactory(body=body, organization=group, institution=kita)

    table = office.get("/schreibtisch/").context["table"]

    said = {line.due.title: (line.tone, line.distance) for line in (*table.now, *table.later)}
    assert said == {
        "Was war: Runde, 20. November 2026": ("late", "2 Tage überfällig"),
        "Einberufen: Winterrunde, 5. Dezember 2026": ("late", "2 Tage überfällig"),
        "Amtszeit endet: Sprecherin oder Sprecher, AG Wohnen/Quartier": ("", "in 5 Wochen"),
    }
    assert [one.title for one in table.noticed] == [
        "Ein Protokoll fehlt oder ist noch Entwurf",
        "Kein nächster Termin: AG Wohnen/Quartier",
        "Kein nächster Termin: Plenum",
        "Ein Sitz ohne Delegierte: AG Wohnen/Quartier",
        "Eine Einrichtung hat ihren Eintrag seit über einem Jahr nicht bestätigt",
        "Impressum: Das Gesetz verlangt mehr",
        "Datenschutz: Das Gesetz verlangt mehr",
        f"{len(TextKind) - len(LAW) - len(ASKED_BY_RULES)} Texte des Netzwerks fehlen",
    ]


def test_a_text_that_the_law_asks_for_is_named_until_its_last_blank_is_filled_in(office, body):
    title = "Impressum: Das Gesetz verlangt mehr"
    due = next(one for one in office.get("/schreibtisch/").context["table"].noticed if one.title == title)
    assert (due.button, due.url) == ("Vorlage ausfüllen", "/schreibtisch/eintragen/texte/?vorlage=imprint#id_imprint")
    assert due.why.startswith("Name des Anbieters mit Rechtsform")

    text = f.TextFactory(body=body, kind=TextKind.IMPRINT, text="Stadt Musterstadt\nTelefon: [Telefonnummer …]")
    due = next(one for one in office.get("/schreibtisch/").context["table"].noticed if one.title == title)
    assert (due.button, due.why) == ("Ausfüllen", "Telefonnummer.")

    with guard.opened():
        type(text).objects.filter(pk=text.pk).update(text="Stadt Musterstadt\nTelefon: 02403 00-00")
    assert title not in titles(office)


def test_the_rhythm_the_bylaws_want_is_watched(office, body):
    plenum = f.OrganizationFactory(
        body=body, name="Plenum", classification=Classification.PLENUM, min_per_year=2, rhythm="zweimal im Jahr"
    )
    assert "Für 2026 ist noch keine Sitzung einberufen: Plenum" in titles(office)

    f.MeetingFactory(body=body, date=PartialDate(2026, 3, 1), state=State.HELD, of=[plenum])
    f.MeetingFactory(body=body, date=PartialDate(2026, 4, 1), state=State.CANCELLED, of=[plenum])
    assert "Plenum: 1 von mindestens 2 Sitzungen in 2026" in titles(office)

    f.MeetingFactory(body=body, date=PartialDate(2026, 12, 1), of=[plenum])
    assert not [title for title in titles(office) if "2026" in title and "Plenum" in title]


def test_who_waits_for_an_answer_and_which_letters_need_a_look(office, body, group):
    f.JoinRequestFactory(body=body, organization=group, created=dt.datetime(2026, 11, 10, tzinfo=dt.UTC))
    with guard.opened():
        letter = outbox.put(body, to="a@example.org", subject="Einladung", text="Text")
        outbox.put(body, postal_address="Weg 1\n00000 Musterstadt", subject="Einladung", text="Text")
        type(letter).objects.filter(pk=letter.pk).update(state=LetterState.UNCLEAR)
        Job.objects.create(name="sicherung", failed=True, result="Kein Platz.")

    table = office.get("/schreibtisch/").context["table"]

    assert [(line.due.title, line.tone) for line in table.now] == [
        ("Beitrittsanfrage beantworten: AG Wohnen/Quartier", "late")
    ]
    said = [one.title for one in table.noticed]
    assert {"1 Brief: unklar", "1 Brief: zu drucken", "Fehlgeschlagen: sicherung"} <= set(said)


def test_a_group_that_has_ended_is_left_in_peace(office, body):
    f.OrganizationFactory(body=body, name="AG Früher", end_date=PartialDate(2019), min_per_year=4)
    assert not [title for title in titles(office) if "AG Früher" in title]


def test_a_term_that_goes_on_is_not_due(office, body, group):
    words = {"body": body, "organization": group, "role": Role.SPEAKER}
    f.MembershipFactory(**words, key="alt", end_date=PartialDate(2026, 12, 31))
    f.MembershipFactory(**words, key="neu", start_date=PartialDate(2027, 1, 1))
    assert not [title for title in titles(office) if "Amtszeit" in title]


def test_a_speaker_sees_their_own_groups_and_a_member_their_dates(logged_in, body, group):
    other = f.OrganizationFactory(body=body, name="AG Andere", min_per_year=3)
    f.MeetingFactory(body=body, name="Meine Runde", date=PartialDate(2026, 12, 1), of=[group])
    f.MeetingFactory(body=body, name="Andere Runde", date=PartialDate(2026, 12, 2), of=[other])

    member = logged_in(group, Role.MEMBER)
    table = member.get("/schreibtisch/").context["table"]
    assert [str(one) for one in table.dates] == ["Meine Runde"]
    assert table.noticed == table.now == table.later == ()

    speaker = logged_in(other, Role.SPEAKER)
    assert titles(speaker) == {"AG Andere: 1 von mindestens 3 Sitzungen in 2026"}


def test_office_without_a_second_factor_is_told_so_and_sees_nothing_of_it(logged_in, body):
    bureau = f.OrganizationFactory(body=body, classification=Classification.OFFICE)
    client = logged_in(bureau, second_factor=False)

    page = client.get("/schreibtisch/")

    assert page.context["table"].lacks_second_factor
    assert page.context["table"].noticed == ()
    assert "Zweiten Faktor einrichten" in page.content.decode()


def test_strangers_are_led_to_the_door(client, body):
    assert client.get("/schreibtisch/").status_code == 302


@pytest.mark.parametrize("count", [1, 30])
def test_as_many_questions_at_one_as_at_thirty(office, body, count, django_assert_max_num_queries):
    for n in range(count):
        group = f.OrganizationFactory(body=body, name=f"AG {n}", min_per_year=2)
        f.MeetingFactory(body=body, date=PartialDate(2026, 11, 1), of=[group])
        f.SeatFactory(body=body, organization=group)
    with django_assert_max_num_queries(31):  # one for each kind of thing that may wait
        assert office.get("/schreibtisch/").status_code == 200


def test_letters_that_wait_for_a_server_nobody_has_named_are_on_the_table(office, body, settings):
    outbox.put(body, to="erika@example.org", subject="Guten Tag", text="Hallo.")
    outbox.put(body, to="max@example.org", subject="Guten Tag", text="Hallo.")
    assert "2 Briefe warten" in titles(office)

    settings.SMTP = "smtp://127.0.0.1:1?from=post@netz.example"

    assert "2 Briefe warten" not in titles(office)


def test_the_door_to_a_letter_leads_to_its_shelf(office, body):
    f.LetterFactory(body=body, state=LetterState.BOUNCED)

    assert "/schreibtisch/post/?stand=zurueck" in office.get("/schreibtisch/").content.decode()


@pytest.mark.parametrize("state", list(TO_LOOK_AT), ids=str)
def test_what_is_told_of_one_letter_speaks_of_no_several(state):
    assert not re.search(r"\bsie\b|\bihre\b|\bSie kamen\b", str(TO_LOOK_AT[state]))


def test_what_is_told_of_one_waiting_letter_speaks_of_no_several(office, body):
    f.LetterFactory(body=body, state=LetterState.WAITING)

    (told,) = (one for one in office.get("/schreibtisch/").context["table"].noticed if one.title == "Ein Brief wartet")

    assert not re.search(r"\bsie\b", told.why)
