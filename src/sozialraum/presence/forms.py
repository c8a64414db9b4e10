"""Presence: what one types while people come and go."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from sozialraum.actforms.fields import KeyChoiceField, Line, Number
from sozialraum.actforms.forms import ActForm
from sozialraum.attendance.models import Attendance
from sozialraum.attendance.words import AttendanceStanding
from sozialraum.bodies.models import Organization
from sozialraum.foundation.visitor import Visitor
from sozialraum.meetings.queries.governing import governing_rules
from sozialraum.people.models import Seat
from sozialraum.presence import actions
from sozialraum.presence.queries import Expected, expected_of, rows_of, typed_head
from sozialraum.presence.queries.heads import token_of
from sozialraum.presence.words import EntitlementWay
from sozialraum.provisions.rules.ruleset import PinnedRules
from sozialraum.rulings.forms import HeadCountForm

GUEST, WHICH = "gast", "welche"  # an answer to »Wer ist es?«, and the field for it


class OpenSittingForm(HeadCountForm):
    """Opens a sitting and begins its minutes."""

    act = actions.open_sitting

    def rules_by_group(self) -> dict[Organization, PinnedRules]:
        return governing_rules(self.subject)


class ArriveForm(ActForm):
    """One field for whoever comes: somebody of the groups by two letters, whom an institution names, a guest."""

    act = actions.arrive
    unasked = frozenset({"institution"})

    name = Line(
        label=_("Wer kommt an?"),
        required=False,
        help_text=_("Zwei Buchstaben genügen. Wen eine Einrichtung hier benennt: Name, Komma, Einrichtung."),
    )
    token = forms.CharField(required=False, widget=forms.HiddenInput, max_length=100)
    was_here = False

    def configure_fields(self) -> None:
        if self.data.get(WHICH):  # the answer to »Wer ist es?«
            self.fields[WHICH] = forms.CharField(required=False, max_length=100)

    def clean(self) -> dict[str, Any]:
        cleaned = self.cleaned_data
        token, typed = cleaned.get(WHICH) or cleaned.get("token", ""), cleaned.get("name", "")
        rows = rows_of(self.subject)
        if token and token != GUEST:
            cleaned |= {"token": token, "name": "", "institution": None}
        elif typed and token != GUEST:
            meant = typed_head(rows, typed)
            if meant.several:
                self._ask_which(meant.several)
            cleaned |= {"token": meant.token, "name": meant.name, "institution": meant.institution}
        else:
            cleaned |= {"token": "", "institution": None}
        self.was_here = any(token_of(row) == cleaned["token"] for row in rows.here)
        return cleaned

    def _ask_which(self, several: tuple[Expected, ...]) -> None:
        """Show whom the letters may mean, and somebody else."""
        choices = [*((one.token, one.option) for one in several), (GUEST, gettext("jemand anderes, als Gast"))]
        self.fields[WHICH] = forms.ChoiceField(
            required=False, label=_("Wer ist es?"), choices=choices, widget=forms.RadioSelect
        )
        self.add_error(WHICH, gettext("Das passt auf mehrere. Bitte wählen Sie."))

    def act_arguments(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in ("token", "name", "institution")}

    @property
    def done(self) -> str:
        """What to say once it is done; of who was here already, that it is so."""
        head: Attendance = self.outcome
        name = head.person.name if head.person else head.name
        who = ", ".join(filter(None, (str(head.institution or ""), name))) or str(head)
        return gettext("%s war schon eingetragen.") % who if self.was_here else gettext("Da: %s.") % who


class LeaveForm(ActForm):
    act = actions.leave


class ComeBackForm(ActForm):
    act = actions.come_back


class UndoArrivalForm(ActForm):
    act = actions.undo_arrival


class ExcuseForm(ActForm):
    """Somebody of the groups who is excused."""

    act = actions.excuse

    token = forms.ChoiceField(label=_("Wer ist entschuldigt?"))

    def configure_fields(self) -> None:
        people = expected_of(rows_of(self.subject)).items()
        found = [(token, one.option) for token, one in people if not one.as_deputy]
        self.fields["token"].choices = sorted(found, key=lambda one: one[1].casefold())  # type: ignore[attr-defined]


class CountPublicForm(ActForm):
    """How many of the public there are."""

    act = actions.count_public

    number = Number(required=False, label=_("Öffentlichkeit, Personen"))


class MarkSheetForm(ActForm):
    """Everybody who may have signed, in the order of the printed sheet; who is here already is not asked."""

    act = actions.mark_sheet

    tokens = forms.MultipleChoiceField(
        required=False, label=_("Wer hat unterschrieben?"), widget=forms.CheckboxSelectMultiple
    )
    here: tuple[str, ...] = ()

    def configure_fields(self) -> None:
        rows = rows_of(self.subject)
        there = {token_of(row) for row in rows.here}
        lines = sorted(expected_of(rows).items(), key=lambda one: (one[1].label.casefold(), one[1].as_deputy))
        self.here = tuple(one.option for token, one in lines if token in there)
        offered = [(token, one.option) for token, one in lines if token not in there or self.is_bound]
        self.fields["tokens"].choices = offered  # type: ignore[attr-defined]

    @property
    def done(self) -> str:
        number: int = self.outcome
        told = ngettext("%(number)s war neu.", "%(number)s waren neu.", number) % {"number": number}
        return told if number else gettext("Alle waren schon eingetragen.")


class SpeakForForm(ActForm):
    """Who speaks for a seat, where the register does not say it."""

    act = actions.speak_for

    seat = KeyChoiceField(lambda _visitor: Seat.objects.none(), label=_("Für welchen Sitz?"))
    way = forms.ChoiceField(label=_("Warum?"), choices=EntitlementWay.choices)
    spoken_by = KeyChoiceField(
        lambda _visitor: Attendance.objects.none(),
        label=_("Wer spricht?"),
        required=False,
        empty_label=_("wie im Register, oder das Los"),
        help_text=_("Beim Los bleibt es leer: Gezogen wird aus den Vertretungen, die da sind."),
    )
    why = Line(required=False, label=_("Anmerkung"), help_text=_("Zum Beispiel: Das Büro zog das Los. Kein Name."))

    def configure_fields(self) -> None:
        rows = rows_of(self.subject)
        seats = [one.seat.pk for them in rows.seats.values() for one in them]
        here = [one.pk for one in rows.here]

        def offered_seats(_visitor: Visitor) -> Any:
            return Seat.objects.filter(pk__in=seats).select_related("organization", "institution", "resident")

        def offered_heads(_visitor: Visitor) -> Any:
            found = Attendance.objects.filter(pk__in=here, standing=AttendanceStanding.PRESENT)
            return found.select_related("person", "institution").order_by("order", "pk")

        self.fields["seat"] = KeyChoiceField(offered_seats, label=self.fields["seat"].label)
        old = self.fields["spoken_by"]
        self.fields["spoken_by"] = KeyChoiceField(
            offered_heads, called=_called, label=old.label, required=False, help_text=old.help_text,
            empty_label=_("wie im Register, oder das Los"),
        )  # fmt: skip


def _called(head: Attendance) -> str:
    """A head as the form offers it, inside."""
    name = head.person.name if head.person else head.name
    return ", ".join(filter(None, (str(head.institution or ""), name))) or str(head)


class StateComputedQuorumForm(ActForm):
    act = actions.state_computed_quorum
