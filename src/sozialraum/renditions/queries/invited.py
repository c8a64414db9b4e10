"""Renditions: whether one was invited in time, by the rules of each group that met."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from django.utils.translation import gettext as _

from sozialraum.foundation.dates import PartialDate
from sozialraum.meetings.models import Meeting
from sozialraum.rulings.rules.fixed import FixedRules
from sozialraum.rulings.rules.notice import is_in_time
from sozialraum.rulings.rules.ruling import Outcome


def in_time(meeting: Meeting, invited: PartialDate | None, fixed: FixedRules | None) -> str:
    """»fristgerecht (§ 4 Absatz 2)«; each group for itself where they differ, "" where no rule answers.

    A paragraph is cited only from a text that this visitor may read (``fixed``).
    """
    day, sitting = invited.exact if invited else None, meeting.date.exact if meeting.date else None
    if not (fixed and day and sitting):
        return ""
    said = defaultdict[str, list[str]](list)
    for (_meeting, group), rules in fixed.by_group.items():
        answer = is_in_time(rules, sitting, day)
        if answer.outcome in (Outcome.YES, Outcome.NO):
            words = _("fristgerecht") if answer.outcome is Outcome.YES else _("nicht fristgerecht")
            cited = answer.provision and answer.provision.revision in fixed.readable
            said[f"{words}{answer.provision.cite if answer.provision and cited else ''}"].append(fixed.names[group])
    return next(iter(said), "") if len(said) < 2 else "; ".join(_each(said))


def _each(said: dict[str, list[str]]) -> Iterator[str]:
    yield from (f"{', '.join(groups)}: {words}" for words, groups in said.items())
