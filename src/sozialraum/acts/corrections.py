"""Acts: when something was corrected that everybody could read already; kept beside it, so that a file carries it."""

from __future__ import annotations

from typing import Any

from django.utils import timezone

from sozialraum.acts.former import current_name
from sozialraum.foundation.things import Thing

#: What goes on after a decision, or is a place in a row: new word of it corrects nothing.
GOES_ON = {"progress", "outcome", "outcome_date", "done", "order", "state", "record_published", "modified", "effects"}
#: Acts that correct beside those called so.
ALSO = {"decisions.count_votes", "decisions.state_quorum"}


def is_correction(act: str, changes: dict[str, Any]) -> bool:
    """Does an act of this name, with these changes of the journal, put another value where one stood?

    What was filled in where nothing stood is no correction, nor is what goes on.
    """
    return (".correct_" in current_name(act) or act in ALSO) and any(
        name not in GOES_ON and isinstance(pair, list) and pair[0] not in (None, "", [])
        for name, pair in changes.items()
    )


def note_correction(subject: Thing) -> None:
    """Set ``corrected`` of whatever has shown this to everybody since an earlier day; the caller saves the subject."""
    now = timezone.now()
    for shown in subject.shown_in():
        since = shown.public_since
        if since and timezone.localdate(now) > timezone.localdate(since):
            shown.corrected = now
            if shown is not subject:
                shown.save(update_fields=["corrected"])
