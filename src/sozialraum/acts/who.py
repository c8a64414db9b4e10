"""Acts: sentences about who somebody is to a thing, and how they join."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpResponseBase

from sozialraum.acts import journal
from sozialraum.foundation.http import Request, View
from sozialraum.foundation.visitor import Visitor, Way


@dataclass(frozen=True)
class Who:
    """A yes-or-no sentence about a visitor and a thing: ``chairs | is_office``."""

    name: str
    holds: Callable[[Visitor, Any], bool]

    def __or__(self, other: Who) -> Who:
        return Who(f"{self.name} or {other.name}", lambda v, s: self.holds(v, s) or other.holds(v, s))

    def __and__(self, other: Who) -> Who:
        return Who(f"{self.name} and {other.name}", lambda v, s: self.holds(v, s) and other.holds(v, s))


def who(sentence: Callable[[Visitor, Any], bool]) -> Who:
    """Decorator: turn a function of visitor and thing into a permission sentence of the same name."""
    return Who(sentence.__name__, sentence)


def only(asked: Who, visitor: Visitor, subject: Any = None) -> None:
    """Raises PermissionDenied (403) unless the sentence holds of the visitor and the subject, else of their network."""
    if not asked.holds(visitor, visitor.body if subject is None else subject):
        raise PermissionDenied(asked.name)


def permitted(asked: Who) -> Callable[[View], View]:
    """Decorator of a view that shows what only some may read: 403 unless the sentence holds of visitor and network."""

    def guarded(view: View) -> View:
        @wraps(view)
        def permitted_view(request: Request, *args: Any, **kwargs: Any) -> HttpResponseBase:
            only(asked, request.visitor)
            return view(request, *args, **kwargs)

        return permitted_view

    return guarded


@who
def is_house(visitor: Visitor, _anything: object) -> bool:
    """Is the program itself: a nightly job, or the reading of a founding file."""
    return visitor.way is Way.HOUSE


@who
def is_inside(_visitor: Visitor, _thing: object) -> bool:
    """Is carrying out another act, of which this is a part, and which has asked who may: for acts without a page."""
    now = journal.current.get()
    return now is not None and now.outer is not None


def holds_link(purpose: str) -> Who:
    """A sentence that holds for the holder of a personal link to this very thing for this purpose."""
    return Who(f"holds_link({purpose})", lambda visitor, thing: visitor.holds_link_to(thing, purpose))
