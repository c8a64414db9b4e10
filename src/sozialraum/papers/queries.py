"""Papers: what there is to choose from."""

from __future__ import annotations

from typing import Any

from sozialraum.foundation.keys import free_key
from sozialraum.foundation.visitor import Visitor
from sozialraum.papers.models import AudienceQuerySet, File, Paper, Version, VersionQuerySet


def files_to_choose(visitor: Visitor) -> AudienceQuerySet[File]:
    return File.objects.visible_to(visitor).order_by("name", "-pk")


def versions_to_choose(visitor: Visitor) -> VersionQuerySet:
    """Document by document, the newest version first."""
    found = Version.objects.visible_to(visitor).select_related("paper")
    return found.order_by("paper__name", "-valid_from", "-pk")


def free_label(paper: Paper, values: dict[str, Any]) -> str:
    """The last part of a version's address: the day it comes into force, and a number if that is taken."""
    since = values.get("valid_from")
    taken = set(Version.objects.filter(paper=paper).values_list("label", flat=True))
    return free_key(str(since) if since else "fassung", taken)
