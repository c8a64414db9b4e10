"""Who belongs to a group, on any day: what members, strangers and the office see, and what the office enters there."""

import csv
import io

import pytest
from django.test import Client

from sozialraum.acts.models import Entry
from sozialraum.bodies.models import Organization
from sozialraum.people.models import Membership, Person, Recipient, Seat
from sozialraum.people.words import Role, VotingRight
from tests import factories as f
from tests.people.conftest import come_in, d

pytestmark = pytest.mark.django_db

PEOPLE = "/gremien/ag-wohnen-quartier/menschen/"


def sat(browser, address=PEOPLE):
    """Each seat of the page: whose it is, its vote, who sat on it, who stood in."""
    return [
        (one.sitting.holder, str(one.sitting.voting_right), one.sitting.speaks, [post.name for post in one.deputies])
        for one in browser.get(address).context["page"].seats
    ]


@pytest.fixture
def furnished(body, group, seat, erika, max_, deputy):
    """A group with an advisory seat, a resident, a seat that is over, one that is vacant, and a Verteiler."""
    treff = f.OrganizationFactory(body=body, name="Nachbarschaftstreff", classification="institution")
    f.SeatFactory(body=body, organization=group, institution=treff, voting_right=VotingRight.ADVISORY)
    rosa = f.PersonFactory(body=body, key="rosa", name="Rosa Muster", phone="0987 65")
    f.SeatFactory(body=body, organization=group, institution=None, resident=rosa, start_date=d("2017-05-01"))
    gone = f.OrganizationFactory(body=body, name="Verein von früher", classification="institution")
    f.SeatFactory(body=body, organization=group, institution=gone, start_date=d("2016"), end_date=d("2017-12-31"))
    person = f.PersonFactory(body=body, name="Paul Muster", email="paul@example.org")
    term = {"start_date": d("2017"), "end_date": d("2018")}
    f.MembershipFactory(body=body, key="paul", organization=group, person=person, role=Role.SPEAKER, **term)
    f.RecipientFactory(body=body, organization=group, name="", email="namenlos@example.org")
    f.RecipientFactory(body=body, organization=group, name="", email="", person=erika, start_date=d("2018-02-01"))
    return group


# ── who sat there ─────────────────────────────────────────────────────────────


def test_who_sat_in_the_group_on_17_january_2018_for_whom_and_with_a_vote(office, furnished):
    treff = ("Nachbarschaftstreff", "advisory", "", [])
    rosa = ("Rosa Muster", "full", "Rosa Muster", [])

    assert sat(office, f"{PEOPLE}?am=17.1.2018") == [
        ("Kita Beispiel", "full", "Max Beispiel", ["Dora Beispiel"]),
        rosa,
        treff,
    ]
    assert sat(office, f"{PEOPLE}?am=2018-01-16")[0] == ("Kita Beispiel", "full", "Erika Beispiel", ["Dora Beispiel"])
    assert [one[0] for one in sat(office, f"{PEOPLE}?am=2017-04-30")] == [
        "Kita Beispiel",
        "Verein von früher",
        "Nachbarschaftstreff",
    ]
    assert sat(office, f"{PEOPLE}?am=2015-01-01") == [treff]


def test_deputies_are_told_and_never_counted(office, furnished):
    words = " ".join(office.get(f"{PEOPLE}?am=17.1.2018").content.decode().split())

    assert "Am Mittwoch, 17. Januar 2018:" in words
    assert (
        "3 Sitze, davon 2 mit Stimmrecht und 1 beratend; 1 ist nicht besetzt. 1 Stellvertretung zählt nicht mit."
        in words
    )
    assert "2016–2018 Erika Beispiel, seit 2018 Max Beispiel" in words
    assert "Sprecherin oder Sprecher, 2017 bis 2018" in words


@pytest.mark.parametrize("typed", ["gestern", "2018", "31.2.2018"])
def test_a_day_nobody_can_read_is_said_and_today_is_shown(office, furnished, typed):
    answer = office.get(f"{PEOPLE}?am={typed}")

    assert list(answer.context["form"].errors) == ["am"]
    assert answer.context["page"].is_today
    assert 'aria-invalid="true"' in answer.content.decode()


