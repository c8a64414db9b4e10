"""Acts: when something was corrected that everybody could read already; kept beside it, so that a file carries it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from sozialraum.acts.former import current_name
from sozialraum.foundation.things import Thing
from sozialraum.network.fields import MomentField

#: What goes on after a decision, or is a place in a row: new word of it corrects nothing.
GOES_ON = {"progress", "outcome", "outcome_date", "done", "order", "state", "record_published", "modified", "effects"}
#: Acts that correct beside those called so.
ALSO = {"decisions.count_votes", "decisions.state_quorum"}


class Correctable(Thing):
    """A public thing that says when it, or what it shows, was last corrected after everybody could read it."""

    corrected = MomentField(_("Berichtigt am"), null=True, editable=False)

    class Meta(Thing.Meta):
        abstract = True

    @property
    def public_since(self) -> dt.datetime | None:
        """Since when everybody can read it; None while nobody but its own people can."""
        since: dt.datetime = self.created
        return since


def day_of(moment: dt.datetime | None) -> dt.date | None:
    """The day here on which it was; None for none."""
    return timezone.localdate(moment) if moment else None


def is_correction(act: str, changes: dict[str, Any]) -> bool:
    """True if an act of this name, with these changes of the journal, puts another value where one stood."""
    return (".correct_" in current_name(act) or act in ALSO) and any(
        name not in GOES_ON and isinstance(pair, list) and pair[0] not in (None, "", [])
        for name, pair in changes.items()
    )


def corrected_with(subject: Thing) -> Iterator[Correctable]:
    """Set ``corrected`` of whatever has shown this to everybody since an earlier day; the caller saves each of them."""
    now = timezone.now()
    for shown in _shown_in(subject):
        since = shown.public_since
        if since and timezone.localdate(now) > timezone.localdate(since):
            shown.corrected = now
            yield shown


def _shown_in(subject: Any) -> Iterable[Correctable]:
    """What says »berichtigt am«: the thing itself, and the meeting on whose page everybody reads it."""
    own = isinstance(subject, Correctable)
    if own:
        yield subject
    meeting = getattr(getattr(subject, "minutes", subject), "meeting", None)
    if meeting and (subject.public_since if own else getattr(subject, "public", True)):
        yield meeting
