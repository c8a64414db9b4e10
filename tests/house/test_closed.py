"""What is closed stays closed, whoever asks whichever queryset: pages come and go, rows are asked for by all."""

from dataclasses import fields, is_dataclass

import pytest
from django.apps import apps
from django.db import models
from django.test import Client

from sozialraum.agenda.queries import agenda_of
from sozialraum.annexes.models import Annex
from sozialraum.annexes.queries import annexes_of
from sozialraum.concerns.models import Concern
from sozialraum.concerns.queries.reading import as_read_by
from sozialraum.decisions.models import Minutes, Resolution
from sozialraum.foundation.visitor import Link, Standing, Visitor, Way
from sozialraum.meetings.models import AgendaItem, Consultation, Meeting
from sozialraum.meetings.permissions import HOLD
from sozialraum.papers.models import File, Paper, Version
from sozialraum.people.words import Role
from sozialraum.pictures.models import ItemPicture
from sozialraum.tasks.models import Task
from tests import factories as f
from tests.house import furnished
from tests.house.closed import Closed
from tests.house.furnished import BEHIND, SIGN, TEXT, furnish
from tests.house.test_markers import leaks, walked
from tests.people.conftest import come_in

pytestmark = pytest.mark.django_db

#: Whoever stands like this sits in no group whose things are closed.
OUTSIDE = (
    "nobody", "link", "former", "member", "speaker", "city", "office_without_second_factor", "other_body_office",
    "house",
)  # fmt: skip


@pytest.fixture
def closed(body):
    furnish(body)
    return Closed(body)


def managers(ask):
    """Every queryset of the house that can be asked in this way, also those beside the main one of a model."""
    for model in apps.get_models():
        if model.__module__.startswith("sozialraum."):
            for name, manager in model._meta.managers_map.items():
                if hasattr(manager.get_queryset(), ask):
                    yield f"{model._meta.label}.{name}", manager


def words_of(value):
    """All that a value says: of a row its text and that of what it calls itself, of a reading everything in it."""
    if isinstance(value, models.Model):
        own = [f"{column.name}: {value.serializable_value(column.attname)}" for column in texts(value)]
        return " ".join([*own, str(value)])
    if is_dataclass(value):
        return " ".join(words_of(getattr(value, field.name)) for field in fields(value) if field.name != "key")
    if isinstance(value, list | tuple | set | frozenset):
        return " ".join(map(words_of, value))
    return str(value)


def texts(row):
    """A key is public whoever it names; bytes are fetched by a view of their own."""
    for column in row._meta.concrete_fields:
        if isinstance(column, TEXT) and not column.name.endswith("key"):
            yield column


def read_as_rows(visitor):
    """By queryset, what this visitor reads of the rows of which they may read everything."""
    return {name: words_of(list(one.visible_to(visitor))) for name, one in managers("visible_to")}


def read_in_readings(visitor):
    """What they read of rows that they may only know of; each queryset that lists has its reading here."""
    meetings = Meeting.objects.visible_to(visitor).with_holders()
    agendas = words_of([agenda_of(meeting, visitor) for meeting in meetings])
    concerns = Concern.objects.listed_for(visitor).with_groups()
    return {
        "meetings.AgendaItem.objects": agendas,
        "meetings.Consultation.objects": agendas,
        "annexes.Annex.objects": words_of([annexes_of(one, visitor) for one in Minutes.objects.visible_to(visitor)]),
        "concerns.Concern.objects": words_of([as_read_by(visitor, concern) for concern in concerns]),
    }


def found(read):
    return {name: words[max(0, words.index(SIGN) - 40) :][:120] for name, words in read.items() if SIGN in words}


def test_no_queryset_gives_a_closed_row_to_anybody_outside(closed, people):
    assert len(list(managers("visible_to"))) > 24

    leaking = {name: found(read_as_rows(people[name])) for name in OUTSIDE}

    assert {name: told for name, told in leaking.items() if told} == {}


