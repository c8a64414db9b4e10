"""Decisions: minutes – recording them, publishing and approving them, the quorum stated in them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, fields
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from sozialraum.acts import journal
from sozialraum.acts.act import Move, act
from sozialraum.acts.master import MasterKind, master_data
from sozialraum.acts.who import is_house
from sozialraum.bodies.models import Organization
from sozialraum.bodies.permissions import is_inside, is_office
from sozialraum.decisions.models import Approval, Correction, Minutes, Quorum
from sozialraum.decisions.words import ApprovalWay, MinutesState
from sozialraum.foundation.dates import PartialDate
from sozialraum.foundation.refusals import field_error
from sozialraum.foundation.things import columns_of
from sozialraum.foundation.visitor import Visitor, Way
from sozialraum.meetings.actions import set_record_public
from sozialraum.meetings.models import Meeting
from sozialraum.meetings.queries.governing import governing_rules
from sozialraum.meetings.words import State
from sozialraum.papers.actions import files
from sozialraum.papers.ports import Upload
from sozialraum.papers.words import Audience
from sozialraum.proceedings.actions import refuse_early_publishing
from sozialraum.rulings.rules.figures import StatedQuorum


def _record_minutes(
    kind: MasterKind,
    meeting: Meeting,
    /,
    *,
    by: Visitor,
    upload: Upload | None = None,
    audience: str = "",
    approved: bool = False,
    approved_date: PartialDate | None = None,
    **values: Any,
) -> Minutes:
    """The minutes of a meeting that was held, with the scan of them if one was handed in.

    Taken over from paper they may be published already, and ``approved`` by every group that held the meeting. Entered
    as published, everybody may read the record, as a draft nobody else; a founding file says of itself what holds.
    """
    from_file = by.way is Way.HOUSE
    if meeting.state != State.HELD and not from_file:
        raise ValidationError(_("Ein Protokoll gibt es erst, wenn die Sitzung stattgefunden hat."), code="held")
    values |= _scan(meeting, upload, audience, by)
    written: Minutes = kind.record(meeting, by=by, **values)
    if not from_file:
        set_record_public(meeting, public=written.state != MinutesState.DRAFT)
    for group in meeting.groups if approved else ():
        approve_minutes(written, by=by, organization=group, date=approved_date)
    return written


def _correct_minutes(
    kind: MasterKind,
    minutes: Minutes,
    /,
    *,
    by: Visitor,
    upload: Upload | None = None,
    audience: str = "",
    **values: Any,
) -> None:
    """What is recorded of the minutes; whether they are published or approved is not corrected."""
    if minutes.attendance_listed and values.get("institutions"):
        told = _("Welche Einrichtungen vertreten waren, folgt aus der Liste der Anwesenden.")
        raise field_error("institutions", told, "listed")
    kind.correct(minutes, by=by, **values, **_scan(minutes.meeting, upload, audience, by))


def _withdraw_minutes(kind: MasterKind, minutes: Minutes, /, *, by: Visitor, dates: Any = None) -> None:
    """What belongs to minutes goes with them: approvals, and whether the groups could decide."""
    for approval in minutes.approvals.all():
        withdraw_approval(minutes, by=by, organization=approval.organization)
    if minutes.quorums.exists():
        state_quorum(minutes, by=by, quorums=[])
    kind.withdraw(minutes, by=by, dates=dates)


minutes = master_data(
    Minutes,
    who=is_office | is_house,
    called=gettext_lazy("ein Protokoll"),
    fields=columns_of(Minutes, without=["meeting", "state", "attendance_listed"]),
    once=["state"],
    lists=["institutions"],
    parent="meeting",
    record=_record_minutes,
    correct=_correct_minutes,
    withdraw=_withdraw_minutes,
    named=lambda meeting, _values: f"{meeting.key}-protokoll",
)


@act(who=is_office | is_house, says=gettext_lazy("hat die Beschlussfähigkeit eingetragen"))
def state_quorum(minutes: Minutes, *, by: Visitor, quorums: list[tuple[Organization, StatedQuorum]]) -> None:
    """Record for each group whether it could decide; what was recorded before is replaced."""
    put_quorums(minutes, quorums)


def put_quorums(minutes: Minutes, quorums: Sequence[tuple[Organization, StatedQuorum]]) -> None:
    """Make the stated quorums of minutes these, inside an act only; raises ValidationError (``stranger``)."""
    old, groups = _quorum_values(minutes.quorums.all()), minutes.meeting.groups
    minutes.quorums.all().delete()
    stated = [Quorum(minutes=minutes, organization=one, **asdict(seen)) for one, seen in quorums]
    for quorum in stated:
        _refuse_stranger(groups, quorum.organization)
        quorum.clean_fields(exclude={"minutes", "organization"})  # SQLite would take a rule of any length
    Quorum.objects.bulk_create(stated)
    journal.note("quorums", old, _quorum_values(minutes.quorums.all()))


@act(
    who=is_office | is_house,
    moves=Move((MinutesState.DRAFT,), to=MinutesState.PUBLISHED),
    says=gettext_lazy("hat das Protokoll veröffentlicht"),
)
def publish_minutes(minutes: Minutes, *, by: Visitor, reason: str = "") -> None:
    """Publish the minutes; ``reason``: why before the rules say. Raises ValidationError: held, never, early."""
    if minutes.meeting.state != State.HELD:
        raise ValidationError(_("Veröffentlichen lässt es sich, wenn die Sitzung stattgefunden hat."), code="held")
    refuse_early_publishing(governing_rules(minutes.meeting), reason, approved=minutes.is_approved, by=by)
    set_record_public(minutes.meeting, public=True)


@act(
    who=is_office | is_house,
    moves=Move((MinutesState.PUBLISHED,), to=MinutesState.DRAFT),
    says=gettext_lazy("hat die Veröffentlichung des Protokolls zurückgenommen"),
)
def unpublish_minutes(minutes: Minutes, *, by: Visitor) -> None:
    """Undo the publishing of minutes; raises ValidationError once a group has approved them."""
    if minutes.approvals.exists():
        told = _("Das Protokoll ist schon genehmigt. Ziehen Sie zuerst die Genehmigung zurück.")
        raise ValidationError(told, code="approved")
    minutes.published_on = None
    set_record_public(minutes.meeting, public=False)


@act(who=is_office | is_house | is_inside, says=gettext_lazy("hat die Genehmigung des Protokolls eingetragen"))
def approve_minutes(  # noqa: PLR0913 - an approval is what it is; all by name
    minutes: Minutes,
    *,
    by: Visitor,
    organization: Organization,
    in_meeting: Meeting | None = None,
    way: str = ApprovalWay.UNKNOWN,
    date: PartialDate | None = None,
    corrections: str = "",
    instead: Organization | None = None,
) -> None:
    """Record that a group that held the meeting approved its minutes: where, how, when (else the day of where)."""
    _refuse_stranger(minutes.meeting.groups, organization)
    old = _approvals(minutes)
    if organization.key in {one["of"] for one in old}:
        raise ValidationError(_("%s hat das Protokoll schon genehmigt.") % organization, code="approved")
    if in_meeting is not None and by.way is not Way.HOUSE:  # a file says of itself what is known
        _refuse_stranger(in_meeting.groups, instead or organization, "in_meeting")
        date = date or in_meeting.date
    how = {"in_meeting": in_meeting, "way": way, "date": date, "corrections": corrections, "instead": instead}
    approval = Approval(minutes=minutes, organization=organization, **how)
    approval.clean_fields(exclude={"minutes", "organization", "in_meeting", "instead"})
    approval.save()
    journal.note("approvals", old, [*old, approval_value(approval)])


@act(who=is_office | is_house | is_inside, says=gettext_lazy("hat die Genehmigung des Protokolls zurückgezogen"))
def withdraw_approval(minutes: Minutes, *, by: Visitor, organization: Organization) -> None:
    """Remove the approval of one group, which was entered by mistake."""
    old = _approvals(minutes)
    gone, _rows = minutes.approvals.filter(organization=organization).delete()
    if not gone:
        raise ValidationError(_("%s hat das Protokoll nicht genehmigt.") % organization, code="not_approved")
    journal.note("approvals", old, [one for one in old if one["of"] != organization.key])


def _refuse_stranger(groups: Sequence[Organization], organization: Organization, field: str = "") -> None:
    if organization.pk not in {group.pk for group in groups}:
        told = _("%(who)s hat diese Sitzung nicht gehalten.") % {"who": organization}
        raise field_error(field, told, "stranger") if field else ValidationError(told, code="stranger")


def _approvals(minutes: Minutes) -> list[dict[str, object]]:
    """As the journal keeps them."""
    found = minutes.approvals.select_related("organization", "in_meeting", "instead").order_by("pk")
    return [approval_value(one) for one in found.prefetch_related("changes__agenda_item")]


def approval_value(one: Approval) -> dict[str, object]:
    said: dict[str, object] = {
        "of": one.organization.key,
        "date": str(one.date or ""),
        "in_meeting": one.in_meeting.key if one.in_meeting else "",
        "way": one.way,
        "by": one.instead.key if one.instead else "",
        "corrections": one.corrections,
        "changes": [correction_value(row) for row in one.changes.all()],
    }
    return {name: value for name, value in said.items() if value}


def correction_value(one: Correction) -> dict[str, object]:
    """As the journal keeps it: the item by its key."""
    item = one.agenda_item.key if one.agenda_item else ""
    said = {"item": item, "place": one.place, "old": one.old, "new": one.new, "remark": one.remark}
    return {name: value for name, value in said.items() if value}


def _scan(meeting: Meeting, upload: Upload | None, audience: str, by: Visitor) -> dict[str, Any]:
    """The file that was handed in; whoever does so says for whom it is, for scans hold names and signatures."""
    if upload is None:
        return {}
    if not audience:
        raise field_error("audience", _("Bitte wählen Sie, wer diese Datei sehen darf."), "audience")
    said = {"meeting": meeting.name, "day": meeting.date.in_words(weekday=False) if meeting.date else ""}
    name = _("Protokoll %(meeting)s, %(day)s") % said
    groups = meeting.groups if audience == Audience.MEMBERS else []
    file = files.record(meeting.body, by=by, name=name, audience=audience, organizations=groups, upload=upload)
    return {"file": file}


def _quorum_values(rows: Any) -> list[dict[str, object]]:
    """Rows as the journal keeps them: by the key of the group, every number that is known."""
    names = [one.name for one in fields(StatedQuorum)]
    known = [{name: value for name in names if (value := getattr(row, name)) not in (None, "")} for row in rows]
    return [{"of": row.organization.key} | said for row, said in zip(rows, known, strict=True)]
