"""Concerns: what somebody types who has something to say; what opens the status; what the office chooses."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Any, NamedTuple, cast
from urllib.parse import urlsplit

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from sozialraum.actforms import fields
from sozialraum.actforms.drafts import Owner
from sozialraum.actforms.fields import Typed
from sozialraum.actforms.forms import ActForm
from sozialraum.actforms.open_form import AnswerLine, FormStep
from sozialraum.actforms.pages import WithdrawForm
from sozialraum.concerns import actions, rules
from sozialraum.concerns.models import Topic
from sozialraum.concerns.ports.storage import WaitingPhoto, keep, put_aside, waiting
from sozialraum.concerns.queries import agenda
from sozialraum.concerns.queries.offers import topics_to_choose
from sozialraum.correspondence.forms import CorrespondentForm
from sozialraum.correspondence.words import ReplyBy
from sozialraum.foundation.http import Request
from sozialraum.foundation.text import one_line
from sozialraum.foundation.throttle import Limit
from sozialraum.languages.marks import as_known, isolated
from sozialraum.languages.names import current_language
from sozialraum.meetings.models import Meeting
from sozialraum.photos.cleaning import cleaned

TEXT = 5_000
UNKNOWN = "weiss-nicht"
WITHOUT = "ohne-foto"  # the tick that leaves a photo out again
PHOTOS_FROM_ONE_NETWORK = Limit("photo", most=60, within=dt.timedelta(hours=1))


class Chosen(NamedTuple):
    """Photos as a form sends them: tokens of those already here, and files that come only now."""

    tokens: list[str]
    uploads: list[UploadedFile[Any]]


class PhotosInput(forms.FileInput):
    """Several photos at once; telephones offer their camera for it."""

    allow_multiple_selected = True

    def value_from_datadict(self, data: Any, files: Any, name: str) -> Any:
        without = set(data.getlist(WITHOUT))
        return Chosen([one for one in data.getlist(name) if one and one not in without], files.getlist(name))

    def value_omitted_from_data(self, data: Any, files: Any, name: str) -> bool:
        return False


class PhotosField(forms.Field):
    """Photos that stay from step to step, through refusals and without a script: what goes along are their tokens."""

    widget = PhotosInput
    hidden_widget = forms.MultipleHiddenInput
    kept: tuple[WaitingPhoto, ...] = ()

    def bound_data(self, _data: Any, _initial: Any) -> Any:
        return [one.token for one in self.kept]


class SayForm(CorrespondentForm):
    act = actions.say
    unasked = frozenset({"sending", "language"})
    steps = (
        FormStep(
            _("Worum geht es?"),
            _(
                "Sie brauchen kein Konto und müssen Ihren Namen nicht sagen. Schreiben Sie in der Sprache, die Ihnen am"
                " leichtesten fällt."
            ),
            ("topic",),
            _("Weiter zum Text"),
        ),
        FormStep(
            _("Was möchten Sie sagen?"),
            _(
                "Bitte nichts über Gesundheit, Religion oder Aufenthaltsstatus und keine fremden"
                " Namen: Das brauchen wir nie."
            ),
            ("text", "photos"),
            _("Weiter zur Antwort"),
        ),
        FormStep(
            _("Wie dürfen wir antworten?"),
            _("Nummer und Code bekommen Sie in jedem Fall: Damit sehen Sie selbst nach, wie es steht."),
            ("reply_by", "email", "phone", "postal_address", "name", "may_be_public"),
            _("Weiter zum Ansehen"),
        ),
        FormStep(
            _("Stimmt alles?"), _("Lesen Sie noch einmal. Erst dann geht Ihr Anliegen ab."), (), _("Anliegen senden")
        ),
    )

    topic = forms.ChoiceField(label=_("Thema"), widget=forms.RadioSelect)
    text = Typed(
        required=False,
        max_length=TEXT,
        label=_("Ihr Text"),
        help_text=_("Was ist los? Wo? Was wünschen Sie sich?"),
        widget=forms.Textarea(attrs={"rows": 8}),
    )
    photos = PhotosField(
        required=False,
        label=_("Fotos"),
        help_text=_("Bis zu drei. Ort und Gerät, die in einem Foto stehen, löschen wir sofort."),
        widget=PhotosInput(attrs={"accept": "image/*"}),
    )
    name = fields.Line(
        required=False,
        max_length=200,
        label=_("Ihr Name"),
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    may_be_public = forms.BooleanField(
        required=False,
        label=_(
            "Ich bin einverstanden: Das Büro darf mein Anliegen öffentlich zeigen, in"
            " eigenen Worten und ohne meinen Namen."
        ),
    )

    @property
    def is_whole(self) -> bool:
        """In steps for everybody; the office types in for others on a page of its own."""
        return False

    def configure_fields(self) -> None:
        super().configure_fields()
        cast(Any, self.fields["text"]).depends = True  # one of text and photo
        self.topics: dict[str, Topic] = {topic.key: topic for topic in topics_to_choose(self.by)}
        known = [(key, _with_note(as_known(one.name), as_known(one.note))) for key, one in self.topics.items()]
        unknown = _with_note(
            gettext("Ich weiß es nicht"), gettext("Kein Problem. Das Büro findet die richtige Gruppe.")
        )
        cast(Any, self.fields["topic"]).choices = [*known, (UNKNOWN, unknown)]
        reply_by = cast(Any, self.fields["reply_by"])
        reply_by.label, reply_by.choices = gettext("Auf welchem Weg?"), ReplyBy.choices

    def clean_photos(self) -> tuple[WaitingPhoto, ...]:
        """Those already here, and the new ones made anew and put aside; what cannot be taken leaves the others be."""
        chosen: Chosen = self.cleaned_data["photos"]
        known = [waiting(token, Owner.of(self.request)) for token in chosen.tokens]
        kept = [one for one in known if one][: rules.MOST_PHOTOS]
        refusals = (
            [] if None not in known else [gettext("Ein Foto ist nicht mehr da. Bitte wählen Sie es noch einmal.")]
        )
        for upload in chosen.uploads:
            try:
                kept.append(self._taken_in(upload, len(kept)))
            except ValidationError as refusal:
                which = isolated(one_line(upload.name or "")) if len(chosen.uploads) > 1 else ""
                named = f"»{which}«: " if which else ""
                refusals += [f"{named}{one}" for one in refusal.messages if f"{named}{one}" not in refusals]
        cast(PhotosField, self.fields["photos"]).kept = tuple(kept)
        if refusals:
            raise ValidationError(refusals)
        return tuple(kept)

    def _taken_in(self, upload: UploadedFile[Any], so_far: int) -> WaitingPhoto:
        if so_far >= rules.MOST_PHOTOS:
            raise ValidationError(gettext("Bitte höchstens drei Fotos."), code="photos")
        if not PHOTOS_FROM_ONE_NETWORK.takes(self.network):
            raise ValidationError(gettext("Gerade kommen sehr viele Fotos an. Bitte versuchen Sie es später."))
        if photo := put_aside(cleaned(upload), Owner.of(self.request)):
            return photo
        raise ValidationError(gettext("Das Foto lässt sich gerade nicht speichern. Senden Sie ruhig ohne."))

    def clean(self) -> dict[str, Any]:
        words = super().clean()
        if not words.get("text") and not words.get("photos") and "text" not in self.errors:
            self.add_error("text", gettext("Schreiben Sie, worum es geht, oder zeigen Sie es mit einem Foto."))
        return words

    def act_arguments(self) -> dict[str, Any]:
        words = super().act_arguments()
        photos = [keep(one) for one in words["photos"]]  # from here on they belong to what was said
        words |= {"topic": self.topics.get(words["topic"]), "photos": photos}
        return words | {"language": current_language().code}

    @property
    def kept_photos(self) -> tuple[WaitingPhoto, ...]:
        """What is here already and goes along."""
        return cast(PhotosField, self.fields["photos"]).kept

    def how_answered(self) -> Iterator[AnswerLine]:
        """How we may answer, and the name, to be read once more before the form is sent."""
        tick = str(self.fields["may_be_public"].label)
        return (line for line in self.summary() if line.step == 3 and line.label != tick)

    @property
    def about(self) -> Topic | None:
        """The topic that was chosen; None for who does not know it."""
        return self.topics.get(self.cleaned_data.get("topic", ""))

    @property
    def onward(self) -> str:
        """What opens after it is sent: one's own concern, by its link."""
        return urlsplit(cast(actions.SentConcern, self.outcome).link).path