def test_members_see_names_and_nothing_by_which_people_are_reached(furnished, max_):
    page = come_in(max_).get(PEOPLE).content.decode()

    assert {name for name in ("Erika Beispiel", "Rosa Muster", "Dora Beispiel", "Weitere Adresse") if name in page} == {
        "Erika Beispiel",
        "Rosa Muster",
        "Dora Beispiel",
        "Weitere Adresse",
    }
    private = ("example.org", "0987", "0123", "/menschen/rosa/", "/menschen/erika/", "aemter/neu", "bearbeiten")
    assert [word for word in private if word in page] == []


def test_the_office_sees_how_they_are_reached(office, furnished):
    page = office.get(PEOPLE).content.decode()

    assert "namenlos@example.org" in page
    assert "/menschen/rosa/" in page


def test_only_who_belongs_to_the_group_today_sees_its_people(office, body, furnished, erika, max_):
    other = f.OrganizationFactory(body=body, key="ag-andere")
    stranger = f.PersonFactory(body=body)
    f.MembershipFactory(body=body, organization=other, person=stranger)
    rosa = Person.objects.get(key="rosa")

    seen = {one.name: come_in(one).get(PEOPLE).status_code for one in (erika, max_, stranger, rosa)}

    assert seen == {"Erika Beispiel": 404, "Max Beispiel": 200, stranger.name: 404, "Rosa Muster": 200}
    assert come_in(stranger).get("/sitze/sitz/").status_code == 404
    assert come_in(erika).get("/sitze/sitz/").status_code == 404
    assert Client().get(PEOPLE).url.startswith("/anmelden/")


def test_the_table_says_the_same_and_runs_no_formula(office, body, furnished, seat):
    boese = f.PersonFactory(body=body, name="=HYPERLINK(1)")
    f.MembershipFactory(body=body, organization=furnished, person=boese, seat=seat, role=Role.DEPUTY)

    answer = office.get(f"{PEOPLE}liste.csv?am=2018-01-17")
    rows = list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig")), delimiter=";"))

    assert answer.headers["Content-Disposition"] == (
        'attachment; filename="menschen-ag-wohnen-quartier-2018-01-17.csv"'
    )
    assert rows == [
        ["Stand", "2018-01-17"],
        ["Sitz", "Stimme", "Delegiert", "Delegiert seit", "Stellvertretung", "Stellvertretung seit", "Amt", "Amtszeit"],
        ["Kita Beispiel", "Stimmrecht", "Max Beispiel", "seit 17. Januar 2018", "Dora Beispiel", "ohne Datum", "", ""],
        ["Kita Beispiel", "", "", "", "'=HYPERLINK(1)", "ohne Datum", "", ""],
        ["Rosa Muster", "Stimmrecht", "Rosa Muster", "", "", "", "", ""],
        ["Nachbarschaftstreff", "beratende Stimme", "nicht besetzt", "", "", "", "", ""],
        ["", "", "Paul Muster", "", "", "", "Sprecherin oder Sprecher", "2017 bis 2018"],
    ]
    assert "example.org" not in answer.content.decode()


def test_the_page_of_a_seat_tells_everybody_who_was_on_it(office, furnished):
    page = office.get("/sitze/sitz/").context["page"]

    assert [(post.name, post.time) for post in page.delegates] == [
        ("Max Beispiel", "seit 17. Januar 2018"),
        ("Erika Beispiel", "2. November 2016 bis 16. Januar 2018"),
    ]
    assert [post.name for post in page.deputies] == ["Dora Beispiel"]


def test_an_institution_shows_where_it_sits(office, auditor, delegate_browser, furnished, kita):
    lines = auditor.get("/einrichtungen/kita/menschen/").context["page"].seats

    assert [(str(one.seat.organization), one.sitting.speaks) for one in lines] == [
        ("AG Wohnen/Quartier", "Max Beispiel")
    ]
    assert delegate_browser.get("/einrichtungen/kita/menschen/").status_code == 404
    assert office.get(f"/einrichtungen/{furnished.key}/menschen/").status_code == 404
    assert office.get("/gremien/kita/menschen/").status_code == 404


