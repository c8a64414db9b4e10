"""Every way that begins at the desk: no link leads to a closed door, and the office reaches all there is."""

import datetime as dt
import re
from collections import Counter
from urllib.parse import unquote, urljoin, urlsplit

import pytest
from django.urls import resolve

from sozialraum.acts import guard
from sozialraum.bodies.actions import locations
from sozialraum.bodies.words import Classification
from sozialraum.bylaws.actions import record_revision
from sozialraum.concerns.words import ConcernState as Concerned
from sozialraum.config.addresses import addresses
from sozialraum.config.management.commands import demo
from sozialraum.counting.words import Result
from sozialraum.decisions.words import MinutesState
from sozialraum.events.words import EventState
from sozialraum.foundation.dates import PartialDate
from sozialraum.foundation.visitor import Visitor
from sozialraum.founding.columns import KINDS
from sozialraum.founding.load import load
from sozialraum.joining.words import RequestState as Wish
from sozialraum.languages.names import BY_PREFIX
from sozialraum.meetings.words import AttendanceMode, State
from sozialraum.papers.ports import Bytes, keep
from sozialraum.people.models import Person
from sozialraum.people.words import ConsentPurpose, Role
from sozialraum.post.words import LetterMedium, LetterState
from sozialraum.tasks.models import Task
from tests import election_factories as e
from tests import factories as f
from tests.conftest import logged_in
from tests.contacts.test_actions import uploaded
from tests.people.conftest import come_in
from tests.presence import room

pytestmark = [pytest.mark.django_db, pytest.mark.once]

#: Pages of one address that are opened, whatever their key (there are fifteen lists); of one key, whatever is asked.
OF_EACH, OF_ONE = 15, 2

#: Whose pages must all be reached; other rooms tell their own way in their own tests.
ROOMS = {
    "bodies",
    "people",
    "papers",
    "meetings",
    "agenda",
    "interests",
    "decisions",
    "tasks",
    "annexes",
    "measures",
    "attendance",
    "elections",
    "access",
    "joining",
    "contacts",
    "inbox",
    "privacy",
    "desk",
}
#: What nobody is led to by a link on a page, and why.
ELSEWHERE = {
    "attendance:meeting-draft-minutes",  # who writes the minutes of a sitting, from its page
    "attendance:minutes-state-head",
    "bodies:institution-confirm",  # the institution itself, by the link in its mail
    "joining:request-confirm",  # whoever asked, by the links they hold
    "joining:request-status",
    "joining:request-answer",
    "joining:request-withdraw",
    "access:login",  # before one is in
    "access:login-code",
    "access:login-second-factor",
    "access:login-passkey",
    "access:founding",  # by the operator's links
    "access:take-office",
    "site:robots",  # programs
    "site:sitemap",
    "site:favicon",
    "contacts:import-progress",  # asked for by the page itself while a list is taken over
}
#: Where one changes or removes what proves who one is: there for who has it (tests/journeys/test_doors.py).
OWN_FACTORS = {"access:second-factor-remove", "access:passkey-rename", "access:passkey-remove", "access:recovery-codes"}
PAGES_IN = {"concerns": "inbox", "meetings.agendaitem": "agenda", "meetings.consultation": "agenda"}  # 16, 65
PAGES_IN |= {"meetings.meeting": "convening", "meetings.videolink": "convening", "decisions.minutes": "approvals"}  # 70
#: Things that come with something that happens, beside being recorded by themselves.
BROUGHT_BY = {
    "minutes": {"attendance:minutes-record"},
    "seat": {"people:organization-give-seat"},
    "membership": {"people:organization-appoint", "people:seat-name-delegate", "people:seat-recall"},
    "consent": {"people:person-agree", "people:organization-agree"},
}
#: What is entered, changed and struck all at once, on one page for all of it, and withdrawn on another.
AT_ONCE = {kind: {"rulebook:revision-record", "rulebook:rulerevision-withdraw"} for kind in ("revision", "rule")}
AT_ONCE |= {"governing": {"meetings:meeting-pin-rules"}, "departure": {"convening:meeting-convene"}}
AT_ONCE |= {"conductor": {"attendance:meeting-state-conductors"}}
AT_ONCE |= {kind: {"elections:election-correct"} for kind in ("candidate", "round")}
AT_ONCE |= {kind: {"voting:agendaitem-hold-ballot"} for kind in ("recusal", "basis", "voice")}
AT_ONCE |= {"picture": {"pictures:pictures-add"}}
AT_ONCE |= {"poll": {"voting:agendaitem-hold-poll"}, "entitlement": {"presence:meeting-speak-for"}}
#: Buttons, not links.
PRESSED = {
    "access:logout",
    "access:session-end",
    "access:sessions-end",
    "contacts:import-take-over",
    "desk:letter-stack",
    "post:letter-check-off",
    "post:letter-check-off-all",
    "post:letter-confirm-arrival",
    "post:letter-send-again",
    "post:letter-stop",
    "post:server-check",
    "post:server-send-trial",
}


