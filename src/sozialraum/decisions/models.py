"""Decisions: resolutions, their votes and effects, and minutes."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from sozialraum.bodies.models import OfOrganizationManager, Organization, OrganizationLink
from sozialraum.decisions.rules import Count
from sozialraum.decisions.words import ApprovalWay, BallotWay, EffectKind, MinutesState, Progress, Result
from sozialraum.foundation.dates import PartialDate, PartialDateField
from sozialraum.foundation.things import Thing, ThingQuerySet, at, unless_deleted
from sozialraum.foundation.visitor import Visitor
from sozialraum.meetings.models import AgendaItem, Meeting, held_by_own, reads_all, record_is_public
from sozialraum.meetings.words import State
from sozialraum.papers.models import Adoption, File


class ResolutionQuerySet(ThingQuerySet["Resolution"]):
    def visible_to(self, visitor: Visitor) -> ResolutionQuerySet:
        """Public once the record of its meeting is, unless it was taken under a non-public item; its groups see it."""
        if reads_all(visitor):
            return self.here(visitor)
        living = Q(meeting=None) | Q(meeting__deleted=None)
        told = Q(meeting=None) | record_is_public("meeting__")
        seen = told & (Q(agenda_item=None) | Q(agenda_item__public=True))
        if visitor.organization_ids:
            own = DecidedBy.objects.filter(organization__in=visitor.organization_ids)
            seen |= Q(pk__in=own.values("resolution"))
        return self.here(visitor).filter(living, seen)

    def dated(self) -> ResolutionQuerySet:
        """With ``on``: the day of its meeting, or its own imprecise date."""
        return self.annotate(on=Coalesce("meeting__date", "date", output_field=PartialDateField()))

    def latest_first(self) -> ResolutionQuerySet:
        return self.dated().order_by("-on", "-number_in_year", "-pk")  # type: ignore[misc]

    def years(self) -> list[int]:
        """The years in which something was decided, the latest first."""
        dates = self.dated().values_list("on", flat=True).distinct()  # type: ignore[misc]
        return sorted({date.year for date in dates}, reverse=True)

    def between(self, first: PartialDate, last: PartialDate) -> ResolutionQuerySet:
        """Dated from the first to the last of these, both included as far as they reach."""
        return self.dated().filter(on__gte=first, on__lte=last)  # type: ignore[misc]


class Resolution(Thing):
    """A decision, with its wording as far as the record tells it."""

    kind_word: ClassVar[str] = "resolution"

    address = "beschluesse/{key}/"

    name = models.CharField(max_length=300)
    number = models.CharField(max_length=20, blank=True, help_text="As printed, e.g. 2027-3. Empty: none recorded.")
    number_in_year = models.PositiveIntegerField(default=0, editable=False, help_text="For sorting within a day.")
    meeting = models.ForeignKey(Meeting, related_name="+", null=True, blank=True, on_delete=models.PROTECT)
    agenda_item = models.ForeignKey(AgendaItem, related_name="+", null=True, blank=True, on_delete=models.PROTECT)
    date = PartialDateField(null=True, blank=True, help_text="Only where the meeting is not known.")
    resolution_text = models.TextField(blank=True, help_text="The wording. Empty: not recorded.")
    reason = models.TextField(blank=True)
    result = models.CharField(max_length=20, choices=Result, blank=True, help_text="Empty: not recorded.")
    majority = models.CharField(max_length=200, blank=True, help_text="Which majority was needed, and by which rule.")
    progress = models.CharField(max_length=20, choices=Progress, blank=True, help_text="Empty: not recorded.")
    outcome = models.TextField(blank=True, help_text="What became of it; light typed text.")
    outcome_date = PartialDateField(null=True, blank=True, help_text="As of when the outcome is told.")
    organizations = models.ManyToManyField(Organization, through="DecidedBy", related_name="+")

    objects = models.Manager.from_queryset(ResolutionQuerySet)()

    class Meta(Thing.Meta):
        abstract = False
        indexes = [models.Index(fields=["body", "meeting"], name="resolution_by_meeting")]
        constraints = [
            *Thing.Meta.constraints,
            models.CheckConstraint(
                name="resolution_has_one_date",
                condition=unless_deleted(Q(meeting=None, date__isnull=False) | Q(meeting__isnull=False, date=None)),
                violation_error_message=_("Ein Beschluss gehört zu einer Sitzung oder hat ein eigenes Datum."),
            ),
            models.CheckConstraint(
                name="resolution_result_is_known", condition=Q(result="") | Q(result__in=Result.values)
            ),
            models.CheckConstraint(
                name="resolution_progress_is_known", condition=Q(progress="") | Q(progress__in=Progress.values)
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def when(self) -> PartialDate:
        """The day of the meeting, or the decision's own date, however imprecise."""
        found: PartialDate | None = self.meeting.date if self.meeting else self.date
        assert found is not None
        return found

    @property
    def groups(self) -> list[Organization]:
        """Who decided, the leading one first."""
        return [link.organization for link in self.by_links.all()]


