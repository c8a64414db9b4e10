"""What the house does by itself: when it is due, how it went, and never by two at once."""

import datetime as dt

import pytest
import time_machine
from django.utils import timezone

from sozialraum.clockwork import night
from sozialraum.clockwork.alive import Presence
from sozialraum.clockwork.models import Job
from sozialraum.post.left import take_up_what_was_left

pytestmark = pytest.mark.django_db


def a_duty(every=dt.timedelta(minutes=5), at=None, fails=False):
    class Command(night.NightCommand):
        help = "Zählt, wie oft."
        runs = 0

        def work(self, *, dry_run):
            self.runs += 1
            if fails:
                raise ValueError("secret@example.org")
            return f"{self.runs} erledigt."

    Command.every, Command.at = every, at
    return night.Duty("zaehlen", Command())


def runs_at(duty, *moments):
    done = []
    for moment in moments:
        with time_machine.travel(moment, tick=False):
            done.append(len(night.run_due("ich", (duty,))))
    return done


def test_a_duty_comes_round_and_tells_its_result():
    start = timezone.now()

    done = runs_at(a_duty(), start, start + dt.timedelta(minutes=4), start + dt.timedelta(minutes=5))

    assert done == [1, 0, 1]
    job = Job.objects.get()
    assert (job.name, job.result, job.failed, job.claimed_by) == ("zaehlen", "2 erledigt.", False, "")
    assert job.last_end >= job.last_start


def test_a_nightly_duty_runs_once_a_night_also_over_the_change_of_the_clocks():
    berlin = timezone.get_default_timezone()
    moments = [dt.datetime(2026, 3, day, hour, 30, tzinfo=berlin) for day in (27, 28, 29, 30) for hour in (1, 3, 12)]

    done = runs_at(a_duty(at=dt.time(3, 0)), *moments)

    assert done == [1, 1, 0, 0, 1, 0, 0, 1, 0, 0, 1, 0]  # the first time at once, then every night at three


def test_a_duty_that_fails_says_so_without_any_details_and_is_tried_again():
    duty, start = a_duty(every=dt.timedelta(days=1), fails=True), timezone.now()

    done = runs_at(duty, start, start + dt.timedelta(minutes=59), start + dt.timedelta(minutes=60))

    assert done == [1, 0, 1]
    job = Job.objects.get()
    assert job.failed
    assert job.result == "Fehlgeschlagen (ValueError). Näheres steht im Protokoll des Servers."


def test_two_processes_never_run_the_same_duty():
    duty, seen = a_duty(), []
    duty.command.work = lambda dry_run: seen.append(len(night.run_due("anderer", (duty,)))) or "fertig"

    night.run_due("ich", (duty,))

    assert seen == [0]


def test_what_another_has_claimed_meanwhile_is_left_to_it():
    duty = a_duty()
    night.run_due("ich", (duty,))
    old = Job.objects.get()
    Job.objects.update(claimed_by="anderer")

    assert not night._claimed(old, "ich", timezone.now())


def test_a_run_that_was_killed_is_repeated():
    duty = a_duty(every=dt.timedelta(days=1))
    with Presence() as there:
        night.run_due(there.name, (duty,))
        Job.objects.update(claimed_by=there.name)
        take_up_what_was_left()
        assert Job.objects.get().claimed_by == there.name
        (there.folder / "toter").touch()  # a process that was killed leaves its file without a lock
    Job.objects.update(claimed_by="toter")

    take_up_what_was_left()

    job = Job.objects.get()
    assert (job.claimed_by, job.failed, job.result) == ("", True, "Wurde unterbrochen und wird wiederholt.")
    assert len(night.run_due("ich", (duty,))) == 1


@pytest.mark.parametrize(
    ("every", "at", "words"),
    [
        (dt.timedelta(minutes=1), None, "jede Minute"),
        (dt.timedelta(minutes=5), None, "alle 5 Minuten"),
        (dt.timedelta(hours=1), None, "jede Stunde"),
        (dt.timedelta(hours=6), None, "alle 6 Stunden"),
        (dt.timedelta(days=1), dt.time(3, 15), "täglich um 3.15 Uhr"),
    ],
)
def test_when_is_said_in_words(every, at, words):
    assert a_duty(every, at).when == words