def walked(browser, host="testserver", of_each=OF_EACH):
    """Every page reached from the desk, a few of each address: its name, how it answered, which page led there."""
    todo, seen, found, names = [("/schreibtisch/", "")], set(), {}, {}
    while todo:
        path, came_from = todo.pop(0)
        plain = urlsplit(path).path
        name = resolve(plain).view_name
        asked = names.setdefault(name, Counter())
        if asked[plain] >= OF_ONE or (plain not in asked and len(asked) >= of_each):
            continue
        asked[plain] += 1
        answer = browser.get(path, headers={"host": host})
        found[path] = (name, answer.status_code, came_from)
        links = set(links_of(answer, path)) - seen
        seen |= links
        todo += [(link, path) for link in sorted(links)]
    return found


def links_of(answer, path):
    """Where a page leads inside the house; where a redirect leads."""
    content = (b"".join(answer.streaming_content) if answer.streaming else answer.content).decode("utf-8", "replace")
    if answer.status_code == 302:
        content = f'href="{answer.url}"'
    for link in re.findall(r'(?:href|formaction|action)="([^"#]+)', content):
        parts = urlsplit(urljoin(path, link.replace("&amp;", "&")))
        if (
            parts.netloc in ("", "netz.example")
            and parts.path.startswith("/")
            and not parts.path.startswith("/static/")
            and parts.path.split("/")[1] not in BY_PREFIX  # another language of the same pages: see tests/languages
        ):
            yield unquote(parts.path) + (f"?{parts.query}" if parts.query else "")


def closed(found):
    """Pages to which somebody was led and that do not open. A button's own address need not answer to a look."""
    return {
        path: f"{code}, from {led}"
        for path, (name, code, led) in found.items()
        if code not in (200, 302) and name not in PRESSED
    }


