"""Founding: the one table of kinds – which key of the file is which column – from which both directions come."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db.models import TextChoices
from django.utils import timezone, translation

from sozialraum.acts.master import MasterData
from sozialraum.bodies import actions as bodies
from sozialraum.bodies.models import LegislativeTerm, Location, Organization
from sozialraum.bodies.words import Classification
from sozialraum.concerns import actions as concerns
from sozialraum.concerns.models import Topic
from sozialraum.decisions import actions as decisions
from sozialraum.decisions.models import Minutes, Resolution, Task
from sozialraum.decisions.words import Progress, Result
from sozialraum.foundation.dates import PartialDate
from sozialraum.foundation.things import Thing
from sozialraum.meetings import actions as meetings
from sozialraum.meetings.models import AgendaItem, Consultation, Meeting
from sozialraum.meetings.words import State
from sozialraum.papers import actions as papers
from sozialraum.papers.models import File, Paper, Version
from sozialraum.papers.words import Audience, PaperType
from sozialraum.people import actions as people
from sozialraum.people.models import Consent, Membership, Person, Recipient, Seat
from sozialraum.people.words import ConsentPurpose, ConsentWay, Role, VotingRight


def german(label: object) -> str:
    """A word as it stands in the file, whatever language the reader of a page has chosen."""
    with translation.override("de"):
        return str(label)


NOT_RECORDED = "nicht überliefert"

Facts = dict[str, Any]  # what the file says of one thing: text, numbers, yes/no, keys, lists and mappings of these


def _same(value: Any) -> Any:
    return value


@dataclass(frozen=True)
class Fact:
    """One thing that is said of a kind: its key in the file, its column, and the way from one to the other."""

    key: str
    column: str
    out: Callable[[Any], Any] = _same  # column to file; never asked for what is unknown
    into: Callable[[Any], Any] = _same
    refers: str = ""  # the kind that a key names
    many: bool = False
    none: Any = None  # what the column holds if it is not known


def _plain(key: str, column: str = "") -> Fact:
    return Fact(key, column or key)


def _date(key: str, column: str = "") -> Fact:
    return Fact(key, column or key, str, PartialDate.parse)


def _time(key: str, column: str) -> Fact:
    return Fact(key, column, "{:%H:%M}".format, dt.time.fromisoformat)


def _word(key: str, choices: type[TextChoices], column: str = "") -> Fact:
    labels = {value: german(label) for value, label in choices.choices}
    values = {label: value for value, label in labels.items()}
    return Fact(key, column or key, labels.__getitem__, values.__getitem__)


def _perhaps(key: str, choices: type[TextChoices]) -> Fact:
    """A word that may be missing; the column is empty then."""
    word = _word(key, choices)
    return Fact(key, key, lambda value: word.out(value) if value else None, word.into, none="")


def _said(key: str, choices: type[TextChoices]) -> Fact:
    """A word that always stands in the file; where the column is empty, that nothing is recorded."""
    word = _word(key, choices)
    return Fact(
        key,
        key,
        lambda value: word.out(value) if value else NOT_RECORDED,
        lambda said: "" if said == NOT_RECORDED else word.into(said),
    )


def _one(key: str, refers: str, column: str = "") -> Fact:
    return Fact(key, column or key, refers=refers)


def _many(key: str, refers: str, column: str) -> Fact:
    return Fact(key, column, refers=refers, many=True)


@dataclass(frozen=True)
class Kind:
    """One kind of thing in the file."""

    name: str
    called: str
    model: type[Thing]
    acts: MasterData
    facts: tuple[Fact, ...]
    parent: str = ""  # the fact that names the thing it belongs to
    tied: tuple[str, ...] = ()  # facts that even a tombstone keeps
    personal: bool = False


_SPAN = (_date("start", "start_date"), _date("end", "end_date"))

KINDS: dict[str, Kind] = {
    kind.name: kind
    for kind in (
        Kind("term", "Zeitraum", LegislativeTerm, bodies.terms, (_plain("name"), *_SPAN)),
        Kind(
            "location",
            "Ort",
            Location,
            bodies.locations,
            tuple(map(_plain, ("name", "street_address", "postal_code", "locality", "room", "description"))),
        ),
        Kind(
            "organization",
            "Gremium oder Einrichtung",
            Organization,
            bodies.organizations,
            (
                _word("classification", Classification),
                *map(_plain, ("name", "short_name", "sign", "task")),
                _date("founded", "start_date"),
                _date("dissolved", "end_date"),
                *map(_plain, ("rhythm", "min_per_year", "max_per_year", "listed")),
                *map(_plain, ("kind", "postal_address", "website", "email", "phone", "offers", "languages", "hours")),
                _date("confirmed"),
            ),
        ),
        Kind(
            "topic",
            "Thema",
            Topic,
            concerns.topics,
            (*map(_plain, ("name", "note", "order")), _many("groups", "organization", "organizations")),
        ),
        Kind(
            "person",
            "Person",
            Person,
            people.persons,
            (
                *map(_plain, ("name", "email", "phone", "postal_address", "language")),
                *map(_plain, ("needs_interpreter", "needs_child_care", "needs_step_free")),
            ),
            personal=True,
        ),
        Kind(
            "seat",
            "Sitz",
            Seat,
            people.seats,
            (
                _one("organization", "organization"),
                _one("institution", "organization"),
                _one("resident", "person"),
                _word("vote", VotingRight, "voting_right"),
                *_SPAN,
            ),
            tied=("organization",),
        ),
        Kind(
            "membership",
            "Mitgliedschaft",
            Membership,
            people.memberships,
            (
                _one("organization", "organization"),
                _one("person", "person"),
                _one("seat", "seat"),
                _word("role", Role),
                *_SPAN,
            ),
            tied=("organization", "person"),
            personal=True,
        ),
        Kind(
            "recipient",
            "Eintrag im Verteiler",
            Recipient,
            people.recipients,
            (
                _one("organization", "organization"),
                _one("person", "person"),
                _one("institution", "organization"),
                *map(_plain, ("name", "email")),
                *_SPAN,
            ),
            tied=("organization",),
            personal=True,
        ),
        Kind(
            "consent",
            "Einwilligung",
            Consent,
            people.consents,
            (
                _one("person", "person"),
                _one("institution", "organization"),
                _word("purpose", ConsentPurpose),
                _plain("wording"),
                _word("way", ConsentWay),
                _date("given", "given_date"),
                _date("withdrawn", "withdrawn_date"),
            ),
            personal=True,
        ),
        Kind(
            "file",
            "Datei",
            File,
            papers.files,
            (
                *map(_plain, ("name", "file_name")),
                _word("audience", Audience),
                _many("groups", "organization", "organizations"),
                *map(_plain, ("mime_type", "size", "sha512_checksum")),
            ),
        ),
        Kind(
            "document",
            "Dokument",
            Paper,
            papers.papers,
            (
                _word("kind", PaperType, "paper_type"),
                _plain("name"),
                _plain("public_name"),
                _word("audience", Audience),
                _many("groups", "organization", "organizations"),
            ),
        ),
        Kind(
            "version",
            "Fassung",
            Version,
            papers.versions,
            (
                _one("document", "document", "paper"),
                _plain("label"),
                _date("in_force", "valid_from"),
                _date("until", "valid_until"),
                _plain("text"),
                _plain("note"),
                _one("file", "file"),
            ),
            parent="document",
            tied=("document",),
        ),
        Kind(
            "meeting",
            "Sitzung",
            Meeting,
            meetings.meetings,
            (
                _many("of", "organization", "organizations"),
                _plain("name"),
                _date("date"),
                _time("start", "start_time"),
                _time("end", "end_time"),
                _one("location", "location"),
                _word("state", State),
                _date("former_date"),
                _plain("reason"),
                _plain("sequence"),
                Fact("published", "record_published", bool, lambda _yes: timezone.now()),
            ),
        ),
        Kind(
            "item",
            "Tagesordnungspunkt",
            AgendaItem,
            meetings.agenda,
            (_one("meeting", "meeting"), *map(_plain, ("order", "number", "name", "public", "text"))),
            parent="meeting",
            tied=("meeting",),
        ),
        Kind(
            "consultation",
            "Beratung",
            Consultation,
            meetings.consultations,
            (_one("item", "item", "agenda_item"), _one("document", "document", "paper"), _plain("order")),
            parent="item",
            tied=("item",),
        ),
        Kind(
            "minutes",
            "Protokoll",
            Minutes,
            decisions.minutes,
            (
                _one("meeting", "meeting"),
                _one("file", "file"),
                _plain("note"),
                _plain("present"),
                _many("institutions", "organization", "institutions"),
            ),
            parent="meeting",
            tied=("meeting",),
        ),
        Kind(
            "task",
            "Aufgabe",
            Task,
            decisions.tasks,
            (_one("minutes", "minutes"), *map(_plain, ("order", "who", "what")), _date("due"), _plain("done")),
            parent="minutes",
            tied=("minutes",),
        ),
        Kind(
            "decision",
            "Beschluss",
            Resolution,
            decisions.resolutions,
            (
                _one("meeting", "meeting"),
                _many("by", "organization", "organizations"),
                _date("date"),
                _plain("title", "name"),
                _plain("number"),
                _plain("order", "number_in_year"),
                _one("item", "item", "agenda_item"),
                _plain("wording", "resolution_text"),
                _plain("reason"),
                _said("result", Result),
                _plain("majority"),
                _perhaps("progress", Progress),
                _plain("outcome"),
                _date("outcome_date"),
            ),
        ),
    )
}

#: What is said of the body itself; ``hosts`` beside it, and its texts one by one, as entries of the kind ``text``.
BODY_FACTS = (
    *map(_plain, ("name", "short_name", "municipality", "address")),
    _plain("default", "is_default"),
    _plain("sample", "is_sample"),
)


def digest(facts: Facts | None) -> str:
    """A fingerprint of what is said of a thing; empty for what is withdrawn."""
    if facts is None:
        return ""
    # what is not said is left out, so that a kind may be asked for more one day
    said = {
        key: value for key, value in facts.items() if value is not None and value is not False and value not in ("", [])
    }
    return hashlib.sha256(json.dumps(said, sort_keys=True, ensure_ascii=False).encode()).hexdigest()
