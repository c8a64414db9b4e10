"""Proceedings: what acts above refuse because rules say so."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from sozialraum.acts import journal
from sozialraum.foundation.refusals import field_error
from sozialraum.foundation.visitor import Visitor, Way
from sozialraum.norms.rules.minutes import PublicFrom
from sozialraum.proceedings.rules.records import publication
from sozialraum.provisions.rules.ruleset import PinnedRules

REASON = "reason"


def refuse_early_publishing(rules: Mapping[Any, PinnedRules], reason: str, *, approved: bool, by: Visitor) -> None:
    """Refuse to publish minutes by hand before the rules of their groups allow it; inside an act only.

    Raises ValidationError: ``never`` where a rule says so; ``early`` without a reason, which the journal keeps.
    """
    if by.way is Way.HOUSE:  # a file says of itself what is public
        return
    ruled = publication(rules.values())
    if ruled is PublicFrom.NEVER:
        told = _("Nach den Regeln ist dieses Protokoll nie öffentlich.")
        raise ValidationError(told, code="never")
    if ruled is PublicFrom.APPROVED and not approved:
        if not reason:
            told = _("Nach den Regeln wird es öffentlich, sobald es genehmigt ist. Warum schon jetzt?")
            raise field_error(REASON, told, "early")
        journal.note(journal.WHY, None, reason)
