"""A journal written by an earlier version: its holes are named in the chain, and nothing personal is left in it."""

import datetime as dt
from importlib import import_module
from types import SimpleNamespace

import pytest
from django.apps import apps
from django.db import connection

from sozialraum.acts import guard, journal
from sozialraum.acts.models import Detail, Entry, Head
from tests.acts.played import erased
from tests.house.furnished import SIGN

pytestmark = pytest.mark.django_db

migration = import_module("sozialraum.acts.migrations.0004_old_entries_hold_nothing_personal")
OLD = [
    ("joining.JoinRequest", {"message": ["", f"{SIGN} Nachricht"], "state": ["asked", "admitted"]}),
    ("people.Person", {"phone": [f"{SIGN} 1", f"{SIGN} 2"], "login": [None, f"{SIGN}@example.org"]}),
    ("bodies.Organization", {"task": ["", "Wohnen"]}),
    (
        "network.Body",
        {"people.Person abc": [None, {"id": 7, "name": SIGN, "email": SIGN}], "person abc": [None, "neu"]},
    ),
    ("bodies.Organization", {"task": ["Wohnen", "Bauen"]}),
    ("bodies.Organization", {"task": ["Bauen", "Wohnen"]}),
]


@pytest.fixture
def old(body):
    """Six entries as an earlier version wrote them; the details of the fifth and the sixth are gone."""
    with guard.opened():
        head = Head.objects.create(body=body)
        for number, (subject, changes) in enumerate(OLD, 1):
            detail = Detail(salt=f"{number}" * 32, by="Erika Beispiel", changes=changes)
            one = Entry(
                body=body, number=number, at=dt.datetime(2026, 1, number, tzinfo=dt.UTC), act="x.y", says="tat etwas",
                subject=subject, subject_key="abc", way="login", digest=detail.computed_digest(), previous=head.hash,
            )  # fmt: skip
            one.hash = head.hash = one.computed_hash()
            one.save()
            detail.entry = one
            detail.save()
        head.number = len(OLD)
        head.save()
        Detail.objects.filter(entry__number__in=(5, 6)).delete()
    return str(head)


def lift():
    with guard.opened():
        migration.name_what_is_gone(apps, SimpleNamespace(connection=connection))


def test_the_old_chain_holds_with_its_old_end_and_says_what_is_gone(old, body):
    assert len(list(journal.verify(body, old))) == 2

    lift()

    assert list(journal.verify(body, old)) == []
    assert Entry.objects.get(number=7).erased.startswith("5-6,1=")


def test_nothing_personal_is_left_but_who_did_what(old, body):
    lift()

    assert SIGN not in str(list(Detail.objects.values_list())) + str(list(Entry.objects.values_list()))
    changes = dict(Detail.objects.values_list("entry__number", "changes"))
    assert changes[1] == {"message": [None, "geändert"], "state": ["asked", "admitted"]}
    assert changes[2] == {"phone": [None, "geändert"], "login": [None, "geändert"]}
    assert changes[3] == {"task": ["", "Wohnen"]}
    assert changes[4] == {"people.Person abc": [None, {"id": 7}], "person abc": [None, "neu"]}
    assert {one.by for one in Detail.objects.filter(entry__number__lt=7)} == {"Erika Beispiel"}


def test_what_is_left_is_watched_and_may_be_erased_like_everything(old, body, group, people):
    lift()
    with guard.opened():
        Detail.objects.filter(entry__number=1).update(by="Niemand")
    assert list(journal.verify(body)) == ["Die Einzelheiten von Eintrag 1 wurden verändert."]

    erased(group, by=people["house"], numbers=[1, 2])

    assert list(journal.verify(body)) == []


def test_a_value_that_comes_back_is_noticed(old, body):
    lift()
    with guard.opened():
        Detail.objects.filter(entry__number=1).update(changes=OLD[0][1])

    assert list(journal.verify(body)) == ["Die Einzelheiten von Eintrag 1 wurden verändert."]


def test_what_was_altered_before_is_not_made_good(old, body):
    with guard.opened():
        Detail.objects.filter(entry__number=1).update(by="Niemand")

    lift()

    assert list(journal.verify(body)) == ["Die Einzelheiten von Eintrag 1 wurden verändert."]


def test_a_chain_that_does_not_hold_gets_no_entry_that_hides_it(old, body):
    with guard.opened():
        Head.objects.update(number=5)

    lift()

    assert Entry.objects.count() == 6


def test_a_second_time_changes_nothing(old, body):
    lift()
    before = Head.objects.get().number

    lift()

    assert Head.objects.get().number == before + 1  # the holes are named once more, which does no harm
    assert list(journal.verify(body, old)) == []
