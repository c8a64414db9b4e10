"""Presence: who speaks for a seat where it does not follow from the register – by order, by lot, named on the spot."""

from __future__ import annotations

import secrets

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from sozialraum.acts.act import act
from sozialraum.acts.master import master_data
from sozialraum.acts.who import is_house
from sozialraum.attendance.models import Attendance
from sozialraum.bodies.permissions import is_office
from sozialraum.foundation.refusals import field_error
from sozialraum.foundation.things import columns_of
from sozialraum.foundation.visitor import Visitor
from sozialraum.meetings.models import Meeting
from sozialraum.meetings.permissions import holds
from sozialraum.people.models import Seat
from sozialraum.presence.actions.opening import minutes_of
from sozialraum.presence.models import Entitlement
from sozialraum.presence.queries import rows_of, speakers_for
from sozialraum.presence.words import EntitlementWay


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


@act(who=is_office | holds, says=gettext_lazy("hat festgehalten, wer für einen Sitz spricht"), publishes=False)
def speak_for(
    meeting: Meeting, *, by: Visitor, seat: Seat, way: str, spoken_by: Attendance | None = None, why: str = ""
) -> Entitlement | None:
    """Record which head speaks for a seat in this sitting; who did before, does no more.

    ``way`` LOT draws one of the deputies of the seat who are here and speak for nobody yet; ORDER takes ``spoken_by``
    as a deputy, WALK_IN as whom the institution has named. None with ORDER or WALK_IN: again as the register says.
    Raises ValidationError: ``seat``, ``head``, ``nobody`` if there is no deputy to draw.
    """
    minutes = minutes_of(meeting, by)
    rows = rows_of(meeting)
    here = {one.pk: one for one in rows.here}
    if seat.pk not in {one.seat.pk for them in rows.seats.values() for one in them}:
        raise field_error("seat", _("Diesen Sitz gibt es in dieser Sitzung nicht."), "seat")
    if way == EntitlementWay.LOT:
        candidates = speakers_for(rows, seat)
        if not candidates:
            raise ValidationError(_("Keine Vertretung ist da, die noch für niemanden spricht."), code="nobody")
        spoken_by = secrets.choice(candidates)
    elif spoken_by is not None and spoken_by.pk not in here:
        raise field_error("spoken_by", _("Für einen Sitz spricht, wer in dieser Sitzung da ist."), "head")
    for before in Entitlement.objects.filter(minutes=minutes, seat=seat, deleted=None):
        entitlements.withdraw.as_part(before, by=by)
    if spoken_by is None:
        return None
    stated: Entitlement = entitlements.kind.record(
        minutes, by=by, organization=seat.organization, seat=seat, spoken_by=spoken_by, way=way, why=why,
        as_deputy=way != EntitlementWay.WALK_IN,
    )  # fmt: skip
    return stated
