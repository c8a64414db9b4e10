"""Acts: what an act is – permission, state move, journal sentence and one validated save, said once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from inspect import signature
from typing import Any, Concatenate, Generic, ParamSpec, TypeVar, cast, get_type_hints

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, models, transaction
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import override

from sozialraum.acts import guard, journal
from sozialraum.acts.constraints import sentence_for
from sozialraum.acts.corrections import corrected_with, is_correction
from sozialraum.acts.who import Who
from sozialraum.foundation.kinds import kind_and_key
from sozialraum.foundation.subject import Stateful, Subject
from sozialraum.foundation.things import Thing
from sozialraum.foundation.visitor import Visitor

S = TypeVar("S", bound=Subject)
M = TypeVar("M", bound=models.Model)
P = ParamSpec("P")
R = TypeVar("R")

ACTS: dict[str, Act[Any, ..., Any]] = {}


@dataclass(frozen=True)
class Move:
    """From one of these states to that one."""

    source: tuple[str, ...]
    to: str


class StateWithoutMove(RuntimeError):  # noqa: N818 - it names what happened
    """An act assigned ``state`` by itself, past the moves from which diagrams, buttons and refusals are made."""


class Act(Generic[S, P, R]):
    """A function that changes something, with its permission, its move and its sentence."""

    def __init__(
        self,
        function: Callable[Concatenate[S, P], R],
        *,
        who: Who,
        says: str | Promise,
        moves: Move | None = None,
        publishes: bool = True,
        name: str = "",
        columns: tuple[str, ...] = (),
    ):
        """``name`` and ``columns`` (what ``**values`` stands for) are given where one function serves many kinds."""
        self.function, self.who, self.says, self.moves, self.publishes = function, who, says, moves, publishes
        self.__doc__, self.columns = function.__doc__, columns
        self.name = name or f"{function.__module__.split('.')[1]}.{function.__name__}"
        if self.name in ACTS:
            raise ValueError(f"There are two acts called {self.name}.")
        ACTS[self.name] = self

    def __call__(self, subject: S, /, *args: P.args, **kwargs: P.kwargs) -> R:
        """Carry the act out: all of it, with its journal entry, or nothing.

        Raises PermissionDenied, or ValidationError with a German sentence; the subject is then as it was before.
        """
        return self._perform(subject, args, kwargs)

    def unless_stale(self, subject: S, seen: int | None, /, *args: P.args, **kwargs: P.kwargs) -> R:
        """Carry out the act if the thing still has this revision; raises ValidationError (``stale``) if not."""
        return self._perform(subject, args, kwargs, seen=seen)

    def as_part(self, subject: S, /, *args: P.args, **kwargs: P.kwargs) -> R:
        """The act as one of very many inside an outer one: a refusal is a refusal of the whole.

        There is no way back of its own, and the subject is taken as the outer act has read it.
        """
        return self._perform(subject, args, kwargs, part=True)

    def _perform(
        self, subject: S, args: tuple[Any, ...], kwargs: dict[str, Any], *, seen: int | None = None, part: bool = False
    ) -> R:
        by: Visitor = kwargs["by"]
        _refuse_other_bodies(by, (subject, *args, *kwargs.values()))
        pending = journal.PendingEntry(self.name, self.sentence, by, thing=subject, publishes=self.publishes)
        in_hand = None if part else _InHand(subject)
        try:
            with _opened(pending, part=part):
                if not part:
                    _read_anew(subject, pending, seen)
                if not self.who.holds(by, subject):
                    raise PermissionDenied(self.name)
                if not self.is_possible(subject):
                    raise ValidationError(_("Das ist im jetzigen Stand nicht möglich."), code="state")
                before = columns_of(subject)
                outcome = self.function(subject, *args, **kwargs)
                self._move(subject, pending, before.get("state"))
                pending.subject, pending.subject_key = kind_and_key(subject)
                save_changes(subject, before, publishes=self.publishes)
            return outcome
        except BaseException as refusal:
            if in_hand:
                in_hand.restore(subject)
                if isinstance(refusal, IntegrityError) and (sentence := sentence_for(refusal)):
                    raise ValidationError(sentence, code="constraint") from refusal
            raise

    def _move(self, subject: S, pending: journal.PendingEntry, before: str | None) -> None:
        """Assign the state the act leads to; only this does, here or in an act inside this one."""
        inside = [one.moved_to for one in pending.inner if one.thing is subject and one.moved_to]
        if vars(subject).get("state") not in (before, *inside):
            raise StateWithoutMove(f"{self.name} assigns a state; only moves= does.")
        if self.moves:
            cast(Stateful, subject).state = pending.moved_to = self.moves.to

    @cached_property
    def sentence(self) -> str:
        """What the journal says; it speaks German, whatever the page on which the button stood."""
        with override("de"):
            return str(self.says)

    @property
    def model(self) -> Any:
        """The kind of thing that it changes, as its function says."""
        return next(iter(get_type_hints(self.function).values()))

    @property
    def words(self) -> list[str]:
        """The names of the function's parameters besides the subject and ``by``."""
        _subject, *others = signature(self.function).parameters.values()
        named = [one.name for one in others if one.name != "by" and not (self.columns and one.kind is one.VAR_KEYWORD)]
        return [*named, *self.columns]

    def is_possible(self, subject: S) -> bool:
        """Whether the state of the thing allows the act; False for everything withdrawn."""
        if isinstance(subject, Thing) and subject.deleted:
            return False
        return not self.moves or cast(Stateful, subject).state in self.moves.source

    def is_open_to(self, visitor: Visitor, subject: S) -> bool:
        """Whether this visitor may do it and the state allows it; asked by every button."""
        return visitor.body.pk == subject.body_id and self.is_possible(subject) and self.who.holds(visitor, subject)


