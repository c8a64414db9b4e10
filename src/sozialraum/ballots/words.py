"""Ballots: the words of this room."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from sozialraum.counting.words import BallotWay

#: The only ballots of which it is kept who voted how.
BY_NAME = (BallotWay.ROLL_CALL, BallotWay.CIRCULAR)


class VoiceValue(TextChoices):
    """What one vote said in a ballot in which everybody is asked by name."""

    YES = "yes", _("Ja")
    NO = "no", _("Nein")
    ABSTAIN = "abstain", _("Enthaltung")
