"""Site: the directory – institutions that agreed to be listed, with what they offer."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.utils import timezone
from django.utils.translation import gettext as _

from sozialraum.bodies.models import Organization
from sozialraum.bodies.queries import value_of
from sozialraum.foundation.dates import PartialDate
from sozialraum.foundation.visitor import Visitor
from sozialraum.meetings.rules import joined
from sozialraum.people.models import Seat
from sozialraum.ui.lines import as_line
from sozialraum.ui.values import Group

COLUMNS = ("Name", "Art", "Angebote", "Sprachen", "Gruppen", "Anschrift", "Telefon", "E-Mail", "Internet", "Zeiten")
AS_STORED = ("key", "name", "kind", "listed", "phone", "email", "website", "hours", "confirmed")


@dataclass(frozen=True)
class DirectoryEntry:
    """What the directory says about an institution."""

    key: str
    name: str
    url: str
    kind: str
    listed: bool
    address_lines: tuple[str, ...]
    phone: str
    email: str
    website: str
    hours: str
    offers: tuple[str, ...]
    languages: tuple[str, ...]
    groups: tuple[Group, ...]
    confirmed: PartialDate | None

    @property
    def where(self) -> str:
        """The address on one line."""
        return ", ".join(self.address_lines)

    @property
    def not_known(self) -> str:
        """»Zeiten und Sprachen«: by which one cannot reach it, in one row of words."""
        told = {_("Anschrift"): self.address_lines, _("Telefon"): self.phone, _("E-Mail"): self.email}
        told |= {_("Internet"): self.website, _("Zeiten"): self.hours, _("Sprachen"): self.languages}
        return joined([word for word, known in told.items() if not known])

    @property
    def each_group(self) -> tuple[tuple[Group, ...], ...]:
        """The groups one by one: hung on one line they would be taken for those that meet jointly."""
        return tuple((group,) for group in self.groups)

    def fits(self, words: str, offer: str, group: str, language: str) -> bool:
        """True if the institution matches every given filter; an empty filter matches all."""
        said = " ".join((self.name, self.kind, *self.offers)).casefold()
        return (
            all(word in said for word in words.casefold().split())
            and (not offer or offer in self.offers)
            and (not group or any(one.url.endswith(f"/{group}/") for one in self.groups))
            and (not language or language in self.languages)
        )


def directory(visitor: Visitor) -> tuple[DirectoryEntry, ...]:
    """Every institution that agreed to be listed, by name. Two questions, however many there are."""
    found = Organization.objects.visible_to(visitor).institutions().filter(listed=True)
    return tuple(sorted(entries(found), key=lambda one: one.name.casefold()))


def entries(found: Iterable[Organization]) -> Iterator[DirectoryEntry]:
    """Institutions as values, with the groups in which they have a seat today."""
    institutions = list(found)
    sits: dict[int, list[Group]] = defaultdict(list)
    seats = Seat.objects.on(timezone.localdate()).filter(institution__in=institutions, deleted=None)
    for seat in seats.select_related("organization").order_by("organization__name"):
        group = value_of(seat.organization)
        if not seat.organization.deleted and seat.institution_id and group not in sits[seat.institution_id]:
            sits[seat.institution_id].append(group)
    for one in institutions:
        yield DirectoryEntry(
            url=one.get_absolute_url(),
            address_lines=tuple(line for line in one.postal_address.splitlines() if line.strip()),
            offers=tuple(one.offer_list),
            languages=tuple(one.language_list),
            groups=tuple(sits[one.pk]),
            **{name: getattr(one, name) for name in AS_STORED},
        )


def rows(found: Iterable[DirectoryEntry]) -> Iterator[tuple[str, ...]]:
    """The directory as a table."""
    yield COLUMNS
    for one in found:
        groups = ", ".join(group.name for group in one.groups)
        words = (one.name, one.kind, "; ".join(one.offers), ", ".join(one.languages), groups, one.where)
        yield (*words, one.phone, one.email, one.website, as_line(one.hours))
