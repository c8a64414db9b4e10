"""Forms of acts: a file that was chosen stays chosen when the form is shown again."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, cast

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile, UploadedFile
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from sozialraum.actforms import drafts
from sozialraum.actforms.drafts import Draft, Owner
from sozialraum.foundation.http import Request
from sozialraum.foundation.text import one_line

KEPT, WITHOUT = "-gemerkt", "-weglassen"
GONE = object()  # what a form has that names a kept file which is not there any more


class KeptFileInput(forms.FileInput):
    """A file, or the one chosen before: it is named, may be left out or replaced. Needs no script."""

    opened: Callable[[str], Draft | None] | None = None
    kept: Draft | None = None
    is_left_out = False

    def value_from_datadict(self, data: Any, files: Any, name: str) -> Any:
        token, self.is_left_out = str(data.get(f"{name}{KEPT}") or ""), bool(data.get(f"{name}{WITHOUT}"))
        if token and not (self.kept and self.kept.token == token):
            self.kept = self.opened(token) if self.opened else None
        if chosen := super().value_from_datadict(data, files, name):
            return chosen
        if not token or self.is_left_out:
            return None
        return SimpleUploadedFile(self.kept.name, self.kept.content) if self.kept else GONE

    def value_omitted_from_data(self, data: Any, files: Any, name: str) -> bool:
        return f"{name}{KEPT}" not in data and super().value_omitted_from_data(data, files, name)

    def use_required_attribute(self, initial: Any) -> bool:
        return not self.kept and super().use_required_attribute(initial)

    def render(self, name: str, value: Any, attrs: Any = None, renderer: Any = None) -> SafeString:
        control = super().render(name, value, attrs, renderer)
        if not self.kept or self.is_left_out:
            return control
        said = _("%(file)s, %(size)s – ist noch da. Wählen Sie eine andere, ersetzt sie diese.")
        values = {
            "control": control,
            "name": name,
            "token": self.kept.token,
            "said": said % {"file": self.kept.name, "size": size_in_words(self.kept.size)},
            "leave_out": _("Diese Datei weglassen"),
        }
        return format_html(
            '{control}<div class="kept-file"><input type="hidden" name="{name}-gemerkt" value="{token}"><p>{said}</p>'
            '<label class="choice" for="id_{name}-weglassen"><input type="checkbox" name="{name}-weglassen"'
            ' id="id_{name}-weglassen"> <span>{leave_out}</span></label></div>',
            **values,
        )


class KeptFileField(forms.FileField):
    """A file to choose, which is kept aside for a day when the form is not carried out."""

    widget = KeptFileInput

    def clean(self, data: Any, initial: Any = None) -> Any:
        if data is GONE:
            said = _("Die Datei, die Sie gewählt hatten, ist nicht mehr da. Bitte wählen Sie sie noch einmal aus.")
            raise ValidationError(said, code="gone")
        return super().clean(data, initial)


def size_in_words(size: int) -> str:
    """»340 kB«, »1,2 MB«."""
    return f"{size / 1_000_000:.1f} MB".replace(".", ",") if size >= 999_500 else f"{max(round(size / 1000), 1)} kB"


def inputs_of(form: forms.Form) -> dict[str, KeptFileInput]:
    return {name: field.widget for name, field in form.fields.items() if isinstance(field.widget, KeptFileInput)}


def open_for(form: forms.Form, request: Request) -> None:
    """Let the form find what this visitor had chosen in it."""
    for widget in inputs_of(form).values():
        widget.opened = lambda token: drafts.get(Owner.of(request), request.path_info, token)


def keep_chosen(form: forms.Form, request: Request) -> None:
    """Store the files chosen in a form that is shown again; adds an error to the field of one that cannot be stored."""
    for name, widget in inputs_of(form).items():
        chosen = form.files.get(form.add_prefix(name))
        if chosen is None or name in form.errors:
            continue
        before, widget.kept = widget.kept, kept_file(request, Owner.of(request), chosen)
        widget.is_left_out = False
        if before:
            drafts.remove(request.path_info, before.token)
        if widget.kept is None:
            said = _("»%s« ließ sich nicht aufheben. Bitte wählen Sie die Datei noch einmal aus.") % chosen.name
            form.add_error(name, said)


def kept_file(request: Request, owner: Owner, chosen: UploadedFile[Any]) -> Draft | None:
    """A file as it was sent, kept for this owner and form; None if it cannot be."""
    try:
        chosen.seek(0)
        content = cast(bytes, chosen.read())
    except OSError:
        return None
    return drafts.put(owner, request.path_info, one_line(chosen.name or "")[:200], content)


def remove_kept(form: forms.Form, request: Request) -> None:
    """The form is carried out: what was kept for it is not needed any more."""
    for widget in inputs_of(form).values():
        if widget.kept:
            drafts.remove(request.path_info, widget.kept.token)
