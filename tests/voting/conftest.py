"""Two groups that meet jointly, each with its own rules; people with seats, who is here, and a point to decide."""

import pytest

from sozialraum.bylaws import actions as bylaws
from sozialraum.bylaws.actions import TypedRule
from sozialraum.foundation.dates import PartialDate
from sozialraum.meetings.words import State
from sozialraum.norms.rules.families import value_of
from sozialraum.papers import actions as papers
from tests import factories as f

DAY = PartialDate(2026, 12, 10)
SEATS = ("vote", {"earned": {"by": "seat"}}, "§ 3")
#: In the shape that a form would send: family, value, paragraph.
HALF = (
    "quorum",
    {"need": {"kind": "share", "share": {"of": 1, "parts": 2, "more_than": True}, "base": "voters"}},
    "§ 7 Absatz 2",
)
SIMPLE = ("majority", {"ballots": [{"kind": "simple"}], "abstentions": "out"}, "§ 8 Absatz 1")
BIASED = ("bias", {"who": ["seat", "originator", "concerned", "office"], "out_of": ["vote", "quorum"]}, "§ 11")
RULES = (SEATS, HALF, SIMPLE, BIASED)


def ruled(body, by, group, *rules):
    """These rules, adopted by the group long ago."""
    paper = f.PaperFactory(body=body, name=f"Geschäftsordnung {group.name}")
    version = f.VersionFactory(body=body, paper=paper, label="2018", valid_from=PartialDate(2018))
    typed = [TypedRule(value_of(family, value), paragraph) for family, value, paragraph in rules]
    bylaws.record_revision(version, by=by, typed=typed)
    papers.adopt(version, by=by, date=PartialDate(2018), organizations=[group])


def seat_of(body, group, number, **words):
    """A seat of an institution, and the person who speaks for it."""
    name = words.pop("name", f"Einrichtung {group.key} {number}")
    house = words.pop("institution", None) or f.OrganizationFactory(
        body=body, key=f"haus-{group.key}-{number}", name=name, classification="institution"
    )
    seat = f.SeatFactory(body=body, key=f"sitz-{group.key}-{number}", organization=group, institution=house)
    person = words.pop("person", None) or f.PersonFactory(body=body, key=f"mensch-{group.key}-{number}")
    f.MembershipFactory(body=body, organization=group, person=person, seat=seat)
    return seat, person


def seated(body, group, number):
    return [seat_of(body, group, place) for place in range(1, number + 1)]


def arrived(minutes, *people):
    for order, person in enumerate(people, 1):
        f.AttendanceFactory(
            body=minutes.body, key=f"{person.key}-da", minutes=minutes, person=person, order=order, category="voting"
        )


@pytest.fixture
def by(people):
    return people["office"]


@pytest.fixture
def living(body, by):
    """The group that can decide: nine seats."""
    group = f.OrganizationFactory(body=body, key="ag-wohnen", name="AG Wohnen")
    ruled(body, by, group, *RULES)
    return group


@pytest.fixture
def language(body, by):
    group = f.OrganizationFactory(body=body, key="ag-sprache", name="AG Sprache")
    ruled(body, by, group, *RULES)
    return group


@pytest.fixture
def seats(body, living):
    return seated(body, living, 9)


@pytest.fixture
def meeting(body, living, seats):
    """A sitting of one group, seven of nine are here."""
    return begun(body, [living], [person for _seat, person in seats[:7]])


def begun(body, groups, here, key="s", state=State.RUNNING):
    meeting = f.MeetingFactory(
        body=body, key=key, name="Sitzung", date=DAY, state=state, of=groups, record_published=None
    )
    minutes = f.MinutesFactory(body=body, key=f"{key}-protokoll", meeting=meeting)
    minutes.meeting = meeting
    arrived(minutes, *here)
    return meeting


@pytest.fixture
def item(body, meeting):
    return f.AgendaItemFactory(body=body, key="s-top-3", meeting=meeting, number="3", order=3, name="Waschhaus")


@pytest.fixture
def joint(body, living, language, seats):
    """A joint sitting: seven of nine of one group, four of nine of the other."""
    others = seated(body, language, 9)
    return begun(body, [living, language], [person for _seat, person in (*seats[:7], *others[:4])], key="j")


@pytest.fixture
def joint_item(body, joint):
    return f.AgendaItemFactory(body=body, key="j-top-1", meeting=joint, number="1", order=1, name="Waschhaus")
