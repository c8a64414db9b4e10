"""Contacts: an uploaded address list on its way in. A draft of the office, not part of the network's record."""

from __future__ import annotations

import datetime as dt
import json
import zlib
from typing import Any, ClassVar

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from sozialraum.bodies.words import Classification
from sozialraum.contacts.ports import underway
from sozialraum.contacts.rules.headings import ColumnUse, Layout, SheetColumn, SheetRow
from sozialraum.contacts.words import ImportState
from sozialraum.foundation.dates import PartialDateField
from sozialraum.foundation.keys import KeyField, random_key
from sozialraum.foundation.visitor import Visitor
from sozialraum.network.models import Body

LASTS = dt.timedelta(days=14)


class ContactImportQuerySet(models.QuerySet["ContactImport"]):
    def visible_to(self, visitor: Visitor) -> ContactImportQuerySet:
        """Only the office: nothing of it is on record yet, and most of it is about people."""
        if visitor.belongs_to(Classification.OFFICE):
            return self.filter(body=visitor.body)
        return self.none()

    def overdue(self, now: dt.datetime) -> ContactImportQuerySet:
        """What has lain around long enough."""
        return self.filter(created__lte=now - LASTS)


class ContactImport(models.Model):
    """A list of contacts: how it is to be read, and what the office has answered. Kept for 14 days at most."""

    kind_word: ClassVar[str] = "contact-import"
    personal = frozenset({"file_name", "uploaded_by", "sheet", "sheets", "headings", "columns", "answers"})

    body = models.ForeignKey(Body, related_name="+", on_delete=models.PROTECT)
    key = KeyField(default=random_key, unique=True)
    created = models.DateTimeField(default=timezone.now)
    revision = models.PositiveIntegerField(default=1, editable=False)
    state = models.CharField(_("Stand"), max_length=20, choices=ImportState, default=ImportState.ARRANGING)
    file_name = models.CharField(_("Dateiname"), max_length=200)
    uploaded_by = models.CharField(_("Hochgeladen von"), max_length=200, blank=True)
    encoding = models.CharField(_("Zeichensatz"), max_length=20, blank=True, help_text="Of a text file.")
    sheet = models.CharField(
        _("Tabellenblatt"), max_length=200, blank=True, help_text="Of a workbook: the sheet that was read."
    )
    sheets = models.JSONField(_("Tabellenblätter"), default=list, blank=True)
    heading_row = models.PositiveIntegerField(
        _("Zeile der Überschriften"), default=0, help_text="Place of the headings among the rows, from 0."
    )
    heading_rows = models.PositiveSmallIntegerField(_("Zeilen mit Überschriften"), default=1, help_text="0, 1 or 2.")
    headings = models.JSONField(_("Überschriften"), default=list, blank=True)
    columns = models.JSONField(
        _("Spalten"), default=list, blank=True, help_text="Meaning, group and what a cross means, by column."
    )
    group_means = models.CharField(_("Was ein Gremium bedeutet"), max_length=20, blank=True)
    since = PartialDateField(_("Seit wann"), null=True, blank=True, help_text="For what begins and does not say when.")
    address_of_institution = models.BooleanField(_("Anschrift ist die der Einrichtung"), default=False)
    fill_down = models.BooleanField(_("Leere Zellen wie darüber"), default=False)
    answers = models.JSONField(
        _("Antworten"), default=dict, blank=True, help_text="Who is meant, by the id of the question."
    )
    taken_over = models.DateTimeField(_("Übernommen"), null=True, blank=True)
    result = models.JSONField(_("Was daraus wurde"), default=dict, blank=True, help_text="How many of what.")

    objects = models.Manager.from_queryset(ContactImportQuerySet)()

    class Meta:
        verbose_name = _("Eingelesene Adressliste")
        constraints = [
            models.CheckConstraint(name="contactimport_state_is_known", condition=Q(state__in=ImportState.values)),
            models.CheckConstraint(
                name="contactimport_done_has_a_moment",
                condition=Q(state=ImportState.DONE, taken_over__isnull=False)
                | ~Q(state=ImportState.DONE) & Q(taken_over=None),
            ),
        ]

    def __str__(self) -> str:
        return self.file_name

    def get_absolute_url(self) -> str:
        return reverse("contacts:import-detail", args=[self.key])

    @property
    def is_under_way(self) -> bool:
        """True while a process is taking this list over."""
        seen = underway.look(self.key)
        return seen is not None and seen.alive

    @property
    def ends(self) -> dt.datetime:
        """When it is deleted at the latest."""
        return self.created + LASTS

    @property
    def layout(self) -> Layout:
        columns = tuple(SheetColumn(ColumnUse(meaning), group, means) for meaning, group, means in self.columns)
        return Layout(self.heading_row, self.heading_rows, tuple(self.headings), columns)

    def store_layout(self, layout: Layout) -> None:
        """Remember where the headings stand and what the columns are for."""
        self.heading_row, self.heading_rows, self.headings = layout.first, layout.rows, list(layout.headings)
        self.columns = [[str(one.meaning), one.group, str(one.means)] for one in layout.columns]


class ContactFile(models.Model):
    """The bytes of the list as they came, and the table read from them. Gone as soon as nobody needs them."""

    contact_import = models.OneToOneField(ContactImport, related_name="file", on_delete=models.CASCADE)
    content = models.BinaryField()
    packed = models.BinaryField(help_text="The rows that are not empty, as packed JSON.")

    def __str__(self) -> str:
        return str(self.contact_import)

    @property
    def rows(self) -> list[SheetRow]:
        told: list[Any] = json.loads(zlib.decompress(self.packed))
        return [SheetRow(number, tuple(cells)) for number, cells in told]


def packed(rows: tuple[SheetRow, ...]) -> bytes:
    """What ``ContactFile.rows`` unpacks."""
    told = json.dumps([[row.number, row.cells] for row in rows], ensure_ascii=False)
    return zlib.compress(told.encode("utf-8", "replace"), 6)
