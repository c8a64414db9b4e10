"""Post: what a process left behind when it was killed – letters in its hand, a job half done."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from sozialraum.clockwork import alive
from sozialraum.clockwork.models import Job
from sozialraum.post.models import Letter, ended
from sozialraum.post.words import CLAIMED, LetterState

# Asked only about processes on other machines, of which nobody here can see whether they are still there.
LETTERS = dt.timedelta(minutes=20)  # longer than any conversation with a mail server
JOBS = dt.timedelta(hours=6)


def take_up_what_was_left(and_by: str = "") -> None:
    """Give free what nobody has in hand any more. ``and_by``: a process that knows it has nothing in hand itself."""
    now, gone = timezone.now(), alive.gone()
    held = Letter.objects.filter(state__in=CLAIMED)
    _release_letters(held.filter(claimed_by__in=[*gone, *filter(None, [and_by])]))
    _release_letters(held.filter(claimed__lte=now - LETTERS, claimed_by__in=_elsewhere(held)))
    running = Job.objects.exclude(claimed_by="")
    left = Q(claimed_by__in=gone) | Q(last_start__lte=now - JOBS, claimed_by__in=_elsewhere(running))
    said = _("Wurde unterbrochen und wird wiederholt.")
    running.filter(left).update(claimed_by="", last_start=None, failed=True, result=said)
    for name in gone:
        alive.forget(name)


def _elsewhere(held: models.QuerySet[Any]) -> list[str]:
    names = held.order_by().values_list("claimed_by", flat=True).distinct()
    return [name for name in names if alive.look_for(name) is alive.ProcessSight.ELSEWHERE]


def _release_letters(left: models.QuerySet[Letter]) -> None:
    """Back into the queue, or unclear if the mail server may have it; a code is blanked then."""
    said = _("Das Senden wurde unterbrochen. Der Mailserver hat den Brief vielleicht schon angenommen.")
    for letter in left.filter(state=LetterState.HANDING_OVER):
        words = ended(letter, LetterState.UNCLEAR, timezone.now()) | {"said": said, "tries": letter.tries + 1}
        left.filter(pk=letter.pk, state=LetterState.HANDING_OVER).update(**words)
    release(left)


def release(left: models.QuerySet[Letter]) -> None:
    """What was not handed over waits as before."""
    free = {"claimed_by": "", "claimed": None}
    left.filter(state=LetterState.SENDING, tries=0).update(state=LetterState.WAITING, **free)
    left.filter(state=LetterState.SENDING).update(state=LetterState.DEFERRED, **free)
