"""A sitting that talks about a paper, a group with seats, and rules that say who is biased."""

import pytest

from sozialraum.bylaws import actions as bylaws
from sozialraum.bylaws.actions import TypedRule
from sozialraum.foundation.dates import PartialDate
from sozialraum.meetings.words import State
from sozialraum.norms.rules.families import value_of
from sozialraum.papers import actions as papers
from tests import factories as f

SINCE = PartialDate(2020)
ALL = ["seat", "originator", "concerned", "office"]


@pytest.fixture
def rule(body, people):
    """Adopts a rule about who is biased, for some groups, from a day on."""

    def adopted(groups, who=ALL, *, paragraph="§ 9", since=SINCE, **words):
        version = f.VersionFactory(body=body, paper=f.PaperFactory(body=body, name="Ordnung"), valid_from=None)
        typed = [TypedRule(value_of("bias", {"who": who}), paragraph, **words)]
        bylaws.record_revision(version, by=people["office"], typed=typed)
        papers.adopt(version, by=people["office"], date=since, organizations=groups)
        return version

    return adopted


@pytest.fixture
def verein(body):
    return f.OrganizationFactory(body=body, key="verein", name="Verein Beispiel", classification="institution")


@pytest.fixture
def clara(body, group, verein):
    """Sits in the group for the association."""
    seat = f.SeatFactory(body=body, organization=group, institution=verein)
    person = f.PersonFactory(body=body, key="clara", name="Clara Beispiel")
    f.MembershipFactory(body=body, organization=group, person=person, seat=seat)
    return person


@pytest.fixture
def rana(body, group):
    """Sits in the group for herself."""
    person = f.PersonFactory(body=body, key="rana", name="Rana Beispiel")
    f.SeatFactory(body=body, organization=group, institution=None, resident=person)
    return person


@pytest.fixture
def paper(body):
    return f.PaperFactory(body=body, key="antrag", name="Antrag auf ein Fest")


@pytest.fixture
def item(body, group, paper):
    meeting = f.MeetingFactory(body=body, key="sitzung", state=State.HELD, date=PartialDate(2026, 6, 1), of=[group])
    made = f.AgendaItemFactory(body=body, key="top-1", meeting=meeting, number="1", name="Fest am Markt")
    f.ConsultationFactory(body=body, agenda_item=made, paper=paper)
    return made
