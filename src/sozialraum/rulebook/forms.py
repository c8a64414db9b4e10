"""Rulebook: a rule as a sentence with blanks, made from its value class; and the form of a whole revision."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import fields, is_dataclass
from enum import StrEnum
from functools import cached_property
from types import NoneType, UnionType
from typing import Annotated, Any, Union, get_args, get_origin, get_type_hints

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from sozialraum.actforms.fields import KeyChoicesField, Line, Number, Typed, offer_to
from sozialraum.actforms.forms import ActForm, Words
from sozialraum.actforms.pages import ListPage, MasterForm
from sozialraum.bodies.queries import groups_to_choose, named_with_end
from sozialraum.bylaws import actions
from sozialraum.bylaws.actions import TypedRule
from sozialraum.bylaws.models import MATTERS, STRICT, Rule, RuleRevision
from sozialraum.bylaws.queries import newest_of
from sozialraum.bylaws.rules.days import DayUnit
from sozialraum.bylaws.rules.families import FAMILIES, contradictions, unreachable
from sozialraum.bylaws.rules.ruleset import Provision
from sozialraum.bylaws.rules.values import Labelled, RuleFault, RuleValue, Strictness
from sozialraum.bylaws.words import Family, Rank
from sozialraum.rulebook.queries import votes_of_groups
from sozialraum.rulebook.words import BLANKS, CHOICES

ADD, STRIKE, MOST_RULES = "dazu", "streichen", 200
OPEN = [("", gettext_lazy("steht nicht im Text"))]
YES_NO = [("ja", gettext_lazy("ja")), ("nein", gettext_lazy("nein"))]


def held(hint: Any) -> Any:
    """The type of a blank without what it may be beside, and without its limits, which the value class checks."""
    if get_origin(hint) is Annotated:
        return held(get_args(hint)[0])
    if get_origin(hint) in (Union, UnionType):
        return held(next(one for one in get_args(hint) if one is not NoneType))
    return hint


def blanks(kind: Any, path: str, steps: int = 1) -> Iterator[tuple[str, Any]]:
    """Path and type of every blank of a part; of a ladder of ballots and the like, of so many steps."""
    kind = held(kind)
    if get_origin(kind) is tuple and is_dataclass(held(get_args(kind)[0])):
        for step in range(steps):
            yield from blanks(get_args(kind)[0], f"{path}.{step}")
    elif is_dataclass(kind):
        for name, hint in get_type_hints(kind, include_extras=True).items():
            if name in {one.name for one in fields(kind)}:
                yield from blanks(hint, f"{path}.{name}")
    else:
        yield path, kind


def field_for(kind: Any, label: str) -> forms.Field:
    """The form field of one blank. None needs to be filled in here: what a rule cannot do without, its value says."""
    if kind is bool:
        return forms.ChoiceField(label=label, required=False, choices=[*OPEN, *YES_NO])
    if kind is int:
        return Number(label=label, required=False)
    if get_origin(kind) is tuple and issubclass(held(get_args(kind)[0]), StrEnum):
        several = [(one.value, one.label) for one in held(get_args(kind)[0])]
        return forms.MultipleChoiceField(
            label=label, required=False, choices=several, widget=forms.CheckboxSelectMultiple
        )
    if isinstance(kind, type) and issubclass(kind, StrEnum):
        return forms.ChoiceField(
            label=label, required=False, choices=[*OPEN, *((one.value, named(one)) for one in kind)]
        )
    several_words = get_origin(kind) is tuple
    return Line(label=label, required=False, max_length=300, help_text=_("Mit Strichpunkt getrennt") * several_words)


def named(one: StrEnum) -> str:
    """What people choose: of »Tag, Tage« the plural; what has no label of its own from the words of the room."""
    if isinstance(one, DayUnit):
        return one.label.rpartition(", ")[2]
    return one.label if isinstance(one, Labelled) else CHOICES[one.value]


class RuleBlanks(forms.Form):
    """One rule: the blanks of its parts, then where it stands, how strictly, for whom and at which points."""

    paragraph = Line(label=gettext_lazy("Paragraf"), max_length=80, help_text=gettext_lazy("Zum Beispiel § 4 Abs. 1"))
    strictness = forms.ChoiceField(
        label=gettext_lazy("Wie streng"),
        choices=[(word, one.label) for word, one in STRICT.items()],
        initial=Strictness.MUST.value,
    )
    groups = KeyChoicesField(
        groups_to_choose, called=named_with_end, required=False, label=gettext_lazy("Nur für (leer: für alle)")
    )
    topics = forms.MultipleChoiceField(
        label=gettext_lazy("Nur (leer: immer)"),
        required=False,
        choices=[(word, one.label) for word, one in MATTERS.items()],
        widget=forms.CheckboxSelectMultiple,
    )
    wording = Typed(required=False, label=gettext_lazy("Der Satz im Wortlaut"), widget=forms.Textarea({"rows": 2}))

    def __init__(self, what: str, *args: Any, **words: Any):
        super().__init__(*args, **words)
        self.what, family = what, what.partition(":")[0]
        parts = dict(parts_of(what))
        self.value_class = FAMILIES[family]
        hints = get_type_hints(self.value_class, include_extras=True)
        asked = parts | ({"categories": 1} if "categories" in hints else {})
        self.blanks = dict(pair for part, steps in asked.items() for pair in blanks(hints[part], part, steps))
        says = {part: one[0] for part, one in self.value_class.SAYS.items()}
        labels = {
            path: says.get(path) or says.get(path[:-2]) or BLANKS[path.rpartition(".")[2]] for path in self.blanks
        }
        own = {path: field_for(kind, labels[path]) for path, kind in self.blanks.items()}
        self.fields = {**own, **self.fields}
        self.sentence = ""  # how it stands, where there is nothing to be asked
        self.heading = " · ".join(self.value_class.SAYS[part][0] for part in parts)

    def value(self) -> RuleValue:
        """The value of what was typed; raises RuleFault with the path of the blank."""
        said: dict[str, Any] = {}
        for path, kind in self.blanks.items():
            if (typed := self.cleaned_data.get(path)) not in (None, "", []):
                _put(said, path.split("."), _typed(kind, typed))
        return self.value_class.from_json(_listed(said))

    def clean(self) -> dict[str, Any]:
        try:
            self.cleaned_data["value"] = self.value()
        except RuleFault as fault:
            path = next((one for one in self.fields if one == fault.field or one.startswith(f"{fault.field}.")), None)
            self.add_error(path if fault.field else None, ValidationError(fault.sentence))
        return self.cleaned_data

    def typed(self) -> TypedRule:
        said = self.cleaned_data
        topics = tuple(MATTERS[word] for word in said["topics"])
        strict = STRICT[said["strictness"]]
        return TypedRule(said["value"], said["paragraph"], strict, said["wording"], tuple(said["groups"]), topics)

    def first_fields(self) -> list[forms.BoundField]:
        """The blanks of the sentence and where it stands."""
        return [self[name] for name in (*self.blanks, "paragraph")]

    def more_fields(self) -> list[forms.BoundField]:
        """How strictly, for whom, at which points, in which words."""
        return [self[name] for name in ("strictness", "groups", "topics", "wording")]


def _typed(kind: Any, typed: Any) -> Any:
    if kind is bool:
        return typed == "ja"
    if get_origin(kind) is tuple and isinstance(typed, str):
        return [one.strip() for one in typed.split(";") if one.strip()]
    return typed


def _put(said: dict[str, Any], steps: list[str], value: Any) -> None:
    for step in steps[:-1]:
        said = said.setdefault(step, {})
    said[steps[-1]] = value


def _listed(said: Any) -> Any:
    """Mappings of places as lists."""
    if not isinstance(said, dict):
        return said
    inner = {name: _listed(one) for name, one in said.items()}
    return [inner[place] for place in sorted(inner)] if all(map(str.isdigit, inner)) and inner else inner


def shown_in(said: Any, path: str = "") -> Iterator[tuple[str, Any]]:
    """A value from JSON, blank by blank, as the fields show it."""
    if isinstance(said, dict) or (isinstance(said, list) and said and isinstance(said[0], dict)):
        for name, one in said.items() if isinstance(said, dict) else enumerate(said):
            yield from shown_in(one, f"{path}.{name}" if path else str(name))
    else:
        yield path, ("ja" if said else "nein") if isinstance(said, bool) else said


def first_shown_in(rule: Rule) -> tuple[str, dict[str, Any]]:
    """What a row asks and first shows for a rule that is there: its parts, and what stands in their blanks."""
    provision = rule.provision()
    parts = provision.value.parts()
    row = RuleBlanks(f"{rule.family}:{','.join(map(_with_steps, parts, parts.values()))}")
    initial: dict[str, Any] = {
        path: "; ".join(held) if isinstance(held, list) and isinstance(row.fields[path], Line) else held
        for path, held in shown_in(provision.value.to_json())
    }
    groups = [link.organization for link in rule.group_links.all()]
    initial |= {"paragraph": rule.paragraph, "strictness": rule.strictness, "wording": rule.wording}
    return row.what, initial | {"groups": groups, "topics": rule.topics.split()}


class RuleRevisionForm(MasterForm):
    """For the page on which a revision is withdrawn; a new one is made of rows, and none is ever corrected."""

    acts = actions.revisions
    called = gettext_lazy("Stand der Regeln")
    listed = ListPage(gettext_lazy("Dokumente"), "desk:entering-list", "dokumente")
    farewell = gettext_lazy("Danach gilt wieder der Stand davor; gibt es keinen, ist nichts geregelt.")
    unasked = frozenset({"number", "rank", "reason"})


class RecordRevisionForm(ActForm):
    """All rules of a version. Nothing is kept before »Speichern«: adding and striking only show the page anew."""

    act = actions.record_revision
    unasked = frozenset({"typed"})

    rank = forms.ChoiceField(label=gettext_lazy("Was vorgeht"), choices=Rank.choices, initial=Rank.BYLAWS)
    reason = Line(
        required=False,
        max_length=300,
        label=gettext_lazy("Warum neu eingetragen"),
        help_text=gettext_lazy("Zum Beispiel: Paragraf vertippt"),
    )

    @cached_property
    def edition(self) -> RuleRevision | None:
        return newest_of(self.subject)

    @property
    def began_with(self) -> int:
        """The number of the revision that was there when the page was opened."""
        return self.edition.number if self.edition else 0

    @property
    def only_rows(self) -> bool:
        """A row was added or struck: nothing is to be saved now."""
        return self.is_bound and (ADD in self.data or STRIKE in self.data)

    @cached_property
    def rows(self) -> list[RuleBlanks]:
        if not self.is_bound:
            rules: Iterable[Rule] = self.edition.rules.filter(deleted=None) if self.edition else []
            names = {group.key: group.name for group in groups_to_choose(self.by)}
            found = [(*first_shown_in(rule), rule.provision().sentence(names)) for rule in rules]
        else:
            asked: list[str] = self.data.getlist("zeile")  # type: ignore[attr-defined]
            found = [(what, {}, "") for what in asked[:MOST_RULES] if is_known(what)]
        rows = [self._row(number, *one) for number, one in enumerate(found)]
        return self._changed(rows) if self.only_rows else rows

    def _row(self, number: int, what: str, initial: dict[str, Any], sentence: str, *, sent: bool = True) -> RuleBlanks:
        data = self.data if self.is_bound and sent else None
        row = RuleBlanks(what, data, prefix=f"r{number}", initial=initial)
        row.sentence = sentence
        offer_to(row.fields.values(), self.by)
        return row

    def _changed(self, rows: list[RuleBlanks]) -> list[RuleBlanks]:
        """The rows as they were typed, without what is struck and with what is added."""
        names = {group.key: group.name for group in groups_to_choose(self.by)}
        kept = [
            (
                row.what,
                {n: f.widget.value_from_datadict(self.data, {}, row.add_prefix(n)) for n, f in row.fields.items()},
                provision_of(row.typed()).sentence(names) if row.is_valid() else "",
            )
            for number, row in enumerate(rows)
            if self.data.get(STRIKE) != str(number)
        ]
        if is_known(added := self.data.get(ADD, "")) and len(kept) < MOST_RULES:
            kept.append((added, {}, ""))
        return [self._row(number, *one, sent=False) for number, one in enumerate(kept)]

    def first_shown_rank(self) -> str:
        return self.edition.rank if self.edition else Rank.BYLAWS

    def configure_fields(self) -> None:
        self.fields["rank"].initial = self.first_shown_rank()

    def clean(self) -> dict[str, Any]:
        if self.data.get("stand") != str(self.began_with):
            self.add_error(None, ValidationError(_("Die Regeln wurden inzwischen geändert. Öffnen Sie die Seite neu.")))
        if [row for row in self.rows if not row.is_valid()]:
            self.add_error(None, ValidationError(_("Bei einer Regel fehlt etwas.")))
        return self.cleaned_data

    def doubt(self) -> Words:
        typed = [provision_of(row.typed()) for row in self.rows]
        votes = votes_of_groups(self.by, timezone.localdate())
        never = [
            said
            for one in typed
            for key, (name, number) in votes.items()
            if not one.groups or key in one.groups
            if (said := unreachable(one, name, number))
        ]
        found = [*contradictions(typed), *never]
        return " ".join((*found, _("Trotzdem so speichern?"))) if found else ""

    def act_arguments(self) -> dict[str, Any]:
        said = super().act_arguments()
        return {"typed": [r.typed() for r in self.rows], "reason": said["reason"], "rank": Rank(said["rank"])}

    def sentences_to_add(self) -> list[tuple[str, list[tuple[str, str]]]]:
        """By topic, what a rule may say, each with the word of its button."""
        return [
            (str(family.label), [(f"{family}:{part}", says[0]) for part, says in FAMILIES[family].SAYS.items()])
            for family in Family
        ]

    def topics(self) -> list[tuple[str, int]]:
        """The topics with their number of rules; none is »nicht geregelt«."""
        said = [row.value_class.family for row in self.rows]
        return [(str(family.label), said.count(family.value)) for family in Family]


def provision_of(typed: TypedRule) -> Provision[RuleValue]:
    """The rule as the arithmetic knows it."""
    groups = frozenset(group.key for group in typed.groups)
    return Provision(typed.value, typed.paragraph, typed.strictness, typed.wording, groups, frozenset(typed.topics))


def _with_steps(part: str, value: Any) -> str:
    several = isinstance(value, tuple) and is_dataclass(value[0]) and len(value) > 1
    return f"{part}*{len(value)}" if several else part


def parts_of(what: str) -> Iterator[tuple[str, int]]:
    """The parts of a row with their steps: »majority:ballots*2,tie«."""
    for one in what.partition(":")[2].split(","):
        part, _times, steps = one.partition("*")
        yield part, min(int(steps), 10) if steps.isdecimal() and len(steps) < 3 else 1


def is_known(what: str) -> bool:
    """Whether a row asks for parts that there are."""
    family = what.partition(":")[0]
    return family in FAMILIES and all(part in FAMILIES[family].SAYS for part, _steps in parts_of(what))
