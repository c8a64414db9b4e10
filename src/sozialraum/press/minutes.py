"""Minutes on paper, from a list of public values.

What is not on record is said, never filled in. For a fact (place, quorum, wording, result …) that is ``None`` or "".
For a text or a list it is ``None``; an empty one says that there is none, and nothing is printed.
"""

import datetime
from base64 import b64encode
from collections.abc import Callable
from dataclasses import asdict, dataclass
from typing import Any

from django.utils.translation import override

from sozialraum.photos.cleaning import size_of
from sozialraum.press.prose import Block, blocks
from sozialraum.press.typeset import typeset, unsettable_in
from sozialraum.ui.spoken import in_words
from sozialraum.ui.values import Day, TallyLike
from sozialraum.ui.votes import counted, result_is_missing

UNKNOWN = "nicht bekannt"
RUNNING = 62  # signs of one text in the header; two of them fit beside each other
FOOT = 90  # signs below a page, beside its number
HALF_A_PAGE = 1500  # signs; a longer decision may be torn apart at the end of a page
NO_COUNT = f"Stimmenzahl {UNKNOWN}"
NO_DAY = "kein Tag genannt"


@dataclass(frozen=True)
class MinutesGroup:
    """A group that met, and the sentence that says whether it could decide."""

    name: str
    quorum: str | None = None


@dataclass(frozen=True)
class MinutesSheetState:
    """How far the minutes have come: a word for the stamp, and a sentence (approved when and by whom).

    ``is_draft`` stands across every page.
    """

    label: str
    sentence: str = ""
    is_draft: bool = False


@dataclass(frozen=True)
class MinutesPresence:
    """Who was there: institutions by name, persons only as a number."""

    institutions: tuple[str, ...] | None = None
    persons: int | None = None
    represented: int = 0  # how many there were, where not all agreed to be named
    lines: tuple[tuple[str, str], ...] = ()  # by category: a heading, and who; instead of the institutions


@dataclass(frozen=True)
class MinutesOutcome:
    """What became of a decision (typed text), and as of when it is told."""

    text: str
    as_of: str = ""


@dataclass(frozen=True)
class Decision:
    """A decision with its count; several counts when groups voted separately. ``groups`` decided, if not all did."""

    number: str | None = None
    wording: str | None = None
    majority: str | None = None
    result: str | None = None
    tallies: tuple[TallyLike, ...] = ()
    outcome: MinutesOutcome | None = None
    title: str = ""
    groups: str = ""
    reason: str = ""


@dataclass(frozen=True)
class MinutesElection:
    """An election: the table of ballots as text below ``head``, who is elected, and what is to be said beside."""

    heading: str
    facts: tuple[str, ...] = ()
    head: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()
    sentence: str = ""
    notes: tuple[str, ...] = ()
    remark: str = ""


@dataclass(frozen=True)
class MinutesPicture:
    """A picture of an item: its JPEG, read when it is set (empty: it is not here), what it shows, what stands below.

    One that is not ``is_public`` stands in no file for everybody, and says so.
    """

    read: Callable[[], bytes]
    says: str
    caption: str = ""
    is_public: bool = True


@dataclass(frozen=True)
class MinutesCorrection:
    """What stood at a place and what stands there now, struck and underlined; ``made`` says when and by whom."""

    made: str
    old: str = ""
    new: str = ""
    remark: str = ""


@dataclass(frozen=True)
class MinutesItem:
    """An item of the agenda with what was said (typed text) and decided; ``label`` is »TOP 4«.

    ``beside`` are lines of their own: its kind and who brought it, what became of it; ``said`` are sentences below the
    text. ``is_below`` another item.
    """

    name: str
    label: str = ""
    text: str | None = None
    decisions: tuple[Decision, ...] = ()
    papers: tuple[str, ...] = ()
    annexes: tuple[str, ...] = ()
    beside: tuple[str, ...] = ()
    is_below: bool = False
    elections: tuple[MinutesElection, ...] = ()
    pictures: tuple[MinutesPicture, ...] = ()
    said: tuple[str, ...] = ()
    corrections: tuple[MinutesCorrection, ...] = ()


@dataclass(frozen=True)
class MinutesTask:
    """Who does what until when."""

    who: str | None
    what: str
    due: str | None


@dataclass(frozen=True)
class MinutesAnnex:
    """A paper that belongs to the minutes."""

    name: str
    note: str = ""


