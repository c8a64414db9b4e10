"""Approvals: that a group approved minutes, and the corrections with which it did, old and new words in a row."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from sozialraum.actforms.fields import KeyChoiceField, Line, PartialDateFormField, Typed
from sozialraum.actforms.forms import ActForm, Part
from sozialraum.actforms.pages import WithdrawForm
from sozialraum.approvals import actions
from sozialraum.approvals.queries import next_sitting_of
from sozialraum.approvals.queries.ruled import rules_of
from sozialraum.approvals.queries.sitting import corrections_by, former_minutes
from sozialraum.approvals.rules import TypedCorrection
from sozialraum.bodies.queries import groups_to_choose
from sozialraum.decisions.actions import approve_minutes, publish_minutes, unpublish_minutes, withdraw_approval
from sozialraum.decisions.models import Minutes
from sozialraum.decisions.words import ApprovalWay
from sozialraum.meetings.forms import MinutesForReaders
from sozialraum.meetings.models import AgendaItem
from sozialraum.meetings.queries import items_of, meetings_to_choose, named_with_day
from sozialraum.meetings.rules import item_label
from sozialraum.norms.rules.minutes import PublicFrom

WHICH = _("Welches Gremium?")
ROWS_ASKED = 3
WAYS = [(way.value, way.label) for way in ApprovalWay if way is not ApprovalWay.DISSOLVED]
GROUP, MINUTES = "gremium", "protokoll"  # whose corrections, of which minutes, in the address
CELLS = ("item", "place", "old", "new", "remark")


class ApproveMinutesForm(ActForm):
    """That a group has approved the minutes."""

    act = approve_minutes
    unasked = frozenset({"instead"})  # of a dissolved group: room ``circulation``

    organization = KeyChoiceField(groups_to_choose, label=WHICH)
    in_meeting = KeyChoiceField(
        meetings_to_choose, called=named_with_day, required=False, label=_("In welcher Sitzung?")
    )
    way = forms.ChoiceField(label=_("Wie?"), choices=WAYS, widget=forms.RadioSelect)
    date = PartialDateFormField(
        required=False, label=_("Wann?"), help_text=_("Leer gilt der Tag der Sitzung, in der es genehmigt wurde.")
    )
    corrections = Typed(
        required=False,
        label=_("Mit welchen Änderungen?"),
        help_text=_("Steht öffentlich dabei, ohne Namen. Alte und neue Worte mit ihrer Stelle tragen Sie danach ein."),
    )

    @classmethod
    def initial_from(cls, subject: Any) -> dict[str, Any]:
        pending = subject.pending
        if len(pending) != 1:
            return {}
        return {"organization": pending[0], "in_meeting": next_sitting_of(subject, pending[0])}

    def configure_fields(self) -> None:
        self.fields["organization"] = _group_field(groups.pk for groups in self.subject.pending)


class PublishMinutesForm(MinutesForReaders):
    """Everybody reads the minutes; before the rules say so only for a reason."""

    act = publish_minutes

    reason = Line(
        label=_("Warum schon jetzt?"),
        max_length=300,
        help_text=_("Nach den Regeln wird es öffentlich, sobald es genehmigt ist. Die Begründung steht im Verlauf."),
    )

    def configure_fields(self) -> None:
        rules = rules_of(self.subject.meeting)
        self.ruled = rules.sentences(sent=False, approved=self.subject.is_approved)
        if rules.publication is not PublicFrom.APPROVED or self.subject.is_approved:
            del self.fields["reason"]


class UnpublishMinutesForm(ActForm):
    act = unpublish_minutes


class WithdrawApprovalForm(WithdrawForm):
    """That a group has approved the minutes was entered by mistake."""

    act = withdraw_approval

    organization = KeyChoiceField(groups_to_choose, label=WHICH)

    @classmethod
    def initial_from(cls, subject: Any) -> dict[str, Any]:
        approvals = list(subject.approvals.all())
        return {"organization": approvals[0].organization} if len(approvals) == 1 else {}

    def configure_fields(self) -> None:
        super().configure_fields()
        self.fields["organization"] = _group_field(one.organization_id for one in self.subject.approvals.all())


class CorrectionRowsForm(ActForm):
    """Corrections, a row each; rows of which nothing is typed fall away."""

    rows: range

    def add_rows(self, meeting: Any, recorded: Sequence[Any]) -> None:
        """Fields for corrections of the minutes of this meeting: those recorded, and empty ones."""
        sent = sum(1 for name in self.data if name.startswith("new_")) if self.is_bound else 0
        self.rows = range(1, max(ROWS_ASKED, len(recorded) + 1, min(sent, 200)) + 1)
        numbers = items_of(meeting) if meeting else {}
        for row in self.rows:
            self.fields |= {f"{name}_{row}": field for name, field in _cells(numbers).items()}
        for row, one in enumerate(recorded, 1):
            told = {name: getattr(one, name) for name in CELLS[1:]} | {"item": one.agenda_item and one.agenda_item.key}
            for name, value in told.items():
                self.initial.setdefault(f"{name}_{row}", value)
        for name, asked in (("old", "alt"), ("new", "neu")):  # words that a note of a sitting says
            self.initial.setdefault(f"{name}_{len(recorded) + 1}", self.request.GET.get(asked, ""))

    def row_parts(self) -> Iterator[Part]:
        """Each row as a part of the form."""
        for row in self.rows:
            yield gettext("%s. Berichtigung") % row, "", tuple(f"{name}_{row}" for name in CELLS)

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        for row, one in ((row, self._typed(row)) for row in self.rows):
            if one.is_empty and (one.item or one.place or one.remark):
                self.add_error(f"new_{row}", gettext("Bitte schreiben Sie die alten oder die neuen Worte."))
            if one.item and one.place:
                self.add_error(f"place_{row}", gettext("Der Punkt oder eine Stelle in Worten, nicht beides."))
        return cleaned

    def _typed(self, row: int) -> TypedCorrection:
        said = {name: self.cleaned_data.get(f"{name}_{row}") for name in CELLS}
        return TypedCorrection(said["item"], *(said[name] or "" for name in CELLS[1:]))

    def typed_rows(self) -> list[TypedCorrection]:
        """The corrections as typed, empty ones among them."""
        return [self._typed(row) for row in self.rows]


class StateCorrectionsForm(CorrectionRowsForm):
    """The corrections of one group."""

    act = actions.state_corrections
    gathered = {"rows": ()}  # its fields come with ``configure_fields``

    organization = KeyChoiceField(groups_to_choose, label=WHICH)

    def configure_fields(self) -> None:
        """The rows of one group: of the one in the address, or that was sent, else of the last that approved."""
        approvals = list(self.subject.approvals.select_related("organization"))
        wanted = self.data.get("organization") or self.request.GET.get(GROUP, "")
        shown = next((one for one in approvals if one.organization.key == wanted), next(reversed(approvals), None))
        self.others = [one.organization for one in approvals if one is not shown]
        self.fields["organization"] = _group_field([shown.organization_id] if shown else [])
        self.initial["organization"] = shown.organization if shown else None
        self.add_rows(self.subject.meeting, list(shown.changes.select_related("agenda_item")) if shown else [])
        whose = _("Wessen Berichtigungen"), _("Was hier bisher von diesem Gremium stand, wird ersetzt.")
        self.parts = ((*whose, ("organization",)), *self.row_parts())  # type: ignore[misc]

    def act_arguments(self) -> dict[str, Any]:
        return {"organization": self.cleaned_data["organization"], "rows": self.typed_rows()}


class ApproveFormerForm(CorrectionRowsForm):
    """That one group approves the minutes of an earlier sitting now; with rows, the corrections with which it does."""

    act = actions.approve_former
    gathered = {"corrections": ()}
    group: Any
    former: Any

    organization = KeyChoiceField(groups_to_choose, label=WHICH)
    minutes = KeyChoiceField(lambda visitor: Minutes.objects.visible_to(visitor), label=_("Welches Protokoll?"))

    def configure_fields(self) -> None:
        found = former_minutes(self.subject, self.by)
        sent, asked = self.data, self.request.GET
        wanted = (sent.get("minutes") or asked.get(MINUTES, ""), sent.get("organization") or asked.get(GROUP, ""))
        pair = next(((of, one) for of, one in found if (one.key, of.key) == wanted), None)
        self.group, self.former = pair or (None, None)
        self.fields["organization"] = _group_field({of.pk for of, _one in found})
        keys = {one.pk for _of, one in found}
        self.fields["minutes"] = KeyChoiceField(
            lambda visitor: Minutes.objects.visible_to(visitor).filter(pk__in=keys), label=_("Welches Protokoll?")
        )
        self.initial["organization"], self.initial["minutes"] = self.group, self.former
        for name in ("organization", "minutes") if pair else ():
            self.fields[name].widget = forms.HiddenInput()
        self.add_rows(pair and pair[1].meeting, corrections_by(pair[1], pair[0]) if pair else [])
        self.parts = (("", "", () if pair else ("minutes", "organization")), *self.row_parts())  # type: ignore[misc]

    def act_arguments(self) -> dict[str, Any]:
        named = {name: self.cleaned_data[name] for name in ("organization", "minutes")}
        return named | {"corrections": self.typed_rows()}


class UndoFormerForm(ActForm):
    """That this approval was entered in this sitting by mistake."""

    act = actions.undo_former

    organization = KeyChoiceField(groups_to_choose, label=WHICH)
    minutes = KeyChoiceField(lambda visitor: Minutes.objects.visible_to(visitor), label=_("Welches Protokoll?"))

    def configure_fields(self) -> None:
        own = self.subject.pk
        self.fields["minutes"] = KeyChoiceField(
            lambda visitor: Minutes.objects.visible_to(visitor).filter(approvals__in_meeting=own).distinct(),
            label=_("Welches Protokoll?"),
        )
        self.fields["organization"] = _group_field(group.pk for group in self.subject.groups)


def _cells(numbers: Mapping[AgendaItem, str]) -> dict[str, forms.Field]:
    """The fields of a row; the items are read once for all of them."""
    items = {item.key: item for item in numbers}
    choices = [(item.key, f"{item_label(number)}: {item.name}") for item, number in numbers.items()]
    return {
        "item": forms.TypedChoiceField(
            choices=[("", _("keine Angabe")), *choices],
            coerce=items.get,
            empty_value=None,
            required=False,
            label=_("Zu welchem Punkt?"),
        ),
        "place": Line(required=False, max_length=100, label=_("… oder wo sonst?"), help_text=_("Leer heißt: im Kopf.")),
        "old": Typed(required=False, max_length=2000, label=_("Alt: so stand es da"), widget=_few_lines()),
        "new": Typed(required=False, max_length=2000, label=_("Neu: so muss es heißen"), widget=_few_lines()),
        "remark": Line(required=False, max_length=300, label=_("Anmerkung")),
    }


def _few_lines() -> forms.Textarea:
    return forms.Textarea(attrs={"rows": 3})


def _group_field(these: Iterable[int]) -> KeyChoiceField:
    """One of these groups, given by their primary keys."""
    wanted = list(these)
    return KeyChoiceField(lambda visitor: groups_to_choose(visitor).filter(pk__in=wanted), label=WHICH)
