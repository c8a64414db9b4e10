"""Inbox: wish cards, many on one page – typed from card to card, each a concern of its own; nothing typed is lost."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, cast

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from sozialraum.actforms.fields import KeyChoiceField, Line, Typed, offer_to
from sozialraum.concerns import actions
from sozialraum.concerns.models import Concern
from sozialraum.concerns.words import LANGUAGES, WayIn
from sozialraum.correspondence.words import ReplyBy
from sozialraum.foundation.http import Request
from sozialraum.foundation.mail_address import is_mail_address, mail_address
from sozialraum.foundation.visitor import Visitor
from sozialraum.inbox.forms.typing import TEXT, topics
from sozialraum.inbox.queries import alike
from sozialraum.languages.names import GERMAN

AT_ONCE = 10
FEWEST_DIGITS = 4
NO_CONTACT = _("Das ist weder eine Telefonnummer noch eine E-Mail-Adresse.")


class HeadForm(forms.Form):
    """What holds for all cards of a pile, and is carried on to the next page."""

    anlass = Line(required=False, max_length=100, label=_("Anlass"), help_text=_("Zum Beispiel: Straßenfest im Juni"))
    thema = KeyChoiceField(topics, required=False, label=_("Thema"), empty_label=_("weiß nicht: Das Büro entscheidet"))
    sprache = forms.ChoiceField(label=_("Sprache"), choices=LANGUAGES, initial=GERMAN.code)


class CardForm(forms.Form):
    """One card."""

    text = Typed(required=False, max_length=TEXT, label=_("Was steht auf der Karte?"))
    antwort = Line(required=False, max_length=254, label=_("Telefon oder E-Mail"))
    thema = KeyChoiceField(topics, required=False, label=_("Thema"), empty_label=_("wie oben"))
    doppelt = forms.BooleanField(required=False, label=_("Ja, es ist noch eine Karte"))

    same: str = ""

    def __init__(self, data: Any, *, place: int):
        super().__init__(data, prefix=f"karte-{place}")
        self.place = place
        text = self.fields["text"].widget.attrs
        text |= {
            "rows": 2,
            "dir": "auto",
            "data-card": "",
            "class": "card-text",
            "aria-label": f"Karte {place}: Was steht darauf?",
        }
        self.fields["antwort"].widget.attrs["aria-label"] = f"Karte {place}: Telefon oder E-Mail"
        self.fields["thema"].widget.attrs["aria-label"] = f"Karte {place}: Thema"

    @property
    def is_blank(self) -> bool:
        return not self.cleaned_data.get("text", "").strip() and not self.cleaned_data.get("antwort")

    def clean(self) -> dict[str, Any]:
        words = cast(dict[str, Any], super().clean())
        if words.get("antwort") and not words.get("text", "").strip():
            self.add_error("text", _("Was steht auf dieser Karte?"))
        return words

    def clean_antwort(self) -> str:
        typed = str(self.cleaned_data["antwort"])
        contact_of(typed)
        return typed

    def hint(self, same: str) -> None:
        """The same words are there already; it goes in only if somebody says that it is another card."""
        self.same = same
        self.add_error("text", _("Dasselbe steht schon da: %s.") % same)


def contact_of(typed: str) -> dict[str, Any]:
    """Contact fields from what stands in one field of a card: mail address or telephone. Raises ValidationError."""
    if not typed:
        return {"reply_by": ReplyBy.NONE}
    if "@" in typed:
        if not is_mail_address(typed):
            raise ValidationError(NO_CONTACT)
        return {"reply_by": ReplyBy.MAIL, "email": mail_address(typed)}
    if sum(sign.isdigit() for sign in typed) < FEWEST_DIGITS:
        raise ValidationError(NO_CONTACT)
    return {"reply_by": ReplyBy.PHONE, "phone": typed[:60]}


class CardsForm:
    """A page of cards with their common head. What the house takes is gone from the page; what it refuses stays."""

    def __init__(self, request: Request):
        data: Any = request.POST if request.method == "POST" else None
        self.by: Visitor = request.visitor
        self.head = HeadForm(data, initial=request.GET.dict())
        self.cards = [CardForm(data, place=place) for place in range(1, AT_ONCE + 1)]
        self.before = [key for key in (data or request.GET).get("karten", "").split(",") if key]
        self.taken: list[Concern] = []
        offer_to([field for form in (self.head, *self.cards) for field in form.fields.values()], self.by)

    def carried_out(self) -> bool:
        """True once every card is in. The good ones go in even if others are refused: those stay, to be put right."""
        if not self.head.is_bound or not all([self.head.is_valid(), *[card.is_valid() for card in self.cards]]):
            return False
        filled = [card for card in self.cards if not card.is_blank]
        self._hint_at_doubles(filled)
        for card in filled:
            if not card.errors:
                self._take(card)
        self.left = [card for card in filled if card.errors]
        return not self.left

    left: list[CardForm] = []

    def _hint_at_doubles(self, filled: list[CardForm]) -> None:
        known = alike.known_texts(self.by.body, [card.cleaned_data["text"] for card in filled])
        seen: dict[str, str] = {text: one.number for text, one in known.items()}
        for card in filled:
            text = alike.plain(card.cleaned_data["text"])
            if text in seen and not card.cleaned_data["doppelt"]:
                card.hint(seen[text])
            seen.setdefault(text, f"Karte {card.place}")

    def _take(self, card: CardForm) -> None:
        words, head = card.cleaned_data, self.head.cleaned_data
        try:
            concern = actions.record_on_behalf(
                self.by.body,
                by=self.by,
                way_in=WayIn.CARD,
                topic=words["thema"] or head["thema"],
                text=words["text"],
                language=head["sprache"],
                occasion=head["anlass"],
                **contact_of(words["antwort"]),
            )
        except ValidationError as refusal:
            card.add_error("text", refusal.messages)
        else:
            self.taken.append(concern)

    @property
    def keys(self) -> str:
        """All cards of this pile so far, for their slips."""
        return ",".join([*self.before, *(one.key for one in self.taken)])

    def shown(self) -> Iterator[CardForm]:
        """What is still to be typed or put right; a card that went in makes room."""
        gone = self.head.is_bound and bool(self.taken)
        yield from self.left if gone else self.cards

    @property
    def errors(self) -> list[str]:
        """By card, as the head of the page says it."""
        return [
            f"Karte {card.place}: {text}" for card in self.cards for texts in card.errors.values() for text in texts
        ]

    @property
    def carried_on(self) -> dict[str, str]:
        """What the next page begins with."""
        head = self.head.cleaned_data
        topic = head["thema"].key if head["thema"] else ""
        return {"anlass": head["anlass"], "thema": topic, "sprache": head["sprache"], "karten": self.keys}
