"""Founding: how a file says that minutes are approved – shortly where that is all there is; votes: ``counting``.

Format 1 knew one state and one date of approval. Whatever that can say is still said so, from file and house alike.
"""

from __future__ import annotations

from sozialraum.decisions.words import ApprovalWay, MinutesState
from sozialraum.founding.columns import Facts, german

DRAFT, PUBLISHED = german(MinutesState.DRAFT.label), german(MinutesState.PUBLISHED.label)
APPROVED = "genehmigt"
WAYS = {german(way.label): way for way in ApprovalWay if way != ApprovalWay.UNKNOWN}


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
