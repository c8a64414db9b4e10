"""Decisions: minutes, who approved them, and who was there."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from sozialraum.bodies.models import OfOrganizationManager, Organization, OrganizationLink
from sozialraum.decisions.words import ApprovalWay, MinutesState, MinutesType
from sozialraum.foundation.dates import PartialDate, PartialDateField
from sozialraum.foundation.things import Thing, ThingQuerySet, known_or_empty
from sozialraum.foundation.visitor import Visitor
from sozialraum.languages.reading import refuse_a_long_summary
from sozialraum.meetings.models import AgendaItem, Meeting, held_by_own, held_now, record_is_public
from sozialraum.meetings.words import FIXED, State
from sozialraum.papers.models import File


class MinutesQuerySet(ThingQuerySet["Minutes"]):
    def visible_to(self, visitor: Visitor) -> MinutesQuerySet:
        """Drafts are for the groups that met, while it runs for who holds it; published ones for all who see it."""
        meetings = Meeting.objects.visible_to(visitor).filter(state__in=FIXED)
        here = self.here(visitor).filter(meeting__in=meetings.values("pk"))
        if visitor.reads_all:
            return here
        seen = ~Q(state=MinutesState.DRAFT) & record_is_public("meeting__")
        if visitor.person_id or visitor.standings or visitor.link:
            met = Q(meeting__state=State.HELD, meeting__in=held_by_own(visitor))
            seen |= met | Q(meeting__in=held_now(visitor).values("pk"))
        return here.filter(seen)


class Minutes(Thing):
    """The minutes of a meeting: that they exist, how far they have come, and perhaps a file from the paper age."""

    kind_word: ClassVar[str] = "minutes"

    meeting = models.ForeignKey(Meeting, verbose_name=_("Sitzung"), related_name="+", on_delete=models.PROTECT)
    state = models.CharField(
        _("Stand"), max_length=20, choices=MinutesState, default=MinutesState.DRAFT, editable=False
    )
    file = models.ForeignKey(
        File, verbose_name=_("Datei"), related_name="+", null=True, blank=True, on_delete=models.PROTECT
    )
    kind = models.CharField(_("Art"), max_length=20, choices=MinutesType, blank=True)
    number = models.CharField(_("Nummer"), max_length=60, blank=True, help_text="As printed: Nr. 20 / 2024–2028.")
    edition = models.CharField(_("Stand der Niederschrift"), max_length=200, blank=True, help_text="2. Fassung, …")
    invited_on = PartialDateField(_("Eingeladen am"), null=True, blank=True)
    written_on = PartialDateField(_("Geschrieben am"), null=True, blank=True)
    published_on = PartialDateField(
        _("Veröffentlicht am"), null=True, blank=True, help_text="As printed; empty: the day of publishing here."
    )
    note = models.CharField(_("Anmerkung"), max_length=500, blank=True)
    summary = models.TextField(_("Kurz gesagt"), max_length=1000, blank=True, validators=[refuse_a_long_summary])
    from_paper = models.BooleanField(_("Aus Papier übernommen"), default=False)
    present = models.PositiveIntegerField(
        _("Anwesende"), null=True, blank=True, help_text="Persons present. Empty: not recorded."
    )
    attendance_listed = models.BooleanField(_("Anwesende als Liste"), default=False, editable=False)
    institutions = models.ManyToManyField(
        Organization, verbose_name=_("Vertretene Einrichtungen"), through="Represented", related_name="+"
    )

    objects = models.Manager.from_queryset(MinutesQuerySet)()

    class Meta(Thing.Meta):
        abstract = False
        verbose_name = _("Protokoll")
        constraints = [
            *Thing.Meta.constraints,
            models.UniqueConstraint(
                fields=["meeting"],
                condition=Q(deleted=None),
                name="minutes_once",
                violation_error_message=_("Zu dieser Sitzung gibt es schon ein Protokoll."),
            ),
            models.CheckConstraint(name="minutes_state_is_known", condition=Q(state__in=MinutesState.values)),
            models.CheckConstraint(name="minutes_kind_is_known", condition=known_or_empty("kind", MinutesType)),
            models.CheckConstraint(
                name="minutes_published_on_a_day",
                condition=Q(published_on=None) | Q(state=MinutesState.PUBLISHED),
                violation_error_message=_("Ein Tag der Veröffentlichung gehört zu veröffentlichten Protokollen."),
            ),
            models.CheckConstraint(
                name="minutes_count_heads_once",
                condition=Q(attendance_listed=False) | Q(present=None),
                violation_error_message=_("Wie viele da waren, folgt aus der Liste der Anwesenden."),
            ),
        ]

    def __str__(self) -> str:
        return f"Protokoll: {self.meeting}"

    def get_absolute_url(self) -> str:
        return f"{self.meeting.get_absolute_url()}#protokoll"

    @property
    def valid_approvals(self) -> list[Approval]:
        """Those of the groups that hold the meeting, in their order."""
        known = {one.organization_id: one for one in self.approvals.all()}
        return [known[group.pk] for group in self.meeting.groups if group.pk in known]

    @property
    def pending(self) -> list[Organization]:
        """The groups that hold the meeting and have not approved."""
        known = {one.organization_id for one in self.approvals.all()}
        return [group for group in self.meeting.groups if group.pk not in known]

    @property
    def is_approved(self) -> bool:
        """Whether every group that holds the meeting has approved; one dissolved before does not stand in the way."""
        return any(one.way != ApprovalWay.DISSOLVED for one in self.valid_approvals) and not self.pending


class Approval(models.Model):
    """That one of the groups that held the meeting has approved its minutes."""

    minutes = models.ForeignKey(
        Minutes, verbose_name=_("Protokoll"), related_name="approvals", on_delete=models.CASCADE
    )
    organization = models.ForeignKey(
        Organization, verbose_name=_("Gremium"), related_name="+", on_delete=models.PROTECT
    )
    in_meeting = models.ForeignKey(
        Meeting, verbose_name=_("in der Sitzung"), related_name="+", null=True, blank=True, on_delete=models.PROTECT
    )
    way = models.CharField(_("Auf welchem Weg"), max_length=20, choices=ApprovalWay, default=ApprovalWay.UNKNOWN)
    date = PartialDateField(_("Tag"), null=True, blank=True, help_text="Empty: not recorded.")
    instead = models.ForeignKey(
        Organization, verbose_name=_("anstelle durch"), related_name="+", null=True, on_delete=models.PROTECT
    )  # which group approved in the place of one that is dissolved
    corrections = models.TextField(_("Änderungen"), blank=True, help_text="With which changes it was approved.")
    noted = models.DateTimeField(_("Festgehalten"), null=True, editable=False)  # pressed in the sitting, and when

    objects = OfOrganizationManager()

    class Meta:
        verbose_name = _("Genehmigung")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["minutes", "organization"],
                name="approval_once",
                violation_error_message=_("Dieses Gremium hat das Protokoll schon genehmigt."),
            ),
            models.CheckConstraint(name="approval_way_is_known", condition=Q(way__in=ApprovalWay.values)),
        ]

    def __str__(self) -> str:
        return str(self.minutes)

    @property
    def when(self) -> PartialDate | None:
        """The day that is on record, else that of the sitting in which it was approved."""
        return self.date or (self.in_meeting.date if self.in_meeting else None)


class Correction(models.Model):
    """What stood at one place of minutes, and what has to stand there, as a group approved it."""

    approval = models.ForeignKey(
        Approval, verbose_name=_("Genehmigung"), related_name="changes", on_delete=models.CASCADE
    )
    agenda_item = models.ForeignKey(
        AgendaItem, verbose_name=_("Punkt"), related_name="+", null=True, blank=True, on_delete=models.PROTECT
    )
    place = models.CharField(_("Stelle"), max_length=100, blank=True, help_text="Without an item; empty: the head.")
    old = models.TextField(_("Alt"), blank=True, max_length=2000)
    new = models.TextField(_("Neu"), blank=True, max_length=2000)
    remark = models.CharField(_("Anmerkung"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("Berichtigung")
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                name="correction_says_something",
                condition=~Q(old="", new=""),
                violation_error_message=_("Bitte schreiben Sie die alten oder die neuen Worte."),
            ),
            models.CheckConstraint(
                name="correction_has_one_place",
                condition=Q(agenda_item=None) | Q(place=""),
                violation_error_message=_("Der Punkt oder eine Stelle in Worten, nicht beides."),
            ),
        ]

    def __str__(self) -> str:
        return str(self.approval)


class Represented(OrganizationLink):
    """An institution that was present, by name of the institution only."""

    minutes = models.ForeignKey(Minutes, related_name="represented", on_delete=models.CASCADE)

    class Meta(OrganizationLink.Meta):
        abstract = False
        constraints = [models.UniqueConstraint(fields=["minutes", "organization"], name="represented_once")]


class Quorum(models.Model):
    """Whether one group could decide: who could vote, who was there, how many were needed, by which rule.

    Each of these may be known without the others.
    """

    minutes = models.ForeignKey(Minutes, verbose_name=_("Protokoll"), related_name="quorums", on_delete=models.CASCADE)
    organization = models.ForeignKey(
        Organization, verbose_name=_("Gremium"), related_name="+", on_delete=models.PROTECT
    )
    reached = models.BooleanField(_("beschlussfähig"), null=True, blank=True, help_text="Empty: not recorded.")
    present = models.PositiveIntegerField(_("Anwesende"), null=True, blank=True)
    voters = models.PositiveIntegerField(_("Stimmberechtigte"), null=True, blank=True)
    needed = models.PositiveIntegerField(_("nötig"), null=True, blank=True)
    basis = models.CharField(_("Grundlage"), max_length=200, blank=True, help_text="The rule, e.g. § 7 Absatz 1.")

    objects = OfOrganizationManager()

    class Meta:
        verbose_name = _("Beschlussfähigkeit")
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["minutes", "organization"], name="quorum_once")]

    def __str__(self) -> str:
        return str(self.minutes)
