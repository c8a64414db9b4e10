"""Site: decisions as the pages show them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Q
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from sozialraum.decisions.models import Effect, Resolution, ResolutionQuerySet
from sozialraum.decisions.words import EffectKind, Progress, Result
from sozialraum.foundation.dates import PartialDate
from sozialraum.foundation.visitor import Visitor
from sozialraum.meetings.models import Meeting
from sozialraum.papers.words import Audience
from sozialraum.site.queries.groups import value_of, values_of
from sozialraum.ui.values import Group, Tally
from sozialraum.ui.votes import counted

NOT_PUBLIC = _("Betrifft ein Dokument, das nicht öffentlich ist.")
SENTENCES = {
    EffectKind.FORMS: _("Bildet diese Gremien:"),
    EffectKind.MEETS_JOINTLY: _("Diese Gremien tagen gemeinsam:"),
    EffectKind.DISSOLVES: _("Löst diese Gremien auf:"),
}


@dataclass(frozen=True)
class Outcome:
    """What a decision set in motion: a sentence, and either a document or groups."""

    sentence: str
    groups: tuple[Group, ...] = ()
    title: str = ""
    url: str = ""


@dataclass(frozen=True)
class Row:
    """A decision, in a register or on its own page."""

    key: str
    item_id: int | None
    title: str
    url: str
    number: str
    date: PartialDate
    groups: tuple[Group, ...]
    wording: str
    reason: str
    result: str
    tallies: tuple[Tally, ...]
    meeting_name: str
    meeting_url: str
    effects: tuple[Outcome, ...]
    majority: str
    progress: str
    progress_label: str
    outcome: str
    outcome_date: PartialDate | None
    modified: dt.datetime

    @property
    def became(self) -> str:
        """What became of it, in typed text: how far it is, what was told, what it set in motion."""
        told = [f"**{capfirst(self.progress_label)}.** {self.outcome}".strip() if self.progress_label else self.outcome]
        for effect in self.effects:
            names = effect.title or ", ".join(group.name for group in effect.groups)
            told.append(f"{effect.sentence} {names}." if names else effect.sentence)
        return "\n\n".join(line for line in told if line)

    @property
    def who_and_when(self) -> str:
        """Where it was taken and when, in one line."""
        several = f" ({joined(self.groups)})" if self.meeting_name and len(self.groups) > 1 else ""
        names = self.meeting_name + several if self.meeting_name else joined(self.groups)
        date = self.date.in_words(weekday=False)
        return f"{names}, {date}" if names else date

    @property
    def votes_in_words(self) -> str:
        """The count in one line, where one group decided and it is known."""
        return f"{counted(self.tallies[0]).in_words}." if len(self.tallies) == 1 else ""


def joined(groups: Sequence[Group]) -> str:
    """»AG Wohnen und AG Sprache«"""
    names = [group.name for group in groups]
    return " und ".join(name for name in (", ".join(names[:-1]), names[-1] if names else "") if name)


def row_of(resolution: Resolution) -> Row:
    meeting = resolution.meeting
    several = len(resolution.groups) > 1
    return Row(
        key=resolution.key,
        item_id=resolution.agenda_item_id,
        title=resolution.name,
        url=resolution.get_absolute_url(),
        number=resolution.number,
        date=resolution.when,
        groups=values_of(resolution.groups),
        wording=resolution.resolution_text,
        reason=resolution.reason,
        result=f"{capfirst(Result(resolution.result).label)}.",
        tallies=tuple(
            Tally(v.yes, v.no, v.abstain, v.recused, *(_named(value_of(v.organization)) if several else ()))
            for v in resolution.votes.all()
            if v.count.is_recorded
        ),
        meeting_name=meeting.name if meeting else "",
        meeting_url=meeting.get_absolute_url() if meeting else "",
        effects=tuple(_outcome(effect) for effect in resolution.effects.all()),
        majority=resolution.majority,
        progress=resolution.progress,
        progress_label=str(Progress(resolution.progress).label) if resolution.progress else "",
        outcome=resolution.outcome,
        outcome_date=resolution.outcome_date,
        modified=resolution.modified,
    )


def _named(group: Group) -> tuple[str, str]:
    return group.name, group.letter


def _outcome(effect: Effect) -> Outcome:
    if effect.adoption is None:
        return Outcome(SENTENCES[EffectKind(effect.kind)], values_of(effect.groups))
    version = effect.adoption.version
    if not is_public(version.paper.audience, version.deleted):
        return Outcome(NOT_PUBLIC)
    return Outcome(adopted_since(version.valid_from), title=version.paper.name, url=version.get_absolute_url())


def is_public(audience: str, deleted: dt.datetime | None) -> bool:
    """May a decision name the version it adopted? A decision is public even where the document is not."""
    return audience == Audience.PUBLIC and deleted is None


def adopted_since(since: PartialDate | None) -> str:
    """How it is said that a version holds, or will."""
    ahead = since is not None and since.first > timezone.localdate()
    sentence = _("Gilt ab %(date)s:") if ahead else _("Gilt seit %(date)s:") if since else _("Beschlossen wurde:")
    return sentence % {"date": since.in_words(weekday=False) if since else ""}


def register(visitor: Visitor, *, group: str = "", year: int | None = None, words: str = "") -> ResolutionQuerySet:
    """The register, the latest first; narrowed by a group's key, a year (also one only known as such), and words."""
    found = Resolution.objects.visible_to(visitor).latest_first()
    if group:
        found = found.filter(by_links__organization__key=group)
    if year:
        found = found.between(PartialDate(year), PartialDate(year, 12, 31))
    for word in words.split():
        found = found.filter(Q(name__icontains=word) | Q(resolution_text__icontains=word) | Q(number__icontains=word))
    return found


def rows_of(*, meeting: Meeting, visitor: Visitor) -> list[Row]:
    """The decisions of one meeting, in the order in which they were taken."""
    found = Resolution.objects.visible_to(visitor).filter(meeting=meeting).order_by("number_in_year", "pk").complete()
    return [row_of(resolution) for resolution in found]
