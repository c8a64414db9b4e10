"""Who belongs, and the events by which that changes."""

import datetime as dt

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from sozialraum.acts.models import Entry
from sozialraum.foundation.dates import PartialDate
from sozialraum.people import actions, queries
from sozialraum.people.models import Consent, Membership, Person, Seat
from sozialraum.people.words import ConsentPurpose, ConsentWay, Role, VotingRight
from tests import factories as f
from tests.refusals import refused

pytestmark = pytest.mark.django_db


def d(text):
    return PartialDate.parse(text)


@pytest.fixture
def seat(body, group):
    kita = f.OrganizationFactory(body=body, name="Kita Beispiel", classification="institution", listed=True)
    return f.SeatFactory(body=body, organization=group, institution=kita, start_date=d("2016"))


@pytest.fixture
def one(body):
    return f.PersonFactory(body=body, name="Erika Beispiel")


@pytest.fixture
def two(body):
    return f.PersonFactory(body=body, name="Max Beispiel")


def who_speaks(seat, day):
    found = queries.sitting(seat.organization, dt.date.fromisoformat(day))
    return next((one.speaks for one in found if one.seat == seat), None)


def test_a_change_of_delegate_keeps_who_it_was(people, seat, one, two):
    actions.name_delegate(seat, by=people["office"], person=one, start_date=d("2016-11-02"))
    actions.name_delegate(seat, by=people["office"], person=two, start_date=d("2018-01-17"))

    assert [who_speaks(seat, day) for day in ("2016-11-01", "2016-11-02", "2018-01-16", "2018-01-17")] == [
        "",
        "Erika Beispiel",
        "Erika Beispiel",
        "Max Beispiel",
    ]
    told = Entry.objects.order_by("number").values_list("act", flat=True)
    assert list(told) == ["people.name_delegate", "people.end", "people.name_delegate"]


def test_a_delegate_may_change_twice_on_one_day_and_come_back_later(people, seat, one, two):
    office = people["office"]
    actions.name_delegate(seat, by=office, person=one, start_date=d("2018-01-17"))
    actions.name_delegate(seat, by=office, person=two, start_date=d("2018-01-17"))
    assert who_speaks(seat, "2018-01-17") == "Max Beispiel"

    actions.name_delegate(seat, by=office, person=one, start_date=d("2019-05-01"))

    assert [who_speaks(seat, day) for day in ("2019-04-30", "2019-05-01")] == ["Max Beispiel", "Erika Beispiel"]


def test_nobody_is_named_twice_before_or_outside_the_seat(people, seat, one, two):
    office = people["office"]
    actions.name_delegate(seat, by=office, person=one, start_date=d("2018-01-17"))
    for person, start, code in ((one, "2019-01-01", "same"), (two, "2017-01-01", "later"), (two, "2015-12-31", "seat")):
        with pytest.raises(ValidationError) as refusal:
            actions.name_delegate(seat, by=office, person=person, start_date=d(start))
        assert refusal.value.code == code
    assert Membership.objects.filter(seat=seat).count() == 1


def test_a_delegate_changes_the_deputy_of_their_own_seat_and_of_no_other(delegate, group, seat):
    own = Seat.objects.exclude(pk=seat.pk).get(organization=group)
    old = f.MembershipFactory(body=group.body, organization=group, seat=own, role=Role.DEPUTY)
    words = {"name": "Neu Beispiel", "email": "neu@example.org", "phone": "", "start_date": d("2026-11-01")}

    actions.name_deputy(own, by=delegate, instead_of=old, **words)
    with pytest.raises(PermissionDenied):
        actions.name_deputy(seat, by=delegate, **words)
    with pytest.raises(PermissionDenied):
        actions.name_delegate(own, by=delegate, person=Person.objects.get(name="Neu Beispiel"), start_date=d("2026"))

    (sitting,) = [one for one in queries.sitting(group, dt.date(2026, 11, 1)) if one.seat == own]
    assert [one.person.name for one in sitting.deputies] == ["Neu Beispiel"]
    old.refresh_from_db()
    assert old.end_date == d("2026-10-31")


def test_deputies_are_never_counted_as_seats(body, group, seat):
    for n in range(3):
        f.MembershipFactory(body=body, organization=group, seat=seat, role=Role.DEPUTY, key=f"v-{n}")

    found = [one for one in queries.sitting(group, dt.date(2020, 1, 1)) if one.seat == seat]

    assert [len(one.deputies) for one in found] == [3]


def test_a_membership_fits_its_seat_and_says_nothing_twice(people, body, group, seat, one):
    office, other = people["office"], f.OrganizationFactory(body=body)
    good = {"organization": group, "person": one, "role": Role.MEMBER, "start_date": d("2017"), "end_date": d("2018")}
    actions.memberships.record(body, by=office, seat=seat, **good)
    wrong = {
        "seat": good | {"organization": other, "seat": seat},
        "role": good | {"role": Role.SPEAKER, "seat": seat},
        "clash": good | {"seat": seat, "person": f.PersonFactory(body=body), "start_date": None, "end_date": None},
    }
    for code, words in wrong.items():
        with refused(code):
            actions.memberships.record(body, by=office, **words)
    again = good | {"start_date": d("2019-03-01"), "end_date": None}
    actions.memberships.record(body, by=office, seat=seat, **again)

    assert Membership.objects.filter(person=one).count() == 2