class DecidedBy(OrganizationLink):
    """One of the organizations that took a decision, the leading one first."""

    resolution = models.ForeignKey(Resolution, related_name="by_links", on_delete=models.CASCADE)

    class Meta(OrganizationLink.Meta):
        abstract = False
        constraints = [models.UniqueConstraint(fields=["resolution", "organization"], name="decidedby_once")]

    def __str__(self) -> str:
        return str(self.resolution)


class Ballot(models.Model):
    """One round of voting on a decision, the first of which is 1."""

    resolution = models.ForeignKey(Resolution, related_name="ballots", on_delete=models.CASCADE)
    round = models.PositiveSmallIntegerField(default=1)
    way = models.CharField(max_length=20, choices=BallotWay, blank=True, help_text="Empty: not recorded.")
    question = models.CharField(max_length=300, blank=True, help_text="What was voted on, if not the decision itself.")

    class Meta:
        ordering = ["round"]
        constraints = [
            models.UniqueConstraint(fields=["resolution", "round"], name="ballot_once"),
            models.CheckConstraint(name="ballot_way_is_known", condition=Q(way="") | Q(way__in=BallotWay.values)),
            models.CheckConstraint(name="ballot_round_is_counted_from_one", condition=Q(round__gte=1)),
        ]

    def __str__(self) -> str:
        return str(self.resolution)


class VoteCount(models.Model):
    """How one group voted in a round, in the city council's columns (Ja, Nein, Enthaltung, befangen), and the result.

    Without an organization: all groups were counted together.
    """

    ballot = models.ForeignKey(Ballot, related_name="counts", on_delete=models.CASCADE)
    organization = models.ForeignKey(Organization, related_name="+", null=True, blank=True, on_delete=models.PROTECT)
    yes = models.PositiveIntegerField(null=True, blank=True)
    no = models.PositiveIntegerField(null=True, blank=True)
    abstain = models.PositiveIntegerField(null=True, blank=True)
    recused = models.PositiveIntegerField(null=True, blank=True)
    words = models.CharField(max_length=200, blank=True, help_text="Instead of numbers or beside them: einstimmig.")
    result = models.CharField(max_length=20, choices=Result, blank=True, help_text="Empty: not recorded.")
    override_reason = models.CharField(
        max_length=300, blank=True, help_text="Why the chair stated another result than the numbers give."
    )

    objects = OfOrganizationManager()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["ballot", "organization"], name="votecount_once"),
            models.UniqueConstraint(fields=["ballot"], condition=Q(organization=None), name="votecount_together_once"),
            models.CheckConstraint(
                name="votecount_result_is_known", condition=Q(result="") | Q(result__in=Result.values)
            ),
        ]

    def __str__(self) -> str:
        return str(self.ballot)

    @property
    def count(self) -> Count:
        """The row without what it belongs to."""
        return Count(self.yes, self.no, self.abstain, self.recused, self.words, self.result, self.override_reason)


class Effect(models.Model):
    """What a decision set in motion."""

    resolution = models.ForeignKey(Resolution, related_name="effects", on_delete=models.CASCADE)
    kind = models.CharField(max_length=20, choices=EffectKind)
    adoption = models.OneToOneField(Adoption, related_name="+", null=True, blank=True, on_delete=models.PROTECT)
    organizations = models.ManyToManyField(Organization, through="EffectOn", related_name="+")

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                name="effect_adopts_a_version",
                condition=Q(kind=EffectKind.ADOPTS, adoption__isnull=False)
                | (~Q(kind=EffectKind.ADOPTS) & Q(adoption=None)),
            ),
            models.CheckConstraint(name="effect_kind_is_known", condition=Q(kind__in=EffectKind.values)),
        ]

    def __str__(self) -> str:
        return str(self.resolution)

    @property
    def groups(self) -> list[Organization]:
        return [link.organization for link in self.on_links.all()]


class EffectOn(OrganizationLink):
    """One of the organizations an effect is about."""

    effect = models.ForeignKey(Effect, related_name="on_links", on_delete=models.CASCADE)

    class Meta(OrganizationLink.Meta):
        abstract = False
        constraints = [models.UniqueConstraint(fields=["effect", "organization"], name="effecton_once")]

    def __str__(self) -> str:
        return str(self.effect)


class MinutesQuerySet(ThingQuerySet["Minutes"]):
    def visible_to(self, visitor: Visitor) -> MinutesQuerySet:
        """Drafts are for the groups that met; what was published is for everybody who sees the meeting."""
        meetings = Meeting.objects.visible_to(visitor).filter(state=State.HELD)
        here = self.here(visitor).filter(meeting__in=meetings.values("pk"))
        if reads_all(visitor):
            return here
        seen = ~Q(state=MinutesState.DRAFT) & record_is_public("meeting__")
        if visitor.organization_ids:
            seen |= Q(meeting__in=held_by_own(visitor))
        return here.filter(seen)


