"""Rulebook: the form of a whole revision: rows that are added, filled in, moved and struck, kept as one goes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from itertools import chain
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils import timezone
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from sozialraum.actforms.drafts import Owner
from sozialraum.actforms.fields import Line, offer_to
from sozialraum.actforms.forms import ActForm, Words
from sozialraum.actforms.pages import ListPage, MasterForm
from sozialraum.actforms.typed_before import keep_typed
from sozialraum.bodies.queries import groups_to_choose
from sozialraum.bylaws import actions
from sozialraum.bylaws.models import RuleRevision
from sozialraum.bylaws.queries import is_adopted, newest_of
from sozialraum.bylaws.words import FAMILY_GROUPS, Family, Rank
from sozialraum.norms.rules.families import FAMILIES
from sozialraum.papers.rules import clauses
from sozialraum.rulebook.forms.blanks import RuleBlanks, Sent, provision_of, sent_of, sent_of_proposal
from sozialraum.rulebook.queries import votes_of_groups
from sozialraum.rulebook.rules.proposals import Proposal, every_proposal
from sozialraum.rulebook.rules.rows import MOST_STEPS, Passage, SeatedGroup, asked_by, objections, passages
from sozialraum.rulebook.rules.sentences import WAYS

MOST_RULES = 200
#: Buttons that change the rows and show the page anew: a sentence more, one struck, one further up, a ballot more or
#: less, a proposal taken over; and one that only keeps what is typed.
DAZU, STREICHEN, HOCH, STUFE, VORSCHLAG, SICHERN = "dazu", "streichen", "hoch", "stufe", "vorschlag", "sichern"
BUTTONS = (DAZU, STREICHEN, HOCH, STUFE, VORSCHLAG, SICHERN)
HERE = "hier"  # the paragraph from which sentences are taken now
PLACE = re.compile(r"\d{1,5}", re.ASCII)
OF_ROW = re.compile(r"r(\d{1,3})-(.+)", re.ASCII)
ROW = re.compile(r"(\d{1,3}) (\S+)", re.ASCII)  # its place and its word
STEP = re.compile(r"(\d{1,3}):([+-])", re.ASCII)


#: The topics of which every text speaks: notice, who votes, and how it is decided.
NEEDED = frozenset({Family.NOTICE, Family.VOTE, Family.QUORUM, Family.MAJORITY, Family.BIAS})


@dataclass
class TopicRules:
    """One topic of the page: its rows, what may be added, proposals, and what of it is not ruled."""

    word: str
    label: str
    group: str
    rows: list[tuple[int, RuleBlanks]] = field(default_factory=list)
    sentences: list[tuple[str, str]] = field(default_factory=list)
    proposals: list[tuple[int, Proposal]] = field(default_factory=list)
    open: list[str] = field(default_factory=list)

    @property
    def is_unfolded(self) -> bool:
        """Whether sentences and proposals are shown at once: where rules stand, and of what every text needs."""
        return bool(self.rows) or self.word in NEEDED

    @property
    def state(self) -> str:
        told = sum(bool(row.told) for _place, row in self.rows)
        if told:
            return ngettext("%(count)s Widerspruch", "%(count)s Widersprüche", told) % {"count": told}
        number = len(self.rows)
        return (
            ngettext("%(count)s Satz", "%(count)s Sätze", number) % {"count": number} if number else _("nicht geregelt")
        )


class RuleRevisionForm(MasterForm):
    """For the page on which a revision is withdrawn; a new one is made of rows, and none is ever corrected."""

    acts = actions.revisions
    called = gettext_lazy("Stand der Regeln")
    listed = ListPage(gettext_lazy("Dokumente"), "desk:entering-list", "dokumente")
    farewell = gettext_lazy("Danach gilt wieder der Stand davor; gibt es keinen, ist nichts geregelt.")
    unasked = frozenset({"number", "rank", "reason"})


class RecordRevisionForm(ActForm):
    """All rules of a version. Adding, moving and striking show the page anew; only »Speichern« makes a revision."""

    act = actions.record_revision
    unasked = frozenset({"typed"})

    rank = forms.ChoiceField(label=gettext_lazy("Was vorgeht"), choices=Rank.choices, initial=Rank.BYLAWS)
    reason = Line(required=False, max_length=300, label=gettext_lazy("Warum neu eingetragen"))
    typed_before: QueryDict | None = None

    @cached_property
    def edition(self) -> RuleRevision | None:
        return newest_of(self.subject)

    @cached_property
    def is_adopted(self) -> bool:
        return is_adopted(self.subject)

    @property
    def began_with(self) -> int:
        """The number of the revision that was there when the page was opened."""
        kept = _number(self.typed_before, "stand")
        return self.saved_number if kept < 0 else kept

    @property
    def saved_number(self) -> int:
        return self.edition.number if self.edition else 0

    @property
    def next_number(self) -> int:
        return self.saved_number + 1

    @property
    def only_rows(self) -> bool:
        """A button changed the rows or kept what is typed: nothing is to be saved now."""
        return self.is_bound and any(name in self.data for name in BUTTONS)

    @property
    def here(self) -> str:
        """The paragraph from which sentences are taken now."""
        return _text(self.data if self.is_bound else self.typed_before, HERE)

    # ── rows ──

    @cached_property
    def given_rows(self) -> list[Sent]:
        """All rows with what stands in their fields: as sent and changed, as kept before, or as they are saved."""
        if self.is_bound:
            return _changed(_rows_in(self.data), self.data, self.passage_here)
        if self.typed_before is not None:
            return _rows_in(self.typed_before)
        found = self.edition.rules.filter(deleted=None).order_by("position", "pk") if self.edition else ()
        return [sent_of(rule) for rule in found.prefetch_related("group_links__organization")] if found else []

    @cached_property
    def sent_rows(self) -> list[RuleBlanks]:
        """The rows as they would be saved."""
        return self._offered(
            [
                RuleBlanks(what, _fields_of(place, said), prefix=f"r{place}")
                for place, (what, said) in enumerate(self.given_rows)
            ]
        )

    @cached_property
    def rows(self) -> list[RuleBlanks]:
        """The rows as the page shows them: what is not filled in yet is a fault only once it is to be saved."""
        shown = self.sent_rows
        if not self.is_bound or self.only_rows:
            shown = self._offered([_as_typed(row) for row in self.sent_rows])
        valid = [provision_of(row.typed()) if row.is_valid() else None for row in self.sent_rows]
        told = objections(valid, self.votes)
        for place, (row, rule) in enumerate(zip(shown, valid, strict=True)):
            row.sentence = rule.sentence(self.names) if rule else ""
            row.told = told.get(place, ())
        if shown and self.is_bound and (DAZU in self.data or VORSCHLAG in self.data):
            shown[-1].is_new = True
        return shown

    def _offered(self, rows: list[RuleBlanks]) -> list[RuleBlanks]:
        offer_to(chain.from_iterable(row.fields.values() for row in rows), self.by)
        return rows

    @cached_property
    def names(self) -> dict[str, str]:
        return {group.key: group.name for group in groups_to_choose(self.by)}

    @cached_property
    def votes(self) -> Mapping[str, SeatedGroup]:
        return votes_of_groups(self.by, timezone.localdate())

    def keep_draft(self) -> None:
        """Keep all that is typed, for a day, for who typed it alone."""
        kept = QueryDict(mutable=True)
        for name in ("stand", "rank", "reason", HERE, "revision"):
            kept[name] = _text(self.data, name)
        kept.setlist("zeile", [f"{place} {what}" for place, (what, _said) in enumerate(self.given_rows)])
        for place, (_what, said) in enumerate(self.given_rows):
            for name, values in _fields_of(place, said).lists():
                kept.setlist(name, values)
        keep_typed(self.request, Owner.of(self.request), kept)

    # ── the paper beside it ──

    @cached_property
    def paper(self) -> list[tuple[str, str, str, tuple[Passage, ...]]]:
        """The text by its paragraphs, each cut where one may point at it."""
        return [(one.number, one.name, one.title, passages(one)) for one in clauses(self.subject.text)]

    @property
    def passage_here(self) -> Passage | None:
        found = chain.from_iterable(one for *_name, one in self.paper)
        return next((one for one in found if one.paragraph and one.paragraph == self.here), None)

    # ── saving ──

    def configure_fields(self) -> None:
        self.fields["rank"].initial = self.first_shown_rank()
        if self.edition and self.is_adopted:
            self.fields["reason"].required = True
            self.fields["reason"].help_text = _("Zum Beispiel: Paragraf vertippt")

    def first_shown_rank(self) -> str:
        return self.edition.rank if self.edition else Rank.BYLAWS

    def clean(self) -> dict[str, Any]:
        if self.data.get("stand") != str(self.saved_number):
            self.add_error(
                None,
                ValidationError(_("Die Regeln wurden inzwischen geändert. Öffnen Sie die Seite neu."), code="stale"),
            )
        if wrong := [row.heading for row in self.sent_rows if not row.is_valid()]:
            said = _("Bei einer Regel fehlt etwas: %(rules)s.") % {"rules": ", ".join(dict.fromkeys(wrong))}
            self.add_error(None, ValidationError(said, code="incomplete"))
        return self.cleaned_data

    def doubt(self) -> Words:
        found = [said for row in self.rows for said in row.told]
        return " ".join((*found, _("Trotzdem so speichern?"))) if found else ""

    def act_arguments(self) -> dict[str, Any]:
        said = super().act_arguments()
        return {"typed": [r.typed() for r in self.sent_rows], "reason": said["reason"], "rank": Rank(said["rank"])}

    # ── topics ──

    @cached_property
    def topics(self) -> list[TopicRules]:
        """By topic its rows, what else a rule may say, proposals, and what is not ruled."""
        there = [
            (row.what, bool(said.get("topics")), _words(said.get("categories")))
            for row, (_w, said) in zip(self.rows, self.given_rows, strict=True)
        ]
        found: list[TopicRules] = []
        group = ""
        for family in Family:
            group = str(FAMILY_GROUPS.get(family, group))
            rows = [(place, row) for place, row in enumerate(self.rows) if row.value_class.family == family]
            ruled = {one.part for _place, row in rows for one in row.asked}
            says = FAMILIES[family].SAYS
            proposals = [
                (n, one)
                for n, one in enumerate(every_proposal())
                if one.value.family == family and not one.is_answered_by(there)
            ]
            missing = [label for part, (label, _sentence) in says.items() if part not in ruled]
            found.append(
                TopicRules(family.value, str(family.label), group, rows, list(_sentences(family)), proposals, missing)
            )
        return found


def _sentences(family: str) -> Iterator[tuple[str, str]]:
    """What a rule of this family may say, each with the word and the name of its button."""
    for part, (label, _sentence) in FAMILIES[family].SAYS.items():
        for way, (name, _said) in WAYS.get(f"{family}:{part}", {"": ("", {})}).items():
            yield f"{family}:{part}{f'@{way}' if way else ''}", f"{label}: {name}" if name else label


def _words(typed: list[str] | None) -> tuple[str, ...]:
    return tuple(one.strip() for one in (typed or [""])[0].split(";") if one.strip())


def _fields_of(place: int, said: Mapping[str, list[str]]) -> MultiValueDict[str, str]:
    return MultiValueDict({f"r{place}-{name}": values for name, values in said.items()})


def _rows_in(sent: Any) -> list[Sent]:
    """The rows that were sent, in their order, without such as ask for what there is not; the page sorts by topic."""
    said: dict[int, dict[str, list[str]]] = {}
    for key, values in sent.lists():
        if found := OF_ROW.fullmatch(key):
            said.setdefault(int(found[1]), {})[found[2]] = [str(value) for value in values]
    rows = [found for one in sent.getlist("zeile")[:MOST_RULES] if (found := ROW.fullmatch(one))]
    rows.sort(key=lambda row: int(row[1]))
    return [(row[2], said.get(int(row[1]), {})) for row in rows if asked_by(row[2])]


def _text(sent: Any, name: str) -> str:
    """A field as it was sent; "" without."""
    return str(sent.get(name, "")) if sent is not None else ""


def _number(sent: Any, name: str) -> int:
    """A place or number as it was sent; -1 without, and for what no page of ours sends."""
    typed = _text(sent, name)
    return int(typed) if PLACE.fullmatch(typed) else -1


def _changed(rows: list[Sent], sent: Any, here: Passage | None) -> list[Sent]:
    """The rows after what a button does with them."""
    added, proposal, struck = _text(sent, DAZU), _number(sent, VORSCHLAG), _number(sent, STREICHEN)
    rows = _moved_up([one for place, one in enumerate(rows) if place != struck], _number(sent, HOCH))
    if found := STEP.fullmatch(_text(sent, STUFE)):
        rows = [_with_step(one, found[2]) if place == int(found[1]) else one for place, one in enumerate(rows)]
    if asked_by(added):
        where = [here.paragraph] if here else [_text(sent, HERE)[:80]]
        rows = [*rows, (added, {"paragraph": where, "wording": [here.text] if here else []})]
    if proposal in range(len(every_proposal())):
        rows = [*rows, sent_of_proposal(every_proposal()[proposal])]
    return rows[:MOST_RULES]


def _moved_up(rows: list[Sent], place: int) -> list[Sent]:
    """A row before the one before it of the same topic."""
    family = rows[place][0].partition(":")[0] if place in range(len(rows)) else ""
    before = (
        next((at for at in range(place - 1, -1, -1) if rows[at][0].startswith(f"{family}:")), None) if family else None
    )
    if before is None:
        return rows
    rows[before], rows[place] = rows[place], rows[before]
    return rows


def _with_step(row: Sent, sign: str) -> Sent:
    """A row with one ballot or group more or less."""
    what, said = row
    family, _colon, _parts = what.partition(":")
    changed = [
        type(one)(family, one.part, one.way, min(max(one.steps + (1 if sign == "+" else -1), 1), MOST_STEPS[one.name]))
        if one.name in MOST_STEPS
        else one
        for one in asked_by(what)
    ]
    return f"{family}:{','.join(map(str, changed))}", said


def _as_typed(row: RuleBlanks) -> RuleBlanks:
    """The same row, not judged yet."""
    initial = {
        name: one.widget.value_from_datadict(row.data, MultiValueDict(), row.add_prefix(name))
        for name, one in row.fields.items()
        if not one.widget.value_omitted_from_data(row.data, MultiValueDict(), row.add_prefix(name))
        or one.widget.use_fieldset
    }
    return RuleBlanks(row.what, prefix=row.prefix, initial=initial)
