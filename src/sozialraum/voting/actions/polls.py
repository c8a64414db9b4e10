"""Voting: a straw poll held, and a point that waits for a group that cannot decide."""

from __future__ import annotations

from collections.abc import Sequence

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from sozialraum.acts.act import act
from sozialraum.bodies.models import Organization
from sozialraum.bodies.permissions import is_office
from sozialraum.counting.rules.figures import VoteFigures
from sozialraum.foundation.refusals import field_error
from sozialraum.foundation.visitor import Visitor
from sozialraum.meetings.models import AgendaItem
from sozialraum.meetings.words import ItemCourse
from sozialraum.voting.actions.ballots import refuse_unless_open
from sozialraum.voting.actions.kept import straw_polls
from sozialraum.voting.models import StrawPoll
from sozialraum.voting.permissions import counts
from sozialraum.voting.queries.counted import floor_of

MOST_OF_REASON = 300


@act(who=is_office | counts, says=gettext_lazy("hat ein Meinungsbild festgehalten"))
def hold_poll(
    item: AgendaItem,
    *,
    by: Visitor,
    organization: Organization | None,
    figures: VoteFigures,
    question: str = "",
) -> StrawPoll:
    """Record how many of a group were for something; the same question asked again replaces the figures.

    Raises ValidationError: ``running`` before and after the sitting, ``poll`` if nothing is entered, ``stranger``.
    """
    refuse_unless_open(item.meeting)
    if organization is not None and organization not in item.meeting.groups:
        raise ValidationError(_("Diese Gruppe hält die Sitzung nicht."), code="stranger")
    if figures.yes is None and figures.no is None and not figures.words:
        raise field_error("yes", _("Bitte schreiben Sie, wie viele dafür und wie viele dagegen waren."), "poll")
    values = {name: getattr(figures, name) for name in ("yes", "no", "abstain", "words")}
    held = StrawPoll.objects.filter(
        agenda_item=item, organization=organization, question=question, deleted=None
    ).first()
    if held is None:
        held = straw_polls.record(item, by=by, organization=organization, question=question, **values)
    else:
        straw_polls.correct(held, by=by, **values)
    return held


@act(who=is_office | counts, says=gettext_lazy("hat einen Punkt vertagt"))
def postpone_item(item: AgendaItem, *, by: Visitor, organizations: Sequence[Organization], reason: str = "") -> None:
    """Let a point wait for another sitting of these groups; they and why stand with it, and its agenda offers it.

    Without a reason it is that they cannot decide. Raises ValidationError: ``running`` before and after the sitting,
    ``reason`` without one where they can decide, ``stranger``.
    """
    refuse_unless_open(item.meeting)
    if not organizations or not set(organizations) <= set(item.meeting.groups):
        raise ValidationError(_("Diese Gruppe hält die Sitzung nicht."), code="stranger")
    point = floor_of(item.meeting, by).at()
    waits = set(organizations) <= set(point.without_quorum)
    why = reason.strip() or (point.groups[organizations[0]].now.sentence if waits else "")
    if not why:
        raise field_error("reason", _("Bitte schreiben Sie, warum."), "reason")
    names = ", ".join(group.name for group in organizations)
    is_part = len(organizations) < len(item.meeting.groups)
    item.course = ItemCourse.NOT_QUORATE if waits else ItemCourse.POSTPONED
    item.reason = (_("für %(groups)s: %(reason)s") % {"groups": names, "reason": why} if is_part else why)[
        :MOST_OF_REASON
    ]
