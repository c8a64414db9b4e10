"""A sitting that runs today, with the marker in every word that nobody reads before its record is published.

Somebody is here of whom everything private is known; a point is noted twice and voted on, at another a decision waits
for its next ballot, and an election for a run-off.
"""

from django.utils import timezone

from sozialraum.acts import guard
from sozialraum.ballots.models import BallotBasis, StrawPoll
from sozialraum.decisions.words import MinutesState
from sozialraum.foundation.dates import PartialDate
from sozialraum.meetings.words import ItemKind, State
from tests import ballot_factories as b
from tests import election_factories as e
from tests import factories as f

#: What is asked for behind the first word of an address, beside what is there anyway.
BEHIND = {
    "sitzungen": ["laeuft"],
    "beschluesse": ["laeuft", "laeuft-noch"],
    "wahlen": ["laeuft"],
    "anwesenheit": ["laeuft-da", "laeuft-weg"],
}


def run_sitting(body, group, person, institution, marked, signed):
    """``marked`` and ``signed`` make a thing, and a row that has no factory, with the marker in its words."""
    today, now = PartialDate.of(timezone.localdate()), timezone.localtime().time().replace(second=0, microsecond=0)
    meeting = f.MeetingFactory(body=body, key="laeuft", date=today, state=State.RUNNING, opened=now, of=[group])
    told = {"state": MinutesState.DRAFT, "attendance_listed": True, "published_on": None}
    minutes = marked(f.MinutesFactory, body=body, key="laeuft", meeting=meeting, **told)
    called = {"body": body, "meeting": meeting, "name": "Bänke", "brought_by": "", "reason": "", "parent": None}
    point = marked(f.AgendaItemFactory, key="laeuft-1", number="1", order=1, began=now, **called)
    elects = {"number": "2", "order": 2, "kind": ItemKind.ELECTION}
    election = marked(f.AgendaItemFactory, key="laeuft-2", **called | elects)
    _who_is_here(body, group, minutes, person, institution, marked)
    for one in (point, election):
        noted = {"body": body, "agenda_item": one, "person": person, "number": 1}
        signed("NoteDraft", **noted, recent=[])
        signed("NoteCopy", **noted, token=f"zweiter-{one.key}", is_open=True)
    marked(f.TaskFactory, body=body, minutes=minutes, agenda_item=point, due=None, person=person)
    _votes(body, group, meeting, (point, election), person, marked)
    _election(body, group, meeting, election, person, marked)


def _who_is_here(body, group, minutes, person, institution, marked):
    who = {"body": body, "minutes": minutes, "person": person, "institution": institution}
    here = marked(f.AttendanceFactory, key="laeuft-da", order=1, **who)
    marked(
        f.AttendanceFactory, key="laeuft-weg", order=2, category="guest", standing="excused", **who | {"person": None}
    )
    marked(f.EntitlementFactory, body=body, minutes=minutes, organization=group, spoken_by=here, seat=None)
    for role in ("chair", "minutes"):
        leads = {
            "label": "Mobile Beratung",
            "stands_in_for": "",
            "is_substitute": True,
            "person": person,
            "key": f"laeuft-{role}",
        }
        marked(f.ConductorFactory, body=body, meeting=minutes.meeting, role=role, **leads)


def _votes(body, group, meeting, points, person, marked):
    """One that is decided by roll call, one whose first ballot was not enough; somebody was biased."""
    for key, point, result in (("laeuft", points[0], "carried"), ("laeuft-noch", points[1], "")):
        words = {"key": key, "date": None, "result": result, "by": [group], **_unsaid()}
        decided = marked(f.ResolutionFactory, body=body, meeting=meeting, agenda_item=point, **words)
        f.voted(decided, group, yes=1, no=1)
        with guard.opened():
            BallotBasis.objects.create(
                body=body, key=f"{key}-grundlage", resolution=decided, organization=group, reason="geheimzeichen-basis"
            )
        marked(b.VoiceFactory, body=body, resolution=decided, organization=group, person=person)
        marked(b.RecusalFactory, body=body, agenda_item=point, organization=group, person=person)
    with guard.opened():
        StrawPoll.objects.create(
            body=body, key="laeuft-bild", agenda_item=points[0], organization=group, words="geheimzeichen-poll"
        )


def _unsaid():
    """What stands only with results that these decisions do not have."""
    return {"condition": "", "referred_to_words": "", "came_back": "", "referred_on": None, "came_back_on": None}


def _election(body, group, meeting, point, person, marked):
    """Two have as many votes as each other for one place; one of them is somebody of the house."""
    words = {"key": "laeuft", "agenda_item": point, "by": [group], "start_date": None, "end_date": None}
    one = marked(e.ElectionFactory, body=body, meeting=meeting, **words)
    for place, stood in enumerate(({"person": person, "name": ""}, {"person": None}), 1):
        told = {"key": f"laeuft-vorschlag-{place}", "order": place, "votes": "3", "election": one}
        marked(e.CandidateFactory, body=body, **told | stood)
    marked(e.ElectionRoundFactory, body=body, key="laeuft-gang", election=one, order=1, way="secret")
