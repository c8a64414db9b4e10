"""People: logins – how one is opened, follows its person's address, loses its second factor, and is closed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from sozialraum.accounts.actions import drop_factors, end_sessions, has_factor
from sozialraum.accounts.models import User
from sozialraum.acts import journal, links
from sozialraum.acts.act import act, create
from sozialraum.acts.who import holds_link, is_house
from sozialraum.bodies.actions import OFFICE_LINK, OFFICE_LINK_LASTS, OFFICE_PATH
from sozialraum.bodies.models import Organization
from sozialraum.bodies.permissions import is_office
from sozialraum.bodies.queries import office_of
from sozialraum.bodies.words import Classification
from sozialraum.foundation.dates import PartialDate
from sozialraum.foundation.keys import random_key, readable_key
from sozialraum.foundation.mail_address import address_key
from sozialraum.foundation.visitor import Visitor
from sozialraum.network.models import Body
from sozialraum.people import queries
from sozialraum.people.letters import AddressChangedLetter, LoginOpenedLetter, SecondFactorResetLetter
from sozialraum.people.models import Membership, Person
from sozialraum.people.permissions import is_somebody_else
from sozialraum.post.letter import LetterKind
from sozialraum.post.sending import Sent, send

BATCH = 500


@act(who=is_office, says=_("hat eine Anmeldung eröffnet"), publishes=False)
def open_login(person: Person, *, by: Visitor) -> Sent:
    """Create a login with codes mailed to the person's address."""
    if person.user_id:
        raise ValidationError(gettext("Diese Person hat schon eine Anmeldung."), code="open")
    if not person.email:
        raise ValidationError(
            gettext("Zum Anmelden wird ein Code per E-Mail geschickt. Tragen Sie zuerst die E-Mail-Adresse ein."),
            code="email",
        )
    person.user = login_for(person)
    return _write(person, LoginOpenedLetter())


@act(who=is_office, says=_("hat eine Anmeldung geschlossen"), publishes=False)
def close_login(person: Person, *, by: Visitor) -> None:
    """Delete the person's login and sessions; their contact data stay. Raises ValidationError(code="closed")."""
    if not person.user_id:
        raise ValidationError(gettext("Diese Person hat keine Anmeldung."), code="closed")
    queries.refuse_last_login(person)
    release(person)


@act(who=is_office & is_somebody_else, says=_("hat einen zweiten Faktor zurückgesetzt"), publishes=False)
def reset_second_factor(person: Person, *, by: Visitor) -> Sent:
    """Delete the second factor of somebody who lost it; they log in by mail once and set up a new one at once."""
    user = person.user
    if user is None or not has_factor(user.pk):
        raise ValidationError(gettext("Hier ist kein zweiter Faktor eingerichtet."), code="none")
    if queries.lives_elsewhere(user, person.body):
        raise ValidationError(
            gettext(
                "Diese Anmeldung gilt auch in einem anderen Netzwerk auf diesem Server, und dort soll niemand von hier"
                " aus etwas öffnen können. Bitte wenden Sie sich an den Betreiber des Servers."
            ),
            code="elsewhere",
        )
    journal.note("factors", drop_factors(user.pk), 0)
    end_sessions(user.pk)
    return _write(person, SecondFactorResetLetter())


@act(who=is_house, says=_("hat einen Link für die erste Person der Geschäftsstelle ausgegeben"), publishes=False)
def hand_out_office_link(body: Body, *, by: Visitor) -> str:
    """Make a link with which its holder becomes the office, once and within an hour; revokes older unused ones."""
    links.revoke_links(body, OFFICE_LINK)
    return links.link_to(body, OFFICE_LINK, path=OFFICE_PATH, lasts=OFFICE_LINK_LASTS, by=by)


@dataclass(frozen=True)
class Taken:
    """Who has taken office, and whether the link alone may bring them in now."""

    person: Person
    user: User
    comes_in: bool


