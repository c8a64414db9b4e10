"""What the page of a planned sitting asks the database: as much for many rows as for few."""

import datetime as dt

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext

from sozialraum.bodies.words import Classification
from sozialraum.decisions.words import EffectKind
from sozialraum.foundation.dates import PartialDate
from sozialraum.meetings.words import State
from tests import factories as f

pytestmark = pytest.mark.django_db

MOST = 31  # with session, login and whoever is logged in; four ask which minutes wait, one what is due again
DAY = dt.date(2026, 11, 19)


@pytest.fixture(autouse=True)
def november():
    with time_machine.travel(dt.datetime(2026, 11, 23, 9, tzinfo=dt.UTC), tick=False):
        yield


def furnish(body, group, *counts):
    """As many former sittings with their agendas, and others of the days that will be proposed; people, places."""
    for n in counts:
        held = f.MeetingFactory(
            body=body, date=PartialDate.of(DAY - dt.timedelta(weeks=3 * n)), state=State.HELD, of=[group]
        )
        for name in ("Begrüßung", f"Thema {n}", "Verschiedenes"):
            f.AgendaItemFactory(body=body, meeting=held, name=name, number="")
        f.MinutesFactory(body=body, meeting=held)
        other = f.OrganizationFactory(body=body, name=f"AG {n}")
        f.MeetingFactory(body=body, date=PartialDate(2026, 12, 17), state=State.SCHEDULED, of=[other])
        f.MembershipFactory(body=body, organization=group)
        f.LocationFactory(body=body, name=f"Haus {n}")
        f.OrganizationFactory(body=body, classification=Classification.WORKING_GROUP)
        decision = f.ResolutionFactory(body=body, date=PartialDate(2019), by=[other])
        with f.guard.opened():
            decision.effects.create(kind=EffectKind.MEETS_JOINTLY).on_links.create(organization=other, position=1)


def asked_by(office, group):
    with CaptureQueriesContext(connection) as asked:
        page = office.get(f"/sitzungen/planen/?leading={group.key}")
    assert page.status_code == 200
    return len(asked), page


def test_many_sittings_people_and_places_are_read_in_as_few_questions_as_one(office, body, group):
    furnish(body, group, 0)
    few, _page = asked_by(office, group)

    furnish(body, group, *range(1, 9))
    many, page = asked_by(office, group)

    assert few <= MOST
    assert many <= few
    first, *minutes, last = [line.name for line, _kind in page.context["lines"]]
    assert (first, last) == ("Begrüßung", "Verschiedenes")
    assert len({one for one in minutes if one.startswith("Protokoll der ")}) == len(minutes) == 9  # of each sitting
    assert len(page.context["places"]) >= 9


def test_what_was_planned_since_is_there_at_the_next_look(office, body, group):
    furnish(body, group, 0, 1, 2)
    _count, before = asked_by(office, group)
    f.MeetingFactory(
        body=body, name="Neu", date=PartialDate(2026, 11, 21), state=State.HELD, of=[group], start_time="9:15"
    )
    f.MembershipFactory(body=body, organization=group, person=f.PersonFactory(body=body, name="Neu Beispiel"))

    _count, after = asked_by(office, group)

    assert "Neu Beispiel" not in before.context["people"]
    assert "Neu Beispiel" in after.context["people"]
    assert after.context["former"].name == "Neu" != before.context["former"].name
