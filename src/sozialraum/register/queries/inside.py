"""Register: what minutes say inside alone – for which seat a head spoke where that is not plain from the list."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from sozialraum.decisions.models import Minutes
from sozialraum.foundation.questions import asked_about
from sozialraum.foundation.visitor import Visitor
from sozialraum.presence.models import Entitlement
from sozialraum.presence.words import EntitlementWay


def spoken_by(minutes: Minutes) -> Mapping[int, Sequence[str]]:
    """By the head of the list (primary key), for whom else it spoke, and how that came about: one question.

    »spricht in Vertretung für Verein Beispiel – durch das Los«
    """
    found = defaultdict[int, list[str]](list)
    for one in asked_about(_spoken_in, [minutes.pk]):
        found[one.spoken_by_id].append(_words(one))
    return found


def _spoken_in(_nobody: Visitor, minutes: Sequence[int]) -> QuerySet[Entitlement]:
    found = Entitlement.objects.filter(minutes__in=minutes, deleted=None)
    return found.select_related("seat__institution", "seat__resident", "organization").order_by("pk")


def _words(one: Entitlement) -> str:
    of = str(one.seat.holder) if one.seat else ""
    how = str(EntitlementWay(one.way).label)
    if not of:
        return f"{_('eigene Stimme in %(group)s') % {'group': one.organization}} – {how}"
    whom = _("spricht in Vertretung für %(whom)s") if one.as_deputy else _("spricht für %(whom)s")
    return f"{whom % {'whom': of}} – {how}"
