"""Every act is carried out as somebody would do it, and what the journal says of it holds no word of a machine."""

import re

import pytest
import time_machine
from django.apps import apps
from django.db import transaction
from django.test import Client

from sozialraum.acts.act import ACTS
from sozialraum.acts.models import Entry
from sozialraum.acts.registry import kinds
from sozialraum.config.addresses import addresses
from sozialraum.history.queries.story import journal_lines
from tests.conftest import logged_in
from tests.house.test_public_mark import scenes, sent
from tests.site import crowd
from tests.site.test_cost_of_forms import NOT_HERE, WALKED, path_of

pytestmark = [pytest.mark.django_db, pytest.mark.once]

#: Signs that no sentence of people holds: words of Python, stored days and moments, records, names of columns.
SIGNS = re.compile(
    r"\b(?:True|False|None)\b|\d{4}-\d\d(?:-\d\d)?|\+\d\d:\d\d|\d\d:\d\d:\d\d|[{}\[\]]|\b[a-z]+_[a-z_]+\b|\b(?!https?:)[a-z]+:\S"
)
#: Acts that no form of the walk carries out: what is written is written by acts around them, or they take a file or
#: a command line.
UNHEARD = {
    *("bodies.found", "bodies.set_up", "people.hand_out_office_link", "people.take_office"),
    *("bylaws.correct_rule", "bylaws.correct_rulerevision", "bylaws.record_rule", "bylaws.record_rulerevision"),
    *("bylaws.withdraw_rule", "concerns.answer_alike", "contacts.answer", "contacts.take_over", "founding.load"),
    *("attendance.forget_name", "joining.forget", "meetings.correct_departure", "meetings.correct_pinnedrevision"),
    "meetings.record_departure",
    *("pictures.add_pictures", "pictures.correct_itempicture", "pictures.record_itempicture"),  # tests/pictures
    *("meetings.correct_conductor", "meetings.forget_conductor", "meetings.record_conductor"),
    "meetings.withdraw_conductor",
    *("elections.correct_candidate", "elections.correct_electionround", "elections.forget_candidate"),
    *("elections.record_candidate", "elections.record_electionround"),
    *("meetings.record_pinnedrevision", "meetings.withdraw_departure", "meetings.withdraw_pinnedrevision"),
    *("papers.adopt", "papers.clean", "papers.record_file", "people.record_consent", "people.reset_second_factor"),
    *("presence.correct_entitlement", "presence.record_entitlement", "presence.withdraw_entitlement"),
    *("privacy.erase_again", "privacy.let_go", "tasks.forget_person"),
    *("agenda.state_answer", "approvals.approve_former", "approvals.undo_former"),  # tests/electing/test_cost.py
    *("electing.count_run_off", "electing.draw_lot", "electing.empty_office", "electing.fill_office"),
    *("electing.hold_election", "electing.undo_round", "elections.note_office"),
    *(f"circulation.{verb}" for verb in ("approve_by_silence", "approve_for_dissolved", "decide", "forget_objector")),
    *(f"circulation.{verb}" for verb in ("pass_on", "publish_as_ruled", "raise_objection", "remind")),
    *("circulation.send_draft", "circulation.sign"),
    *("bodies.dissolve_group", "bodies.form_group", "bodies.open_term"),
    *(f"ballots.{verb}_{kind}" for verb in ("correct", "forget") for kind in ("recusal", "voice")),
    *(f"ballots.{verb}_ballotbasis" for verb in ("record", "correct", "withdraw")),
    *(f"ballots.{verb}_{kind}" for verb in ("record", "withdraw") for kind in ("recusal", "voice")),
    *("ballots.correct_strawpoll", "ballots.withdraw_strawpoll"),  # asked again; with its point
    "voting.hold_next_ballot",  # of a decision that is still open: tests/voting/test_ladder.py
    *("convening.replace_meeting", "tasks.finish"),  # with a day typed beside; of a task that is still open
}
LEAST = 1000  # so many words are looked at, else the walk has seen nothing


def stored_words():
    """What columns keep in English, choices as well as names, unless people use the same word."""
    for model in apps.get_models():
        if model.__module__.startswith("sozialraum."):
            for column in model._meta.concrete_fields:
                yield from (str(word) for word, label in column.flatchoices if word and str(label) != str(word))
                yield column.name
    yield from (kind.word for kind in kinds())


def labels():
    for model in apps.get_models():
        for column in model._meta.concrete_fields:
            yield from (str(label) for _word, label in column.flatchoices)


def keyed(body):
    """Every thing that has a key."""
    for kind in kinds():
        if {"key", "body"} <= {column.name for column in kind.model._meta.fields}:
            yield from kind.model._base_manager.filter(body=body)


class Listener:
    """What the journal says of acts, in the office's eyes."""

    def __init__(self, body, office):
        self.body, self.office = body, office
        self.acts, self.words = set(), []
        self.before = {row.key for row in keyed(body)}
        said = "\n".join([*map(str, keyed(body)), *labels()])  # the crowd is called by its keys
        self.machine = {*stored_words(), *(key for key in self.before if key not in said)}

    def at(self, do):
        """Do it, read what is told of it, and take it back."""
        with transaction.atomic():
            last = Entry.objects.filter(body=self.body).count()
            do()
            entries = list(Entry.objects.filter(body=self.body, number__gt=last).select_related("detail"))
            self.acts |= {entry.act for entry in entries}
            machine = self.machine | {row.key for row in keyed(self.body)} - self.before if entries else set()
            for line in journal_lines(entries, self.office):
                self.read(line, machine)
            transaction.set_rollback(True)

    def read(self, line, machine):
        told = [("says", line.says), ("kind", line.kind), ("thing", line.thing), ("who", line.who), ("way", line.way)]
        for one in line.changes:
            told += [(f"{one.field}: label", one.field), (f"{one.field}: old", one.old), (f"{one.field}: new", one.new)]
        for where, word in told:
            parts = {word, *re.split(r"[ ,;:]+", word)}
            self.words.append((line.act, where, word, bool(SIGNS.search(word) or parts & machine)))


def test_the_story_of_every_act_is_told_in_the_words_of_people(body, people, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    with time_machine.travel(crowd.NOW, tick=False):
        crowd.furnish(body, 1)
        browser, ear = logged_in(Client(), body), Listener(body, people["office"])

        for address in addresses():
            name = f"{address.room}:{address.name}"
            if not (address.only_reads or name in WALKED | NOT_HERE):
                path = path_of(address, body)
                ear.at(lambda name=name, path=path: sent(browser, name, path))
        for scene in scenes(body, browser).values():
            ear.at(scene)

    assert len(ear.words) > LEAST
    assert sorted({(act, where, word) for act, where, word, machine in ear.words if machine}) == []
    every = {name for name, act in ACTS.items() if act.function.__module__.startswith("sozialraum.")}
    assert every - ear.acts - UNHEARD == set()
