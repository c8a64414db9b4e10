"""Contacts: what the network knows, and what a list would make of it – as values that can be changed and taken back."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

from sozialraum.contacts.rules import cells
from sozialraum.foundation.dates import PartialDate
from sozialraum.foundation.mail_address import address_key
from sozialraum.people.rules import Span

Refs = dict[Any, list[Any]]


@dataclass
class KnownWorld:
    """A person or an institution. ``ref`` is its key, or begins with a plus for what the list brings."""

    ref: str
    values: dict[str, str]
    mail: str = ""
    belongs_to: set[str] = field(default_factory=set)  # of a person: its institutions
    said: dict[str, int] = field(default_factory=dict)  # which line of the list said which value

    @property
    def name(self) -> str:
        return self.values["name"]

    @property
    def is_new(self) -> bool:
        return self.ref.startswith("+")


@dataclass
class Timed:
    """A seat, a membership or an entry in a Verteiler, with its time."""

    ref: str
    start: PartialDate | None = None
    end: PartialDate | None = None
    person: str = ""
    full: bool = True  # of a seat: its vote

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)

    @property
    def is_new(self) -> bool:
        return self.ref.startswith("+")


@dataclass
class ImportStep:
    """One thing a list does: ``make`` something new, ``change`` values, ``name`` a delegate, ``end`` a membership."""

    verb: str
    kind: str
    ref: str
    line: int
    values: dict[str, Any]


class World:
    """Everybody and everything a list can meet, found by what a list can say of them.

    Whatever a line changes is undone as a whole if it turns out not to be understood.
    """

    def __init__(self) -> None:
        self.known: dict[str, KnownWorld] = {}
        self.taken_names: dict[str, str] = {}  # of groups and offices, which no institution can have
        self.persons_by_name: Refs = defaultdict(list)
        self.persons_by_mail: Refs = defaultdict(list)
        self.institutions_by_name: Refs = defaultdict(list)
        self.institutions_loosely: Refs = defaultdict(list)
        self.seats: Refs = defaultdict(list)  # by group and holder
        self.on_seat: Refs = defaultdict(list)  # by seat and role
        self.roles: Refs = defaultdict(list)  # by organization, person and role
        self.recipients: Refs = defaultdict(list)  # by group and whom
        self.steps: list[ImportStep] = []
        self.made: dict[str, ImportStep] = {}  # the step that brings something new, by its ref
        self._undo: list[Callable[[], object]] = []

    def begin(self) -> None:
        self._undo.clear()

    def take_back(self) -> None:
        """Undo everything since ``begin``."""
        while self._undo:
            self._undo.pop()()

    def put(self, index: Refs, key: Any, thing: Any) -> None:
        index[key].append(thing)
        self._undo.append(lambda: index[key].remove(thing))

    def set(self, thing: Any, name: str, value: Any) -> None:
        old = getattr(thing, name)
        setattr(thing, name, value)
        self._undo.append(lambda: setattr(thing, name, old))

    def set_in(self, values: dict[str, Any], name: str, value: Any) -> None:
        """The same for an entry of a mapping."""
        had, old = name in values, values.get(name)
        values[name] = value
        self._undo.append(lambda: values.__setitem__(name, old) if had else values.pop(name))

    def step(self, verb: str, kind: str, ref: str, line: int, **values: Any) -> ImportStep:
        made = ImportStep(verb, kind, ref, line, values)
        self.steps.append(made)
        self._undo.append(self.steps.pop)
        if ref.startswith("+"):
            self.made[ref] = made
            self._undo.append(lambda: self.made.pop(ref))
        return made

    # ── who is there ──────────────────────────────────────────────────────────

    def add_person(self, person: KnownWorld) -> None:
        self.known[person.ref] = person
        self.put(self.persons_by_name, cells.name_key(person.name), person)
        self.has_mail(person, person.mail)

    def has_mail(self, person: KnownWorld, mail: str) -> None:
        """From now on the person is found by this mail, too."""
        if mail:
            self.put(self.persons_by_mail, address_key(mail), person)

    def add_institution(self, institution: KnownWorld) -> None:
        self.known[institution.ref] = institution
        self.put(self.institutions_by_name, cells.words_key(institution.name), institution)
        self.put(self.institutions_loosely, cells.loose_key(institution.name), institution)

    def belongs(self, person: KnownWorld, institution: str) -> None:
        if institution not in person.belongs_to:
            person.belongs_to.add(institution)
            self._undo.append(lambda: person.belongs_to.discard(institution))

    def with_mails(self, mails: Iterable[str]) -> list[KnownWorld]:
        """Everybody who has one of these mails, once each."""
        return list({one.ref: one for mail in mails for one in self.persons_by_mail[address_key(mail)]}.values())

    def named(self, ref: str) -> str:
        return self.known[ref].name
