"""A network with so many rows around each thing that has a form; of each kind one has the key ``ding``."""

import datetime as dt

from django.utils import timezone

from sozialraum.accounts.models import PersonalLink, digest_of
from sozialraum.acts import guard
from sozialraum.acts.models import Head
from sozialraum.bodies.words import Classification, TextKind
from sozialraum.bylaws.models import RuleRevision
from sozialraum.concerns.models import Answered
from sozialraum.concerns.words import ConcernState as Said
from sozialraum.correspondence.models import CONFIRM
from sozialraum.decisions.models import Effect, EffectOn, Quorum, Represented
from sozialraum.decisions.words import EffectKind
from sozialraum.foundation.dates import PartialDate
from sozialraum.foundation.throttle import Limit
from sozialraum.joining.models import STATUS as WISH
from sozialraum.joining.words import RequestState as Wish
from sozialraum.meetings.words import HOLD, State
from sozialraum.notes.models import NoteDraft, TextBlock
from sozialraum.papers.models import Adopter, Adoption
from sozialraum.people.words import ConsentPurpose, Role
from sozialraum.post.models import IncomingFile, IncomingOriginal
from sozialraum.post.words import LetterMedium, LetterState
from sozialraum.tasks.models import Task
from tests import election_factories as e
from tests import factories as f

NOW = dt.datetime(2026, 10, 5, 10, tzinfo=dt.UTC)
TAKEN = Limit("test", most=1, within=dt.timedelta(hours=1))
PAST, AHEAD = PartialDate(2026, 3, 1), PartialDate(2027, 2, 18)
SAID = {
    "neu": Said.RECEIVED,
    "gelesen": Said.READ,
    "verteilt": Said.WITH_GROUP,
    "beraten": Said.ON_AGENDA,
    "beantwortet": Said.ANSWERED,
    "beiseite": Said.SET_ASIDE,
}
LETTERS = {
    "ding": LetterState.SENT,
    "gescheitert": LetterState.REFUSED,
    "unklar": LetterState.UNCLEAR,
    "wartend": LetterState.WAITING,
}
#: Long enough to be asked whether the entry is still right.
LONG_AGO = dt.datetime(2020, 1, 1, tzinfo=dt.UTC)


def token(body, purpose, key):
    """The secret of a link, made of what it is for."""
    return f"token-{body.key}-{purpose}-{key}-".ljust(44, "x")


def linked(body, purpose, subject, key):
    """A personal link, good for one thing."""
    words = {"purpose": purpose, "subject": subject, "subject_key": key}
    with guard.opened():
        PersonalLink.objects.create(
            body=body, digest=digest_of(token(body, purpose, key)), expires=NOW + dt.timedelta(days=9), **words
        )


def furnish(body, count):
    """The whole network; returns the person with the key ``ding``."""
    for kind in (TextKind.OFFICE_PHONE, TextKind.PURPOSE):
        f.TextFactory(body=body, kind=kind, text="02403 00-00")
    keys = ["ding", *(f"gruppe-{n}" for n in range(1, count))]
    groups = [f.OrganizationFactory(body=body, key=key, name=f"AG {key}") for key in keys]
    houses = [_house(body, "haus" if n == 0 else f"haus-{n}") for n in range(count)]
    for n in range(count):
        words = {"start_date": PartialDate(2000 + n), "end_date": PartialDate(2000 + n)}
        f.LegislativeTermFactory(body=body, key=_key(n, "zeit"), name=f"Zeitraum {n}", **words)
        f.LocationFactory(body=body, key=_key(n, "ort"), name=f"Ort {n}")
    empty(body)
    people(body, groups[0], houses, count)
    sittings(body, groups, houses, count)
    wishes(body, groups[0], count)
    concerns(body, groups, count)
    links(body)
    post(body, count)
    with guard.opened():
        Head.objects.get_or_create(body=body)  # nothing is asked by the first act alone
    TAKEN.takes("somebody")  # the salt of the day is there before anybody sends a form


