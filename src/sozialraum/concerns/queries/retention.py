"""Concerns: what is kept no longer, what of a person is known here, and who has to hear of a date."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from django.db.models import Q

from sozialraum.acts.registry import DataSubject
from sozialraum.concerns import rules
from sozialraum.concerns.models import Concern, ConcernQuerySet
from sozialraum.concerns.words import ENDED, OPEN, ConcernState, WayIn
from sozialraum.correspondence.queries import dates
from sozialraum.correspondence.queries.asked import nobody_answered
from sozialraum.network.models import Body
from sozialraum.people.models import Person


def forgettable(body: Body, now: dt.datetime, ended_before: dt.datetime) -> ConcernQuerySet:
    """What is over long enough to be anonymised; what was set aside, after a shorter time.

    And what is open, but with a mail address that nobody has confirmed: it may be that of somebody who never asked.
    """
    aside = Q(state=ConcernState.SET_ASIDE, ended__lt=now - rules.KEPT_ASIDE)
    nobodys = Q(state__in=OPEN, way_in=WayIn.FORM) & nobody_answered(Concern, now)
    over = Q(state__in=ENDED, ended__lt=ended_before) | aside | nobodys & ~Q(email="")
    return Concern.objects.filter(over, body=body, deleted=None, anonymised=None).order_by("pk")


def of_person(person: Person | DataSubject) -> ConcernQuerySet:
    """Concerns sent with this person's mail address, as far as the address was confirmed.

    An address that nobody confirmed proves nothing: somebody else may have typed it, and what they said is theirs.
    """
    if not person.email:
        return Concern.objects.none()
    confirmed = Concern.objects.filter(email__iexact=person.email, email_confirmed__isnull=False)
    return confirmed.filter(body=person.body, deleted=None, anonymised=None).order_by("created", "pk")


def waiting_for_word(body: Body, now: dt.datetime) -> Iterator[Concern]:
    """Open concerns whose sender can be reached and has to be informed about a date."""
    return dates.waiting_for_word(Concern.objects.filter(state__in=OPEN).with_groups(), body, now)
