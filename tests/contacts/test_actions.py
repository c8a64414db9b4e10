"""Lists come in by acts: uploaded, arranged, taken over as a whole or not at all, thrown away."""

import datetime as dt
from dataclasses import replace

import pytest
import time_machine
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sozialraum.acts import guard, journal
from sozialraum.acts.models import Detail, Entry
from sozialraum.bodies.models import Organization
from sozialraum.clockwork import night
from sozialraum.contacts import actions
from sozialraum.contacts.models import ContactFile, ContactImport
from sozialraum.contacts.ports import tables
from sozialraum.contacts.queries import preview
from sozialraum.contacts.rules.headings import ColumnUse
from sozialraum.contacts.rules.plan import LineStatus
from sozialraum.contacts.words import ImportState
from sozialraum.foundation.dates import PartialDate
from sozialraum.people import queries as sitting
from sozialraum.people.models import Membership, Person, Recipient, Seat
from tests import factories as f

pytestmark = pytest.mark.django_db

TODAY = dt.date(2026, 11, 22)
LIST = """Einrichtung;Name;E-Mail;Telefon;AG Wohnen;Verteiler AG Wohnen
Kita Muster;Beispiel, Erika;erika@example.org;02403 1;x;
Kita Muster;Max Muster;max@example.org;;Stv.;x
Verein Muster;Lea Muster;lea@example.org;02403 2;;x
;Ali Beispiel;;;x;
"""


def uploaded(by, text=LIST, encoding="cp1252", **how):
    """A list, uploaded and arranged as it was guessed; a cross means a delegate unless the heading says otherwise."""
    content = text.encode(encoding)
    job = actions.upload(by.body, by=by, file=tables.UploadedSheet("liste.csv", content, tables.read(content)))
    columns = tuple(
        replace(one, means=one.means or "delegate") if one.meaning is ColumnUse.CROSS else one
        for one in job.layout.columns
    )
    words = {"columns": columns, "group_means": "", "since": None, "address_of_institution": True, "fill_down": False}
    actions.arrange(job, by=by, **words | how)
    return job


def taken(by, text=LIST, **how):
    job = uploaded(by, text, **how)
    prepared = preview.prepare(job)
    actions.take_over(job, by=by, seen=prepared.plan.digest, prepared=prepared)
    return job


@pytest.fixture
def by(people, group):
    with time_machine.travel(TODAY, tick=False):
        yield people["office"]


def test_a_list_becomes_people_institutions_seats_and_a_verteiler(by, group):
    before = Person.objects.count()

    job = taken(by, since=PartialDate(2024))

    assert Person.objects.count() - before == 4
    kita = Organization.objects.get(name="Kita Muster")
    assert (kita.key, kita.listed, kita.classification) == ("kita-muster", False, "institution")
    seats = {one.holder: one for one in sitting.sitting(group, TODAY)}
    assert set(seats) == {"Kita Muster", "Ali Beispiel"}
    assert (seats["Kita Muster"].speaks, seats["Ali Beispiel"].speaks) == ("Erika Beispiel", "Ali Beispiel")
    assert [one.person.name for one in seats["Kita Muster"].deputies] == ["Max Muster"]
    assert seats["Kita Muster"].seat.start_date == PartialDate(2024)
    assert sorted(map(str, Recipient.objects.all())) == ["Lea Muster", "Max Muster"]
    assert (job.state, job.taken_over is not None) == (ImportState.DONE, True)
    assert (job.result["new_person"], job.result["new_institution"], job.result["added"]) == (4, 2, 4)


def test_the_journal_tells_each_contact_by_itself_and_holds(by, body):
    taken(by)

    told = Entry.objects.filter(act="contacts.take_over").order_by("number")
    assert len(told) == 5  # four contacts, and the list
    kinds = [{name.split()[0] for name in one.also} for one in told]
    assert kinds[0] == {"organization", "person", "seat", "membership"}
    erika = Detail.objects.get(entry=told[0])
    assert "Kita Muster" in str(erika.changes)
    assert not [one for one in ("Erika Beispiel", "Max Muster", "@example.org") if one in str(erika.changes)]
    assert erika.by == by.label
    assert list(journal.verify(body)) == []


def test_the_content_of_the_list_stands_in_the_journal_only_once_taken_over(by):
    uploaded(by)

    assert "lea@example.org" not in str(list(Detail.objects.values_list("changes")))


def test_the_same_list_again_changes_nothing(by):
    taken(by)
    job = uploaded(by)

    prepared = preview.prepare(job)

    assert {one.status for one in prepared.plan.outcomes} == {LineStatus.UNCHANGED}
    with pytest.raises(ValidationError) as refusal:
        actions.take_over(job, by=by, seen=prepared.plan.digest)
    assert refusal.value.code == "nothing"


