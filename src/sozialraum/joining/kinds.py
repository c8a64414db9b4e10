"""Joining: the kind of this room – somebody's wish to belong to a group."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from sozialraum.acts.registry import DataSubject, Keeping, Kind, PersonView, Row, moment_in_words, register, row_of
from sozialraum.correspondence.kinds import errands_in_words
from sozialraum.foundation.visitor import Visitor
from sozialraum.joining import actions
from sozialraum.joining.models import JoinRequest
from sozialraum.joining.queries.requests import forgettable

SHOWN = (
    "organization", "state", "name", "email", "phone", "postal_address", "institution", "message", "question",
    "answer", "reason",
)  # fmt: skip


def requests_of(subject: DataSubject) -> QuerySet[JoinRequest]:
    """What this person asked for, with or without having been admitted."""
    own = Q(person=subject.pk) | subject.same_mail("email")
    return JoinRequest.objects.filter(own, body=subject.body, deleted=None)


def _requests(subject: DataSubject) -> Iterator[Row]:
    for one in requests_of(subject).select_related("organization").order_by("created"):
        asked = (_now("Gefragt am"), moment_in_words(one.created))
        yield asked, *row_of(one, *SHOWN, Anrufe_und_Briefe_von_Hand=errands_in_words(one))


def _forget(rows: Iterable[JoinRequest], by: Visitor) -> None:
    for one in rows:
        actions.forget(one, by=by)


KINDS = register(
    Kind(
        JoinRequest,
        person=PersonView(
            "requests",
            _("Anfragen, mitzumachen"),
            _("Damit wir Ihre Anfrage beantworten."),
            _requests,
            goes=requests_of,
            forget=_forget,
        ),
        keeping=Keeping(
            "requests",
            _("Abgeschlossene Beitrittsanfragen"),
            _("seit sie entschieden oder zurückgezogen wurden; nie bestätigte gehen früher"),
            months=6,
            over=lambda body, moment: forgettable(body, timezone.now(), moment),
            forget=_forget,
        ),
        filed="Wer mitmachen möchte, steht in keiner Gründungsdatei.",
    ),
)
