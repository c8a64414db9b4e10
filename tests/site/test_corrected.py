"""»Berichtigt am« stands where something public was corrected; and a version leads to its decision."""

import csv
import datetime as dt
import html
import io
import json
import re
from importlib import import_module

import pytest
import time_machine
import yaml
from django.apps import apps
from django.test import Client
from pypdf import PdfReader

from sozialraum.acts import guard
from sozialraum.counting.rules.figures import VoteFigures
from sozialraum.decisions import actions as decisions
from sozialraum.decisions.models import Effect, Resolution
from sozialraum.decisions.words import EffectKind, MinutesState
from sozialraum.events.queries.choice import Choice
from sozialraum.events.queries.feeds import subscription_of
from sozialraum.events.queries.sittings import single_of
from sozialraum.foundation.dates import PartialDate
from sozialraum.founding.dump import dump
from sozialraum.founding.load import load
from sozialraum.meetings import actions as meetings
from sozialraum.meetings.models import Meeting
from sozialraum.meetings.words import State
from sozialraum.papers import actions as papers
from sozialraum.papers.models import Adopter, Adoption
from sozialraum.tasks import actions as tasks
from tests import factories as f

pytestmark = pytest.mark.django_db

PUBLISHED, SAME_DAY, LATER = "2026-03-01T10:00:00+01:00", "2026-03-01T18:00:00+01:00", "2026-04-02T10:00:00+02:00"
CORRECTED = "Berichtigt am 2. April 2026."


@pytest.fixture
def record(body, group):
    """A sitting whose record everybody reads, with an item, a decision with votes, minutes and a task."""
    with time_machine.travel(PUBLISHED, tick=False):
        sitting = f.MeetingFactory(
            body=body, key="s", name="Runde", date=PartialDate(2026, 2), state=State.HELD, of=[group]
        )
        minutes = f.MinutesFactory(body=body, key="p", meeting=sitting, state=MinutesState.PUBLISHED, present=9)
        item = f.AgendaItemFactory(body=body, key="i", meeting=sitting, order=1, number="1", name="Bänke", text="Gut.")
        resolution = f.ResolutionFactory(
            body=body, key="b", name="Bänke", meeting=sitting, date=None, agenda_item=item, by=[group]
        )
        f.voted(resolution, group, yes=5, no=1)
        task = f.TaskFactory(body=body, minutes=minutes, what="Fragen")
    return {
        "meeting": sitting,
        "minutes": minutes,
        "item": item,
        "resolution": resolution,
        "task": task,
        "group": group,
    }


def page(path="/sitzungen/s/"):
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", Client().get(path).content.decode())).split())


def paper():
    found = PdfReader(io.BytesIO(Client().get("/sitzungen/s/protokoll.pdf").content))
    return " ".join(" ".join(one.extract_text() for one in found.pages).split())


CORRECTIONS = {
    "a decision's name": lambda r, by: decisions.resolutions.correct(r["resolution"], by=by, name="Drei Bänke"),
    "votes": lambda r, by: decisions.count_votes(r["resolution"], by=by, counts=[(r["group"], VoteFigures(6, 0))]),
    "what was said": lambda r, by: meetings.agenda.correct(r["item"], by=by, text="Sehr gut."),
    "who was there": lambda r, by: decisions.minutes.correct(r["minutes"], by=by, present=8),
    "a task": lambda r, by: tasks.tasks.correct(r["task"], by=by, what="Nachfragen"),
    "the sitting": lambda r, by: meetings.meetings.correct(r["meeting"], by=by, name="Große Runde"),
}
OF_THE_DECISION = ("a decision's name", "votes")
NO_CORRECTIONS = {
    "what became of it": lambda r, by: decisions.resolutions.correct(r["resolution"], by=by, progress="done"),
    "what was missing": lambda r, by: decisions.resolutions.correct(r["resolution"], by=by, resolution_text="Bänke."),
    "a task is done": lambda r, by: tasks.tasks.correct(r["task"], by=by, done=True),
}


@pytest.mark.parametrize("what", CORRECTIONS)
def test_a_correction_of_what_was_public_is_said_on_page_and_paper(record, people, what):
    with time_machine.travel(LATER, tick=False):
        assert "Berichtigt" not in page()
        CORRECTIONS[what](record, people["office"])

        assert CORRECTED in page() and CORRECTED in paper()
        assert ("Berichtigt am 2. April 2026" in page("/beschluesse/b/")) == (what in OF_THE_DECISION)


