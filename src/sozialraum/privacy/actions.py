"""Privacy: telling people what is known of them, letting go of it, and letting go by itself when time is over."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from sozialraum.actforms import drafts
from sozialraum.actforms.drafts import Owner
from sozialraum.acts import journal
from sozialraum.acts.act import ACTS, act
from sozialraum.acts.former import current_name
from sozialraum.acts.links import path_to, revoke_links, revoke_links_of
from sozialraum.acts.registry import PersonView, kinds
from sozialraum.acts.who import is_house
from sozialraum.bodies.permissions import is_office
from sozialraum.bodies.queries import office_of
from sozialraum.foundation.dates import PartialDate
from sozialraum.foundation.kinds import model_of
from sozialraum.foundation.visitor import Visitor
from sozialraum.network.models import Body
from sozialraum.people import actions as people
from sozialraum.people import queries as people_queries
from sozialraum.people.actions.logins import release
from sozialraum.people.models import Consent, Person
from sozialraum.post.sending import Sent, send
from sozialraum.privacy import queries, rules
from sozialraum.privacy.letters import DisclosureLetter
from sozialraum.privacy.models import Period
from sozialraum.privacy.permissions import ABOUT_ME

LASTS = dt.timedelta(days=30)


@act(who=is_office, says=_("hat die Auskunft über die eigenen Daten verschickt"), publishes=False)
def hand_over(person: Person, *, by: Visitor) -> Sent:
    """Send a link to everything that is known of a person (Art. 15 DSGVO); on paper where there is no mail.

    Without either, the post notes that it is owed.
    """
    revoke_links(person, ABOUT_ME)
    path, to = f"menschen/{person.key}/auskunft/", people_queries.addressee_of(person)
    page = ""
    if to.email or to.postal_address:
        page = path_to(person, ABOUT_ME, path=path, lasts=LASTS, by=by, holder=person, typed=not to.email)
    return send(DisclosureLetter(page), to=to, office=office_of(by.body))


@act(who=is_office, says=_("hat die Daten eines Menschen gelöscht"))
def erase(person: Person, *, by: Visitor) -> None:
    """Blank the person's row except for its key (Art. 17 DSGVO), so that the record still adds up.

    What the law makes us keep stays and is named before. The chain of the journal stays whole.
    """
    if queries.belongs_on(person, timezone.localdate()):
        hold = next(queries.holds_on(person, timezone.localdate()))
        raise ValidationError(hold.why, code="member")
    if person.user_id:
        people.close_login(person, by=by)
    _erase(person, by)


@act(who=is_house, says=_("hat einen Menschen gelöscht, der nach einer Sicherung schon gelöscht war"))
def erase_again(person: Person, *, by: Visitor, on: dt.date) -> None:
    """Repeat an erasure of this day after a restore, whatever the person is in the backup."""
    for one in queries.memberships_on(person, timezone.localdate()):
        one.end_date = PartialDate.of(on)
        one.save()
    release(person)
    _erase(person, by)


def take_away_again(gone: queries.Gone, body: Body) -> bool:
    """Repeat an erasure or withdrawal made after the backup; False if the backup has it or lacks the thing.

    LookupError if nobody knows how.
    """
    again, model = ACTS.get(current_name(gone.act)), model_of(gone.thing)
    if again is None or model is None:
        raise LookupError(f"{gone.act} {gone.thing}")
    thing = model._default_manager.filter(body=body, key=gone.key, deleted=None).first()
    if thing is None or queries.is_in_journal(gone, body):
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
    """Everything that a room says goes with a person, then the row; what a kind says stays, stays."""
    subject, whose = queries.subject_of(person), Owner.person(person.body_id, person.pk)
    transaction.on_commit(lambda: drafts.forget(whose))
    revoke_links_of(person)
    journal.forget(person)
    for kind in kinds():
        if isinstance(kind.person, PersonView) and kind.person.goes:
            _forget(kind.person.goes(subject), kind.person.forget, by)
    person.bury()


def _forget(rows: QuerySet[Any], forget: Callable[..., Any] | None, by: Visitor) -> None:
    if forget is None:
        rows.delete()
    else:
        forget(rows, by)


@act(who=is_office, says=_("hat eine Aufbewahrungsfrist geändert"))
def set_period(body: Body, *, by: Visitor, kind: str, months: int) -> None:
    """Keep one kind of personal data for this many months. What the law wants kept longer is not kept shorter."""
    period = queries.periods().get(kind)
    if period is None:
        raise ValidationError(gettext("Diese Frist gibt es nicht."), code="kind")
    least = period.shortest
    if not least <= months <= rules.LONGEST:
        raise ValidationError(
            gettext("Diese Frist liegt zwischen %(least)s und %(most)s Monaten."),
            params={"least": least, "most": rules.LONGEST},
            code="months",
        )
    old = queries.months_of(body)[kind]
    Period.objects.update_or_create(body=body, kind=kind, defaults={"months": months})
    journal.note(str(period.called), old, months)


@act(who=is_house, says=_("hat gelöscht, was nicht länger aufbewahrt wird"))
def let_go(body: Body, *, by: Visitor, kind: str, today: dt.date) -> int:
    """Delete or anonymise what is over its period of one kind; returns and journals the number, never names."""
    found, period = queries.due(kind, body, today, queries.months_of(body)[kind]), queries.periods()[kind]
    count = found.count()
    _forget(found, period.forget, by)
    if count:
        journal.note(str(period.called), None, count)
    return count