def empty(body):
    """What may be withdrawn, for nothing hangs on it."""
    group = f.OrganizationFactory(body=body, key="leer", name="AG Leer")
    f.SeatFactory(body=body, key="leer", organization=group, institution=_house(body, "leer-haus-mit-sitz"))
    _house(body, "leer-haus")
    f.OrganizationFactory(body=body, key="ganz-leer", name="AG Ganz Leer")
    f.MeetingFactory(body=body, key="leer", date=PAST, state=State.HELD, of=[group])
    f.AgendaItemFactory(body=body, key="leer", meeting=f.MeetingFactory(body=body, date=AHEAD, of=[group]))
    f.MinutesFactory(
        body=body, key="leer", meeting=f.MeetingFactory(body=body, date=PAST, state=State.HELD, of=[group])
    )
    for key, approved in (("veroeffentlicht", False), ("genehmigt", True)):
        held = f.MeetingFactory(body=body, date=PAST, state=State.HELD, of=[group])
        f.MinutesFactory(body=body, key=key, meeting=held, state="published", approved=approved)
    f.FileFactory(body=body, key="leer")
    paper = f.PaperFactory(body=body, key="halb-leer")
    f.PaperFactory(body=body, key="leer")
    f.VersionFactory(body=body, key="leer", paper=paper)
    other = f.VersionFactory(body=body, key="mit-regeln", paper=paper)
    with guard.opened():
        RuleRevision.objects.create(body=body, key="leer", version=other)
    f.TopicFactory(body=body, key="leer", of=[group])


def _key(number, kind):
    return "ding" if number == 0 else f"{kind}-{number}"


def _house(body, key):
    words = {"classification": Classification.INSTITUTION, "offers": "Beratung", "listed": True, "created": LONG_AGO}
    return f.OrganizationFactory(body=body, key=key, name=f"Haus {key}", email=f"{key}@example.org", **words)


def people(body, group, houses, count):
    """Somebody who sits, speaks and has agreed to so much; and as many others in the group and in the house."""
    main = f.PersonFactory(body=body, key="ding", name="Erika Beispiel", email="ding@example.org")
    f.PersonFactory(body=body, key="drin", name="Dora Beispiel", email="drin@example.org", user=f.UserFactory())
    for n, house in enumerate(houses):
        seat = f.SeatFactory(body=body, key=_key(n, "sitz"), organization=group, institution=house)
        other = f.PersonFactory(body=body, key=f"mensch-{n}", name=f"Max Muster {n}", email=f"mensch-{n}@example.org")
        f.MembershipFactory(body=body, key=f"spricht-{n}", organization=group, person=other, seat=seat)
        f.MembershipFactory(body=body, key=f"im-haus-{n}", organization=houses[0], person=other)
        stands = {"organization": group, "person": other, "role": Role.GUEST}
        f.MembershipFactory(body=body, key=f"gast-{n}", **stands)
        if n:
            stands = {"seat": f.Seat.objects.get(body=body, key="ding"), "role": Role.DEPUTY}
            ended = PartialDate(2020)
            f.MembershipFactory(body=body, organization=group, person=other, end_date=ended, **stands)
            f.MembershipFactory(
                body=body, organization=f.Organization.objects.get(body=body, key=f"gruppe-{n}"), person=main
            )
        f.RecipientFactory(body=body, key=_key(n, "verteiler"), organization=group, name=f"Verteiler {n}")
        words = {"purpose": ConsentPurpose.NAMED, "wording": f"Ja {n}", "person": main if n == 0 else other}
        f.ConsentFactory(body=body, key=_key(n, "ja"), **words)
    f.MembershipFactory(body=body, key="ding", organization=group, person=main, role=Role.SPEAKER)
    gone = f.PersonFactory(body=body, key="frueher", name="Frieda Beispiel", email="frueher@example.org")
    for n in range(count):
        words = {"person": gone, "role": Role.GUEST, "end_date": PartialDate(2020)}
        f.MembershipFactory(body=body, key=f"frueher-{n}", organization=group, **words)
        purpose = list(ConsentPurpose)[n % 4]
        f.ConsentFactory(body=body, key=f"frueher-{n}", person=gone, wording=f"Ja {n}", purpose=purpose,
                         withdrawn_date=PartialDate(2026, 2, 1))  # fmt: skip
        f.LetterFactory(body=body, key=f"an-frueher-{n}", to=gone.email, about="person", about_key="frueher")
        f.IncomingFactory(body=body, key=f"von-frueher-{n}", about="person", about_key="frueher")


