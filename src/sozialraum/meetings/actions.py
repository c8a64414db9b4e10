"""Meetings: convening, moving, cancelling, opening, and recording what was."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from sozialraum.acts import journal
from sozialraum.acts.act import Move, act
from sozialraum.acts.master import master_data
from sozialraum.acts.who import is_house
from sozialraum.bodies.models import Organization
from sozialraum.bodies.permissions import is_office
from sozialraum.bylaws.queries import in_force_for
from sozialraum.foundation.dates import PartialDate
from sozialraum.foundation.refusals import field_error
from sozialraum.foundation.things import columns_of
from sozialraum.foundation.visitor import Visitor, Way
from sozialraum.meetings.models import (
    AgendaItem,
    Conductor,
    Consultation,
    Departure,
    Meeting,
    PinnedRevision,
    VideoLink,
)
from sozialraum.meetings.permissions import chairs, writes
from sozialraum.meetings.queries.governing import fixed_rules, governing_rules
from sozialraum.meetings.queries.notice import NoticeRules
from sozialraum.meetings.words import FIXED, ON, MeetingStep, State
from sozialraum.network.models import Body
from sozialraum.proceedings.rules.records import strictest_rendition
from sozialraum.rulings.rules.figures import HeadCount, has_heads
from sozialraum.rulings.rules.notice import NoticeGiven
from sozialraum.rulings.rules.ruling import Outcome, Ruling


def _is_over(meeting: Meeting) -> None:
    """What has taken place or is under way lies behind: of a date known only in part, its first possible day does."""
    if meeting.state in FIXED and meeting.date and meeting.date.first > timezone.localdate():
        raise field_error("date", _("Dieser Tag liegt noch vor uns. Stattgefunden hat nur, was schon war."), "future")


def _follows(meeting: Meeting) -> None:
    """What goes on follows a sitting of the same network on an earlier day, and comes back to none of its own parts."""
    if meeting.continues and (meeting.continues.body_id != meeting.body_id or meeting.continues.deleted):
        raise field_error("continues", _("Fortgesetzt wird eine Sitzung dieses Netzwerks."), "stranger")
    is_first = meeting.pk and meeting.state in FIXED  # what has not begun goes on nowhere
    after = Meeting.objects.filter(continues=meeting, deleted=None).first() if is_first else None
    for first, second in ((meeting.continues, meeting), (meeting, after)):
        if first and second and first.date and second.date and second.date.last <= first.date.first:
            raise field_error("date", _("Fortgesetzt wird frühestens am Tag nach der Sitzung."), "before")
    part = meeting.continues
    while part:
        if part == meeting:
            raise field_error("continues", _("Eine Sitzung setzt sich nicht selbst fort."), "circle")
        part = part.continues


def _fits(meeting: Meeting) -> None:
    _is_over(meeting)
    _follows(meeting)


def _taken_over(_body: Body, values: dict[str, Any]) -> dict[str, Any]:
    """What had been held before the network kept its record here was known then: its record is public at once."""
    return {"record_published": timezone.now() if values.get("state") == State.HELD else None}


def set_record_public(meeting: Meeting, *, public: bool) -> None:
    """Set or clear the moment from which everybody may read the record of a meeting; inside an act only.

    Raises ValidationError (``never``) where the rules of a group that met leave nobody outside to read it.
    """
    if public and strictest_rendition(fixed_rules(meeting).values()) is None:
        raise ValidationError(_("Nach den Regeln ist das Protokoll dieser Sitzung nie öffentlich."), code="never")
    if public != (meeting.record_published is not None):
        meeting.record_published = timezone.now() if public else None
        meeting.save(update_fields=["record_published"])


def _key_words(_body: Body, values: dict[str, Any]) -> str:
    """Day and leading group, as in ``2016-11-02-plenum``; without a day nothing readable would stay true."""
    leading = next(iter(values.get("organizations") or ()), None)
    date = values.get("date")
    return f"{date} {leading.key}" if date and leading else ""


def _stands_once(item: AgendaItem) -> None:
    """A point stands below one of the same sitting that stands below none itself; raises ValidationError."""
    above = item.parent
    if above is None:
        return
    if above.meeting_id != item.meeting_id or above.deleted:
        raise field_error("parent", _("Ein Unterpunkt gehört zu einem Punkt derselben Sitzung."), "parent")
    is_above = item.pk is not None and AgendaItem.objects.filter(parent=item, deleted=None).exists()
    if above.parent_id or is_above:
        raise field_error("parent", _("Unter einem Unterpunkt steht kein weiterer."), "depth")


meetings = master_data(
    Meeting,
    who=is_office | is_house,
    called=gettext_lazy("eine Sitzung"),
    fields=columns_of(Meeting, without=["state"]),
    once=["state"],
    lists=["organizations"],
    check=_fits,
    fill=_taken_over,
    named=_key_words,
)

agenda = master_data(
    AgendaItem,
    who=is_office | is_house | writes,
    called=gettext_lazy("einen Tagesordnungspunkt"),
    fields=columns_of(AgendaItem, without=["meeting"]),
    parent="meeting",
    check=_stands_once,
    fill=lambda meeting, _values: {"order": AgendaItem.objects.filter(meeting=meeting).next_order()},
    named=lambda meeting, values: f"{meeting.key}-top-{values['order']}",
)

pins = master_data(
    PinnedRevision,
    who=is_office | is_house,
    called=gettext_lazy("die geltenden Regeln einer Sitzung"),
    fields=columns_of(PinnedRevision, without=["meeting"]),
    parent="meeting",
)

departures = master_data(
    Departure,
    who=is_office | is_house,
    called=gettext_lazy("eine Abweichung von einer Regel"),
    fields=columns_of(Departure, without=["meeting"]),
    parent="meeting",
)


video_links = master_data(
    VideoLink,
    who=is_office | is_house,
    called=gettext_lazy("den Link zum Video"),
    fields=columns_of(VideoLink, without=["meeting"]),
    parent="meeting",
    named=lambda meeting, _values: f"{meeting.key}-video",
)


def _conducts_here(*rows: Conductor) -> None:
    """Person, institution and point are of the network and the meeting; raises ValidationError."""
    for one in rows:
        if one.from_item and (one.from_item.meeting_id != one.meeting_id or one.from_item.deleted):
            raise field_error("from_item", _("Dieser Punkt gehört zu einer anderen Sitzung."), "meeting")
        for name in ("person", "institution"):
            named = getattr(one, name)
            if named and (named.body_id != one.body_id or named.deleted):
                raise field_error(name, _("Das steht nicht im Register dieses Netzwerks."), "stranger")


conductor_acts = master_data(
    Conductor,
    who=is_office | is_house,
    called=gettext_lazy("eine Leitung oder ein Protokoll"),
    fields=columns_of(Conductor, without=["meeting"]),
    parent="meeting",
    check=_conducts_here,
    fill=lambda meeting, _values: {"order": Conductor.objects.filter(meeting=meeting).next_order()},
    named=lambda meeting, values: f"{meeting.key}-leitung-{values['order']}",
)

consultations = master_data(
    Consultation,
    who=is_office | is_house,
    called=gettext_lazy("die Beratung eines Dokuments"),
    fields=columns_of(Consultation, without=["agenda_item"]),
    parent="agenda_item",
    fill=lambda item, _values: {"order": Consultation.objects.filter(agenda_item=item).next_order()},
    named=lambda item, values: f"{item.key}-vorlage-{values['order']}",
)


@act(
    who=is_office | is_house | chairs,
    moves=Move((State.DRAFT,), to=State.SCHEDULED),
    says=gettext_lazy("hat die Sitzung einberufen"),
)
def convene(meeting: Meeting, *, by: Visitor, notice: NoticeGiven | None = None) -> None:
    """Convene a draft meeting; it is public from then on. With ``notice``, too late for a rule needs a reason."""
    if meeting.date is None or meeting.date.exact is None:
        raise ValidationError(_("Zum Einberufen fehlt noch der Tag."), code="date")
    if not meeting.groups:
        raise ValidationError(_("Zum Einberufen fehlt noch das Gremium."), code="organizations")
    if notice:
        _depart_from_notice(meeting, by, notice, MeetingStep.CONVENED)


@act(
    who=is_office | chairs,
    moves=Move((State.SCHEDULED,), to=State.SCHEDULED),
    says=gettext_lazy("hat die Sitzung verlegt"),
)
def move(
    meeting: Meeting,
    *,
    by: Visitor,
    date: PartialDate,
    start_time: dt.time | None,
    end_time: dt.time | None,
    reason: str,
    notice: NoticeGiven | None = None,
) -> None:
    """Move a convened meeting to another day or time; its first date is kept. ``notice`` as in ``convene``."""
    if date.exact is None:
        raise ValidationError(_("Der neue Tag muss genau bekannt sein."), code="date")
    if (date, start_time, end_time) == (meeting.date, meeting.start_time, meeting.end_time):
        raise ValidationError(_("Das ist der Termin, der schon gilt."), code="same")
    meeting.former_date = meeting.former_date or meeting.date
    meeting.date, meeting.start_time, meeting.end_time, meeting.reason = date, start_time, end_time, reason
    meeting.sequence += 1
    _follows(meeting)
    if notice:
        _depart_from_notice(meeting, by, notice, MeetingStep.MOVED)


@act(
    who=is_office | is_house | chairs,
    moves=Move((State.SCHEDULED,), to=State.CANCELLED),
    says=gettext_lazy("hat die Sitzung abgesagt"),
)
def cancel(meeting: Meeting, *, by: Visitor, reason: str, substitute: Meeting | None = None) -> None:
    """Call the meeting off. It stays visible and says so, with the reason and the meeting that takes its place."""
    if substitute and (substitute == meeting or substitute.body_id != meeting.body_id or substitute.state not in ON):
        raise field_error("substitute", _("Der neue Termin ist eine andere, einberufene Sitzung."), "substitute")
    meeting.reason, meeting.substitute = reason, substitute
    meeting.sequence += 1


@act(
    who=is_office | is_house | chairs,
    moves=Move((State.CANCELLED,), to=State.SCHEDULED),
    says=gettext_lazy("hat die Absage zurückgenommen"),
)
def reinstate(meeting: Meeting, *, by: Visitor) -> None:
    """Undo a cancellation: the meeting is convened again, with its date as it was."""
    meeting.reason, meeting.substitute = "", None
    meeting.sequence += 1


@act(
    who=is_office | is_house | chairs | writes,
    moves=Move((State.SCHEDULED,), to=State.RUNNING),
    says=gettext_lazy("hat die Sitzung eröffnet"),
)
def open(  # noqa: A001 - what one does with a meeting
    meeting: Meeting, *, by: Visitor, heads: Sequence[tuple[Organization, HeadCount]] = (), departure: str = ""
) -> None:
    """Open a meeting, from its day on, and fix the rules of its groups; only those who sit there read its record.

    With ``heads``, a group that has too few of them for its rules needs a reason (``departure``).
    """
    if meeting.date is None or meeting.date.first > timezone.localdate():
        raise ValidationError(_("Die Sitzung liegt noch vor uns. Eröffnen lässt sie sich ab ihrem Tag."), code="date")
    _pin_unless_pinned(meeting, by)
    meeting.opened = clock_of(meeting)
    rules = governing_rules(meeting) if heads else {}
    answers = {group: has_heads(rules[group], count) for group, count in heads if group in rules}
    _depart(meeting, by, answers, MeetingStep.OPENED, departure)


@act(
    who=is_office | is_house | chairs | writes,
    moves=Move((State.SCHEDULED, State.RUNNING), to=State.HELD),
    says=gettext_lazy("hat eingetragen, dass die Sitzung stattgefunden hat"),
)
def conclude(meeting: Meeting, *, by: Visitor) -> None:
    """Record that a meeting has taken place; minutes can be recorded from then on."""
    if meeting.date is None or meeting.date.first > timezone.localdate():
        raise ValidationError(_("Die Sitzung liegt noch vor uns. Eintragen lässt sich das ab ihrem Tag."), code="date")
    _pin_unless_pinned(meeting, by)
    meeting.closed = clock_of(meeting) if meeting.opened else None


@act(who=is_office, says=gettext_lazy("hat die geltenden Regeln der Sitzung neu festgelegt"))
def pin_rules(meeting: Meeting, *, by: Visitor, reason: str) -> None:
    """Fix the rules of a meeting anew, with the reason, from the last revision of what was in force on its day."""
    if meeting.state not in FIXED:
        raise ValidationError(_("Die Regeln werden festgelegt, wenn die Sitzung eröffnet wird."), code="state")
    if not reason.strip():
        raise field_error("reason", _("Bitte schreiben Sie, warum die Regeln neu festgelegt werden."), "reason")
    _pin(meeting, by, reason)


def clock_of(meeting: Meeting) -> dt.time | None:
    """The time of day now, to the minute; None unless it is the day of the meeting, or at most six hours later."""
    now = timezone.localtime()
    is_then = meeting.date is not None and meeting.date.exact in (now.date(), (now - dt.timedelta(hours=6)).date())
    return now.time().replace(second=0, microsecond=0) if is_then else None


def _depart_from_notice(meeting: Meeting, by: Visitor, notice: NoticeGiven, step: MeetingStep) -> None:
    day = meeting.date.exact if meeting.date else None
    answers = NoticeRules.of(meeting).in_time(day, notice) if day else {}
    _depart(meeting, by, answers, step, notice.departure)
    if notice.urgency:
        journal.note("urgency", None, str(notice.urgency.by or ""))


def _depart(
    meeting: Meeting, by: Visitor, answers: Mapping[Organization, Ruling], step: MeetingStep, reason: str
) -> None:
    """Put down where a rule is not kept, with the reason; raises ValidationError without one."""
    rows = [
        {"organization": group, "step": step, "sentence": ruling.sentence[:500], "reason": reason}
        for group, ruling in answers.items()
        if ruling.outcome is Outcome.NO
    ]
    if rows and not reason.strip():
        raise field_error("departure", _("Bitte schreiben Sie, warum Sie es trotzdem tun."), "departure")
    if rows:
        departures.kind.record_rows(meeting, rows, by=by, named=f"{meeting.key}-abweichung")


def _pin_unless_pinned(meeting: Meeting, by: Visitor) -> None:
    """At the opening, or at the end of what was never opened; a founding file says of itself what held."""
    if by.way is not Way.HOUSE and not PinnedRevision.objects.filter(meeting=meeting, deleted=None).exists():
        _pin(meeting, by)


def _pin(meeting: Meeting, by: Visitor, reason: str = "") -> None:
    assert meeting.date is not None  # asked before
    number = (PinnedRevision.objects.filter(meeting=meeting).aggregate(last=Max("number"))["last"] or 0) + 1
    rows = [
        {"organization": group, "edition": edition, "number": number, "reason": reason}
        for group, editions in in_force_for(meeting.groups, meeting.date.last).items()
        for edition in editions or (None,)
    ]
    pins.kind.record_rows(meeting, rows, by=by, named=f"{meeting.key}-gilt")


#: By which a line of who conducts a sitting is the same as before, whatever else is said of it.
SAME = ("role", "institution", "label", "person", "name")


@act(who=is_office | is_house, says=gettext_lazy("hat eingetragen, wer die Sitzung leitet und das Protokoll schreibt"))
def state_conductors(meeting: Meeting, *, by: Visitor, conductors: Sequence[Mapping[str, Any]]) -> None:
    """Make these the ones who lead, moderate and write the meeting, in their order; who was there before keeps its key.

    Each says columns of ``Conductor``: ``role``; ``institution`` or ``label`` for everybody; ``person`` or ``name``
    inside; ``is_substitute`` and ``stands_in_for``; ``from_item``. Whoever is named as ``person`` to lead or to write
    may do it from then on, in this meeting alone.
    """
    before = list(Conductor.objects.filter(meeting=meeting, deleted=None).order_by("order", "pk"))
    new: list[dict[str, Any]] = []
    for place, said in enumerate(conductors, 1):
        wanted = _all_columns(said) | {"order": place}
        known = next((one for one in before if all(getattr(one, name) == wanted[name] for name in SAME)), None)
        if known is None:
            new.append(wanted)
            continue
        before.remove(known)
        if any(getattr(known, name) != value for name, value in wanted.items()):
            conductor_acts.correct.as_part(known, by=by, **wanted)
    for gone in before:
        conductor_acts.withdraw.as_part(gone, by=by)
    _conducts_here(*(Conductor(body=meeting.body, meeting=meeting, **values) for values in new))
    conductor_acts.kind.record_rows(meeting, new, by=by, named=f"{meeting.key}-leitung")


@act(who=is_office | is_house, says=gettext_lazy("hat den Namen bei Leitung oder Protokoll gelöscht"))
def forget_conductor(conductor: Conductor, *, by: Visitor) -> None:
    """Let go of who it was; what the public reads of it stays."""
    conductor.name, conductor.person = "", None


def _all_columns(said: Mapping[str, Any]) -> dict[str, Any]:
    """Every column of one who conducts, empty where nothing is said."""
    empty = Conductor()
    values = {name: getattr(empty, name) for name in columns_of(Conductor, without=["meeting"])} | dict(said)
    return values | {"is_substitute": values["is_substitute"] or bool(values["stands_in_for"])}
