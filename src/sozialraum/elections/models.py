"""Elections: an election or delegation at a meeting, its candidates and its rounds. Nothing says who voted how."""

from __future__ import annotations

from typing import Any, ClassVar

from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from sozialraum.acts.corrections import Correctable
from sozialraum.bodies.models import Organization, OrganizationLink
from sozialraum.counting.words import BallotWay
from sozialraum.elections.rules.lines import VOTES
from sozialraum.elections.words import CandidateResult, ElectionKind
from sozialraum.foundation.dates import PartialDateField, ends_after_start
from sozialraum.foundation.things import Thing, ThingQuerySet, known_or_empty, unless_deleted
from sozialraum.foundation.visitor import Visitor
from sozialraum.meetings.models import AgendaItem, Meeting, held_by_own, record_is_public
from sozialraum.people.models import Membership, Person
from sozialraum.people.words import Role


class ElectionQuerySet(ThingQuerySet["Election"]):
    def visible_to(self, visitor: Visitor) -> ElectionQuerySet:
        """Public once the record of its meeting is, unless it was held under a non-public item; its groups see it."""
        if visitor.reads_all:
            return self.here(visitor)
        seen = record_is_public("meeting__") & ~Q(agenda_item__in=AgendaItem.objects.not_public(visitor).values("pk"))
        if visitor.organization_ids:
            own = ElectedBy.objects.filter(organization__in=visitor.organization_ids)
            seen |= Q(pk__in=own.values("election"))
        if visitor.person_id:
            seen |= Q(meeting__in=held_by_own(visitor))
        return self.here(visitor).filter(Q(meeting__deleted=None), seen)


