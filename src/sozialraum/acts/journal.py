"""Acts: how the journal is written – as the last statement of the outermost act – and how it is verified."""

from __future__ import annotations

import re
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Q, QuerySet
from django.utils import timezone

from sozialraum.accounts.models import without_links
from sozialraum.acts.erasures import Details, as_ranges
from sozialraum.acts.models import Detail, Entry, EntrySubject, Head, about
from sozialraum.foundation.kinds import kind_and_key
from sozialraum.foundation.subject import Subject
from sozialraum.foundation.visitor import Visitor
from sozialraum.network.models import Body

BATCH = 500
CHANGED = "geändert"  # all that is kept of a personal column


@dataclass(eq=False)
class PendingEntry:
    """What one act did, until it is written down."""

    act: str
    says: str
    by: Visitor
    subject: str = ""
    subject_key: str = ""
    also: list[str] = field(default_factory=list)
    changes: dict[str, Any] = field(default_factory=dict)
    forgets: bool = False
    publishes: bool = True
    erased: set[int] = field(default_factory=set)
    thing: object = None  # the very object that the act has in hand
    moved_to: str = ""
    outer: PendingEntry | None = None
    inner: list[PendingEntry] = field(default_factory=list)  # what was carried out inside it and not refused

    def around(self) -> Iterator[PendingEntry]:
        """The acts that this one is a part of, the nearest first."""
        outer = self.outer
        while outer:
            yield outer
            outer = outer.outer


#: The act that is being carried out now.
current: ContextVar[PendingEntry | None] = ContextVar("acts_current", default=None)


WHY, WAS_PUBLIC = (
    "why",
    "was_public",
)  # how the journal notes why something was withdrawn, and whether all could read it
#: Why the next act is carried out, if somebody said so; noted by the outermost one.
because: ContextVar[str] = ContextVar("acts_because", default="")


@contextmanager
def reason(why: str) -> Iterator[None]:
    """Whatever act is carried out within notes this reason."""
    token = because.set(why)
    try:
        yield
    finally:
        because.reset(token)


def add(pending: PendingEntry) -> None:
    """Append an act that was carried out inside this one."""
    now = current.get()
    assert now is not None, "only inside an act"
    now.inner.append(pending)


def hold(body: Body) -> Head:
    """The head of the body's chain, locked to the end of the transaction (on SQLite the transaction is the lock)."""
    head = Head.objects.select_for_update(no_key=True).filter(body=body).first()
    if head is None:  # the first act of a body
        Head.objects.get_or_create(body=body)
        head = Head.objects.select_for_update(no_key=True).get(body=body)
    return head


def note(name: str, old: Any, new: Any) -> None:
    """Add a change (name, old and new value) that no column of the subject shows to the entry of the running act."""
    if (pending := current.get()) and old != new and not pending.forgets:
        pending.changes[name] = [_kept(old), _kept(new)]


def note_personal(name: str, old: Any, new: Any) -> None:
    """Add to the entry of the running act that a personal column changed, without its old and new value."""
    if old != new:
        note(name, None, CHANGED)


def _kept(value: Any) -> Any:
    """As the journal keeps it: whoever reads it must not be able to use somebody's personal link."""
    if isinstance(value, dict):
        return {name: _kept(one) for name, one in value.items()}
    return without_links(value) if isinstance(value, str) else value


def note_created(label: str) -> None:
    """Add a thing created by the running act to its entry, as a second subject."""
    if pending := current.get():
        pending.also.append(label)


