"""Circulation: what lies on the desk of who leads or writes – to be sent, to be answered, to be approved."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from django.db.models import Count, Min, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from sozialraum.acts.standing import is_office
from sozialraum.circulation.models import Objection
from sozialraum.circulation.queries.due import gone_round, not_sent
from sozialraum.foundation.visitor import Visitor
from sozialraum.meetings.models import Conductor, Holder, Meeting
from sozialraum.meetings.queries import named_with_day
from sozialraum.meetings.words import ENTITLED
from sozialraum.people.words import Role

#: So soon an objection is answered; a habit of the office, no rule.
ANSWERED_WITHIN = dt.timedelta(days=7)
WRITING = (Role.SPEAKER, Role.MINUTE_TAKER)

#: Title, why, address, button, and by which day (None: whenever it suits).
DeskRow = tuple[str, str, str, str, dt.date | None]


def minutes_on_desk(visitor: Visitor) -> Iterator[DeskRow]:
    """What this visitor has to do with minutes: as office of all, else of the sittings they lead or write."""
    mine = _mine(visitor)
    if mine is not None:
        yield from _to_send(visitor, mine)
        yield from _to_answer(visitor, mine)
        yield from _to_approve(visitor, mine)


def _mine(visitor: Visitor) -> Q | None:
    """The condition on minutes; None for whoever neither leads nor writes anything."""
    if is_office.holds(visitor, visitor.body):
        return Q()
    groups = [one.organization_id for one in visitor.standings if one.role in WRITING]
    mine = Q(meeting__in=Holder.objects.filter(organization__in=groups).values("meeting"))
    if visitor.person_id:
        named = Conductor.objects.filter(person=visitor.person_id, role__in=ENTITLED, deleted=None)
        mine |= Q(meeting__in=named.values("meeting"))
    return mine if groups or visitor.person_id else None


def _to_send(visitor: Visitor, mine: Q) -> Iterator[DeskRow]:
    for one in not_sent(visitor.body, mine):
        why = _("So lange haben die Regeln Zeit gelassen: vom Tag der Sitzung an.")
        if one.with_next:
            why = _("Nach den Regeln gehört es zur nächsten Einladung.")
        url = reverse("circulation:minutes-send-draft", args=[one.minutes.key])
        yield _("Protokoll verschicken: %s") % _called(one.minutes.meeting), why, url, _("Entwurf verschicken"), one.day


def _to_answer(visitor: Visitor, mine: Q) -> Iterator[DeskRow]:
    found = Objection.objects.unanswered().filter(body=visitor.body)
    waiting = found.order_by().values("minutes").annotate(number=Count("pk"), first=Min("created"))
    by_minutes = {one["minutes"]: one for one in waiting}
    for minutes in gone_round(visitor.body).filter(mine, pk__in=by_minutes) if by_minutes else ():
        one = by_minutes[minutes.pk]
        title = ngettext("Einwand beantworten: %(what)s", "%(count)s Einwände beantworten: %(what)s", one["number"])
        why = _("Solange einer offen ist, gilt das Protokoll nicht durch Schweigen als genehmigt.")
        by = timezone.localdate(one["first"]) + ANSWERED_WITHIN
        url = f"{minutes.meeting.get_absolute_url()}#einwaende"
        yield title % {"what": _called(minutes.meeting), "count": one["number"]}, why, url, _("Einwände lesen"), by


def _to_approve(visitor: Visitor, mine: Q) -> Iterator[DeskRow]:
    today = timezone.localdate()
    for minutes in gone_round(visitor.body).filter(mine, ends__lt=today):
        if pending := minutes.pending:
            names = [f"{one.name} ({_('aufgelöst')})" if one.is_over_on(today) else one.name for one in pending]
            url = f"{minutes.meeting.get_absolute_url()}#umlauf"
            why = _("Noch nicht genehmigt von: %s.") % ", ".join(names)
            yield _("Wartet auf Genehmigung: %s") % _called(minutes.meeting), why, url, _("Sitzung öffnen"), None


def _called(meeting: Meeting) -> str:
    return named_with_day(meeting)
