"""Who may vote in a group on a day: rows turned into values, each case worked out by hand, and who reads the page."""

import datetime as dt

import pytest
from django.urls import reverse

from sozialraum.acts import guard
from sozialraum.bodies.words import Classification
from sozialraum.bylaws import actions
from sozialraum.bylaws.actions import TypedRule
from sozialraum.bylaws.queries import rules_for
from sozialraum.foundation.dates import PartialDate
from sozialraum.foundation.visitor import Visitor
from sozialraum.meetings.words import State
from sozialraum.norms.rules.families import value_of
from sozialraum.papers import actions as papers
from sozialraum.people.words import Role, VotingRight
from sozialraum.rulings.queries import OPEN, values_of, votes_on
from sozialraum.rulings.rules.roll import HeldSeat, roll
from tests import factories as f
from tests.rulings.given import BY_SEAT, crowd, pinned

pytestmark = pytest.mark.django_db
DAY = dt.date(2026, 6, 1)
RESIDENTS = "Bewohnerinnen und Bewohner"


def typed(value, paragraph):
    return TypedRule(value_of("vote", value), paragraph)


@pytest.fixture
def ruled(body, people, group):
    """Seats vote, residents after three attendances, the city advises; each delegate has a deputy of their own."""
    version = f.VersionFactory(body=body, paper=f.PaperFactory(body=body, name="Ordnung"), valid_from=None)
    rules = [
        typed({"earned": {"by": "seat"}, "unit": "seat", "deputies": "personal"}, "§ 3 Abs. 1"),
        typed(
            {"categories": [RESIDENTS], "earned": {"by": "attendances", "times": 3, "today_counts": False}},
            "§ 3 Abs. 2",
        ),
        typed({"categories": ["Stadt"], "kind": "advisory"}, "§ 3 Abs. 3"),
    ]
    actions.record_revision(version, by=people["office"], typed=rules)
    papers.adopt(version, by=people["office"], date=PartialDate(2020), organizations=[group])
    return version


def seat(group, holder="Kita", delegate="", deputy="", classification=Classification.INSTITUTION, **words):
    house = f.OrganizationFactory(body=group.body, name=holder, classification=classification)
    made = f.SeatFactory(body=group.body, organization=group, institution=house, **words)
    for name, role in ((delegate, Role.MEMBER), (deputy, Role.DEPUTY)):
        if name:
            person = f.PersonFactory(body=group.body, name=name)
            f.MembershipFactory(body=group.body, organization=group, person=person, seat=made, role=role)
    return made


def minutes_page(minutes):
    return reverse("attendance:minutes-state-quorum", args=[minutes.key])


def told(group, day=DAY):
    page = votes_on(group, day, Visitor(group.body))
    return {one.name: (one.speaks, one.standing, one.sentence) for one in (*page.seats, *page.others)}


def test_each_seat_and_person_says_whether_it_votes_and_why_not(body, group, ruled):
    seat(group, "Kita", "Erika Beispiel", "Max Beispiel")
    seat(group, "Sportverein")
    seat(group, "Kirche", "Paul Beispiel", voting_right=VotingRight.ADVISORY)
    seat(group, "Stadt Musterstadt", "Stefan Beispiel", classification=Classification.CITY)
    resident = f.PersonFactory(body=body, name="Rana Beispiel")
    f.SeatFactory(body=body, organization=group, institution=None, resident=resident)
    guest = f.PersonFactory(body=body, name="Gina Beispiel")
    f.MembershipFactory(body=body, organization=group, person=guest, role=Role.GUEST)

    assert told(group) == {
        "Kita": ("Erika Beispiel", "stimmberechtigt", "Stimmberechtigt: Erika Beispiel hat einen Sitz (§ 3 Abs. 1)."),
        "Sportverein": ("", "ohne Stimme", "Niemand ist benannt."),
        "Kirche": ("Paul Beispiel", "beratend", "Der Sitz hat beratende Stimme."),
        "Stadt Musterstadt": (
            "Stefan Beispiel",
            "beratend",
            "Ohne Stimme: Stefan Beispiel (Stadt) – beratend, ohne Stimme (§ 3 Abs. 3).",
        ),
        "Rana Beispiel": ("", "offen", "Nicht bekannt, wann Rana Beispiel da war (§ 3 Abs. 2)."),
        "Gina Beispiel": ("", "offen", "Nicht bekannt, wann Gina Beispiel da war (§ 3 Abs. 2)."),
    }


