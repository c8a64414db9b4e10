"""Concerns: how word of a concern reaches whoever said it. No acts of their own: what the acts of this room share."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from django.utils import timezone

from sozialraum.acts import journal
from sozialraum.acts.links import link_to, path_to
from sozialraum.bodies.models import Organization
from sozialraum.concerns.letters import ConcernConfirmLetter, path_for
from sozialraum.concerns.models import STATUS, Concern, ConcernGroup
from sozialraum.correspondence import actions as correspondence
from sozialraum.correspondence.letters import ToCorrespondent
from sozialraum.correspondence.rules import STATUS_LASTS
from sozialraum.foundation.visitor import Visitor
from sozialraum.post.sending import Sent
from sozialraum.post.ways import MAIL, PAPER
from sozialraum.sittings.queries.dates import NextDate, next_date


def status_link(concern: Concern, by: Visitor) -> str:
    """Make a personal link to the status page."""
    return link_to(concern, STATUS, path=_status_page(concern), lasts=STATUS_LASTS, by=by)


def ask_to_confirm(concern: Concern, by: Visitor) -> Sent:
    """One neutral letter, in their language, to an address that nobody has confirmed yet."""
    path = path_for(concern, f"anliegen/{concern.key}/bestaetigen/")
    return correspondence.ask_to_confirm(concern, lambda page: ConcernConfirmLetter(page=page), path=path, by=by)


def say_to(concern: Concern, letter_with: Callable[[str], ToCorrespondent], by: Visitor) -> Sent:
    """Send the sender a letter; ``letter_with`` makes it from the path of their status link, empty for calls."""
    status = ""
    if concern.way in (MAIL, PAPER):
        path, typed = _status_page(concern), concern.way == PAPER
        status = path_to(concern, STATUS, path=path, lasts=STATUS_LASTS, by=by, typed=typed)
    return correspondence.send(letter_with(status), to=concern.addressee)


def _status_page(concern: Concern) -> str:
    return path_for(concern, f"anliegen/{concern.key}/stand/")


def ahead_of(concern: Concern) -> NextDate | None:
    """The next date of its leading group, as it stands now."""
    return next_date(groups_of(concern)[:1], timezone.now())


def groups_of(concern: Concern) -> list[Organization]:
    return [link.organization for link in concern.links.select_related("organization__body")]


def assign_groups(concern: Concern, organizations: Sequence[Organization]) -> None:
    """Replace the groups of a concern, the leading one first."""
    before = [one.key for one in groups_of(concern)]
    if before == [one.key for one in organizations]:
        return
    concern.links.all().delete()
    ConcernGroup.objects.bulk_create(
        ConcernGroup(concern=concern, organization=one, position=place) for place, one in enumerate(organizations, 1)
    )
    concern._prefetched_objects_cache = {}  # type: ignore[attr-defined]
    journal.note("organizations", before, [one.key for one in organizations])