def involved_and_in_office(body, paper, houses):
    """Every house is concerned by a document, and somebody has an office in each."""
    main = f.Person.objects.get(body=body, key="ding")
    for n, house in enumerate(houses):
        words = {"paper": paper, "institution": house, "part": "concerned"}
        f.InterestFactory(body=body, key=_key(n, "beteiligt"), **words)
        f.DeclaredOfficeFactory(body=body, key=_key(n, "amt"), person=main, organization=house)


def sittings(body, groups, houses, count):
    """A sitting that was held, with minutes; others that come, in every state; documents with versions."""
    held = f.MeetingFactory(body=body, key="ding", date=PAST, state=State.HELD, of=groups, attendance_mode="mixed")
    f.VideoLinkFactory(body=body, key="ding", meeting=held, url="https://video.example/raum")
    minutes = f.MinutesFactory(body=body, key="ding", meeting=held, present=12)
    linked(body, "confirm", "organization", "haus")
    attended(body, groups, houses, count)
    running(body, groups, count)
    elected(body, held, groups, houses, count)
    f.EventFactory(body=body, key="ding", organization=groups[0])
    f.EventFactory(body=body, key="ausfall", state="cancelled")
    sent_in = {"state": "proposed", "proposed": NOW, "organization": f.Organization.objects.get(body=body, key="haus")}
    f.EventFactory(body=body, key="eingereicht", **sent_in)
    f.EventFactory(body=body, key="werbung", **sent_in)
    f.MeetingFactory(body=body, key="ohne-protokoll", date=PAST, state=State.HELD, of=groups)
    f.MeetingFactory(body=body, key="gewesen", date=PAST, of=groups)
    for key, state in (("entwurf", State.DRAFT), ("kommt", State.SCHEDULED), ("abgesagt", State.CANCELLED)):
        one = f.MeetingFactory(
            body=body, key=key, name=f"Runde {key}", date=AHEAD, state=state, of=groups, attendance_mode="mixed"
        )
        for n in range(count):
            f.AgendaItemFactory(body=body, meeting=one, order=n + 1, name=f"Punkt {n}")
    paper = f.PaperFactory(body=body, key="ding")
    involved_and_in_office(body, paper, houses)
    for n in range(count):
        file = f.FileFactory(body=body, key=_key(n, "datei"), name=f"Datei {n}")
        version = f.VersionFactory(body=body, key=_key(n, "fassung"), paper=paper, text="§ 1 Alle", file=file)
        f.PaperFactory(body=body, key=f"papier-{n}", name=f"Papier {n}")
        f.MeetingFactory(
            body=body, key=f"kommt-{n}", date=PartialDate.of(AHEAD.first + dt.timedelta(days=n)), of=groups
        )
        item = f.AgendaItemFactory(body=body, key=_key(n, "top"), meeting=held, order=n + 1)
        f.ConsultationFactory(body=body, key=_key(n, "beratung"), agenda_item=item, paper=paper)
        decide(body, held, item, groups if n == 0 else groups[:1], version, _key(n, "beschluss"))
        with guard.opened():
            Represented.objects.create(minutes=minutes, organization=houses[n], position=n)
            Task.objects.create(body=body, key=_key(n, "aufgabe"), minutes=minutes, what="Nachfragen")
        f.MeasureFactory(body=body, key=_key(n, "massnahme"), organization=groups[0])
        f.AnnexFactory(body=body, key=_key(n, "anlage"), minutes=minutes, agenda_item=item, file=file)
        f.ItemPictureFactory(body=body, key=_key(n, "bild"), agenda_item=item, description="Eine Tafel")
    f.ItemPictureFactory(body=body, key="gezeigt", agenda_item=item, description="Eine Tafel", released=True)
    f.ResolutionFactory(body=body, key="frei", name="Ein freier Beschluss", by=groups)
    f.AgendaItemFactory(body=body, key="frei", meeting=held, order=99)
    with guard.opened():
        for group in groups:
            Quorum.objects.create(minutes=minutes, organization=group, reached=True)


