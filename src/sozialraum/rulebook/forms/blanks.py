"""Rulebook: the form of one rule, a sentence with blanks made from its value class."""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import StrEnum
from typing import Any, NamedTuple, get_args, get_origin

from django import forms
from django.core.exceptions import ValidationError
from django.forms.boundfield import BoundField
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from sozialraum.actforms.fields import KeyChoicesField, Line, Number, Typed
from sozialraum.bodies.queries import groups_to_choose, named_with_end
from sozialraum.bylaws.actions import TypedRule
from sozialraum.bylaws.models import GROUP_KINDS, MATTERS, STRICT, Rule
from sozialraum.norms.rules.families import FAMILIES
from sozialraum.norms.rules.spans import SpanUnit
from sozialraum.provisions.rules.days import DayUnit
from sozialraum.provisions.rules.ruleset import Provision
from sozialraum.provisions.rules.values import Labelled, Portion, RuleFault, RuleValue, Strictness
from sozialraum.rulebook.rules.proposals import Proposal
from sozialraum.rulebook.rules.rows import (
    Blank,
    asked_by,
    blanks_of,
    held,
    pieces_of,
    shares,
    shown_in,
    typed_in,
    value_from,
    what_asks,
)
from sozialraum.rulebook.rules.sentences import STEPS
from sozialraum.rulebook.words import BLANKS, CHOICES

NOT_SAID, CHOOSE = [("", gettext_lazy("nicht im Text"))], [("", gettext_lazy("bitte wählen"))]
YES_NO = [("ja", gettext_lazy("ja")), ("nein", gettext_lazy("nein"))]
#: A row as it was sent: its word, and what stands in its fields.
Sent = tuple[str, dict[str, list[str]]]


class ShareField(forms.ChoiceField):
    """A share from a list; what a file brought and the list lacks stays a choice of its own."""

    def __init__(self, **words: Any):
        self.offered = [*words.pop("first"), *shares()]
        super().__init__(choices=self.offered, **words)

    def valid_value(self, value: str) -> bool:
        return isinstance(typed_in(Portion, value), dict)


def field_for(blank: Blank, label: str) -> forms.Field:
    """The form field of one blank. None needs to be filled in here: what a rule cannot do without, its value says."""
    kind, first = blank.kind, NOT_SAID if blank.optional else CHOOSE
    words: dict[str, Any] = {"label": label, "required": False}
    if kind is Portion:
        return ShareField(first=first, **words)
    if kind is bool:
        return forms.ChoiceField(choices=[*first, *YES_NO], **words)
    if kind is int:
        return Number(**words)
    if get_origin(kind) is tuple and issubclass(held(get_args(kind)[0]), StrEnum):
        several = [(one.value, one.label) for one in held(get_args(kind)[0])]
        return forms.MultipleChoiceField(choices=several, widget=forms.CheckboxSelectMultiple, **words)
    if isinstance(kind, type) and issubclass(kind, StrEnum):
        return forms.ChoiceField(choices=[*first, *((one.value, named(one)) for one in kind)], **words)
    hint = _("mehrere mit Strichpunkt") if get_origin(kind) is tuple else ""
    return Line(max_length=300, widget=forms.Textarea({"placeholder": hint, "rows": 1, "cols": 24}), **words)


def named(one: StrEnum) -> str:
    """What people choose: of »Tag, Tage« the plural; what has no label of its own from the words of the room."""
    if isinstance(one, DayUnit | SpanUnit):
        return one.label.rpartition(", ")[2]
    return one.label if isinstance(one, Labelled) else CHOICES[one.value]


class SentencePiece(NamedTuple):
    """Words of a sentence and the control behind them, "" for none; ``after`` are the signs bound to the control."""

    words: str
    control: SafeString | str
    after: str = ""


