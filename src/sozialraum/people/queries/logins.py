"""People: whose login opens what, and which one must stay."""

from __future__ import annotations

import datetime as dt

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from sozialraum.accounts.models import User
from sozialraum.bodies.words import Classification
from sozialraum.foundation.dates import shifted
from sozialraum.foundation.kinds import kind_of
from sozialraum.foundation.mail_address import address_key
from sozialraum.languages.names import code_of
from sozialraum.network.models import Body
from sozialraum.people.models import BelongingQuerySet, Membership, Person
from sozialraum.people.queries.belonging import span_of
from sozialraum.post.sending import Addressee

LAST_LOGIN = _(
    "Das ist die letzte Anmeldung der Geschäftsstelle. Ohne sie käme niemand mehr herein, der das Netzwerk führt."
    " Tragen Sie zuerst eine zweite Person in der Geschäftsstelle ein und eröffnen Sie ihr eine Anmeldung."
)


def login_of(body: Body, address: str) -> User | None:
    """The login that this mail address opens in this body; asks the same whether there is one or not."""
    here = Person.objects.filter(body=body, deleted=None, user__isnull=False).values("user")
    return User.objects.filter(email=address_key(address), is_active=True, is_house=False, pk__in=here).first()


def lives_elsewhere(user: User, body: Body) -> bool:
    """True if this login belongs to a person of another network, too."""
    return Person.objects.filter(user=user, deleted=None).exclude(body=body).exists()


def office_logins(body: Body, day: dt.date) -> BelongingQuerySet[Membership]:
    """Memberships that make a login the Geschäftsstelle on this day."""
    return Membership.objects.on(day).filter(
        body=body,
        deleted=None,
        organization__classification=Classification.OFFICE,
        organization__deleted=None,
        person__deleted=None,
        person__user__is_active=True,
    )


def refuse_last_login(person: Person) -> None:
    """The last login of the Geschäftsstelle is not taken away: nobody could open another."""
    day = timezone.localdate()
    logins = office_logins(person.body, day)
    if logins.filter(person=person).exists() and not logins.exclude(person=person).exists():
        raise ValidationError(LAST_LOGIN, code="last")


def refuse_last_office(membership: Membership, *, over: bool = False) -> None:
    """Refuse to end the last membership with an office login; ``over`` if it is being withdrawn.

    With an end in sight somebody else must hold office on the day after.
    """
    day = timezone.localdate()
    if not office_logins(membership.body, day).filter(pk=membership.pk).exists():
        return
    stays = not over and membership.organization.classification == Classification.OFFICE
    stays = stays and membership.person.user_id is not None and span_of(membership).covers(day)
    if stays and membership.end_date is None:
        return
    if stays and membership.end_date:
        day = shifted(membership.end_date.last, dt.timedelta(days=1))
    if not office_logins(membership.body, day).exclude(pk=membership.pk).exists():
        raise ValidationError(LAST_LOGIN, code="last")


def addressee_of(person: Person) -> Addressee:
    """A person of the network as letters and calls reach them, in the language they name if we have it."""
    return Addressee(
        person.body,
        kind_of(person),
        person.key,
        name=person.name,
        greeted=person.name,
        email=person.email,
        phone=person.phone,
        postal_address=person.postal_address,
        language=code_of(person.language),
        called=person.name,
        note=gettext("Sprache: %s") % person.language if person.language else "",
        path=person.address.format(key=person.key),
    )
