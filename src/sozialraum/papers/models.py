"""Papers: papers, their versions and files, and the adoption of a version."""

from __future__ import annotations

import datetime as dt
from typing import Any, ClassVar, Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from sozialraum.acts.corrections import Correctable
from sozialraum.bodies.models import Organization, OrganizationLink
from sozialraum.foundation.dates import HOLDS, PartialDate, PartialDateField
from sozialraum.foundation.things import T, Thing, ThingQuerySet, at
from sozialraum.foundation.visitor import Visitor
from sozialraum.papers.words import SHOWN_INLINE, Audience, PaperType
from sozialraum.ui.spoken import of_date


class AudienceQuerySet(ThingQuerySet[T]):
    """Things that say for whom they are."""

    def visible_to(self, visitor: Visitor) -> Self:
        """What is public; what is for members, those of the groups it names; what is for the office, the office."""
        if visitor.reads_all:
            return self.here(visitor)
        seen = Q(audience=Audience.PUBLIC)
        if visitor.link:
            seen |= visitor.linked(self.model)
        if visitor.organization_ids:
            links: Any = self.model._meta.get_field("organizations").remote_field.through  # type: ignore[union-attr]
            own = links.objects.filter(organization__in=visitor.organization_ids)
            seen |= Q(audience=Audience.MEMBERS, pk__in=own.values(str(self.model._meta.model_name)))
        return self.here(visitor).filter(seen)


