"""Register: a decision by circular against the rules of its day, and its figures against each other; hints only."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from django.utils.translation import gettext as _

from sozialraum.bodies.models import Organization
from sozialraum.bylaws.models import MATTERS
from sozialraum.bylaws.queries import rule_sets_of
from sozialraum.counting.rules.figures import VoteFigures
from sozialraum.counting.words import BallotWay
from sozialraum.decisions.models import Ballot, Resolution
from sozialraum.proceedings.rules.circulars import CircularGiven, is_valid, may_circulate
from sozialraum.provisions.rules.ruleset import RuleSet
from sozialraum.rulings.rules.ruling import Outcome, Ruling

Told = Iterator[tuple[Any, str]]


def circular_hints(resolutions: Sequence[Resolution]) -> Told:
    """What of the circulars among these does not fit; as many questions for many as for one, none without any."""
    mine = {"resolution__in": [one.pk for one in resolutions], "way": BallotWay.CIRCULAR}
    found = Ballot.objects.filter(**mine).select_related("resolution").order_by("pk")
    ballots = list(found.prefetch_related("counts", "resolution__by_links__organization"))
    groups = {group.pk: group for one in ballots for group in one.resolution.groups}
    rules = rule_sets_of(list(groups.values()), "circular") if groups else {}
    for ballot in ballots:
        yield from ((ballot.resolution, says) for says in (*_of_days(ballot), *_of_rules(ballot, rules)))


def _of_days(ballot: Ballot) -> Iterator[str]:
    sent, until = ballot.sent_on, ballot.answers_until
    if sent and until and until.certainly_before(sent):
        yield _("Im Umlauf: Antworten bis %(until)s, verschickt aber erst %(sent)s.") % {
            "until": until.in_words(weekday=False),
            "sent": sent.in_words(weekday=False),
        }
    votes = sum(_answers(one.count) for one in ballot.counts.all())
    if ballot.asked is not None and votes > ballot.asked:
        figures = {"votes": votes, "asked": ballot.asked}
        yield _("Im Umlauf: %(votes)s Antworten, gefragt wurden aber nur %(asked)s.") % figures


def _of_rules(ballot: Ballot, rules: Mapping[int, RuleSet]) -> Iterator[str]:
    """For each group that decided, what its rules of the day of sending deny."""
    sent = ballot.sent_on.exact if ballot.sent_on else None
    for group in ballot.resolution.groups if sent else ():
        ruling = _ruling(ballot, group, rules[group.pk])
        if ruling.outcome is Outcome.NO:
            yield f"{group}, {_('im Umlauf')}: {ruling.sentence}"


def _ruling(ballot: Ballot, group: Organization, rules: RuleSet) -> Ruling:
    """Whether it counts, as far as days and numbers are known; else whether there may be one at all.

    Whether it could wait nobody has recorded: it is taken that it could not.
    """
    sent, until = ballot.sent_on.exact, ballot.answers_until.exact if ballot.answers_until else None
    pinned, topic = rules.pinned(group.key, sent), MATTERS[ballot.resolution.topic or "ordinary"]
    own = [one.count for one in ballot.counts.all() if one.organization_id in (group.pk, None)]
    told = next((one for one in own if one.yes is not None), None)
    if until is None or ballot.asked is None or told is None or until < sent:
        return may_circulate(pinned, topic, urgent=True)
    return is_valid(pinned, CircularGiven(sent, until, _answers(told), ballot.asked), topic, urgent=True)


def _answers(count: VoteFigures) -> int:
    return sum(one or 0 for one in (count.yes, count.no, count.abstain))