def test_a_deputy_votes_only_if_nobody_else_is_there(group, ruled):
    seat(group, "Kita", "Erika Beispiel", "Max Beispiel")

    [line] = votes_on(group, DAY, Visitor(group.body)).seats

    assert line.deputies == (
        (
            "Max Beispiel",
            "Stimmt nur ab, wenn niemand sonst für den Sitz da ist: persönlich für den Sitz benannt (§ 3 Abs. 1).",
        ),
    )


def test_without_rules_nothing_is_made_up(group):
    seat(group, "Kita", "Erika Beispiel", "Max Beispiel")

    assert told(group) == {"Kita": ("Erika Beispiel", "nicht geregelt", "Nicht geregelt: wer abstimmen kann.")}
    [line] = votes_on(group, DAY, Visitor(group.body)).seats
    assert line.deputies == (("Max Beispiel", "Nicht geregelt: ob eine Vertretung abstimmt."),)


def test_a_seat_of_another_time_is_not_asked(group, ruled):
    seat(group, "Kita", "Erika Beispiel", end_date=PartialDate(2025))
    assert told(group) == {}
    assert "Kita" in told(group, dt.date(2025, 1, 1))


def test_rows_become_the_values_of_the_arithmetic(group, ruled):
    one = seat(group, "Kita", "Erika Beispiel", "Max Beispiel")

    found = values_of(group, DAY, rules_for(group, DAY))

    [held] = found.seats
    assert (held.key, held.name, held.category, held.advisory) == (one.key, "Kita", "", False)
    names = {person.key: person.name for person in found.people}
    assert [names[key] for key in (*held.holders, *held.deputies)] == ["Erika Beispiel", "Max Beispiel"]
    assert {(person.present, person.attended, person.signed, person.fulfils) for person in found.people} == {
        (True, None, None, None)
    }


@pytest.mark.parametrize(
    ("kind", "category", "means"),
    [
        ("Kita", "Kitas", True),
        ("Verein", "Vereine", True),
        ("Schule", "Schulen", True),
        ("Wohnungsunternehmen", "Wohnungswirtschaft", True),
        ("Stadtteilverein", "Stadt", False),
        ("Kita", "Kirche", False),
    ],
)
def test_a_word_of_the_text_means_a_kind_whatever_its_ending(body, people, group, kind, category, means):
    version = f.VersionFactory(body=body, paper=f.PaperFactory(body=body), valid_from=None)
    rules = [typed({"earned": {"by": "seat"}}, "§ 1"), typed({"kind": "excluded", "categories": [category]}, "§ 2")]
    actions.record_revision(version, by=people["office"], typed=rules)
    papers.adopt(version, by=people["office"], date=PartialDate(2020), organizations=[group])
    one = seat(group, "Haus", "Erika Beispiel")
    one.institution.kind = kind
    with guard.opened():
        one.institution.save()

    assert told(group)["Haus"][1] == ("ohne Stimme" if means else "stimmberechtigt")


def test_an_advisory_seat_counts_nowhere_and_neither_does_its_deputy():
    people = crowd(3)
    seats = [HeldSeat("a", "A", "", ("p000",)), HeldSeat("b", "B", "", ("p001",), ("p002",), advisory=True)]

    found = roll(pinned(BY_SEAT), DAY, people, seats)

    assert (found.seats, found.filled, found.entitled, len(found.voting)) == (1, 1, 1, 1)
    assert [(one.name, one.why) for one in found.others] == [("B", "beratende Stimme")]