@pytest.fixture
def full(body, group):
    """One of everything, in every state that offers something to do."""
    place = f.LocationFactory(body=body)
    f.LegislativeTermFactory(body=body)
    kita = f.OrganizationFactory(
        body=body,
        key="kita",
        classification=Classification.INSTITUTION,
        listed=True,
        email="kita@example.org",
        created=dt.datetime(2020, 1, 1, tzinfo=dt.UTC),
    )
    office = f.OrganizationFactory(body=body, classification=Classification.OFFICE, key="buero")
    keep(Bytes(b"%PDF-1.4", "application/pdf", "1" * 128))
    scan = f.FileFactory(body=body, sha512_checksum="1" * 128)
    paper = f.PaperFactory(body=body)
    for label in ("erste", "zweite"):
        version = f.VersionFactory(body=body, paper=paper, label=label, text="§ 1 Alle", valid_from=PartialDate(2016))
        record_revision(version, by=Visitor.house(body), typed=[])
    for state, date in ((State.DRAFT, 2099), (State.SCHEDULED, 2099), (State.CANCELLED, 2099), (State.SCHEDULED, 2025)):
        f.MeetingFactory(body=body, state=state, date=PartialDate(date, 2, 1), of=[group], location=place)
    for state in EventState:
        f.EventFactory(body=body, state=state, organization=kita, date=PartialDate(2099, 2, 1))
    by_video = {"date": PartialDate(2099, 3, 1), "attendance_mode": AttendanceMode.ONLINE}
    ahead = f.MeetingFactory(body=body, state=State.SCHEDULED, of=[group], **by_video)
    f.VideoLinkFactory(body=body, meeting=ahead, url="https://video.example/raum")
    f.MeetingFactory(body=body, state=State.SCHEDULED, of=[group], **by_video | {"date": PartialDate(2099, 4, 1)})
    held = f.MeetingFactory(body=body, state=State.HELD, date=PartialDate(2018, 1, 17), of=[group])
    item = f.AgendaItemFactory(body=body, meeting=held)
    f.ConsultationFactory(body=body, agenda_item=item)
    f.ConcernFactory(body=body, of=[group], state=Concerned.ON_AGENDA, agenda_item=item)
    f.ConcernFactory(body=body, of=[group], state=Concerned.WITH_GROUP)
    minutes = f.MinutesFactory(
        body=body, meeting=held, state=MinutesState.PUBLISHED, approved=True, present=12, file=scan
    )
    with guard.opened():
        Task.objects.create(body=body, key="aufgabe", minutes=minutes, what="Nachfragen")
    f.AnnexFactory(body=body, key="anlage", minutes=minutes)
    f.MeasureFactory(body=body, organization=group)
    f.MeetingFactory(body=body, state=State.HELD, date=PartialDate(2018, 3, 17), of=[group])
    for month, standing in ((4, MinutesState.DRAFT), (5, MinutesState.PUBLISHED)):
        other = f.MeetingFactory(body=body, state=State.HELD, date=PartialDate(2018, month, 17), of=[group])
        told = f.MinutesFactory(body=body, meeting=other, state=standing, attendance_listed=True)
        f.AttendanceFactory(body=body, minutes=told)
    away = f.OrganizationFactory(body=body, key="fehlt", name="AG Fehlt")  # it cannot decide: nobody is there
    room.seated(away, kita, "Nora Beispiel")
    half = {"kind": "share", "share": {"of": 1, "parts": 2, "more_than": False}, "base": "voters"}
    room.adopted(away, Visitor.house(body), room.BY_SEAT, ("quorum", {"need": half}, "§ 7"))
    running = f.MeetingFactory(body=body, state=State.RUNNING, date=PartialDate(2026, 6, 17), of=[group, away])
    f.AgendaItemFactory(body=body, meeting=running)
    begun = f.MinutesFactory(body=body, meeting=running, state=MinutesState.DRAFT, attendance_listed=True)
    f.InterestFactory(body=body, paper=paper, institution=kita)
    f.DeclaredOfficeFactory(body=body, organization=kita)
    f.ResolutionFactory(body=body, meeting=held, agenda_item=item, date=None, by=[group])
    f.ResolutionFactory(body=body, date=PartialDate(2018), result=Result.RECOMMENDED, by=[group])
    e.CandidateFactory(body=body, election=e.ElectionFactory(body=body, meeting=held, agenda_item=item, by=[group]))
    people_of(body, group, kita, office)
    erika = f.Person.objects.get(body=body, key="erika")
    f.AttendanceFactory(body=body, minutes=begun, person=erika, name="", category="voting")
    post_of(body, group)
    concerns_of(body, group, item)
    return group


def people_of(body, group, kita, office):
    seat = f.SeatFactory(body=body, organization=group, institution=kita)
    f.SeatFactory(body=body, organization=group, institution=kita)
    erika = f.PersonFactory(body=body, key="erika", name="Erika Beispiel", email="erika@example.org")
    f.MembershipFactory(body=body, organization=group, person=erika, seat=seat)
    deputy = f.PersonFactory(body=body, key="max", name="Max Beispiel", user=f.UserFactory())
    f.MembershipFactory(body=body, organization=group, person=deputy, seat=seat, role=Role.DEPUTY)
    f.MembershipFactory(body=body, organization=group, person=deputy, role=Role.SPEAKER)
    f.MembershipFactory(body=body, organization=office, person=f.PersonFactory(body=body, user=f.UserFactory()))
    f.RecipientFactory(body=body, organization=group)
    f.ConsentFactory(body=body, person=erika)
    f.ConsentFactory(body=body, person=None, institution=kita, purpose=ConsentPurpose.NEWS)


