"""Elections: the typed lines of candidates and rounds, and what they stand for in this network."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, fields
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from sozialraum.bodies.models import Organization
from sozialraum.elections.models import Candidate, Election
from sozialraum.elections.queries.named import candidates_of, rounds_of
from sozialraum.elections.rules.lines import (
    CandidateLine,
    ElectionLineFault,
    RoundLine,
    candidate_in_text,
    candidates_in,
    round_in_text,
    rounds_in,
)
from sozialraum.foundation.visitor import Visitor
from sozialraum.people.models import Person

FIGURES = tuple(one.name for one in fields(RoundLine))


def candidates_text(election: Election) -> str:
    """The candidates as they can be typed again, one line each, in their order."""
    return "\n".join(candidate_in_text(_line(one)) for one in candidates_of([election.pk]).get(election.pk, []))


def _line(one: Candidate) -> CandidateLine:
    who = one.person.name if one.person else one.name
    beside = [one.institution.name] if one.institution else []
    if one.label and not who and not beside and CandidateLine(who=one.label).is_proposal:
        who = one.label
    elif one.label:
        beside.append(one.label)
    return CandidateLine(0, who, ", ".join(beside), one.votes, one.result, one.accepted, one.eligible)


def rounds_text(election: Election) -> str:
    """What is known of the rounds as it can be typed again, one line each, the first first."""
    rows = rounds_of([election.pk]).get(election.pk, [])
    told = (RoundLine(**{name: getattr(one, name) for name in FIGURES}) for one in rows)
    return "\n".join(round_in_text(one, place) for place, one in enumerate(told, 1))


def rounds_from(text: str) -> list[dict[str, Any]]:
    """The columns of each round of a typed list. Raises ValidationError with the line that is not understood."""
    try:
        lines = list(rounds_in(text))
    except ElectionLineFault as wrong:
        raise _not_understood(wrong) from None
    if any(len(line.words) > 200 for line in lines):
        raise ValidationError(_("Eine Zeile ist zu lang."), code="long")
    return [asdict(line) for line in lines]


def candidates_from(text: str, visitor: Visitor) -> list[dict[str, Any]]:
    """The columns of each candidate of a typed list. Raises ValidationError with the line that is not understood.

    What stands in brackets, and what is called a proposal, is public; everything else is a name and stays inside.
    """
    try:
        lines = list(candidates_in(text))
    except ElectionLineFault as wrong:
        raise _not_understood(wrong) from None
    known = _Register(visitor) if lines else None
    return [known.as_columns(line) for line in lines] if known else []


def _not_understood(wrong: ElectionLineFault) -> ValidationError:
    told = _("Zeile %(line)s: »%(part)s« verstehen wir nicht.") % {"line": wrong.at, "part": wrong.part}
    return ValidationError(told, code="line")


class _Register:
    """Institutions and persons by what people call them."""

    def __init__(self, visitor: Visitor):
        self.houses = dict(_by_name(Organization.objects.visible_to(visitor).order_by("-pk")))
        self.people = {one.name.casefold(): one for one in Person.objects.visible_to(visitor).order_by("-pk")}

    def as_columns(self, line: CandidateLine) -> dict[str, Any]:
        """The columns of a candidate. Raises ValidationError for a name in brackets, where everybody reads it."""
        self._refuse_names(line)
        name, label = line.who, ""
        house = self.houses.get(name.casefold())
        if house or line.is_proposal:
            name, label = "", "" if house else name
        inside, rest = self._beside(line.beside)
        label = f"{label} ({rest})" if label and rest and not inside else ", ".join(filter(None, (label, rest)))
        person = self.people.get(name.casefold()) if name else None
        if len(label) > 200 or len(name) > 200 or len(line.votes) > 60:
            raise ValidationError(_("Zeile %(line)s ist zu lang.") % {"line": line.at}, code="long")
        return {
            "label": label,
            "institution": house or inside,
            "person": person,
            "name": "" if person else name,
            "votes": line.votes,
            "result": line.result,
            "accepted": line.accepted,
            "eligible": line.eligible,
        }

    def _beside(self, text: str) -> tuple[Organization | None, str]:
        """The institution that stands in brackets, and what else does."""
        if house := self.houses.get(text.casefold()):
            return house, ""
        first, _comma, rest = text.partition(", ")
        house = self.houses.get(first.casefold())
        return (house, rest) if house else (None, text)

    def _refuse_names(self, line: CandidateLine) -> None:
        public = [line.beside, line.beside.partition(", ")[2], line.who if line.is_proposal else ""]
        for one in public:
            if one and one.casefold() in self.people and one.casefold() not in self.houses:
                told = _("Zeile %(line)s: In Klammern steht ein Name. Was dort steht, lesen alle.")
                raise ValidationError(told % {"line": line.at}, code="name")


def _by_name(houses: Any) -> Iterator[tuple[str, Organization]]:
    for one in houses:
        for called in filter(None, (one.short_name, one.name)):
            yield called.casefold(), one