def test_the_office_asks_for_any_day_and_names_stay_inside(office, client, group, ruled):
    seat(group, "Kita", "Erika Beispiel")
    url = f"/gremien/{group.key}/stimmrecht/"

    page = office.get(url, {"am": "1.6.2026"}).content.decode()
    assert "Erika Beispiel hat einen Sitz (§ 3 Abs. 1)." in page
    assert "Ordnung" in page
    before = office.get(url, {"am": "1.6.2019"}).content.decode()
    assert "An diesem Tag galten keine Regeln." in before
    assert f'href="{url}?am=' in office.get(f"/gremien/{group.key}/menschen/").content.decode()

    client.logout()
    assert client.get(url).status_code in (302, 404)


@pytest.mark.parametrize(("role", "status"), [(Role.SPEAKER, 200), (Role.GUEST, 404)])
def test_who_speaks_for_the_group_reads_it_and_other_members_do_not(client, body, group, role, status):
    person = f.PersonFactory(body=body, user=f.UserFactory())
    f.MembershipFactory(body=body, organization=group, person=person, role=role)
    client.force_login(person.user)

    assert client.get(f"/gremien/{group.key}/stimmrecht/").status_code == status
    listed = client.get(f"/gremien/{group.key}/menschen/").content.decode()
    assert ("/stimmrecht/" in listed) == (status == 200)


@pytest.mark.parametrize(("day", "label", "cite"), [("2020-05-01", "alt", "§ 1"), ("2020-05-02", "neu", "§ 2")])
def test_on_the_day_of_a_decision_the_page_names_the_text_by_which_it_answers(people, body, group, day, label, cite):
    by, paper = people["office"], f.PaperFactory(body=body, name="Ordnung")
    for name, paragraph, since in (("alt", "§ 1", PartialDate(2019, 1, 1)), ("neu", "§ 2", PartialDate(2020, 5, 1))):
        version = f.VersionFactory(body=body, paper=paper, label=name, valid_from=since)
        actions.record_revision(version, by=by, typed=[typed({"earned": {"by": "seat"}}, paragraph)])
        papers.adopt(version, by=by, date=since, organizations=[group])
    seat(group, "Kita", "Erika Beispiel")

    page = votes_on(group, dt.date.fromisoformat(day), by)

    assert [url.strip("/").rpartition("/")[2] for _title, url in page.texts] == [label]
    assert page.seats[0].sentence == f"Stimmberechtigt: Erika Beispiel hat einen Sitz ({cite})."


def test_a_text_that_one_may_not_read_is_not_named(people, body, group):
    paper = f.PaperFactory(body=body, name="Interne Regeln", audience="office")
    version = f.VersionFactory(body=body, paper=paper, valid_from=None)
    actions.record_revision(version, by=people["office"], typed=[typed({"earned": {"by": "seat"}}, "§ 1")])
    papers.adopt(version, by=people["office"], date=PartialDate(2020), organizations=[group])

    assert votes_on(group, DAY, people["speaker"]).texts == ()
    assert [title for title, _url in votes_on(group, DAY, people["office"]).texts] == [str(version)]


