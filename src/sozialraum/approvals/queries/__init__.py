"""Approvals: the corrections of minutes, as the minutes and the sitting that made them say them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from sozialraum.approvals.rules import HEAD
from sozialraum.bodies.models import Organization
from sozialraum.decisions.models import Approval, Correction, Minutes
from sozialraum.foundation.visitor import Visitor
from sozialraum.meetings.models import AgendaItem, Meeting, MeetingQuerySet, held_by_own, record_is_public
from sozialraum.meetings.queries import items_of
from sozialraum.meetings.rules import anchor_of, bare_number, item_label
from sozialraum.meetings.words import State

NEEDED = ("agenda_item", "approval__organization", "approval__in_meeting", "approval__minutes__meeting")


@dataclass(frozen=True)
class CorrectionLine:
    """One correction: where, what stood there and what stands there now, by whom, when, and in which sitting."""

    item: str  # the key of the item, "" for none
    place: str
    old: str
    new: str
    remark: str
    group: str
    day: str
    meeting: str  # in which it was made, and its page; "" while that is being prepared
    meeting_url: str
    of: str  # the minutes it corrects, and where on their page
    url: str
    approval: int = 0  # the row that holds it, for ``versions``

    @property
    def made(self) -> str:
        """»Berichtigt am 18. Februar 2027 von AG Wohnen«"""
        told = _("Berichtigt am %(day)s von %(group)s") if self.day else _("Berichtigt von %(group)s")
        return told % {"day": self.day, "group": self.group}

    @property
    def wording(self) -> str:
        """»alt: „rund 2.300“; neu: „rund 3.200“«"""
        pairs = ((_("alt"), self.old), (_("neu"), self.new))
        return "; ".join(f"{name}: „{text}“" for name, text in pairs if text)

    @property
    def made_there(self) -> str:
        """The whole in one line, as it stands in the minutes it corrects."""
        remark = f" ({self.remark})" if self.remark else ""
        return f"{self.made}: {self.wording}{remark}"

    @property
    def made_here(self) -> str:
        """The whole in one line, as it stands in the minutes of the sitting that made it."""
        remark = f" ({self.remark})" if self.remark else ""
        return f"{_('Berichtigung')}, {self.of}, {self.place}: {self.wording}{remark}"


@dataclass(frozen=True)
class MinutesVersion:
    """A numbered version of minutes: how they stood from a day on, "" for the first one or where it is not known."""

    number: int
    day: str = ""

    @property
    def version_label(self) -> str:
        """»2. Fassung vom 18. Februar 2027«"""
        told = _("%(number)s. Fassung vom %(day)s") if self.day else _("%(number)s. Fassung")
        return told % {"number": self.number, "day": self.day}


@dataclass(frozen=True)
class CorrectedMinutes:
    """The corrections of minutes in the order in which they were made; there may be none."""

    lines: tuple[CorrectionLine, ...] = ()
    approvals: tuple[int, ...] = ()  # all with corrections, in the order in which they were made
    since: tuple[MinutesVersion, ...] = ()  # versions that came after this one, where an older one is read

    @property
    def versions(self) -> tuple[MinutesVersion, ...]:
        """The versions of which this visitor may read something; the first is the text without corrections."""
        days = {one.approval: one.day for one in self.lines}
        numbered = enumerate(self.approvals, 2)
        return (MinutesVersion(1), *(MinutesVersion(number, days[pk]) for number, pk in numbered if pk in days))

    @property
    def latest(self) -> MinutesVersion:
        return self.versions[-1]

    @property
    def other_versions(self) -> tuple[MinutesVersion, ...]:
        """The versions beside this one, in their order."""
        return (*self.versions[:-1], *self.since)

    def as_of(self, version: int) -> CorrectedMinutes:
        """What had been corrected when this version stood: nothing in the first one."""
        known = set(self.approvals[: version - 1])
        since = tuple(one for one in self.versions if one.number > version)
        return replace(self, lines=tuple(one for one in self.lines if one.approval in known), since=since)

    @property
    def loose(self) -> tuple[CorrectionLine, ...]:
        """Those that belong to no point."""
        return self.of_item("")

    def of_item(self, key: str) -> tuple[CorrectionLine, ...]:
        """Those at this point."""
        return tuple(one for one in self.lines if one.item == key)

    @property
    def version_note(self) -> str:
        """»2. Fassung vom 18. Februar 2027, mit 2 Berichtigungen.«; "" without any."""
        if not self.lines:
            return ""
        told = ngettext(
            "%(version)s, mit %(count)s Berichtigung.", "%(version)s, mit %(count)s Berichtigungen.", len(self.lines)
        )
        return told % {"version": self.latest.version_label, "count": len(self.lines)}

    @property
    def older_note(self) -> str:
        """Of an older version, which one is in force; else ""."""
        if not self.since:
            return ""
        told = _("%(old)s: So stand es vorher. Es gilt die %(new)s.")
        return told % {"old": self.latest.version_label, "new": self.since[-1].version_label}


def with_corrections_noted(found: MeetingQuerySet) -> MeetingQuerySet:
    """With ``makes_corrections``: most sittings made none, and need not be asked for them."""
    return found.annotate(makes_corrections=Exists(Correction.objects.filter(approval__in_meeting=OuterRef("pk"))))


def approvals_with_changes() -> QuerySet[Approval]:
    """Approvals with their sitting, and ``is_changed``: whether corrections are recorded of them."""
    changed = Exists(Correction.objects.filter(approval=OuterRef("pk")))
    found: QuerySet[Approval] = Approval.objects.select_related(None).select_related("in_meeting")
    return found.annotate(is_changed=changed)


def is_out(visitor: Visitor, of: str = "") -> Q:
    """Of approvals (``of`` leads to them): those of which this visitor may know.

    One pressed in a sitting (``noted``) is public with its record, like all that was said there; its groups know of it
    before.
    """
    if visitor.reads_all:
        return Q()
    known = Q(**{f"{of}noted": None}) | record_is_public(f"{of}in_meeting__")
    if visitor.person_id or visitor.standings:
        known |= Q(**{f"{of}in_meeting__in": held_by_own(visitor)})
    return known


def corrections_of(minutes: Minutes, visitor: Visitor) -> CorrectedMinutes:
    """What was corrected in these minutes, as far as one may read it; asked only if there is something."""
    changed = [one for one in minutes.valid_approvals if getattr(one, "is_changed", True)]
    if not changed:
        return CorrectedMinutes()
    made = sorted(changed, key=lambda one: (str(one.when or ""), one.pk))
    lines = _lines(Correction.objects.filter(approval__minutes=minutes), visitor)
    return CorrectedMinutes(lines, tuple(one.pk for one in made))


def made_in(meeting: Meeting, visitor: Visitor) -> tuple[CorrectionLine, ...]:
    """What this sitting corrected in the minutes of others."""
    if not getattr(meeting, "makes_corrections", True):
        return ()
    seen = Minutes.objects.visible_to(visitor).values("pk")
    return _lines(Correction.objects.filter(approval__in_meeting=meeting, approval__minutes__in=seen), visitor)


def _lines(found: QuerySet[Correction], visitor: Visitor) -> tuple[CorrectionLine, ...]:
    """Those at a point that is not public are for who sat there; all others with their approval (``is_out``)."""
    if not visitor.reads_all:
        found = found.filter(is_out(visitor, "approval__"))
        seen = ~Q(agenda_item__in=AgendaItem.objects.not_public(visitor).values("pk"))
        if visitor.organization_ids:
            seen |= Q(approval__minutes__meeting__in=held_by_own(visitor))
        found = found.filter(seen)
    rows = list(found.select_related(*NEEDED).order_by("approval__date", "pk"))
    counted: dict[int, Any] = {}
    for one in rows:
        meeting = one.approval.minutes.meeting
        if one.agenda_item and not one.agenda_item.number and meeting.pk not in counted:
            counted[meeting.pk] = items_of(meeting)
    return tuple(_line(one, counted.get(one.approval.minutes.meeting_id, {})) for one in rows)


def _line(one: Correction, counted: Any) -> CorrectionLine:
    approval, item, meeting = one.approval, one.agenda_item, one.approval.minutes.meeting
    number = (bare_number(item.number) or counted.get(item, "")) if item else ""
    there = approval.in_meeting
    told = there if there and not there.deleted and there.state != State.DRAFT else None
    day = meeting.date.in_words(weekday=False) if meeting.date else ""
    return CorrectionLine(
        item=item.key if item else "",
        place=item_label(number) if item else one.place or HEAD,
        old=one.old,
        new=one.new,
        remark=one.remark,
        group=approval.organization.name,
        day=approval.when.in_words(weekday=False) if approval.when else "",
        meeting=told.name if told else "",
        meeting_url=told.get_absolute_url() if told else "",
        of=", ".join(filter(None, (_("Protokoll %(meeting)s") % {"meeting": meeting.name}, day))),
        url=f"{meeting.get_absolute_url()}#{anchor_of(meeting.key, item.key) if item else 'berichtigt'}",
        approval=approval.pk,
    )


def next_sitting_of(minutes: Minutes, group: Organization) -> Meeting | None:
    """The first sitting of this group after that of the minutes which took place: there it may have approved them."""
    key, _name = next_sittings(minutes, [group])[group.pk]
    return Meeting.objects.filter(body=minutes.body_id, key=key).first() if key else None


def next_sittings(minutes: Minutes, groups: Sequence[Organization]) -> dict[int, tuple[str, str]]:
    """By group, key and name of that sitting, empty where there is none; one question for any number of groups."""
    after: Any = {"date__gt": minutes.meeting.date} if minutes.meeting.date else {"pk": None}
    held = Meeting.objects.filter(
        body=minutes.body_id, deleted=None, state=State.HELD, holders__organization=OuterRef("pk"), **after
    ).order_by("date", "pk")
    found = Organization.objects.filter(pk__in=[group.pk for group in groups]).annotate(
        there=Subquery(held.values("key")[:1]), there_name=Subquery(held.values("name")[:1])
    )
    return {pk: (key or "", name or "") for pk, key, name in found.values_list("pk", "there", "there_name")}
