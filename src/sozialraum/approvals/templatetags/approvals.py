"""Approvals: which groups have not approved minutes, for the page of their sitting."""

from __future__ import annotations

from dataclasses import dataclass

from django import template

from sozialraum.approvals.queries import next_sittings
from sozialraum.decisions.models import Minutes
from sozialraum.meetings.models import Meeting

register = template.Library()


@dataclass(frozen=True)
class PendingApproval:
    """A group that has not approved, by key and name, and the sitting in which it may have; "" where none was."""

    key: str
    name: str
    meeting: str
    meeting_name: str


@register.simple_tag
def pending_approvals(key: str, meeting: Meeting) -> list[PendingApproval]:
    """The groups that have not approved the minutes with this key, of a meeting whose groups are at hand."""
    minutes = Minutes.objects.prefetch_related("approvals").get(key=key, meeting=meeting)
    minutes.meeting = meeting  # whose groups are at hand
    there = next_sittings(minutes, minutes.pending) if minutes.pending else {}
    return [PendingApproval(group.key, group.name, *there[group.pk]) for group in minutes.pending]