def test_the_geschaeftsstelle_has_people_and_no_seats(office, body):
    house = Organization.objects.get(body=body, classification="office")

    page = office.get(f"/gremien/{house.key}/menschen/").content.decode()

    assert "Wer hier arbeitet" in page
    assert "Sitz einrichten" not in page
    form = {"name": "Neu Beispiel", "role": "member", "start_date": "1.1.2026", "revision": house.revision}
    office.post(f"/gremien/{house.key}/aemter/neu/", form)
    assert Membership.objects.get(person__name="Neu Beispiel").organization == house


# ── what the office enters ────────────────────────────────────────────────────


def test_a_new_delegate_is_entered_with_a_name_and_a_day(office, seat, max_):
    form = {"name": "Neu Beispiel", "email": "neu@example.org", "phone": "", "start_date": "1.9.2026", "revision": 1}

    done = office.post("/sitze/sitz/delegierte/", form)

    assert done.url == "/sitze/sitz/"
    told = Membership.objects.filter(seat=seat).order_by("start_date").values_list("person__name", "end_date")
    assert list(told) == [("Max Beispiel", d("2026-08-31")), ("Neu Beispiel", None)]
    assert Person.objects.get(name="Neu Beispiel").email == "neu@example.org"
    assert [entry.act for entry in Entry.objects.order_by("number")] == ["people.end", "people.name_delegate"]


def test_a_known_name_is_offered_and_nobody_is_entered_twice(office, seat, max_, erika):
    form = {"name": "erika", "email": "", "phone": "", "start_date": "1.9.2026", "revision": 1}

    asked = office.post("/sitze/sitz/delegierte/", form).content.decode()
    assert "Diesen Namen kennen wir schon. Bitte wählen Sie." in asked
    assert "Erika Beispiel, erika@example.org" in asked
    assert 'value="erika"' in asked
    office.post("/sitze/sitz/delegierte/", form | {"meant": "erika"})

    assert Person.objects.filter(name__istartswith="erika beispiel", key="erika").count() == 1
    latest = Membership.objects.get(seat=seat, end_date=None)
    assert (latest.person, latest.start_date) == (erika, d("2026-09-01"))


def test_what_cannot_be_is_refused_with_a_reason_and_keeps_what_was_typed(office, seat, max_):
    form = {"name": "Neu Beispiel", "email": "", "phone": "", "start_date": "1.1.2017", "revision": 1}

    page = office.post("/sitze/sitz/delegierte/", form).content.decode()
    early = office.post("/sitze/sitz/delegierte/", form | {"start_date": "1.1.2010"}).content.decode()

    assert "Später ist schon Max Beispiel benannt, seit 17. Januar 2018." in page
    assert 'value="Neu Beispiel"' in page
    assert "An diesem Tag gibt es den Sitz nicht (seit 2. November 2016)." in early
    assert not Person.objects.filter(name="Neu Beispiel").exists()


def test_who_corrects_at_the_same_time_sees_both(office, seat):
    form = {"institution": "kita", "voting_right": "advisory", "start_date": "2016", "revision": 1}
    office.post("/sitze/sitz/bearbeiten/", form)

    page = office.post(
        "/sitze/sitz/bearbeiten/", form | {"voting_right": "full", "start_date": "2017"}
    ).content.decode()

    assert "Stimme: jetzt gespeichert »beratende Stimme«, von Ihnen »Stimmrecht«." in page
    assert "Seit: jetzt gespeichert »2016«, von Ihnen »2017«." in page
    assert Seat.objects.get().start_date == d("2016")


def test_an_institution_gets_a_seat_once_and_is_entered_if_it_is_new(office, body, group, kita):
    form = {"kind": "institution", "voting_right": "advisory", "start_date": "2018"}
    address = f"/gremien/{group.key}/sitze/neu/"

    for name in ("Turnverein Nord", "kita  beispiel"):
        assert office.post(address, form | {"name": name}).status_code == 302
    unsure = office.post(address, form | {"name": "Kita Beispielweg"}).content.decode()
    twice = office.post(address, form | {"name": "Kita Beispiel"}).content.decode()
    office.post(address, form | {"name": "Kita Beispielweg", "meant": "+"})

    assert list(Seat.objects.order_by("pk").values_list("institution__name", "voting_right", "start_date")) == [
        ("Turnverein Nord", "advisory", d("2018")),
        ("Kita Beispiel", "advisory", d("2018")),
        ("Kita Beispielweg", "advisory", d("2018")),
    ]
    new = Organization.objects.get(name="Turnverein Nord")
    assert (new.key, new.listed) == ("turnverein-nord", False)
    assert "Keine davon: eine neue Einrichtung dieses Namens" in unsure
    assert "Kita Beispiel hat hier schon einen Sitz, seit 2018." in twice


