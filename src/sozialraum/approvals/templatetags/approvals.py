"""Approvals: which groups have not approved minutes, for the page of their sitting."""

from __future__ import annotations

from dataclasses import dataclass

from django import template

from sozialraum.approvals.queries import next_sitting_of
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
    found = []
    for group in minutes.pending:
        there = next_sitting_of(minutes, group.pk)
        told = (there.key, there.name) if there else ("", "")
        found.append(PendingApproval(group.key, group.name, *told))
    return found
