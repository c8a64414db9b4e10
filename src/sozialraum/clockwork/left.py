"""Clockwork: the job that a process left half done when it was killed."""

from __future__ import annotations

import datetime as dt

from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from sozialraum.clockwork import alive
from sozialraum.clockwork.models import Job

JOBS = dt.timedelta(hours=6)  # asked only about processes on other machines


def take_up_jobs(gone: list[str]) -> None:
    """Release the jobs of ended processes, so that they run again; ``gone`` are names of processes."""
    running = Job.objects.exclude(claimed_by="")
    names = alive.elsewhere(running.order_by().values_list("claimed_by", flat=True).distinct())
    left = Q(claimed_by__in=gone) | Q(last_start__lte=timezone.now() - JOBS, claimed_by__in=names)
    said = _("Wurde unterbrochen und wird wiederholt.")
    running.filter(left).update(claimed_by="", last_start=None, failed=True, result=said)
