"""Attendance: one row for each head that was at a meeting or stayed away, or for a number of heads."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from sozialraum.attendance.words import AttendanceCategory, AttendanceStanding
from sozialraum.bodies.models import Organization
from sozialraum.decisions.models import Minutes
from sozialraum.foundation.things import Thing, ThingQuerySet, unless_deleted
from sozialraum.foundation.visitor import Visitor
from sozialraum.meetings.models import AgendaItem, held_now, written_by
from sozialraum.people.models import Person


class AttendanceQuerySet(ThingQuerySet["Attendance"]):
    def visible_to(self, visitor: Visitor) -> AttendanceQuerySet:
        """With the names: for office, auditor, who writes these minutes, who holds the meeting while it is on record.

        Everybody: ``queries.presence_of``.
        """
        if visitor.reads_all:
            return self.here(visitor)
        if not (visitor.person_id or visitor.standings or visitor.link):
            return self.none()
        seen = Q(minutes__meeting__in=held_now(visitor).values("pk"))
        if visitor.person_id:
            seen |= Q(minutes__meeting__in=written_by(visitor))
        return self.here(visitor).filter(seen)

    def named(self) -> AttendanceQuerySet:
        """Those that hold somebody's name."""
        return self.filter(~Q(name="") | ~Q(deputy_for="") | Q(person__isnull=False), deleted=None)


class Attendance(Thing):
    """A head at a meeting, by institution or function; or, with ``number``, so many heads of a category.

    The name is inside only. ``label`` is public: a function or an institution in words, never a private person.
    """

    kind_word: ClassVar[str] = "attendance"
    personal = frozenset({"name", "deputy_for", "person_id"})

    minutes = models.ForeignKey(Minutes, verbose_name=_("Protokoll"), related_name="+", on_delete=models.PROTECT)
    order = models.PositiveSmallIntegerField(_("Reihenfolge"), default=0)
    category = models.CharField(_("In welcher Eigenschaft"), max_length=20, choices=AttendanceCategory)
    standing = models.CharField(
        _("War da?"), max_length=20, choices=AttendanceStanding, default=AttendanceStanding.PRESENT
    )
    number = models.PositiveIntegerField(
        _("So viele"), null=True, blank=True, help_text="Heads that nobody lists. Empty: this is one head."
    )
    institution = models.ForeignKey(
        Organization, verbose_name=_("Einrichtung"), related_name="+", null=True, blank=True, on_delete=models.PROTECT
    )
    label = models.CharField(_("Funktion oder Einrichtung in Worten"), max_length=200, blank=True)
    person = models.ForeignKey(
        Person, verbose_name=_("Person"), related_name="+", null=True, blank=True, on_delete=models.PROTECT
    )
    name = models.CharField(_("Name"), max_length=200, blank=True, help_text="Where the person is not in the register.")
    deputy_for = models.CharField(_("In Vertretung für"), max_length=200, blank=True)
    arrived = models.TimeField(_("Ab"), null=True, blank=True, help_text="Empty: from the beginning.")
    left = models.TimeField(_("Bis"), null=True, blank=True, help_text="Empty: to the end.")
    agenda_item = models.ForeignKey(
        AgendaItem,
        verbose_name=_("Zu welchem Punkt"),
        related_name="+",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
    )

    objects = models.Manager.from_queryset(AttendanceQuerySet)()

    class Meta(Thing.Meta):
        abstract = False
        verbose_name = _("Anwesenheit")
        ordering = ["order", "pk"]
        constraints = [
            *Thing.Meta.constraints,
            models.UniqueConstraint(
                fields=["minutes", "person"],
                condition=Q(deleted=None),
                name="attendance_person_once",
                violation_error_message=_("Diese Person steht schon bei den Anwesenden."),
            ),
            models.CheckConstraint(
                name="attendance_category_is_known",
                condition=unless_deleted(Q(category__in=AttendanceCategory.values)),
            ),
            models.CheckConstraint(
                name="attendance_standing_is_known", condition=Q(standing__in=AttendanceStanding.values)
            ),
            models.CheckConstraint(
                name="attendance_is_a_head_or_a_number",
                condition=Q(number=None)
                | Q(standing=AttendanceStanding.PRESENT, institution=None, label="", person=None, name="")
                & Q(deputy_for="", arrived=None, left=None, agenda_item=None),
                violation_error_message=_("Eine Zahl steht allein: ohne Einrichtung, Namen, Uhrzeit und Punkt."),
            ),
            models.CheckConstraint(
                name="attendance_leaves_after_arriving",
                condition=Q(arrived=None) | Q(left=None) | Q(left__gt=F("arrived")),
                violation_error_message=_("Wer geht, ist vorher gekommen: »bis« liegt nach »ab«."),
            ),
            models.CheckConstraint(
                name="attendance_has_times_if_present",
                condition=Q(standing=AttendanceStanding.PRESENT) | Q(arrived=None, left=None),
                violation_error_message=_("Wer nicht da war, hat keine Uhrzeit."),
            ),
            models.CheckConstraint(
                name="attendance_at_an_item_is_a_guest",
                condition=Q(agenda_item=None) | Q(category=AttendanceCategory.GUEST),
                violation_error_message=_("Nur Gäste kommen zu einem einzelnen Punkt."),
            ),
        ]

    def __str__(self) -> str:
        known = str(self.institution or "") or self.label or AttendanceCategory(self.category).label
        return str(known if self.number is None else f"{self.number}: {known}")

    def get_absolute_url(self) -> str:
        return f"{self.minutes.meeting.get_absolute_url()}#anwesend"

    @property
    def meeting(self) -> object:
        """The meeting on whose page everybody reads it."""
        return self.minutes.meeting
