"""Events: which dates somebody chose – of one group or institution, of one kind – and where their feed is."""

from __future__ import annotations

from dataclasses import dataclass

from sozialraum.bodies.models import Organization
from sozialraum.events.models import EventQuerySet
from sozialraum.foundation.things import path_of
from sozialraum.foundation.visitor import Visitor
from sozialraum.languages.names import ALL_LANGUAGES, Language

MEETINGS, EVENTS = "sitzungen", "veranstaltungen"
NAMES = {MEETINGS: "Sitzungen", EVENTS: "Veranstaltungen"}


@dataclass(frozen=True)
class Choice:
    """Dates of one organization or of all (None), of one kind or of both ("")."""

    organization: Organization | None = None
    kind: str = ""

    @property
    def has_meetings(self) -> bool:
        return self.kind != EVENTS and (self.organization is None or self.organization.is_group)

    @property
    def has_events(self) -> bool:
        return self.kind != MEETINGS

    def takes(self, key: str) -> bool:
        """True for an event of the organization with this key."""
        return self.has_events and (self.organization is None or self.organization.key == key)

    @property
    def feed_path(self) -> str:
        """The path of its feed below the address of the network."""
        one = self.organization
        path = path_of("site:group-feed", key=one.key) if one else path_of("site:calendar-feed")
        return f"{path}?art={self.kind}" if self.kind else path

    @property
    def query(self) -> dict[str, str]:
        """As it stands in the address of a page."""
        said = {"gremium": self.organization.key if self.organization else "", "art": self.kind}
        return {name: value for name, value in said.items() if value}

    @property
    def languages(self) -> tuple[Language, ...]:
        """Those that may stand beside German on a poster."""
        return ALL_LANGUAGES[1:]

    @property
    def file_name(self) -> str:
        """The name of a file without its ending."""
        return "-".join(self.query.values()) or "termine"


def chosen(visitor: Visitor, key: str, kind: str) -> Choice:
    """What an address asks for; what does not exist narrows nothing."""
    found = Organization.objects.visible_to(visitor.as_nobody()).filter(key=key).first() if key else None
    return Choice(found, kind if kind in NAMES else "")


def chosen_events(events: EventQuerySet, choice: Choice) -> EventQuerySet:
    """Those of these events that were chosen."""
    if not choice.has_events:
        return events.none()
    return events.filter(organization=choice.organization) if choice.organization else events
