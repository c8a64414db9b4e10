"""Acts: what an act is – permission, state move, journal sentence and one validated save, said once."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from functools import update_wrapper
from typing import Any, Concatenate, Generic, ParamSpec, TypeVar, get_type_hints

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, models
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import override

from sozialraum.acts import journal
from sozialraum.acts.constraints import sentence_for
from sozialraum.acts.who import Who
from sozialraum.foundation.kinds import kind_and_key
from sozialraum.foundation.visitor import Visitor

S = TypeVar("S", bound=models.Model)
P = ParamSpec("P")
R = TypeVar("R")

ACTS: dict[str, Act[Any, ..., Any]] = {}

_held: ContextVar[tuple[models.Model, ...]] = ContextVar("acts_held", default=())
_seen: ContextVar[int | None] = ContextVar("acts_seen", default=None)


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
        moves: Move | None,
        publishes: bool,
    ):
        update_wrapper(self, function)
        self.function, self.who, self.says, self.moves, self.publishes = function, who, says, moves, publishes
        self.name = f"{function.__module__.split('.')[1]}.{function.__name__}"
        if self.name in ACTS:
            raise ValueError(f"There are two acts called {self.name}.")
        ACTS[self.name] = self

    def __call__(self, subject: S, /, *args: P.args, **kwargs: P.kwargs) -> R:
        """Carry the act out: all of it, with its journal entry, or nothing.

        Raises PermissionDenied, or ValidationError with a German sentence; the subject is then as it was before.
        """
        by, told = self._begun(subject, args, kwargs)
        before = _Before(subject)
        try:
            return journal.tell(by.body, told, lambda: self._carry_out(told, subject, *args, **kwargs))
        except BaseException as refusal:
            before.restore(subject)
            if isinstance(refusal, IntegrityError) and (sentence := sentence_for(refusal)):
                raise ValidationError(sentence, code="constraint") from refusal
            raise

    def as_part(self, subject: S, /, *args: P.args, **kwargs: P.kwargs) -> R:
        """The act as one of very many inside an outer one: a refusal is a refusal of the whole.

        There is no way back of its own, and the subject is taken as the outer act has read it.
        """
        _by, told = self._begun(subject, args, kwargs)
        return journal.tell_part(told, lambda: self._checked(told, subject, *args, **kwargs))

    def _begun(self, subject: S, args: tuple[Any, ...], kwargs: dict[str, Any]) -> tuple[Visitor, journal.Told]:
        by = kwargs["by"]
        assert isinstance(by, Visitor)
        _refuse_other_bodies(by, [subject, *args, *kwargs.values()])
        with override("de"):  # the journal speaks German, whatever the page on which the button stood
            return by, journal.Told(self.name, str(self.says), by, publishes=self.publishes)

    def unless_stale(self, subject: S, seen: int | None, /, *args: P.args, **kwargs: P.kwargs) -> R:
        """The act for a form that was filled in while the thing had this revision; else it is refused as stale."""
        token = _seen.set(seen)
        try:
            return self(subject, *args, **kwargs)
        finally:
            _seen.reset(token)

    def _carry_out(self, told: journal.Told, subject: S, /, *args: P.args, **kwargs: P.kwargs) -> R:
        with _holding(subject):
            return self._checked(told, subject, *args, **kwargs)

    def _checked(self, told: journal.Told, subject: S, /, *args: P.args, **kwargs: P.kwargs) -> R:
        if not self.who.holds(kwargs["by"], subject):  # type: ignore[arg-type]
            raise PermissionDenied(self.name)
        if not self.is_possible(subject):
            raise ValidationError(_("Das ist im jetzigen Stand nicht möglich."), code="state")
        before = _values(subject)
        outcome = self.function(subject, *args, **kwargs)
        state = getattr(subject, "state", None)
        inside = vars(subject).get("_moved_to")  # where an act inside this one has moved it
        if state not in (before.get("state"), inside):
            raise StateWithoutMove(f"{self.name} assigns a state; only moves= does.")
        if self.moves:
            setattr(subject, "state", self.moves.to)
            setattr(subject, "_moved_to", self.moves.to)
        told.subject, told.subject_key = kind_and_key(subject)
        personal = personal_columns(subject)
        for name, value in _values(subject).items():
            if name in personal:
                journal.note_personal(name, before[name], value)
            else:
                journal.note(name, _plain(before[name]), _plain(value))
        keep(subject, before, publishes=self.publishes)
        return outcome

    @property
    def model(self) -> Any:
        """The kind of thing that it changes, as its function says."""
        return next(iter(get_type_hints(self.function).values()))

    def is_possible(self, subject: S) -> bool:
        """Does the state of the thing allow it? Nothing happens any more to what was withdrawn."""
        if getattr(subject, "deleted", None):
            return False
        return not self.moves or getattr(subject, "state") in self.moves.source

    def is_open_to(self, visitor: Visitor, subject: S) -> bool:
        """May this visitor do this now? The question every button asks."""
        return (
            visitor.body.pk == getattr(subject, "body_id")
            and self.is_possible(subject)
            and self.who.holds(visitor, subject)
        )


def act(
    *, who: Who, says: str | Promise, moves: Move | None = None, publishes: bool = True
) -> Callable[[Callable[Concatenate[S, P], R]], Act[S, P, R]]:
    """Make an act of a function: who may, what the journal says, which state it moves.

    ``publishes=False`` declares it private: no page that anybody reads without a login changes by it, so the kept ones
    stay kept.
    """
    return lambda function: Act(function, who=who, says=says, moves=moves, publishes=publishes)


@contextmanager
def _holding(subject: models.Model) -> Iterator[None]:
    """Read the subject anew, unless an outer act already holds this very object: then its unsaved words must stand."""
    held = _held.get()
    if any(one is subject for one in held):
        yield
        return
    if not subject._state.adding:  # what is only now being founded has no row to read
        subject.refresh_from_db(from_queryset=type(subject)._base_manager.all())
    seen = _seen.get()
    if seen is not None and not held and seen != getattr(subject, "revision", seen):
        raise ValidationError(_("Das wurde inzwischen geändert."), code="stale")
    token = _held.set((*held, subject))
    try:
        yield
    finally:
        _held.reset(token)


def keep(subject: models.Model, before: dict[str, Any], *, publishes: bool) -> None:
    """One validated save of what the act has assigned, so that constraints over several columns hold."""
    if publishes and "modified" in before and getattr(subject, "modified") == before["modified"]:
        setattr(subject, "modified", timezone.now())
    adding = subject._state.adding
    changed = {name for name, value in _values(subject).items() if adding or value != before[name]}
    changed.discard("id")  # given by the database meanwhile, if the thing was founded inside this act
    if not changed:
        return
    if not adding:
        setattr(subject, "revision", getattr(subject, "revision") + 1)
        changed.add("revision")
    if changed - {"modified", "revision"}:
        validate(subject, changed)
    subject.save(force_insert=adding, update_fields=None if adding else changed)


def validate(thing: models.Model, columns: set[str]) -> None:
    """Check these columns. Constraints are the database's to hold; see ``sentence_for``."""
    left_out = {f.name for f in thing._meta.concrete_fields if f.is_relation or f.attname not in columns}
    if not getattr(thing, "deleted", None):  # a tombstone is blank, and may be
        thing.clean_fields(exclude=left_out)


