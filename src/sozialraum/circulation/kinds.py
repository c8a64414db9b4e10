"""Circulation: the kind of this room – what somebody says against a draft of minutes."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator

from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from sozialraum.acts.registry import DataSubject, Keeping, Kind, PersonView, Row, register, row_of
from sozialraum.circulation import actions
from sozialraum.circulation.models import Objection, ObjectionQuerySet
from sozialraum.foundation.dates import PartialDate
from sozialraum.foundation.visitor import Visitor
from sozialraum.network.models import Body

#: Whose the row is: a person of the register, or somebody by name.
NAMED = Q(person__isnull=False) | ~Q(name="") | ~Q(phone="")


def _made(subject: DataSubject) -> ObjectionQuerySet:
    return Objection.objects.filter(person=subject.pk, deleted=None)


def _rows(subject: DataSubject) -> Iterator[Row]:
    for one in _made(subject).select_related("minutes__meeting", "agenda_item").order_by("pk"):
        said = ("old", "new", "reason", "way", "outcome", "answer")
        yield row_of(one, *said, Sitzung=one.minutes.meeting.name, Wo=actions.where_of(one))


def _over(body: Body, moment: dt.datetime) -> ObjectionQuerySet:
    day = PartialDate.of(timezone.localdate(moment))
    return Objection.objects.filter(NAMED, body=body, minutes__meeting__date__lt=day, deleted=None)


def _forget(rows: Iterable[Objection], by: Visitor) -> None:
    for one in rows:
        actions.forget_objector(one, by=by)


KINDS = register(
    Kind(
        Objection,
        person=PersonView(
            "objections",
            _("Einwände gegen Protokolle"),
            _("Um zu antworten, und damit nachvollziehbar bleibt, was geändert wurde."),
            _rows,
            goes=_made,
            forget=_forget,
        ),
        keeping=Keeping(
            "objections",
            _("Von wem ein Einwand war"),
            _("seit der Sitzung; der Einwand und die Antwort bleiben ohne Namen stehen"),
            months=24,
            over=_over,
            forget=_forget,
        ),
        filed="Ein Einwand ist nicht öffentlich; was daraus wurde, steht im Protokoll.",
    )
)
