"""Voting: the rows that are kept of a ballot, and letting go of whose they were."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from sozialraum.acts.act import act
from sozialraum.acts.master import master_data
from sozialraum.acts.who import is_house
from sozialraum.bodies.permissions import is_office
from sozialraum.decisions.models import Ballot
from sozialraum.foundation.things import columns_of
from sozialraum.foundation.visitor import Visitor
from sozialraum.voting.models import BallotBasis, Recusal, StrawPoll, Voice
from sozialraum.voting.permissions import counts
from sozialraum.voting.words import BY_NAME


def refuse_unless_by_name(*kept: Voice) -> None:
    """Raises ValidationError (``secret``) unless each is of a round in which everybody was asked by name."""
    for resolution, number in {(one.resolution_id, one.round) for one in kept}:
        if not Ballot.objects.filter(resolution=resolution, round=number, way__in=BY_NAME).exists():
            says = _("Wer wie gestimmt hat, steht nur bei namentlicher Abstimmung und im Umlauf.")
            raise ValidationError(says, code="secret")


ballot_bases = master_data(
    BallotBasis,
    who=is_office | is_house,
    called=gettext_lazy("die Grundlage einer Abstimmung"),
    fields=columns_of(BallotBasis, without=["resolution"]),
    parent="resolution",
    named=lambda resolution, _values: f"{resolution.key}-grundlage",
)
voices = master_data(
    Voice,
    who=is_office | is_house,
    called=gettext_lazy("eine Stimme bei einer namentlichen Abstimmung"),
    fields=columns_of(Voice, without=["resolution"]),
    parent="resolution",
    check=refuse_unless_by_name,
    fill=lambda resolution, _values: {"order": Voice.objects.filter(resolution=resolution).next_order()},
    named=lambda resolution, values: f"{resolution.key}-stimme-{values['order']}",
)
recusals = master_data(
    Recusal,
    who=is_office | is_house,
    called=gettext_lazy("eine Befangenheit"),
    fields=columns_of(Recusal, without=["agenda_item"]),
    parent="agenda_item",
    fill=lambda item, _values: {"order": Recusal.objects.filter(agenda_item=item).next_order()},
    named=lambda item, values: f"{item.key}-befangen-{values['order']}",
)
straw_polls = master_data(
    StrawPoll,
    who=is_office | is_house | counts,
    called=gettext_lazy("ein Meinungsbild"),
    fields=columns_of(StrawPoll, without=["agenda_item"]),
    parent="agenda_item",
    fill=lambda item, _values: {"order": StrawPoll.objects.filter(agenda_item=item).next_order()},
    named=lambda item, values: f"{item.key}-meinungsbild-{values['order']}",
)


@act(who=is_office | is_house, says=gettext_lazy("hat gelöscht, von wem eine Stimme war"), publishes=False)
def forget_voice(voice: Voice, *, by: Visitor) -> None:
    """Let go of whose vote it was; what it said stays, so that no figure changes."""
    voice.person = None


@act(who=is_office | is_house, says=gettext_lazy("hat gelöscht, wer befangen war"), publishes=False)
def forget_recusal(recusal: Recusal, *, by: Visitor) -> None:
    """Let go of who was biased; that somebody was stays, so that no figure changes."""
    recusal.person = None
