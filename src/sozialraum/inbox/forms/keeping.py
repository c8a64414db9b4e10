"""Inbox: topics with their groups, and what is promised."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from sozialraum.actforms.fields import KeyChoiceField, KeyChoicesField, Line, Number, in_order_of
from sozialraum.actforms.forms import ActForm
from sozialraum.actforms.pages import ListPage, MasterForm
from sozialraum.bodies.queries import groups_to_choose
from sozialraum.concerns import actions
from sozialraum.concerns.queries.offers import promise_of


class TopicForm(MasterForm):
    acts = actions.topics
    called = _("Thema")
    listed = ListPage(_("Themen"), "inbox:setting-list")
    seen_by = _("Themen stehen öffentlich zur Auswahl, wenn jemand ein Anliegen mitteilt.")
    gathered = {"organizations": ("leading", "others")}

    name = Line(help_text=_("In einfachen Worten: Spielplätze und Wege"))
    note = Line(
        required=False,
        max_length=300,
        label=_("Was gehört dazu?"),
        help_text=_("Mit Beispielen: Beleuchtung, Bänke, Müll"),
    )
    leading = KeyChoiceField(groups_to_choose, label=_("Wer ist zuständig?"), help_text=_("Das leitende Gremium."))
    others = KeyChoicesField(groups_to_choose, required=False, label=_("Wer liest noch mit?"))
    order = Number(
        required=False, label=_("Wievielte Stelle in der Auswahl"), help_text=_("Leer: ganz hinten. 1 steht oben.")
    )

    @classmethod
    def initial_from(cls, subject: Any) -> dict[str, Any]:
        leading, *others = subject.groups or [None]
        return super().initial_from(subject) | {"leading": leading, "others": others}

    def act_arguments(self) -> dict[str, Any]:
        words = super().act_arguments()
        leading, others = words.pop("leading"), words.pop("others")
        if words["order"] is None:
            del words["order"]  # stays where it is; a new one goes behind all others
        before = getattr(self.subject, "groups", [])
        behind = in_order_of(before, (group for group in others if group != leading))
        return words | {"organizations": [leading, *behind]}


class PromiseForm(ActForm):
    act = actions.promise
    revision = None  # type: ignore[assignment]  # two numbers, shown beside each other

    answer_days = Number(
        min_value=1,
        max_value=365,
        label=_("Tage bis zur ersten Antwort"),
        help_text=_("Gezählt vom Tag, an dem das Anliegen ankam."),
    )
    meeting_weeks = Number(min_value=1, max_value=52, label=_("Wochen bis zu einer Sitzung"))

    @classmethod
    def first_shown(cls, _request: Any, subject: Any) -> dict[str, Any]:
        kept = promise_of(subject)
        return {"answer_days": kept.answer_days, "meeting_weeks": kept.meeting_weeks}