def attended(body, groups, houses, count):
    """A sitting with a list of who was there."""
    counted = f.MeetingFactory(body=body, key="gezaehlt", date=PAST, state=State.HELD, of=groups)
    minutes = f.MinutesFactory(body=body, key="gezaehlt", meeting=counted, attendance_listed=True)
    for n in range(count):
        words = {"institution": houses[n], "category": "guest", "name": f"Name {n}"}
        item = f.AgendaItemFactory(body=body, key=f"gast-{n}", meeting=counted, order=n + 1)
        f.AttendanceFactory(body=body, key=_key(n, "anwesend"), minutes=minutes, order=n + 1, agenda_item=item, **words)


def running(body, groups, count):
    """A sitting that runs, who is there, a current point and one to come, a note on each with a task in it."""
    meeting = f.MeetingFactory(body=body, key="laeuft", date=PAST, state=State.RUNNING, of=groups)
    words = {"state": "draft", "attendance_listed": True}
    minutes = f.MinutesFactory(body=body, key="laeuft", meeting=meeting, **words)
    linked(body, HOLD, "meeting", "laeuft")
    f.AgendaItemFactory(body=body, key="kommt-dran", meeting=meeting, order=99, name="Verschiedenes")
    for n in range(count):
        f.AttendanceFactory(body=body, key=f"da-{n}", minutes=minutes, order=n + 1, name=f"Da {n}", category="guest")
        words = {"order": n + 1, "began": dt.time(17, n), "ended": dt.time(17, n) if n else None}
        item = f.AgendaItemFactory(body=body, key=f"notiert-{n}" if n else "notiert", meeting=meeting, **words)
        text = "Aufgabe: Das Haus fragt nach bis zur nächsten Sitzung"
        with guard.opened():
            TextBlock.objects.create(body=body, key=_key(n, "baustein"), text="Es gibt keine Anmerkungen.", order=n)
            NoteDraft.objects.create(body=body, agenda_item=item, number=1, text=text, recent=[["a", 1]])
    today = PartialDate.of(NOW.date())
    over = {"date": today, "state": State.HELD, "opened": dt.time(10), "closed": dt.time(11), "record_published": None}
    f.MeetingFactory(body=body, key="zu-ende", of=groups, **over)


def elected(body, held, groups, houses, count):
    """Elections of a sitting, each with candidates and rounds."""
    for n in range(count):
        one = e.ElectionFactory(body=body, key=_key(n, "wahl"), meeting=held, by=groups, order=n + 1)
        for place, house in enumerate(houses):
            words = {"institution": house, "name": f"Name {place}", "votes": "5 3", "order": place + 1}
            e.CandidateFactory(body=body, key=f"{one.key}-vorschlag-{place + 1}", election=one, **words)
        for place in (1, 2):
            e.ElectionRoundFactory(body=body, key=f"{one.key}-gang-{place}", election=one, order=place)


def decide(body, meeting, item, groups, version, key):
    resolution = f.ResolutionFactory(body=body, key=key, meeting=meeting, date=None, agenda_item=item, by=groups)
    with guard.opened():
        adoption = Adoption.objects.create(version=version, date=PAST)
        Effect.objects.create(resolution=resolution, kind=EffectKind.ADOPTS, adoption=adoption)
        joint = Effect.objects.create(resolution=resolution, kind=EffectKind.MEETS_JOINTLY)
        for position, group in enumerate(groups):
            Adopter.objects.create(adoption=adoption, organization=group, position=position)
            EffectOn.objects.create(effect=joint, organization=group, position=position)
            f.voted(resolution, group, yes=3)


