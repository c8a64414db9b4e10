"""Privacy: telling people what is known of them, letting go of it, and letting go by itself when time is over."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from sozialraum.acts import journal
from sozialraum.acts.act import ACTS, act
from sozialraum.acts.former import current_name
from sozialraum.acts.links import link_to, revoke_links, revoke_links_of
from sozialraum.acts.who import is_house
from sozialraum.bodies.permissions import is_office
from sozialraum.concerns import actions as concerns
from sozialraum.concerns.models import Concern
from sozialraum.concerns.queries.retention import of_person
from sozialraum.concerns.words import OPEN
from sozialraum.foundation.dates import PartialDate
from sozialraum.foundation.kinds import kind_of, model_of
from sozialraum.foundation.visitor import Visitor
from sozialraum.joining import actions as joining
from sozialraum.network.models import Body
from sozialraum.people import actions as people
from sozialraum.people.actions.logins import release
from sozialraum.people.models import Consent, Person, Recipient
from sozialraum.post import outbox
from sozialraum.privacy import queries, rules
from sozialraum.privacy.models import Period
from sozialraum.privacy.permissions import ABOUT_ME
from sozialraum.privacy.words import Kept

LASTS = dt.timedelta(days=30)
BATCH = 500


@act(who=is_office, says=_("hat die Auskunft über die eigenen Daten verschickt"), publishes=False)
def hand_over(person: Person, *, by: Visitor) -> None:
    """Send a link to everything that is known of a person (Art. 15 DSGVO); on paper where there is no mail."""
    if not person.email and not person.postal_address:
        raise ValidationError(
            gettext("Weder E-Mail-Adresse noch Anschrift sind bekannt. Drucken Sie die Auskunft aus."),
            code="unreachable",
        )
    revoke_links(person, ABOUT_ME)
    link = link_to(person, ABOUT_ME, path=f"menschen/{person.key}/auskunft/", lasts=LASTS, by=by, holder=person)
    outbox.put(
        by.body,
        to=person.email,
        name=person.name,
        postal_address="" if person.email else person.postal_address,
        subject=gettext("Was wir über Sie wissen"),
        text=gettext(
            "Guten Tag,\n\n"
            "auf dieser Seite steht alles, was die %(network)s über Sie gespeichert hat. Sie können es lesen, als Datei"
            " mitnehmen, Ihre Angaben berichtigen und Einwilligungen widerrufen:\n\n"
            "%(link)s\n\n"
            "Der Link ist nur für Sie und gilt 30 Tage.\n\n"
            "Mit freundlichen Grüßen\n"
            "%(network)s"
        )
        % {"network": by.body.name, "link": link},
        about=kind_of(person),
        about_key=person.key,
    )


@act(who=is_office, says=_("hat die Daten eines Menschen gelöscht"))
def erase(person: Person, *, by: Visitor) -> None:
    """Let go of a person (Art. 17 DSGVO): the row keeps its key, so that the record still adds up, and nothing else.

    What the law makes us keep stays and is named before. The chain of the journal stays whole.
    """
    if any(queries.memberships_on(person, timezone.localdate())):
        hold = next(queries.holds_on(person, timezone.localdate()))
        raise ValidationError(hold.why, code="member")
    if person.user_id:
        people.close_login(person, by=by)
    _erase(person, by)


@act(who=is_house, says=_("hat einen Menschen gelöscht, der nach einer Sicherung schon gelöscht war"))
def erase_again(person: Person, *, by: Visitor, on: dt.date) -> None:
    """After a restore: what was erased on this day does not come back, whatever the person was before it."""
    for one in queries.memberships_on(person, timezone.localdate()):
        one.end_date = PartialDate.of(on)
        one.save()
    release(person)
    _erase(person, by)


def take_away_again(gone: queries.Gone, body: Body) -> bool:
    """Repeat what took something away after the backup; False if the backup knows of it, or holds no such thing.

    LookupError if nobody knows how.
    """
    again, model = ACTS.get(current_name(gone.act)), model_of(gone.thing)
    if again is None or model is None:
        raise LookupError(f"{gone.act} {gone.thing}")
    thing = model._default_manager.filter(body=body, key=gone.key, deleted=None).first()
    if thing is None or queries.is_told(gone, body):
        return False
    by, on = Visitor.house(body), timezone.localdate(dt.datetime.fromisoformat(gone.at))
    if isinstance(thing, Person) and again.name in queries.ERASING:
        erase_again(thing, by=by, on=on)
    elif isinstance(thing, Consent) and again is people.revoke:
        people.revoke(thing, by=by, withdrawn_date=PartialDate.of(on))
    else:
        again(thing, by=by)
    return True


def _erase(person: Person, by: Visitor) -> None:
    revoke_links_of(person)
    queries.letters_to(person).delete()
    queries.received_from(person).delete()
    consents = Consent.objects.filter(person=person, deleted=None)
    recipients = Recipient.objects.filter(person=person, deleted=None)
    for request in queries.requests_of(person):
        joining.forget(request, by=by)
    for concern in of_person(person):
        concerns.forget(concern, by=by)
    _forget(consents)
    _forget(recipients)
    journal.forget(person)
    official = queries.official_deeds(person).values_list("pk", flat=True)
    journal.erase(queries.told_of(person).exclude(pk__in=list(official)))
    person.bury()


def _forget(things: QuerySet[Any]) -> None:
    """Nothing is left but that there were such things; not told as withdrawing is, for that would keep the values."""
    buried = list(things)
    for thing in buried:
        thing.bury()
    columns = [column.name for column in things.model._meta.concrete_fields if not column.primary_key]
    things.model._base_manager.bulk_update(buried, columns, BATCH)


@act(who=is_office, says=_("hat eine Aufbewahrungsfrist geändert"))
def set_period(body: Body, *, by: Visitor, kind: str, months: int) -> None:
    """Keep one kind of personal data for this many months. What the law wants kept longer is not kept shorter."""
    least = rules.shortest(Kept(kind))
    if not least <= months <= rules.LONGEST:
        raise ValidationError(
            gettext("Diese Frist liegt zwischen %(least)s und %(most)s Monaten."),
            params={"least": least, "most": rules.LONGEST},
            code="months",
        )
    old = queries.months_of(body)[kind]
    Period.objects.update_or_create(body=body, kind=kind, defaults={"months": months})
    journal.note(str(Kept(kind).label), old, months)


@act(who=is_house, says=_("hat gelöscht, was nicht länger aufbewahrt wird"))
def let_go(body: Body, *, by: Visitor, kind: str, today: dt.date) -> int:
    """Carry out one line of the table; the journal is told how many, never who."""
    found = queries.due(kind, body, today, queries.months_of(body)[kind])
    count = found.count()
    forget = FORGETTING.get(Kept(kind))
    if kind == Kept.NAMES:
        journal.erase(found)
    elif forget is None:
        found.delete()
    else:
        for one in found:
            forget(one, by)
    if count:
        journal.note(str(Kept(kind).label), None, count)
    return count


def _forget_contact(person: Person, _by: Visitor) -> None:
    """The name stays with what the person was; how they were reached goes."""
    revoke_links_of(person)
    Person.objects.filter(pk=person.pk).update(
        email="", phone="", postal_address="", language="", user=None,
        needs_interpreter=False, needs_child_care=False, needs_step_free=False,
    )  # fmt: skip


def _forget_concern(concern: Concern, by: Visitor) -> None:
    """Of one that is still open only the address goes that nobody confirmed."""
    (concerns.drop_address if concern.state in OPEN else concerns.anonymise)(concern, by=by)


#: How one of a kind is let go of, where its row stays or its room must know.
FORGETTING: dict[Kept, Callable[[Any, Visitor], None]] = {
    Kept.REQUESTS: lambda request, by: joining.forget(request, by=by),
    Kept.CONCERNS: _forget_concern,
    Kept.CONTACT: _forget_contact,
}
