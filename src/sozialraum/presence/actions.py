"""Presence: who comes, goes and speaks for which seat while a sitting runs, and what follows from it at its end."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from sozialraum.acts.master import master_data
from sozialraum.acts.who import is_house
from sozialraum.bodies.permissions import is_office
from sozialraum.foundation.refusals import field_error
from sozialraum.foundation.things import columns_of
from sozialraum.meetings.permissions import holds
from sozialraum.presence.models import Entitlement


def _fits(*rows: Entitlement) -> None:
    """Head and seat belong to this sitting and this group; raises ValidationError."""
    for one in rows:
        if one.organization_id not in {group.pk for group in one.minutes.meeting.groups}:
            raise field_error("organization", _("Dieses Gremium hält die Sitzung nicht."), "stranger")
        if one.spoken_by.minutes_id != one.minutes_id or one.spoken_by.number is not None:
            raise field_error("spoken_by", _("Für einen Sitz spricht, wer in dieser Sitzung da ist."), "head")
        if one.seat and one.seat.organization_id != one.organization_id:
            raise field_error("seat", _("Dieser Sitz gehört zu einem anderen Gremium."), "seat")


entitlements = master_data(
    Entitlement,
    who=is_office | is_house | holds,
    called=gettext_lazy("wer für einen Sitz spricht"),
    fields=columns_of(Entitlement, without=["minutes"]),
    parent="minutes",
    check=_fits,
    named=lambda minutes, _values: f"{minutes.key}-stimme",
)