def bring(thing: S) -> S:
    """Create a thing inside an act: checked, saved, and told in the journal as a second subject.

    What stands in its personal columns is nobody's business who reads the journal.
    """
    validate(thing, {f.attname for f in thing._meta.concrete_fields})
    thing.save(force_insert=thing._state.adding)
    name, values = created(thing)
    journal.note_created(name)
    journal.note(name, None, values)
    return thing


def created(thing: models.Model) -> tuple[str, dict[str, Any]]:
    """How the journal names a new thing (kind and key), and what stands in every column that is not personal."""
    hidden = personal_columns(thing)
    said = {column: _plain(value) for column, value in _values(thing).items() if value and column not in hidden}
    return " ".join(kind_and_key(thing)), said


def personal_columns(thing: models.Model | type[models.Model]) -> frozenset[str]:
    """The columns of which the journal says only that they changed, as the model declares them (``personal``)."""
    return getattr(thing, "personal", frozenset())


def _values(subject: models.Model) -> dict[str, Any]:
    return {f.attname: getattr(subject, f.attname) for f in subject._meta.concrete_fields if f.name != "revision"}


class _Before:
    """A thing as it was, so that a refused act leaves the caller's object untouched."""

    def __init__(self, subject: models.Model):
        self.values, self.adding = _values(subject), subject._state.adding
        self.revision = getattr(subject, "revision", None)

    def restore(self, subject: models.Model) -> None:
        for name, value in self.values.items():
            setattr(subject, name, value)
        subject._state.adding = self.adding
        if self.revision is not None:
            setattr(subject, "revision", self.revision)


def _plain(value: Any) -> Any:
    return value if isinstance(value, str | int | bool | None) else str(value)


def _refuse_other_bodies(by: Visitor, things: list[Any]) -> None:
    """Whatever is handed to an act must belong to the visitor's own body."""
    for thing in things:
        for one in thing if isinstance(thing, list | tuple | set) else [thing]:
            if isinstance(one, models.Model) and getattr(one, "body_id", by.body.pk) != by.body.pk:
                raise PermissionDenied("another body")
