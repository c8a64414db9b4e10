"""Privacy: everything the house knows about a person, in words, as the rooms say it in their ``kinds.py``."""

from __future__ import annotations

from dataclasses import dataclass

from sozialraum.acts.registry import DataSubject, Kind, PersonView, Row, kind_for, kinds
from sozialraum.people.models import Person


@dataclass(frozen=True)
class Section:
    """One kind of data about a person: why we have it, and what exactly."""

    name: str
    title: str
    why: str
    rows: tuple[Row, ...]


def subject_of(person: Person) -> DataSubject:
    """The person as a value that rooms below theirs can read."""
    return DataSubject(
        person.body, person.pk, person.key, person.name, person.email, person.user_id, kind=Person.kind_word
    )


def ordered_kinds() -> tuple[Kind, ...]:
    """Every kind in the order of a person's own record: the person first, the journal last."""
    known = kinds()
    start = known.index(kind_for(Person))
    return known[start:] + known[:start][::-1]


def known_about(person: Person) -> tuple[Section, ...]:
    """All of it (Art. 15 DSGVO); a section without rows says that there is nothing."""
    subject = subject_of(person)
    found: dict[str, Section] = {}
    for kind in ordered_kinds():
        view = kind.person
        if isinstance(view, PersonView):
            rows = (*(found[view.section].rows if view.section in found else ()), *view.rows_of(subject))
            found[view.section] = Section(view.section, str(view.heading), str(view.why), rows)
    return tuple(found.values())
