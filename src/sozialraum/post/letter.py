"""Post: what a letter is – values and one text – and how it reads as mail, on paper and on the phone.

A kind of letter is a frozen dataclass in the ``letters.py`` of its room. Its text stands in
``templates/<room>/letters/<kind>.txt``: the first paragraph is the subject, an empty line parts the others. German
sentences in it are looked up in the catalogues, so that every language has the same letter.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, fields, replace
from functools import cache
from typing import Any, ClassVar

from django.template import Context, Template, engines
from django.utils.translation import gettext as _
from django.utils.translation import override

from sozialraum.foundation.text import paragraphs
from sozialraum.languages.catalogues import unchecked
from sozialraum.languages.marks import isolated
from sozialraum.languages.names import BY_CODE, GERMAN, current_language

LINE, HEADING = "—" * 12, "Deutsch"
#: Stands in a letter that is held back where the address of the network will stand, once it has one.
BASE = "\ue000"
GAP = re.compile(r"\n(?:[ \t]*\n)+")


@dataclass(frozen=True)
class LetterLink:
    """Where a letter leads: what it opens, and its path within the network. ``needed``: without it nothing is said."""

    label: str
    path: str
    needed: bool = False


@dataclass(frozen=True)
class OfficeContact:
    """How the office of a network is reached; what is not known is empty."""

    phone: str = ""
    email: str = ""
    hours: str = ""
    address: str = ""

    @property
    def lines(self) -> tuple[str, ...]:
        """Its postal address, line by line."""
        return tuple(line.strip() for line in self.address.splitlines() if line.strip())


@dataclass(frozen=True)
class LetterKind:
    """One letter as values. A subclass is a kind; its fields, and what its methods say, are used by its text."""

    topic: ClassVar[str] = ""  # a newer letter of the same topic overtakes one that nobody has printed yet
    by_phone: ClassVar[bool] = False  # may a person of the office say it on the phone?
    neutral: ClassVar[bool] = False  # may it go to an address that nobody has confirmed?
    secret: ClassVar[bool] = False  # holds a code: its text is blanked as soon as it is sent
    is_signed: ClassVar[bool] = True  # ends with a farewell, the network and its telephone

    @classmethod
    def template(cls) -> str:
        """The path of its text: ``joining/letters/join_question.txt`` for ``joining.letters.JoinQuestionLetter``."""
        name = re.sub(r"(?<=[a-z])(?=[A-Z])", "_", cls.__name__.removesuffix("Letter")).lower()
        return f"{cls.__module__.split('.')[1]}/letters/{name}.txt"

    @property
    def links(self) -> tuple[LetterLink, ...]:
        """Where it leads, the most important first; asked for in the language of the letter."""
        return ()

    @property
    def calendar(self) -> bytes:
        """The date it is about as a calendar file (RFC 5545); empty if there is none."""
        return b""


@dataclass(frozen=True)
class Wording:
    """A letter in one language, ready to be set."""

    language: str
    subject: str
    salutation: str
    paragraphs: tuple[str, ...]
    links: tuple[LetterLink, ...]
    closing: tuple[str, ...]  # farewell and signature, as paragraphs

    @property
    def spoken(self) -> str:
        """The text for a phone call: without salutation and without addresses of pages."""
        return "\n\n".join([capitalised(self.paragraphs[0], self.language), *self.paragraphs[1:]])

    def as_mail(self, base: str) -> str:
        """The text of a mail; links that are not needed are left out of a network without an address."""
        shown = [f"{one.label}\n{base or BASE}/{one.path}" for one in self.links if base or one.needed]
        return "\n\n".join([*filter(None, [self.salutation]), *self.paragraphs, *shown, *self.closing]) + "\n"

    @property
    def on_paper(self) -> str:
        """The same words for paper; where its links lead is printed beside them."""
        return "\n\n".join([*filter(None, [self.salutation]), *self.paragraphs, *self.closing]) + "\n"


@cache
def kinds() -> tuple[type[LetterKind], ...]:
    """Every kind of letter that the loaded rooms declare, by the path of its text."""
    found, rest = [], LetterKind.__subclasses__()
    while rest:
        kind = rest.pop()
        rest += kind.__subclasses__()
        if kind.__name__.endswith("Letter"):
            found.append(kind)
    return tuple(sorted(found, key=lambda kind: kind.template()))


def worded(
    letter: LetterKind, *, network: str, address: str, name: str, office: OfficeContact, language: str
) -> Wording:
    """The letter in a language. ``name`` is whom it greets; empty for somebody whose name nobody should use."""
    with override(language):
        subject, *words = _rendered(letter, network)
        greeted = _("Guten Tag %(name)s,") % {"name": isolated(paragraphs(name))} if name else _("Guten Tag,")
        phone = _("Telefon %s") % isolated(office.phone) if office.phone else ""
        signature = "\n".join(filter(None, [isolated(network), phone, address]))
        return Wording(
            language=language,
            subject=subject,
            salutation=greeted if letter.is_signed else "",
            paragraphs=tuple(words),
            links=tuple(replace(one, label=_("%(label)s:") % {"label": one.label}) for one in letter.links),
            closing=(_("Mit freundlichen Grüßen"), signature) if letter.is_signed else (),
        )


def twice(text: str, german: str, language: str) -> str:
    """A text in another language, and below a line the same in German, which holds; German text as it is."""
    if BY_CODE.get(language, GERMAN) is GERMAN:
        return text
    with override(language):
        notes = [_("Diese Übersetzung hat noch kein Mensch geprüft.")] if unchecked(language) else []
        notes += [_("Unten steht dasselbe auf Deutsch."), _("Es gilt der deutsche Text.")]
    return f"{text.rstrip()}\n\n{' '.join(notes)}\n\n{LINE}\n{HEADING}\n\n{german}"


def parts_of(text: str) -> tuple[str, str]:
    """What ``twice`` has put together: the text in its language, and the same in German or nothing."""
    above, _line, german = text.partition(f"{LINE}\n{HEADING}\n\n")
    return above, german


def capitalised(text: str, language: str) -> str:
    """The text with a capital letter at its beginning, as its language writes it."""
    first = "İ" if language == "tr" and text[:1] == "i" else text[:1].upper()
    return first + text[1:] if text[:1].islower() else text


def _rendered(letter: LetterKind, network: str) -> list[str]:
    """The paragraphs of its text, the subject first. Values are made clean, and kept apart from what runs around."""
    values = {field.name: _apart(getattr(letter, field.name)) for field in fields(letter)}
    words: dict[str, Any] = {"letter": letter, "network": _apart(network), "said": [], **values}
    words["foreign"] = current_language() is not GERMAN
    text = _template(letter.template()).render(Context(words, autoescape=False))
    return [part.strip("\n").rstrip() for part in GAP.split(text) if part.strip()]


def _template(path: str) -> Template:
    return engines["django"].get_template(path).template  # type: ignore[attr-defined,no-any-return]


def _apart(value: Any) -> Any:
    if not isinstance(value, str):
        return value
    text = paragraphs(value).strip()
    return text if "\n" in text else isolated(text)
