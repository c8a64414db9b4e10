"""Voting: the words of this room."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from sozialraum.counting.words import BallotWay, Manner


class VoiceValue(TextChoices):
    """What one vote said in a ballot in which everybody is asked by name."""

    YES = "yes", _("Ja")
    NO = "no", _("Nein")
    ABSTAIN = "abstain", _("Enthaltung")


class CountingWay(TextChoices):
    """In which way the result of a group is told: in a word, in figures, vote by vote, or secretly in figures."""

    UNANIMOUS = "unanimous", _("einstimmig")
    MAJORITY = "majority", _("mehrheitlich")
    FIGURES = "figures", _("Stimmen zählen")
    CONSENSUS = "consensus", _("einvernehmlich")
    ROLL_CALL = "roll_call", _("namentlich")
    SECRET = "secret", _("geheim")


#: What is told in a word, and by which.
IN_A_WORD = {
    CountingWay.UNANIMOUS: Manner.UNANIMOUS,
    CountingWay.MAJORITY: Manner.MAJORITY,
    CountingWay.CONSENSUS: Manner.CONSENSUS,
}
#: How a ballot with figures is held; of a word nobody has said so.
HELD_BY = {
    CountingWay.FIGURES: BallotWay.HANDS,
    CountingWay.ROLL_CALL: BallotWay.ROLL_CALL,
    CountingWay.SECRET: BallotWay.SECRET,
}
#: The only ballots of which it is kept who voted how.
BY_NAME = (BallotWay.ROLL_CALL, BallotWay.CIRCULAR)
