"""Actforms: the old address of what was withdrawn – 410 with the day if it was public, else 404."""

from __future__ import annotations

import datetime as dt
import re
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views import defaults

from sozialraum.acts.former import names_of
from sozialraum.acts.journal import WAS_PUBLIC
from sozialraum.acts.models import Detail
from sozialraum.acts.registry import Kind, kinds
from sozialraum.foundation.http import SAFE
from sozialraum.network.models import Body


def page_not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Answer 404, or 410 where something public was withdrawn; a guess gets no third answer."""
    visitor = getattr(request, "visitor", None)
    day = withdrawn_on(visitor.body, request.path_info) if visitor and request.method in SAFE else None
    if day is None:
        return defaults.page_not_found(request, exception)
    return render(request, "410.html", {"day": day}, status=410)


def withdrawn_on(body: Body, path: str) -> dt.datetime | None:
    """When the thing was withdrawn whose public address this is, or begins; None if there was none."""
    for kind in kinds() if body.pk else ():
        for page in kind.pages if kind.acts else ():
            if tuple(page.columns) == ("key",) and (key := _key_in(path, page.address)):
                row: Any = kind.model._default_manager.filter(body=body, key=key, deleted__isnull=False).first()
                if row and _was_public(kind, row):
                    return row.deleted  # type: ignore[no-any-return]
    return None


def _key_in(path: str, address: str) -> str:
    begins, _key, ends = address.partition("{key}")
    found = re.match(rf"/{re.escape(begins)}([^/]+){re.escape(ends)}", path)
    return found[1] if found else ""


def _was_public(kind: Kind, row: Any) -> bool:
    """As the last withdrawal noted it."""
    assert kind.acts is not None
    told = Detail.objects.filter(entry__body=row.body_id, entry__act__in=names_of(kind.acts.withdraw.name))
    last = told.filter(entry__subject_key=row.key).order_by("-entry__number").first()
    return last is not None and WAS_PUBLIC in last.changes
