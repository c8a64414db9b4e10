"""People: recording who belongs, and the events by which that changes."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from sozialraum.acts.act import act, create
from sozialraum.acts.links import revoke_links_of
from sozialraum.acts.master import MasterKind, master_data
from sozialraum.acts.who import holds_link, is_house
from sozialraum.bodies import actions as bodies
from sozialraum.bodies.models import Organization
from sozialraum.bodies.permissions import is_inside, is_office
from sozialraum.bodies.words import Classification
from sozialraum.foundation.dates import PartialDate
from sozialraum.foundation.keys import random_key
from sozialraum.foundation.refusals import field_error
from sozialraum.foundation.things import columns_of
from sozialraum.foundation.visitor import Visitor
from sozialraum.people import queries, rules
from sozialraum.people.actions import logins
from sozialraum.people.models import Consent, Membership, Person, Recipient, Seat
from sozialraum.people.permissions import ABOUT_ME, agreed_oneself, is_oneself, is_stood_in_for, speaks_on
from sozialraum.people.words import ON_A_SEAT, ConsentPurpose, Role

#: What people may keep right about themselves.
CONTACT = ("phone", "postal_address", "language", "needs_interpreter", "needs_child_care", "needs_step_free")


def _fit(*memberships: Membership) -> None:
    """A membership on a seat belongs to that seat's group, and nobody is the same thing twice at the same time."""
    for one in memberships:
        _fits_its_seat(one)
    if clash := queries.first_clash_among(memberships):
        raise _clash(clash[1])


def _fits_its_seat(membership: Membership) -> None:
    if membership.seat and membership.seat.organization_id != membership.organization_id:
        raise field_error("seat", gettext("Dieser Sitz gehört zu einem anderen Gremium."), "seat")
    if membership.seat and membership.role not in ON_A_SEAT:
        raise field_error("role", gettext("Auf einem Sitz ist man Mitglied oder Stellvertretung."), "role")


def _clash(other: Membership) -> ValidationError:
    return ValidationError(
        gettext("In dieser Zeit steht dort schon: %(who)s, %(when)s."),
        params={"who": str(other.person), "when": queries.time_in_words(other)},
        code="clash",
    )


def _correct_membership(kind: MasterKind, membership: Membership, /, *, by: Visitor, **values: Any) -> None:
    kind.correct(membership, by=by, **values)
    queries.refuse_last_office(membership)


def _withdraw_membership(kind: MasterKind, membership: Membership, /, *, by: Visitor, dates: Any = None) -> None:
    queries.refuse_last_office(membership, over=True)
    kind.withdraw(membership, by=by, dates=dates)


def _correct_person(kind: MasterKind, person: Person, /, *, by: Visitor, **values: Any) -> None:
    """With another address comes another login."""
    kind.correct(person, by=by, **values)
    logins.follow(person)


def _withdraw_person(kind: MasterKind, person: Person, /, *, by: Visitor, dates: Any = None) -> None:
    """The login goes too, and every link that was made for them."""
    logins.release(person)
    revoke_links_of(person)
    kind.withdraw(person, by=by, dates=dates)


persons = master_data(
    Person,
    who=is_office | is_house,
    called=_("eine Person"),
    fields=columns_of(Person, without=["user"]),
    correct=_correct_person,
    withdraw=_withdraw_person,
)

seats = master_data(Seat, who=is_office | is_house, called=_("einen Sitz"), fields=columns_of(Seat))

memberships = master_data(
    Membership,
    who=is_office | is_house,
    called=_("eine Mitgliedschaft"),
    fields=columns_of(Membership),
    check=_fit,
    correct=_correct_membership,
    withdraw=_withdraw_membership,
)

recipients = master_data(
    Recipient, who=is_office | is_house, called=_("einen Eintrag im Verteiler"), fields=columns_of(Recipient)
)

consents = master_data(Consent, who=is_office | is_house, called=_("eine Einwilligung"), fields=columns_of(Consent))


