"""A joint sitting that was held, with everything in it that minutes can say; every name of a person is a marker."""

import datetime as dt

from django.utils import timezone

from sozialraum.acts import guard
from sozialraum.counting.rules.figures import VoteFigures
from sozialraum.decisions.models import Approval, Correction, Minutes, Quorum
from sozialraum.foundation.dates import PartialDate
from sozialraum.meetings.models import Departure, Meeting
from sozialraum.meetings.words import State
from sozialraum.presence.actions import open_sitting
from sozialraum.voting import actions as voting
from sozialraum.voting.rules.given import GroupVote, WordedDecision
from tests import ballot_factories as b
from tests import election_factories as e
from tests import factories as f
from tests.presence.room import BY_SEAT, QUORUM, adopted, house, seated

#: The last name of every person in it: in public it stands nowhere.
MARK = "Geheimbeispiel"
DAY, LATER = PartialDate(2024, 12, 10), PartialDate(2025, 2, 18)
MAJORITY = ("majority", {"ballots": [{"kind": "simple"}], "abstentions": "out"}, "§ 8 Absatz 1")
BIAS = ("bias", {"who": ["seat"], "out_of": ["vote", "quorum"]}, "§ 11")
NOTICE = ("notice", {"period": {"number": 7, "unit": "calendar"}}, "§ 4 Absatz 2")
CONTAINS = ("minutes", {"contains": ["wer da war", "Beschlüsse", "Aufgaben", "Anlagen", "der Wetterbericht"]}, "§ 9")


def name(first):
    return f"{first} {MARK}"


def full_sitting(body, by, *rules, state=State.HELD, published=True):
    """The meeting; ``rules`` are added to those of the leading group. Drafts are ``published=False``."""
    living = f.OrganizationFactory(body=body, key="ag-wohnen", name="AG Wohnen")
    language = f.OrganizationFactory(body=body, key="ag-sprache", name="AG Sprache")
    adopted(living, by, BY_SEAT, QUORUM, MAJORITY, BIAS, NOTICE, *rules)
    adopted(language, by, BY_SEAT, QUORUM, MAJORITY)
    houses = [house(body, one, listed=True) for one in ("Kita Beispielweg", "Verein Probe", "Seniorentreff Muster")]
    houses.append(house(body, "Stiftung Ungenannt", listed=False))
    seats = [
        seated(living, one, name(first)) for one, first in zip(houses, ("Nora", "Paul", "Ida", "Emil"), strict=True)
    ]
    resident = f.PersonFactory(body=body, name=name("Rosa"))
    f.SeatFactory(body=body, organization=living, institution=None, resident=resident)
    meeting = f.MeetingFactory(
        body=body, key="voll", name="Gemeinsame Sitzung", date=DAY, start_time=dt.time(16, 30), end_time=dt.time(18),
        state=State.SCHEDULED, of=[living, language], record_published=None,
        location=f.LocationFactory(body=body, name="Nachbarschaftstreff", room="Saal"),
    )  # fmt: skip
    open_sitting(meeting, by=by)
    minutes = Minutes.objects.get(meeting=meeting)
    with guard.opened():
        days = {"invited_on": PartialDate(2024, 12, 1), "written_on": PartialDate(2024, 12, 14)}
        Minutes.objects.filter(pk=minutes.pk).update(number="Nr. 4 / 2024", attendance_listed=True, **days)
    minutes = Minutes.objects.get(pk=minutes.pk)
    minutes.meeting = meeting
    who_was_there(body, minutes, houses, seats, resident, living)
    f.ConductorFactory(
        body=body, meeting=meeting, label="Sprecherin", person=f.PersonFactory(body=body, name=name("Lea"))
    )
    f.ConductorFactory(body=body, meeting=meeting, role="minutes", label="Büro", name=name("Otto"), order=2)
    agenda(body, meeting, minutes, by, living, language)
    beside(body, meeting, minutes, living, language)
    with guard.opened():
        told = {
            "state": state,
            "record_published": timezone.now() if published else None,
            "opened": dt.time(16, 32),
            "closed": dt.time(18, 12),
        }
        Meeting.objects.filter(pk=meeting.pk).update(**told)
        Minutes.objects.filter(pk=minutes.pk).update(state="published" if published else "draft")
    return Meeting.objects.with_holders().get(pk=meeting.pk)


def who_was_there(body, minutes, houses, seats, resident, group):
    people = [seat.memberships.get().person for seat in seats] if hasattr(seats[0], "memberships") else []
    people = people or [f.Membership.objects.get(seat=seat).person for seat in seats]

    def there(order, **given):
        return f.AttendanceFactory(body=body, minutes=minutes, order=order, **given)

    there(1, institution=houses[0], person=people[0])
    there(2, institution=houses[1], person=people[1], arrived=dt.time(16, 50))
    there(3, institution=houses[3], person=people[3])
    there(4, person=resident)
    deputy = there(5, label="Nachbarschaftshilfe", name=name("Walter"), deputy_for=name("Ida"))
    there(6, category="advisory", label="Stadt Musterstadt", name=name("Frank"))
    there(7, category="guest", label="Bücherei", name=name("Gerda"))
    there(8, category="public", number=7)
    there(9, institution=houses[2], person=people[2], standing="excused")
    f.EntitlementFactory(
        body=body, minutes=minutes, organization=group, seat=seats[2], spoken_by=deputy, as_deputy=True, way="lot"
    )