@act(who=holds_link(OFFICE_LINK), says=_("hat die Geschäftsstelle übernommen"), publishes=False)
def take_office(body: Body, *, by: Visitor, name: str, email: str) -> Taken:
    """Make the holder of the operator's link a person of the Geschäftsstelle with a login, once.

    A login that is known already is not opened by the link alone, except that of somebody who was of this office before
    and of no other network: then this is the last resort of who has lost the second factor, which is taken away.
    """
    links.use_up(by)
    address = address_key(email)
    known = Person.objects.filter(body=body, deleted=None, email__iexact=address).order_by("-user", "pk").first()
    person = known or create(Person(body=body, key=random_key(), name=name, email=address))
    was_office = known is not None and queries.office_logins(body, timezone.localdate()).filter(person=known).exists()
    is_new = not User.objects.filter(email=address).exists()
    user = person.user or login_for(person)
    if person.user is None:
        person.user = user
        person.save(update_fields=["user"])
    if not was_office:
        _belong_to_the_office(body, person)
    elif drop_factors(user.pk):
        end_sessions(user.pk)
        journal.note("factors", None, "zurückgesetzt")
    return Taken(person, user, is_new or (was_office and not queries.lives_elsewhere(user, body)))


def _belong_to_the_office(body: Body, person: Person) -> None:
    here = Organization.objects.filter(body=body, classification=Classification.OFFICE, deleted=None)
    office = here.filter(end_date=None).order_by("pk").first()
    if office is None:
        name = gettext("Geschäftsstelle")
        taken = Organization.objects.filter(body=body, key=readable_key(name)).exists()
        key = random_key() if taken else readable_key(name)
        office = create(Organization(body=body, key=key, name=name, classification=Classification.OFFICE))
    today = PartialDate.of(timezone.localdate())
    create(Membership(body=body, key=random_key(), organization=office, person=person, start_date=today))


def login_for(person: Person) -> User:
    """The login of the person's mail address, shared with other networks of the installation; made if missing.

    A login never changes its address, so no office can take over what somebody is in another network.
    """
    address = address_key(person.email)
    others = Person.objects.filter(body=person.body, deleted=None, user__email=address).exclude(pk=person.pk)
    if other := others.first():
        raise ValidationError(
            gettext(
                "Mit der Adresse %(address)s meldet sich hier schon %(name)s an. Jeder Mensch braucht eine eigene"
                " Adresse; tragen Sie bitte eine andere ein."
            ),
            params={"address": address, "name": other.name},
            code="taken",
        )
    user, _new = User.objects.get_or_create(email=address)
    if user.is_house or not user.is_active:
        raise ValidationError(gettext("Mit dieser Adresse kann sich niemand anmelden."), code="reserved")
    journal.note("login", None, "eröffnet")
    return user


def follow(person: Person) -> None:
    """Move the person's login to their corrected address, in this network."""
    if person.user is None or address_key(person.email) == address_key(person.user.email):
        return
    if not person.email:
        queries.refuse_last_login(person)
    _write(person, AddressChangedLetter(), to=person.user.email)
    release(person)
    if person.email:
        person.user = login_for(person)


def release(person: Person) -> None:
    """Take the login from the person and end their sessions; a login without a person is deleted."""
    user = person.user
    if user is None:
        return
    journal.note("login", None, "geschlossen")
    person.user = None
    end_sessions(user.pk, begun_in=person.body.key)
    if not Person.objects.filter(user=user, deleted=None).exclude(pk=person.pk).exists():
        user.delete()


def _write(person: Person, letter: LetterKind, to: str = "") -> Sent:
    """A letter about somebody's own login, to the address that opens it."""
    addressee = queries.addressee_of(person)
    return send(letter, to=replace(addressee, email=to or person.email), office=office_of(person.body))


def forget_contact(persons: Iterable[Person]) -> None:
    """Delete contact data and links of persons, names stay; inside an act only."""
    for person in persons:
        links.revoke_links_of(person)
        Person.objects.filter(pk=person.pk).update(
            email="", phone="", postal_address="", language="", user=None,
            needs_interpreter=False, needs_child_care=False, needs_step_free=False,
        )  # fmt: skip


def bury(things: QuerySet[Any]) -> None:
    """Blank the rows except for key and dates; inside an act only.

    Not told as withdrawing is, for that would keep the values in the journal.
    """
    buried = list(things)
    for thing in buried:
        thing.bury()
    columns = [column.name for column in things.model._meta.concrete_fields if not column.primary_key]
    things.model._base_manager.bulk_update(buried, columns, BATCH)