class RuleBlanks(forms.Form):
    """One rule: the blanks of its parts, then where it stands, how strictly, for whom and at which points."""

    paragraph = Line(label=gettext_lazy("Paragraf"), max_length=80, required=False)
    strictness = forms.ChoiceField(
        label=gettext_lazy("Wie streng"),
        choices=[(word, one.label) for word, one in STRICT.items()],
        initial=Strictness.MUST.value,
    )
    classifications = forms.MultipleChoiceField(
        label=gettext_lazy("Nur für alle einer Art, auch später gebildete"),
        required=False,
        choices=[(word, one.label) for word, one in GROUP_KINDS.items()],
        widget=forms.CheckboxSelectMultiple,
    )
    groups = KeyChoicesField(
        groups_to_choose,
        called=named_with_end,
        required=False,
        label=gettext_lazy("Nur für einzelne (beides leer: für alle)"),
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
        self.what, self.asked = what, asked_by(what)
        self.value_class = FAMILIES[what.partition(":")[0]]
        self.blanks = {one.path: one for one in blanks_of(self.asked)}
        says = {part: one[0] for part, one in self.value_class.SAYS.items()}
        self.labels = {path: says.get(path) or BLANKS[path.rpartition(".")[2]] for path in self.blanks}
        own = {path: field_for(blank, self.labels[path]) for path, blank in self.blanks.items()}
        self.fields = {**own, **self.fields}
        for path, field in own.items():
            kept = self.data.get(self.add_prefix(path), "") or self.initial.get(path)
            if isinstance(field, ShareField) and kept and kept not in dict(field.offered):
                least = "mehr als" if kept.endswith(">") else "mindestens"
                field.choices = [*field.offered, (kept, f"{least} {kept.removesuffix('>')}")]
        self.sentence, self.told, self.is_new = "", tuple[str, ...](), False
        self.heading = " · ".join(says[one.part] for one in self.asked)

    def value(self) -> RuleValue:
        """The value of what was typed; raises RuleFault with the path of the blank."""
        typed = {
            path: typed_in(blank.kind, said)
            for path, blank in self.blanks.items()
            if (said := self.cleaned_data.get(path)) not in (None, "", [])
        }
        return value_from(self.asked, typed)

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
        kinds = tuple(GROUP_KINDS[word] for word in said["classifications"])
        strict = STRICT[said["strictness"]]
        whom = tuple(said["groups"]), topics, kinds
        return TypedRule(said["value"], said["paragraph"], strict, said["wording"], *whom)

    # ── as the page draws it ──

    def pieces(self) -> Iterator[SentencePiece]:
        """The sentence with its blanks; what one ticks stands below it."""
        cut = list(pieces_of(self.asked, self.blanks.values(), self.labels))
        if "categories" in self.blanks:
            cut = [(f"{_('Für')} ", "categories"), (": ", ""), *cut]
        first = True
        for place, (words, path) in enumerate(cut):
            signs = re.match(r"[.,:;]*", words)[0] if place and cut[place - 1][1] else ""  # type: ignore[index]
            is_line = bool(path) and not self.fields[path].widget.use_fieldset
            behind = cut[place + 1][0] if place + 1 < len(cut) else ""
            after = re.match(r"[.,:;]*", behind)[0]  # type: ignore[index]
            yield SentencePiece(words[len(signs) :], self._control(self[path], first=first) if is_line else "", after)
            first = first and not is_line
        yield SentencePiece(" ", self._control(self["strictness"]))
        yield SentencePiece(" ", self._control(self["paragraph"]))

    def _control(self, bound: BoundField, *, first: bool = False) -> SafeString:
        """A field without the look of a field: it has its name and its error, and stands in a sentence."""
        short = " num" if isinstance(bound.field, Number) else ""
        attrs: dict[str, Any] = {"class": f"blank{short}", "aria-label": bound.label}
        if bound.name in ("categories", "paragraph"):
            attrs |= {"placeholder": _("alle") if bound.name == "categories" else "§ …", "cols": 4}
        if bound.errors:
            attrs["aria-describedby"] = f"{bound.auto_id}_error"
        if first and self.is_new:
            attrs["autofocus"] = True
        return bound.as_widget(attrs=attrs)

    def in_sentence(self) -> set[str]:
        cut = {path for _words, path in pieces_of(self.asked, self.blanks.values(), self.labels)}
        return {*cut, "categories", "strictness", "paragraph"}

    def ticks(self) -> list[BoundField]:
        """What one ticks in the sentence."""
        return [self[path] for path in self.blanks if self.fields[path].widget.use_fieldset]

    def more_fields(self) -> list[BoundField]:
        """Blanks that stand in no sentence; for whom, at which points, in which words."""
        rest = [self[path] for path in self.blanks if path not in self.in_sentence()]
        return [self["classifications"], self["groups"], self["topics"], *rest, self["wording"]]

    @property
    def paragraph_shown(self) -> str:
        return str(self["paragraph"].value() or "")

    @property
    def wording_shown(self) -> str:
        return str(self["wording"].value() or "")

    @property
    def rest(self) -> bool:
        """Whether blanks stand below, beside those in the sentence."""
        return not self.blanks.keys() <= self.in_sentence()

    @property
    def faults_below(self) -> bool:
        return any(bound.errors for bound in self.more_fields())

    def faults(self) -> list[tuple[str, str, str]]:
        """What is wrong in the sentence: the id of the message, of which blank, and why."""
        shown = self.in_sentence() if self.is_bound else set()
        return [
            (f"{one.auto_id}_error", str(one.label), str(e)) for one in self if one.name in shown for e in one.errors
        ]

    @property
    def step_called(self) -> str:
        """What one more step of it is called: a ballot, a group; "" if it has none."""
        return next((STEPS[one.name] for one in self.asked if one.name in STEPS), "")

    @property
    def has_steps(self) -> bool:
        return any(one.steps > 1 for one in self.asked)

    def scope(self) -> str:
        """For whom and when, in a few words."""
        offered: Any = self.fields["groups"]
        chosen = set(self["groups"].value() or [])
        groups = [str(name) for key, name in offered.choices if str(key) in chosen] if chosen else []
        kinds = [GROUP_KINDS[word].label for word in self["classifications"].value() or [] if word in GROUP_KINDS]
        topics = [MATTERS[word].label for word in self["topics"].value() or [] if word in MATTERS]
        whom = _("für %s") % " + ".join(kinds + groups) if kinds or groups else _("für alle Gruppen")
        return ", ".join([whom, *(topics or [_("immer")])])


def sent_of(rule: Rule) -> Sent:
    """A rule that is there, as a row would send it."""
    groups = [link.organization.key for link in rule.group_links.all()]
    said = {"paragraph": [rule.paragraph], "strictness": [rule.strictness], "wording": [rule.wording]}
    whom = {"groups": groups, "classifications": rule.classifications.split(), "topics": rule.topics.split()}
    what, filled = _filled(rule.provision().value)
    return what, filled | said | whom


def sent_of_proposal(one: Proposal) -> Sent:
    """A proposal as a row would send it: it stands in no paragraph yet."""
    what, filled = _filled(one.value)
    return what, filled | {"strictness": [one.strictness.value], "topics": [topic.value for topic in one.topics]}


def _filled(value: RuleValue) -> Sent:
    """The word of the row for a value, and what stands in its blanks."""
    what = what_asks(value)
    kinds = {one.path: one.kind for one in blanks_of(asked_by(what))}
    said: dict[str, list[str]] = {}
    for path, one in shown_in(value.to_json()):
        if path in kinds:
            ticked = isinstance(one, list) and issubclass(held(get_args(kinds[path])[0]), StrEnum)
            said[path] = one if ticked else ["; ".join(one) if isinstance(one, list) else str(one)]
    return what, said


def provision_of(typed: TypedRule) -> Provision[RuleValue]:
    """The rule as the arithmetic knows it."""
    whom = frozenset(group.key for group in typed.groups), frozenset(typed.topics)
    kinds = frozenset(typed.classifications)
    return Provision(typed.value, typed.paragraph, typed.strictness, typed.wording, *whom, classifications=kinds)
