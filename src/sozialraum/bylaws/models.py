"""Bylaws: the rules of a version of a document, in revisions."""

from __future__ import annotations

import json
from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from sozialraum.bodies.models import Organization, OrganizationLink
from sozialraum.bylaws.words import Family, Rank
from sozialraum.foundation.things import Thing, ThingQuerySet
from sozialraum.foundation.visitor import Visitor
from sozialraum.norms.rules.families import value_of
from sozialraum.papers.models import Version
from sozialraum.provisions.rules.ruleset import Provision
from sozialraum.provisions.rules.values import GroupKind, Matter, RuleValue, Strictness

STRICT = {one.value: one for one in Strictness}
MATTERS = {one.value: one for one in Matter}
GROUP_KINDS = {one.value: one for one in GroupKind}


class RuleRevisionQuerySet(ThingQuerySet["RuleRevision"]):
    def visible_to(self, visitor: Visitor) -> RuleRevisionQuerySet:
        """The office sees all; others the newest of each version that they may see and that was adopted."""
        found = self.here(visitor)
        if visitor.reads_all:
            return found
        versions = Version.objects.visible_to(visitor).filter(adoptions__isnull=False)
        return found.newest().filter(version__in=versions.values("pk"))

    def newest(self) -> RuleRevisionQuerySet:
        """Of each version the revision that counts: the last."""
        later = RuleRevision.objects.filter(
            version=models.OuterRef("version"), deleted=None, number__gt=models.OuterRef("number")
        )
        return self.filter(~models.Exists(later))


class RuleRevision(Thing):
    """What a version rules, as it was entered at one time. A mistyped paragraph is a new one, never a false version.

    It never changes once it is entered. Who entered it stands in the journal, ``created`` says when.
    """

    kind_word: ClassVar[str] = "rule-revision"

    version = models.ForeignKey(Version, verbose_name=_("Fassung"), related_name="+", on_delete=models.PROTECT)
    number = models.PositiveSmallIntegerField(_("Stand Nummer"), default=1)
    rank = models.CharField(_("Welche Regeln vorgehen"), max_length=20, choices=Rank, default=Rank.BYLAWS)
    reason = models.CharField(_("Anlass"), max_length=300, blank=True)

    objects = models.Manager.from_queryset(RuleRevisionQuerySet)()

    class Meta(Thing.Meta):
        abstract = False
        verbose_name = _("Stand der Regeln")
        ordering = ["number", "pk"]
        constraints = [
            *Thing.Meta.constraints,
            models.UniqueConstraint(
                fields=["version", "number"],
                condition=Q(deleted=None),
                name="rulerevision_number_once",
                violation_error_message=_("Diesen Stand der Regeln gibt es schon."),
            ),
            models.CheckConstraint(name="rulerevision_rank_is_known", condition=Q(rank__in=Rank.values)),
        ]

    def __str__(self) -> str:
        return f"{self.version}, {self.number}."

    def get_absolute_url(self) -> str:
        return f"{self.version.get_absolute_url()}#regeln"


class RuleQuerySet(ThingQuerySet["Rule"]):
    def visible_to(self, visitor: Visitor) -> RuleQuerySet:
        """Seen with the revision it stands in."""
        return self.here(visitor).filter(edition__in=RuleRevision.objects.visible_to(visitor).values("pk"))


class Rule(Thing):
    """One rule of a revision: a value of one family with the paragraph and wording that people are shown."""

    kind_word: ClassVar[str] = "rule"
    comes_back = False  # but with its revision

    edition = models.ForeignKey(
        RuleRevision, verbose_name=_("Stand der Regeln"), related_name="rules", on_delete=models.CASCADE
    )
    position = models.PositiveSmallIntegerField(_("Stelle im Text"), default=0)
    family = models.CharField(_("Worum es geht"), max_length=20, choices=Family)
    value = models.TextField(_("Wert"), help_text="JSON; checked by the value class of the family.")
    strictness = models.CharField(
        _("Wie streng"),
        max_length=20,
        choices=[(one.value, one.label) for one in Strictness],
        default=Strictness.MUST.value,
    )
    paragraph = models.CharField(_("Paragraf"), max_length=80, blank=True)
    wording = models.TextField(_("Wortlaut"), blank=True)
    topics = models.CharField(
        _("Bei welchen Punkten"), max_length=200, blank=True, help_text="Stored words of Matter; empty: all."
    )
    classifications = models.CharField(
        _("Für alle Gremien dieser Arten"), max_length=80, blank=True, help_text="Stored words of GroupKind."
    )
    organizations = models.ManyToManyField(
        Organization, verbose_name=_("Gremien"), through="RuleGroup", related_name="+"
    )

    objects = models.Manager.from_queryset(RuleQuerySet)()

    class Meta(Thing.Meta):
        abstract = False
        verbose_name = _("Regel")
        ordering = ["position", "pk"]
        constraints = [
            *Thing.Meta.constraints,
            models.CheckConstraint(
                name="rule_family_is_known", condition=Q(family__in=Family.values) | Q(deleted__isnull=False)
            ),
        ]

    def __str__(self) -> str:
        return f"{Family(self.family).label}, {self.paragraph}" if self.paragraph else str(Family(self.family).label)

    def get_absolute_url(self) -> str:
        return self.edition.get_absolute_url()

    def provision(self) -> Provision[RuleValue]:
        """The rule as the arithmetic knows it, without the title and rank of its text. Raises RuleFault."""
        return Provision(
            value_of(self.family, json.loads(self.value)),
            self.paragraph,
            STRICT[self.strictness],
            self.wording,
            frozenset(link.organization.key for link in self.group_links.all()),
            frozenset(MATTERS[word] for word in self.topics.split()),
            self.position,
            classifications=frozenset(GROUP_KINDS[word] for word in self.classifications.split()),
        )


class RuleGroup(OrganizationLink):
    """One of the groups for which a rule is, beside all of its ``classifications``; neither: for all."""

    rule = models.ForeignKey(Rule, related_name="group_links", on_delete=models.CASCADE)

    class Meta(OrganizationLink.Meta):
        abstract = False
        constraints = [models.UniqueConstraint(fields=["rule", "organization"], name="rulegroup_once")]
