"""The bench: what it invents can be loaded, and a tiny run ends with its figures. No times are judged here."""

import subprocess
import sys
from pathlib import Path

import pytest

from bench.body import Author, Size, write
from sozialraum.acts import journal
from sozialraum.decisions.models import Resolution
from sozialraum.founding.load import load
from sozialraum.meetings.models import AgendaItem, Meeting

ROOT = Path(__file__).parents[1]


def test_the_whole_network_is_as_large_as_it_is_said_to_be():
    network = Author(Size(), "muster").network()

    meetings = network["meetings"]
    decisions = [one for meeting in meetings for one in meeting.get("decisions", [])] + network["decisions"]
    assert (len(meetings), sum(len(meeting["agenda"]) for meeting in meetings)) == (500, 5000)
    assert len(decisions) == 2000
    assert {str(meeting["date"])[:4] for meeting in meetings} == {str(year) for year in range(2015, 2027)}
    assert all(len(paper["versions"]) == 4 for paper in network["documents"])
    assert Author(Size(), "muster").network() == network


@pytest.mark.django_db
def test_what_is_invented_can_be_loaded(tmp_path):
    report = load(write(tmp_path, Size().scaled(1 / 50)))

    assert report.body.is_sample
    assert (Meeting.objects.count(), AgendaItem.objects.count(), Resolution.objects.count()) == (10, 100, 40)
    assert Resolution.objects.filter(meeting=None).exists()
    assert Resolution.objects.filter(ballots__isnull=False, by_links__position=2).exists()
    assert list(journal.verify(report.body)) == []


def test_a_tiny_run_ends_with_its_figures():
    words = ["--scale", "0.02", "--requests", "2", "--rounds", "1", "--acts", "3"]
    run = subprocess.run(
        [sys.executable, "-m", "bench", *words], cwd=ROOT, capture_output=True, text=True, timeout=300, check=False
    )

    assert run.returncode == 0, run.stderr
    lines = run.stdout.splitlines()
    assert [line for line in lines if line in ("Pages", "Worker", "Commands", "Acts")] == [
        "Pages",
        "Worker",
        "Commands",
        "Acts",
    ]
    assert any(line.startswith("/gremien/plenum/ ") for line in lines)
    assert any(line.startswith("four processes, two networks ") for line in lines)
    assert lines[-1].startswith("The journal of ")
    assert lines[-1].endswith(": 0 faults.")