def test_a_resident_gets_a_seat_and_belongs_by_it(office, body, group):
    form = {"kind": "resident", "name": "Rosa Muster", "voting_right": "full", "start_date": "1.5.2024", "revision": 1}

    office.post(f"/gremien/{group.key}/sitze/neu/", form)

    seat = Seat.objects.get()
    assert (seat.resident.name, seat.institution) == ("Rosa Muster", None)
    assert sat(come_in(seat.resident)) == [("Rosa Muster", "full", "Rosa Muster", [])]
    refused = office.post(f"/sitze/{seat.key}/delegierte/", {"name": "X Y", "start_date": "1.6.2024", "revision": 1})
    assert "sitzt jemand für sich selbst" in refused.content.decode()


def test_a_speaker_is_appointed_for_a_term_and_may_end_it_earlier(office, body, group, max_):
    form = {"name": "Max Beispiel", "meant": "max", "role": "speaker", "start_date": "1.1.2026", "end_date": "2027"}

    office.post(f"/gremien/{group.key}/aemter/neu/", form | {"revision": 1})
    term = Membership.objects.get(role=Role.SPEAKER)
    assert (term.person, term.start_date, term.end_date) == (max_, d("2026-01-01"), d("2027"))
    office.post(f"/mitgliedschaften/{term.key}/beenden/", {"end_date": "30.6.2026", "revision": 1})

    term.refresh_from_db()
    assert term.end_date == d("2026-06-30")
    assert [entry.says for entry in Entry.objects.order_by("number")] == [
        "hat ein Amt vergeben",
        "hat eine Mitgliedschaft beendet",
    ]


def test_the_past_is_entered_from_old_papers_and_does_not_contradict_itself(office, seat, max_):
    form = {"name": "Alte Akte", "email": "", "phone": "", "role": "member", "start_date": "2016", "end_date": "2017"}

    office.post("/sitze/sitz/nachtragen/", form | {"revision": 1})
    clash = office.post(
        "/sitze/sitz/nachtragen/", form | {"name": "Andere Akte", "end_date": "1.6.2019", "revision": 2}
    )

    assert sat(office, f"{PEOPLE}?am=2017-03-01") == [("Kita Beispiel", "full", "Alte Akte", [])]
    assert "In dieser Zeit steht dort schon:" in clash.content.decode()
    assert not Person.objects.filter(name="Andere Akte").exists()


def test_the_end_of_a_seat_says_whom_it_ends(office, seat, max_, deputy):
    page = office.get("/sitze/sitz/beenden/").content.decode()
    assert "Delegation von Max Beispiel, die Stellvertretung von Dora Beispiel" in page

    office.post("/sitze/sitz/beenden/", {"end_date": "31.12.2025", "revision": 1})

    assert set(Membership.objects.filter(seat=seat).values_list("end_date", flat=True)) == {d("2025-12-31")}
    assert sat(office) == []


def test_typing_mistakes_are_corrected_and_told_as_such(office, seat, max_):
    office.post("/sitze/sitz/bearbeiten/", {"institution": "kita", "voting_right": "advisory", "revision": 1})
    office.post("/mitgliedschaften/max-sitzt/bearbeiten/", {"start_date": "18.1.2018", "revision": 1})

    assert Seat.objects.get().voting_right == VotingRight.ADVISORY
    assert Membership.objects.get(key="max-sitzt").start_date == d("2018-01-18")
    assert [entry.says for entry in Entry.objects.order_by("number")] == [
        "hat einen Sitz geändert",
        "hat eine Mitgliedschaft geändert",
    ]


