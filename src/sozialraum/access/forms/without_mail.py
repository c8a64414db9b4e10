"""Access: coming in where no mail goes out – with the code of the app and a recovery code, both at once."""

from __future__ import annotations

from allauth.account.internal.flows.login import get_authentication_records, record_authentication
from django import forms
from django.utils.translation import gettext_lazy as _

from sozialraum.access import actions, rules
from sozialraum.access.forms import tries
from sozialraum.access.forms.login import leave_another
from sozialraum.access.rules import WITHOUT_MAIL
from sozialraum.accounts.models import User
from sozialraum.actforms.fields import Line, MailField
from sozialraum.foundation.http import Request
from sozialraum.mailserver.routes import route_of
from sozialraum.network.models import Body
from sozialraum.people.queries import login_of

WRONG = _(
    "So kommt niemand herein: Adresse, Code der App und Ersatzcode müssen alle stimmen, und jeder Code gilt einmal."
)
ONCE = {"autocomplete": "one-time-code", "inputmode": "numeric", "class": "short"}


def mails_go_out(body: Body) -> bool:
    """Whether a mail server is named to which a mailed code could be given."""
    return route_of(body) is not None


def showed_two(request: Request, user: User) -> bool:
    """Whether this login has just shown app and recovery code at once, so that nothing more is asked."""
    records = get_authentication_records(request, user)
    return bool(records and records[-1].get(WITHOUT_MAIL))


class WithoutMailForm(forms.Form):
    """Two proofs that need no letter. One alone opens nothing, and nobody learns which of them was wrong."""

    email = MailField(label=_("Ihre E-Mail-Adresse"), widget=forms.EmailInput(attrs={"autocomplete": "email"}))
    app_code = Line(label=_("Code aus der App"), max_length=40, widget=forms.TextInput(attrs=ONCE))
    recovery_code = Line(
        label=_("Ein Ersatzcode"),
        max_length=40,
        help_text=_("Acht Ziffern von der Liste, die Sie aufgehoben haben. Er gilt danach nicht mehr."),
        widget=forms.TextInput(attrs=ONCE),
    )

    def user(self, request: Request) -> User | None:
        """Check both codes and record the login. The user; None and an error on the form if anything is wrong."""
        if not self.is_valid():
            return None
        address = self.cleaned_data["email"].lower()
        user = login_of(request.visitor.body, address)
        if not tries.of_passkeys(request) or (user is not None and not tries.of_factors(request, user)):
            self.add_error(None, tries.too_many_factors(request))
            return None
        typed = self.cleaned_data["app_code"], rules.bare(self.cleaned_data["recovery_code"])
        factor = actions.took_both(user, *typed) if user else None
        if user is None or factor is None:
            self.add_error(None, WRONG)
            return None
        tries.forget_factors(request, user)
        leave_another(request, user)
        factor.record_usage()
        record_authentication(request, user, "mfa", type=factor.type, id=factor.pk, **{WITHOUT_MAIL: True})
        return user