@dataclass(frozen=True)
class MinutesSheet:
    """Everything that stands on the paper. ``groups``: the leading one first."""

    body: str
    title: str
    state: MinutesSheetState
    address: str
    printed: datetime.datetime
    when: Day | None = None
    time_span: str | None = None
    place: str | None = None
    groups: tuple[MinutesGroup, ...] = ()
    remarks: tuple[str, ...] = ()  # sentences below the head: a note, by which rules it was held
    attendance: MinutesPresence = MinutesPresence()
    items: tuple[MinutesItem, ...] | None = None
    decisions: tuple[Decision, ...] = ()  # those that belong to no item
    tasks: tuple[MinutesTask, ...] | None = None
    annexes: tuple[MinutesAnnex, ...] | None = None
    journal_head: str = ""
    number: str = ""  # the running number, as it stands in the head
    elections: tuple[MinutesElection, ...] = ()  # those that belong to no item
    corrections: tuple[MinutesCorrection, ...] = ()  # those that belong to no item
    ahead: tuple[tuple[str, str], ...] = ()  # groups, and when they meet next
    only_for: str = ""  # whom it is for, if not for everybody


def unsettable_on(minutes: MinutesSheet) -> str:
    """Characters in these minutes that no shipped font can set; empty if there are none."""
    return " ".join(unsettable_in(asdict(minutes)))


def minutes_pdf(minutes: MinutesSheet) -> bytes:
    """The document, always in German; the same values give the same bytes."""
    with override("de"):
        title = f"{minutes.title}, {in_words(minutes.when)}" if minutes.when else minutes.title
        data = _sheet(minutes) | {
            "running": [
                in_one_short_line(minutes.body),
                in_one_short_line(title),
                in_one_short_line(_foot(minutes), FOOT),
            ]
        }
    return typeset("minutes", data, title=title, author=minutes.body, created=minutes.printed)


def _sheet(minutes: MinutesSheet) -> dict[str, Any]:
    return {
        "body": minutes.body,
        "title": minutes.title,
        "state": {"label": minutes.state.label, "sentence": minutes.state.sentence},
        "only_for": minutes.only_for,
        "watermark": minutes.state.label if minutes.state.is_draft else "",
        "day": _day(minutes.when),
        "where": [minutes.time_span or f"Uhrzeit {UNKNOWN}", minutes.place or f"Ort {UNKNOWN}"],
        "groups": [
            {"name": group.name, "quorum": group.quorum or f"Beschlussfähigkeit {UNKNOWN}."} for group in minutes.groups
        ],
        "remarks": minutes.remarks,
        "corrections": [asdict(one) for one in minutes.corrections],
        "ahead": minutes.ahead,
        "attendance": _attendance(minutes.attendance),
        "items": None if minutes.items is None else [_item(item) for item in minutes.items],
        "decisions": [decision_data(decision) for decision in minutes.decisions],
        "elections": [_election(one) for one in minutes.elections],
        "tasks": None
        if minutes.tasks is None
        else [[task.who or UNKNOWN, task.what, task.due or NO_DAY] for task in minutes.tasks],
        "annexes": None
        if minutes.annexes is None
        else [{"name": one.name, "note": one.note} for one in minutes.annexes],
        "source": {"href": minutes.address, "text": minutes.address, "printed": in_words(minutes.printed)},
        "journal_head": minutes.journal_head,
    }


def _foot(minutes: MinutesSheet) -> str:
    """Below every page: »Protokoll Nr. 20 vom 3. Mai 2025 (genehmigt)«, or without a number how far it has come.

    Instead of the day whom it is for, if not for everybody.
    """
    if minutes.only_for:
        number = f"{minutes.number} " if minutes.number else ""
        return f"{minutes.only_for} · {number}({minutes.state.label})"
    if not minutes.number:
        return minutes.state.label
    day = f" vom {in_words(minutes.when).rpartition(', ')[2]}" if minutes.when else ""
    return f"Protokoll {minutes.number}{day} ({minutes.state.label})"


def in_one_short_line(text: str, most: int = RUNNING) -> str:
    """For the edge of the page, where there is room for one line."""
    return text if len(text) <= most else f"{text[: most - 1]}…"


def _day(when: Day | None) -> dict[str, str]:
    """The date block: what is known of weekday, day and month; a date known in part stands in one line."""
    if when and when.month and when.day:
        weekday, _, rest = in_words(when).partition(", ")
        number, _, month = rest.partition(". ")
        return {"weekday": weekday, "number": number, "month": month}
    return {"weekday": "", "number": "", "month": in_words(when) if when else f"Datum {UNKNOWN}"}