def test_the_end_of_a_seat_is_the_end_of_all_who_sit_on_it(people, body, group, seat, one, two):
    office = people["office"]
    actions.name_delegate(seat, by=office, person=one, start_date=d("2017-01-01"))
    deputy = f.MembershipFactory(body=body, organization=group, seat=seat, role=Role.DEPUTY, start_date=d("2017"))
    coming = f.MembershipFactory(body=body, organization=group, seat=seat, role=Role.DEPUTY, start_date=d("2030-01-01"))

    actions.end_seat(seat, by=office, end_date=d("2019-06-30"))

    assert who_speaks(seat, "2019-06-30") == "Erika Beispiel"
    assert who_speaks(seat, "2019-07-01") is None
    deputy.refresh_from_db()
    coming.refresh_from_db()
    assert deputy.end_date == d("2019-06-30")
    assert coming.deleted


def test_a_resident_sits_for_themselves(body, group, one):
    f.SeatFactory(body=body, organization=group, institution=None, resident=one, voting_right=VotingRight.ADVISORY)

    (sitting,) = [one for one in queries.sitting(group, dt.date(2020, 1, 1)) if one.seat.resident]

    assert (sitting.speaks, sitting.voting_right) == ("Erika Beispiel", VotingRight.ADVISORY)


def test_an_institution_is_listed_by_its_consent_and_no_longer_after_it(people, seat, body):
    office, kita = people["office"], seat.institution
    kita.listed = False
    words = {"wording": "Wir stehen im Verzeichnis.", "way": ConsentWay.MAIL, "given_date": d("2026-03-01")}

    consent = actions.agree(kita, by=office, purpose=ConsentPurpose.LISTED, **words)
    kita.refresh_from_db()
    assert kita.listed is True

    actions.revoke(consent, by=office, withdrawn_date=d("2026-09-01"))
    kita.refresh_from_db()
    assert kita.listed is False
    with pytest.raises(ValidationError):
        actions.revoke(consent, by=office, withdrawn_date=d("2026-09-02"))


def test_a_person_is_named_only_while_their_consent_holds(people, body, one):
    consent = f.ConsentFactory(body=body, person=one, given_date=d("2026-01-15"))
    f.ConsentFactory(body=body, person=f.PersonFactory(body=body), purpose=ConsentPurpose.PHOTO)
    actions.revoke(consent, by=people["office"], withdrawn_date=d("2026-05-01"))

    named = [queries.named_in_public(body, dt.date.fromisoformat(day)) for day in ("2026-01-14", "2026-01-15")]
    assert named == [set(), {one.pk}]
    assert queries.named_in_public(body, dt.date(2026, 4, 30)) == {one.pk}
    assert queries.named_in_public(body, dt.date(2026, 5, 1)) == set()
    assert Consent.objects.get(pk=consent.pk).wording


def test_people_update_contact_their_own_address_and_no_other_persons(people, body, one):
    me = people["member"]
    myself = Person.objects.get(pk=me.person_id)

    actions.update_contact(myself, by=me, phone="0123 456", needs_interpreter=True)
    with pytest.raises(PermissionDenied):
        actions.update_contact(one, by=me, phone="0123 456")

    myself.refresh_from_db()
    assert (myself.phone, myself.needs_interpreter) == ("0123 456", True)


def test_a_deputy_is_neither_the_delegate_nor_somebody_a_delegate_picks_from_the_list(people, delegate, group, one):
    own = Seat.objects.get(organization=group)
    myself = Person.objects.get(pk=delegate.person_id)
    for by, person, code in (
        (delegate, one, "stranger"),
        (people["office"], myself, "self"),
        (delegate, myself, "self"),
    ):
        with pytest.raises(ValidationError) as refusal:
            actions.name_deputy(own, by=by, person=person, start_date=d("2026-11-01"))
        assert refusal.value.code == code

    actions.name_deputy(own, by=people["office"], person=one, start_date=d("2026-11-01"))
    actions.end(Membership.objects.get(person=one), by=delegate, end_date=d("2026-11-30"))
    actions.name_deputy(own, by=delegate, person=one, start_date=d("2026-12-15"))

    assert Membership.objects.filter(person=one, seat=own, role=Role.DEPUTY).count() == 2


def test_whoever_is_new_is_entered_with_what_they_take_on_or_not_at_all(people, body, group, seat):
    office, new = people["office"], Person(body=body, key="neu-hier", name="Neu Beispiel")
    actions.name_delegate(seat, by=office, person=new, start_date=d("2018-01-17"))
    again = Person(body=body, key="neu-da", name="Nie Beispiel")
    with pytest.raises(ValidationError):
        actions.name_delegate(seat, by=office, person=again, start_date=d("2017-01-01"))

    assert Person.objects.filter(key__startswith="neu-").values_list("name", flat=True).get() == "Neu Beispiel"
    assert Entry.objects.get().also[0] == "person neu-hier"


def test_a_resident_sits_for_themselves_and_nobody_else_speaks_there(people, body, group, one, two):
    own = actions.give_seat(
        group, by=people["office"], institution=None, resident=one, voting_right=VotingRight.FULL, start_date=d("2020")
    )
    for act, words in ((actions.name_delegate, {"person": two}), (actions.name_deputy, {"person": one})):
        with pytest.raises(ValidationError):
            act(own, by=people["office"], start_date=d("2021-01-01"), **words)
    one.user = f.UserFactory()
    with f.guard.opened():
        one.save()

    belonging = queries.belonging_of(body, one.user.pk, dt.date(2021, 1, 1))
    assert [(s.role, s.organization_id, s.seat_id) for s in belonging.standings] == [("member", group.pk, own.pk)]
    assert queries.belonging_of(body, one.user.pk, dt.date(2019, 12, 31)).standings == frozenset()


def test_seats_are_for_groups_and_of_those_that_do_not_meet(people, body, group):
    kita = f.OrganizationFactory(body=body, classification="institution")
    words = {"resident": None, "voting_right": VotingRight.FULL, "start_date": None}
    with pytest.raises(ValidationError) as refusal:
        actions.give_seat(kita, by=people["office"], institution=kita, **words)
    assert refusal.value.code == "group"
