"""Acts: the one registry of kinds – what each room says of what it keeps, in its ``kinds.py``; engines ask here.

A ``Kind`` is found by its model, its stored word (``foundation.kinds``), its section of the founding file, or the slug
of its list. The columns themselves – type, length, choices, label – are said by the model alone and read from there.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Model, Q, QuerySet, TextChoices
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy

from sozialraum.acts.filed import Filed
from sozialraum.acts.master import MasterData
from sozialraum.foundation.dates import PartialDate, moment_in_figures
from sozialraum.foundation.kinds import kind_of, model_of
from sozialraum.network.models import Body

Label = str | Promise
Row = tuple[tuple[str, str], ...]  # one line of a record: pairs of label and value

# ── what a person's record shows ──────────────────────────────────────────────


@dataclass(frozen=True)
class DataSubject:
    """Whose record is asked for, as a plain value, so that rooms below ``people`` can answer.

    ``user`` is the number of the login, ``kind`` the stored word of a person.
    """

    body: Body
    pk: int
    key: str
    name: str
    email: str
    user: int | None = None
    kind: str = "person"

    def same_mail(self, column: str) -> Q:
        """Rows that have this person's mail address in the column; none where no address is known."""
        return Q(**{f"{column}__iexact": self.email}) if self.email else Q(pk__in=[])


@dataclass(frozen=True)
class PersonView:
    """What a kind contributes to the record of one person (Art. 15 DSGVO).

    Kinds that name the same ``section`` stand under one heading, in the order of the registry; ``rows_of`` yields a
    line for each row that is about the subject. ``goes`` are the rows that go when the person is erased (Art. 17);
    without it they stay, or go with the person. ``forget(rows, by)`` lets go of them; None: the rows are deleted.
    """

    section: str
    heading: Label
    why: Label
    rows_of: Callable[[DataSubject], Iterable[Row]]
    goes: Callable[[DataSubject], QuerySet[Any]] | None = None
    forget: Callable[..., Any] | None = None


@dataclass(frozen=True)
class HoldsNobody:
    """The kind shows nothing in anybody's record, for this reason."""

    why: Label


# ── for how long it is kept ───────────────────────────────────────────────────


@dataclass(frozen=True)
class Keeping:
    """The period after which rows of a kind are let go of.

    ``name`` is the stored word of the period, ``begins`` says from when it runs; ``over(body, moment)`` are the rows
    whose time began before the moment. ``forget(rows, by)`` lets go of them; None: the rows are deleted.
    """

    name: str
    called: Label
    begins: Label
    months: int
    over: Callable[[Body, dt.datetime], QuerySet[Any]]
    forget: Callable[..., Any] | None = None
    shortest: int = 1


@dataclass(frozen=True)
class Stays:
    """The kind has no period, for this reason."""

    why: Label


@dataclass(frozen=True)
class GoesWith:
    """Shown in the record, and let go of, together with the rows of another kind that these belong to."""

    model: type[Model]


# ── where it is listed, shown and found ───────────────────────────────────────


class Chapter(TextChoices):
    """The chapters in which the office finds its lists, in their order."""

    HAPPENS = "happens", _lazy("Was geschieht")
    HOLDS = "holds", _lazy("Was gilt")
    WHO = "who", _lazy("Wer und wo")


@dataclass(frozen=True)
class ListLine:
    """What a list says of one thing beside its name."""

    facts: tuple[str, ...] = ()
    when: PartialDate | None = None
    state: str = ""


@dataclass(frozen=True)
class Listing:
    """A list of the office: the slug of its address, its headings, its rows and the acts' pages.

    ``place`` is that in its ``chapter``; ``things`` gives a queryset that knows ``visible_to``; ``pages`` is the
    beginning of the names of its pages, e.g. ``bodies:location``.
    """

    slug: str
    chapter: Chapter
    place: int
    called: Label
    note: Label
    new: Label
    things: Callable[[], Any]
    line: Callable[[Any], ListLine]
    pages: str
    order: tuple[str, ...] = ("name",)
    dated: str = ""  # the column a year may be asked of
    searched: tuple[str, ...] = ("name",)
    act: str = ""  # whose act it is, if the pages are called otherwise
    recorded: bool = True  # some are recorded on the page of what they belong to
    belongs_to: str = ""  # the slug of what that is
    recorded_there: Label = ""


