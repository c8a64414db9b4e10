"""Founding: how a file says that minutes are approved and how votes fell – shortly where that is all there is.

Format 1 knew one state, one date of approval and one round of voting. Whatever that can say is still said so, from the
file and from the house alike, so that equal things stay equal; ``approvals`` and ``ballots`` say what it cannot.
"""

from __future__ import annotations

from sozialraum.decisions.words import ApprovalWay, MinutesState
from sozialraum.founding.columns import Facts, german

DRAFT, PUBLISHED = german(MinutesState.DRAFT.label), german(MinutesState.PUBLISHED.label)
APPROVED = "genehmigt"
WAYS = {german(way.label): way for way in ApprovalWay if way != ApprovalWay.UNKNOWN}
NUMBERS = ("yes", "no", "abstain", "recused")


def approved_by(facts: Facts, groups: list[str]) -> list[Facts]:
    """The approvals that these facts mean, one for each group: a date, or the word alone, stands for all of them."""
    if facts["approvals"] or not (facts["state"] == APPROVED or facts["approved"]):
        return list(facts["approvals"])
    dated = {"date": facts["approved"]} if facts["approved"] else {}
    return [{"of": group} | dated for group in groups]


def minutes_facts(*, published: bool, approvals: list[Facts], groups: list[str]) -> Facts:
    """``state``, ``approved`` and ``approvals``, of which the last only where one date for all does not say it."""
    alike = {(one.get("date"), *sorted(one.keys() - {"of", "date"})) for one in approvals}
    date = approvals[0].get("date") if approvals else None
    all_alike = alike == {(date,)} and sorted(one["of"] for one in approvals) == sorted(groups)
    if all_alike and (published or date):
        return {"state": APPROVED if published else DRAFT, "approved": date, "approvals": []}
    known = {group: place for place, group in enumerate(groups)}
    if all(one["of"] in known for one in approvals):
        approvals = sorted(approvals, key=lambda one: known[one["of"]])
    return {"state": PUBLISHED if published else DRAFT, "approved": None, "approvals": approvals}


def note_of(facts: Facts, groups: list[str]) -> str:
    """The note; where nobody is known to have held the meeting, an approval is kept in words."""
    note: str = facts["note"]
    if groups or facts["approvals"] or not (facts["state"] == APPROVED or facts["approved"]):
        return note
    said = f"Genehmigt: {facts['approved']}." if facts["approved"] else "Genehmigt."
    return note if said in note else f"{note} {said}".strip()


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