def test_the_verteiler_takes_whom_the_house_knows_or_a_plain_address(office, group, kita, max_):
    address = f"/gremien/{group.key}/verteiler/neu/"
    form = {"name": "", "email": "", "start_date": "2026", "end_date": ""}

    nothing = office.post(address, form | {"name": "Presse"})
    assert "Wen wir noch nicht kennen, brauchen wir mit E-Mail-Adresse." in nothing.content.decode()
    asked = office.post(address, form | {"name": "Beispiel"}).content.decode()
    assert 'value="person-max"' in asked
    for words in (
        {"name": "Presse", "email": "presse@example.org"},
        {"name": "Beispiel", "meant": "person-max"},
        {"name": "Beispiel", "meant": "organization-kita"},
    ):
        assert office.post(address, form | words).status_code == 302

    found = Recipient.objects.order_by("pk").values_list("person__key", "institution__key", "name", "email")
    assert list(found) == [(None, None, "Presse", "presse@example.org"), ("max", None, "", ""), (None, "kita", "", "")]
    one = Recipient.objects.get(person=max_)
    office.post(f"/verteiler/{one.key}/bearbeiten/", {"start_date": "2026", "end_date": "30.6.2026", "revision": 1})
    office.post(f"/verteiler/{Recipient.objects.get(name='Presse').key}/zurueckziehen/", {"revision": 1})
    assert [line.name for line in office.get(f"{PEOPLE}?am=2026-12-01").context["page"].recipients] == ["Kita Beispiel"]


# ── what a delegate does ──────────────────────────────────────────────────────


def test_a_delegate_changes_the_deputy_and_nothing_else(delegate_browser, seat, deputy):
    page = delegate_browser.get("/sitze/sitz/").content.decode()
    assert "Stellvertretung ändern" in page
    assert [verb for verb in ("delegierte", "nachtragen", "bearbeiten") if f"/sitze/sitz/{verb}/" in page] == []
    form = {"instead_of": "dora-vertritt", "name": "Neu Beispiel", "email": "neu@example.org", "phone": ""}

    done = delegate_browser.post(
        "/sitze/sitz/stellvertretung/?zurueck=/mein-platz/", form | {"start_date": "1.9.2026", "revision": 1}
    )

    assert done.url == "/mein-platz/"
    deputies = Membership.objects.filter(seat=seat, role=Role.DEPUTY).order_by("pk")
    assert [(one.person.name, one.end_date) for one in deputies] == [
        ("Dora Beispiel", d("2026-08-31")),
        ("Neu Beispiel", None),
    ]
    assert delegate_browser.get("/sitze/sitz/delegierte/").status_code == 403
    assert delegate_browser.post("/mitgliedschaften/max-sitzt/beenden/", {"end_date": "1.1.2026"}).status_code == 403


def test_a_delegate_cannot_find_out_whom_the_house_knows(delegate_browser, body, group, erika):
    f.PersonFactory(body=body, key="geheim", name="Greta Geheim", email="greta@example.org")
    form = {"name": "Greta Geheim", "email": "", "phone": "", "start_date": "1.9.2026"}

    foreign = delegate_browser.post("/sitze/sitz/stellvertretung/", form | {"meant": "geheim"})
    assert foreign.status_code == 302
    assert Person.objects.filter(name="Greta Geheim").count() == 2
    former = delegate_browser.post("/sitze/sitz/stellvertretung/", form | {"name": "Erika"}).content.decode()
    assert 'value="erika"' in former
    assert "erika@example.org" not in former


def test_a_delegate_ends_a_deputy_on_a_day(delegate_browser, seat, deputy):
    delegate_browser.post("/mitgliedschaften/dora-vertritt/beenden/", {"end_date": "30.6.2026", "revision": 1})

    assert Membership.objects.get(key="dora-vertritt").end_date == d("2026-06-30")


def test_forged_fields_name_nobody_else(delegate_browser, body, seat, deputy):
    other = f.SeatFactory(body=body, key="fremd", organization=seat.organization)
    f.MembershipFactory(body=body, key="fremde", organization=seat.organization, seat=other, role=Role.DEPUTY)
    form = {"instead_of": "fremde", "name": "Neu Beispiel", "email": "", "phone": "", "start_date": "1.9.2026"}

    refused = delegate_browser.post(
        "/sitze/sitz/stellvertretung/", form | {"person": "1", "seat": "fremd", "role": "member"}
    )

    assert refused.status_code == 200
    assert not Person.objects.filter(name="Neu Beispiel").exists()
    assert delegate_browser.post("/sitze/fremd/stellvertretung/", form).status_code == 403
