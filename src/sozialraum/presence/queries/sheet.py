"""Presence: the sheet on which those who come sign – everybody of the groups, and empty lines."""

from __future__ import annotations

from django.utils import timezone
from django.utils.translation import gettext as _

from sozialraum.foundation.visitor import Visitor
from sozialraum.meetings.models import Meeting
from sozialraum.meetings.queries import title_of
from sozialraum.presence.queries.heads import Expected, expected_of
from sozialraum.presence.queries.rows import rows_of
from sozialraum.press.sign_in import SignInLine, SignInSheet


def sign_in_sheet(meeting: Meeting, visitor: Visitor) -> SignInSheet:
    """The sheet of one sitting, its lines by name; who deputises signs in the line of the seat."""
    expected = sorted(expected_of(rows_of(meeting)).values(), key=lambda one: one.label.casefold())
    groups = [one for one in meeting.groups if not one.deleted]
    return SignInSheet(
        body=visitor.body.name,
        title=title_of(meeting),
        when=meeting.date.in_words() if meeting.date else _("ohne Tag"),
        place=meeting.location.name if meeting.location else "",
        groups=tuple((one.sign or one.name[:1].upper(), one.name) for one in groups),
        lines=tuple(_line(one) for one in expected if not one.as_deputy),
        printed=timezone.now(),
    )


def _line(one: Expected) -> SignInLine:
    name = one.person.name if one.person and one.institution else ""
    return SignInLine(one.label, name, tuple(group.sign or group.name[:1].upper() for group in one.groups))
