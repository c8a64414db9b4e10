"""Acts: the journal – what was done, by whom, when. Append-only, each entry chained to the one before."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from typing import Any, ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from sozialraum.foundation.kinds import current_kind
from sozialraum.network.models import Body


class Entry(models.Model):
    """One act. Holds labels and a digest, so names can be erased while the story and its chain stay."""

    body = models.ForeignKey(Body, related_name="+", on_delete=models.PROTECT)
    number = models.PositiveBigIntegerField(help_text="1, 2, 3 … within the body, without a gap.")
    at = models.DateTimeField()
    act = models.CharField(max_length=100)
    says = models.CharField(max_length=300)
    way = models.CharField(max_length=20)
    subject = models.CharField(max_length=60)
    subject_key = models.CharField(max_length=80)
    also = models.JSONField(default=list, help_text="Kind and key of each thing the act created.")
    digest = models.CharField(max_length=64, help_text="Salted digest of the detail.")
    erased = models.TextField(blank=True, help_text="Numbers of the entries whose details it erased: 1-4,6.")
    previous = models.CharField(max_length=64)
    hash = models.CharField(max_length=64)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["body", "number"], name="entry_number_once")]

    def __str__(self) -> str:
        return f"{self.number}: {self.act} {self.subject} {self.subject_key}"

    def things(self) -> list[tuple[str, str]]:
        """Kind and key of everything this entry is about, the subject first, in today's words."""
        created = (one.partition(" ") for one in self.also)
        named = [(self.subject, self.subject_key), *((kind, key) for kind, _blank, key in created)]
        return [(current_kind(kind), key) for kind, key in named]

    def computed_hash(self) -> str:
        """What ``hash`` must be: SHA-256 over everything the entry says and the hash before it."""
        told = [self.previous, self.body_id, self.number, self.at.astimezone(dt.UTC).isoformat(), self.act, self.says]
        told += [self.way, self.subject, self.subject_key, self.also, self.digest]
        return sha256([*told, self.erased] if self.erased else told)


class EntrySubject(models.Model):
    """A thing that an entry is about: its subject (position 0), or what the act created.

    Says in rows what the entry says in hashed text, so that entries about a thing are found by an index. Not hashed
    itself: it can be made anew from the entries at any time.
    """

    entry = models.ForeignKey(Entry, related_name="subjects", on_delete=models.CASCADE)
    position = models.PositiveIntegerField()
    kind = models.CharField(max_length=40, help_text="Stored word of the kind, e.g. meeting.")
    key = models.CharField(max_length=80)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["entry", "position"], name="entry_subject_once")]
        indexes = [models.Index(fields=["kind", "key", "entry"], name="entry_subject_thing")]

    def __str__(self) -> str:
        return f"{self.kind} {self.key}"


def about(kind: str, key: str = "") -> Q:
    """Entries about this thing – their subject, or created by them; without ``key`` about any thing of the kind."""
    found = EntrySubject.objects.filter(kind=kind, key=key) if key else EntrySubject.objects.filter(kind=kind)
    return Q(pk__in=found.values("entry"))


class Detail(models.Model):
    """The names and the old and new values of an entry. May be erased; the chain does not need it."""

    kind_word: ClassVar[str] = "journal-detail"

    entry = models.OneToOneField(Entry, related_name="detail", on_delete=models.PROTECT)
    salt = models.CharField(max_length=32)
    by = models.CharField(max_length=200)
    by_person = models.PositiveBigIntegerField(null=True, help_text="Whose name that is; not part of the digest.")
    changes = models.JSONField(default=dict)

    class Meta:
        verbose_name = _("Namen und Werte im Verlauf")

    def __str__(self) -> str:
        return f"{self.entry_id}: {self.by}"

    def computed_digest(self) -> str:
        return sha256([self.salt, self.by, self.changes])


class Head(models.Model):
    """The end of a body's chain: number and hash of its last entry. Held by an act from its first to its last line."""

    body = models.OneToOneField(Body, related_name="+", on_delete=models.PROTECT)
    number = models.PositiveBigIntegerField(default=0)
    hash = models.CharField(max_length=64, default="")
    public_mark = models.CharField(
        max_length=64, default="", help_text="Hash of the last entry whose act changed what the public sees."
    )

    def __str__(self) -> str:
        return f"{self.number}-{self.hash[:16]}"


def sha256(told: list[Any]) -> str:
    """A digest of plain values in one canonical form."""
    canonical = json.dumps(told, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    return hashlib.sha256(canonical.encode()).hexdigest()
