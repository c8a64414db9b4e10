"""Circulation: how far minutes have come on their way to being approved, for their page; what was objected."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.db.models import Prefetch
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from sozialraum.acts.standing import is_office
from sozialraum.approvals.queries.ruled import MinutesRules, rules_of
from sozialraum.bodies.models import Organization
from sozialraum.circulation.models import Circulation, MinutesCopy, Objection
from sozialraum.circulation.permissions import looks_after
from sozialraum.circulation.words import ObjectionOutcome
from sozialraum.decisions.models import Approval, Minutes
from sozialraum.decisions.words import ApprovalWay, MinutesState
from sozialraum.foundation.dates import PartialDate
from sozialraum.foundation.visitor import Visitor
from sozialraum.meetings.models import Meeting
from sozialraum.meetings.queries import items_of, sits_there
from sozialraum.meetings.rules import item_label
from sozialraum.meetings.words import State
from sozialraum.norms.rules.minutes import ApprovedBy, PublicFrom
from sozialraum.ui.spoken import in_words


@dataclass(frozen=True)
class GroupStanding:
    """How one of the groups that met stands to the minutes: approved and how, or what it waits for."""

    group: Organization
    says: str
    is_done: bool
    is_over: bool = False  # dissolved before it has approved
    signs: bool = False  # by signature, which is still missing


@dataclass(frozen=True)
class ObjectionLine:
    """An objection as those inside read it. ``who`` is empty before those whom it does not concern."""

    key: str
    where: str
    old: str
    new: str
    reason: str
    who: str
    came: str
    is_late: bool
    outcome: str
    answer: str


@dataclass(frozen=True)
class GoingRound:
    """All of it for the page of the sitting; what is not for this visitor is empty."""

    minutes: Minutes | None = None
    is_inside: bool = False
    sent: tuple[str, ...] = ()
    standings: tuple[GroupStanding, ...] = ()
    ruled: tuple[str, ...] = ()
    counted: str = ""
    objections: tuple[ObjectionLine, ...] = ()
    copies: tuple[str, ...] = ()
    is_public: bool = True
    answers: bool = False  # whether this visitor answers objections

    @property
    def is_waiting(self) -> bool:
        """Whether it is public and not approved by all, which everybody reads."""
        return self.is_public and (not self.standings or not self.is_done)

    @property
    def is_done(self) -> bool:
        """Whether no group has still to approve."""
        return all(one.is_done for one in self.standings)

    @property
    def can_send(self) -> bool:
        """Whether the draft may go round now: the sitting was held, and not all have approved."""
        return self.minutes is not None and self.minutes.meeting.state == State.HELD and not self.is_done

    @property
    def signs(self) -> bool:
        """Whether a signature is still missing."""
        return self.can_send and any(one.signs and not one.is_done for one in self.standings)

    @property
    def over(self) -> tuple[GroupStanding, ...]:
        """The groups that were dissolved before they approved, and of which nothing is noted."""
        return tuple(one for one in self.standings if one.is_over and not one.is_done)


def going_round(key: str, meeting: Meeting, visitor: Visitor, *, waits: bool) -> GoingRound | None:
    """How far the minutes with this key have come; None where there is nothing this visitor should read.

    ``waits``: they are public and not approved by all. Who neither leads nor writes is asked for one question more,
    unless the draft went round.
    """
    inside = sits_there(meeting, visitor)
    manages = visitor.reads_all or looks_after.holds(visitor, meeting)
    sent = Circulation.objects.filter(minutes__key=key, minutes__meeting=meeting)
    rows = list(sent.defer("texts")) if inside or waits else []
    if not (manages or rows):  # the sentence in the head says who has approved
        return GoingRound() if waits else None
    approvals = Prefetch("approvals", Approval.objects.select_related("instead", "in_meeting"))
    minutes = Minutes.objects.prefetch_related(approvals).get(key=key, meeting=meeting)
    minutes.meeting = meeting  # whose groups are at hand
    is_public = minutes.state != MinutesState.DRAFT
    rules = rules_of(meeting) if manages or rows else MinutesRules(meeting)
    found = list(Objection.objects.filter(minutes=minutes, deleted=None).select_related("person", "institution"))
    return GoingRound(
        minutes=minutes,
        is_inside=inside,
        sent=tuple(_sent(rows)) if inside else (),
        standings=tuple(_standings(minutes, rules, rows[-1] if rows else None)),
        ruled=tuple(rules.sentences(sent=bool(rows), approved=minutes.is_approved)) if inside else (),
        counted=objections_in_words(found),
        objections=objection_lines(minutes, found, visitor) if inside and found and not visitor.link else (),
        copies=tuple(_copies(minutes)) if manages and is_public else (),
        is_public=is_public,
        answers=looks_after.holds(visitor, minutes) or is_office.holds(visitor, minutes),
    )


def _sent(rows: Sequence[Circulation]) -> Iterator[str]:
    """»Am 1. Oktober 2026 an 12 verschickt, Einwände bis 15. Oktober 2026.«"""
    for one in rows:
        told = ngettext(
            "Als Entwurf verschickt am %(day)s, an einen Menschen oder eine Einrichtung. Einwände bis %(until)s.",
            "Als Entwurf verschickt am %(day)s, an %(count)s Menschen und Einrichtungen. Einwände bis %(until)s.",
            one.recipients,
        )
        told %= {"day": in_words(one.sent_on), "count": one.recipients, "until": in_words(one.objections_until)}
        lack = ngettext(
            "Für einen Brief fehlt der Weg; er steht in der Post.",
            "Für %(count)s Briefe fehlt der Weg; sie stehen in der Post.",
            one.without_way,
        )
        number = _("%s. Fassung: ") % one.number if len(rows) > 1 else ""
        yield f"{number}{told} {lack % {'count': one.without_way} if one.without_way else ''}".strip()


def _standings(minutes: Minutes, rules: MinutesRules, row: Circulation | None) -> Iterator[GroupStanding]:
    today = timezone.localdate()
    known = {one.organization_id: one for one in minutes.approvals.all()}
    for group in minutes.meeting.groups:
        if approval := known.get(group.pk):
            yield GroupStanding(group, _approved(approval), is_done=True)
            continue
        over = group.is_over_on(today)
        how = rules.approved_by(group)
        yield GroupStanding(
            group, _waits(how, over, row), is_done=False, is_over=over, signs=how is ApprovedBy.SIGNATURE
        )


def _approved(one: Approval) -> str:
    """»genehmigt am 18. Februar 2027, durch Beschluss, an ihrer Stelle: Plenum«"""
    if one.way == ApprovalWay.DISSOLVED:
        return _("wurde vor der Genehmigung aufgelöst")
    day = _("am %s") % one.when.in_words(weekday=False) if one.when and one.when.exact else ""
    way = "" if one.way == ApprovalWay.UNKNOWN else str(ApprovalWay(one.way).label)
    instead = _("an ihrer Stelle: %s") % one.instead.name if one.instead else ""
    first = _("genehmigt %s") % day if day else _("genehmigt")
    return ", ".join(filter(None, (first, way, instead)))


def _waits(how: ApprovedBy | None, over: bool, row: Circulation | None) -> str:
    if over:
        return _("steht aus; die Gruppe ist aufgelöst")
    if how is ApprovedBy.SILENCE and row:
        return _("steht aus; genehmigt, wenn bis %s niemand etwas dagegen sagt") % in_words(row.objections_until)
    return _("steht aus; genehmigt ist es, %s") % how.label if how else _("steht aus")


def objections_in_words(found: Sequence[Objection]) -> str:
    """»2 Einwände, davon einer noch nicht beantwortet«; "" without any. It may be read by everybody."""
    number, waiting = len(found), sum(not one.outcome for one in found)
    if not number:
        return ""
    told = ngettext("ein Einwand", "%(count)s Einwände", number) % {"count": number}
    if not waiting:
        return _("%s, beantwortet") % told
    if waiting == number:
        return _("%s, noch nicht beantwortet") % told
    rest = ngettext("einer noch nicht beantwortet", "%(count)s noch nicht beantwortet", waiting)
    return _("%(all)s, davon %(rest)s") % {"all": told, "rest": rest % {"count": waiting}}


def objection_lines(minutes: Minutes, found: Sequence[Objection], visitor: Visitor) -> tuple[ObjectionLine, ...]:
    """The objections; whose they are for who answers them, and one's own."""
    names = visitor.reads_all or looks_after.holds(visitor, minutes)
    items = {item.pk: (item_label(number), item.name) for item, number in items_of(minutes.meeting).items()}
    return tuple(_line(one, items, names or one.person_id == (visitor.person_id or 0)) for one in found)


