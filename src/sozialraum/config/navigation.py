"""Config: what stands around every page – name, doors, foot – as values, never as models."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import Promise, SimpleLazyObject
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as __

from sozialraum.bodies.queries import Office, asked_by_law, office_in, texts_of
from sozialraum.bodies.words import NEEDS_SECOND_FACTOR, TextKind
from sozialraum.config.in_language import BEGINNING, in_front_of, is_in_every_language
from sozialraum.events.queries import linked_data
from sozialraum.foundation.http import words
from sozialraum.foundation.memory import remembered
from sozialraum.foundation.things import at, path_of
from sozialraum.foundation.visitor import Visitor, Way
from sozialraum.languages.names import ALL_LANGUAGES, BY_CODE, GERMAN, current_language
from sozialraum.network.models import Body
from sozialraum.privacy.queries import kept_in_words, months_for, terms, usual_months

Words = str | Promise
Doors = tuple[tuple[Words, str], ...]

DOORS: Doors = (
    (__("Termine"), "site:calendar"),
    (__("Gruppen"), "site:organization-list"),
    (__("Mitmachen"), "joining:group-list"),
    (__("Anliegen"), "concerns:concern-list"),
    (__("Einrichtungen"), "site:institution-list"),
)
ARCHIVE: Doors = (  # on a phone the first stands for all
    (__("Archiv"), "site:archive"),
    (__("Beschlüsse"), "site:resolution-list"),
    (__("Dokumente"), "site:paper-list"),
    (__("Sitzungen"), "site:meeting-list"),
)
FEET: Doors = (
    (__("Wörter erklärt"), "site:glossary"),
    (__("Barrierefreiheit"), "site:accessibility"),
    (__("Datenschutz"), "site:privacy"),
    (__("Impressum"), "site:imprint"),
)

ENTRANCE: Doors = ((__("Anmelden"), "access:login"),)
OWN_DOORS: Doors = ((__("Schreibtisch"), "desk:desk"), (__("Mein Zugang"), "access:account"))

NEAR = ALL_LANGUAGES[:4]  # the others stand behind »Mehr«; so does easy German on a page in another language
EASY = BY_CODE["de-simple"]

BLANK_FORM = "inbox:form-paper-blank"  # in the language of the page
#: Where a page leads that rooms above it have more of.
BESIDE: dict[str, tuple[tuple[Words, str], ...]] = {
    "concerns:concern-list": (
        (__("Formular zum Ausdrucken (PDF)"), BLANK_FORM),
        (__("Was Sie gesagt haben – was wir getan haben"), "inbox:concern-report"),
    ),
}

#: Pages that show one thing, and the kind of thing: for who reads the journal they lead to its story.
STORIES = {
    "site:organization-detail": "organization",
    "site:institution-detail": "organization",
    "site:meeting-detail": "meeting",
    "site:resolution-detail": "resolution",
    "site:paper-detail": "paper",
    "site:version-detail": "paper",
    "people:person-detail": "person",
    "joining:request-detail": "join-request",
    "inbox:concern-detail": "concern",
}


@dataclass(frozen=True)
class NavigationLink:
    label: str
    url: str
    here: bool = False
    speaks_german: bool = False  # said on a page in another language of one that is not made for it
    place: str = ""  # »wide« and »folded« stand in each other's place


@dataclass(frozen=True)
class LanguageLink:
    """The same page in one of the languages; its name is written in that language."""

    code: str
    label: str
    url: str
    here: bool = False
    folded: bool = False  # behind »Mehr«


@dataclass(frozen=True)
class Site:
    """Everything the base page says about the network."""

    name: str
    short_name: str = ""
    address: str = ""
    canonical: str = ""
    noindex: bool = False
    sample: str = ""
    visitor_label: str = ""
    more: tuple[NavigationLink, ...] = ()
    own_doors: tuple[NavigationLink, ...] = ()
    logout_url: str = ""
    second_factor_url: str = ""  # for whom it is all that is missing
    doors: tuple[NavigationLink, ...] = ()
    feet: tuple[NavigationLink, ...] = ()
    languages: tuple[LanguageLink, ...] = ()
    alternates: tuple[LanguageLink, ...] = ()  # the same with absolute addresses, for machines
    office: Office = field(default_factory=Office)
    kept: Any = field(default_factory=lambda: kept_in_words(usual_months()))
    lasts: Any = field(default_factory=lambda: SimpleLazyObject(terms))

    @property
    def near_languages(self) -> list[LanguageLink]:
        return [one for one in self.languages if not one.folded]

    @property
    def far_languages(self) -> list[LanguageLink]:
        return [one for one in self.languages if one.folded]


def more_of(request: HttpRequest, visitor: Visitor) -> Iterator[NavigationLink]:
    """Where a page leads that the rooms above know of: what there is beside it, the story of the thing."""
    match = request.resolver_match
    if match is None:
        return
    language = current_language()
    for label, name in BESIDE.get(match.view_name, ()):
        parts = {"language": language.prefix or language.code} if name == BLANK_FORM else {}
        yield door(label, name, parts=parts)
    if visitor.way is Way.NOBODY:
        return
    subject = STORIES.get(match.view_name)
    if subject and visitor.reads_all:
        asked = urlencode({"art": subject, "schluessel": match.kwargs["key"]})
        yield NavigationLink(_("Verlauf: wer hier wann was getan hat"), f"{reverse('history:story')}?{asked}")


def opened(doors: Doors, path: str) -> tuple[NavigationLink, ...]:
    """The navigation links as they stand on a page at this path, the current one marked."""
    return tuple(door(label, name, here=path == f"/{path_of(name)}") for label, name in doors)


def doors_of(path: str, below: str = "") -> Iterator[NavigationLink]:
    """The links to the main pages as they stand on a page at this path: the archive as one, and as what is in it.

    ``below`` names the main page that this page belongs to; by default its address says so.
    """
    where = f"/{path_of(below)}" if below else path
    links = [door(label, name, here=where.startswith(f"/{path_of(name)}")) for label, name in DOORS + ARCHIVE]
    first = len(DOORS)
    yield from links[:first]
    yield replace(links[first], place="folded", here=any(one.here for one in links[first:]))
    yield from (replace(one, place="wide") for one in links[first + 1 :])


def door(label: Words, name: str, *, here: bool = False, parts: dict[str, str] | None = None) -> NavigationLink:
    """The link to a named page; on a page in another language straight to where that or else German is spoken."""
    language, to = current_language(), path_of(name, **(parts or {}))
    if language is GERMAN or is_in_every_language(to):
        return NavigationLink(str(label), at(to), here)
    return NavigationLink(str(label), f"{in_front_of(language)}{to}#{language.anchor}", here, speaks_german=True)


def is_in_languages(request: HttpRequest) -> bool:
    """True if the page of this request is made for every language."""
    return bool(request.resolver_match and getattr(request.resolver_match.func, "in_languages", False))


def language_links(request: HttpRequest) -> Iterator[LanguageLink]:
    """This page in every language, if it is made for them; from any other, where each language begins."""
    now, path, is_made = current_language(), request.path_info.removeprefix("/"), is_in_languages(request)
    query = f"?{request.GET.urlencode()}" if request.GET and is_made else ""
    for language in ALL_LANGUAGES if is_made or is_in_every_language(BEGINNING) else ():
        there = in_front_of(now) + (f"{language.prefix}/" if language.prefix else "")
        where = BEGINNING if language is not GERMAN and not is_made else f"{path}{query}"
        is_far = language not in NEAR or (language is EASY and now not in (GERMAN, EASY))
        yield LanguageLink(language.code, language.name, there + where, here=language is now, folded=is_far)


def alternates_of(body: Body, languages: tuple[LanguageLink, ...]) -> Iterator[LanguageLink]:
    """Links for ``hreflang``, with absolute addresses and German as ``x-default``; none without a base address."""
    for language in languages if body.address else ():
        absolute = body.address.rstrip("/") + language.url
        yield LanguageLink(language.code, language.label, absolute)
        if language.code == GERMAN.code:
            yield LanguageLink("x-default", language.label, absolute)


def canonical_of(body: Body, request: HttpRequest) -> str:
    """The one address of this page in this language, without a personal link; none if the network has no address.

    Of its parameters those that it reads (``config.unchanged.narrow``), but not what somebody searched for: that page
    is the list. A form names none, they only fill it in.
    """
    reads = getattr(request.resolver_match and request.resolver_match.func, "parameters", {})
    named = {name: str(request.GET[name]) for name in request.GET if reads.get(name, words) is not words}
    path = f"{request.path_info}?{urlencode(named)}" if named else request.path_info
    language = current_language()
    front = f"/{language.prefix}" if language.prefix else ""
    return f"{body.address.rstrip('/')}{front}{path}" if body.address else ""


def lacks_second_factor(visitor: Visitor) -> bool:
    """Belongs to the office, the city or the audit, and has not shown it."""
    return visitor.way is Way.LOGIN and any(s.classification in NEEDS_SECOND_FACTOR for s in visitor.standings)


def around_the_page(request: HttpRequest) -> dict[str, Any]:
    """Context processor: ``site``. A page without a visitor (an error before any body was found) gets a bare one."""
    visitor: Visitor | None = getattr(request, "visitor", None)
    if visitor is None or visitor.body.pk is None:
        return {"site": Site(name="Sozialraumkonferenz")}
    body, path = visitor.body, request.path_info
    came_in = visitor.way in (Way.LOGIN, Way.SECOND_FACTOR)
    texts = remembered(visitor, "texts", texts_of)
    languages = () if came_in and not is_in_languages(request) else tuple(language_links(request))
    return {
        "site": Site(
            name=body.name,
            short_name=body.short_name,
            address=body.address.rstrip("/"),
            canonical=canonical_of(body, request),
            noindex=visitor.way is Way.LINK,
            sample=_("Muster: Dieses Netzwerk ist erfunden.") if body.is_sample else "",
            visitor_label=visitor.label,
            more=tuple(more_of(request, visitor)),
            own_doors=opened(OWN_DOORS if came_in else (), path),
            logout_url=door("", "access:logout").url if came_in else "",
            second_factor_url=door("", "access:second-factor").url if lacks_second_factor(visitor) else "",
            doors=tuple(doors_of(path, getattr(request, "below", ""))),
            languages=languages,
            alternates=tuple(alternates_of(body, languages))
            if is_in_languages(request) and visitor.link is None
            else (),
            feet=opened(FEET + (ENTRANCE if visitor.way is Way.NOBODY else ()), path),
            kept=SimpleLazyObject(lambda: kept_in_words(months_for(visitor))),
            office=office_in(texts),
        ),
        "linked_data": SimpleLazyObject(lambda: linked_data.graph(linked_data.organization(body))),  # where no other is
        "texts": {kind.value: texts.get(kind.value, "") for kind in TextKind},
        "by_law": asked_by_law(texts),
    }
