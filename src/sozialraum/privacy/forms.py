"""Privacy: what one types or confirms on its pages."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from sozialraum.actforms.fields import Whole
from sozialraum.actforms.forms import ActForm
from sozialraum.privacy import actions, queries, rules


class HandOverForm(ActForm):
    act = actions.hand_over


class EraseForm(ActForm):
    act = actions.erase


def _periods() -> list[tuple[str, str]]:
    return [(name, str(one.called)) for name, one in queries.periods().items()]


class PeriodForm(ActForm):
    """After how many months one kind of data goes."""

    act = actions.set_period

    kind = forms.ChoiceField(label=_("Was"), choices=_periods)
    months = Whole(label=_("Monate"), min_value=1, max_value=rules.LONGEST)
