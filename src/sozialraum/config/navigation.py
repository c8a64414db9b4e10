"""Config: what stands around every page – name, doors, foot – as values, never as models."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from django.http import HttpRequest
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from sozialraum.bodies.models import Text
from sozialraum.bodies.permissions import is_auditor, is_office
from sozialraum.bodies.words import NEEDS_SECOND_FACTOR, TextKind
from sozialraum.foundation.memory import remembered
from sozialraum.foundation.things import at
from sozialraum.foundation.visitor import Visitor, Way
from sozialraum.site.queries import linked_data

DOORS = (
    ("Termine", "termine/"),
    ("Gremien", "gremien/"),
    ("Beschlüsse", "beschluesse/"),
    ("Dokumente", "dokumente/"),
)
ALSO = {"termine/": ("sitzungen/",)}  # pages that belong behind a door under another name
FEET = (
    ("Einrichtungen", "einrichtungen/"),
    ("Wörter erklärt", "glossar/"),
    ("Barrierefreiheit", "barrierefreiheit/"),
    ("Datenschutz", "datenschutz/"),
    ("Impressum", "impressum/"),
)

ENTRANCE = (("Anmelden", "anmelden/"),)
OWN_DOORS = (("Schreibtisch", "schreibtisch/"), ("Mein Zugang", "zugang/"))


#: Pages that show one thing, and the kind of thing: for who reads the journal they lead to its story.
STORIES = {
    "site:organization-detail": "bodies.Organization",
    "site:institution-detail": "bodies.Organization",
    "site:meeting-detail": "meetings.Meeting",
    "site:resolution-detail": "decisions.Resolution",
    "site:paper-detail": "papers.Paper",
    "site:version-detail": "papers.Paper",
    "people:person-detail": "people.Person",
    "joining:request-detail": "joining.JoinRequest",
}


@dataclass(frozen=True)
class Door:
    label: str
    url: str
    here: bool = False


@dataclass(frozen=True)
class Office:
    """How the office is reached; what is not known stays empty."""

    address_lines: tuple[str, ...] = ()
    phone: str = ""
    email: str = ""
    hours: str = ""
    languages_text: str = ""


@dataclass(frozen=True)
class Site:
    """Everything the base page says about the network."""

    name: str
    short_name: str = ""
    address: str = ""
    canonical: str = ""
    noindex: bool = False
    accent_css: str = ""
    sample: str = ""
    visitor_label: str = ""
    more: tuple[Door, ...] = ()
    own_doors: tuple[Door, ...] = ()
    logout_url: str = ""
    second_factor_url: str = ""  # for whom it is all that is missing
    doors: tuple[Door, ...] = ()
    feet: tuple[Door, ...] = ()
    languages: tuple[Door, ...] = ()
    office: Office = field(default_factory=Office)


def texts_of(visitor: Visitor) -> dict[str, str]:
    """What the network says about itself, by kind."""
    return dict(Text.objects.filter(body=visitor.body).values_list("kind", "text"))


def more_of(request: HttpRequest, visitor: Visitor) -> Iterator[Door]:
    """Where a page leads that the rooms above know of: what is stored of a person, and the story of the thing."""
    match = request.resolver_match
    if match is None or visitor.way is Way.NOBODY:
        return
    if match.view_name == "people:person-detail":
        path = f"menschen/{match.kwargs['key']}/auskunft/"
        yield Door(_("Alles, was über diesen Menschen gespeichert ist"), at(path))
    subject = STORIES.get(match.view_name)
    if subject and (is_office | is_auditor).holds(visitor, visitor.body):
        asked = urlencode({"art": subject, "schluessel": match.kwargs["key"]})
        yield Door(_("Verlauf: wer hier wann was getan hat"), at(f"verlauf/?{asked}"))


def opened(doors: tuple[tuple[str, str], ...], path: str) -> tuple[Door, ...]:
    """Doors as they stand on a page at this path."""
    return tuple(Door(label, at(to), here=path == f"/{to}") for label, to in doors)


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
    return {
        "site": Site(
            name=body.name,
            short_name=body.short_name,
            address=body.address.rstrip("/"),
            canonical=body.address.rstrip("/") + path if body.address else "",
            noindex=visitor.way is Way.LINK,
            sample="Muster: Dieses Netzwerk ist erfunden." if body.is_sample else "",
            visitor_label=visitor.label,
            more=tuple(more_of(request, visitor)),
            own_doors=opened(OWN_DOORS if came_in else (), path),
            logout_url=at("abmelden/") if came_in else "",
            second_factor_url=at("zugang/zweiter-faktor/") if lacks_second_factor(visitor) else "",
            doors=tuple(
                Door(label, at(to), here=path.startswith(tuple(f"/{one}" for one in (to, *ALSO.get(to, ())))))
                for label, to in DOORS
            ),
            feet=opened(FEET + (ENTRANCE if visitor.way is Way.NOBODY else ()), path),
            office=Office(
                address_lines=tuple(texts.get(TextKind.OFFICE_ADDRESS, "").splitlines()),
                phone=texts.get(TextKind.OFFICE_PHONE, ""),
                email=texts.get(TextKind.OFFICE_EMAIL, ""),
                hours=texts.get(TextKind.OFFICE_HOURS, ""),
                languages_text=texts.get(TextKind.OFFICE_LANGUAGES, ""),
            ),
        ),
        "linked_data": linked_data.graph(linked_data.organization(body)),
        "texts": {kind.value: texts.get(kind.value, "") for kind in TextKind},
    }