class File(Thing):
    """A file (OParl File). Its bytes lie in the storage under their checksum and leave only through a view."""

    kind_word: ClassVar[str] = "file"
    comes_back = False  # its bytes are deleted

    address = "dateien/{key}/"

    name = models.CharField(_("Name"), max_length=200)
    file_name = models.CharField(_("Dateiname"), max_length=200)
    mime_type = models.CharField(_("Format"), max_length=100)
    size = models.PositiveBigIntegerField(_("Größe in Byte"), default=0)
    sha512_checksum = models.CharField(_("Prüfsumme"), max_length=128)
    audience = models.CharField(_("Für wen"), max_length=20, choices=Audience, default=Audience.PUBLIC)
    removed = models.CharField(  # noqa: DJ001 - nothing taken out is not the same as not yet looked at
        _("Aus der Datei entfernt"),
        max_length=300,
        null=True,
        blank=True,
        help_text="What was taken out of it, in words; null: not yet looked at.",
    )
    organizations = models.ManyToManyField(
        Organization, verbose_name=_("Gremien"), through="FileGroup", related_name="+"
    )

    objects = models.Manager.from_queryset(AudienceQuerySet["File"])()

    class Meta(Thing.Meta):
        abstract = False
        verbose_name = _("Datei")
        constraints = [
            *Thing.Meta.constraints,
            models.CheckConstraint(name="file_audience_is_known", condition=Q(audience__in=Audience.values)),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def is_shown_inline(self) -> bool:
        return self.mime_type in SHOWN_INLINE

    @property
    def groups(self) -> list[Organization]:
        """For whose members it is, if it is for members."""
        return [link.organization for link in self.group_links.select_related("organization")]


class FileGroup(OrganizationLink):
    """One of the organizations for whose members a file is."""

    file = models.ForeignKey(File, related_name="group_links", on_delete=models.CASCADE)

    class Meta(OrganizationLink.Meta):
        abstract = False
        constraints = [models.UniqueConstraint(fields=["file", "organization"], name="filegroup_once")]


class Paper(Thing):
    """A document that lives through several versions (OParl Paper)."""

    kind_word: ClassVar[str] = "paper"

    address = "dokumente/{key}/"

    name = models.CharField(_("Name"), max_length=300)
    public_name = models.CharField(
        _("Öffentlicher Name"),
        max_length=300,
        blank=True,
        help_text="What it is called before those who may not read it, e.g. on an agenda.",
    )
    paper_type = models.CharField(_("Art des Dokuments"), max_length=30, choices=PaperType, default=PaperType.OTHER)
    audience = models.CharField(_("Für wen"), max_length=20, choices=Audience, default=Audience.PUBLIC)
    organizations = models.ManyToManyField(
        Organization, verbose_name=_("Gremien"), through="PaperGroup", related_name="+"
    )

    objects = models.Manager.from_queryset(AudienceQuerySet["Paper"])()

    class Meta(Thing.Meta):
        abstract = False
        verbose_name = _("Dokument")
        constraints = [
            *Thing.Meta.constraints,
            models.CheckConstraint(name="paper_audience_is_known", condition=Q(audience__in=Audience.values)),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def groups(self) -> list[Organization]:
        """For whose members it is, if it is for members."""
        return [link.organization for link in self.group_links.select_related("organization")]


class PaperGroup(OrganizationLink):
    """One of the organizations for whose members a paper is."""

    paper = models.ForeignKey(Paper, related_name="group_links", on_delete=models.CASCADE)

    class Meta(OrganizationLink.Meta):
        abstract = False
        constraints = [models.UniqueConstraint(fields=["paper", "organization"], name="papergroup_once")]


def _ended(day: dt.date) -> Q:
    """Held until a day before this one; an end known by month or year only is the end of it."""
    whole = [PartialDate(day.year), PartialDate(day.year, day.month)]
    return Q(valid_until__lt=PartialDate.of(day)) & ~Q(valid_until__in=whole)


class VersionQuerySet(ThingQuerySet["Version"]):
    def visible_to(self, visitor: Visitor) -> VersionQuerySet:
        """Versions of papers that this visitor may see."""
        papers = Paper.objects.visible_to(visitor)
        return self.here(visitor).filter(paper__in=papers.values("pk"))

    def in_force_on(self, day: dt.date) -> VersionQuerySet:
        """What holds on this day: begun, and not ended. The newest is the one; see ``newest``."""
        return self.filter(Q(valid_from__lte=PartialDate.of(day)) & ~_ended(day))

    def in_force_or_ahead(self, day: dt.date) -> VersionQuerySet:
        """What holds on this day, and what will hold from a later one."""
        date = PartialDate.of(day)
        return self.filter(Q(valid_from__gt=date) | Q(valid_from__lte=date) & ~_ended(day))


class Version(Correctable):
    """One version of a paper. Its key is readable in the address: ``/dokumente/geschaeftsordnung/2016-11-02/``."""

    kind_word: ClassVar[str] = "version"

    address = "dokumente/{paper}/{label}/"

    paper = models.ForeignKey(Paper, verbose_name=_("Dokument"), related_name="versions", on_delete=models.PROTECT)
    label = models.CharField(
        _("Kennung der Fassung"), max_length=80, help_text="The last part of its address, once in its paper."
    )
    valid_from = PartialDateField(_("Gilt ab"), null=True, blank=True, years=HOLDS)
    valid_until = PartialDateField(_("Gilt bis"), null=True, blank=True, years=HOLDS, ends=True)
    text = models.TextField(_("Wortlaut"), blank=True, help_text="Light typed text; empty means: not recorded.")
    plain_text = models.TextField(_("In Leichter Sprache"), blank=True, help_text="Light typed text; it binds nobody.")
    note = models.CharField(_("Anmerkung"), max_length=500, blank=True)
    file = models.ForeignKey(
        File, verbose_name=_("Datei"), related_name="+", null=True, blank=True, on_delete=models.PROTECT
    )

    objects = models.Manager.from_queryset(VersionQuerySet)()

    class Meta(Correctable.Meta):
        abstract = False
        verbose_name = _("Fassung")
        constraints = [
            *Thing.Meta.constraints,
            models.UniqueConstraint(
                fields=["paper", "label"],
                condition=Q(deleted=None),
                name="version_label_once",
                violation_error_message=_("Diese Fassung gibt es schon."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.paper} ({self.label})"

    def get_absolute_url(self) -> str:
        return at(self.address.format(paper=self.paper.key, label=self.label))


class Adoption(models.Model):
    """That certain organizations adopted a version on a date. The decision behind it points here from above."""

    kind_word: ClassVar[str] = "adoption"

    version = models.ForeignKey(Version, verbose_name=_("Fassung"), related_name="adoptions", on_delete=models.PROTECT)
    date = PartialDateField(_("Tag"))
    organizations = models.ManyToManyField(Organization, verbose_name=_("Gremien"), through="Adopter", related_name="+")

    class Meta:
        verbose_name = _("Beschluss über eine Fassung")

    def __str__(self) -> str:
        return f"Beschluss {of_date(self.date)} über {self.version}"


class Adopter(OrganizationLink):
    """One of the organizations behind an adoption, the leading one first."""

    adoption = models.ForeignKey(Adoption, on_delete=models.CASCADE)

    class Meta(OrganizationLink.Meta):
        abstract = False
        constraints = [models.UniqueConstraint(fields=["adoption", "organization"], name="adopter_once")]