@act(who=is_office, says=_("hat für einen Sitz eine neue Delegierte oder einen neuen Delegierten benannt"))
def name_delegate(seat: Seat, *, by: Visitor, person: Person, start_date: PartialDate) -> None:
    """Put another person on the seat from this day on; the former delegate ends the day before.

    Here as everywhere below, somebody who is new to the house is handed in as a person not yet kept.
    """
    if seat.resident_id:
        raise ValidationError(
            gettext("Auf diesem Sitz sitzt jemand für sich selbst. Beenden Sie ihn und richten Sie einen neuen ein."),
            code="resident",
        )
    _refuse_outside(seat, start_date)
    held = queries.on_seat(seat, Role.MEMBER)
    if later := next((one for one in held if one.start_date and one.start_date.first > start_date.first), None):
        raise ValidationError(
            gettext("Später ist schon %(who)s benannt, %(when)s."),
            params={"when": queries.time_in_words(later), "who": str(later.person)},
            code="later",
        )
    speak = [one for one in held if queries.span_of(one).covers(start_date.first)]
    for one in speak:
        if one.person_id != person.pk:
            end(one, by=by, end_date=_until(one, start_date))
        elif one is speak[-1]:
            raise ValidationError(gettext("Diese Person spricht schon auf diesem Sitz."), code="same")
        else:  # somebody else was named on the same day, and that is taken back
            memberships.withdraw(one, by=by)
    _sit(seat, _created_if_new(person), Role.MEMBER, start_date)


@act(who=is_office | speaks_on, says=_("hat für einen Sitz eine Stellvertretung benannt"))
def name_deputy(  # noqa: PLR0913 - a person known, or what is known of a new one
    seat: Seat,
    *,
    by: Visitor,
    start_date: PartialDate,
    person: Person | None = None,
    name: str = "",
    email: str = "",
    phone: str = "",
    instead_of: Membership | None = None,
) -> Membership:
    """Add a deputy to a seat, beside or instead of another one. Deputies are never counted.

    A delegate names somebody new by name, or who was on this very seat before: whom else the house knows is not theirs
    to look up.
    """
    _refuse_outside(seat, start_date)
    if instead_of is not None:
        if instead_of.seat_id != seat.pk or instead_of.role != Role.DEPUTY:
            raise ValidationError(gettext("Diese Stellvertretung gehört nicht zu diesem Sitz."), code="instead")
        end(instead_of, by=by, end_date=_until(instead_of, start_date))
    if person is None:
        person = Person(body=seat.body, key=random_key(), name=name, email=email, phone=phone)
    elif not (person._state.adding or is_office.holds(by, seat) or queries.sat_on(seat).filter(pk=person.pk).exists()):
        raise ValidationError(gettext("Diese Person war noch nie auf diesem Sitz."), code="stranger")
    _refuse_oneself(seat, person, start_date)
    return _sit(seat, _created_if_new(person), Role.DEPUTY, start_date)


@act(who=is_office, says=_("hat nachgetragen, wer früher auf einem Sitz saß"))
def recall(
    seat: Seat, *, by: Visitor, person: Person, role: str, start_date: PartialDate | None, end_date: PartialDate
) -> Membership:
    """Record a membership on a seat whose time is over."""
    return _sit(seat, _created_if_new(person), role, start_date, end_date)


@act(who=is_office, says=_("hat einen Sitz eingerichtet"))
def give_seat(
    group: Organization,
    *,
    by: Visitor,
    institution: Organization | None,
    resident: Person | None,
    voting_right: str,
    start_date: PartialDate | None,
    end_date: PartialDate | None = None,
) -> Seat:
    """Create a seat for an institution or a resident; an unknown institution is created, unlisted."""
    if not group.is_group:
        raise ValidationError(gettext("Sitze gibt es nur in Gremien."), code="group")
    if institution is not None and institution._state.adding:
        institution = bodies.organizations.record(
            group.body, by=by, name=institution.name, classification=Classification.INSTITUTION
        )
    seat = Seat(
        body=group.body,
        key=random_key(),
        organization=group,
        institution=institution,
        resident=resident and _created_if_new(resident),
        voting_right=voting_right,
        start_date=start_date,
        end_date=end_date,
    )
    if other := queries.same_seat(seat):
        raise ValidationError(
            gettext("%(who)s hat hier schon einen Sitz, %(when)s."),
            params={"who": str(other.holder), "when": queries.time_in_words(other)},
            code="twice",
        )
    return create(seat)


@act(who=is_office | is_inside, says=_("hat ein Amt vergeben"))
def appoint(
    organization: Organization,
    *,
    by: Visitor,
    person: Person,
    role: str,
    start_date: PartialDate | None,
    end_date: PartialDate | None = None,
) -> Membership:
    """Give somebody an office in a group, perhaps for a term, or a role in Geschäftsstelle, city or audit."""
    membership = Membership(
        body=organization.body,
        key=random_key(),
        organization=organization,
        person=_created_if_new(person),
        role=role,
        start_date=start_date,
        end_date=end_date,
    )
    _fit(membership)
    return create(membership)


