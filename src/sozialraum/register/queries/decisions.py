"""Register: decisions as the pages show them."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby
from operator import attrgetter
from typing import Any

from django.db.models import F, Q, QuerySet
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from sozialraum.acts.corrections import day_of
from sozialraum.bodies.queries import named
from sozialraum.bylaws.models import MATTERS
from sozialraum.counting.words import Result
from sozialraum.decisions.models import DecidedBy, Effect, Resolution, ResolutionQuerySet, VoteCount
from sozialraum.decisions.words import REFERRING, EffectKind, Progress
from sozialraum.foundation.dates import PartialDate
from sozialraum.foundation.questions import asked
from sozialraum.foundation.things import at
from sozialraum.foundation.visitor import Visitor
from sozialraum.meetings import rules
from sozialraum.meetings.models import Meeting
from sozialraum.papers.models import Version
from sozialraum.papers.words import Audience
from sozialraum.register.queries.fixed import fixed_for_votes
from sozialraum.register.queries.results import ABOUT, MoneyReading, money_of, result_in_words
from sozialraum.register.queries.tallies import tallies_of, votes_of
from sozialraum.rulings.rules.fixed import FixedRules
from sozialraum.ui.values import Group, Tally
from sozialraum.ui.votes import counted

WORDS = ("resolution_text", "reason", "result", "topic", "majority")
BECAME = ("progress", "outcome", "outcome_date", "resubmit_on")
CHANGED = ("modified", "corrected")
MEETING = ("meeting__name", "meeting__key", "meeting__date")
LINKED = ("by_links__organization", "effects")
COLUMNS = ("pk", "key", "agenda_item", "name", "number", "date", *ABOUT, *WORDS, *BECAME, *CHANGED, *MEETING, *LINKED)
ADOPTED = {
    "paper": F("adoption__version__paper__name"),
    "paper_key": F("adoption__version__paper__key"),
    "audience": F("adoption__version__paper__audience"),
    "label": F("adoption__version__label"),
    "since": F("adoption__version__valid_from"),
    "withdrawn": F("adoption__version__deleted"),
    "opened": F("term__name"),
}
NOT_PUBLIC = _("Betrifft ein Dokument, das nicht öffentlich ist.")
SENTENCES = {
    EffectKind.FORMS: _("Bildet diese Gruppen:"),
    EffectKind.MEETS_JOINTLY: _("Diese Gruppen treffen sich gemeinsam:"),
    EffectKind.DISSOLVES: _("Löst diese Gruppen auf:"),
    EffectKind.OPENS_TERM: _("Beginnt diesen Zeitraum:"),
}


@dataclass(frozen=True)
class EffectReading:
    """What a decision set in motion: a sentence, and either a document or groups."""

    sentence: str
    groups: tuple[Group, ...] = ()
    title: str = ""
    url: str = ""

    @property
    def in_words(self) -> str:
        """»Gilt seit 2. November 2016: Geschäftsordnung.«"""
        names = self.title or ", ".join(group.name for group in self.groups)
        return f"{self.sentence} {names}." if names else self.sentence


@dataclass(frozen=True)
class ResolutionRow:
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
    money: MoneyReading
    tallies: tuple[Tally, ...]
    meeting_name: str
    meeting_key: str
    effects: tuple[EffectReading, ...]
    majority: str
    progress: str
    progress_label: str
    outcome: str
    outcome_date: PartialDate | None
    resubmit_on: PartialDate | None
    is_referred: bool
    modified: dt.datetime
    corrected: dt.date | None
    told_with: tuple[Group, ...] = ()  # who held the sitting on whose page it stands

    @property
    def meeting_url(self) -> str:
        return at(Meeting.address.format(key=self.meeting_key)) if self.meeting_key else ""

    @property
    def became(self) -> str:
        """Progress, outcome and effects of the decision as one typed text."""
        told = [f"**{capfirst(self.progress_label)}.** {self.outcome}".strip() if self.progress_label else self.outcome]
        return "\n\n".join(line for line in (*told, *(effect.in_words for effect in self.effects)) if line)

    @property
    def decided_by(self) -> str:
        """Names of the groups that decided; empty if it is the one group of the sitting shown with it."""
        if not self.groups or (len(self.groups) == 1 and self.told_with == self.groups):
            return ""
        together = _("Gemeinsam beschlossen: %(groups)s") if len(self.groups) > 1 else _("Beschlossen: %(groups)s")
        return together % {"groups": joined(self.groups)}

    @property
    def stamp(self) -> str:
        """One word: how far it has come, else how the one group that decided voted."""
        return self.progress_label or (self.tallies[0].result if len(self.tallies) == 1 else "")

    @property
    def opening(self) -> str:
        """The wording as a register shows it."""
        return shortened(self.wording, 280)

    @property
    def who_and_when(self) -> str:
        """Where it was taken and when, in one line."""
        meeting, by = rules.called(self.meeting_name, [group.name for group in self.groups]), joined(self.groups)
        names = f"{meeting} ({by})" if meeting not in ("", by) and len(self.groups) > 1 else meeting or by
        date = self.date.in_words(weekday=False)
        return f"{names}, {date}" if names else date

    @property
    def votes_in_words(self) -> str:
        """The count in one line where one group decided; else what each group decided in each round, if recorded."""
        if len(self.tallies) == 1:
            return _in_words(self.tallies[0], get_language())
        return " ".join(f"{tally_in_words(one)}." for one in self.tallies if one.result or one.round)

    @property
    def counts_in_words(self) -> str:
        """The result, then what each group voted in each round, all of it."""
        return " ".join(filter(None, (self.result, *(f"{tally_in_words(one)}." for one in self.tallies))))


@lru_cache(maxsize=1000)
def _in_words(tally: Tally, _language: str | None) -> str:
    """A small network votes alike again and again."""
    return f"{tally_in_words(tally)}."


def tally_in_words(tally: Tally) -> str:
    """»2. Wahlgang: AG Wohnen: 5 Ja · 1 Nein. Angenommen«; says so where neither count nor result is on record."""
    said = ". ".join(filter(None, (counted(tally).in_words, tally.result))) or _("Stimmenzahl nicht bekannt")
    said = f"{said} ({tally.basis})" if tally.basis else said
    return ": ".join(filter(None, (tally.round, tally.name, said)))


def shortened(text: str, most: int) -> str:
    """What ``truncatechars`` does, without looking at each letter."""
    return text if len(text) <= most else f"{text[: most - 1]}…"


def joined(groups: Sequence[Group]) -> str:
    """»AG Wohnen und AG Sprache«"""
    return rules.joined([group.name for group in groups])


def rows(found: ResolutionQuerySet, visitor: Visitor) -> dict[int, ResolutionRow]:
    """These decisions by primary key, in three questions for any number."""
    return _read(_as_rows(found), visitor)


def _as_rows(found: ResolutionQuerySet) -> QuerySet[Any]:
    """A row for each group that decided, and for each effect."""
    return found.order_by(*found.query.order_by, "by_links__position").values_list(*COLUMNS, named=True)


def _read(told: Iterable[Any], visitor: Visitor, *, counts: bool = True) -> dict[int, ResolutionRow]:
    """Of the rows of ``_as_rows``; a short list may do without counts."""
    together: dict[int, list[Any]] = defaultdict(list)
    for row in told:
        together[row.pk].append(row)
    known = named((row.by_links__organization for same in together.values() for row in same), visitor)
    votes = votes_of({"resolution__in": list(together)}) if counts else {}
    acting = [pk for pk, same in together.items() if same[0].effects]  # few do: the others need not be asked
    effects = effects_of({"resolution__in": acting}, visitor) if acting else {}
    shared = known, _results(), fixed_for_votes(votes, visitor)
    return {pk: _row(same, votes.get(pk, []), effects.get(pk, ()), *shared) for pk, same in together.items()}


def _results() -> dict[str, str]:
    """Said once for all rows: to ask for the language at each takes as long as to read them."""
    return {"": "", **{str(value): f"{capfirst(str(label))}" for value, label in Result.choices}}


def row_of(key: str, visitor: Visitor) -> ResolutionRow | None:
    """One decision, if this visitor may see it."""
    return next(iter(rows(Resolution.objects.visible_to(visitor).filter(key=key), visitor).values()), None)


def _row(
    same: list[Any],
    votes: list[Any],
    effects: Sequence[EffectReading],
    known: Mapping[int | None, Group],
    results: Mapping[str, str],
    fixed: FixedRules,
) -> ResolutionRow:
    told, by = same[0], tuple(dict.fromkeys(one.by_links__organization for one in same))
    tallies = tallies_of(by, votes, known)
    return ResolutionRow(
        key=told.key,
        item_id=told.agenda_item,
        title=told.name,
        url=at(Resolution.address.format(key=told.key)),
        number=told.number,
        date=told.meeting__date or told.date,
        groups=tuple(known[group] for group in by if group in known),
        wording=told.resolution_text,
        reason=told.reason,
        result=result_in_words(told, results[told.result], by_groups=any(one.result for one in tallies)),
        money=money_of(told),
        tallies=tallies,
        meeting_name=told.meeting__name or "",
        meeting_key=told.meeting__key or "",
        effects=tuple(effects),
        majority=majority_of(fixed.majority(told.majority, votes, told.topic), told.topic),
        progress=told.progress,
        progress_label=str(Progress(told.progress).label) if told.progress else "",
        outcome=told.outcome,
        outcome_date=told.outcome_date,
        resubmit_on=told.resubmit_on,
        is_referred=told.result in REFERRING,
        modified=told.modified,
        corrected=day_of(told.corrected),
    )


def majority_of(said: str, topic: str) -> str:
    """»einfache Mehrheit, gezählt nach den Regeln bei Geld«, as far as it is on record."""
    counted = _("gezählt nach den Regeln %(topic)s") % {"topic": MATTERS[topic].label} if topic else ""
    return f"{said}, {counted}" if said and counted else said or capfirst(counted)


def effects_of(mine: dict[str, Any], visitor: Visitor) -> dict[int, list[EffectReading]]:
    """What the decisions chosen by ``mine`` set in motion, by decision: a row for each group that it is about."""
    ordered = Effect.objects.filter(**mine).annotate(**ADOPTED).order_by("pk", "on_links__position")
    told: Any = ordered.values_list("pk", "resolution", "kind", *ADOPTED, "on_links__organization", named=True)
    known = named((row.on_links__organization for row in told), visitor)
    found: dict[int, list[EffectReading]] = defaultdict(list)
    for _pk, rows in groupby(told, attrgetter("pk")):
        same = list(rows)
        groups = (known.get(row.on_links__organization) for row in same)
        found[same[0].resolution].append(_outcome(same[0], tuple(group for group in groups if group)))
    return found


def _outcome(told: Any, groups: tuple[Group, ...]) -> EffectReading:
    if told.kind != EffectKind.ADOPTS:
        return EffectReading(SENTENCES[EffectKind(told.kind)], groups, title=told.opened or "")
    if not is_public(told.audience, told.withdrawn):
        return EffectReading(NOT_PUBLIC)
    url = at(Version.address.format(paper=told.paper_key, label=told.label))
    return EffectReading(adopted_since(told.since), title=told.paper, url=url)


def is_public(audience: str, deleted: dt.datetime | None) -> bool:
    """True if a page of a decision may name the version it adopted; decisions are public even where papers are not."""
    return audience == Audience.PUBLIC and deleted is None


def adopted_since(since: PartialDate | None) -> str:
    """German phrase before the name of an adopted version: since when it holds, or from when it will."""
    ahead = since is not None and since.first > timezone.localdate()
    sentence = _("Gilt ab %(date)s:") if ahead else _("Gilt seit %(date)s:") if since else _("Beschlossen wurde:")
    return sentence % {"date": since.in_words(weekday=False) if since else ""}


def register(
    visitor: Visitor, *, group: str = "", year: int | None = None, words: str = "", result: str = "", progress: str = ""
) -> ResolutionQuerySet:
    """The register, the latest first; narrowed by a group's key, a year (also one only known as such), and words.

    Also by the result, be it that of one of several groups, and by what came of it.
    """
    found = Resolution.objects.visible_to(visitor).latest_first()
    if result:
        counted = VoteCount.objects.filter(ballot__resolution__body=visitor.body, result=result)
        found = found.filter(Q(result=result) | Q(pk__in=counted.values("ballot__resolution")))
    if progress:
        found = found.filter(progress=progress)
    if group:
        found = found.filter(pk__in=DecidedBy.objects.filter(organization__key=group).values("resolution"))
    if year:
        found = found.between(PartialDate(year), PartialDate(year, 12, 31))
    for word in words.split():
        found = found.filter(Q(name__icontains=word) | Q(resolution_text__icontains=word) | Q(number__icontains=word))
    return found


def newest(visitor: Visitor, most: int, *, group: str = "", counts: bool = True) -> list[ResolutionRow]:
    """The latest ``most`` of the register, in its order, of one group or of all; no more of it is read."""
    return list(_read(asked(_newest, visitor, most, group), visitor, counts=counts).values())


def _newest(visitor: Visitor, most: int, group: str) -> QuerySet[Any]:
    backwards = register(visitor, group=group).order_by("-on", "-meeting", "-number_in_year", "-pk")  # type: ignore[misc]
    return _as_rows(Resolution.objects.filter(pk__in=backwards.values("pk")[:most]).latest_first())


def rows_of(*, meeting: Meeting, visitor: Visitor) -> list[ResolutionRow]:
    """The decisions of one meeting, in the order in which they were taken."""
    found = Resolution.objects.visible_to(visitor).filter(meeting=meeting)
    return list(rows(found.order_by("number_in_year", "pk"), visitor).values())
