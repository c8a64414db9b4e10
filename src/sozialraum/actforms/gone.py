"""Actforms: the old address of what was withdrawn – 410 with the day if it was public, else 404."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping
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
        for address, columns in _addresses(kind) if kind.acts else ():
            if named := _named_in(path, address):
                for row in _withdrawn(kind, body, {columns[name]: value for name, value in named.items()}):
                    return row.deleted  # type: ignore[no-any-return]
    return None


def _addresses(kind: Kind) -> Iterator[tuple[str, Mapping[str, str]]]:
    """Where things of a kind stand, with the column behind each name: its pages, else the address, e.g. of a file."""
    yield from ((page.address, page.columns) for page in kind.pages)
    own = getattr(kind.model, "address", "")
    if own and not kind.pages:
        yield own, {"key": "key"}


def _named_in(path: str, address: str) -> dict[str, str]:
    parts = re.split(r"\{(\w+)\}", address)
    pattern = "".join(f"(?P<{one}>[^/]+)" if place % 2 else re.escape(one) for place, one in enumerate(parts))
    found = re.match(f"/{pattern}", path)
    return found.groupdict() if found else {}


def _withdrawn(kind: Kind, body: Body, values: Mapping[str, str]) -> Iterator[Any]:
    """The withdrawn things that everybody could read, with these values: in the row, or as the journal noted them."""
    kept = {column: value for column, value in values.items() if column == "key" or "__" in column}
    for row in kind.model._default_manager.filter(body=body, deleted__isnull=False, **kept):
        changes = _last_withdrawal(kind, row)
        blanked = {column: value for column, value in values.items() if column not in kept}
        if WAS_PUBLIC in changes and all(changes.get(name, [""])[0] == value for name, value in blanked.items()):
            yield row


def _last_withdrawal(kind: Kind, row: Any) -> dict[str, Any]:
    """What the last withdrawal noted."""
    assert kind.acts is not None
    told = Detail.objects.filter(entry__body=row.body_id, entry__act__in=names_of(kind.acts.withdraw.name))
    last = told.filter(entry__subject_key=row.key).order_by("-entry__number").first()
    return last.changes if last else {}
