"""Approvals: the corrections with which a group approved minutes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from sozialraum.acts import journal
from sozialraum.acts.act import act
from sozialraum.acts.who import is_house
from sozialraum.approvals.rules import TypedCorrection
from sozialraum.bodies.models import Organization
from sozialraum.bodies.permissions import is_office
from sozialraum.decisions.actions.record import correction_value
from sozialraum.decisions.models import Correction, Minutes
from sozialraum.foundation.visitor import Visitor


@act(who=is_office | is_house, says=gettext_lazy("hat Berichtigungen des Protokolls eingetragen"))
def state_corrections(
    minutes: Minutes, *, by: Visitor, organization: Organization, rows: Sequence[TypedCorrection]
) -> None:
    """Record the corrections with which a group approved minutes; those recorded of it before are replaced."""
    approval = minutes.approvals.filter(organization=organization).first()
    if approval is None:
        who = {"who": organization}
        raise ValidationError(_("%(who)s hat das Protokoll nicht genehmigt."), params=who, code="not_approved")
    old = [correction_value(one) for one in approval.changes.all()]
    approval.changes.all().delete()
    told = [_row(approval, minutes, one) for one in rows if not one.is_empty]
    Correction.objects.bulk_create(told)
    journal.note("corrections", old, [correction_value(one) for one in told])


def _row(approval: Any, minutes: Minutes, one: TypedCorrection) -> Correction:
    if one.item and one.item.meeting_id != minutes.meeting_id:
        raise ValidationError(_("Dieser Punkt gehört zu einer anderen Sitzung."), code="item")
    told = {"agenda_item": one.item, "place": one.place, "old": one.old, "new": one.new, "remark": one.remark}
    row = Correction(approval=approval, **told)
    row.clean_fields(exclude={"approval", "agenda_item"})  # SQLite would take words of any length
    row.validate_constraints(exclude={"approval", "agenda_item"})
    return row
