"""Clockwork: what the house does by itself. A room writes a command, says when, and ``tick`` runs it.

    class Command(NightCommand):
        help = "Sagt Bescheid, sobald der Termin feststeht."
        every = dt.timedelta(minutes=5)

        def work(self, *, dry_run: bool) -> str:
            return "3 Menschen erfahren den Termin."

Kept in ``<room>/management/commands/<name>.py``, found by its kind, run by hand with ``sozialraum manage <name>``. It
loops over a query and calls acts as ``Visitor.house(body)``, and must be safe to run twice: a killed run is repeated.
"""

from __future__ import annotations

import datetime as dt
import logging
import time
from dataclasses import dataclass
from functools import cache
from typing import Any, ClassVar

from django.core.management import BaseCommand, CommandError, CommandParser, get_commands, load_command_class
from django.utils import timezone
from django.utils.translation import gettext as _

from sozialraum.clockwork import alive
from sozialraum.clockwork.left import take_up_jobs
from sozialraum.clockwork.models import Job

log = logging.getLogger(__name__)

PULSE = "tick"
PAUSE = 0.5  # seconds between two words of one that works long
AGAIN = dt.timedelta(hours=1)  # a failed run is tried again after this, if it would not come round sooner


class NightCommand(BaseCommand):
    """A command that ``tick`` runs by itself: every so often, or every night ``at`` a time of day."""

    every: ClassVar[dt.timedelta] = dt.timedelta(days=1)
    at: ClassVar[dt.time | None] = None
    job: Job | None = None  # in whose row long work says how far it is; without one, on the screen
    last_report = 0.0

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--dry-run", action="store_true", help="sagt nur, was geschähe")

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(self.work(dry_run=options["dry_run"]))

    def work(self, *, dry_run: bool) -> str:
        """Do it, and say in one German sentence what came of it; a ``CommandError`` says what is to be done."""
        raise NotImplementedError

    def report_progress(self, says: str) -> None:
        """Store the progress of long work, at most twice a second; without a job it is printed."""
        if time.monotonic() < self.last_report + PAUSE:
            return
        self.last_report = time.monotonic()
        if self.job:
            Job.objects.filter(pk=self.job.pk, claimed_by=self.job.claimed_by).update(result=says)
            beat(self.job.claimed_by)  # whoever works long is not standing still
        else:
            self.stdout.write(says)
            self.stdout.flush()


@dataclass(frozen=True)
class Duty:
    """One thing the house does by itself."""

    name: str
    command: NightCommand

    @property
    def says(self) -> str:
        return self.command.help

    @property
    def when(self) -> str:
        """How often, in words."""
        if self.command.at:
            return _("täglich um %(time)s Uhr") % {"time": f"{self.command.at:%-H.%M}"}
        minutes = round(self.command.every.total_seconds() / 60)
        if minutes % 60:
            return _("alle %(count)s Minuten") % {"count": minutes} if minutes != 1 else _("jede Minute")
        hours = minutes // 60
        return _("jede Stunde") if hours == 1 else _("alle %(count)s Stunden") % {"count": hours}

    def is_due(self, job: Job, now: dt.datetime) -> bool:
        """True if the job's time has come, it was killed, or it failed at least an hour ago."""
        if job.last_start is None:
            return True
        if job.claimed_by:
            return False  # somebody is at it, or ``left`` will notice that nobody is
        if job.failed and now >= job.last_start + min(AGAIN, self.command.every):
            return True
        if self.command.at:
            return job.last_start < _last_time(self.command.at, now) <= now
        return now >= job.last_start + self.command.every


@cache
def duties() -> tuple[Duty, ...]:
    """Every scheduled command of all rooms, by name."""
    loaded = {
        name: load_command_class(app, name)
        for name, app in get_commands().items()
        if isinstance(app, str) and app.startswith("sozialraum.")
    }
    return tuple(Duty(name, one) for name, one in sorted(loaded.items()) if isinstance(one, NightCommand))


def beat(name: str, pulse: Job | None = None) -> None:
    """Store that the scheduler is running; at most one write a minute."""
    now = timezone.now()
    pulse = pulse or Job.objects.get_or_create(name=PULSE)[0]
    if pulse.last_end is None or pulse.last_end < now - dt.timedelta(minutes=1):
        Job.objects.filter(pk=pulse.pk).update(last_end=now, result=name)


def is_going(now: dt.datetime | None = None) -> bool:
    """True if the scheduler has stored a sign of life within the last 15 minutes."""
    return Job.objects.filter(name=PULSE, last_end__gt=(now or timezone.now()) - dt.timedelta(minutes=15)).exists()


def turn(name: str) -> list[Job]:
    """One round as the process of this name, with the jobs it ran; one statement if nothing is due."""
    jobs = _jobs_by_name()
    beat(name, jobs.get(PULSE))
    if any(job.claimed_by for job in jobs.values()):
        take_up_jobs(alive.gone())
        jobs = _jobs_by_name()
    return run_due(name, jobs=jobs)


def run_due(name: str, among: tuple[Duty, ...] | None = None, *, jobs: dict[str, Job] | None = None) -> list[Job]:
    """Run what is due, one after the other, as the process of this name. Two processes never run the same one.

    ``jobs``: their rows as they were read just now; a row that has changed since is not claimed.
    """
    done, jobs = [], _jobs_by_name() if jobs is None else jobs
    for duty in duties() if among is None else among:
        job = jobs.get(duty.name) or Job.objects.get_or_create(name=duty.name)[0]
        now = timezone.now()
        if duty.is_due(job, now) and _claimed(job, name, now):
            done.append(_carried_out(duty, job, name))
    return done


def _jobs_by_name() -> dict[str, Job]:
    return {job.name: job for job in Job.objects.all()}


def _claimed(job: Job, name: str, now: dt.datetime) -> bool:
    free = Job.objects.filter(pk=job.pk, claimed_by=job.claimed_by, last_start=job.last_start)
    return bool(free.update(claimed_by=name, last_start=now))


def _carried_out(duty: Duty, job: Job, name: str) -> Job:
    job.claimed_by, duty.command.job = name, job
    try:
        result, failed = duty.command.work(dry_run=False), False
    except CommandError as error:
        log.warning("%s: %s", duty.name, error)
        result, failed = str(error), True
    except Exception as error:
        log.exception("%s failed", duty.name)
        result, failed = _("Fehlgeschlagen (%(kind)s). Näheres steht im Protokoll des Servers."), True
        result %= {"kind": type(error).__name__}
    words = {"claimed_by": "", "last_end": timezone.now(), "result": result, "failed": failed}
    Job.objects.filter(pk=job.pk, claimed_by=name).update(**words)
    job.refresh_from_db()
    return job


def _last_time(at: dt.time, now: dt.datetime) -> dt.datetime:
    """The last moment at which the clock on the wall showed this time."""
    local = timezone.localtime(now)
    today = dt.datetime.combine(local.date(), at, tzinfo=local.tzinfo)
    return today if today <= now else dt.datetime.combine(local.date() - dt.timedelta(days=1), at, tzinfo=local.tzinfo)
