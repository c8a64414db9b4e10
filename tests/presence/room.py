"""A running sitting of a group with rules: what the tests of this room stand on."""

from sozialraum.bodies.words import Classification
from sozialraum.bylaws import actions as bylaws
from sozialraum.bylaws.actions import TypedRule
from sozialraum.foundation.dates import PartialDate
from sozialraum.meetings.words import State
from sozialraum.norms.rules.families import value_of
from sozialraum.papers import actions as papers
from sozialraum.people.words import Role
from sozialraum.presence.actions import open_sitting
from sozialraum.presence.queries import sitting_now
from tests import factories as f

RESIDENTS = "Bewohnerinnen und Bewohner"
HALF = {"kind": "share", "share": {"of": 1, "parts": 2, "more_than": True}, "base": "voters"}
BY_SEAT = ("vote", {"earned": {"by": "seat"}, "unit": "seat", "deputies": "personal"}, "§ 3")
QUORUM = ("quorum", {"need": HALF, "second_call": {"announced": True, "within_days": 30}}, "§ 7 Absatz 2")
BIAS = ("bias", {"who": ["seat"], "out_of": ["vote", "quorum"]}, "§ 11")
TODAY = PartialDate(2026, 12, 10)


def adopted(group, by, *rules, **more):
    """A text of these rules (family, value, paragraph), in force for the group since long ago."""
    version = f.VersionFactory(
        body=group.body, paper=f.PaperFactory(body=group.body, name=f"Ordnung {group.name}"), valid_from=None
    )
    typed = [TypedRule(value_of(family, value), paragraph) for family, value, paragraph in rules]
    bylaws.record_revision(version, by=by, typed=typed, **more)
    papers.adopt(version, by=by, date=PartialDate(2020), organizations=[group])
    return version


def house(body, name, **more):
    return f.OrganizationFactory(body=body, name=name, classification=Classification.INSTITUTION, **more)


def seated(group, institution, delegate="", deputies=(), **more):
    """A seat of an institution with its delegate and deputies, by name."""
    seat = f.SeatFactory(body=group.body, organization=group, institution=institution, **more)
    for name, role in ((delegate, Role.MEMBER), *((one, Role.DEPUTY) for one in deputies)):
        if name:
            person = name if not isinstance(name, str) else f.PersonFactory(body=group.body, name=name)
            f.MembershipFactory(body=group.body, organization=group, person=person, seat=seat, role=role)
    return seat


def convened(body, *groups, key="s"):
    return f.MeetingFactory(body=body, key=key, name="Sitzung", state=State.SCHEDULED, date=TODAY, of=list(groups))


def opened(body, by, *groups, key="s"):
    """A sitting that runs today, with its minutes begun."""
    meeting = convened(body, *groups, key=key)
    open_sitting(meeting, by=by)
    return meeting


def figures(meeting, by, group=None):
    """How many of how many votes are here, how many are needed, and whether the group can decide."""
    now = sitting_now(meeting, by)
    one = now.by_group[group or meeting.groups[0]]
    return one.present, one.entitled, one.needed, one.is_quorate
