"""Voting: what the page of a sitting asks – the form of votes at one of its points."""

from __future__ import annotations

import json

from django import template

from sozialraum.meetings.models import AgendaItem
from sozialraum.voting.forms import VotesForm
from sozialraum.voting.queries.page import SittingVotes
from sozialraum.voting.queries.shown import VoteShown
from sozialraum.voting.rules.sums import SUM_WORDS

register = template.Library()


@register.simple_tag
def vote_at(votes: SittingVotes, item: AgendaItem) -> VoteShown:
    """The empty form of votes at a point of the agenda."""
    return VoteShown(votes.at(item), {}, {})


@register.simple_tag
def vote_in(form: VotesForm) -> VoteShown:
    """The form as it was sent, with what follows from it."""
    sent = {name: str(form.data.get(name, "")) for name in form.data} if form.is_bound else {}
    given = {panel.place: vote for panel, vote in form.entered(getattr(form, "cleaned_data", {}))}
    return VoteShown(form.vote, sent, given)


@register.simple_tag
def sum_words() -> str:
    """What the sentence of a sum is put together from, as JSON for the script."""
    return json.dumps(dict(SUM_WORDS), ensure_ascii=False)
