"""Electing: what one types about an election in a running sitting."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from sozialraum.actforms.fields import KeyChoiceField, KeyChoicesField, Line, Number, PartialDateFormField, Typed
from sozialraum.actforms.forms import ActForm
from sozialraum.bodies.models import Organization
from sozialraum.bodies.permissions import is_office
from sozialraum.counting.words import BallotWay
from sozialraum.electing import actions
from sozialraum.electing.queries import inside_names, known_among, now_in, standing_in, start_of
from sozialraum.elections.models import Candidate
from sozialraum.elections.queries import candidates_from, candidates_of
from sozialraum.elections.words import WINNING, ElectionKind
from sozialraum.people.forms.finding import FindsPerson
from sozialraum.people.models import Person
from sozialraum.people.words import OFFICES

KINDS = (ElectionKind.ELECTION, ElectionKind.BY_ELECTION, ElectionKind.DELEGATION)
WAYS = (BallotWay.SECRET, BallotWay.HANDS, BallotWay.WORDS)
OF_ELECTION = ("kind", "name", "seats", "organizations", "organization", "role", "start_date", "end_date")
OF_ROUND = ("way", "cast", "against", "abstentions", "invalid")


class RoundForm(ActForm):
    """What is counted of a round beside the votes of each; nothing is kept of who voted how."""

    way = forms.ChoiceField(
        label=_("Wie wird gewählt?"),
        widget=forms.RadioSelect,
        choices=[(one.value, one.label) for one in WAYS],
        initial=BallotWay.SECRET.value,
    )
    cast = Number(required=False, label=_("Abgegebene Stimmzettel"))
    against = Number(required=False, label=_("Nein"), help_text=_("Nur wenn es nur einen Vorschlag gibt."))
    abstentions = Number(required=False, label=_("Enthaltungen"))
    invalid = Number(required=False, label=_("Ungültig"))
    override_reason = Line(
        required=False,
        max_length=300,
        label=_("Warum die Zahlen so stehen bleiben"),
        help_text=_("Nur wenn sie nicht aufgehen. Steht öffentlich dabei, ohne Namen."),
    )

    def round_columns(self) -> dict[str, Any]:
        """The columns of the round."""
        return {name: self.cleaned_data[name] for name in OF_ROUND}


class HoldElectionForm(RoundForm):
    """An election with its first round: for what, how many seats, and a line for each candidate."""

    act = actions.hold_election
    gathered = {
        "election": (*OF_ELECTION, "override_reason"),
        "candidates": ("candidates",),
        "counted": OF_ROUND,
    }
    field_order = ("name", "seats", "organizations", "candidates", *OF_ROUND, "override_reason", "organization", "role")

    name = Line(max_length=300, label=_("Wofür?"), help_text=_("Das Amt in Worten. Öffentlich, also kein Name."))
    kind = forms.ChoiceField(
        label=_("Was für eine"),
        choices=[(one.value, one.label) for one in KINDS],
        initial=ElectionKind.ELECTION.value,
        required=False,
    )
    seats = Number(initial=1, min_value=1, label=_("Wie viele Plätze?"))
    organizations = KeyChoicesField(lambda _visitor: Organization.objects.none(), required=False, label=_("Wer wählt?"))
    candidates = Typed(
        label=_("Vorschläge mit Stimmen, eine Zeile je Vorschlag"),
        help_text=_(
            "»Sabine Muster: 5«. Namen lesen nur die Gruppen der Sitzung, Büro und Prüfung;"
            " was in Klammern steht, alle."
        ),
    )
    organization = KeyChoiceField(lambda _visitor: Organization.objects.none(), required=False, label=_("Amt bei"))
    role = forms.ChoiceField(
        required=False,
        label=_("Welches Amt?"),
        choices=[("", _("keines, das hier eingetragen wird")), *((one.value, one.label) for one in OFFICES)],
        help_text=_("Dann trägt ein Knopf die Gewählten dort ein."),
    )
    start_date = PartialDateFormField(required=False, label=_("Ab wann"), help_text=_("Leer: ab heute."))
    end_date = PartialDateFormField(required=False, ends=True, label=_("Bis wann"))

    @classmethod
    def initial_from(cls, subject: Any) -> dict[str, Any]:
        return {"name": subject.name}

    def configure_fields(self) -> None:
        groups = [group.pk for group in self.subject.meeting.groups]
        for name, kind in (("organizations", KeyChoicesField), ("organization", KeyChoiceField)):
            label = self.fields[name].label
            self.fields[name] = kind(
                lambda _visitor: Organization.objects.filter(pk__in=groups), required=False, label=label
            )

    def clean_candidates(self) -> list[dict[str, Any]]:
        return candidates_from(self.cleaned_data["candidates"], self.by)

    def act_arguments(self) -> dict[str, Any]:
        values = self.cleaned_data
        election = {name: values[name] for name in (*OF_ELECTION, "override_reason")}
        election["kind"] = election["kind"] or ElectionKind.ELECTION.value
        groups = list(election["organizations"] or self.subject.meeting.groups)
        if election["role"] and election["organization"] is None and len(groups) == 1:
            election["organization"] = groups[0]
        rows = self._known(values["candidates"], [*groups, election["organization"]])
        return {"election": election | {"organizations": groups}, "candidates": rows, "counted": self.round_columns()}

    def _known(self, rows: list[dict[str, Any]], groups: list[Organization | None]) -> list[dict[str, Any]]:
        """With the members of these groups as persons, where a name is theirs alone."""
        missing = any(one["name"] for one in rows)
        known = known_among({group for group in groups if group}) if missing else {}
        found = {one.pk: one for one in Person.objects.filter(pk__in=known.values())} if known else {}
        by_name = {name: found[pk] for name, pk in known.items()}
        return [
            one | {"person": by_name[one["name"].casefold()], "name": ""} if one["name"].casefold() in by_name else one
            for one in rows
        ]


class CountRunOffForm(RoundForm):
    """The next round: a number for each who is in it."""

    act = actions.count_run_off
    gathered = {"votes": (), "counted": OF_ROUND}

    def configure_fields(self) -> None:
        rows = candidates_of([self.subject.pk])[self.subject.pk]
        asked = set(standing_in(self.subject, now_in(self.subject, self.by)).asked)
        self.asked = [one for name, one in zip(inside_names(rows), rows, strict=True) if name in asked]
        names = dict(zip([one.pk for one in rows], inside_names(rows), strict=True))
        votes = {f"votes_{one.key}": Number(label=names[one.pk]) for one in self.asked}
        self.fields = votes | self.fields

    def act_arguments(self) -> dict[str, Any]:
        votes = {one.key: self.cleaned_data[f"votes_{one.key}"] for one in self.asked}
        reason = self.cleaned_data["override_reason"]
        return {"votes": votes, "counted": self.round_columns(), "override_reason": reason}


class OneCandidateForm(ActForm):
    """For what happens to one candidate of an election."""

    candidate = KeyChoiceField(lambda _visitor: Candidate.objects.none(), label=_("Wer?"))

    def configure_fields(self) -> None:
        super().configure_fields()
        self.fields["candidate"] = _candidate_of(self.subject)

    @classmethod
    def first_shown(cls, request: Any, subject: Any) -> dict[str, Any]:
        return {"revision": subject.revision, "candidate": request.GET.get("vorschlag", "")}


class DrawLotForm(OneCandidateForm):
    """Whom the lot has elected."""

    act = actions.draw_lot

    lot = Line(required=False, max_length=200, label=_("Wer zog?"), help_text=_("In Worten, ohne Namen."))


class UndoRoundForm(ActForm):
    act = actions.undo_round


class EmptyOfficeForm(OneCandidateForm):
    act = actions.empty_office


class FillOfficeForm(FindsPerson):
    """The office of somebody elected; the office says who it is, where the register does not know."""

    act = actions.fill_office

    candidate = KeyChoiceField(lambda _visitor: Candidate.objects.none(), label=_("Wer?"))
    start_date = PartialDateFormField(required=False, label=_("Ab wann"), help_text=_("Leer: ab dem Tag der Sitzung."))

    field_order = ("candidate", "name", "meant", "email", "phone", "start_date")

    @classmethod
    def proposed(cls, request: Any, subject: Any) -> dict[str, Any]:
        return {"candidate": request.GET.get("vorschlag", ""), "start_date": start_of(subject)}

    def configure_fields(self) -> None:
        super().configure_fields()
        self.fields["candidate"] = _candidate_of(self.subject)
        wanted = self.data.get("candidate") or self.initial.get("candidate", "")
        rows = candidates_of([self.subject.pk])[self.subject.pk]
        chosen = next((one for one in rows if one.key == wanted), None)
        self.initial["name"] = chosen.name if chosen else ""
        if not is_office.holds(self.by, self.subject) or (chosen and chosen.person_id):
            for name in ("name", "meant", "email", "phone"):
                self.fields.pop(name, None)

    def act_arguments(self) -> dict[str, Any]:
        values = {name: self.cleaned_data[name] for name in ("candidate", "start_date")}
        return values | {"person": self.person() if "name" in self.fields else None}


def _candidate_of(election: Any) -> KeyChoiceField:
    """Those who stood in this election, by the names they have inside."""
    rows = candidates_of([election.pk])[election.pk]
    names = dict(zip([one.pk for one in rows], inside_names(rows), strict=True))
    return KeyChoiceField(
        lambda _visitor: Candidate.objects.filter(election=election, deleted=None).order_by("order"),
        called=lambda one: _called(names[one.pk], one),
        label=_("Wer?"),
    )


def _called(name: str, one: Candidate) -> str:
    return gettext("%s (gewählt)") % name if one.result in WINNING else name
