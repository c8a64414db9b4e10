"""Concerns: what somebody said, what it is about, with whom it lies, and what went back."""

from __future__ import annotations

from dataclasses import replace
from typing import ClassVar

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from sozialraum.acts.standing import is_auditor, is_office
from sozialraum.bodies.models import Organization, OrganizationLink
from sozialraum.concerns import rules
from sozialraum.concerns.words import LANGUAGES, WITH_GROUPS, ConcernState, Elsewhere, WayIn
from sozialraum.correspondence.models import CONFIRM, Correspondent, linked_by
from sozialraum.correspondence.words import ReplyBy
from sozialraum.decisions.models import Resolution
from sozialraum.foundation.dates import in_figures
from sozialraum.foundation.things import Thing, ThingQuerySet, unless_deleted
from sozialraum.foundation.visitor import Visitor
from sozialraum.languages.names import GERMAN
from sozialraum.meetings.models import AgendaItem, Meeting
from sozialraum.network.models import Body
from sozialraum.papers.models import Paper
from sozialraum.post.sending import Addressee

#: What the link on a receipt is for.
STATUS = "concern"


class TopicQuerySet(ThingQuerySet["Topic"]):
    """Topics."""


class Topic(Thing):
    """What concerns are about, in plain words, and which groups they go to: the leading one first. Public."""

    kind_word: ClassVar[str] = "topic"

    name = models.CharField(_("Name"), max_length=200)
    note = models.CharField(_("Anmerkung"), max_length=300, blank=True, help_text="What belongs here, by example.")
    order = models.PositiveSmallIntegerField(_("Reihenfolge"), default=0)
    organizations = models.ManyToManyField(
        Organization, verbose_name=_("Gremien"), through="TopicGroup", related_name="+"
    )

    objects = models.Manager.from_queryset(TopicQuerySet)()

    class Meta(Thing.Meta):
        abstract = False
        verbose_name = _("Thema")

    def __str__(self) -> str:
        return self.name

    @property
    def groups(self) -> list[Organization]:
        """The leading one first."""
        return [link.organization for link in self.links.all()]


class TopicGroup(OrganizationLink):
    """One of the groups that deal with a topic; the first leads."""

    topic = models.ForeignKey(Topic, related_name="links", on_delete=models.CASCADE)

    class Meta(OrganizationLink.Meta):
        abstract = False
        constraints = [models.UniqueConstraint(fields=["topic", "organization"], name="topicgroup_once")]


class ConcernQuerySet(ThingQuerySet["Concern"]):
    def listed_for(self, visitor: Visitor) -> ConcernQuerySet:
        """Of which this visitor may know that it is there; what of it they read is ``queries.reading.as_read_by``.

        What is published, everybody; what lies with a group, its members; one's own by its link; all, the office.
        """
        if visitor.reads_all:
            return self.here(visitor)
        return self._read_in_part(visitor)

    def answers_read_by(self, visitor: Visitor) -> ConcernQuerySet:
        """Those whose answers this visitor reads: as listed, but an auditor sees only that there was one."""
        return self.here(visitor) if is_office.holds(visitor, None) else self._read_in_part(visitor)

    def visible_to(self, visitor: Visitor) -> ConcernQuerySet:
        """Concerns of which all may be read, the original too: all for the office, the linked one for the sender."""
        here = self.here(visitor)
        return here if is_office.holds(visitor, None) else here.filter(linked_by(visitor, STATUS, Concern))

    def _read_in_part(self, visitor: Visitor) -> ConcernQuerySet:
        seen = Q(published__isnull=False) | linked_by(visitor, STATUS, Concern)
        if visitor.organization_ids and not is_auditor.holds(visitor, None):
            lies = ConcernGroup.objects.filter(organization__in=visitor.organization_ids)
            seen |= Q(state__in=WITH_GROUPS, pk__in=lies.values("concern"))
        return self.here(visitor).filter(seen)

    def with_groups(self) -> ConcernQuerySet:
        """Together with topic and groups, in two queries for any number."""
        sitting = "agenda_item__meeting__location"
        return self.select_related("topic", "body", sitting).prefetch_related("links")


class ConfirmableConcernQuerySet(ThingQuerySet["Concern"]):
    def visible_to(self, visitor: Visitor) -> ConfirmableConcernQuerySet:
        """The one whose mail address this link confirms."""
        return self.here(visitor).filter(linked_by(visitor, CONFIRM, Concern))