@dataclass(frozen=True)
class PublicPage:
    """The public page of each thing of a kind: its address with names in braces, and the column behind each name.

    ``things`` gives a queryset that knows ``visible_to``; the sitemap asks it as nobody.
    """

    address: str
    things: Callable[[], Any]
    columns: Mapping[str, str] = field(default_factory=lambda: {"key": "key"})


#: A thing, and a sentence for the office about what in it does not fit together; nothing is refused for it.
Hint = tuple[Any, str]
Hints = Callable[[Sequence[Any]], Iterator[Hint]]


@dataclass(frozen=True)
class Kind:
    """One kind of thing, as its room says it. Its label is the model's ``verbose_name``, those of columns the fields'.

    ``acts`` are its three acts of master data, if it has them. ``filed`` is what the founding file says of it, or the
    reason why it stands in none. ``notes`` labels what its acts note in the journal beside the columns. ``searchable``
    names the columns a search may read of those things that ``visible_to`` gives.
    """

    model: type[Model]
    person: PersonView | HoldsNobody | GoesWith
    keeping: Keeping | Stays | GoesWith
    filed: Filed | str
    acts: MasterData | None = None
    notes: Mapping[str, Label] = field(default_factory=dict)
    listings: tuple[Listing, ...] = ()
    pages: tuple[PublicPage, ...] = ()
    searchable: tuple[str, ...] = ()

    @property
    def word(self) -> str:
        """The word under which anything stored names the kind, e.g. ``meeting``."""
        return kind_of(self.model)

    @property
    def called(self) -> Label:
        """What people call it, e.g. in the journal."""
        return self.model._meta.verbose_name or ""

    def label(self, column: str) -> Label:
        """What people call one of its columns, or what its acts note beside them."""
        return self.notes[column] if column in self.notes else label_of(self.model, column)


_KINDS: dict[str, Kind] = {}
_NOTED: dict[tuple[str, str], Mapping[str, Label]] = {}
_HINTS: dict[str, Hints] = {}


def register(*new: Kind) -> tuple[Kind, ...]:
    """Make a room's kinds known, in the order they are named. Raises ValueError for what is taken."""
    for kind in new:
        if kind.word in _KINDS:
            raise ValueError(f"The kind {kind.word} is declared twice.")
        if twice := {one.slug for one in kind.listings} & {one.slug for _kind, one in listings()}:
            raise ValueError(f"{kind.word}: there is a list {', '.join(twice)} already.")
        periods = {one.keeping.name for one in _KINDS.values() if isinstance(one.keeping, Keeping)}
        if isinstance(kind.keeping, Keeping) and kind.keeping.name in periods:
            raise ValueError(f"Two kinds are kept for the period {kind.keeping.name}.")
        if isinstance(kind.filed, Filed) and kind.filed.word in filed_kinds():
            raise ValueError(f"Two kinds are called {kind.filed.word} in the founding file.")
        _KINDS[kind.word] = kind
    return new


def register_noted_words(model: type[Model], **words: Mapping[str, Label]) -> None:
    """Say what people read for the stored words of a note that is no column: by its name, each word with its label.

    A room may say so of a kind below it, if its own acts note it there.
    """
    _NOTED.update({(kind_of(model), name): labels for name, labels in words.items()})


def register_hints(model: type[Model], hints: Hints) -> None:
    """Say which figures and days of a kind contradict each other, by its own room or by one above it."""
    _HINTS[kind_of(model)] = hints


def has_hints(thing: Model | type[Model]) -> bool:
    return kind_of(thing) in _HINTS


def noted_word(kind: str, name: str, word: str) -> Label:
    """What people read for a stored word of a note; an unknown one stays as it is."""
    return _NOTED.get((kind, name), {}).get(word, word)


def kinds() -> tuple[Kind, ...]:
    """Every kind, the lowest floor first: what is referred to stands before what refers to it."""
    return tuple(_KINDS.values())


def kind_for(model: type[Model] | Model) -> Kind:
    """The kind of a model or of one of its rows. Raises LookupError for what no room has declared."""
    return _KINDS[kind_of(model)]


