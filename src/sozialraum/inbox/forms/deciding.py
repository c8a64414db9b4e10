"""Inbox: what the office types when it reads, passes on, answers, refers or publishes a concern."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _

from sozialraum.actforms.fields import KeyChoiceField, KeyChoicesField, Typed, in_order_of
from sozialraum.actforms.forms import ActForm
from sozialraum.bodies.queries import groups_to_choose
from sozialraum.concerns import actions
from sozialraum.concerns.models import Concern, Photo, Topic
from sozialraum.concerns.words import Elsewhere
from sozialraum.correspondence.forms import ContactForm
from sozialraum.decisions.models import Resolution
from sozialraum.foundation.visitor import Visitor
from sozialraum.inbox.queries import alike, reach
from sozialraum.inbox.queries.outcome import ConcernOutcome, outcome_of

TEXT = 5_000
LOOK = "ansehen"  # the button that only shows what would go out


def _topics(visitor: Visitor) -> Any:
    return Topic.objects.visible_to(visitor).order_by("order", "name", "pk")


def _decisions(visitor: Visitor) -> Any:
    found: Any = Resolution.objects.visible_to(visitor)
    return found.dated().order_by("-on", "-pk")


def _decision(one: Any) -> str:
    words = " ".join(filter(None, (one.number, one.name)))
    return f"{words or one.resolution_text[:80]}{f' ({one.on.year})' if one.on else ''}"


class ReadForm(ActForm):
    act = actions.read


class UndoSetAsideForm(ActForm):
    act = actions.undo_set_aside


class ReopenForm(ActForm):
    act = actions.reopen


class UnpublishForm(ActForm):
    act = actions.unpublish


class NewCodeForm(ActForm):
    act = actions.new_code


class ConcernChangeContactForm(ContactForm):
    act = actions.change_contact


class ForgetForm(ActForm):
    act = actions.forget


class ReplyWithdrawForm(ActForm):
    act = actions.withdraw


class AssignForm(ActForm):
    act = actions.assign
    gathered = {"organizations": ("leading", "others")}

    topic = KeyChoiceField(_topics, required=False, label=_("Thema"), empty_label=_("keines davon"))
    leading = KeyChoiceField(groups_to_choose, label=_("Wer ist zuständig?"), help_text=_("Das leitende Gremium."))
    others = KeyChoicesField(groups_to_choose, required=False, label=_("Wer liest noch mit?"))
    shared_text = Typed(
        max_length=TEXT,
        label=_("Das liest das Gremium"),
        help_text=_(
            "Streichen Sie, was nicht dorthin gehört: Namen, Gesundheit, Anschrift. Das Original bleibt im Büro."
        ),
        widget=forms.Textarea(attrs={"rows": 10, "dir": "auto"}),
    )
    shared_photos = KeyChoicesField(
        lambda visitor: Photo.objects.visible_to(visitor),
        required=False,
        label=_("Diese Fotos sieht das Gremium"),
        help_text=_("Keines angekreuzt: Die Fotos bleiben im Büro."),
    )

    @classmethod
    def initial_from(cls, subject: Concern) -> dict[str, Any]:
        """The groups of its topic, and its own words, until the office has changed them."""
        groups = subject.groups
        return {
            "topic": subject.topic,
            "leading": groups[0] if groups else None,
            "others": groups[1:],
            "shared_text": subject.shared_text or subject.text,
            "shared_photos": list(subject.photos.filter(shared=True, deleted=None)),
        }

    def configure_fields(self) -> None:
        photos = self.subject.photos.filter(deleted=None)
        if not photos.exists():
            del self.fields["shared_photos"]
        else:
            field = cast(Any, self.fields["shared_photos"])
            field.offered = lambda visitor: Photo.objects.visible_to(visitor).filter(concern=self.subject)
            field.called = lambda photo: f"Foto {photo.position}"

    def act_arguments(self) -> dict[str, Any]:
        words = super().act_arguments()
        leading, others = words.pop("leading"), words.pop("others")
        behind = in_order_of(self.subject.groups, (group for group in others if group != leading))
        return words | {"organizations": [leading, *behind]}


class ConcernAnswerForm(ActForm):
    act = actions.answer

    text = Typed(
        max_length=TEXT,
        label=_("Ihre Antwort"),
        help_text=_("In einfachen Worten: Was wurde besprochen? Was geschieht jetzt, und wann?"),
        widget=forms.Textarea(attrs={"rows": 8}),
    )
    resolution = KeyChoiceField(
        _decisions,
        called=_decision,
        required=False,
        label=_("Gibt es einen Beschluss dazu?"),
        empty_label=_("nein"),
        help_text=_("Er wird in der Antwort verlinkt."),
    )
    also = KeyChoicesField(
        lambda _visitor: Concern.objects.none(),
        required=False,
        label=_("Diese Anliegen sagen dasselbe und bekommen dieselbe Antwort"),
        help_text=_("Jeder Mensch bekommt einen eigenen Brief, in seiner Sprache."),
    )

    meeting_said: ConcernOutcome | None

    @classmethod
    def initial_from(cls, _subject: Any) -> dict[str, Any]:
        return {}

    def configure_fields(self) -> None:
        self.meeting_said = outcome_of(self.subject, self.by)
        if self.meeting_said:
            self.initial["resolution"] = next(iter(self.meeting_said.resolutions), None)
            self.initial["text"] = self.meeting_said.public_words
        field = cast(Any, self.fields["also"])
        near = alike.answerable_with(self.by, self.subject)
        field.offered = lambda _visitor: near[: alike.MOST] if not self.is_bound else near
        field.called = lambda one: f"{one.number} · \u2068{' '.join(one.text.split())[:140]}\u2069"
        if "also" not in self.data and not near.exists():
            del self.fields["also"]

    @property
    def only_looks(self) -> bool:
        return LOOK in self.data

    def carried_out(self) -> bool:
        """False for a preview; else as the act form's."""
        if self.is_bound and self.only_looks:
            self.is_valid()
            return False
        return super().carried_out()

    def previews(self) -> Iterator[reach.Preview]:
        """What each of those chosen would get."""
        if not self.is_bound or not self.only_looks or self.errors:
            return
        words = self.cleaned_data
        for concern in (self.subject, *words.get("also", ())):
            yield reach.answer_to(concern, words["text"], words["resolution"])


class ReferForm(ActForm):
    act = actions.refer
    referred_to = forms.ChoiceField(label=_("Wer ist zuständig?"), choices=Elsewhere.choices, widget=forms.RadioSelect)
    reason = Typed(
        max_length=TEXT,
        label=_("Was sagen wir dazu?"),
        help_text=_("Das bekommt zu lesen oder zu hören, wer es gesagt hat: warum, und wohin man sich wendet."),
        widget=forms.Textarea(attrs={"rows": 5}),
    )


class SetAsideForm(ActForm):
    act = actions.set_aside
    reason = Typed(max_length=1_000, label=_("Warum?"), widget=forms.Textarea(attrs={"rows": 3}))


class PublishForm(ActForm):
    act = actions.publish
    public_text = Typed(
        max_length=TEXT,
        label=_("Das steht dann öffentlich"),
        help_text=_("In Ihren Worten und so, dass niemand erkennt, wer es gesagt hat."),
        widget=forms.Textarea(attrs={"rows": 10, "dir": "auto"}),
    )

    @classmethod
    def initial_from(cls, subject: Concern) -> dict[str, Any]:
        """What the groups read is a beginning; the original never is."""
        return {"public_text": subject.public_text or subject.shared_text}