def test_two_seats_of_one_institution_are_told_as_the_one_vote_that_they_are(office, body, people, group):
    version = f.VersionFactory(body=body, paper=f.PaperFactory(body=body, name="Ordnung"), valid_from=None)
    rules = [typed({"earned": {"by": "seat"}}, "§ 3"), typed({"unit": "institution"}, "§ 4")]
    actions.record_revision(version, by=people["office"], typed=rules)
    papers.adopt(version, by=people["office"], date=PartialDate(2020), organizations=[group])
    first = seat(group, "Kita", "Erika Beispiel")
    for name in ("Max Beispiel", "Rana Beispiel"):
        other = f.SeatFactory(body=body, organization=group, institution=first.institution)
        person = f.PersonFactory(body=body, name=name)
        f.MembershipFactory(body=body, organization=group, person=person, seat=other, role=Role.MEMBER)
    f.SeatFactory(body=body, organization=group, institution=first.institution)  # nobody sits there
    seat(group, "Schule", "Paul Beispiel")

    page = votes_on(group, DAY, Visitor(body))
    day_rules = rules_for(group, DAY)
    found = values_of(group, DAY, day_rules)

    assert page.counts == [("stimmberechtigt", "1"), ("gemeinsame Stimme", "1 für 3 Sitze"), ("ohne Stimme", "1")]
    assert len(roll(day_rules, DAY, found.people, found.seats).voting) == 2  # as a sitting counts them
    said = {one.speaks: (one.standing, one.sentence) for one in page.seats}
    assert said["Paul Beispiel"] == ("stimmberechtigt", "Stimmberechtigt: Paul Beispiel hat einen Sitz (§ 3).")
    assert said["Erika Beispiel"] == (
        "gemeinsame Stimme",
        (
            "Stimmberechtigt: Erika Beispiel hat einen Sitz (§ 3). Eine Stimme hat jede Einrichtung (§ 4), also eine "
            "Stimme zusammen mit Max Beispiel und Rana Beispiel; es stimmt ab, wer da ist."
        ),
    )
    assert "1 für 3 Sitze" in office.get(f"/gremien/{group.key}/stimmrecht/?am=1.6.2026").content.decode()


def test_where_heads_are_asked_it_is_said_who_counts_once(office, body, people, group):
    version = f.VersionFactory(body=body, paper=f.PaperFactory(body=body, name="Ordnung"), valid_from=None)
    need = {"need": {"kind": "share", "share": {"of": 1, "parts": 2, "more_than": False}, "base": "voters"}}
    rules = [typed({"unit": "institution"}, "§ 4"), TypedRule(value_of("quorum", need), "§ 6")]
    actions.record_revision(version, by=people["office"], typed=rules)
    papers.adopt(version, by=people["office"], date=PartialDate(2020), organizations=[group])
    dated = {"body": body, "date": PartialDate(2026, 6, 1)}
    ahead, held = (f.MeetingFactory(of=[group], state=one, **dated) for one in (State.SCHEDULED, State.HELD))
    minutes = f.MinutesFactory(body=body, meeting=held)

    for page in (reverse("presence:meeting-open-sitting", args=[ahead.key]), minutes_page(minutes)):
        told = office.get(page).content.decode()
        assert "Eine Stimme hat jede Einrichtung (§ 4). Wer zusammengehört, zählt einmal." in told


def test_where_each_household_has_one_vote_it_is_said_that_households_are_not_known(body, people, group):
    version = f.VersionFactory(body=body, paper=f.PaperFactory(body=body, name="Ordnung"), valid_from=None)
    rules = [typed({"earned": {"by": "presence"}}, "§ 3"), typed({"unit": "household"}, "§ 4")]
    actions.record_revision(version, by=people["office"], typed=rules)
    papers.adopt(version, by=people["office"], date=PartialDate(2020), organizations=[group])
    guest = f.PersonFactory(body=body, name="Gina Beispiel")
    f.MembershipFactory(body=body, organization=group, person=guest, role=Role.GUEST)

    assert told(group)["Gina Beispiel"][2] == (
        "Stimmberechtigt: Gina Beispiel ist da (§ 3). Eine Stimme hat jeder Haushalt (§ 4); wer zusammen wohnt, ist "
        "hier nicht bekannt."
    )


def test_counts_of_each_standing(group, ruled):
    seat(group, "Kita", "Erika Beispiel")
    f.MembershipFactory(body=group.body, organization=group, person=f.PersonFactory(body=group.body), role=Role.GUEST)

    assert votes_on(group, DAY, Visitor(group.body)).counts == [("stimmberechtigt", "1"), (OPEN, "1")]
