"""Proceedings: minutes – due on which day, complete, approved by silence when, from when and how public."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable

from sozialraum.norms.rules.minutes import ApprovedBy, MinutesRule, PublicFrom, PublicRendition
from sozialraum.proceedings.rules.due import done_by, due_by
from sozialraum.provisions.rules.days import long_day
from sozialraum.provisions.rules.ruleset import PinnedRules, Provision
from sozialraum.provisions.rules.values import Matter, listed
from sozialraum.rulings.rules.ruling import CountedOne, NextStep, Ruling, decided, left_open, unregulated


def minutes_due(rules: PinnedRules, sitting: dt.date, next_invitation: dt.date | None = None) -> Ruling:
    """The last day to send the minutes of a sitting; ``next_invitation`` is when the next one goes out, if known."""
    if (ruled := rules.part(MinutesRule, "sent")) is None:
        return unregulated("bis wann das Protokoll verschickt wird")
    provision, sent = ruled
    if sent.within is not None:
        return due_by("Das Protokoll verschicken", provision, sent.within.after(sitting))
    if next_invitation is None:
        return left_open("Das Protokoll geht mit der nächsten Einladung hinaus", provision, NextStep.ASK)
    return due_by("Das Protokoll mit der nächsten Einladung verschicken,", provision, next_invitation)


def minutes_in_time(
    rules: PinnedRules, sitting: dt.date, sent: dt.date, next_invitation: dt.date | None = None
) -> Ruling:
    """Whether minutes sent on a day were sent in time."""
    return done_by(sent, minutes_due(rules, sitting, next_invitation), "verschickt")


def minutes_complete(rules: PinnedRules, contains: Collection[str]) -> Ruling:
    """Whether everything stands in the minutes that has to."""
    found = rules.every(MinutesRule, "contains", Matter.ORDINARY)
    if not found:
        return unregulated("was im Protokoll steht")
    wanted = {name: one for one in reversed(found) for name in one.value.contains or ()}
    lacking = [name for name in wanted if name not in contains]
    counted = tuple(
        CountedOne(name, name in contains, "steht darin" if name in contains else "fehlt") for name in wanted
    )
    rest = f"es fehlt: {listed(lacking)}" if lacking else f"{listed(wanted)}"
    provision = wanted[lacking[0]] if lacking else found[0]
    return decided(
        not lacking, "Vollständig", "Unvollständig", rest, provision, counted=counted, missing=tuple(lacking)
    )


def objection_ends(rules: PinnedRules, sent: dt.date) -> Ruling:
    """The last day to object to minutes that were sent on a day."""
    if (ruled := rules.part(MinutesRule, "objection")) is None:
        return unregulated("wie lange man dem Protokoll widersprechen kann")
    provision, span = ruled
    return due_by("Widersprechen kann man", provision, span.after(sent))


def is_approved(
    rules: PinnedRules, sent: dt.date, today: dt.date, *, objections: int = 0, done: bool = False
) -> Ruling:
    """Whether minutes sent on a day are approved today; ``done``: the next sitting or a signature has approved them."""
    if (ruled := rules.part(MinutesRule, "approved")) is None:
        return unregulated("wodurch das Protokoll genehmigt ist")
    provision, how = ruled
    if done:
        said = "durch Unterschrift" if how is ApprovedBy.SIGNATURE else "in einer Sitzung"
        return decided(True, "Genehmigt", "", said, provision)
    if how is not ApprovedBy.SILENCE:
        return left_open(f"Noch nicht genehmigt; genehmigt wird {how.label}", provision, NextStep.ASK)
    return _by_silence(provision, objection_ends(rules, sent).day, today, objections)


def _by_silence(provision: Provision[MinutesRule], ends: dt.date | None, today: dt.date, objections: int) -> Ruling:
    if ends is None:
        return left_open("Genehmigt, wenn niemand widerspricht; bis wann, ist nicht geregelt", provision, NextStep.CASE)
    if objections:
        return decided(False, "", "Nicht genehmigt", f"Widersprüche: {objections}", provision, day=ends)
    if today <= ends:
        rest = f"Genehmigt, wenn bis {long_day(ends)} niemand widerspricht"
        return left_open(rest, provision, NextStep.ASK, day=ends)
    return decided(True, "Genehmigt", "", f"bis {long_day(ends)} hat niemand widersprochen", provision, day=ends)


def may_be_read(rules: PinnedRules, *, sent: bool, approved: bool) -> Ruling:
    """Whether everybody may read minutes, and in which rendition."""
    if (ruled := rules.part(MinutesRule, "public")) is None:
        return unregulated("ob alle das Protokoll lesen")
    provision, since = ruled
    kept = (since is PublicFrom.SENT and sent) or (since is PublicFrom.APPROVED and approved)
    if since is PublicFrom.NEVER:
        return decided(False, "", "Nicht öffentlich", "alle lesen es nie", provision)
    form = rules.part(MinutesRule, "rendition")
    rendition = f" {form[1].label}" if form and kept else ""
    return decided(kept, "Öffentlich", "Nicht öffentlich", f"alle lesen es{rendition}, {since.label}", provision)


STRICTEST = (PublicFrom.NEVER, PublicFrom.APPROVED, PublicFrom.SENT)


def publication(rules: Iterable[PinnedRules]) -> PublicFrom | None:
    """From when everybody may read minutes of groups that met jointly: the strictest rule; None without one."""
    found = [ruled[1] for one in rules if (ruled := one.part(MinutesRule, "public"))]
    return next((one for one in STRICTEST if one in found), None)


def strictest_rendition(groups: Iterable[PinnedRules]) -> PublicRendition | None:
    """In which rendition everybody reads the minutes of a sitting; None: in none, however far they have come.

    Of several groups the strictest holds. Where nothing is ruled they are read in full.
    """
    order, found = list(PublicRendition), [PublicRendition.FULL]
    for rules in groups:
        since, form = rules.part(MinutesRule, "public"), rules.part(MinutesRule, "rendition")
        if since and since[1] is PublicFrom.NEVER:
            return None
        found += [form[1]] if form else []
    return max(found, key=order.index)
