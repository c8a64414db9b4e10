"""Desk: what it knows of the kinds of other rooms – hints that need several of them, words of what acts noted."""

from __future__ import annotations

from sozialraum.acts.registry import register_hints, register_noted_words
from sozialraum.bodies.models import Organization
from sozialraum.contacts.words import FileKind
from sozialraum.decisions.models import Minutes, Resolution
from sozialraum.desk.queries.hints import hints_of_minutes, hints_of_resolutions
from sozialraum.desk.queries.planned import hints_of_meetings
from sozialraum.desk.queries.rhythms import hints_of_organizations
from sozialraum.meetings.models import Meeting
from sozialraum.network.models import Body
from sozialraum.press.labels import Sheet

register_hints(Minutes, hints_of_minutes)
register_hints(Resolution, hints_of_resolutions)
register_hints(Organization, hints_of_organizations)
register_hints(Meeting, hints_of_meetings)
#: What ``contacts.take_out`` notes of a file of contacts that somebody takes along.
register_noted_words(Body, kind=dict(FileKind.choices), sheet={one.name: one.label for one in Sheet})
