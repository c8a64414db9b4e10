"""Agenda: what one types about one of its points, or about a paper under it."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from sozialraum.actforms.fields import KeyChoiceField, Line, Number, Typed
from sozialraum.actforms.pages import ListPage, MasterForm
from sozialraum.foundation.visitor import Visitor
from sozialraum.meetings import actions
from sozialraum.meetings.forms import OrderedForm
from sozialraum.meetings.models import AgendaItem, AgendaItemQuerySet
from sozialraum.meetings.queries import points_above
from sozialraum.meetings.words import ItemCourse, ItemKind
from sozialraum.papers.queries import named_with_audience, papers_to_choose


def nothing_above(visitor: Visitor) -> AgendaItemQuerySet:
    """What is offered until the form knows the sitting."""
    return AgendaItem.objects.listed_for(visitor).none()


class NewAgendaItemForm(MasterForm):
    """A point of the agenda, at its end."""

    acts = actions.agenda
    called = _("Tagesordnungspunkt")
    listed = ListPage(_("Sitzungen"), "desk:entering-list", "sitzungen")
    seen_by = _(
        "Öffentliche Punkte stehen auf der Seite der Sitzung. Was das Protokoll dazu sagt, lesen alle, sobald das "
        "Protokoll veröffentlicht ist, vorher nur die Gremien der Sitzung."
    )
    unasked = frozenset({"order", "began", "ended"})

    number = Line(required=False, max_length=10, help_text=_("Wie sie gedruckt ist: 4 oder 4a. Leer: gezählt."))
    name = Line(max_length=300, label=_("Worum geht es?"))
    parent = KeyChoiceField(nothing_above, required=False, empty_label=_("kein Unterpunkt"))
    kind = forms.ChoiceField(required=False, choices=[("", _("nicht gesagt")), *ItemKind.choices])
    brought_by = Line(
        required=False, help_text=_("Eine Gruppe, eine Einrichtung oder ein Amt. Keine Namen von Privatpersonen.")
    )
    minutes_planned = Number(required=False, min_value=1, max_value=1_440)
    public = forms.BooleanField(
        required=False,
        initial=True,
        label=_("Dieser Punkt ist öffentlich"),
        help_text=_("Ohne Haken steht öffentlich nur, dass es einen nichtöffentlichen Punkt gab."),
    )
    text = Typed(
        required=False,
        help_text=_("Absätze trennt eine leere Zeile, Listen beginnen mit »- «. Keine Namen von Privatpersonen."),
    )
    course = forms.ChoiceField(required=False, choices=[("", _("nichts weiter")), *ItemCourse.choices])
    reason = Line(required=False, max_length=300, help_text=_("Steht öffentlich im Protokoll. Ohne Namen."))

    def configure_fields(self) -> None:
        meeting = self.subject
        above: Any = self.fields["parent"]
        above.offered = lambda visitor: points_above(visitor, meeting)
        if not self.is_bound and not isinstance(meeting, AgendaItem):
            self.initial.setdefault("number", str(points_above(self.by, meeting).count() + 1))


class AgendaItemForm(OrderedForm, NewAgendaItemForm):
    """A point of the agenda as it stands."""

    unasked = frozenset({"began", "ended"})


class NewConsultationForm(MasterForm):
    """A paper that is talked about under this point."""

    acts = actions.consultations
    called = _("Dokument auf der Tagesordnung")
    listed = ListPage(_("Sitzungen"), "desk:entering-list", "sitzungen")
    seen_by = _(
        "Öffentliche Dokumente sind auf der Seite der Sitzung zu lesen. Von allen anderen steht dort nur, wie sie "
        "öffentlich heißen."
    )
    farewell = _("Das Dokument selbst bleibt, wie es ist. Es steht nur nicht mehr unter diesem Punkt.")
    unasked = frozenset({"order"})

    paper = KeyChoiceField(papers_to_choose, called=named_with_audience, label=_("Welches Dokument?"))


class ConsultationForm(OrderedForm, NewConsultationForm):
    """Which paper it is, and in which place."""