def concerns_of(body, group, item):
    """One in each state, the first of them public."""
    topic = f.TopicFactory(body=body, of=[group])
    for state in Concerned.values:
        words = {"may_be_public": True, "public_text": "Licht", "shared_text": "Licht", "referred_to": "defects"}
        if state == Concerned.ON_AGENDA:
            words["agenda_item"] = item
        if state == Concerned.RECEIVED:
            words["published"] = dt.datetime(2026, 1, 2, tzinfo=dt.UTC)
        f.ConcernFactory(body=body, state=state, topic=topic, of=[group], **words)


def post_of(body, group):
    long_ago = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)
    for state in Wish.values:
        since = PartialDate(2026, 3, 1) if state == Wish.ADMITTED else None
        f.JoinRequestFactory(body=body, organization=group, state=state, created=long_ago, start_date=since)
    f.ErrandFactory(body=body, about_key=f.JoinRequestFactory(body=body, organization=group).key)
    for state in LetterState.values:
        f.LetterFactory(body=body, state=state)
    f.LetterFactory(
        body=body, kind=LetterMedium.PAPER, state=LetterState.TO_PRINT, to="", postal_address="Weg 1\n00000 Musterstadt"
    )


LIST = """Name;E-Mail
Erika Muster;erika@muster.example
Ganz Anders;erika@example.org
"""


def test_the_office_reaches_every_page_of_the_house_and_none_is_closed(office, full, people):
    uploaded(people["office"], LIST)
    locations.withdraw(f.LocationFactory(body=people["office"].body, name="Irrtum"), by=people["office"])

    found = walked(office)

    assert closed(found) == {}
    reached = {name for name, *_rest in found.values()}
    every = {f"{one.room}:{one.name}" for one in addresses() if one.room in ROOMS}
    assert (every - reached) - (ELSEWHERE | PRESSED | OWN_FACTORS) == set()
    for kind in KINDS.values():  # whatever the founding file brings can be entered, corrected and withdrawn
        if kind.name in AT_ONCE:
            assert AT_ONCE[kind.name] <= reached, kind.called
            continue
        room, noun = kind.acts.correct.name.split(".correct_")
        room = PAGES_IN.get(f"{room}.{noun}", PAGES_IN.get(room, room))
        assert {f"{room}:{noun}-correct", f"{room}:{noun}-withdraw"} <= reached, kind.called
        assert reached & ({f"{room}:{noun}-record"} | BROUGHT_BY.get(kind.name, set())), kind.called
    assert {"bodies:body-correct", "bodies:body-write-texts"} <= reached  # and the network with its texts


@pytest.mark.parametrize(
    ("kind", "role", "second_factor"),
    [
        (Classification.OFFICE, Role.MEMBER, False),
        (Classification.CITY, Role.MEMBER, True),
        (Classification.AUDIT, Role.MEMBER, True),
        (Classification.INSTITUTION, Role.MEMBER, False),
    ],
)
def test_no_way_is_closed_for_anybody_who_has_a_desk(body, full, kind, role, second_factor):
    person = f.PersonFactory(body=body)
    organization = f.OrganizationFactory(body=body, classification=kind)
    f.MembershipFactory(body=body, organization=organization, person=person, role=role)

    found = walked(come_in(person, second_factor=second_factor))

    assert closed(found) == {}
    assert len(found) > 40


@pytest.mark.parametrize("key", ["erika", "max"])
def test_no_way_is_closed_for_a_delegate_nor_for_a_speaker_who_is_a_deputy(full, key):
    found = walked(come_in(Person.objects.get(key=key)))

    assert closed(found) == {}
    names = {name for name, *_rest in found.values()}
    assert {"desk:mine", "people:organization-people", "people:seat-detail", "people:person-update-contact"} <= names
    assert ("people:seat-name-deputy" in names) == (key == "erika")
    assert ("convening:meeting-convene" in names) == (key == "max")
    entered = {name for name in names if name.endswith(("-record", "-correct", "-withdraw"))}
    own = {f"measures:measure-{what}" for what in ("record", "correct", "withdraw")}
    assert entered == (own if key == "max" else set())  # whoever speaks for a group says what it does


def test_in_a_network_of_many_years_no_way_from_the_desk_is_closed_either(client, db):
    body = load(demo.SAMPLE).body
    office = logged_in(client, body)
    host = body.hosts.get().name

    found = walked(office, host=host, of_each=3)

    assert closed(found) == {}
    assert len(found) > 100
