"""Circulation: what a draft says point by point, and who sat there and so gets it."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from sozialraum.bodies.models import Organization
from sozialraum.bodies.queries import addressee_of as addressee_of_institution
from sozialraum.circulation.models import Circulation
from sozialraum.circulation.rules import DraftPoint
from sozialraum.circulation.words import OBJECT
from sozialraum.counting.words import Result
from sozialraum.decisions.models import Minutes, Resolution
from sozialraum.foundation.visitor import Visitor
from sozialraum.meetings.models import Meeting, held_by_own
from sozialraum.meetings.queries import items_of
from sozialraum.meetings.rules import item_label
from sozialraum.meetings.words import ENTITLED
from sozialraum.people.models import Membership, Person, Seat
from sozialraum.people.queries import addressee_of
from sozialraum.people.queries.belonging import sittings_of
from sozialraum.people.words import Role
from sozialraum.post.sending import Addressee

#: Who belongs to a group without a seat and yet minds what its minutes say.
OFFICES = (Role.SPEAKER, Role.MINUTE_TAKER, Role.MEMBER)


class ReadersOfDrafts:
    """The minutes whose draft one may read as it went round: who sat there, the holder of a link, who reads all."""

    def visible_to(self, visitor: Visitor) -> QuerySet[Minutes]:
        """For ``find``; what of it was sent says ``Circulation``."""
        here = Minutes.objects.here(visitor).select_related("meeting")
        if visitor.reads_all:
            return here
        by_link = visitor.linked(Minutes) if visitor.link and visitor.link.purpose == OBJECT else Q(pk__in=[])
        if visitor.person_id or visitor.standings:
            return here.filter(by_link | Q(meeting__in=held_by_own(visitor)))
        return here.filter(by_link)


DRAFTS = ReadersOfDrafts()


def points_of(meeting: Meeting) -> tuple[DraftPoint, ...]:
    """What the minutes say of each point now, with the wording of what was decided; last what belongs to no point."""
    said = defaultdict(list)
    for one in Resolution.objects.filter(meeting=meeting, deleted=None).order_by("number_in_year", "pk"):
        said[one.agenda_item_id].append(_decided(one))
    found = [
        DraftPoint(item.key, item_label(number), item.name, item.text, tuple(said.pop(item.pk, ())))
        for item, number in items_of(meeting).items()
    ]
    rest = tuple(line for lines in said.values() for line in lines)
    return (*found, *([DraftPoint("", "", _("Beschlüsse"), "", rest)] if rest else []))


def _decided(one: Resolution) -> str:
    """»Beschluss: Die Bänke werden aufgestellt. (angenommen)«"""
    result = f" ({Result(one.result).label})" if one.result else ""
    return f"{_('Beschluss')}: {one.resolution_text or one.name}{result}"


def last_sent(minutes: Minutes) -> Circulation | None:
    """The draft that was sent last; None if none was."""
    return Circulation.objects.filter(minutes=minutes).order_by("-number").first()


@dataclass(frozen=True)
class DraftReader:
    """Somebody who gets the draft: whom the link is made for, and how they are reached."""

    holder: Any  # a person or an institution
    to: Addressee


def readers_of(meeting: Meeting) -> list[DraftReader]:
    """Who sat in the groups that met on the day of the sitting or does today, once each, in the order of their names.

    On a seat the delegate and who stands in, or the resident; where nobody is named the institution itself.
    """
    persons: dict[int, Person] = {}
    houses: dict[int, Organization] = {}
    for day in _days(meeting):
        for one in sittings_of(Seat.objects.filter(organization__in=meeting.groups), day):
            named = [*([one.delegate] if one.delegate else []), *one.deputies]
            if one.is_vacant and one.seat.institution:
                houses[one.seat.institution.pk] = one.seat.institution
            for person in [one.seat.resident, *(each.person for each in named)]:
                if person:
                    persons[person.pk] = person
        persons |= {person.pk: person for person in _in_office(meeting, day)}
    for each in meeting.conducted_by:
        if each.person and each.role in ENTITLED:
            persons[each.person.pk] = each.person
    living = sorted((one for one in persons.values() if not one.deleted), key=lambda one: (one.name.casefold(), one.pk))
    found = [DraftReader(one, addressee_of(one)) for one in living]
    there = sorted(houses.values(), key=lambda one: (one.name.casefold(), one.pk))
    return [*found, *(DraftReader(one, addressee_of_institution(one)) for one in there)]


def _days(meeting: Meeting) -> list[dt.date]:
    held = meeting.date.exact if meeting.date else None
    return list(dict.fromkeys([*([held] if held else []), timezone.localdate()]))


def _in_office(meeting: Meeting, day: dt.date) -> Iterator[Person]:
    found = Membership.objects.on(day).filter(organization__in=meeting.groups, seat=None, role__in=OFFICES)
    yield from (one.person for one in found.filter(deleted=None, person__deleted=None).select_related("person"))