def kind_with(acts: MasterData) -> Kind:
    """The kind that these acts record, correct and withdraw. Raises LookupError if no room has declared it."""
    found = next((kind for kind in _KINDS.values() if kind.acts is acts), None)
    if found is None:
        raise LookupError(f"No kind says that its acts are {acts.record.name} and so on.")
    return found


def kind_called(stored: str) -> Kind | None:
    """The kind behind a stored word, also one of former days; None if no room has declared it."""
    model = model_of(stored)
    return _KINDS.get(kind_of(model)) if model else None


def hints_about(thing: Model, *, inside: bool = True) -> list[Hint]:
    """What does not fit together in a living thing and in what belongs to it, in a few questions for any number."""
    return list(_hints([thing], inside=inside)) if getattr(thing, "deleted", None) is None else []


def hints_among(things: Sequence[Any]) -> list[Hint]:
    """What does not fit together in living things of one kind, not in what belongs to them."""
    return list(_hints(things, inside=False)) if things else []


def _hints(things: Sequence[Any], *, inside: bool) -> Iterator[Hint]:
    if own := _HINTS.get(kind_of(things[0])):
        yield from own(things)
    for other in _KINDS.values() if inside else ():
        above = _around(other)
        if other.word in _HINTS and above and other.model._meta.get_field(above).related_model is type(things[0]):
            found = list(other.model._base_manager.filter(**{f"{above}__in": things}, deleted=None).order_by("pk"))
            if found:
                yield from _hints(found, inside=True)


def _around(kind: Kind) -> str:
    """The column that names what a thing of this kind belongs to; "" if it stands for itself."""
    if not isinstance(kind.filed, Filed) or not kind.filed.inside:
        return ""
    return next(fact.name for fact in kind.filed.facts if fact.key == kind.filed.inside)


def filed_kinds() -> dict[str, Kind]:
    """By their word in the founding file, the kinds that stand in it."""
    return {kind.filed.word: kind for kind in _KINDS.values() if isinstance(kind.filed, Filed)}


def kind_in_section(section: str) -> Kind | None:
    """The kind whose things stand in this section of the founding file; None if there is no such section."""
    found = (one for one in filed_kinds().values() if isinstance(one.filed, Filed) and one.filed.section == section)
    return next(found, None)


def listings() -> tuple[tuple[Kind, Listing], ...]:
    """Every list of the office with its kind, by chapter and place."""
    found = [(kind, one) for kind in _KINDS.values() for one in kind.listings]
    return tuple(sorted(found, key=lambda pair: (list(Chapter).index(pair[1].chapter), pair[1].place)))


def listing_at(slug: str) -> tuple[Kind, Listing] | None:
    """The list with this slug, and its kind; None if there is none."""
    return next(((kind, one) for kind, one in listings() if one.slug == slug), None)


def label_of(model: type[Model], column: str) -> Label:
    """What people call a column: the ``verbose_name`` of its field. Raises FieldDoesNotExist."""
    label: Label = getattr(model._meta.get_field(column), "verbose_name")
    return label


def row_of(thing: Model, *columns: str, **more: Any) -> Row:
    """A line of a record: the columns of a thing under their labels, then ``more`` under its own; only what is known.

    In ``more`` an underscore stands for a blank.
    """
    known = [(str(label_of(type(thing), name)), _shown(thing, name)) for name in columns]
    known += [(name.replace("_", " "), str(value)) for name, value in more.items() if value not in (None, "")]
    return tuple((label, value) for label, value in known if value)


def _shown(thing: Model, column: str) -> str:
    value, choices = getattr(thing, column), getattr(thing._meta.get_field(column), "choices", None)
    if isinstance(value, bool):
        return _("ja") if value else _("nein")
    if isinstance(value, PartialDate):
        return value.in_words(weekday=False)
    if isinstance(value, dt.datetime):
        return moment_in_words(value)
    return str(getattr(thing, f"get_{column}_display")() if choices else "" if value is None else value)


def moment_in_words(moment: dt.datetime | None) -> str:
    """Day and time of day here as ``7.3.2026, 9.05 Uhr``; empty for None."""
    return moment_in_figures(moment) if moment else ""