def _line(one: Objection, items: dict[int, tuple[str, str]], named: bool) -> ObjectionLine:
    label, name = items.get(one.agenda_item_id or 0, ("", ""))
    place = (f"{label}: {name}" if label else name) or one.place or _("Zum ganzen Protokoll")
    who = one.name or str(one.person or one.institution or "")
    came = f"{in_words(timezone.localdate(one.created))}, {one.get_way_display()}"
    outcome = str(ObjectionOutcome(one.outcome).label) if one.outcome else ""
    return ObjectionLine(
        one.key, place, one.old, one.new, one.reason, who if named else "", came, one.late, outcome, one.answer
    )


def _copies(minutes: Minutes) -> Iterator[str]:
    """»Ging am 20. Februar 2027 an Stadt Beispiel.«"""
    for one in MinutesCopy.objects.filter(minutes=minutes).select_related(
        "recipient__person", "recipient__institution"
    ):
        day = PartialDate.of(one.sent_on).in_words(weekday=False)
        yield _("Ging am %(day)s an %(who)s.") % {"day": day, "who": one.recipient}


def publishing_waits(minutes: Minutes) -> bool:
    """Whether the rules let everybody read these minutes only once they are approved, and they are not."""
    return rules_of(minutes.meeting).publication is PublicFrom.APPROVED and not minutes.is_approved
