"""Rulings: the day for which is asked who may vote; kept in the address."""

from django.utils.translation import gettext_lazy as _

from sozialraum.actforms.fields import PartialDateFormField
from sozialraum.people.forms.filters import DayForm


class VotingDayForm(DayForm):
    """Today, if no day is given."""

    am = PartialDateFormField(exact=True, required=False, label=_("Wer darf abstimmen am"))
