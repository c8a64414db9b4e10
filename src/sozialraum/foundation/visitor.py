"""Foundation: who is asking, as a frozen value that is loaded once per request."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum

from django.db.models import Model, Q

from sozialraum.foundation.kinds import kind_of
from sozialraum.network.models import Body

SECOND_FACTOR = "second_factor"  # the session key that says this login has shown two factors
OFFICE, CITY, AUDIT = "office", "city", "audit"  # kinds of organizations that give rights to their members
PROGRAM = "Das Programm"  # under which name the journal keeps what nobody did by hand


class Way(StrEnum):
    """How somebody came in."""

    NOBODY = "nobody"
    LINK = "link"
    LOGIN = "login"
    SECOND_FACTOR = "second_factor"
    HOUSE = "house"


@dataclass(frozen=True)
class Standing:
    """A membership that holds today: a role in an organization."""

    role: str
    organization_id: int
    classification: str
    seat_id: int | None = None  # the seat it is exercised on, if any


@dataclass(frozen=True)
class Link:
    """What a personal link was made for."""

    purpose: str
    subject: str
    key: str
    digest: str = field(default="", compare=False)  # which link it was, for the act that uses it up
    path: str = field(default="", compare=False)  # where it leads whoever typed nothing behind it
    #: When the link in the address was used up that led to this one.
    confirmed: dt.datetime | None = field(default=None, compare=False)


#: The operator's link for a network that is not there yet.
FOUNDING = Link("found", "body", "")


@dataclass(frozen=True)
class Visitor:
    """Somebody in one body. A link is not its person: a visitor with a link has no standings."""

    body: Body
    way: Way = Way.NOBODY
    person_id: int | None = None
    label: str = ""
    standings: frozenset[Standing] = field(default_factory=frozenset)
    link: Link | None = None
    as_of: str = ""  # the mark of the public record when the visitor came: it moves with every act that publishes
    network: str = field(default="", compare=False, repr=False)  # where a form came from: letters are counted by it

    @property
    def signature(self) -> str:
        """The name under which the journal keeps what this visitor does; never empty."""
        return self.label or "Jemand ohne Anmeldung"

    def as_nobody(self) -> Visitor:
        """An anonymous visitor of the same body and moment."""
        return Visitor(self.body, as_of=self.as_of)

    @classmethod
    def house(cls, body: Body) -> Visitor:
        """The visitor that stands for the program itself: nightly jobs, founding files."""
        return cls(body=body, way=Way.HOUSE, label=PROGRAM)

    @property
    def organization_ids(self) -> frozenset[int]:
        """The organizations this visitor belongs to today."""
        return frozenset(standing.organization_id for standing in self.standings)

    def stands(self, role: str, organization_ids: Iterable[int]) -> bool:
        """Whether the visitor holds this role in one of these organizations today."""
        asked = set(organization_ids)
        return any(s.role == role and s.organization_id in asked for s in self.standings)

    def belongs_to(self, classification: str) -> bool:
        """Whether the visitor is a member of an organization of this kind and has shown a second factor.

        Office, city and auditor count only with a second factor.
        """
        return self.way is Way.SECOND_FACTOR and any(s.classification == classification for s in self.standings)

    @property
    def reads_all(self) -> bool:
        """Whether this is the office or the auditor (with a second factor), who read all that is on record."""
        return self.belongs_to(OFFICE) or self.belongs_to(AUDIT)

    def linked(self, model: type[Model]) -> Q:
        """A condition for the row of this model that the visitor's personal link opens; without a link for none."""
        if self.link and self.link.subject == kind_of(model):
            return Q(key=self.link.key)
        return Q(pk__in=[])

    def holds_link_to(self, thing: Model, purpose: str) -> bool:
        """Whether the visitor's link was made for this very thing and purpose."""
        return self.link == Link(purpose, kind_of(thing), getattr(thing, "key", ""))
