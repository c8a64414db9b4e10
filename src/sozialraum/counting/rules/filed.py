"""Counting: how a founding file says votes – shortly where that is all there is, else by rounds."""

from __future__ import annotations

from typing import Any

Facts = dict[str, Any]
NUMBERS = ("yes", "no", "abstain", "recused")


def vote_facts(ballots: list[Facts]) -> Facts:
    """``votes`` and ``ballots``, of which the last only where one round of numbers for each group does not say it."""
    told = []
    for ballot in sorted(ballots, key=lambda one: one["round"]):
        counts = [count for count in ballot["counts"] if count.keys() - {"of"}]
        if counts or ballot.keys() - {"round", "counts"}:
            told.append(ballot | {"counts": counts})
    plain = all(
        ballot.keys() == {"round", "counts"}
        and ballot["round"] == 1
        and all("of" in count and count.keys() <= {"of", *NUMBERS} for count in ballot["counts"])
        for ballot in told
    )
    if plain and len(told) <= 1:
        return {"votes": told[0]["counts"] if told else [], "ballots": []}
    return {"votes": [], "ballots": told}


def ballots_of(facts: Facts) -> list[Facts]:
    """The rounds that these facts mean."""
    return facts["ballots"] or ([{"round": 1, "counts": facts["votes"]}] if facts["votes"] else [])
