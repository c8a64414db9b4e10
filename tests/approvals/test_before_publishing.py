"""What a sitting did is told to nobody outside its groups before its record is published, on whatever page."""

import datetime as dt

import pytest
import time_machine
from django.test import Client

from sozialraum.acts import guard
from sozialraum.approvals.actions import approve_former
from sozialraum.decisions import actions as decisions
from sozialraum.decisions.models import Minutes
from sozialraum.decisions.words import EffectKind
from sozialraum.electing.actions import fill_office
from sozialraum.elections.models import Candidate
from sozialraum.foundation.dates import PartialDate
from sozialraum.holding.actions import end_sitting
from sozialraum.meetings.models import Meeting
from sozialraum.meetings.words import State
from sozialraum.people.words import Role
from sozialraum.presence.actions import open_sitting
from tests import election_factories as e
from tests import factories as f
from tests.house import furnished
from tests.house.test_markers import text_of, walked
from tests.people.conftest import come_in

pytestmark = [pytest.mark.django_db, pytest.mark.once]
NOW = dt.datetime(2026, 12, 10, 16, 0, tzinfo=dt.UTC)
DAY = PartialDate(2026, 12, 10)
#: One word for each thing that the sitting did; none of them stands anywhere else.
ELECTED, TASK, DECIDED = "Zenta Beispiel", "Zelt holen", "Zaun malen"
TOLD = {one.casefold() for one in (ELECTED, TASK, DECIDED)}


@pytest.fixture(autouse=True)
def _now():
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def by(people):
    return people["office"]


@pytest.fixture
def former(body, group, by):
    one = f.MeetingFactory(body=body, key="alt", state=State.HELD, date=PartialDate(2026, 9, 24), of=[group])
    return decisions.minutes.record(one, by=by, state="published")


@pytest.fixture
def sitting(body, group, by, former):
    """It approved minutes, elected who leads from now on, gave a task, decided, and opened a period."""
    one = f.MeetingFactory(body=body, key="winter", state=State.SCHEDULED, date=DAY, of=[group])
    item = f.AgendaItemFactory(body=body, meeting=one, key="winter-top-1", number="1", name="Verschiedenes")
    open_sitting(one, by=by)
    approve_former(Meeting.objects.get(pk=one.pk), by=by, minutes=former, organization=group)
    zenta = f.PersonFactory(body=body, key="zenta", name=ELECTED, user=f.UserFactory())
    f.ConsentFactory(body=body, person=zenta)
    office = {"organization": group, "role": Role.SPEAKER}
    election = e.ElectionFactory(body=body, meeting=one, agenda_item=item, by=[group], **office)
    elected = e.CandidateFactory(body=body, election=election, person=zenta, votes="5", result="elected")
    fill_office(election, by=by, candidate=elected)
    minutes = Minutes.objects.get(meeting=one)
    f.TaskFactory(body=body, minutes=minutes, agenda_item=item, what=TASK)
    decided = f.ResolutionFactory(
        body=body, key="zaun", name=DECIDED, meeting=one, agenda_item=item, date=None, by=[group]
    )
    f.MeasureFactory(body=body, organization=group, resolution=decided)
    term = f.LegislativeTermFactory(body=body, key="zeit", name="Neue Zeit", start_date=None)
    with guard.opened():
        decided.effects.create(kind=EffectKind.OPENS_TERM, term=term)
    return one


@pytest.fixture
def pages(monkeypatch, group):
    """Everything that somebody reads, by address."""
    for word, keys in {"sitzungen": ["alt", "winter"], "gremien": [group.key], "termine": [group.key]}.items():
        monkeypatch.setitem(furnished.BEHIND, word, keys)
    monkeypatch.setitem(furnished.BEHIND, "beschluesse", ["zaun"])
    return lambda browser: dict(walked(browser, only_public=True))


def published(sitting, by):
    with time_machine.travel(NOW + dt.timedelta(hours=1), tick=False):
        end_sitting(Meeting.objects.get(pk=sitting.pk), by=by)
        decisions.publish_minutes(Minutes.objects.get(meeting=sitting), by=by)


def test_nobody_reads_it_anywhere_until_its_record_is_published(sitting, group, by, pages):
    before = pages(Client())
    published(sitting, by)
    after = pages(Client())

    found = {path: one for path, page in before.items() for one in TOLD if one in page}
    approved = [path for path, page in before.items() if "genehmigt am" in page or "ohne widerspruch" in page]
    assert (found, approved) == ({}, [])
    assert "eine genehmigung ist nicht eingetragen" in before["/sitzungen/alt/"]
    assert len(before) > 25
    everything = "".join(after.values())
    assert [one for one in TOLD if one not in everything] == []
    assert ELECTED.casefold() in after[f"/gremien/{group.key}/"]
    assert "gewählt am 10. dezember 2026" in after[f"/gremien/{group.key}/"].replace("\xa0", " ")
    assert "genehmigt am donnerstag, 10. dezember 2026" in after["/sitzungen/alt/"].replace("\xa0", " ")


def test_its_groups_read_it_at_once_and_the_new_chair_may_act(body, sitting, group, by):
    person = f.PersonFactory(body=body, user=f.UserFactory())
    f.MembershipFactory(body=body, organization=group, person=person)
    other = f.PersonFactory(body=body, user=f.UserFactory())
    f.MembershipFactory(body=body, organization=f.OrganizationFactory(body=body), person=other)
    seen = [
        [text_of(come_in(one).get(path)) for path in ("/sitzungen/alt/", f"/gremien/{group.key}/")]
        for one in (person, other)
    ]

    assert ["genehmigt am" in page for page, _page in seen] == [True, False]
    assert [ELECTED.casefold() in page for _page, page in seen] == [True, False]
    assert come_in(Candidate.objects.get().person).get("/sitzungen/winter/halten/").status_code == 200