@act(who=is_office | is_stood_in_for, says=_("hat eine Mitgliedschaft beendet"))
def end(membership: Membership, *, by: Visitor, end_date: PartialDate) -> None:
    """End a membership on this day; its record stays."""
    if membership.end_date and membership.end_date.last < end_date.first:
        raise ValidationError(gettext("Diese Mitgliedschaft ist schon früher zu Ende gegangen."), code="ended")
    membership.end_date = end_date
    queries.refuse_last_office(membership)


@act(who=is_office, says=_("hat einen Sitz beendet"))
def end_seat(seat: Seat, *, by: Visitor, end_date: PartialDate) -> None:
    """End a seat and every membership on it."""
    seat.end_date = end_date
    for one in Membership.objects.filter(seat=seat, deleted=None):
        if one.end_date is None or one.end_date.last > end_date.last:
            if one.start_date and one.start_date.first > end_date.last:
                memberships.withdraw(one, by=by)  # named for a time that will not come
            else:
                end(one, by=by, end_date=end_date)


@act(
    who=is_oneself | holds_link(ABOUT_ME) | is_office,
    says=_("hat Angaben zur eigenen Person geändert"),
    publishes=False,
)
def update_contact(person: Person, /, *, by: Visitor, **contact: Any) -> None:
    """Save contact data and needs as the person corrects them."""
    for name in CONTACT:
        if name in contact:
            setattr(person, name, contact[name])


@act(who=is_office, says=_("hat eine Einwilligung festgehalten"))
def agree(
    giver: Person | Organization, *, by: Visitor, purpose: str, wording: str, way: str, given_date: PartialDate
) -> Consent:
    """Record a consent with its wording and way; an institution that agrees to be listed is listed."""
    whose = {"institution": giver} if isinstance(giver, Organization) else {"person": giver}
    if isinstance(giver, Organization) and purpose == ConsentPurpose.LISTED:
        giver.listed = True
    return create(
        Consent(
            body=giver.body, key=random_key(), purpose=purpose, wording=wording, way=way, given_date=given_date, **whose
        )
    )


@act(who=is_office | agreed_oneself | is_house, says=_("hat einen Widerruf festgehalten"))
def revoke(consent: Consent, *, by: Visitor, withdrawn_date: PartialDate) -> None:
    """Withdraw a consent (Art. 7 (3) DSGVO); that it was given stays on record."""
    if consent.withdrawn_date:
        raise ValidationError(gettext("Diese Einwilligung ist schon widerrufen."), code="withdrawn")
    consent.withdrawn_date = withdrawn_date
    if consent.institution and consent.purpose == ConsentPurpose.LISTED:
        bodies.organizations.correct(consent.institution, by=by, listed=False)


def _created_if_new(person: Person) -> Person:
    """Somebody new is entered with what they take on."""
    return create(person) if person._state.adding else person


def _sit(
    seat: Seat, person: Person, role: str, start_date: PartialDate | None, end_date: PartialDate | None = None
) -> Membership:
    membership = Membership(
        body=seat.body,
        key=random_key(),
        organization=seat.organization,
        person=person,
        seat=seat,
        role=role,
        start_date=start_date,
        end_date=end_date or seat.end_date,
    )
    _fit(membership)
    return create(membership)


def _refuse_oneself(seat: Seat, person: Person, day: PartialDate) -> None:
    """Nobody stands in for themselves."""
    speaks = [one for one in queries.on_seat(seat, Role.MEMBER) if queries.span_of(one).covers(day.first)]
    if person.pk and person.pk in (seat.resident_id, *(one.person_id for one in speaks)):
        raise ValidationError(gettext("Diese Person spricht selbst auf diesem Sitz."), code="self")


def _refuse_outside(seat: Seat, day: PartialDate) -> None:
    if not queries.span_of(seat).covers(day.first):
        raise ValidationError(
            gettext("An diesem Tag gibt es den Sitz nicht (%(when)s)."),
            params={"when": queries.time_in_words(seat)},
            code="seat",
        )


def _until(membership: Membership, start: PartialDate) -> PartialDate:
    """The last day of whoever was there before; on the first day itself, that very day."""
    last = rules.day_before(start)
    began = membership.start_date.first if membership.start_date else last
    return PartialDate.of(max(last, began))
