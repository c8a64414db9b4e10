"""People: what the office decides about a login – nothing is typed, it is only said what will happen."""

from __future__ import annotations

from sozialraum.actforms.forms import ActForm
from sozialraum.people import actions


class OpenLoginForm(ActForm):
    act = actions.open_login


class CloseLoginForm(ActForm):
    act = actions.close_login


class ResetSecondFactorForm(ActForm):
    act = actions.reset_second_factor