def test_another_delegate_in_a_later_list_keeps_who_it_was(by, group):
    taken(by, since=PartialDate(2024, 1, 1))
    with time_machine.travel("2027-03-01", tick=False):
        taken(by, LIST.replace("Beispiel, Erika;erika@", "Neu Beispiel;neu@").replace("02403 1", ""))

    def speaks(day):
        return {one.holder: one.speaks for one in sitting.sitting(group, day)}["Kita Muster"]

    assert (speaks(dt.date(2027, 2, 28)), speaks(dt.date(2027, 3, 1))) == ("Erika Beispiel", "Neu Beispiel")
    assert Entry.objects.filter(act="people.name_delegate").count() == 1


def test_changes_ends_and_corrections_are_told_as_what_they_are(by, group):
    taken(by)
    later = "Einrichtung;Name;E-Mail;Telefon;AG Wohnen;seit;bis\n"
    later += "Kita Muster;Erika Beispiel;erika@example.org;02403 99;x;17.1.2018;31.12.2025\n"

    taken(by, later)

    assert Person.objects.get(name="Erika Beispiel").phone == "02403 99"
    membership = Membership.objects.get(person__name="Erika Beispiel", organization=group)
    assert (membership.start_date, membership.end_date) == (PartialDate(2018, 1, 17), PartialDate(2025, 12, 31))
    acts = list(Entry.objects.order_by("number").values_list("act", flat=True))[-4:]
    assert acts == ["people.correct_person", "people.end", "people.correct_membership", "contacts.take_over"]


def test_the_bytes_are_gone_once_taken_over(by):
    taken(by)

    assert ContactFile.objects.count() == 0


@pytest.mark.parametrize(
    "spoilt", ["a date that cannot be", "a name too long", "another seat's group", "a second delegate"]
)
def test_all_or_nothing(by, body, group, spoilt):
    """Whatever the house refuses at line 4,999, nothing of the 4,998 before it stays."""
    lines = [f"Kita {n};Person {n};p{n}@example.org;;x;" for n in range(500)]
    job = uploaded(by, "\n".join([LIST.splitlines()[0], *lines]))
    prepared = preview.prepare(job)
    seat = [step for step in prepared.plan.steps if step.kind == "seat"][-1]
    sits = [step for step in prepared.plan.steps if step.kind == "membership" and step.values["seat"]]
    match spoilt:
        case "a date that cannot be":
            seat.values |= {"start": PartialDate(2026), "end": PartialDate(2020)}
        case "a name too long":
            next(step for step in prepared.plan.steps if step.line == 499).values["name"] = "x" * 201
        case "another seat's group":
            sits[-2].values["organization"] = f.OrganizationFactory(body=body).key
        case "a second delegate":
            sits[-1].values["seat"] = sits[-2].values["seat"]
    before = [model.objects.count() for model in (Person, Organization, Seat, Membership, Entry)]

    with pytest.raises(ValidationError) as refusal:
        actions.take_over(job, by=by, seen=prepared.plan.digest, prepared=prepared)

    assert [model.objects.count() for model in (Person, Organization, Seat, Membership, Entry)] == before
    assert refusal.value.code in {"constraint", "line"}
    if spoilt == "a name too long":
        assert (refusal.value.code, refusal.value.params["line"]) == ("line", "499")
    job.refresh_from_db()
    assert job.state == ImportState.READY
    assert ContactFile.objects.filter(contact_import=job).exists()


def test_what_was_not_shown_is_not_done(by, body):
    job = uploaded(by)
    prepared = preview.prepare(job)
    f.PersonFactory(body=body, name="Erika Beispiel", email="erika@example.org")
    actions.upload(
        body, by=by, file=tables.UploadedSheet("x", b"x", tables.read(b"Name\nx"))
    )  # the record has moved on

    with pytest.raises(ValidationError) as refusal:
        actions.take_over(job, by=by, seen=prepared.plan.digest, prepared=prepared)

    assert refusal.value.code == "changed"
    assert not Recipient.objects.exists()


def test_a_list_is_taken_over_once(by):
    job = taken(by)

    with pytest.raises(ValidationError) as refusal:
        actions.take_over(job, by=by, seen="")
    assert refusal.value.code == "state"


def test_the_other_network_is_untouched_and_not_met(by, other_body, people):
    """Somebody of the same name and mail next door is nobody here."""
    f.PersonFactory(body=other_body, name="Erika Beispiel", email="erika@example.org")
    f.OrganizationFactory(body=other_body, name="Kita Muster", classification="institution")
    before = list(Person.objects.filter(body=other_body).values())

    job = taken(by)

    assert job.result["new_person"] == 4
    assert list(Person.objects.filter(body=other_body).values()) == before
    with pytest.raises(PermissionDenied):
        actions.throw_away(job, by=people["other_body_office"])


