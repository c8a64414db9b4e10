"""Voting: on which figures a decision was taken, in one sentence for each group, as everybody reads it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from typing import Any

from django.db.models import Exists, OuterRef
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from sozialraum.voting.models import BallotBasis

Bases = Mapping[tuple[int, int], Mapping[int, str]]  # by decision and round, then by group, the sentence
COLUMNS = ("resolution", "round", "organization", "present", "entitled", "recused", "needed", "paragraph", "reason")


def has_basis() -> Exists:
    """Whether a ballot, of whose rows this is asked, has a basis."""
    same = BallotBasis.objects.filter(resolution=OuterRef("resolution"), round=OuterRef("round"), deleted=None)
    return Exists(same)


def bases_of(mine: dict[str, Any]) -> Bases:
    """The sentences of the decisions chosen by ``mine``, as seen from a ballot. One query."""
    rows: Any = (
        BallotBasis.objects.filter(**mine, deleted=None).order_by("round", "pk").values_list(*COLUMNS, named=True)
    )
    found: dict[tuple[int, int], dict[int, str]] = defaultdict(dict)
    for one in rows:
        found[one.resolution, one.round][one.organization] = basis_in_words(one)
    return found


def basis_in_words(one: Any) -> str:
    """»7 von 9 Stimmberechtigten da, nötig 5 (§ 7 Absatz 2), 1 befangen«; "" where nothing of it is known."""
    told = []
    if one.present is not None and one.entitled is not None:
        figures = {"present": one.present, "entitled": one.entitled}
        told.append(_("%(present)s von %(entitled)s Stimmberechtigten da") % figures)
    if told and one.needed is not None:
        paragraph = f" ({one.paragraph})" if one.paragraph else ""
        told.append(f"{_('nötig %(needed)s') % {'needed': one.needed}}{paragraph}")
    if one.recused:
        told.append(ngettext("%(count)s befangen", "%(count)s befangen", one.recused) % {"count": one.recused})
    if one.reason:
        told.append(_("mehr Stimmen, als abgegeben werden konnten: %(reason)s") % {"reason": one.reason.rstrip(".")})
    return ", ".join(told)
