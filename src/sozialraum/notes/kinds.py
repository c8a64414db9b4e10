"""Notes: the kinds of this room – drafts and second texts, which go, and the text blocks of the office."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from typing import Any

from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from sozialraum.acts.registry import (
    Chapter,
    DataSubject,
    HoldsNobody,
    Keeping,
    Kind,
    Listing,
    ListLine,
    PersonView,
    Row,
    Stays,
    register,
    row_of,
)
from sozialraum.foundation.dates import PartialDate
from sozialraum.meetings.models import AgendaItem, Meeting
from sozialraum.network.models import Body
from sozialraum.notes import actions
from sozialraum.notes.models import AnyNote, NoteCopy, NoteDraft, TextBlock
from sozialraum.notes.queries import naming_person

NOT_FILED = "Ein Entwurf; was daraus wird, sagt das Protokoll."


def _written_by(model: AnyNote) -> Callable[[DataSubject], QuerySet[Any]]:
    return lambda subject: model._default_manager.filter(body=subject.body, person=subject.pk)


def _rows(model: AnyNote) -> Callable[[DataSubject], Iterator[Row]]:
    """What this person wrote, with its text; of others' notes, that the name stands there."""

    def rows(subject: DataSubject) -> Iterator[Row]:
        own = _written_by(model)(subject).select_related("agenda_item__meeting").order_by("pk")
        for one in own:
            yield row_of(one, "text", "written", Sitzung=one.agenda_item.meeting.name, Punkt=one.agenda_item)
        for one in naming_person(model, subject).exclude(person=subject.pk):
            where = _now("Der Name steht in einer Notiz, die jemand anderes geschrieben hat")
            yield row_of(one, Sitzung=one.agenda_item.meeting.name, Punkt=one.agenda_item, Was=where)

    return rows


def _over(model: AnyNote) -> Callable[[Body, dt.datetime], QuerySet[Any]]:
    """Of sittings whose record is published, at once; of others, some time after the sitting."""

    def over(body: Body, moment: dt.datetime) -> QuerySet[Any]:
        day = PartialDate.of(timezone.localdate(moment))
        done = Meeting.objects.filter(Q(record_published__isnull=False) | Q(date__lt=day), body=body)
        items = AgendaItem.objects.filter(meeting__in=done.values("pk"))
        return model._default_manager.filter(body=body, agenda_item__in=items.values("pk"))

    return over


def _view(model: AnyNote) -> PersonView:
    return PersonView(
        "notes",
        _("Notizen in Sitzungen"),
        _("Damit man weiß, von wem eine Notiz ist, bis sie im Protokoll steht."),
        _rows(model),
        goes=_written_by(model),
        forget=actions.forget_writers,
    )


BEGINS = _("seit der Sitzung, die niemand abgeschlossen hat; mit dem veröffentlichten Protokoll sofort")

KINDS = register(
    Kind(
        NoteDraft,
        person=_view(NoteDraft),
        keeping=Keeping("notes", _("Notizen in Sitzungen"), BEGINS, months=6, over=_over(NoteDraft)),
        filed=NOT_FILED,
    ),
    Kind(
        NoteCopy,
        person=_view(NoteCopy),
        keeping=Keeping("second-texts", _("Zweite Texte von Notizen"), BEGINS, months=6, over=_over(NoteCopy)),
        filed=NOT_FILED,
    ),
    Kind(
        TextBlock,
        acts=actions.text_blocks,
        person=HoldsNobody(_("Ein Satz, der sich in Protokollen wiederholt, nennt niemanden.")),
        keeping=Stays(_("bis das Büro ihn zurückzieht")),
        filed="Ein Werkzeug des Büros; zur Geschichte gehört erst, was daraus im Protokoll wird.",
        listings=(
            Listing(
                "textbausteine", Chapter.HOLDS, 90,
                _("Textbausteine"), _("Sätze, die in Notizen immer wieder stehen"), _("Textbaustein eintragen"),
                lambda: TextBlock.objects, lambda _one: ListLine(), "notes:textblock", ("order",), searched=("text",),
            ),
        ),
    ),
)  # fmt: skip