def wishes(body, group, count):
    states = {"ding": Wish.ASKED, "nachgefragt": Wish.ASKED_BACK}
    for key, state in states.items():
        f.JoinRequestFactory(body=body, key=key, organization=group, name="Ali Beispiel", state=state)
    for n in range(count):
        f.JoinRequestFactory(body=body, key=f"wunsch-{n}", organization=group)
        f.ErrandFactory(body=body, key=_key(n, "anruf"))
    f.JoinRequestFactory(body=body, key="per-mail", organization=group, reply_by="mail", email="ali@example.org")
    linked(body, WISH, "join-request", "nachgefragt")
    linked(body, CONFIRM, "join-request", "per-mail")


def concerns(body, groups, count):
    """One in each state, and as many others that wait, were answered alike, stand on the same agenda."""
    for n in range(count):
        f.TopicFactory(body=body, key=_key(n, "thema"), name=f"Thema {n}", of=groups)
    topic, meeting = f.Topic.objects.get(body=body, key="ding"), f.Meeting.objects.get(body=body, key="kommt")
    reply = f.ReplyFactory(body=body, key="antwort")
    for n in range(count):
        for key, state in SAID.items():
            item = f.AgendaItemFactory(body=body, meeting=meeting) if state == Said.ON_AGENDA else None
            words = {"state": state, "agenda_item": item, "topic": topic, "may_be_public": True, "told_as": ""}
            if state in (Said.WITH_GROUP, Said.ON_AGENDA, Said.ANSWERED):
                words |= {"of": groups, "shared_text": "Es ist dunkel."}
            one = f.ConcernFactory(body=body, key=key if n == 0 else f"{key}-{n}", **words)
            if state == Said.ANSWERED:
                with guard.opened():
                    Answered.objects.create(concern=one, reply=reply)
            if state == Said.RECEIVED:
                f.PhotoFactory(body=body, concern=one)
        public = {"public_text": "Mehr Licht", "published": timezone.now(), "state": Said.ANSWERED, "of": groups}
        mailed = {"reply_by": "mail", "email": f"mail-{n}@example.org", "phone": ""}
        f.ConcernFactory(
            body=body, key="auch-per-mail" if n == 0 else f"auch-per-mail-{n}", topic=topic, of=groups, **mailed
        )
        f.ConcernFactory(body=body, key="offen" if n == 0 else f"offen-{n}", may_be_public=True, **public)


def links(body):
    """What has a form only behind a personal link."""
    linked(body, CONFIRM, "concern", "auch-per-mail")


def post(body, count):
    for n in range(count):
        for key, state in LETTERS.items():
            f.LetterFactory(body=body, key=key if n == 0 else f"{key}-{n}", state=state)
        words = {
            "kind": LetterMedium.PAPER,
            "state": LetterState.TO_PRINT,
            "to": "",
            "postal_address": "Weg 1, 52249 Beispielstadt",
        }
        f.LetterFactory(body=body, key="papier" if n == 0 else f"papier-{n}", opened=timezone.now(), **words)
        unsent = {"kind": LetterMedium.NONE, "state": LetterState.HELD, "held_for": "no_way", "about": "person"}
        f.LetterFactory(
            body=body,
            key="ohne-weg" if n == 0 else f"ohne-weg-{n}",
            about_key="ding" if n == 0 else f"ding-{n}",
            **unsent,
        )
        incoming = f.IncomingFactory(body=body, key="eingang" if n == 0 else f"eingang-{n}")
        with guard.opened():
            IncomingFile.objects.create(incoming=incoming, name="x.txt", content=b"x")
            IncomingOriginal.objects.create(incoming=incoming, content=b"Subject: x\n\nx")