def agenda(body, meeting, minutes, by, living, language):
    def point(order, title, **given):
        return f.AgendaItemFactory(
            body=body, meeting=meeting, key=f"voll-top-{order}", order=order, name=title, **given
        )

    point(1, "Begrüßung", text="Die Sprecherin begrüßt alle.")
    bench = point(
        2, "Bänke am Markt", kind="decision", text="Der Weg ist ohne Pause **zu lang**.\n\n- Vier Bänke\n- Ein Baum"
    )
    point(3, "Was bisher geschah", parent=bench, text="Am 2. November kamen neun Menschen.")
    point(4, "Spielplatz", course="postponed", reason="Die Stadt war nicht da")
    point(5, "Sprecherin wählen", kind="election", text="Es wird geheim gewählt.")
    closed = point(6, "Eine Kündigung", public=False, text=f"Es geht um {name('Zoe')}.")
    point(7, "Nächste Termine", text="Wir treffen uns wieder.")
    worded = WordedDecision(wording="Am Markt stehen ab Mai vier Bänke.", number="2024-12")
    votes = (GroupVote(living, yes=3, no=1, abstain=0),)
    voting.hold_ballot(bench, by=by, decision=worded, votes=votes)
    f.ResolutionFactory(
        body=body, key="empfehlung", meeting=meeting, agenda_item=bench, date=None, by=[living], number="2024-14",
        name="Licht am Beispielweg", resolution_text="Wir empfehlen der Stadt mehr Licht.", result="recommended",
        referred_to_words="Sozialausschuss", came_back="Teilweise gefolgt: zwei Leuchten.",
    )  # fmt: skip
    f.voted(
        f.Resolution.objects.get(body=body, key="empfehlung"),
        living,
        yes=2,
        no=2,
        abstain=0,
        recused=0,
        result="carried",
        override_reason="Stimme der Leitung",
    )
    voting.hold_poll(bench, by=by, organization=language, figures=VoteFigures(yes=3, no=0, abstain=1))
    verein = f.Organization.objects.get(body=body, name="Verein Probe")
    given = {"body": body, "agenda_item": bench, "organization": living}
    b.RecusalFactory(**given, order=1, institution=verein, reason="für eine beteiligte Einrichtung da (§ 11)")
    rosa = f.Person.objects.get(body=body, name=name("Rosa"))
    b.RecusalFactory(**given, order=2, person=rosa, reason="bekommt eine Bank vor die Tür (§ 11)")
    f.TaskFactory(body=body, minutes=minutes, agenda_item=bench, who="Büro", what="Die Stadt fragen", person=rosa)
    f.TaskFactory(body=body, minutes=minutes, agenda_item=closed, who="Büro", what=f"{MARK} anrufen", order=2)
    vote_for(body, meeting, f.AgendaItem.objects.get(body=body, key="voll-top-5"), language, rosa)


def vote_for(body, meeting, item, group, person):
    one = e.ElectionFactory(
        body=body, key="wahl", meeting=meeting, agenda_item=item, by=[group], name="Sprecherin der AG Sprache"
    )
    words = {"body": body, "election": one}
    e.CandidateFactory(**words, order=1, person=person, votes="5", result="elected", accepted=True)
    e.CandidateFactory(**words, order=2, name=name("Kurt"), votes="2", result="not_elected")
    e.ElectionRoundFactory(**words, order=1, way="secret", cast=7, invalid=0)


def beside(body, meeting, minutes, living, language):
    """Annexes, a departure from a rule, what each group stated, a correction, when both meet again."""
    bench = f.AgendaItem.objects.get(body=body, key="voll-top-2")
    open_file = f.FileFactory(body=body, key="plan", name="Lageplan")
    inner = f.FileFactory(body=body, key="liste", name=f"Liste {MARK}", audience="members", of=[living])
    f.AnnexFactory(body=body, key="a1", minutes=minutes, agenda_item=bench, file=open_file, name="Lageplan", order=1)
    f.AnnexFactory(body=body, key="a2", minutes=minutes, file=inner, name=f"Unterschriften {MARK}", order=2)
    again = f.MeetingFactory(
        body=body, key="danach", name="Danach", state=State.HELD, date=LATER, of=[living, language]
    )
    with guard.opened():
        Departure.objects.create(
            body=body, key="abweichung", meeting=meeting, organization=living, step="convened",
            sentence="Frist verletzt (§ 4 Absatz 2).", reason="Der Saal war nur da frei.",
        )  # fmt: skip
        for group, present, reached in ((living, 4, True), (language, 0, False)):
            Quorum.objects.create(minutes=minutes, organization=group, present=present, voters=5, reached=reached)
        approval = Approval.objects.create(minutes=minutes, organization=living, in_meeting=again, way="resolution")
        Correction.objects.create(
            approval=approval,
            agenda_item=f.AgendaItem.objects.get(body=body, key="voll-top-3"),
            old="neun Menschen",
            new="zehn Menschen",
        )