class Concern(Correspondent):
    """What somebody said, and what becomes of it. ``text`` is the original and stays with the office.

    ``shared_text`` is what its groups read, ``public_text`` what everybody does.
    """

    kind_word: ClassVar[str] = "concern"

    address = "anliegen/{key}/"
    personal = Correspondent.personal | {"name", "occasion", "text", "shared_text", "public_text", "reason"}

    ordinal = models.PositiveIntegerField(
        _("Laufende Nummer"), editable=False, help_text="Counts up within the body; A-17 on paper."
    )
    code_series = models.PositiveSmallIntegerField(
        _("Wievielter Code"), default=1, editable=False, help_text="Raised for another code."
    )
    topic = models.ForeignKey(
        Topic, verbose_name=_("Worum es geht"), related_name="+", null=True, blank=True, on_delete=models.PROTECT
    )
    organizations = models.ManyToManyField(
        Organization, verbose_name=_("Gremien"), through="ConcernGroup", related_name="+"
    )
    name = models.CharField(_("Name"), max_length=200, blank=True)
    language = models.CharField(_("Sprache"), max_length=10, choices=LANGUAGES, default=GERMAN.code)
    way_in = models.CharField(_("Wie es ankam"), max_length=10, choices=WayIn, default=WayIn.FORM)
    occasion = models.CharField(
        _("Anlass"), max_length=100, blank=True, help_text="Where cards were written, e.g. a street party."
    )
    text = models.TextField(_("Text"), blank=True)
    may_be_public = models.BooleanField(
        _("Darf öffentlich werden"), default=False, help_text="Whoever said it agreed to that."
    )

    state = models.CharField(
        _("Stand"), max_length=20, choices=ConcernState, default=ConcernState.RECEIVED, editable=False
    )
    shared_text = models.TextField(_("Fassung für das Gremium"), blank=True)
    public_text = models.TextField(_("Öffentliche Fassung"), blank=True)
    published = models.DateTimeField(_("Veröffentlicht"), null=True, blank=True, editable=False)
    paper = models.ForeignKey(
        Paper, verbose_name=_("Dokument"), related_name="+", null=True, blank=True, on_delete=models.PROTECT
    )
    agenda_item = models.ForeignKey(
        AgendaItem,
        verbose_name=_("Tagesordnungspunkt"),
        related_name="+",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
    )
    referred_to = models.CharField(_("Weiterverwiesen an"), max_length=10, choices=Elsewhere, blank=True)
    reason = models.TextField(_("Begründung"), blank=True, help_text="Why it was referred or set aside.")
    answered = models.DateTimeField(
        _("Zuerst beantwortet"), null=True, blank=True, help_text="When the first answer went back."
    )
    ended = models.DateTimeField(
        _("Erledigt am"), null=True, blank=True, help_text="When it was answered, referred, withdrawn, …"
    )
    anonymised = models.DateTimeField(_("Anonymisiert am"), null=True, blank=True)

    objects = models.Manager.from_queryset(ConcernQuerySet)()
    confirmable = models.Manager.from_queryset(ConfirmableConcernQuerySet)()

    class Meta(Correspondent.Meta):
        abstract = False
        verbose_name = _("Anliegen")
        constraints = [
            *Correspondent.Meta.constraints,
            models.UniqueConstraint(fields=["body", "ordinal"], name="concern_number_once"),
            models.CheckConstraint(name="concern_state_is_known", condition=Q(state__in=ConcernState.values)),
            models.CheckConstraint(
                name="concern_can_be_answered",
                condition=Q(anonymised__isnull=False)
                | Q(reply_by=ReplyBy.MAIL) & ~Q(email="")
                | Q(reply_by=ReplyBy.PHONE) & ~Q(phone="")
                | Q(reply_by=ReplyBy.POST) & ~Q(postal_address="")
                | Q(reply_by__in=[ReplyBy.VISIT, ReplyBy.NONE]),
                violation_error_message=_("Es fehlt, wie wir antworten können."),
            ),
            models.CheckConstraint(
                name="concern_published_is_agreed_and_worded",
                condition=unless_deleted(Q(published=None) | Q(may_be_public=True) & ~Q(public_text="")),
                violation_error_message=_("Öffentlich wird nur, was öffentlich sein darf, in Worten des Büros."),
            ),
            models.CheckConstraint(
                name="concern_on_agenda_has_an_item",
                condition=~Q(state=ConcernState.ON_AGENDA) | Q(agenda_item__isnull=False),
                violation_error_message=_("Es fehlt der Tagesordnungspunkt."),
            ),
        ]
        indexes = [models.Index(fields=["body", "state"], name="concern_by_state")]

    def __str__(self) -> str:
        return f"Anliegen {self.number}"

    @property
    def number(self) -> str:
        return rules.number_of(self.ordinal)

    @property
    def code(self) -> str:
        """Opens the status together with the number; nowhere kept."""
        return rules.code_of(settings.SECRET_KEY, f"{self.body_id}-{self.key}", self.code_series)

    @property
    def called(self) -> str:
        return f"{self.name} ({self.number})" if self.name else str(self)

    @property
    def addressee(self) -> Addressee:
        language = "" if self.language == GERMAN.code else _("Sprache: %s") % self.get_language_display()
        return replace(super().addressee, name=self.name, language=self.language, note=language)

    @property
    def groups(self) -> list[Organization]:
        """The groups the concern is assigned to, or would be by its topic; the leading one first."""
        return [link.organization for link in self.links.all()]

    @property
    def waits_for(self) -> list[Organization]:
        """The leading group alone: others listen, and their date would send the sender to the wrong sitting."""
        return self.groups[:1]

    @property
    def waits_at(self) -> Meeting | None:
        """The sitting on whose agenda it stands."""
        return self.agenda_item.meeting if self.state == ConcernState.ON_AGENDA and self.agenda_item else None


