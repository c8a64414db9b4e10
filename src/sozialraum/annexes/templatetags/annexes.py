"""Annexes: what pages above ask – whether there is more to a meeting than its minutes."""

from __future__ import annotations

from typing import Any

from django import template
from django.utils.translation import ngettext

from sozialraum.decisions.words import MinutesState

register = template.Library()


@register.simple_tag
def beside_minutes(page: Any) -> str:
    """»2 Anlagen, 1 beschlossene Fassung«: what everybody may read beside the minutes on a page of a meeting."""
    if not page.record or page.record.state == MinutesState.DRAFT:
        return ""
    rows = [row for item in page.items if item.told.public for row in item.decisions]
    effects = [effect for row in (*rows, *page.loose_decisions) for effect in row.effects]
    annexes = sum(one.is_public for one in page.annexes)
    adopted = len({effect.url for effect in effects if effect.title and effect.url})
    told = [ngettext("%(count)s Anlage", "%(count)s Anlagen", annexes) % {"count": annexes}] if annexes else []
    said = ngettext("%(count)s beschlossene Fassung", "%(count)s beschlossene Fassungen", adopted)
    return ", ".join([*told, *([said % {"count": adopted}] if adopted else [])])
