"""Inbox: »Was Sie gesagt haben – was wir getan haben«, from what everybody may read and nothing else."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from django.utils import timezone

from sozialraum.concerns.models import Answered, Concern
from sozialraum.concerns.words import ConcernState
from sozialraum.decisions.models import Resolution
from sozialraum.foundation.dates import PartialDate
from sozialraum.foundation.things import path_of
from sozialraum.foundation.visitor import Visitor
from sozialraum.meetings.models import Meeting
from sozialraum.network.models import Body
from sozialraum.press.concern_report import ConcernReport, ConcernReportTopic, Point, concern_report_pdf
from sozialraum.ui.spoken import in_words

WITHOUT_TOPIC = "Ohne Thema"
STATES = {
    ConcernState.RECEIVED: "Angekommen",
    ConcernState.READ: "Gelesen",
    ConcernState.WITH_GROUP: "Liegt bei der Gruppe",
    ConcernState.ON_AGENDA: "Wird besprochen",
    ConcernState.ANSWERED: "Beantwortet",
}


@dataclass(frozen=True)
class ReportedConcern:
    """One concern as everybody may read it."""

    number: str
    said_on: dt.date
    text: str
    state: str
    where: str  # with whom it lies, or the sitting in which it is talked about; may be empty
    is_answered: bool
    answers: tuple[str, ...]
    decisions: tuple[tuple[str, str], ...]  # what it is called, and its path


@dataclass(frozen=True)
class ConcernReportPage:
    """All of them by topic."""

    since: dt.date | None
    topics: tuple[tuple[str, tuple[ReportedConcern, ...]], ...]

    @property
    def count(self) -> int:
        return sum(len(said) for _topic, said in self.topics)

    @property
    def answered(self) -> int:
        return sum(one.is_answered for _topic, said in self.topics for one in said)


def page_of(visitor: Visitor, since: str, today: dt.date) -> ConcernReportPage:
    """The public report, the same for every visitor; in a constant number of queries."""
    nobody = visitor.as_nobody()
    first = _day(since, today)
    found = Concern.objects.listed_for(nobody).filter(published__isnull=False).with_groups()
    if first:
        found = found.filter(created__gte=timezone.make_aware(dt.datetime.combine(first, dt.time.min)))
    concerns = list(found.select_related("agenda_item__meeting").order_by("topic__order", "topic__name", "created"))
    replies, meetings = _replies(nobody, concerns), _meetings(nobody, concerns)
    topics: dict[str, list[ReportedConcern]] = {}
    for one in sorted(concerns, key=lambda one: one.topic is None):
        name = one.topic.name if one.topic else WITHOUT_TOPIC
        topics.setdefault(name, []).append(_with_answers(one, replies.get(one.pk, []), meetings))
    return ConcernReportPage(first, tuple((name, tuple(said)) for name, said in topics.items()))


def _day(typed: str, today: dt.date) -> dt.date | None:
    """The day as it was typed; none where it cannot be read, or nothing can have been said before it."""
    try:
        day = PartialDate.typed(typed, today).exact
    except ValueError:
        return None
    return day if day and dt.date(1990, 1, 1) < day <= today else None


def _replies(nobody: Visitor, concerns: list[Concern]) -> dict[int, list[tuple[str, Resolution | None]]]:
    links = Answered.objects.filter(concern__in=concerns, reply__deleted=None).exclude(reply__text="")
    rows = list(links.select_related("reply").order_by("reply__created", "reply__pk"))
    wanted = {row.reply.resolution_id for row in rows if row.reply.resolution_id}
    public = {one.pk: one for one in Resolution.objects.visible_to(nobody).filter(pk__in=wanted)} if wanted else {}
    found: dict[int, list[tuple[str, Resolution | None]]] = {}
    for row in rows:
        found.setdefault(row.concern_id, []).append((row.reply.text, public.get(row.reply.resolution_id or 0)))
    return found


def _meetings(nobody: Visitor, concerns: list[Concern]) -> dict[int, Meeting]:
    """The sittings that everybody may know of."""
    wanted = {one.agenda_item.meeting_id for one in concerns if one.agenda_item and one.state == ConcernState.ON_AGENDA}
    return {one.pk: one for one in Meeting.objects.visible_to(nobody).filter(pk__in=wanted)} if wanted else {}


def _with_answers(
    one: Concern, replies: list[tuple[str, Resolution | None]], meetings: dict[int, Meeting]
) -> ReportedConcern:
    return ReportedConcern(
        number=one.number,
        said_on=timezone.localdate(one.created),
        text=one.public_text,
        state=STATES.get(ConcernState(one.state), str(one.get_state_display())),
        where=_where(one, meetings),
        is_answered=one.state == ConcernState.ANSWERED,
        answers=tuple(text for text, _decision in replies),
        decisions=tuple((_called(made), made.address.format(key=made.key)) for _text, made in replies if made),
    )


def _where(one: Concern, meetings: dict[int, Meeting]) -> str:
    if one.state == ConcernState.WITH_GROUP:
        return ", ".join(group.name for group in one.groups)
    meeting = meetings.get(one.agenda_item.meeting_id) if one.agenda_item else None
    if one.state == ConcernState.ON_AGENDA and meeting and meeting.date:
        return f"{meeting}, {meeting.date.in_words()}"
    return ""


def _called(decision: Resolution) -> str:
    return " ".join(filter(None, ("Beschluss", decision.number, decision.name)))


def printed(body: Body, page: ConcernReportPage, now: dt.datetime) -> bytes:
    """The document for the Plenum."""
    since = f"seit {in_words(page.since).partition(', ')[2]}" if page.since else ""
    return concern_report_pdf(ConcernReport(body.name, since, tuple(_topics(body, page)), now, _address(body)))


def _topics(body: Body, page: ConcernReportPage) -> Iterator[ConcernReportTopic]:
    front = body.address.rstrip("/")
    for name, said in page.topics:
        yield ConcernReportTopic(
            name,
            tuple(
                Point(
                    one.number,
                    in_words(one.said_on).partition(", ")[2],
                    one.text,
                    f"{one.state}: {one.where}" if one.where else one.state,
                    one.answers,
                    tuple((called, f"{front}/{path}" if front else "") for called, path in one.decisions),
                )
                for one in said
            ),
        )


def _address(body: Body) -> str:
    return f"{body.address.rstrip('/')}/{path_of('inbox:concern-report')}" if body.address else ""
