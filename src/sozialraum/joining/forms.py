"""Joining: what somebody types who would like to join, and what the office types about it."""

from __future__ import annotations

from typing import Any, cast
from urllib.parse import urlsplit

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from sozialraum.actforms.fields import KeyChoiceField, Line, PartialDateFormField, Typed
from sozialraum.actforms.forms import ActForm
from sozialraum.actforms.open_form import FormStep
from sozialraum.actforms.pages import WithdrawForm
from sozialraum.bodies.queries import groups_to_choose, institutions_to_choose
from sozialraum.correspondence.forms import ContactForm, CorrespondentForm
from sozialraum.foundation.dates import PartialDate
from sozialraum.foundation.visitor import Visitor
from sozialraum.joining import actions
from sozialraum.joining.queries import requests
from sozialraum.joining.words import JoinedAs, RequestState
from sozialraum.people.models import Person
from sozialraum.people.words import VotingRight

MESSAGE = 1_000


class AskForm(CorrespondentForm):
    act = actions.ask
    unasked = frozenset({"sending"})
    steps = (
        FormStep(
            _("Wie erreichen wir Sie?"),
            _("Sie brauchen kein Konto. Was Sie schreiben, liest nur das Büro."),
            ("name", "reply_by", "email", "phone", "postal_address", "institution"),
            _("Weiter"),
        ),
        FormStep(
            _("Was brauchen Sie, damit Sie kommen können?"),
            _("Alles auf dieser Seite ist freiwillig."),
            ("language", "needs_interpreter", "needs_child_care", "needs_step_free", "message"),
            _("Weiter"),
        ),
        FormStep(
            _("Stimmt alles?"), _("Lesen Sie noch einmal. Erst dann geht Ihre Anfrage ab."), (), _("Anfrage senden")
        ),
    )

    name = Line(
        max_length=200,
        label=_("Ihr Name"),
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    institution = Line(
        required=False,
        max_length=200,
        label=_("Für welche Einrichtung?"),
        help_text=_("Kita, Schule, Verein, Träger … Leer lassen, wenn Sie für sich selbst kommen."),
        widget=forms.TextInput(attrs={"autocomplete": "organization"}),
    )
    language = Line(
        required=False,
        max_length=60,
        label=_("In welcher Sprache verstehen wir uns am besten?"),
        help_text=_("Zum Beispiel Deutsch, Arabisch oder Ukrainisch."),
    )
    needs_interpreter = forms.BooleanField(required=False, label=_("Ich brauche jemanden, der dolmetscht."))
    needs_child_care = forms.BooleanField(required=False, label=_("Ich brauche Betreuung für Kinder."))
    needs_step_free = forms.BooleanField(required=False, label=_("Ich brauche einen Weg ohne Stufen."))
    message = Typed(
        required=False,
        max_length=MESSAGE,
        label=_("Möchten Sie uns etwas sagen?"),
        help_text=_(
            "Bitte nichts über Gesundheit, Religion oder Aufenthaltsstatus und nichts über"
            " andere: Das brauchen wir nicht."
        ),
    )

    @property
    def onward(self) -> str:
        """What opens after it is sent: for the office the wish itself, for everybody else their own by its link."""
        asked: actions.SentRequest = self.outcome
        return asked.request.get_absolute_url() if self.is_whole else urlsplit(asked.link).path


class JoinConfirmForm(ActForm):
    act = actions.confirm
    revision = None  # type: ignore[assignment]


class RequestWithdrawForm(WithdrawForm):
    act = actions.withdraw
    revision = None  # type: ignore[assignment]


class JoinAnswerForm(ActForm):
    act = actions.answer
    revision = None  # type: ignore[assignment]
    answer = Typed(max_length=MESSAGE, label=_("Ihre Antwort"))

    @classmethod
    def initial_from(cls, _subject: Any) -> dict[str, Any]:
        return {}


class AskBackForm(ActForm):
    act = actions.ask_back
    question = Typed(max_length=MESSAGE, label=_("Was möchten Sie wissen?"))

    @classmethod
    def initial_from(cls, _subject: Any) -> dict[str, Any]:
        return {}


class RequestChangeContactForm(ContactForm):
    act = actions.change_contact


class RefuseForm(ActForm):
    act = actions.refuse
    reason = Typed(
        max_length=MESSAGE, label=_("Warum nicht?"), help_text=_("Das bekommt zu lesen oder zu hören, wer gefragt hat.")
    )


def _persons(visitor: Visitor) -> Any:
    return Person.objects.visible_to(visitor).order_by("name", "pk")


def _name_and_mail(person: Any) -> str:
    return f"{person.name} ({person.email})" if person.email else str(person.name)


class AdmitForm(ActForm):
    act = actions.admit
    parts = (
        (_("Wer"), "", ("person",)),
        (_("Als was"), "", ("place", "institution", "institution_name", "voting_right")),
        (_("Ab wann"), "", ("start_date",)),
    )

    person = KeyChoiceField(
        _persons,
        called=_name_and_mail,
        required=False,
        label=_("Schon bekannt?"),
        empty_label=_("Nein, neu eintragen"),
        help_text=_("Wer schon bekannt ist, behält dort Namen und Kontakt, wie sie sind."),
    )
    place = forms.ChoiceField(label=_("Wer aufgenommen wird, …"), choices=JoinedAs.choices, widget=forms.RadioSelect)
    institution = KeyChoiceField(
        institutions_to_choose,
        required=False,
        label=_("Für welche Einrichtung?"),
        empty_label=_("keine oder eine neue"),
    )
    institution_name = Line(
        required=False, label=_("Neue Einrichtung"), help_text=_("Nur wenn sie noch nicht eingetragen ist.")
    )
    voting_right = forms.ChoiceField(
        label=_("Stimme des Sitzes"),
        choices=VotingRight.choices,
        initial=VotingRight.FULL,
        help_text=_("Gilt für einen neuen Sitz."),
    )
    start_date = PartialDateFormField(exact=True, label=_("Erster Tag"))

    @classmethod
    def initial_from(cls, subject: Any) -> dict[str, Any]:
        """What was asked for, as far as it is known here."""
        known = requests.institution_called(subject.body_id, subject.institution)
        return {
            "place": JoinedAs.DELEGATE if subject.institution else JoinedAs.RESIDENT,
            "institution": known.key if known else None,
            "institution_name": "" if known else subject.institution,
            "start_date": PartialDate.of(timezone.localdate()),
        }

    def configure_fields(self) -> None:
        """Offered are only those it might be: nobody picks out of hundreds."""
        same = [person.pk for person in requests.known_as(self.subject).persons]
        cast(Any, self.fields["person"]).offered = lambda visitor: _persons(visitor).filter(pk__in=same)


class RequestListForm(forms.Form):
    """State, group and words; kept in the address."""

    stand = forms.ChoiceField(
        required=False, label=_("Stand"), choices=[("", _("alle")), *((one.value, one.label) for one in RequestState)]
    )
    gremium = forms.ChoiceField(required=False, label=_("Gremium"))
    text = Line(required=False, max_length=100, label=_("Name oder Nummer"))

    def __init__(self, data: Any, visitor: Visitor):
        super().__init__(data)
        groups = groups_to_choose(visitor).values_list("key", "name")
        cast(Any, self.fields["gremium"]).choices = [("", _("alle Gremien")), *groups]

    def asked(self) -> dict[str, str]:
        """What the list is narrowed by; a value that does not exist narrows nothing."""
        self.is_valid()
        words = self.cleaned_data
        return {
            "state": words.get("stand", ""),
            "group": words.get("gremium", ""),
            "text": words.get("text", "").strip(),
        }