def _with_note(name: str, note: str) -> SafeString:
    return format_html('{} <span class="help">{}</span>', name, note) if note else format_html("{}", name)


class ConcernConfirmForm(ActForm):
    act = actions.confirm
    revision = None  # type: ignore[assignment]


class ConcernWithdrawForm(WithdrawForm):
    act = actions.withdraw
    revision = None  # type: ignore[assignment]


class FindForm(forms.Form):
    """Number and code, as they stand on the receipt."""

    number = fields.Line(
        max_length=20, label=_("Nummer"), widget=forms.TextInput(attrs={"class": "short", "autocomplete": "off"})
    )
    code = fields.Line(
        max_length=20, label=_("Code"), widget=forms.TextInput(attrs={"class": "short", "autocomplete": "off"})
    )


FOR = "sitzung"  # the sitting one came from, in the address


class PutOnAgendaForm(ActForm):
    act = actions.put_on_agenda
    gathered = {"meeting": ("place",), "agenda_item": ("place",)}

    place = forms.ChoiceField(
        label=_("Wo wird es besprochen?"),
        help_text=_("Zur Auswahl stehen Sitzungen der Gremien, bei denen es liegt, auch gemeinsame und vorbereitete."),
    )
    sittings: list[Meeting]

    @classmethod
    def first_shown(cls, request: Request, subject: Any) -> dict[str, Any]:
        return super().first_shown(request, subject) | {"place": request.GET.get(FOR, "")}

    def configure_fields(self) -> None:
        self.sittings = agenda.sittings_for(self.subject, self.by)
        cast(forms.ChoiceField, self.fields["place"]).choices = [
            ("", _("Bitte wählen")),
            *agenda.places(self.subject, self.sittings),
        ]

    def act_arguments(self) -> dict[str, Any]:
        meeting, item = agenda.place_of(self.sittings, self.cleaned_data["place"])
        return {"meeting": meeting, "agenda_item": item}


class TakeOffAgendaForm(ActForm):
    act = actions.take_off_agenda