def test_no_reading_tells_of_a_closed_row_to_anybody_outside(closed, people):
    assert {name for name, _one in managers("listed_for")} == set(read_in_readings(people["nobody"]))

    leaking = {name: found(read_in_readings(people[name])) for name in OUTSIDE}

    assert {name: told for name, told in leaking.items() if told} == {}


@pytest.mark.parametrize("purpose", ["read", HOLD])
@pytest.mark.parametrize("subject", ["meeting", "concern", "paper", "person"])
def test_a_personal_link_opens_no_row_but_its_own(closed, body, subject, purpose):
    """The record of the meeting is public, so that a link for noting in it opens no more than any other."""
    visitor = Visitor(body, Way.LINK, link=Link(purpose, subject, "halb-offen"))

    assert found(read_as_rows(visitor)) | found(read_in_readings(visitor)) == {}


def test_whoever_sits_there_reads_it_and_the_office_does(closed, people):
    """So there was something to be found."""
    standing = Standing(Role.MEMBER, closed.group.pk, closed.group.classification)
    person = f.PersonFactory(body=closed.body)
    member = Visitor(closed.body, Way.LOGIN, person_id=person.pk, standings=frozenset({standing}))
    theirs = {AgendaItem, Resolution, Minutes, Task, Annex, ItemPicture, Meeting, File, Paper, Version}

    for visitor in (member, people["office"]):
        read = read_as_rows(visitor)
        assert {f"{model._meta.label}.objects" for model in theirs} - set(found(read)) == set()
        assert f"{SIGN}-agendaitem-text" in read_in_readings(visitor)["meetings.AgendaItem.objects"]
    assert f"{SIGN}-concern-shared-text" in read_in_readings(member)["concerns.Concern.objects"]
    assert f"{SIGN}-concern-text" not in read_in_readings(member)["concerns.Concern.objects"]
    assert found(read_as_rows(member))["concerns.Reply.objects"]


def test_an_auditor_sees_that_there_are_concerns_and_reads_no_word_of_them(closed, people):
    auditor = people["auditor"]

    said = read_in_readings(auditor)["concerns.Concern.objects"]

    assert SIGN not in said and "A-" in said
    assert not {"concerns.Concern.objects", "concerns.Reply.objects", "concerns.Photo.objects"} & set(
        found(read_as_rows(auditor))
    )


def test_the_agenda_names_what_is_public_and_hides_the_rest(closed, people):
    meeting = Meeting.objects.with_holders().get(key="halb-offen")

    hidden, shown = agenda_of(meeting, people["nobody"])

    assert (hidden.name, hidden.text, hidden.papers) == (None, "", ())
    (paper,) = shown.papers
    assert (shown.name, paper.name, paper.is_read) == ("Ein Dokument", "Vorlage", False)
    assert AgendaItem.objects.listed_for(people["nobody"]).filter(meeting=meeting).count() == 2
    assert [one.name for one in AgendaItem.objects.visible_to(people["nobody"]).filter(meeting=meeting)] == [shown.name]
    assert not Consultation.objects.visible_to(people["nobody"]).filter(agenda_item__meeting=meeting).exists()


@pytest.mark.parametrize("is_somebody", [False, True], ids=["nobody", "member of another group"])
def test_no_page_shows_a_closed_row_to_anybody_outside(closed, body, group, monkeypatch, is_somebody):
    for word, keys in closed.keys.items():
        monkeypatch.setitem(BEHIND, word, [*BEHIND.get(word, []), *keys[:6], *keys[-2:]])
    monkeypatch.setattr(furnished, "EVERY", [])  # what lies behind other words, the other tests ask for
    monkeypatch.setattr(furnished, "KEPT", {})
    browser = Client()
    if is_somebody:
        person = f.PersonFactory(body=body)
        f.MembershipFactory(body=body, organization=group, person=person)
        browser = come_in(person)

    pages = dict(walked(browser, only_public=not is_somebody))

    assert leaks(pages.items()) == {}
    assert len(pages) > 60
