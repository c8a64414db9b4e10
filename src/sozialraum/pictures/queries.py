"""Pictures: those of a meeting as page and paper show them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet
from django.utils.translation import gettext as _

from sozialraum.foundation.questions import asked_of
from sozialraum.foundation.things import at
from sozialraum.foundation.visitor import Visitor
from sozialraum.meetings.models import Meeting, MeetingQuerySet
from sozialraum.meetings.words import FIXED
from sozialraum.notes.permissions import keeps_notes
from sozialraum.papers.ports import fetch
from sozialraum.photos.cleaning import smaller
from sozialraum.pictures.models import ItemPicture, read_inside
from sozialraum.pictures.permissions import releases
from sozialraum.press.minutes import MinutesPicture

SMALL = "klein"  # behind the »?«: as large as it stands on a page
ON_PAGE, ON_PAPER = 800, 1_200  # pixels of the longer side
COLUMNS = ("key", "agenda_item__key", "order", "caption", "description", "released", "on_paper", "modified")
NAMES = ("key", "item", "place", "caption", "description", "is_released", "on_paper", "modified", "checksum")


@dataclass(frozen=True)
class PictureLine:
    """A picture that this visitor may see. ``item`` is the key of its point; ``is_inside`` says that it is told how
    far it has come, ``may_describe`` and ``may_release`` what they may do with it."""

    key: str
    item: str
    place: int
    caption: str
    description: str
    is_released: bool
    on_paper: bool
    modified: dt.datetime
    checksum: str
    is_inside: bool = False
    may_describe: bool = False
    may_release: bool = False

    @property
    def whole_url(self) -> str:
        return at(ItemPicture.address.format(key=self.key))

    @property
    def small_url(self) -> str:
        return f"{self.whole_url}?{SMALL}=1"

    @property
    def alt(self) -> str:
        """What it shows, in words; of one that nobody has described, which one it is."""
        return self.description or _("Bild %s, ohne Beschreibung") % self.place


Pictures = Mapping[str, tuple[PictureLine, ...]]


def with_pictures_noted(found: MeetingQuerySet) -> MeetingQuerySet:
    """These meetings, each knowing (``has_pictures``) whether there are any to ask for."""
    there = ItemPicture.objects.filter(agenda_item__meeting=OuterRef("pk"), deleted=None)
    return found.annotate(has_pictures=Exists(there))


def pictures_of(meeting: Meeting, visitor: Visitor) -> Pictures:
    """By the key of a point, the pictures that this visitor may see, in their order. At most two questions."""
    rows = asked_of(_of_meeting, visitor, [meeting.pk]) if getattr(meeting, "has_pictures", True) else []
    if not rows:
        return {}
    inside, found = is_inside(meeting, visitor), dict[str, list[PictureLine]]()
    may_release = inside and releases.holds(visitor, meeting)
    may_note = inside and keeps_notes.holds(visitor, meeting)
    for one in rows:
        may_describe = may_release or (may_note and not one.released)
        may: dict[str, Any] = {"is_inside": inside, "may_describe": may_describe, "may_release": may_release}
        line = PictureLine(**dict(zip(NAMES, one, strict=True)), **may)
        found.setdefault(line.item, []).append(line)
    return {item: tuple(lines) for item, lines in found.items()}


def _of_meeting(visitor: Visitor, meetings: Sequence[int]) -> QuerySet[Any]:
    found = ItemPicture.objects.visible_to(visitor).filter(agenda_item__meeting__in=meetings, deleted=None)
    return found.values_list(*COLUMNS, "file__sha512_checksum", named=True)


def is_inside(meeting: Meeting, visitor: Visitor) -> bool:
    """Whether this visitor reads what is for the groups of the meeting alone, as the draft of its minutes is."""
    return visitor.reads_all or Meeting.objects.filter(read_inside(visitor), pk=meeting.pk).exists()


def takes_pictures(meeting: Meeting) -> bool:
    """Whether pictures can be added: from the opening to the published record."""
    return meeting.state in FIXED and meeting.record_published is None


def bytes_of(checksum: str, side: int = 0) -> bytes:
    """The bytes of a picture, as a JPEG with at most ``side`` pixels if that is given; empty if they are not here."""
    try:
        content = fetch(checksum)
        return smaller(content, side) if side else content
    except OSError:  # lost, or no picture after all
        return b""


def pictures_on_paper(lines: Iterable[PictureLine], *, inside: bool) -> tuple[MinutesPicture, ...]:
    """The pictures of a point for the press: for those inside all, else only what was released for paper, too."""
    return tuple(
        MinutesPicture(partial(bytes_of, one.checksum, ON_PAPER), one.alt, one.caption, one.is_released)
        for one in lines
        if inside or (one.is_released and one.on_paper)
    )