class ConcernGroup(OrganizationLink):
    """One of the groups a concern lies with; the first leads."""

    concern = models.ForeignKey(Concern, related_name="links", on_delete=models.CASCADE)

    class Meta(OrganizationLink.Meta):
        abstract = False
        constraints = [models.UniqueConstraint(fields=["concern", "organization"], name="concerngroup_once")]


class PhotoQuerySet(ThingQuerySet["Photo"]):
    def visible_to(self, visitor: Visitor) -> PhotoQuerySet:
        """Photos: all for the office, their own for senders by link, shared ones for the groups; none for auditors."""
        if is_office.holds(visitor, None):
            return self.here(visitor)
        concerns = Concern.objects.here(visitor)
        own = concerns.filter(linked_by(visitor, STATUS, Concern))
        seen = Q(concern__in=own.values("pk"))
        if visitor.organization_ids and not is_auditor.holds(visitor, None):
            lies = ConcernGroup.objects.filter(organization__in=visitor.organization_ids).values("concern")
            seen |= Q(shared=True, concern__in=concerns.filter(state__in=WITH_GROUPS, pk__in=lies).values("pk"))
        return self.here(visitor).filter(seen)


class Photo(Thing):
    """A photo that belongs to a concern, made anew without what cameras write into it. Bytes leave through a view."""

    kind_word: ClassVar[str] = "photo"

    address = "anliegen/fotos/{key}/"
    personal = frozenset({"storage_name", "sha256"})

    concern = models.ForeignKey(Concern, verbose_name=_("Anliegen"), related_name="photos", on_delete=models.PROTECT)
    position = models.PositiveSmallIntegerField(_("Stelle"))
    storage_name = models.CharField(
        _("Ablage"), max_length=200, help_text="Where the bytes lie; beside them the small picture."
    )
    sha256 = models.CharField(_("Prüfsumme"), max_length=64)
    width = models.PositiveIntegerField(_("Breite"))
    height = models.PositiveIntegerField(_("Höhe"))
    shared = models.BooleanField(_("Für das Gremium"), default=False, help_text="Members of its groups may see it.")

    objects = models.Manager.from_queryset(PhotoQuerySet)()

    class Meta(Thing.Meta):
        abstract = False
        verbose_name = _("Foto")
        ordering = ["position", "pk"]

    def __str__(self) -> str:
        return f"{self.concern}, Foto {self.position}"


class ReplyQuerySet(ThingQuerySet["Reply"]):
    def visible_to(self, visitor: Visitor) -> ReplyQuerySet:
        """Read together with a concern that it answers."""
        seen = Answered.objects.filter(concern__in=Concern.objects.answers_read_by(visitor).values("pk"))
        return self.here(visitor).filter(pk__in=seen.values("reply"))


class Reply(Thing):
    """What went back, in plain words, to one person or to several who said the same."""

    kind_word: ClassVar[str] = "reply"
    personal = frozenset({"text"})

    text = models.TextField(_("Antwort"), blank=True)
    resolution = models.ForeignKey(
        Resolution, verbose_name=_("Beschluss"), related_name="+", null=True, blank=True, on_delete=models.PROTECT
    )
    concerns = models.ManyToManyField(Concern, verbose_name=_("Anliegen"), through="Answered", related_name="replies")

    objects = models.Manager.from_queryset(ReplyQuerySet)()

    class Meta(Thing.Meta):
        abstract = False
        verbose_name = _("Antwort auf ein Anliegen")

    def __str__(self) -> str:
        return f"{_('Antwort')}, {in_figures(self.created)}"


class Answered(models.Model):
    """That a reply went back to whoever said this concern."""

    concern = models.ForeignKey(Concern, related_name="+", on_delete=models.PROTECT)
    reply = models.ForeignKey(Reply, related_name="+", on_delete=models.PROTECT)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["concern", "reply"], name="answered_once")]

    def __str__(self) -> str:
        return str(self.concern)


class Promise(models.Model):
    """What a network promises whoever says something, where it differs from the house's own numbers. Public."""

    body = models.OneToOneField(Body, related_name="+", on_delete=models.CASCADE)
    answer_days = models.PositiveSmallIntegerField(
        default=rules.ANSWER_DAYS, validators=[MinValueValidator(1), MaxValueValidator(365)]
    )
    meeting_weeks = models.PositiveSmallIntegerField(
        default=rules.MEETING_WEEKS, validators=[MinValueValidator(1), MaxValueValidator(52)]
    )

    def __str__(self) -> str:
        return f"{self.answer_days}, {self.meeting_weeks}"
