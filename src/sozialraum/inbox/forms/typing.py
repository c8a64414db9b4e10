"""Inbox: what the office types in for somebody – on the phone, at the counter, from a letter."""

from __future__ import annotations

from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _

from sozialraum.actforms.fields import KeyChoiceField, Line, MailField, Typed
from sozialraum.actforms.forms import ActForm
from sozialraum.concerns import actions
from sozialraum.concerns.models import Concern, Topic
from sozialraum.concerns.words import LANGUAGES, WayIn
from sozialraum.correspondence import rules
from sozialraum.correspondence.words import ReplyBy
from sozialraum.foundation.visitor import Visitor
from sozialraum.inbox.queries import alike
from sozialraum.languages.names import GERMAN

TEXT = 5_000
TWICE = "doppelt"  # the tick that says: it is meant, although the same is there already
BY_HAND = [(way.value, way.label) for way in WayIn if way is not WayIn.FORM]


def topics(visitor: Visitor) -> Any:
    return Topic.objects.visible_to(visitor).order_by("order", "name", "pk")


class RecordOnBehalfForm(ActForm):
    act = actions.record_on_behalf
    revision = None  # type: ignore[assignment]  # nothing is there yet that could have changed
    same: Concern | None = None
    parts = (
        (_("Was gesagt wird"), "", ("way_in", "language", "text", "topic")),
        (_("Wie wir antworten"), "", ("reply_by", "phone", "email", "postal_address", "name", "may_be_public")),
        (_("Woher es kommt"), "", ("occasion",)),
    )

    way_in = forms.ChoiceField(label=_("Wie kam es an?"), choices=BY_HAND, widget=forms.RadioSelect)
    language = forms.ChoiceField(label=_("In welcher Sprache?"), choices=LANGUAGES)
    text = Typed(
        max_length=TEXT,
        label=_("Das Anliegen"),
        help_text=_(
            "Möglichst wörtlich. Nichts über Gesundheit, Religion oder Aufenthaltsstatus: Das brauchen wir nicht."
        ),
        widget=forms.Textarea(attrs={"rows": 6, "dir": "auto"}),
    )
    topic = KeyChoiceField(topics, required=False, label=_("Thema"), empty_label=_("weiß nicht: Das Büro entscheidet"))
    reply_by = forms.ChoiceField(
        label=_("Wie dürfen wir antworten?"), choices=ReplyBy.choices, widget=forms.RadioSelect
    )
    phone = Line(required=False, max_length=60, label=_("Telefon"))
    email = MailField(required=False, label=_("E-Mail-Adresse"))
    postal_address = Typed(
        required=False, max_length=500, label=_("Anschrift"), widget=forms.Textarea(attrs={"rows": 3, "class": "short"})
    )
    name = Line(required=False, label=_("Name"))
    may_be_public = forms.BooleanField(
        required=False, label=_("Darf ohne Namen öffentlich werden, in unseren Worten (bitte fragen)")
    )
    occasion = Line(required=False, max_length=100, label=_("Anlass"), help_text=_("Zum Beispiel: Straßenfest im Juni"))

    @classmethod
    def first_shown(cls, request: Any, _subject: Any) -> dict[str, Any]:
        ways = {way for way, _label in BY_HAND}
        way = request.GET.get("weg", "")
        return {"way_in": way if way in ways else WayIn.PHONE, "language": GERMAN.code, "reply_by": ReplyBy.PHONE}

    def configure_fields(self) -> None:
        """Each way to be reached is asked for by the way that was chosen."""
        for name in rules.CONTACT.values():
            cast(Any, self.fields[name]).depends = True

    def carried_out(self) -> bool:
        """The very same words again are first asked about: two fingers on one button are not two people."""
        if self.is_valid() and TWICE not in self.data:
            known = alike.known_texts(self.by.body, [self.cleaned_data["text"]])
            if known:
                self.same = next(iter(known.values()))
                self.add_error("text", _("Genau das steht schon als %s da.") % self.same.number)
                return False
        return super().carried_out()
