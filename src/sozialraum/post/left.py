"""Post: what a process left behind when it was killed – letters in its hand; a job half done is clockwork's."""

from __future__ import annotations

import datetime as dt

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext as _

from sozialraum.clockwork import alive
from sozialraum.clockwork.left import take_up_jobs
from sozialraum.post.models import Letter, ended
from sozialraum.post.words import CLAIMED, LetterState

# Asked only about processes on other machines, of which nobody here can see whether they are still there.
LETTERS = dt.timedelta(minutes=20)  # longer than any conversation with a mail server


def take_up_what_was_left(and_by: str = "") -> None:
    """Release the letters of ended processes; ``and_by`` is a process that has none under way itself."""
    now, gone = timezone.now(), alive.gone()
    held = Letter.objects.filter(state__in=CLAIMED)
    names = held.order_by().values_list("claimed_by", flat=True).distinct()
    _release_letters(held.filter(claimed_by__in=[*gone, *filter(None, [and_by])]))
    _release_letters(held.filter(claimed__lte=now - LETTERS, claimed_by__in=alive.elsewhere(names)))
    take_up_jobs(gone)
    for name in gone:
        alive.forget(name)


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
