"""Each act on a network and its organizations: what it does, what the journal says of it, and when it refuses."""

import pytest
from django.core.exceptions import PermissionDenied

from sozialraum.accounts.models import PersonalLink
from sozialraum.acts.models import Entry
from sozialraum.bodies import actions
from sozialraum.bodies.models import Organization, Text
from sozialraum.bodies.words import Classification, TextKind
from sozialraum.foundation.dates import PartialDate
from sozialraum.network.models import Host
from sozialraum.post.models import Letter
from sozialraum.post.sending import HeldBack, Impossible
from sozialraum.post.words import Reason
from tests import factories as f
from tests.refusals import refused

pytestmark = pytest.mark.django_db


@pytest.fixture
def by(people):
    return people["office"]


@pytest.fixture
def kita(body):
    words = {"classification": Classification.INSTITUTION, "listed": True, "email": "kita@example.org"}
    return f.OrganizationFactory(body=body, key="kita", name="Kita Beispiel", **words)


def says():
    return Entry.objects.latest("number").says


def test_a_group_is_recorded_with_a_readable_key_that_never_changes(body, by):
    group = actions.organizations.record(body, by=by, name="AG Grün & Wege", classification="working_group")
    assert (group.key, says()) == ("ag-gruen-wege", "hat ein Gremium oder eine Einrichtung eingetragen")

    actions.organizations.correct(group, by=by, name="AG Grün")

    group.refresh_from_db()
    assert (group.key, group.name) == ("ag-gruen-wege", "AG Grün")


def test_two_of_one_name_there_are_not(body, by):
    actions.organizations.record(body, by=by, name="AG Grün", classification="plenum")

    with refused("constraint"):
        actions.organizations.record(body, by=by, name="AG Grün", classification="working_group")
    assert Organization.objects.filter(name="AG Grün").count() == 1


def test_names_that_read_alike_have_keys_of_their_own(body, by):
    names = ("AG Grün", "AG gruen", "AG-Grün!")
    keys = [actions.organizations.record(body, by=by, name=name, classification="plenum").key for name in names]

    assert keys[0] == "ag-gruen"
    assert len(set(keys)) == 3


def test_an_office_stays_an_office(body, by):
    office = f.OrganizationFactory(body=body, classification=Classification.OFFICE)

    with refused("office"):
        actions.organizations.correct(office, by=by, classification=Classification.PLENUM)

    office.refresh_from_db()
    assert office.classification == Classification.OFFICE
    assert not Entry.objects.exists()


def test_another_kind_may_become_something_else(body, by, kita):
    actions.organizations.correct(kita, by=by, classification=Classification.CITY)

    assert Organization.objects.get(key="kita").classification == Classification.CITY


def test_who_sits_somewhere_is_still_needed(body, by, group, kita):
    f.SeatFactory(body=body, organization=group, institution=kita)

    for one in (group, kita):
        with refused("needed"):
            actions.organizations.withdraw(one, by=by)
    assert Organization.objects.filter(deleted=None, pk__in=[group.pk, kita.pk]).count() == 2


def test_an_empty_group_leaves_a_tombstone(body, by, group):
    actions.organizations.withdraw(group, by=by)

    group.refresh_from_db()
    assert (group.deleted is not None, group.name, group.task) == (True, "", "")


def test_an_institution_is_asked_by_one_link_and_the_one_before_opens_nothing(by, kita):
    actions.ask_to_confirm(kita, by=by)
    first = PersonalLink.objects.get()
    actions.ask_to_confirm(kita, by=by)

    first.refresh_from_db()
    assert first.revoked is not None
    assert PersonalLink.objects.filter(revoked=None).count() == 1
    assert list(Letter.objects.values_list("to", flat=True)) == ["kita@example.org"] * 2


def test_without_mail_it_is_asked_on_paper_and_without_either_not_at_all(by, kita):
    actions.organizations.correct(kita, by=by, email="", postal_address="Beispielweg 1\n00000 Musterstadt")
    actions.ask_to_confirm(kita, by=by)
    assert (Letter.objects.get().to, Letter.objects.get().postal_address[:12]) == ("", "Beispielweg ")

    actions.organizations.correct(kita, by=by, postal_address="")
    outcome = actions.ask_to_confirm(kita, by=by)
    assert (type(outcome), outcome.why) == (Impossible, Reason.NO_WAY)
    assert list(Letter.objects.order_by("pk").values_list("kind", "state")) == [("paper", "to_print"), ("none", "held")]