class Election(Correctable):
    """Who was elected, recalled or delegated at a meeting: for what, by whom, for how long, and by which rules."""

    kind_word: ClassVar[str] = "election"

    meeting = models.ForeignKey(Meeting, verbose_name=_("Sitzung"), related_name="+", on_delete=models.PROTECT)
    agenda_item = models.ForeignKey(
        AgendaItem, verbose_name=_("Punkt"), related_name="+", null=True, blank=True, on_delete=models.PROTECT
    )
    order = models.PositiveSmallIntegerField(_("Reihenfolge"), default=0)
    kind = models.CharField(_("Was für eine"), max_length=20, choices=ElectionKind, default=ElectionKind.ELECTION)
    name = models.CharField(_("Wofür"), max_length=300, help_text="The office in words, never a private person.")
    number = models.CharField(_("Nummer"), max_length=30, blank=True, help_text="As printed.")
    organization = models.ForeignKey(
        Organization,
        verbose_name=_("Amt in welchem Gremium"),
        related_name="+",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
    )
    role = models.CharField(_("Welches Amt dort"), max_length=20, choices=Role, blank=True)
    seats = models.PositiveSmallIntegerField(_("Wie viele Plätze"), default=1)
    delegated_to = models.ForeignKey(
        Organization,
        verbose_name=_("Entsandt wohin"),
        related_name="+",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
    )
    delegated_to_words = models.CharField(_("Wohin, in Worten"), max_length=200, blank=True)
    start_date = PartialDateField(_("Von"), null=True, blank=True)
    end_date = PartialDateField(_("Bis"), null=True, blank=True, ends=True)
    together = models.BooleanField(_("Alle zusammen in einer Abstimmung"), default=False)
    objections = models.PositiveSmallIntegerField(_("So viele widersprachen dem"), null=True, blank=True)
    lot = models.CharField(
        _("Wer das Los zog"), max_length=200, blank=True, help_text="In words, never a private person."
    )
    rule_revision = models.CharField(
        _("Stand der Regeln"), max_length=80, blank=True, help_text="Key of the rules by which it was held."
    )
    override_reason = models.CharField(_("Warum anders festgestellt"), max_length=300, blank=True)
    remark = models.TextField(_("Anmerkung"), blank=True)
    organizations = models.ManyToManyField(
        Organization, verbose_name=_("Wer wählt"), through="ElectedBy", related_name="+"
    )

    objects = models.Manager.from_queryset(ElectionQuerySet)()

    class Meta(Correctable.Meta):
        abstract = False
        verbose_name = _("Wahl")
        ordering = ["order", "pk"]
        constraints = [
            *Correctable.Meta.constraints,
            models.CheckConstraint(name="election_kind_is_known", condition=Q(kind__in=ElectionKind.values)),
            models.CheckConstraint(name="election_role_is_known", condition=known_or_empty("role", Role)),
            models.CheckConstraint(
                name="election_has_seats",
                condition=Q(seats__gte=1),
                violation_error_message=_("Gewählt wird mindestens ein Platz."),
            ),
            models.CheckConstraint(
                name="election_delegates_once",
                condition=Q(delegated_to=None) | Q(delegated_to_words=""),
                violation_error_message=_("Bitte wählen Sie es aus, oder schreiben Sie es in Worten, nicht beides."),
            ),
            models.CheckConstraint(
                name="election_ends_after_it_starts",
                condition=ends_after_start(),
                violation_error_message=_("Das Ende liegt vor dem Anfang."),
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return f"{self.meeting.get_absolute_url()}#{self.key}"

    @property
    def public_since(self) -> Any:
        hidden = self.agenda_item and not self.agenda_item.public
        return None if hidden else self.meeting.record_published

    @property
    def groups(self) -> list[Organization]:
        """Who elected, the leading one first."""
        return [link.organization for link in self.by_links.all()]


class ElectedBy(OrganizationLink):
    """One of the organizations that elected, the leading one first."""

    election = models.ForeignKey(Election, related_name="by_links", on_delete=models.CASCADE)

    class Meta(OrganizationLink.Meta):
        abstract = False
        constraints = [models.UniqueConstraint(fields=["election", "organization"], name="electedby_once")]


class CandidateQuerySet(ThingQuerySet["Candidate"]):
    def visible_to(self, visitor: Visitor) -> CandidateQuerySet:
        """With the names: only for the office and the auditor. What everybody reads: ``register.queries.elections``."""
        return self.here(visitor) if visitor.reads_all else self.none()

    def named(self) -> CandidateQuerySet:
        """Those that hold somebody's name."""
        return self.filter(~Q(name="") | Q(person__isnull=False) | Q(membership__isnull=False), deleted=None)


class Candidate(Thing):
    """A row of the table of ballots: who stood, how many votes in each round, and what became of it.

    The name is inside only. ``label`` is public: a proposal or a function in words, never a private person.
    """

    kind_word: ClassVar[str] = "candidate"
    personal = frozenset({"name", "person_id", "membership_id"})

    election = models.ForeignKey(Election, verbose_name=_("Wahl"), related_name="+", on_delete=models.CASCADE)
    order = models.PositiveSmallIntegerField(_("Reihenfolge"), default=0)
    label = models.CharField(_("Vorschlag oder Funktion in Worten"), max_length=200, blank=True)
    institution = models.ForeignKey(
        Organization, verbose_name=_("Einrichtung"), related_name="+", null=True, blank=True, on_delete=models.PROTECT
    )
    person = models.ForeignKey(
        Person, verbose_name=_("Person"), related_name="+", null=True, blank=True, on_delete=models.PROTECT
    )
    name = models.CharField(_("Name"), max_length=200, blank=True, help_text="Where the person is not in the register.")
    votes = models.CharField(
        _("Stimmen je Wahlgang"),
        max_length=60,
        blank=True,
        validators=[RegexValidator(VOTES, _("Zahlen mit Leerzeichen, eine je Wahlgang; - heißt: nicht dabei."))],
        help_text="A number for each round, »-« where there is none; e.g. »5 3«.",
    )
    membership = models.ForeignKey(
        Membership, verbose_name=_("Amt daraus"), related_name="+", null=True, blank=True, on_delete=models.PROTECT
    )
    result = models.CharField(
        _("Ergebnis"), max_length=20, choices=CandidateResult, blank=True, help_text="Empty: not recorded."
    )
    accepted = models.BooleanField(_("Nimmt an"), null=True, blank=True, help_text="Empty: not recorded.")
    eligible = models.BooleanField(
        _("Darf gewählt werden"), null=True, blank=True, help_text="A statement, never looked up. Empty: not stated."
    )

    objects = models.Manager.from_queryset(CandidateQuerySet)()

    class Meta(Thing.Meta):
        abstract = False
        verbose_name = _("Vorschlag einer Wahl")
        ordering = ["order", "pk"]
        constraints = [
            *Thing.Meta.constraints,
            models.UniqueConstraint(
                fields=["election", "person"],
                condition=Q(deleted=None),
                name="candidate_person_once",
                violation_error_message=_("Diese Person steht schon zur Wahl."),
            ),
            models.CheckConstraint(
                name="candidate_result_is_known", condition=known_or_empty("result", CandidateResult)
            ),
        ]

    def __str__(self) -> str:
        return str(self.label or self.institution or f"{self.election} {self.order}")

    def get_absolute_url(self) -> str:
        return self.election.get_absolute_url()

    @property
    def meeting(self) -> object:
        """The meeting on whose page everybody reads it."""
        return self.election.meeting


class ElectionRoundQuerySet(ThingQuerySet["ElectionRound"]):
    def visible_to(self, visitor: Visitor) -> ElectionRoundQuerySet:
        """Seen with the election it belongs to."""
        return self.here(visitor).filter(election__in=Election.objects.visible_to(visitor).values("pk"))


class ElectionRound(Thing):
    """What is known of one round beside the votes of each candidate. Empty means: not recorded, which is not nought."""

    kind_word: ClassVar[str] = "election-round"

    election = models.ForeignKey(Election, verbose_name=_("Wahl"), related_name="+", on_delete=models.CASCADE)
    order = models.PositiveSmallIntegerField(_("Der wievielte"), default=1)
    run_off = models.BooleanField(_("Stichwahl"), default=False)
    way = models.CharField(_("Auf welchem Weg"), max_length=20, choices=BallotWay, blank=True)
    cast = models.PositiveIntegerField(_("Abgegeben"), null=True, blank=True)
    invalid = models.PositiveIntegerField(_("Ungültig"), null=True, blank=True)
    in_favour = models.PositiveIntegerField(_("Ja"), null=True, blank=True)
    against = models.PositiveIntegerField(_("Nein"), null=True, blank=True)
    abstentions = models.PositiveIntegerField(_("Enthaltungen"), null=True, blank=True)
    recused = models.PositiveIntegerField(_("befangen"), null=True, blank=True)
    words = models.CharField(_("In Worten"), max_length=200, blank=True)

    objects = models.Manager.from_queryset(ElectionRoundQuerySet)()

    class Meta(Thing.Meta):
        abstract = False
        verbose_name = _("Gang einer Wahl")
        ordering = ["order", "pk"]
        constraints = [
            *Thing.Meta.constraints,
            models.CheckConstraint(name="electionround_way_is_known", condition=known_or_empty("way", BallotWay)),
            models.CheckConstraint(name="electionround_is_counted_from_one", condition=unless_deleted(Q(order__gte=1))),
        ]

    def __str__(self) -> str:
        return f"{self.election}: {self.order}"

    def get_absolute_url(self) -> str:
        return self.election.get_absolute_url()

    @property
    def meeting(self) -> object:
        """The meeting on whose page everybody reads it."""
        return self.election.meeting
