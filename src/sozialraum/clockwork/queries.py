"""Clockwork: what one may ask about the commands that run by themselves."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _

from sozialraum.clockwork import night
from sozialraum.clockwork.models import Job


@dataclass(frozen=True)
class Run:
    """One line of what the house does by itself."""

    says: str
    when: str
    job: Job | None

    @property
    def state(self) -> str:
        if self.job is None or self.job.last_start is None:
            return _("noch nicht gelaufen")
        if self.job.claimed_by:
            return _("läuft gerade")
        return _("fehlgeschlagen") if self.job.failed else _("in Ordnung")

    @property
    def tone(self) -> str:
        if self.job is None or self.job.last_end is None:
            return "quiet"
        return "bad" if self.job.failed else "good"


def runs() -> list[Run]:
    """What runs when, its last run and its result."""
    jobs = {job.name: job for job in Job.objects.all()}
    return [Run(duty.says, duty.when, jobs.get(duty.name)) for duty in night.duties()]