def _attendance(attendance: MinutesPresence) -> dict[str, Any]:
    persons = attendance.persons
    said = f"Zahl der Personen {UNKNOWN}." if persons is None else _persons(persons)
    if attendance.institutions is None or attendance.lines:
        return {"said": said, "institutions": [], "lines": attendance.lines}
    count = max(len(attendance.institutions), attendance.represented)
    represented = f"{count} Einrichtungen und Gruppen waren" if count != 1 else "Eine Einrichtung oder Gruppe war"
    named = f", davon {len(attendance.institutions)} genannt" if count > len(attendance.institutions) else ""
    return {"said": f"{represented} vertreten{named}. {said}", "institutions": attendance.institutions, "lines": []}


def _persons(count: int) -> str:
    return "Eine Person war anwesend." if count == 1 else f"{count} Personen waren anwesend."


def _item(item: MinutesItem) -> dict[str, Any]:
    return {
        "number": item.label or "TOP",
        "name": item.name,
        "papers": item.papers,
        "annexes": item.annexes,
        "beside": item.beside,
        "said": item.said,
        "corrections": [asdict(one) for one in item.corrections],
        "level": 3 if item.is_below else 2,
        "text": _typed(item.text, f"Verlauf {UNKNOWN}."),
        "decisions": [decision_data(decision) for decision in item.decisions],
        "elections": [_election(one) for one in item.elections],
        "pictures": [_picture(one) for one in item.pictures],
    }


def _picture(one: MinutesPicture) -> dict[str, Any]:
    """The picture as an address that holds it whole: no sheet can open a file."""
    content = one.read()
    missing = "" if content else "Dieses Bild ist nicht da."
    below = [part for part in (missing, one.caption, "" if one.is_public else "Nur intern.") if part]
    data = f"data:image/jpeg;base64,{b64encode(content).decode()}" if content else ""
    return {"href": data, "size": size_of(content) if content else (0, 0), "says": one.says, "below": below}


def _election(one: MinutesElection) -> dict[str, Any]:
    """A heading, the facts in one line, a table with what it says in words, a sentence, notes."""
    facts = ". ".join(f"{fact[:1].upper()}{fact[1:]}" for fact in one.facts)
    return {
        "heading": one.heading,
        "facts": f"{facts}." if facts else "",
        "head": one.head,
        "rows": one.rows,
        "sentence": one.sentence,
        "notes": one.notes,
        "remark": blocks(one.remark) if one.remark else [],
    }


def decision_data(decision: Decision) -> dict[str, Any]:
    """A decision as ``sheets/decision.typ`` sets it."""
    wording, outcome = decision.wording or f"Wortlaut {UNKNOWN}.", decision.outcome
    return {
        "number": f"Beschluss {decision.number}" if decision.number else "Beschluss ohne Nummer",
        "title": decision.title,
        "by": decision.groups,
        "reason": blocks(f"**Begründung:** {decision.reason}") if decision.reason else [],
        "wording": blocks(wording),
        "breakable": len(wording) > HALF_A_PAGE or len(decision.tallies) > 4,
        "majority": decision.majority or "",
        "result": f"Ergebnis {UNKNOWN}."
        if result_is_missing(decision.result or "", decision.tallies)
        else decision.result,
        "counts": [_count(tally) for tally in decision.tallies] or [{"group": "", "words": NO_COUNT, "drawing": None}],
        "outcome": outcome and {"text": blocks(outcome.text), "as_of": outcome.as_of},
    }


def _count(tally: TallyLike) -> dict[str, Any]:
    """The numbers in words, and the same squares as on the page with these words for whoever does not see them."""
    count = counted(tally)
    drawn = count.drawing
    says = f"Ein Kästchen je Stimme: {count.in_words}"
    drawing = drawn and {"paths": drawn.paths, "size": [drawn.width, drawn.height], "says": says}
    heading = ": ".join(part for part in (count.round, count.name) if part)
    basis = f"({count.basis})" if count.basis else ""
    told = count.in_words or ("" if count.result else NO_COUNT)
    said = " ".join(part for part in (told, count.result, basis) if part)
    return {"group": heading, "words": said, "drawing": drawing}


def _typed(text: str | None, unknown: str) -> list[Block]:
    return blocks(unknown if text is None else text)
