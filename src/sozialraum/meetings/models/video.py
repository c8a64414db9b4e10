"""Meetings: where one takes part in a meeting by video; apart from the meeting, because not everybody may read it."""

from __future__ import annotations

from typing import ClassVar

from django.core.validators import URLValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from sozialraum.foundation.things import Thing, ThingQuerySet
from sozialraum.foundation.visitor import Visitor
from sozialraum.meetings.models.meeting import Meeting, held_by_own
from sozialraum.meetings.words import Openness, State


class VideoLinkQuerySet(ThingQuerySet["VideoLink"]):
    def visible_to(self, visitor: Visitor) -> VideoLinkQuerySet:
        """Everybody reads that of a convened, open meeting; else the members of its groups and the office."""
        if visitor.reads_all:
            return self.here(visitor)
        is_open = Q(meeting__openness=Openness.OPEN, meeting__deleted=None) & ~Q(meeting__state=State.DRAFT)
        own = Q(meeting__in=held_by_own(visitor)) if visitor.organization_ids else Q(pk__in=())
        return self.here(visitor).filter(is_open | own)


class VideoLink(Thing):
    """The address at which one takes part in a meeting from elsewhere."""

    kind_word: ClassVar[str] = "videolink"

    meeting = models.ForeignKey(
        Meeting, verbose_name=_("Sitzung"), related_name="video_links", on_delete=models.PROTECT
    )
    url = models.URLField(_("Link zum Video"), max_length=500, validators=[URLValidator(schemes=["http", "https"])])

    objects = models.Manager.from_queryset(VideoLinkQuerySet)()

    class Meta(Thing.Meta):
        abstract = False
        verbose_name = _("Link zum Video")
        constraints = [
            *Thing.Meta.constraints,
            models.UniqueConstraint(
                fields=["meeting"],
                condition=Q(deleted=None),
                name="video_link_once",
                violation_error_message=_("Die Sitzung hat schon einen Link. Ändern Sie ihn."),
            ),
        ]

    def __str__(self) -> str:
        return str(self.meeting)

    def get_absolute_url(self) -> str:
        return self.meeting.get_absolute_url()
