"""Approvals: the corrections with which a group approved minutes, and approving those of former sittings in one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from sozialraum.acts import journal
from sozialraum.acts.act import act
from sozialraum.acts.who import is_house
from sozialraum.approvals.rules import TypedCorrection
from sozialraum.bodies.models import Organization
from sozialraum.bodies.permissions import is_inside, is_office
from sozialraum.decisions.actions import approve_minutes, withdraw_approval
from sozialraum.decisions.actions.record import correction_value
from sozialraum.decisions.models import Approval, Correction, Minutes, Resolution
from sozialraum.decisions.words import ApprovalWay
from sozialraum.foundation.visitor import Visitor, Way
from sozialraum.meetings.models import AgendaItem, Meeting
from sozialraum.meetings.permissions import leads_or_writes
from sozialraum.meetings.words import FIXED


@act(who=is_office | is_house | is_inside, says=gettext_lazy("hat Berichtigungen des Protokolls eingetragen"))
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


@act(who=is_office | leads_or_writes, says=gettext_lazy("hat in der Sitzung ein früheres Protokoll genehmigt"))
def approve_former(
    meeting: Meeting,
    *,
    by: Visitor,
    minutes: Minutes,
    organization: Organization,
    corrections: Sequence[TypedCorrection] = (),
) -> None:
    """Record that a group approved the minutes of an earlier sitting in this one, without objections or corrected.

    Done again for the same group it replaces way and corrections. Raises ValidationError: ``state`` before the
    opening, ``stranger`` for a group that does not hold both, ``later``, or ``approved`` elsewhere.
    """
    _refuse_not_earlier(meeting, minutes)
    before = minutes.approvals.filter(organization=organization).first()
    if before is not None:
        _refuse_elsewhere(before, meeting)
        withdraw_approval(minutes, by=by, organization=organization)
    given = [one for one in corrections if not one.is_empty]
    way = ApprovalWay.RESOLUTION if given else ApprovalWay.SILENCE
    approve_minutes(minutes, by=by, organization=organization, in_meeting=meeting, way=way)
    noted = before.noted if before else timezone.now()
    minutes.approvals.filter(organization=organization).update(noted=noted)
    if given:
        state_corrections(minutes, by=by, organization=organization, rows=given)


@act(who=is_office | leads_or_writes, says=gettext_lazy("hat die Genehmigung eines früheren Protokolls zurückgenommen"))
def undo_former(meeting: Meeting, *, by: Visitor, minutes: Minutes, organization: Organization) -> None:
    """Remove what ``approve_former`` recorded in this sitting, with its corrections."""
    approval = minutes.approvals.filter(organization=organization).first()
    if approval is not None:
        _refuse_elsewhere(approval, meeting)
    withdraw_approval(minutes, by=by, organization=organization)


#: Words of the record that stay once a group has approved them; what else may be corrected stands in decision 81.
FIXED_WORDS: dict[type[Any], frozenset[str]] = {
    AgendaItem: frozenset({"name", "text"}),
    Resolution: frozenset({"name", "resolution_text", "reason", "result", "condition"}),
}


def refuse_other_words(sender: type[Any], instance: Any, update_fields: Any = None, **_more: Any) -> None:
    """Refuse to save other words in minutes that a group has approved; raises ValidationError (``approved``).

    What is still empty may be filled in, what is withdrawn is blank, minutes from paper are their scan, and a founding
    file says of itself what stands there. Called before each save inside an act.
    """
    act = journal.current.get()
    names = FIXED_WORDS[sender] & set(update_fields or ())
    if not names or act is None or act.by.way is Way.HOUSE or instance.deleted or instance.meeting_id is None:
        return
    before = sender._base_manager.filter(pk=instance.pk).values(*names).first() or {}
    if not any(old and old != getattr(instance, name) for name, old in before.items()):
        return
    approved = Approval.objects.filter(minutes__meeting=instance.meeting_id, minutes__deleted=None)
    if approved.exclude(way=ApprovalWay.DISSOLVED).exclude(minutes__from_paper=True).exists():
        told = _("Das Protokoll ist schon genehmigt. Tragen Sie bei der Genehmigung eine Berichtigung ein.")
        raise ValidationError(told, code="approved")


def _refuse_not_earlier(meeting: Meeting, minutes: Minutes) -> None:
    if meeting.state not in FIXED:
        raise ValidationError(_("Genehmigt wird, sobald die Sitzung eröffnet ist."), code="state")
    there = minutes.meeting.date
    if minutes.meeting_id == meeting.pk or (there and meeting.date and meeting.date.certainly_before(there)):
        raise ValidationError(_("Dieses Protokoll ist nicht von einer früheren Sitzung."), code="later")


def _refuse_elsewhere(approval: Approval, meeting: Meeting) -> None:
    if approval.in_meeting_id != meeting.pk:
        who = {"who": approval.organization}
        raise ValidationError(_("%(who)s hat das Protokoll schon genehmigt."), params=who, code="approved")


def _row(approval: Any, minutes: Minutes, one: TypedCorrection) -> Correction:
    if one.item and one.item.meeting_id != minutes.meeting_id:
        raise ValidationError(_("Dieser Punkt gehört zu einer anderen Sitzung."), code="item")
    told = {"agenda_item": one.item, "place": one.place, "old": one.old, "new": one.new, "remark": one.remark}
    row = Correction(approval=approval, **told)
    row.clean_fields(exclude={"approval", "agenda_item"})  # SQLite would take words of any length
    row.validate_constraints(exclude={"approval", "agenda_item"})
    return row
