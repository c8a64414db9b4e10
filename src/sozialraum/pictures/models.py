"""Pictures: a picture of a point of a sitting. Its bytes are those of a file for the groups of the sitting."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from sozialraum.foundation.things import Thing, ThingQuerySet, unless_deleted
from sozialraum.foundation.visitor import Visitor
from sozialraum.meetings.models import AgendaItem, Meeting, held_by_own, held_now, record_is_public
from sozialraum.meetings.words import State
from sozialraum.papers.models import File

MOST_OF_DESCRIPTION, MOST_OF_CAPTION = 500, 200


def read_inside(visitor: Visitor, of: str = "") -> Q:
    """Of meetings (``of`` leads to them) those whose draft of minutes this visitor reads as one of those inside."""
    if not (visitor.person_id or visitor.standings or visitor.link):
        return Q(pk__in=[])
    meeting = f"{of}in" if of else "pk__in"
    held = Q(**{f"{of}state" if of else "state": State.HELD, meeting: held_by_own(visitor)})
    return held | Q(**{meeting: held_now(visitor).values("pk")})


class ItemPictureQuerySet(ThingQuerySet["ItemPicture"]):
    def visible_to(self, visitor: Visitor) -> ItemPictureQuerySet:
        """All for those who read the draft of the minutes; released ones with the public record for everybody."""
        here = self.here(visitor)
        if visitor.reads_all:
            return here
        seen = Meeting.objects.visible_to(visitor)
        shown = Q(released=True, agenda_item__public=True, agenda_item__deleted=None)
        shown &= record_is_public("agenda_item__meeting__")
        shown |= read_inside(visitor, "agenda_item__meeting__")
        return here.filter(shown, agenda_item__meeting__in=seen.values("pk"))


class ItemPicture(Thing):
    """A photo of a board, a sheet, a plan at a point of a sitting (near OParl AgendaItem.auxiliaryFile).

    ``released`` is what everybody may see once the record of the meeting is published; ``on_paper`` what stands in the
    public file of the minutes, too.
    """

    kind_word: ClassVar[str] = "picture"

    address = "bilder/{key}/"

    agenda_item = models.ForeignKey(AgendaItem, verbose_name=_("Punkt"), related_name="+", on_delete=models.PROTECT)
    file = models.ForeignKey(File, verbose_name=_("Datei"), related_name="+", on_delete=models.PROTECT)
    order = models.PositiveSmallIntegerField(_("Reihenfolge"), default=0)
    caption = models.CharField(_("Bildunterschrift"), max_length=MOST_OF_CAPTION, blank=True)
    description = models.CharField(
        _("Was auf dem Bild zu sehen ist"),
        max_length=MOST_OF_DESCRIPTION,
        blank=True,
        help_text="For those who do not see it; without one it cannot be released.",
    )
    released = models.BooleanField(_("Freigegeben"), default=False)
    on_paper = models.BooleanField(_("Auch im öffentlichen PDF"), default=False)

    objects = models.Manager.from_queryset(ItemPictureQuerySet)()

    class Meta(Thing.Meta):
        abstract = False
        verbose_name = _("Bild")
        ordering = ["order", "pk"]
        constraints = [
            *Thing.Meta.constraints,
            models.CheckConstraint(
                name="picture_released_is_described",
                condition=unless_deleted(Q(released=False) | ~Q(description="")),
                violation_error_message=_("Ohne Beschreibung kann ein Bild nicht freigegeben sein."),
            ),
            models.CheckConstraint(
                name="picture_on_paper_is_released",
                condition=Q(on_paper=False) | Q(released=True),
                violation_error_message=_("Im öffentlichen PDF steht nur, was freigegeben ist."),
            ),
        ]

    def __str__(self) -> str:
        return f"{_('Bild')} {self.order}: {self.agenda_item.name}"