def act(
    *, who: Who, says: str | Promise, moves: Move | None = None, publishes: bool = True
) -> Callable[[Callable[Concatenate[S, P], R]], Act[S, P, R]]:
    """Make an act of a function: who may, what the journal says, which state it moves.

    ``publishes=False`` declares it private: no page that anybody reads without a login changes by it, so the kept ones
    stay kept.
    """
    return lambda function: Act(function, who=who, says=says, moves=moves, publishes=publishes)


@contextmanager
def _opened(pending: journal.PendingEntry, *, part: bool) -> Iterator[None]:
    """What stands around an act: guard, transaction and the head of the body's chain, held to the end.

    Inside another act a savepoint is enough, and for a ``part`` nothing: the outermost act writes the journal.
    """
    pending.outer = outer = journal.current.get()
    assert outer or not part, "only inside an act"
    token = journal.current.set(pending)
    try:
        if outer is None:
            with guard.opened(), transaction.atomic():
                if why := journal.because.get():
                    journal.note(journal.WHY, None, why)
                head = journal.hold(pending.by.body) if pending.by.body.pk else None  # one act at a time in a body
                yield
                journal.write(head or journal.hold(pending.by.body), [*pending.inner, pending])
        elif part:
            yield
        else:
            with transaction.atomic():
                yield
        if outer:
            outer.inner += [*pending.inner, pending]
    finally:
        journal.current.reset(token)


def _read_anew(subject: Subject, pending: journal.PendingEntry, seen: int | None) -> None:
    """Read the subject anew, unless an outer act already holds this very object: then its unsaved words must stand.

    Raises ValidationError if the outermost act was asked for a revision that is not there any more.
    """
    if any(one.thing is subject for one in pending.around()):
        return
    if not subject._state.adding:  # what is only now being founded has no row to read
        subject.refresh_from_db(from_queryset=subject._meta.base_manager.all())
    if seen is not None and not pending.outer and seen != subject.revision:
        raise ValidationError(_("Das wurde inzwischen geändert."), code="stale")


