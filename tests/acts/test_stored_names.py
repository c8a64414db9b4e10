"""Names that stand in the database for ever: kinds of things and names of acts, across renamings in code."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path

import pytest
from django.apps import apps
from django.db import connection
from django.utils import timezone

from sozialraum.acts import guard, journal
from sozialraum.acts.act import ACTS
from sozialraum.acts.former import RENAMED, current_name, names_of
from sozialraum.acts.models import Detail, Entry, EntrySubject, Head, about
from sozialraum.foundation.kinds import KIND_OF_LABEL, current_kind, kind_of, model_of
from sozialraum.foundation.things import Thing
from tests import factories as f

ONCE = Path(__file__).with_name("acts_of_november_2026.txt").read_text().split()


def ours():
    return [model for model in apps.get_models() if model.__module__.startswith("sozialraum.")]


def test_every_kind_has_a_word_of_its_own():
    words = [model.kind_word for model in ours() if hasattr(model, "kind_word")]
    without = {model.__name__ for model in ours() if issubclass(model, Thing) and not hasattr(model, "kind_word")}
    assert len(words) == len(set(words))
    assert without == set()


def test_a_kind_keeps_the_word_under_which_old_journals_hold_it():
    assert {word: model_of(word) is not None for word in KIND_OF_LABEL.values()} == dict.fromkeys(
        KIND_OF_LABEL.values(), True
    )


def test_a_word_that_nobody_knows_stays_what_it_is():
    assert (current_kind("ding"), model_of("ding"), model_of("")) == ("ding", None, None)


def test_what_has_no_word_cannot_be_stored():
    with pytest.raises(TypeError, match="kind_word"):
        kind_of(Head)


def test_an_act_that_once_stood_in_a_journal_is_still_known():
    assert {name for name in ONCE if current_name(name) not in ACTS} == set()


def test_a_former_name_leads_to_one_that_is_no_former_name_itself():
    assert {today for today in RENAMED.values() if today in RENAMED} == set()
    assert {former for former in RENAMED if former in ACTS} == set()


def test_an_act_is_found_under_all_its_names(monkeypatch):
    monkeypatch.setitem(RENAMED, "meetings.call", "meetings.convene")
    assert names_of("meetings.convene") == names_of("meetings.call") == ["meetings.convene", "meetings.call"]


def test_entries_of_former_programs_are_found_by_what_they_are_about(body):
    with guard.opened():
        person = f.PersonFactory(body=body, key="erika")
        detail = Detail(salt="0" * 32, by="Büro", changes={"people.Person erika": [None, {"name": "Erika"}]})
        entry = Entry(
            body=body, number=1, at=timezone.now(), act="people.record_person", says="hat Person eingetragen",
            way="house", subject="network.Body", subject_key=body.key, also=["people.Person erika"],
            digest=detail.computed_digest(), previous="",
        )  # fmt: skip
        entry.hash = entry.computed_hash()
        entry.save()
        detail.entry = entry
        detail.save()
        Head.objects.create(body=body, number=1, hash=entry.hash)

        filling = import_module("sozialraum.acts.migrations.0005_what_an_entry_is_about_stands_in_rows")
        filling.fill(apps, type("Editor", (), {"connection": connection}))

    assert list(EntrySubject.objects.order_by("position").values_list("kind", "key")) == [
        ("body", body.key),
        ("person", "erika"),
    ]
    assert Entry.objects.get(about("person", person.key)) == entry
    assert Entry.objects.get(about("person")) == entry
    assert list(journal.verify(body)) == []
