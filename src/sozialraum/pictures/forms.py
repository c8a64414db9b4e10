"""Pictures: what one chooses, describes and presses."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from sozialraum.actforms.fields import Line
from sozialraum.actforms.forms import ActForm
from sozialraum.foundation.text import one_line, shortened
from sozialraum.photos.cleaning import CleanPhoto, cleaned
from sozialraum.pictures import actions
from sozialraum.pictures.models import MOST_OF_CAPTION, MOST_OF_DESCRIPTION

MOST_AT_ONCE = 8
DESCRIBED = _("Für alle, die das Bild nicht sehen. Ohne Namen. Ohne Beschreibung: noch nicht freigebbar.")


class PicturesInput(forms.FileInput):
    """Several pictures at once; telephones offer their camera for it."""

    allow_multiple_selected = True

    def value_from_datadict(self, data: Any, files: Any, name: str) -> Any:
        return files.getlist(name) if hasattr(files, "getlist") else []


class PicturesField(forms.FileField):
    """Photos, made anew without a word about place and device. What is no photo is left out, with the reason."""

    widget = PicturesInput
    left_out: tuple[str, ...] = ()

    def clean(self, value: Any, initial: Any = None) -> list[CleanPhoto]:
        if not value:
            raise ValidationError(gettext("Bitte wählen Sie ein Bild aus."), code="required")
        if len(value) > MOST_AT_ONCE:
            said = ngettext(
                "Bitte nur ein Bild auf einmal.", "Bitte höchstens %(most)s Bilder auf einmal.", MOST_AT_ONCE
            )
            raise ValidationError(said, code="many", params={"most": MOST_AT_ONCE})
        taken, refused = list[CleanPhoto](), list[tuple[str, ValidationError]]()
        for upload in value:
            try:
                taken.append(cleaned(upload))
            except ValidationError as refusal:
                refused.append((shortened(one_line(upload.name or ""), 60), refusal))
        if not taken:
            raise ValidationError([_named(name, refusal) for name, refusal in refused])
        self.left_out = tuple(str(message) for one in refused for message in _named(*one).messages)
        return taken


def _named(name: str, refusal: ValidationError) -> ValidationError:
    return ValidationError(f"»{name}«: {' '.join(refusal.messages)}", code=refusal.code)


class AddPicturesForm(ActForm):
    act = actions.add_pictures

    photos = PicturesField(
        label=_("Bilder"),
        help_text=_("Bis zu acht auf einmal. Ort und Gerät, die in einem Foto stehen, löschen wir sofort."),
        widget=PicturesInput(attrs={"accept": "image/*"}),
    )
    description = Line(
        required=False,
        max_length=MOST_OF_DESCRIPTION,
        label=_("Was ist zu sehen?"),
        help_text=_("Gilt für alle, die Sie jetzt wählen; danach lässt sich jede Beschreibung ändern."),
    )

    @classmethod
    def initial_from(cls, _subject: Any) -> dict[str, Any]:
        return {}

    @property
    def left_out(self) -> tuple[str, ...]:
        """What was chosen and is no photo, each with the reason."""
        field: Any = self.fields["photos"]
        found: tuple[str, ...] = field.left_out
        return found


class DescribePictureForm(ActForm):
    act = actions.describe_picture

    description = Line(
        required=False, max_length=MOST_OF_DESCRIPTION, label=_("Was ist zu sehen?"), help_text=DESCRIBED
    )
    caption = Line(required=False, max_length=MOST_OF_CAPTION, help_text=_("Steht für alle darunter. Ohne Namen."))


class ReleasePictureForm(ActForm):
    act = actions.release_picture

    on_paper = forms.BooleanField(required=False, label=_("Auch ins öffentliche PDF"))


class TakeBackPictureForm(ActForm):
    act = actions.take_back_picture


class RemovePictureForm(ActForm):
    act = actions.remove_picture