def machine(path):
    (block,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', Client().get(path).content.decode())
    return {node["@type"]: node for node in json.loads(block)["@graph"]}


@pytest.mark.parametrize("what", [*CORRECTIONS, *NO_CORRECTIONS])
def test_calendar_and_machines_are_told_the_same_day_as_the_page(body, group, record, people, what):
    exact = PartialDate(2026, 2, 3)
    with guard.opened():
        Meeting.objects.filter(pk=record["meeting"].pk).update(date=exact)
    with time_machine.travel(LATER, tick=False):
        before = single_of(body, "s").modified
        {**CORRECTIONS, **NO_CORRECTIONS}[what](record, people["office"])

        corrected, decision = CORRECTED in page(), CORRECTED[:-1] in page("/beschluesse/b/")
        feed = subscription_of(body, dt.date(2026, 4, 2), Choice(group)).content.decode().replace("\r\n ", "")
        assert corrected == (what in CORRECTIONS) and decision == (what in OF_THE_DECISION)
        assert ("Berichtigt am 2. April 2026." in feed) == ("LAST-MODIFIED:20260402T080000Z" in feed) == corrected
        assert (single_of(body, "s").modified > before) == corrected
        event, one = machine("/sitzungen/s/")["Event"], machine("/beschluesse/b/")["CreativeWork"]
        assert (event.get("subjectOf", {}).get("dateModified") == "2026-04-02") == corrected
        assert (one.get("dateModified") == "2026-04-02") == decision


def moved(text):
    """The file of another house."""
    return re.sub("  (default|hosts): .*\n(  - .*\n)*", "", text.replace("musterviertel", "nachbarviertel"))


@pytest.mark.parametrize("what", [*CORRECTIONS, "a version"])
def test_a_file_carries_the_day_to_another_house_and_back(tmp_path, body, record, people, what):
    with time_machine.travel(PUBLISHED, tick=False):
        version = f.VersionFactory(body=body, paper=f.PaperFactory(body=body, key="go"), label="eins", text="Alt")
    with time_machine.travel(LATER, tick=False):
        if what == "a version":
            papers.versions.correct(version, by=people["office"], text="Neu")
        else:
            CORRECTIONS[what](record, people["office"])
        text = moved(dump(body).text)
        (tmp_path / "n.yaml").write_text(text)

        elsewhere = load(tmp_path / "n.yaml").body

    told = yaml.safe_load(dump(elsewhere).text)
    (meeting,), (paper,) = told["meetings"], told["documents"]
    said = meeting, *meeting["decisions"], *paper["versions"]
    wanted = what != "a version", what in OF_THE_DECISION, what == "a version"
    assert tuple("corrected" in one for one in said) == wanted
    assert dump(elsewhere).text == text
    with time_machine.travel(LATER, tick=False):
        assert not load(tmp_path / "n.yaml").plan.steps


def test_a_file_that_changes_what_was_public_says_so_itself_or_the_house_does(tmp_path, body, record, people):
    with time_machine.travel(LATER, tick=False):
        loaded = tmp_path / "n.yaml"
        loaded.write_text(moved(dump(body).text))
        elsewhere = load(loaded).body
    with time_machine.travel("2026-05-03T10:00:00+02:00", tick=False):
        loaded.write_text(loaded.read_text().replace("name: Runde", "name: Große Runde"))
        load(loaded)

        assert str(Meeting.objects.get(body=elsewhere).corrected)[:10] == "2026-05-03"
        assert not load(loaded).plan.steps
        assert str(Meeting.objects.get(body=elsewhere).corrected)[:10] == "2026-05-03"


def test_a_decision_that_goes_does_not_correct_the_sitting(record, people):
    with time_machine.travel(LATER, tick=False):
        decisions.resolutions.withdraw(record["resolution"], by=people["office"])

        assert "Berichtigt" not in page()


class AsThen:
    """The models by the room in which they stood when the migration was written."""

    @staticmethod
    def get_model(room, name):
        return apps.get_model("tasks" if name == "Task" else room, name)


def test_what_was_corrected_before_the_column_was_there_is_read_from_the_journal(record, people):
    with time_machine.travel(LATER, tick=False):
        for correct in (*CORRECTIONS.values(), *NO_CORRECTIONS.values()):
            correct(record, people["office"])
    known = Meeting.objects.get().corrected, Resolution.objects.get().corrected
    with guard.opened():
        Meeting.objects.update(corrected=None)
        Resolution.objects.update(corrected=None)
        migration = import_module("sozialraum.decisions.migrations.0011_what_was_corrected_before_is_known")
        migration.read_the_journal(AsThen, None)

    assert (Meeting.objects.get().corrected, Resolution.objects.get().corrected) == known
    assert None not in known


@pytest.mark.parametrize("what", [*CORRECTIONS, *NO_CORRECTIONS])
def test_the_table_says_the_same_day_as_the_page(record, people, what):
    with time_machine.travel(LATER, tick=False):
        {**CORRECTIONS, **NO_CORRECTIONS}[what](record, people["office"])

        head, row = csv.reader(
            io.StringIO(Client().get("/beschluesse/register.csv").content.decode("utf-8-sig")), delimiter=";"
        )
        told = dict(zip(head, row, strict=True))["Berichtigt am"]
        assert told == ("2026-04-02" if CORRECTED[:-1] in page("/beschluesse/b/") else "")


@pytest.mark.parametrize("what", NO_CORRECTIONS)
def test_what_goes_on_or_is_filled_in_is_no_correction(record, people, what):
    with time_machine.travel(LATER, tick=False):
        NO_CORRECTIONS[what](record, people["office"])

        assert "Berichtigt" not in page() and "Berichtigt" not in page("/beschluesse/b/")


@pytest.mark.parametrize("what", CORRECTIONS)
def test_what_is_put_right_on_the_day_it_became_public_is_not_announced(record, people, what):
    with time_machine.travel(SAME_DAY, tick=False):
        CORRECTIONS[what](record, people["office"])
    with time_machine.travel(LATER, tick=False):
        assert "Berichtigt" not in page()


def test_what_nobody_may_read_is_not_said_to_be_corrected(body, record, people):
    with time_machine.travel(PUBLISHED, tick=False):
        item = f.AgendaItemFactory(
            body=body, meeting=record["meeting"], order=2, name="Geheim", public=False, text="Alt"
        )
    with time_machine.travel(LATER, tick=False):
        meetings.agenda.correct(item, by=people["office"], text="Neu")

        assert "Berichtigt" not in page()


def test_a_version_says_when_it_was_corrected(body, people):
    with time_machine.travel(PUBLISHED, tick=False):
        version = f.VersionFactory(body=body, paper=f.PaperFactory(body=body, key="go"), label="eins", text="Alt")
    with time_machine.travel(LATER, tick=False):
        papers.versions.correct(version, by=people["office"], text="Neu")

        assert CORRECTED in page("/dokumente/go/eins/")


@pytest.mark.parametrize("decided", ["public", "not public", "not on record"])
def test_from_a_version_a_way_leads_to_its_decision(body, group, decided):
    version = f.VersionFactory(body=body, paper=f.PaperFactory(body=body, key="go"), label="eins", text="Text")
    with guard.opened():
        adoption = Adoption.objects.create(version=version, date=PartialDate(2018, 6, 6))
        Adopter.objects.create(adoption=adoption, organization=group, position=1)
        if decided != "not on record":
            held = f.MeetingFactory(body=body, state=State.HELD, date=PartialDate(2018, 6, 6), of=[group])
            item = f.AgendaItemFactory(body=body, meeting=held, public=decided == "public")
            resolution = f.ResolutionFactory(
                body=body, key="b", name="Neue Ordnung", meeting=held, date=None, agenda_item=item, by=[group]
            )
            Effect.objects.create(resolution=resolution, kind=EffectKind.ADOPTS, adoption=adoption)

    source, told = Client().get("/dokumente/go/eins/").content.decode(), page("/dokumente/go/eins/")

    assert ('<a href="/beschluesse/b/">Neue Ordnung</a>' in source) == (decided == "public")
    assert ("6. Juni 2018 durch AG Wohnen/Quartier" in told) == (decided != "not public")
    assert ("Der Beschluss ist nicht öffentlich." in told) == (decided == "not public")
