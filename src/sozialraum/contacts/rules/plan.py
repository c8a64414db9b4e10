"""Contacts: what an address list would make of the network, line by line, before anything is done."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from sozialraum.contacts.rules import cells
from sozialraum.contacts.rules.cells import MembershipWord
from sozialraum.contacts.rules.headings import SheetRow
from sozialraum.contacts.rules.lines import ContactLine, SheetReading, Trouble, read
from sozialraum.contacts.rules.matching import LineRefused, Matching, NeedsAnswer, Question, Skipped
from sozialraum.contacts.rules.seating import Note, Taking, belong, work
from sozialraum.contacts.rules.world import ImportStep, KnownWorld, World
from sozialraum.foundation.mail_address import address_key


class LineStatus(StrEnum):
    """What becomes of a line."""

    ADDED = "added"
    CHANGED = "changed"
    UNCHANGED = "unchanged"
    ASKED = "asked"
    REFUSED = "refused"
    LEFT_OUT = "left_out"


@dataclass(frozen=True)
class ImportOutcome:
    """A line of the preview."""

    number: int
    status: LineStatus
    called: str
    notes: tuple[Note, ...] = ()
    troubles: tuple[Trouble, ...] = ()
    hints: tuple[Trouble, ...] = ()
    questions: tuple[Question, ...] = ()


@dataclass
class ImportPlan:
    """Everything a list would do, in the order in which it is to be done."""

    outcomes: list[ImportOutcome] = field(default_factory=list)
    steps: list[ImportStep] = field(default_factory=list)

    def count(self, status: LineStatus) -> int:
        return sum(one.status is status for one in self.outcomes)

    def things(self, kind: str) -> int:
        """How many new ones of this kind."""
        return sum(step.verb == "make" and step.kind == kind for step in self.steps)

    def about(self, kind: str) -> int:
        """How many persons or institutions are new or changed."""
        return len({step.ref for step in self.steps if step.kind == kind})

    @property
    def digest(self) -> str:
        """Two plans with the same digest do the same."""
        told = [[step.verb, step.kind, step.ref, step.line, step.values] for step in self.steps]
        return hashlib.sha256(json.dumps(told, default=str, sort_keys=True).encode()).hexdigest()[:32]


#: How a value is compared, so that another spelling of the same is no change.
SAME = {
    "email": address_key,
    "phone": cells.phone_key,
    "postal_address": cells.words_key,
    "language": str.casefold,
    "kind": str.casefold,
    "website": cells.website_key,
}


def made_of(rows: Iterable[SheetRow], reading: SheetReading, world: World, answers: Mapping[str, str]) -> ImportPlan:
    """What the rows would do in this world; what was answered decides who is meant where that is not sure."""
    matching = Matching(world, answers)
    plan = ImportPlan()
    for line in _in_order(_filled_down(rows, reading)):
        plan.outcomes.append(_taken(line, reading, world, matching))
    plan.outcomes.sort(key=lambda one: one.number)
    plan.steps = world.steps
    return plan


def _filled_down(rows: Iterable[SheetRow], reading: SheetReading) -> Iterator[ContactLine]:
    """The lines that say something; with ``fill_down`` an institution holds for the persons in the rows below it."""
    last: dict[str, str] = {}
    for row in rows:
        line = read(row, reading)
        if line.is_empty:
            continue
        if reading.fill_down and line.person and not line.institution and last:
            line.institution = {"name": last["name"]}
        last = line.institution or last
        yield line


def _in_order(lines: Iterable[ContactLine]) -> list[ContactLine]:
    """Deputies come after all others, since they need the seat that another line may bring."""
    return sorted(lines, key=lambda line: any(one.what is MembershipWord.DEPUTY for one in line.belongings))


def _taken(line: ContactLine, reading: SheetReading, world: World, matching: Matching) -> ImportOutcome:
    """Take one line into the world, wholly or not at all."""
    called = ", ".join(values["name"] for values in (line.person, line.institution) if values)
    called = called or ", ".join(line.mails)
    told: dict[str, tuple[Question, ...]] = {}
    if line.troubles:
        return ImportOutcome(
            line.number, LineStatus.REFUSED, called, troubles=tuple(line.troubles), hints=tuple(line.hints)
        )
    world.begin()
    before, status = len(world.steps), LineStatus.REFUSED
    matching.asked = {}
    taking = Taking(line, reading, world)
    try:
        _take(taking, matching)
    except NeedsAnswer as asked:
        status, told = LineStatus.ASKED, {"questions": (asked.question,)}
    except Skipped:
        status = LineStatus.LEFT_OUT
    except LineRefused as refused:
        line.troubles.append(refused.trouble)
    else:
        status = _status(taking, world.steps[before:])
    if status in (LineStatus.ASKED, LineStatus.LEFT_OUT, LineStatus.REFUSED):
        world.take_back()
        taking.notes.clear()
    questions = tuple(matching.asked.values()) + told.get("questions", ())
    told_words = (tuple(line.troubles), tuple(line.hints), questions)
    return ImportOutcome(line.number, status, called, tuple(taking.notes), *told_words)


def _status(taking: Taking, steps: list[ImportStep]) -> LineStatus:
    if any(step.verb == "make" and step.kind in ("person", "institution") for step in steps):
        return LineStatus.ADDED
    return LineStatus.CHANGED if steps or taking.notes else LineStatus.UNCHANGED


def _take(taking: Taking, matching: Matching) -> None:
    _identify(taking, matching)
    line = taking.line
    if taking.person is None and taking.institution is None and not line.belongings:
        raise LineRefused("nobody")
    if line.deputy and not any(one.what is MembershipWord.DELEGATE for one in line.belongings):
        raise LineRefused("deputy_of_nothing", line.deputy)
    for one in line.belongings:
        belong(taking, one)
    for person in (taking.person, taking.deputy):
        if person and taking.institution:
            work(taking, person, taking.institution)


def _identify(taking: Taking, matching: Matching) -> None:
    """Who the line is about: found among those known, or new."""
    line = taking.line
    if line.institution:
        taking.institution = _institution(taking, matching)
    if line.person and not _is_on_the_list(taking):
        taking.person = _somebody(taking, matching, f"p:{line.number}", line.person, line.mails)
    elif line.mails and not line.institution:
        taking.person = _by_mail_alone(taking)
    if line.deputy:
        said = {"name": line.deputy}
        taking.deputy = _somebody(taking, matching, f"d:{line.number}", said, line.deputy_mails)


def _institution(taking: Taking, matching: Matching) -> KnownWorld:
    said, line, world = taking.line.institution, taking.line, taking.world
    found = matching.institution(said["name"])
    if found is None:
        values = {name: value for name, value in said.items() if value}
        step = taking.make("institution", **values)
        found = KnownWorld(step.ref, step.values, said=dict.fromkeys(values, line.number))
        world.add_institution(found)
        taking.note("new_institution", found.name)
    else:
        _compared(taking, found, "institution", said)
    return found


def _somebody(
    taking: Taking, matching: Matching, question: str, said: dict[str, str], mails: tuple[str, ...]
) -> KnownWorld:
    line, world = taking.line, taking.world
    found = matching.person(question, said["name"], mails, taking.institution)
    if found is None:
        values = {name: value for name, value in said.items() if value} | ({"email": mails[0]} if mails else {})
        step = taking.make("person", **values)
        found = KnownWorld(step.ref, step.values, values.get("email", ""), said=dict.fromkeys(values, line.number))
        world.add_person(found)
        taking.note("new_person", found.name)
        return found
    keeps = address_key(found.mail) in map(address_key, mails)
    mail = {"email": found.mail if keeps else mails[0]} if mails else {}
    _compared(taking, found, "person", said | mail)
    if mail and not keeps:
        world.set(found, "mail", mail["email"])
        world.has_mail(found, mail["email"])
    return found


def _is_on_the_list(taking: Taking) -> bool:
    """Is this a bare address in a Verteiler that has a name, but no person behind it?"""
    line, world = taking.line, taking.world
    mail = address_key(next(iter(line.mails), ""))
    groups = [one.group for one in line.belongings if one.what is MembershipWord.RECIPIENT]
    if line.institution or not groups or len(groups) < len(line.belongings) or world.with_mails(line.mails):
        return False
    return all(world.recipients[group, mail] for group in groups)


def _by_mail_alone(taking: Taking) -> KnownWorld | None:
    """A line that is only a mail address means the one person who has it, if there is one."""
    found = taking.world.with_mails(taking.line.mails[:1])
    return found[0] if len(found) == 1 else None


def _compared(taking: Taking, found: KnownWorld, kind: str, said: dict[str, str]) -> None:
    """What the list says otherwise is a change; what it does not say stays. Two lines must not contradict."""
    world, number = taking.world, taking.line.number
    changed: dict[str, str] = {}
    for name, value in said.items():
        old = found.values.get(name, "")
        if name == "name" or not value:
            continue
        said_before = found.said.get(name)
        if said_before is None:
            world.set_in(found.said, name, number)
        if old and SAME[name](old) == SAME[name](value):
            continue
        if old and said_before is not None:
            raise LineRefused("contradicts", found.name, name, str(said_before), old, value)
        changed[name] = value
        taking.note("changed", found.name, name, old, value)
        world.set_in(found.values, name, value)
    if changed and not found.is_new:  # what this list brings is one with its values
        world.step("change", kind, found.ref, number, **changed)