def test_all_are_asked_and_who_has_no_way_is_noted(body, by, kita):
    silent = f.OrganizationFactory(body=body, key="stumm", name="Stumm", classification=Classification.INSTITUTION)

    sent = actions.ask_all_to_confirm(body, by=by, institutions=[kita, silent])

    assert {type(one) for one in sent} == {HeldBack, Impossible}
    assert set(Letter.objects.values_list("kind", "about_key")) == {("mail", "kita"), ("none", "stumm")}
    assert PersonalLink.objects.count() == 1


def test_confirmed_it_stands_as_said_and_counts_from_today(by, kita, time_machine):
    time_machine.move_to("2026-10-05T12:00+02:00")

    actions.confirm(kita, by=by, entry={"offers": "Mittagstisch", "phone": "02403 00-07"})

    kita.refresh_from_db()
    assert (kita.offers, kita.phone, kita.confirmed) == ("Mittagstisch", "02403 00-07", PartialDate(2026, 10, 5))
    assert says() == "hat den Eintrag der Einrichtung bestätigt"


def test_confirming_changes_nothing_but_the_entry(by, kita):
    with pytest.raises(AssertionError):
        actions.confirm(kita, by=by, entry={"classification": "office"})

    kita.refresh_from_db()
    assert kita.classification == Classification.INSTITUTION


def test_a_text_is_written_changed_and_taken_away_and_what_stays_is_not_told(body, by):
    actions.write_texts(body, by=by, texts={TextKind.PURPOSE: "Alt", TextKind.IMPRINT: "Bleibt"})
    actions.write_texts(body, by=by, texts={TextKind.PURPOSE: "Neu", TextKind.IMPRINT: "Bleibt"})
    assert Entry.objects.latest("number").detail.changes.keys() == {"purpose"}

    actions.write_texts(body, by=by, texts={TextKind.PURPOSE: ""})

    assert dict(Text.objects.values_list("kind", "text")) == {"imprint": "Bleibt"}


def test_host_names_are_set_as_a_whole(body, by):
    actions.correct_body(body, by=by, hosts=["Alt.example", "bleibt.example"])
    actions.correct_body(body, by=by, hosts=["bleibt.example", "neu.example"])

    assert set(Host.objects.filter(body=body).values_list("name", flat=True)) == {"bleibt.example", "neu.example"}
    assert Entry.objects.latest("number").detail.changes["hosts"] == [
        ["alt.example", "bleibt.example"],
        ["bleibt.example", "neu.example"],
    ]


@pytest.mark.parametrize("master", [actions.terms, actions.locations], ids=["terms", "locations"])
def test_periods_and_places_are_recorded_corrected_and_withdrawn(body, by, master):
    thing = master.record(body, by=by, name="Erste Zeit")
    master.correct(thing, by=by, name="Zweite Zeit")
    assert (thing.key, thing.name) == ("erste-zeit", "Zweite Zeit")

    master.withdraw(thing, by=by)

    thing.refresh_from_db()
    assert (thing.name, thing.deleted is not None, Entry.objects.count()) == ("", True, 3)


def test_a_place_where_somebody_meets_is_still_needed(body, by, group):
    place = f.LocationFactory(body=body, name="Treff")
    f.MeetingFactory(body=body, location=place, of=[group])

    with refused("needed"):
        actions.locations.withdraw(place, by=by)


DEEDS = {
    "record": lambda body, kita, by: actions.organizations.record(body, by=by, name="X", classification="plenum"),
    "correct": lambda body, kita, by: actions.organizations.correct(kita, by=by, name="X"),
    "withdraw": lambda body, kita, by: actions.organizations.withdraw(kita, by=by),
    "confirm": lambda body, kita, by: actions.confirm(kita, by=by),
    "ask": lambda body, kita, by: actions.ask_to_confirm(kita, by=by),
    "ask all": lambda body, kita, by: actions.ask_all_to_confirm(body, by=by, institutions=[kita]),
    "texts": lambda body, kita, by: actions.write_texts(body, by=by, texts={"purpose": "X"}),
    "network": lambda body, kita, by: actions.correct_body(body, by=by, name="X"),
}


@pytest.mark.parametrize("deed", DEEDS)
@pytest.mark.parametrize(
    "who", ["nobody", "member", "speaker", "city", "auditor", "office_without_second_factor", "other_body_office"]
)
def test_nobody_but_the_office_does_any_of_it(body, kita, people, deed, who):
    with pytest.raises(PermissionDenied):
        DEEDS[deed](body, kita, people[who])
    assert not Entry.objects.exists()