def test_questions_are_answered_and_answers_taken_back(by, body):
    f.PersonFactory(body=body, key="erika", name="Erika Muster", email="erika@example.org")
    job = uploaded(by)
    assert preview.prepare(job).plan.count(LineStatus.ASKED) == 1

    actions.answer(job, by=by, answers={"p:2": "new"})
    assert preview.prepare(job).plan.count(LineStatus.ASKED) == 0

    actions.answer(job, by=by, answers={"p:2": ""})
    assert preview.prepare(job).plan.count(LineStatus.ASKED) == 1


def test_the_columns_must_say_who_is_meant(by):
    content = LIST.encode()
    job = actions.upload(by.body, by=by, file=tables.UploadedSheet("x.csv", content, tables.read(content)))
    nothing = tuple(replace(column, meaning=ColumnUse.IGNORE) for column in job.layout.columns)
    words = {"group_means": "", "since": None, "address_of_institution": False, "fill_down": False}

    with pytest.raises(ValidationError) as refusal:
        actions.arrange(job, by=by, columns=nothing, **words)
    assert refusal.value.code == "nobody"

    group = (*job.layout.columns[:5], replace(job.layout.columns[5], meaning=ColumnUse.GROUP))
    with pytest.raises(ValidationError) as refusal:
        actions.arrange(job, by=by, columns=group, **words)
    assert list(refusal.value.error_dict) == ["group_means"]


def test_a_list_can_be_read_again_with_its_headings_elsewhere(by):
    text = "Unser Verteiler\nName;E-Mail\nErika Beispiel;erika@example.org\n"
    job = uploaded(by, text)
    assert job.heading_row == 1

    actions.read_again(job, by=by, table=tables.read(text.encode()), heading_row=1, heading_rows=1)
    assert (job.state, job.headings) == (ImportState.ARRANGING, ["Unser Verteiler", ""])

    with pytest.raises(ValidationError) as refusal:
        actions.read_again(job, by=by, table=tables.read(text.encode()), heading_row=9, heading_rows=1)
    assert list(refusal.value.error_dict) == ["heading_row"]


def test_thrown_away_is_gone(by):
    job = uploaded(by)

    actions.throw_away(job, by=by)

    assert (ContactImport.objects.count(), ContactFile.objects.count()) == (0, 0)


def test_nothing_lies_around_for_longer_than_14_days(by):
    job = uploaded(by)

    assert not ContactImport.objects.overdue(job.created + dt.timedelta(days=13, hours=23)).exists()
    assert ContactImport.objects.overdue(job.created + dt.timedelta(days=14)).get() == job


names = st.sampled_from(["Erika Beispiel", "Max Muster", "Lea Muster", "N.N.", ""])
lines = st.lists(
    st.tuples(
        st.sampled_from(["Kita A", "Kita A e.V.", "Verein B", ""]),
        names,
        st.sampled_from(["", "erika@example.org", "max@example.org", "info@example.org", "kaputt"]),
        st.sampled_from(["", "02403 1", "02403/1", "02403 2"]),
        st.sampled_from(["", "x", "Stv.", "Sprecherin", "beratende Stimme", "Gast"]),
        st.sampled_from(["", "x"]),
        st.sampled_from(["", "2018", "17.1.2018", "1.3.2020"]),
        st.sampled_from(["", "2019", "31.12.2025"]),
    ),
    max_size=8,
)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(lists=st.lists(lines, min_size=1, max_size=3))
def test_whatever_the_list_says_it_can_be_taken_over_and_a_second_time_changes_nothing(lists, by, body):
    """What the plan lets through, the house does not refuse: no seat twice, nothing that ends before it begins.

    A line that was not understood may be the second time, because another has brought what it needed.
    """
    head = "Einrichtung;Name;E-Mail;Telefon;AG Wohnen;Verteiler AG Wohnen;seit;bis"
    with transaction.atomic():
        for rows in lists:
            text = "\n".join([head, *(";".join(row) for row in rows)])
            first = preview.prepare(uploaded(by, text)).plan
            if first.steps:
                taken(by, text)
            again = preview.prepare(uploaded(by, text)).plan

            done = {
                one.number
                for one in first.outcomes
                if one.status in (LineStatus.ADDED, LineStatus.CHANGED, LineStatus.UNCHANGED)
            }
            assert [step for step in again.steps if step.line in done] == []
        assert list(journal.verify(body)) == []
        transaction.set_rollback(True)


def test_at_night_the_house_deletes_what_has_lain_long_enough(by, other_body):
    old, new = uploaded(by), uploaded(by)
    with guard.opened():
        ContactImport.objects.filter(pk=old.pk).update(created=old.created - dt.timedelta(days=14))

    duty = next(one for one in night.duties() if one.name == "delete_old_lists")
    assert duty.command.work(dry_run=True) == "1 Adressliste war älter als 14 Tage."
    assert ContactImport.objects.count() == 2

    duty.command.work(dry_run=False)
    assert [job.key for job in ContactImport.objects.all()] == [new.key]
    assert Entry.objects.last().act == "contacts.throw_away"
    assert duty.command.work(dry_run=False) == "0 Adresslisten waren älter als 14 Tage."