class Minutes(Thing):
    """The minutes of a meeting: that they exist, how far they have come, and perhaps a file from the paper age."""

    kind_word: ClassVar[str] = "minutes"

    meeting = models.ForeignKey(Meeting, related_name="+", on_delete=models.PROTECT)
    state = models.CharField(max_length=20, choices=MinutesState, default=MinutesState.DRAFT, editable=False)
    file = models.ForeignKey(File, related_name="+", null=True, blank=True, on_delete=models.PROTECT)
    note = models.CharField(max_length=500, blank=True)
    present = models.PositiveIntegerField(null=True, blank=True, help_text="Persons present. Empty: not recorded.")
    institutions = models.ManyToManyField(Organization, through="Represented", related_name="+")

    objects = models.Manager.from_queryset(MinutesQuerySet)()

    class Meta(Thing.Meta):
        abstract = False
        constraints = [
            *Thing.Meta.constraints,
            models.UniqueConstraint(
                fields=["meeting"],
                condition=Q(deleted=None),
                name="minutes_once",
                violation_error_message=_("Zu dieser Sitzung gibt es schon ein Protokoll."),
            ),
            models.CheckConstraint(name="minutes_state_is_known", condition=Q(state__in=MinutesState.values)),
        ]

    def __str__(self) -> str:
        return f"Protokoll: {self.meeting}"

    def get_absolute_url(self) -> str:
        return at(f"sitzungen/{self.meeting.key}/#protokoll")

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
        """Has every group that holds the meeting approved?"""
        return bool(self.valid_approvals) and not self.pending


class Approval(models.Model):
    """That one of the groups that held the meeting has approved its minutes."""

    minutes = models.ForeignKey(Minutes, related_name="approvals", on_delete=models.CASCADE)
    organization = models.ForeignKey(Organization, related_name="+", on_delete=models.PROTECT)
    in_meeting = models.ForeignKey(Meeting, related_name="+", null=True, blank=True, on_delete=models.PROTECT)
    way = models.CharField(max_length=20, choices=ApprovalWay, default=ApprovalWay.UNKNOWN)
    date = PartialDateField(null=True, blank=True, help_text="Empty: not recorded.")
    corrections = models.TextField(blank=True, help_text="With which changes it was approved.")

    objects = OfOrganizationManager()

    class Meta:
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


class Represented(OrganizationLink):
    """An institution that was present, by name of the institution only."""

    minutes = models.ForeignKey(Minutes, related_name="represented", on_delete=models.CASCADE)

    class Meta(OrganizationLink.Meta):
        abstract = False
        constraints = [models.UniqueConstraint(fields=["minutes", "organization"], name="represented_once")]

    def __str__(self) -> str:
        return str(self.minutes)


class Quorum(models.Model):
    """Whether one group could decide: who could vote, who was there, how many were needed, by which rule."""

    minutes = models.ForeignKey(Minutes, related_name="quorums", on_delete=models.CASCADE)
    organization = models.ForeignKey(Organization, related_name="+", on_delete=models.PROTECT)
    reached = models.BooleanField()
    present = models.PositiveIntegerField(null=True, blank=True)
    voters = models.PositiveIntegerField(null=True, blank=True)
    needed = models.PositiveIntegerField(null=True, blank=True)
    basis = models.CharField(max_length=200, blank=True, help_text="The rule, e.g. § 7 Absatz 1.")

    objects = OfOrganizationManager()

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["minutes", "organization"], name="quorum_once")]

    def __str__(self) -> str:
        return str(self.minutes)


class TaskQuerySet(ThingQuerySet["Task"]):
    def visible_to(self, visitor: Visitor) -> TaskQuerySet:
        """Seen with the minutes that name it."""
        return self.here(visitor).filter(minutes__in=Minutes.objects.visible_to(visitor).values("pk"))


class Task(Thing):
    """Who does what until when, as the minutes say. ``who`` is a role, a group or an institution, never a resident."""

    kind_word: ClassVar[str] = "task"

    minutes = models.ForeignKey(Minutes, related_name="tasks", on_delete=models.PROTECT)
    order = models.PositiveSmallIntegerField(default=0)
    who = models.CharField(max_length=200, blank=True)
    what = models.CharField(max_length=500)
    due = PartialDateField(null=True, blank=True)
    done = models.BooleanField(default=False)

    objects = models.Manager.from_queryset(TaskQuerySet)()

    class Meta(Thing.Meta):
        abstract = False
        ordering = ["order", "pk"]

    def __str__(self) -> str:
        return self.what

    def get_absolute_url(self) -> str:
        return at(f"sitzungen/{self.minutes.meeting.key}/#aufgaben")
