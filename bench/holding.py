"""Bench: a sitting that is held – 80 people of whom half have come, 25 points with notes – and the note of one of them.

Made in the house that is measured, for the office that ``bench.office`` logs in.
"""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.urls import reverse
from django.utils import timezone

from sozialraum.acts import guard
from sozialraum.attendance.models import Attendance
from sozialraum.attendance.words import AttendanceCategory
from sozialraum.bodies.models import Organization
from sozialraum.bodies.words import Classification
from sozialraum.decisions.models import Minutes
from sozialraum.foundation.dates import PartialDate
from sozialraum.foundation.visitor import OFFICE, Standing, Visitor, Way
from sozialraum.holding.actions import begin, make_link
from sozialraum.meetings.actions import agenda, convene, meetings
from sozialraum.meetings.models import AgendaItem, Meeting
from sozialraum.network.models import Body
from sozialraum.notes.actions import NoteSent, store
from sozialraum.people.models import Membership, Person, Seat
from sozialraum.presence.actions import open_sitting

PEOPLE, POINTS, CURRENT = 80, 25, 12
TEXT = "Erika Beispiel berichtet aus dem Muster.\n\n- Der Raum ist zu klein.\n- Der Montag passt allen." * 3


def held(body: Body, office: Organization, person: Person) -> dict[str, Any]:
    """The path of the page, and path and words of a note that is stored by the link for this sitting."""
    standing = Standing("member", office.pk, OFFICE)
    by = Visitor(body, Way.SECOND_FACTOR, person.pk, person.name, frozenset([standing]))
    with guard.opened():
        group = Organization.objects.create(
            body=body, key="gruppe-der-messung", name="AG Messung", classification=Classification.WORKING_GROUP
        )
        people = [_seated(body, group, number) for number in range(PEOPLE)]
    meeting = meetings.record(
        Visitor.house(body).body, by=Visitor.house(body), name="Mustersitzung am Tag der Messung", state="draft",
        date=PartialDate.of(timezone.localdate()), start_time=dt.time(0, 1), organizations=[group],
    )  # fmt: skip
    for number in range(POINTS):
        agenda.record(meeting, by=by, name=f"Musterpunkt {number + 1}", kind="decision", minutes_planned=10)
    convene(meeting, by=by)
    open_sitting(meeting, by=by)
    _arrive(body, meeting, people[: PEOPLE // 2])
    items = list(AgendaItem.objects.filter(meeting=meeting).order_by("order"))
    for item in items:
        store(item, NoteSent(f"{TEXT}\n{item.name}", 0), by=by)
    begin(items[CURRENT], by=by)
    link = make_link(Meeting.objects.get(pk=meeting.pk), by=by).partition("/l/")[2]
    note = reverse("notes:item-note", args=[items[CURRENT].key])
    page = reverse("holding:meeting-hold", args=[meeting.key])
    words = [["text", f"{TEXT}\n{items[CURRENT].name}"], ["seen", "0"], ["do", "keep"]]
    return {"page": page, "note": f"/l/{link}{note}", "words": words}


def _seated(body: Body, group: Organization, number: int) -> tuple[Organization, Person]:
    """An institution of its own with a seat, and who speaks for it."""
    name, key = f"Messhaus {number + 1}", f"messung-{number}"
    house = Organization.objects.create(body=body, key=key, name=name, classification=Classification.INSTITUTION)
    seat = Seat.objects.create(body=body, key=key, organization=group, institution=house)
    person = Person.objects.create(body=body, key=key, name=f"Max Beispiel {number + 1}")
    Membership.objects.create(body=body, key=key, organization=group, person=person, seat=seat)
    return house, person


def _arrive(body: Body, meeting: Meeting, people: list[tuple[Organization, Person]]) -> None:
    minutes = Minutes.objects.get(meeting=meeting)
    of = {"body": body, "minutes": minutes, "category": AttendanceCategory.VOTING}
    rows = [
        Attendance(key=f"messung-da-{place}", person=person, institution=house, order=place, **of)
        for place, (house, person) in enumerate(people, 1)
    ]
    with guard.opened():
        Attendance.objects.bulk_create(rows)
        Minutes.objects.filter(pk=minutes.pk).update(attendance_listed=True)