def write(head: Head, story: list[PendingEntry]) -> None:
    """Append one entry, with its detail, to the body's chain, whose head must be held."""
    now = timezone.now()
    entries, details = [], []
    for pending in story:
        detail = Detail(salt=secrets.token_hex(16), by=pending.by.signature, changes=pending.changes)
        detail.by_person = pending.by.person_id
        entry = Entry(
            body_id=head.body_id,
            number=head.number + 1,
            at=now,
            act=pending.act,
            says=pending.says,
            way=pending.by.way,
            subject=pending.subject,
            subject_key=pending.subject_key,
            also=pending.also,
            digest=detail.computed_digest(),
            erased=as_ranges(pending.erased),
            previous=head.hash,
        )
        entry.hash = entry.computed_hash()
        detail.entry = entry
        head.number, head.hash = entry.number, entry.hash
        if pending.publishes:
            head.public_mark = entry.hash
        entries.append(entry)
        details.append(detail)
    Entry.objects.bulk_create(entries, batch_size=BATCH)
    for detail in details:
        detail.entry_id = detail.entry.pk
    Detail.objects.bulk_create(details, batch_size=BATCH)
    subjects = [
        EntrySubject(entry=entry, position=position, kind=kind, key=key)
        for entry in entries
        for position, (kind, key) in enumerate(entry.things())
    ]
    EntrySubject.objects.bulk_create(subjects, batch_size=BATCH)
    head.save()


def mark_of(thing: Subject) -> str:
    """Number and beginning of the hash of the last entry about a thing; what is printed on paper to be checked later.

    Empty if no entry is about it.
    """
    last = Entry.objects.filter(_entries_about(thing)).order_by("-number").values_list("number", "hash").first()
    return f"{last[0]}-{last[1][:16]}" if last else ""


def forget(thing: Subject) -> None:
    """Erase the names and values from every entry about a thing; inside an act only. The chain does not need them.

    Nor does the act that forgets tell what it has taken away.
    """
    if pending := current.get():
        pending.forgets = True
    erase(Detail.objects.filter(entry__in=Entry.objects.filter(_entries_about(thing)).values("pk")))


def erase(details: QuerySet[Detail]) -> None:
    """Delete these details; inside an act only, whose entry names the numbers of the entries they belonged to.

    A detail that is gone without being named is a fault of the chain (see ``verify``).
    """
    pending = current.get()
    assert pending is not None, "only inside an act"
    pending.erased.update(details.order_by().values_list("entry__number", flat=True))
    details.delete()


def _entries_about(thing: Subject) -> Q:
    """Entries about a thing: it was their subject, or they brought it into being."""
    return about(*kind_and_key(thing)) & Q(body=thing.body_id)


def verify(body: Body, head: str = "") -> Iterator[str]:
    """Walk the chain from its beginning; yields a German sentence for every place where it does not hold.

    ``head`` is an end of the chain as it was once written down (``57-3f9c…``, see ``Head``): whoever rewrites the whole
    chain, or cuts it and moves its end, is noticed by nothing else. The body is looked for in the database it was read
    from. That the details of an entry are gone is no fault if a later entry says that they were erased.
    """
    known = _read(head) if head else None
    here = Entry.objects.using(body._state.db)
    details = Details()
    number, hash_ = 0, ""
    for entry in here.filter(body=body).order_by("number").select_related("detail").iterator(BATCH):
        yield from _faults(entry, number, hash_)
        details.take(entry)
        if known and entry.number == known.number and not entry.hash.startswith(known.hash):
            yield f"Eintrag {entry.number} ist nicht mehr der, der aufgeschrieben wurde: {head}."
        number, hash_ = entry.number, entry.hash
    yield from details.faults()
    end = Head.objects.using(body._state.db).filter(body=body).first()
    if (end.number, end.hash) != (number, hash_) if end else number:
        yield f"Das Ende der Kette fehlt: nach Eintrag {number} ist etwas abgeschnitten."
    if known and known.number > number:
        yield f"Das Journal reicht nur bis Eintrag {number}; es reichte schon bis {known.number}."


def _faults(entry: Entry, number: int, hash_: str) -> Iterator[str]:
    """What is wrong with an entry that follows the one with this number and hash."""
    if entry.number != number + 1:
        yield f"Eintrag {number + 1} fehlt."
    elif entry.previous != hash_ or entry.hash != entry.computed_hash():
        yield f"Eintrag {entry.number} wurde verändert."


def _read(head: str) -> Head:
    """A head as somebody copied it from paper: number, and at least sixteen digits of the hash. Raises ValueError."""
    if not (match := re.fullmatch(r"([1-9]\d{0,17})-([0-9a-f]{16,64})", head.strip().lower())):
        raise ValueError(f"{head!r} is not the end of a chain, which is written like 57-3f9c0a1b2c3d4e5f.")
    return Head(number=int(match[1]), hash=match[2])