def save_changes(subject: Any, before: dict[str, Any], *, publishes: bool) -> None:
    """Note the changed columns of a thing in the journal and save it once, so that all constraints hold."""
    adding, personal, now = subject._state.adding, personal_columns(subject), columns_of(subject)
    now.pop("corrected", None)
    for name, value in now.items():
        if name in personal:
            journal.note_personal(name, before[name], value)
        else:
            journal.note(name, _plain(before[name]), _plain(value))
    changed = {name for name, value in now.items() if adding or value != before[name]}
    changed.discard("id")  # given by the database meanwhile, if the thing was founded inside this act
    if not adding and _notes_correction(subject, before):
        changed.add("corrected")
    if publishes and "modified" in before and subject.modified == before["modified"]:
        subject.modified = timezone.now()
        changed.add("modified")
    if not changed:
        return
    if not adding:
        subject.revision += 1
        changed.add("revision")
    if changed - {"modified", "revision"}:
        validate(subject, changed)
    subject.save(force_insert=adding, update_fields=None if adding else changed)


def _notes_correction(subject: Any, before: dict[str, Any]) -> bool:
    """Say of what everybody could read that it was corrected; True if the subject itself has to be saved for it."""
    act = journal.current.get()
    goes = act and any(".withdraw_" in one.act for one in act.around())  # what goes with a thing is not corrected
    if act and not goes and isinstance(subject, Thing) and is_correction(act.act, act.changes):
        for shown in corrected_with(subject):
            if shown is not subject:
                shown.save(update_fields=["corrected"])
    return getattr(subject, "corrected", None) != before.get("corrected")


def validate(thing: models.Model, columns: set[str]) -> None:
    """Check these columns. Constraints are the database's to hold; see ``sentence_for``."""
    left_out = {f.name for f in thing._meta.concrete_fields if f.is_relation or f.attname not in columns}
    if not (isinstance(thing, Thing) and thing.deleted):  # a tombstone is blank, and may be
        thing.clean_fields(exclude=left_out)


def create(thing: M) -> M:
    """Create a thing inside an act: checked, saved, and named in the journal as a second subject.

    What stands in its personal columns is nobody's business who reads the journal.
    """
    validate(thing, {f.attname for f in thing._meta.concrete_fields})
    thing.save(force_insert=thing._state.adding)
    note_created(thing)
    return thing


def note_created(thing: models.Model) -> None:
    """Name a new, saved thing in the journal as a second subject, with what it holds."""
    name, values = created(thing)
    journal.note_created(name)
    journal.note(name, None, values)


def created(thing: models.Model) -> tuple[str, dict[str, Any]]:
    """How the journal names a new thing (kind and key), and what stands in every column that is not personal."""
    hidden = personal_columns(thing)
    said = {column: _plain(value) for column, value in columns_of(thing).items() if value and column not in hidden}
    return " ".join(kind_and_key(thing)), said


def personal_columns(thing: Any) -> frozenset[str]:
    """The columns of which the journal says only that they changed, as the model declares them (``personal``)."""
    return getattr(thing, "personal", frozenset())


def columns_of(thing: Any) -> dict[str, Any]:
    """What stands in every column but the revision."""
    return {f.attname: getattr(thing, f.attname) for f in thing._meta.concrete_fields if f.name != "revision"}


class _InHand:
    """The caller's object as it was, so that a refused act leaves it untouched."""

    def __init__(self, subject: Subject):
        self.values, self.adding, self.revision = columns_of(subject), subject._state.adding, subject.revision

    def restore(self, subject: Subject) -> None:
        for name, value in self.values.items():
            setattr(subject, name, value)
        subject._state.adding, subject.revision = self.adding, self.revision


def _plain(value: Any) -> Any:
    return value if isinstance(value, str | int | bool | None) else str(value)


def _refuse_other_bodies(by: Visitor, things: Iterable[Any]) -> None:
    """Whatever is handed to an act must belong to the visitor's own body."""
    for thing in things:
        for one in thing if isinstance(thing, list | tuple | set) else [thing]:
            if isinstance(one, models.Model) and getattr(one, "body_id", by.body.pk) != by.body.pk:
                raise PermissionDenied("another body")
