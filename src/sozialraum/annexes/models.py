"""Annexes: a file or a version of a document that belongs to the minutes of a meeting."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from sozialraum.annexes.rules import annex_label
from sozialraum.decisions.models import Minutes
from sozialraum.foundation.things import Thing, ThingQuerySet, unless_deleted
from sozialraum.foundation.visitor import Visitor
from sozialraum.meetings.models import AgendaItem, held_by_own
from sozialraum.papers.models import File, Version


class AnnexQuerySet(ThingQuerySet["Annex"]):
    def listed_for(self, visitor: Visitor) -> AnnexQuerySet:
        """Of which this visitor may know that it is there: with the minutes, but not those of a non-public item."""
        here = self.here(visitor).filter(minutes__in=Minutes.objects.visible_to(visitor).values("pk"))
        if visitor.reads_all:
            return here
        seen = ~Q(agenda_item__in=AgendaItem.objects.not_public(visitor).values("pk"))
        if visitor.organization_ids:
            seen |= Q(minutes__meeting__in=held_by_own(visitor))
        return here.filter(seen)

    def visible_to(self, visitor: Visitor) -> AnnexQuerySet:
        """All of it may be read: what it consists of, too; of one that is not here, its name."""
        here = self.listed_for(visitor)
        if visitor.reads_all:
            return here
        files, versions = File.objects.visible_to(visitor), Version.objects.visible_to(visitor)
        read = Q(file__in=files.values("pk")) | Q(version__in=versions.values("pk"))
        return here.filter(read | Q(file=None, version=None))


class Annex(Thing):
    """What belongs to minutes, or to one point in them (OParl Meeting.auxiliaryFile, AgendaItem.auxiliaryFile)."""

    kind_word: ClassVar[str] = "annex"

    minutes = models.ForeignKey(Minutes, verbose_name=_("Protokoll"), related_name="+", on_delete=models.PROTECT)
    agenda_item = models.ForeignKey(
        AgendaItem, verbose_name=_("Punkt"), related_name="+", null=True, blank=True, on_delete=models.PROTECT
    )
    order = models.PositiveSmallIntegerField(_("Reihenfolge"), default=0)
    number = models.CharField(_("Nummer"), max_length=30, blank=True, help_text="As printed; empty: its place.")
    name = models.CharField(_("Titel"), max_length=300, blank=True, help_text="Empty: that of its file or document.")
    file = models.ForeignKey(
        File, verbose_name=_("Datei"), related_name="+", null=True, blank=True, on_delete=models.PROTECT
    )
    version = models.ForeignKey(
        Version, verbose_name=_("Fassung"), related_name="+", null=True, blank=True, on_delete=models.PROTECT
    )
    description = models.CharField(
        _("Was auf dem Bild zu sehen ist"), max_length=500, blank=True, help_text="For those who do not see a picture."
    )
    public_name = models.CharField(
        _("Öffentlicher Titel"),
        max_length=300,
        blank=True,
        help_text="What it is called before those who may not read it; empty: not named.",
    )

    objects = models.Manager.from_queryset(AnnexQuerySet)()

    class Meta(Thing.Meta):
        abstract = False
        verbose_name = _("Anlage")
        ordering = ["order", "pk"]
        constraints = [
            *Thing.Meta.constraints,
            models.CheckConstraint(
                name="annex_is_one_thing",
                condition=Q(file=None) | Q(version=None),
                violation_error_message=_("Eine Anlage ist eine Datei oder eine Fassung, nicht beides."),
            ),
            models.CheckConstraint(
                name="annex_is_something",
                condition=unless_deleted(Q(file__isnull=False) | Q(version__isnull=False) | ~Q(name="")),
                violation_error_message=_("Ohne Datei und ohne Fassung braucht eine Anlage einen Titel."),
            ),
        ]

    def __str__(self) -> str:
        return f"{annex_label(self.number, self.order)}: {self.title}"

    @property
    def title(self) -> str:
        """Its own, else that of its file or version."""
        return self.name or str(self.file or self.version or "")

    def get_absolute_url(self) -> str:
        return f"{self.minutes.meeting.get_absolute_url()}#anlagen"
