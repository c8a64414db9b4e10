"""Papers: what one types about documents, their versions and files."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from sozialraum.actforms.chosen import KeptFileField
from sozialraum.actforms.fields import KeyChoiceField, KeyChoicesField, Line, PartialDateFormField, Typed, in_order_of
from sozialraum.actforms.forms import Words
from sozialraum.actforms.pages import ListPage, MasterForm
from sozialraum.bodies.queries import groups_to_choose, named_with_end
from sozialraum.foundation.dates import HOLDS
from sozialraum.papers import actions
from sozialraum.papers.models import File
from sozialraum.papers.ports import MOST_BYTES, Upload, taken_in
from sozialraum.papers.queries import files_to_choose
from sozialraum.papers.words import TAKEN_IN, Audience, PaperType


class UploadField(KeptFileField):
    """A file to hand in: a PDF or a picture. What it is decides, not how it is called."""

    default_error_messages = {"empty": _("Diese Datei ist leer. Bitte wählen Sie sie noch einmal aus.")}

    def __init__(self, **words: Any):
        most = MOST_BYTES // 1_000_000
        words.setdefault("help_text", _("PDF, JPEG oder PNG, höchstens %s MB.") % most)
        super().__init__(max_length=200, **words)
        self.widget.attrs["accept"] = ",".join(TAKEN_IN)

    def clean(self, data: Any, initial: Any = None) -> Upload | None:
        upload = super().clean(data, initial)
        return taken_in(upload) if upload else None


class WithUpload(MasterForm):
    """A form with a file: once it is kept, the office is told what was taken out of it."""

    def has_file(self) -> bool:
        return bool(self.cleaned_data.get("upload") or self.cleaned_data.get("file"))

    def doubt(self) -> Words:
        if self.cleaned_data.get("audience") and "upload" in self.fields and not self.has_file():
            return _("Sie haben gewählt, wer die Datei sehen darf, aber keine Datei. Ohne Datei speichern?")
        return super().doubt()

    def afterwards(self) -> str:
        upload = self.cleaned_data.get("upload")
        removed = upload.bytes.removed_in_words if upload else ""
        return _("Aus der Datei entfernt: %s.") % removed if removed else ""


class AudienceForm(MasterForm):
    """For whom something is; for members, of which groups."""

    organizations = KeyChoicesField(
        groups_to_choose,
        called=named_with_end,
        required=False,
        label=_("Für welche Gremien?"),
        help_text=_("Nur, was »für Mitglieder der Gremien« ist: Lesen können es die Mitglieder dieser Gremien."),
    )

    @classmethod
    def initial_from(cls, subject: Any) -> dict[str, Any]:
        return super().initial_from(subject) | {"organizations": getattr(subject, "groups", [])}

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if cleaned.get("audience") != Audience.MEMBERS:
            cleaned["organizations"] = []
        return cleaned

    def act_arguments(self) -> dict[str, Any]:
        words = super().act_arguments()
        return words | {"organizations": in_order_of(getattr(self.subject, "groups", []), words["organizations"])}


class FileForm(AudienceForm):
    """What is said of a file. Its bytes stay what they are: another file is another entry."""

    acts = actions.files
    called = _("Datei")
    listed = ListPage(_("Dateien"), "desk:entering-list", "dateien")
    seen_by = _("Wer die Datei sehen darf, wählen Sie hier.")
    farewell = _("Die Datei selbst wird gelöscht. Wer sie schon heruntergeladen hat, behält sie.")
    unasked = frozenset({"file_name", "mime_type", "size", "sha512_checksum", "removed"})

    name = Line(label=_("Wie sie auf der Seite heißt"), help_text=_("Zum Beispiel: Protokoll der 1. Konferenz (Scan)"))
    audience = forms.ChoiceField(
        label=_("Für wen ist sie?"),
        choices=Audience.choices,
        help_text=_("Öffentlich nur, wenn keine Namen, Unterschriften oder Adressen von Privatpersonen darin stehen."),
    )


class NewFileForm(WithUpload, FileForm):
    upload = UploadField(label=_("Datei"))

    def leads_to(self, thing: File) -> str:
        """Address of the file; the paper instead if a message is to be shown, because a file shows none."""
        return "" if self.afterwards() else super().leads_to(thing)


class PaperForm(AudienceForm):
    acts = actions.papers
    called = _("Dokument")
    listed = ListPage(_("Dokumente"), "desk:entering-list", "dokumente")
    seen_by = _("Tragen Sie zuerst das Dokument ein, danach auf seiner Seite die Fassung.")

    name = Line(max_length=300, help_text=_("Zum Beispiel: Geschäftsordnung"))
    paper_type = forms.ChoiceField(label=_("Art"), choices=PaperType.choices)
    audience = forms.ChoiceField(label=_("Für wen ist es?"), choices=Audience.choices)
    public_name = Line(
        required=False,
        max_length=300,
        label=_("Wie es öffentlich heißt"),
        help_text=_(
            "Nur für Dokumente, die nicht öffentlich sind: So steht es auf einer öffentlichen Tagesordnung. "
            "Leer lassen: Dort steht »Nichtöffentliche Vorlage«."
        ),
    )


class VersionForm(WithUpload):
    """One version as it was decided: typed, as a file, or both."""

    acts = actions.versions
    called = _("Fassung")
    listed = ListPage(_("Fassungen"), "desk:entering-list", "fassungen")
    seen_by = _("Zu sehen für alle, für die das Dokument ist. Jede Fassung behält ihre Adresse für immer.")
    farewell = _("Gilt eine Fassung nur nicht mehr, tragen Sie stattdessen ein, bis wann sie galt.")
    unasked = frozenset({"label"})
    parts = (
        (_("Von wann bis wann"), "", ("valid_from", "valid_until")),
        (_("Wortlaut"), "", ("text", "plain_text", "note")),
        (_("Datei"), _("Zum Beispiel der Scan des unterschriebenen Blatts."), ("upload", "file")),
    )

    valid_from = PartialDateFormField(required=False, years=HOLDS)
    valid_until = PartialDateFormField(
        required=False,
        years=HOLDS,
        ends=True,
        label=_("Galt bis"),
        help_text=_("Leer lassen: bis eine neue Fassung gilt."),
    )
    text = Typed(
        required=False,
        label=_("Text"),
        help_text=_(
            "Ein Paragraf beginnt mit seiner Zeile, zum Beispiel »§ 4 Einladung«. Absätze trennt eine leere Zeile, "
            "Listen beginnen mit »- «. Leer lassen, wenn der Wortlaut nicht bekannt ist."
        ),
    )
    plain_text = Typed(
        required=False,
        help_text=_("Damit alle es verstehen: kurze Sätze, jeder in seiner Zeile. Verbindlich ist nur der Text oben."),
    )
    note = Line(required=False, max_length=500, help_text=_("Zum Beispiel: abgeschrieben vom Scan"))
    upload = UploadField(required=False, label=_("Datei hochladen"))
    file = KeyChoiceField(files_to_choose, required=False, label=_("… oder eine, die schon da ist"))

    def doubt(self) -> Words:
        if self.has_file() or self.cleaned_data.get("text"):
            return super().doubt()
        if self.cleaned_data.get("valid_until"):
            return _("Ohne Datei und ohne Text eintragen?")
        return _("Ohne Datei und ohne Text in Kraft setzen?")
