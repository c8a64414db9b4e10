"""Foundation: what every public thing has – a body, a key that never changes, and public dates."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import ClassVar, Self, TypeVar

from django.db import models
from django.db.models import Max, Q
from django.urls import get_script_prefix, reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from sozialraum.foundation.keys import KeyField
from sozialraum.foundation.visitor import Visitor
from sozialraum.network.fields import MomentField
from sozialraum.network.models import Body

T = TypeVar("T", bound="Thing")

#: What every thing has and no kind has to say: bookkeeping, not content.
BOOKKEEPING = frozenset({"id", "body", "key", "created", "modified", "deleted", "corrected", "revision"})


class ThingQuerySet(models.QuerySet[T]):
    """A queryset that knows its body. Rooms narrow ``visible_to`` further."""

    def here(self, visitor: Visitor) -> Self:
        """Rows of the visitor's body that are not withdrawn."""
        return self.filter(body=visitor.body, deleted=None)

    def visible_to(self, visitor: Visitor) -> Self:
        """What this visitor may see: everything of the body, unless the room says otherwise."""
        return self.here(visitor)

    def next_order(self, column: str = "order") -> int:
        """The place behind those of these that are not withdrawn: one more than the highest, 1 if there is none."""
        return (self.filter(deleted=None).aggregate(highest=Max(column))["highest"] or 0) + 1


class Thing(models.Model):
    """A public thing (OParl Object): ``deleted`` means no longer public since; then only key and dates are left."""

    #: Where the thing is shown, e.g. ``sitzungen/{key}/``; empty if it has no page.
    address: ClassVar[str] = ""
    #: Columns about a human being. The journal says that they changed, never what stands in them.
    personal: ClassVar[frozenset[str]] = frozenset()
    #: Whether what is withdrawn can be brought back from the journal; not what loses bytes or names for good.
    comes_back: ClassVar[bool] = True

    body = models.ForeignKey(Body, related_name="+", on_delete=models.PROTECT, editable=False)
    key = KeyField()
    created = MomentField(default=timezone.now, editable=False)
    modified = MomentField(default=timezone.now, editable=False)
    deleted = MomentField(null=True, editable=False)
    revision = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        abstract = True
        constraints = [
            models.UniqueConstraint(
                fields=["body", "key"],
                name="%(class)s_key_once",
                violation_error_message=_("Diesen Schlüssel gibt es hier schon."),
            )
        ]

    def get_absolute_url(self) -> str:
        return at(self.address.format(key=self.key)) if self.address else ""

    def bury(self) -> None:
        """Blank every column but key and dates; the caller saves.

        A key to the parent thing stays too, where the row could not exist without it: it names a key, no content.
        """
        kept = {"id", "body", "key", "created", "modified", "deleted", "revision", "state"}
        for column in self._meta.concrete_fields:
            if column.name in kept or (column.is_relation and not column.null):
                continue
            setattr(self, column.attname, None if column.null else column.get_default())
        self.deleted = timezone.now()


def columns_of(model: type[Thing], *, without: Iterable[str] = ()) -> tuple[str, ...]:
    """The names of the columns that say something about a thing, in the model's order; no lists, no bookkeeping."""
    left_out = BOOKKEEPING | set(without)
    return tuple(one.name for one in model._meta.concrete_fields if one.name not in left_out)


def at(path: str) -> str:
    """The address of a path in this network, with the prefix of the visitor's personal link and language."""
    return get_script_prefix() + path


@cache
def path_of(name: str, **parts: str) -> str:
    """The path of a named page below the network's own address: ``site:calendar`` is ``termine/``.

    Without the prefix of a personal link or a language. Raises NoReverseMatch.
    """
    return reverse(name, kwargs=parts).removeprefix(get_script_prefix())


def key_url(name: str, key: str) -> str:
    """What ``reverse`` gives for a page of one thing; it is looked up once for all things (of a long list)."""
    return at(path_of(name, key="any-key").replace("any-key", key))


def known_or_empty(column: str, words: Iterable[str]) -> Q:
    """A condition that a column is empty or holds one of these stored words."""
    return Q(**{column: ""}) | Q(**{f"{column}__in": [str(word) for word in words]})


def unless_deleted(condition: Q) -> Q:
    """A condition that a tombstone need not meet."""
    return condition | Q(deleted__isnull=False)
