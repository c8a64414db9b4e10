"""Counting: the fields in which the votes of a round are typed – a word or figures for each group, and how it went."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from sozialraum.actforms.fields import Line, Number, PartialDateFormField
from sozialraum.actforms.forms import FormRow
from sozialraum.counting.rules.figures import CircularSpan, VoteFigures, disagreement
from sozialraum.counting.rules.reading import read_result
from sozialraum.counting.words import BallotWay, Manner, Result

VOTES = {"yes": _("Ja"), "no": _("Nein"), "abstain": _("Enthaltung"), "recused": _("Befangen")}
RESULTS = [("", _("nicht bekannt")), *Result.choices]
WAYS = [("", _("nicht bekannt")), *BallotWay.choices]
FIGURES, UNKNOWN = "", "unknown"
#: A word stands first; figures may stand beside one that they agree with.
MANNERS = [*Manner.choices, (FIGURES, _("in Zahlen")), (UNKNOWN, _("nicht bekannt"))]
SPAN = ("sent_on", "answers_until", "asked")
NO_FIGURES = _("Hier steht „nicht bekannt“, daneben stehen Zahlen. Bitte wählen Sie „in Zahlen“, oder leeren Sie sie.")


def round_suffix(number: int) -> str:
    """The fields of the first round are called plainly: ``yes_1`` is the first group's, ``yes_r2_1`` in the second."""
    return "" if number == 1 else f"_r{number}"


def round_rows(number: int) -> tuple[str | FormRow, ...]:
    """The fields of a round as a form shows them: those of a circular stand beside each other."""
    of = round_suffix(number)
    return f"way{of}", f"question{of}", FormRow(_("Nur im Umlauf"), tuple(f"{name}{of}" for name in SPAN))


def round_fields(number: int) -> dict[str, forms.Field]:
    """How was voted in a round and on what; of a circular its days and how many were asked."""
    of = round_suffix(number)
    question = Line(
        required=False, max_length=300, label=_("Worüber?"), help_text=_("Nur wenn es nicht der Beschluss selbst war.")
    )
    return {
        f"way{of}": forms.ChoiceField(required=False, label=_("Wie wurde abgestimmt?"), choices=WAYS),
        f"question{of}": question,
        f"sent_on{of}": PartialDateFormField(required=False, label=_("Verschickt am"), help_text=""),
        f"answers_until{of}": PartialDateFormField(required=False, label=_("Antworten bis"), help_text=""),
        f"asked{of}": Number(required=False, label=_("Wie viele gefragt wurden")),
    }


def count_fields(number: int, place: int) -> dict[str, forms.Field]:
    """The votes of one group in one round, a word before the figures, and its own result."""
    of = round_suffix(number)
    manner = forms.ChoiceField(required=False, label=_("Stimmen"), choices=MANNERS)
    votes = {f"{name}{of}_{place}": Number(required=False, label=label) for name, label in VOTES.items()}
    words = Line(required=False, label=_("Sonst in Worten"), help_text=_("Wie es dasteht: bei einer Enthaltung"))
    result = forms.ChoiceField(required=False, label=_("Ergebnis"), choices=RESULTS)
    return {f"manner{of}_{place}": manner, **votes, f"words{of}_{place}": words, f"result{of}_{place}": result}


def count_shown(count: VoteFigures, number: int, place: int) -> dict[str, Any]:
    """What these fields show of a count that is on record."""
    of = round_suffix(number)
    shown: dict[str, Any] = {f"{name}{of}_{place}": getattr(count, name) for name in (*VOTES, "words", "result")}
    return shown | {f"manner{of}_{place}": count.manner or FIGURES}


def count_typed(cleaned: Mapping[str, Any], number: int, place: int) -> dict[str, Any]:
    """What is typed of one group in one round, by the columns."""
    of = round_suffix(number)
    told: dict[str, Any] = {name: cleaned.get(f"{name}{of}_{place}") for name in VOTES}
    told |= {name: cleaned.get(f"{name}{of}_{place}") or "" for name in ("words", "result", "manner")}
    return told | ({} if told["manner"] in Manner.values else {"manner": ""})


def span_typed(cleaned: Mapping[str, Any], number: int) -> CircularSpan:
    """What is typed of a circular in one round."""
    return CircularSpan(**{name: cleaned.get(f"{name}{round_suffix(number)}") for name in SPAN})


def count_faults(cleaned: Mapping[str, Any], number: int, place: int) -> Iterator[tuple[str, Any]]:
    """Where a word and figures cannot both be so: the field, and why."""
    of, count = round_suffix(number), VoteFigures(**count_typed(cleaned, number, place))
    if cleaned.get(f"manner{of}_{place}") == UNKNOWN and count.is_counted:
        yield f"manner{of}_{place}", NO_FIGURES
    for name, manner in (("manner", count.manner), ("words", read_result(count.words).count.manner)):
        if manner and (says := disagreement(manner, count, cleaned.get("result", ""))):
            yield f"{name}{of}_{place}", says
