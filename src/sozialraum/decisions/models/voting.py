"""Decisions: resolutions, their rounds of voting, and what they set in motion."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, ClassVar

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from sozialraum.acts.corrections import Correctable
from sozialraum.bodies.models import LegislativeTerm, OfOrganizationManager, Organization, OrganizationLink
from sozialraum.counting.rules.figures import VoteFigures
from sozialraum.counting.words import BallotWay, Manner, Result
from sozialraum.decisions.words import REFERRING, RESERVING, EffectKind, Progress
from sozialraum.foundation.dates import A_YEAR, PartialDate, PartialDateField
from sozialraum.foundation.things import ThingQuerySet, known_or_empty, unless_deleted
from sozialraum.foundation.visitor import Visitor
from sozialraum.meetings.models import AgendaItem, Meeting, record_is_public
from sozialraum.papers.models import Adoption
from sozialraum.rulings.rules.figures import TOPICS

#: The latest day first, and within a day as it went: one meeting after the other, each in the order of its decisions.
BY_DAY = ("-on", "meeting", "number_in_year", "pk")


class ResolutionQuerySet(ThingQuerySet["Resolution"]):
    def visible_to(self, visitor: Visitor) -> ResolutionQuerySet:
        """Public once the record of its meeting is, unless it was taken under a non-public item; its groups see it."""
        if visitor.reads_all:
            return self.here(visitor)
        told = Q(meeting=None) | record_is_public("meeting__")
        seen = told & ~Q(agenda_item__in=AgendaItem.objects.not_public(visitor).values("pk"))
        if visitor.organization_ids:
            own = DecidedBy.objects.filter(organization__in=visitor.organization_ids)
            seen |= Q(pk__in=own.values("resolution"))
        return self.here(visitor).filter(Q(meeting__deleted=None), seen)

    def dated(self) -> ResolutionQuerySet:
        """With ``on``: the day of its meeting, or its own imprecise date."""
        return self.annotate(on=Coalesce("meeting__date", "date", output_field=PartialDateField()))

    def latest_first(self) -> ResolutionQuerySet:
        return self.dated().order_by(*BY_DAY)

    def years(self) -> list[int]:
        """The years in which something was decided, the latest first."""
        found = self.annotate(year=Coalesce("meeting__date", "date", output_field=models.IntegerField()) / A_YEAR)
        return list(found.order_by("-year").values_list("year", flat=True).distinct())

    def between(self, first: PartialDate, last: PartialDate) -> ResolutionQuerySet:
        """Dated from the first to the last of these, both included as far as they reach."""
        return self.filter(Q(meeting__date__range=(first, last)) | Q(date__range=(first, last)))


def _about(label: Any) -> models.ForeignKey[Any, Any]:
    """A group or institution that a decision names."""
    return models.ForeignKey(
        Organization, verbose_name=label, related_name="+", null=True, blank=True, on_delete=models.PROTECT
    )


def _about_another_body() -> Iterator[models.CheckConstraint]:
    """A name is chosen or written; of another body, and of a reservation, is told only with a result that has one."""
    nothing = Q(
        referred_to=None, referred_to_words="", referred_on=None, came_back="", came_back_on=None, again_in=None
    )
    sent, some = Q(result__in=REFERRING) | nothing, Q(result__in=RESERVING) | Q(condition="")
    twice = _("Bitte wählen Sie es aus, oder schreiben Sie es in Worten, nicht beides.")
    told = {
        "recipient_once": (Q(recipient=None) | Q(recipient_words=""), twice),
        "referred_once": (Q(referred_to=None) | Q(referred_to_words=""), twice),
        "is_referred": (sent, _("An wen und was zurückkam, steht nur bei „empfohlen“ und „verwiesen“.")),
        "is_conditional": (
            some,
            _("Einen Vorbehalt gibt es bei diesem Ergebnis nicht."),
        ),
    }
    for name, (condition, says) in told.items():
        yield models.CheckConstraint(name=f"resolution_{name}", condition=condition, violation_error_message=says)


class Resolution(Correctable):
    """A decision, with its wording as far as the record tells it."""

    kind_word: ClassVar[str] = "resolution"

    address = "beschluesse/{key}/"

    name = models.CharField(_("Name"), max_length=300)
    number = models.CharField(
        _("Nummer"), max_length=30, blank=True, help_text="As printed, e.g. 2027-3. Empty: none recorded."
    )
    number_in_year = models.PositiveIntegerField(
        _("Nummer im Jahr"), default=0, editable=False, help_text="For sorting within a day."
    )
    meeting = models.ForeignKey(
        Meeting, verbose_name=_("Sitzung"), related_name="+", null=True, blank=True, on_delete=models.PROTECT
    )
    agenda_item = models.ForeignKey(
        AgendaItem,
        verbose_name=_("Tagesordnungspunkt"),
        related_name="+",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
    )
    date = PartialDateField(_("Tag"), null=True, blank=True, help_text="Only where the meeting is not known.")
    resolution_text = models.TextField(_("Wortlaut"), blank=True, help_text="The wording. Empty: not recorded.")
    reason = models.TextField(_("Begründung"), blank=True)
    result = models.CharField(
        _("Ergebnis"), max_length=20, choices=Result, blank=True, help_text="Empty: not recorded."
    )
    condition = models.CharField(_("Vorbehalt"), max_length=300, blank=True, help_text="Or which part was carried.")
    referred_to = _about(_("Empfohlen oder verwiesen an"))
    referred_to_words = models.CharField(_("An wen, in Worten"), max_length=200, blank=True)
    referred_on = PartialDateField(_("Dort behandelt am"), null=True, blank=True)
    came_back = models.TextField(_("Was zurückkam"), blank=True)
    came_back_on = PartialDateField(_("Zurückgekommen am"), null=True, blank=True)
    again_in = models.ForeignKey(
        Meeting, verbose_name=_("Erneut beraten in"), related_name="+", null=True, blank=True, on_delete=models.PROTECT
    )
    resubmit_on = PartialDateField(_("Wiedervorlage am"), null=True, blank=True)
    application = models.CharField(_("Antrag Nr."), max_length=30, blank=True)
    amount = models.PositiveIntegerField(_("Betrag in Cent"), null=True, blank=True, help_text="Integer cents.")
    recipient = _about(_("Für wen"))
    recipient_words = models.CharField(
        _("Für wen, in Worten"), max_length=200, blank=True, help_text="Never the name of a private person."
    )
    period = models.CharField(_("Zeitraum"), max_length=100, blank=True)
    majority = models.CharField(
        _("Mehrheit"), max_length=200, blank=True, help_text="Which majority was needed, and by which rule."
    )
    topic = models.CharField(
        _("Gezählt nach den Regeln"), max_length=20, choices=TOPICS, blank=True, help_text="Empty: not said."
    )
    progress = models.CharField(
        _("Stand"), max_length=20, choices=Progress, blank=True, help_text="Empty: not recorded."
    )
    outcome = models.TextField(_("Was daraus wurde"), blank=True, help_text="What became of it; light typed text.")
    outcome_date = PartialDateField(_("Stand vom"), null=True, blank=True, help_text="As of when the outcome is told.")
    organizations = models.ManyToManyField(
        Organization, verbose_name=_("Gremien"), through="DecidedBy", related_name="+"
    )

    objects = models.Manager.from_queryset(ResolutionQuerySet)()

    class Meta(Correctable.Meta):
        abstract = False
        verbose_name = _("Beschluss")
        indexes = [models.Index(fields=["body", "meeting"], name="resolution_by_meeting")]
        constraints = [
            *Correctable.Meta.constraints,
            models.CheckConstraint(
                name="resolution_has_one_date",
                condition=unless_deleted(Q(meeting=None, date__isnull=False) | Q(meeting__isnull=False, date=None)),
                violation_error_message=_("Ein Beschluss gehört zu einer Sitzung oder hat ein eigenes Datum."),
            ),
            models.CheckConstraint(name="resolution_topic_is_known", condition=known_or_empty("topic", dict(TOPICS))),
            models.CheckConstraint(name="resolution_result_is_known", condition=known_or_empty("result", Result)),
            *_about_another_body(),
            models.CheckConstraint(name="resolution_progress_is_known", condition=known_or_empty("progress", Progress)),
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
    def public_since(self) -> Any:
        hidden = self.agenda_item and not self.agenda_item.public
        return None if hidden else self.meeting.record_published if self.meeting else self.created

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


class Ballot(models.Model):
    """One round of voting on a decision, the first of which is 1."""

    resolution = models.ForeignKey(
        Resolution, verbose_name=_("Beschluss"), related_name="ballots", on_delete=models.CASCADE
    )
    round = models.PositiveSmallIntegerField(_("Wahlgang"), default=1)
    way = models.CharField(
        _("Auf welchem Weg"), max_length=20, choices=BallotWay, blank=True, help_text="Empty: not recorded."
    )
    question = models.CharField(
        _("Rückfrage"), max_length=300, blank=True, help_text="What was voted on, if not the decision itself."
    )
    sent_on = PartialDateField(_("Verschickt am"), null=True, blank=True, help_text="Of a circular.")
    answers_until = PartialDateField(_("Antworten bis"), null=True, blank=True, help_text="Of a circular.")
    asked = models.PositiveIntegerField(_("Wie viele gefragt wurden"), null=True, blank=True)

    class Meta:
        verbose_name = _("Wahlgang")
        ordering = ["round"]
        constraints = [
            models.UniqueConstraint(fields=["resolution", "round"], name="ballot_once"),
            models.CheckConstraint(name="ballot_way_is_known", condition=known_or_empty("way", BallotWay)),
            models.CheckConstraint(name="ballot_round_is_counted_from_one", condition=Q(round__gte=1)),
            models.CheckConstraint(
                name="ballot_period_is_of_a_circular",
                condition=Q(way=BallotWay.CIRCULAR) | Q(sent_on=None, answers_until=None, asked=None),
                violation_error_message=_("Verschickt, Antworten bis und Gefragte gibt es nur im Umlauf."),
            ),
        ]

    def __str__(self) -> str:
        return str(self.resolution)


def _word_and_figures_agree() -> Q:
    """As ``counting.rules.figures.disagreement`` says it of one row; never NULL, which a database would let pass."""
    none_against, all_against = Q(no=None) | Q(no=0), Q(yes=0, yes__isnull=False) | Q(yes=None, result=Result.REJECTED)
    no_tie = Q(yes=None) | Q(no=None) | ~Q(yes=F("no"))
    unanimous, consensus = ~Q(manner=Manner.UNANIMOUS), ~Q(manner=Manner.CONSENSUS)
    return (unanimous | none_against | all_against) & (consensus | none_against) & (~Q(manner=Manner.MAJORITY) | no_tie)


class VoteCount(models.Model):
    """How one group voted in a round, in the city council's columns (Ja, Nein, Enthaltung, befangen), and the result.

    Without an organization: all groups were counted together.
    """

    ballot = models.ForeignKey(Ballot, verbose_name=_("Wahlgang"), related_name="counts", on_delete=models.CASCADE)
    organization = models.ForeignKey(
        Organization, verbose_name=_("Gremium"), related_name="+", null=True, blank=True, on_delete=models.PROTECT
    )
    yes = models.PositiveIntegerField(_("Ja"), null=True, blank=True)
    no = models.PositiveIntegerField(_("Nein"), null=True, blank=True)
    abstain = models.PositiveIntegerField(_("Enthaltungen"), null=True, blank=True)
    recused = models.PositiveIntegerField(_("befangen"), null=True, blank=True)
    manner = models.CharField(
        _("In einem Wort"), max_length=20, choices=Manner, blank=True, help_text="Empty: not told so."
    )
    words = models.CharField(
        _("In Worten"), max_length=200, blank=True, help_text="Instead of numbers or beside them: einstimmig."
    )
    result = models.CharField(
        _("Ergebnis"), max_length=20, choices=Result, blank=True, help_text="Empty: not recorded."
    )
    override_reason = models.CharField(
        _("Warum anders festgestellt"),
        max_length=300,
        blank=True,
        help_text="Why the chair stated another result than the numbers give.",
    )
    revision = models.CharField(
        _("Stand der Regeln"), max_length=80, blank=True, help_text="Key of the rules by which it was counted."
    )

    objects = OfOrganizationManager()

    class Meta:
        verbose_name = _("Stimmen")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["ballot", "organization"], name="votecount_once"),
            models.UniqueConstraint(fields=["ballot"], condition=Q(organization=None), name="votecount_together_once"),
            models.CheckConstraint(name="votecount_result_is_known", condition=known_or_empty("result", Result)),
            models.CheckConstraint(name="votecount_manner_is_known", condition=known_or_empty("manner", Manner)),
            models.CheckConstraint(name="votecount_manner_agrees", condition=_word_and_figures_agree()),
        ]

    def __str__(self) -> str:
        return str(self.ballot)

    @property
    def count(self) -> VoteFigures:
        """The values of the row without its keys."""
        return VoteFigures(**{name: getattr(self, name) for name in VoteFigures.__match_args__})


class Effect(models.Model):
    """What a decision set in motion."""

    resolution = models.ForeignKey(
        Resolution, verbose_name=_("Beschluss"), related_name="effects", on_delete=models.CASCADE
    )
    kind = models.CharField(_("Was sie ist"), max_length=20, choices=EffectKind)
    adoption = models.OneToOneField(
        Adoption, verbose_name=_("Beschlossen"), related_name="+", null=True, blank=True, on_delete=models.PROTECT
    )
    term = models.ForeignKey(
        LegislativeTerm, verbose_name=_("Zeitraum"), related_name="+", null=True, blank=True, on_delete=models.PROTECT
    )
    organizations = models.ManyToManyField(
        Organization, verbose_name=_("Gremien"), through="EffectOn", related_name="+"
    )

    class Meta:
        verbose_name = _("Wirkung")
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                name="effect_adopts_a_version",
                condition=Q(kind=EffectKind.ADOPTS, adoption__isnull=False)
                | (~Q(kind=EffectKind.ADOPTS) & Q(adoption=None)),
            ),
            models.CheckConstraint(
                name="effect_opens_a_term",
                condition=Q(kind=EffectKind.OPENS_TERM, term__isnull=False)
                | (~Q(kind=EffectKind.OPENS_TERM) & Q(term=None)),
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
