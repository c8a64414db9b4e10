"""Decisions: a decision on one page – wording, result, votes of each group in each round, effects in plain words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from sozialraum.actforms.fields import (
    KeyChoiceField,
    Line,
    PartialDateFormField,
    Typed,
)
from sozialraum.actforms.forms import FormRow, Part
from sozialraum.actforms.money import Euros
from sozialraum.actforms.pages import ListPage
from sozialraum.bodies.queries import groups_to_choose, named_with_end, organizations_to_choose
from sozialraum.counting import forms as votes
from sozialraum.counting.rules.figures import Round, VoteFigures
from sozialraum.counting.words import Result
from sozialraum.decisions import actions
from sozialraum.decisions.actions import Wanted, effects_of, rounds_of
from sozialraum.decisions.actions.voting import against_rules, topic_of
from sozialraum.decisions.forms.effects import effect_fields, effects_shown, effects_typed
from sozialraum.decisions.models import Resolution
from sozialraum.decisions.words import Progress
from sozialraum.meetings.queries import items_of, meetings_to_choose, named_with_day, number_of
from sozialraum.meetings.queries.governing import fixed_rules
from sozialraum.meetings.rules import bare_number, same_number
from sozialraum.rulings.forms import FROM_EFFECT, OverrideForm
from sozialraum.rulings.rules.ruling import Ruling

WHAT = ("name", "number", "meeting", "top", "date")
WORDING = ("resolution_text", "reason")
SET_ON = ("condition", "referred_to", "referred_to_words", "referred_on", "came_back", "came_back_on", "again_in")
MONEY = ("application", "amount", "recipient", "recipient_words", "period")
BECAME = ("progress", "outcome", "outcome_date", "resubmit_on")
VALUES = (*WHAT, *WORDING, "result", *SET_ON, *MONEY, "topic", "majority", *BECAME)
GROUPS_ASKED, ROUNDS_ASKED = 3, 2
NOT_RECORDED = "unknown"


class ResolutionForm(OverrideForm):
    """Corrects a decision. The rows for groups, versions and groups that meet jointly grow with what is recorded."""

    acts = actions.resolutions
    called = _("Beschluss")
    listed = ListPage(_("Beschlüsse"), "desk:entering-list", "beschluesse")
    seen_by = _("Steht öffentlich im Register und auf der Seite der Sitzung. Keine Namen von Privatpersonen.")
    farewell = _("Mit ihm gehen seine Stimmen und seine Wirkungen. Ein aufgehobener Beschluss bleibt dagegen stehen.")
    unasked = frozenset({"number_in_year"})
    open_parts = 4
    gathered = {"agenda_item": ("top",), "organizations": (), "rounds": ("override_reason",), "effects": ()}

    name = Line(max_length=300, label=_("Worum ging es?"), help_text=_("Zum Beispiel: Bildung von fünf Arbeitsgruppen"))
    number = Line(required=False, max_length=30, help_text=_("Wie sie gedruckt ist: 2018-3"))
    meeting = KeyChoiceField(meetings_to_choose, called=named_with_day, required=False)
    top = Line(required=False, max_length=10, label=_("TOP"), help_text=_("Nur die Nummer, zum Beispiel 4."))
    date = PartialDateFormField(
        required=False,
        label=_("Datum"),
        help_text=_("Nur wenn die Sitzung nicht bekannt ist: 17.1.2018, Mai 2017 oder nur 2017."),
    )
    resolution_text = Typed(required=False, help_text=_("Leer lassen, wenn er nicht bekannt ist."))
    reason = Typed(required=False)
    result = forms.ChoiceField(choices=[("", _("Bitte wählen")), *Result.choices, (NOT_RECORDED, _("nicht bekannt"))])
    condition = Line(required=False, max_length=300, help_text=_("Welcher Teil, oder was noch geprüft wird."))
    referred_to = KeyChoiceField(organizations_to_choose, called=named_with_end, required=False)
    referred_to_words = Line(required=False, label=_("… oder in Worten"))
    referred_on = PartialDateFormField(required=False)
    came_back = Typed(required=False)
    came_back_on = PartialDateFormField(required=False)
    again_in = KeyChoiceField(meetings_to_choose, called=named_with_day, required=False)
    application = Line(required=False, max_length=30)
    amount = Euros(required=False, label=_("Betrag in Euro"), help_text=_("Zum Beispiel: 2.900 oder 2900,50"))
    recipient = KeyChoiceField(organizations_to_choose, called=named_with_end, required=False)
    recipient_words = Line(
        required=False, label=_("… oder in Worten"), help_text=_("Keine Namen von Privatpersonen: eine Nachbarin.")
    )
    period = Line(required=False, max_length=100, help_text=_("Zum Beispiel: ein Jahr, oder 2018 bis 2019."))
    majority = Line(
        required=False,
        label=_("Nötige Mehrheit"),
        help_text=_(
            "Zum Beispiel: einfache Mehrheit (§ 7 Absatz 2). Nur eine Angabe: Ist eine Regel erfasst, gilt sie."
        ),
    )
    progress = forms.ChoiceField(
        required=False, label=_("Umsetzung"), choices=[("", _("nicht bekannt")), *Progress.choices]
    )
    outcome = Typed(required=False, label=_("Was ist daraus geworden?"))
    outcome_date = PartialDateFormField(required=False, label=_("Stand"))
    resubmit_on = PartialDateFormField(
        required=False,
        label=_("Wiedervorlage"),
        help_text=_("Ab diesem Tag wird er jeder neuen Tagesordnung seiner Gremien vorgeschlagen."),
    )

    @classmethod
    def initial_from(cls, subject: Any) -> dict[str, Any]:
        item = subject.agenda_item
        shown = super().initial_from(subject) | {"top": number_of(item) if item else ""}
        shown |= {"result": subject.result or NOT_RECORDED}
        shown |= {f"group_{place}": group for place, group in enumerate(subject.groups, 1)}
        subject.counted = rounds_of(subject)  # which the fields are made of, too
        for one in subject.counted:
            reasons = [count.override_reason for _of, count in one.counts if count.override_reason]
            shown |= {"override_reason": reasons[0]} if reasons else {}
            counts, of = dict(one.counts), votes.round_suffix(one.number)
            shown |= {f"way{of}": one.way, f"question{of}": one.question}
            shown |= {f"{name}{of}": getattr(one.circular, name) for name in votes.SPAN}
            for place, group in enumerate(subject.groups, 1):
                shown |= votes.count_shown(counts.get(group, VoteFigures()), one.number, place)
        return shown | effects_shown(effects_of(subject))

    def configure_fields(self) -> None:
        groups, effects = self._recorded()
        self.places = range(1, max(GROUPS_ASKED, len(groups) + 1) + 1)
        self.rounds = range(1, max([ROUNDS_ASKED, *(one.number for one in self._counted())]) + 1)
        self.fields |= {f"group_{place}": _group_field() for place in self.places}
        for number in self.rounds:
            self.fields |= votes.round_fields(number)
            for place in self.places:
                self.fields |= votes.count_fields(number, place)
        self.effecting = effect_fields(effects)
        self.fields |= self.effecting
        self.parts = tuple(self._parts())  # type: ignore[misc]

    def _recorded(self) -> tuple[list[Any], list[Wanted]]:
        if not isinstance(self.subject, Resolution):
            return [], []
        return self.subject.groups, effects_of(self.subject)

    def _counted(self) -> list[Round]:
        if not hasattr(self, "counted"):
            is_there, known = isinstance(self.subject, Resolution), getattr(self.subject, "counted", None)
            self.counted = (rounds_of(self.subject) if known is None else known) if is_there else []
        return self.counted

    def _rows(self, number: int) -> tuple[FormRow, ...]:
        """A row for each group; which one it is says the first round."""
        return tuple(
            FormRow(
                _("Leitendes Gremium") if place == 1 else _("Weiteres Gremium"),
                (*([f"group_{place}"] if number == 1 else []), *votes.count_fields(number, place)),
            )
            for place in self.places
        )

    def _parts(self) -> Iterator[Part]:
        deciding = _("Ohne Gremium gelten die der Sitzung. Eine leere Zahl heißt: nicht bekannt, 0 heißt: keine.")
        again = _("Nur wenn mehr als einmal abgestimmt wurde. Die Gremien stehen in derselben Reihenfolge wie oben.")
        yield _("Was und wann"), _("Entweder die Sitzung oder ein Datum, und sei es nur das Jahr."), WHAT
        yield _("Wortlaut"), "", WORDING
        yield _("Welche Mehrheit nötig war"), "", ("topic", "majority")
        yield _("Ergebnis und Stimmen"), deciding, ("result", *votes.round_rows(1), *self._rows(1))
        other = _("Nur bei „empfohlen“, „verwiesen“, „unter Vorbehalt“ und „in Teilen angenommen“.")
        yield _("Vorbehalt, Empfehlung, Verweisung"), other, SET_ON
        yield _("Geld"), _("Nur wenn es darum ging."), MONEY
        for number in self.rounds[1:]:
            yield gettext("%s. Wahlgang") % number, again, (*votes.round_rows(number), *self._rows(number))
        yield _("Was er bewirkt"), _("Nur was er selbst regelt."), tuple(self.effecting)
        yield _("Was wurde daraus?"), _("Lässt sich jederzeit nachtragen."), BECAME

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        meeting, date = cleaned.get("meeting"), cleaned.get("date")
        if meeting and date:
            self.add_error("date", gettext("Mit Sitzung gilt deren Tag. Bitte lassen Sie das Datum leer."))
        elif not (meeting or date or {"meeting", "date"} & set(self.errors)):
            self.add_error(
                "meeting",
                gettext("Bitte wählen Sie die Sitzung, oder schreiben Sie ein Datum, und sei es nur das Jahr."),
            )
        for name, says in self._faults(cleaned):
            self.add_error(name, says)
        cleaned["agenda_item"] = self._item(meeting, cleaned.get("top", ""))
        cleaned["deciding"] = self._deciding(meeting)
        if cleaned.get("topic") == FROM_EFFECT:
            cleaned["topic"] = "" if self.errors else topic_of(self._effects())
        return cleaned

    def _faults(self, cleaned: dict[str, Any]) -> list[tuple[str, Any]]:
        return [fault for n in self.rounds for place in self.places for fault in votes.count_faults(cleaned, n, place)]

    def _item(self, meeting: Any, typed: str) -> Any:
        number = bare_number(typed).upper()
        if not number:
            return None
        items = items_of(meeting) if meeting else {}
        found = next((item for item, printed in items.items() if same_number(printed, number)), None)
        if found is None:
            known = ", ".join(items.values())
            says = gettext("In dieser Sitzung gibt es keinen TOP %(number)s. Eingetragen sind: %(known)s.")
            none = gettext("In dieser Sitzung ist noch kein TOP eingetragen.") if meeting else ""
            asks = gettext("Ein TOP gehört zu einer Sitzung. Bitte wählen Sie sie dazu.")
            self.add_error("top", says % {"number": number, "known": known} if known else none or asks)
        return found

    def _deciding(self, meeting: Any) -> dict[int, Any]:
        """Each group by its place. Votes without a group are those of the one that held the meeting."""
        found: dict[int, Any] = {}
        held = meeting.groups if meeting else []
        for place in self.places:
            group = self.cleaned_data.get(f"group_{place}")
            if group is None and any(self._count(number, place).is_recorded for number in self.rounds):
                group = held[0] if len(held) == 1 and place == 1 else None
                if group is None:
                    self.add_error(f"group_{place}", gettext("Bitte wählen Sie, welches Gremium so gestimmt hat."))
            elif group in found.values():
                self.add_error(f"group_{place}", gettext("Dieses Gremium steht schon weiter oben."))
            if group is not None:
                found.setdefault(place, group)
        return found

    def _count(self, number: int, place: int) -> VoteFigures:
        return VoteFigures(**votes.count_typed(self.cleaned_data, number, place))

    def _rounds(self, deciding: dict[int, Any]) -> list[Round]:
        """The rounds as typed; what nobody is asked here, but is recorded, stays."""
        before = {one.number: dict(one.counts) for one in self._counted()}
        rounds = []
        for number in self.rounds:
            of, known = votes.round_suffix(number), before.get(number, {})
            counts = [
                (group, replace(known.get(group, VoteFigures()), **votes.count_typed(self.cleaned_data, number, place)))
                for place, group in deciding.items()
            ]
            counts += [(None, known[None])] if None in known else []
            asked = (self.cleaned_data[f"way{of}"], self.cleaned_data[f"question{of}"])
            told = tuple((group, count) for group, count in counts if count.is_recorded)
            rounds.append(Round(number, told, *asked, votes.span_typed(self.cleaned_data, number)))
        return rounds

    def rulings_against(self) -> list[tuple[str, Ruling]]:
        told: list[Any] = self._recorded_against() if not self.is_bound else []
        if self.is_bound and set(self.errors) <= {"override_reason"}:
            said = self.cleaned_data
            told = against_rules(said["meeting"], self._rounds(said["deciding"]), said["result"], said["topic"])
        return [(str(group or gettext("Alle zusammen")), ruling) for _number, group, ruling in told]

    def _recorded_against(self) -> list[Any]:
        """What is recorded against a rule with its reason."""
        has_reason = any(count.override_reason for one in self._counted() for _of, count in one.counts)
        one = self.subject
        return against_rules(one.meeting, self._counted(), one.result, one.topic) if has_reason else []

    def sitting_rules(self) -> dict[Any, Any]:
        meeting = self["meeting"].value() if self.is_bound else self.initial.get("meeting")  # a key, or a thing
        is_sent = isinstance(meeting, str)
        return fixed_rules(meetings_to_choose(self.by).filter(key=meeting).first() if is_sent else meeting)

    def _overridden(self, rounds: list[Round], values: dict[str, Any]) -> list[Round]:
        """At each count against a rule the reason and the result that was stated; without it, the reason goes."""
        result = values["result"]
        told, was = against_rules(values["meeting"], rounds, result, values["topic"]), self._recorded_against()
        now, gone = ({(number, group) for number, group, _ruling in them} for them in (told, was))
        reason = self.cleaned_data.get("override_reason", "")

        def stated(place: tuple[int, Any], count: VoteFigures) -> VoteFigures:
            if place in now:
                return replace(count, override_reason=reason, result=count.result or result)
            return replace(count, override_reason="") if place in gone else count

        return [replace(one, counts=tuple((of, stated((one.number, of), n)) for of, n in one.counts)) for one in rounds]

    def act_arguments(self) -> dict[str, Any]:
        values = {name: self.cleaned_data[name] for name in VALUES if name != "top"}
        deciding = self.cleaned_data["deciding"]
        values["result"] = "" if values["result"] == NOT_RECORDED else values["result"]
        return values | {
            "agenda_item": self.cleaned_data["agenda_item"],
            "organizations": list(deciding.values()),
            "rounds": self._overridden(self._rounds(deciding), values),
            "effects": self._effects(),
        }

    def _effects(self) -> list[Wanted]:
        return effects_typed({name: self.cleaned_data[name] for name in self.effecting}, self._recorded()[1])


def _group_field() -> KeyChoiceField:
    return KeyChoiceField(groups_to_choose, called=named_with_end, required=False, label=_("Gremium"))
