"""Notes: what is written of a point while a sitting runs, the second texts of it, and the network's own text blocks.

Drafts and second texts are no record: they are kept outside journal and chain, and gone once the point is closed.
"""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from sozialraum.bodies.permissions import is_office
from sozialraum.foundation.things import Thing, ThingQuerySet
from sozialraum.foundation.visitor import Visitor
from sozialraum.meetings.models import AgendaItem
from sozialraum.network.models import Body
from sozialraum.people.models import Person

MOST_LETTERS = 100_000  # of a note, as of every typed text (``actforms.fields``)
MOST_OF_BLOCK = 500
MOST_OF_TOKEN = 60


class NoteText(models.Model):
    """A text of a point, with who wrote it and when."""

    body = models.ForeignKey(Body, related_name="+", on_delete=models.PROTECT)
    number = models.BigIntegerField(_("Zählung"), help_text="Rises by one with each store.")
    text = models.TextField(_("Text"), blank=True, help_text="Light typed text.")
    writer = models.CharField(_("Geschrieben von"), max_length=200, blank=True, help_text="Empty for a link's holder.")
    person = models.ForeignKey(
        Person, verbose_name=_("Person"), related_name="+", null=True, blank=True, on_delete=models.PROTECT
    )
    written = models.DateTimeField(_("Geschrieben"), default=timezone.now)

    class Meta:
        abstract = True


class NoteDraft(NoteText):
    """The note of a point as it stands now. ``recent`` holds the last stores: the mark of each and its number.

    There is none before the first store and after the closing; a new one begins at a number that was never before.
    """

    kind_word: ClassVar[str] = "note-draft"

    agenda_item = models.OneToOneField(
        AgendaItem, verbose_name=_("Tagesordnungspunkt"), related_name="+", on_delete=models.PROTECT
    )
    recent = models.JSONField(_("Zuletzt gesichert"), default=list)
    begun_on = models.BigIntegerField(
        _("Begonnen auf"), default=0, help_text="Names what the minutes said of the point when the note was begun."
    )

    class Meta(NoteText.Meta):
        abstract = False
        verbose_name = _("Notiz")

    def __str__(self) -> str:
        return str(_("Notiz zu %s")) % self.agenda_item


class NoteCopy(NoteText):
    """A text of a note beside the one that stands: one that came second (``is_open`` until it is worked in or left).

    ``number`` is that of the text it met; ``token`` the mark of the store, so that a resent one is kept once.
    """

    kind_word: ClassVar[str] = "note-copy"

    agenda_item = models.ForeignKey(
        AgendaItem, verbose_name=_("Tagesordnungspunkt"), related_name="+", on_delete=models.PROTECT
    )
    token = models.CharField(_("Kennung"), max_length=MOST_OF_TOKEN)
    is_open = models.BooleanField(_("Noch einzuarbeiten"), default=False)

    class Meta(NoteText.Meta):
        abstract = False
        verbose_name = _("Zweiter Text einer Notiz")
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["agenda_item", "token"], name="notecopy_kept_once")]

    def __str__(self) -> str:
        return str(_("Zweiter Text zu %s")) % self.agenda_item


AnyNote = type[NoteDraft] | type[NoteCopy]


class TextBlockQuerySet(ThingQuerySet["TextBlock"]):
    def visible_to(self, visitor: Visitor) -> TextBlockQuerySet:
        """All for the office, none for others: with a note only the sentences are offered (``queries.blocks_of``)."""
        return self.here(visitor) if is_office.holds(visitor, None) else self.none()


class TextBlock(Thing):
    """A sentence that recurs in the notes of a network; with gaps as three dots."""

    kind_word: ClassVar[str] = "text-block"

    text = models.CharField(_("Satz"), max_length=MOST_OF_BLOCK)
    order = models.PositiveSmallIntegerField(_("Reihenfolge"), default=0)

    objects = models.Manager.from_queryset(TextBlockQuerySet)()

    class Meta(Thing.Meta):
        abstract = False
        verbose_name = _("Textbaustein")
        ordering = ["order", "pk"]

    def __str__(self) -> str:
        return self.text
