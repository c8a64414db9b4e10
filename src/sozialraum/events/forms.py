"""Events: what one types about an event, to send it in, to look at it, to move it, to call it off."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from sozialraum.actforms.fields import NOT_HERE, Clock, DayField, KeyChoiceField, Line, Typed, WebField
from sozialraum.actforms.forms import ActForm, FormRow, Part
from sozialraum.actforms.pages import ListPage, MasterForm
from sozialraum.bodies.models import Organization, OrganizationQuerySet
from sozialraum.bodies.queries import groups_of, named_with_room, places_to_choose
from sozialraum.events import actions
from sozialraum.events.queries import EventLine
from sozialraum.events.queries.choice import EVENTS, MEETINGS
from sozialraum.events.words import OPEN_TO_ALL
from sozialraum.foundation.memory import remembered
from sozialraum.foundation.visitor import Visitor


class YesNoField(forms.TypedChoiceField):
    """True, False, or None for what is not known; never a no that nobody said."""

    def __init__(self, **words: Any):
        words.setdefault("choices", [("", _("nicht bekannt")), ("True", _("ja")), ("False", _("nein"))])
        super().__init__(required=False, coerce=lambda text: text == "True", empty_value=None, **words)


class EventFields(forms.Form):
    """What is known of an event; the same questions for the office and for an institution."""

    name = Line(label=_("Wie heißt die Veranstaltung?"))
    date = DayField(label=_("Tag"))
    end_date = DayField(required=False, label=_("Letzter Tag"), help_text=_("Nur, wenn es mehrere Tage sind."))
    start_time = Clock(required=False, label=_("Beginn"))
    end_time = Clock(required=False, label=_("Ende"))
    all_day = forms.BooleanField(required=False, label=_("Den ganzen Tag"))
    location = KeyChoiceField(places_to_choose, called=named_with_room, required=False, label=_("Bekannter Ort"))
    place = Line(required=False, label=_("Oder ein anderer Ort"), help_text=_("Name und Adresse."))
    access = Line(
        required=False,
        max_length=300,
        label=_("Wie kommt man hinein?"),
        help_text=_("Zum Beispiel: Eingang vom Hof, Bus 12 bis Markt."),
    )
    step_free = YesNoField(label=_("Ohne Stufen"))
    audience = Line(required=False, label=_("Für wen"), help_text=_("Zum Beispiel: alle, Familien, Jugendliche."))
    free = YesNoField(label=_("Kostenlos"))
    price = Line(required=False, label=_("Kosten"), help_text=_("Nur, wenn es etwas kostet."))
    child_care = YesNoField(label=_("Kinderbetreuung"))
    languages = Line(required=False, label=_("Sprachen"), help_text=_("Mit Kommas getrennt."))
    interpreter = YesNoField(label=_("Dolmetschen"))
    interpreted = Line(required=False, label=_("In welche Sprachen?"), help_text=_("Mit Kommas getrennt."))
    note = Typed(required=False, max_length=2000, label=_("Beschreibung"), help_text=_("Zwei bis fünf Sätze."))
    website = WebField(required=False, label=_("Mehr im Internet"))


PARTS: tuple[Part, ...] = (
    (_("Was"), "", ("name", "note", "website")),
    (_("Wann"), "", ("date", "end_date", FormRow(_("Uhrzeit"), ("start_time", "end_time")), "all_day")),
    (_("Wo"), "", ("location", "place", "access", "step_free")),
    (
        _("Für wen"),
        _("Was Sie nicht wissen, lassen Sie offen. Dann steht da: nicht bekannt."),
        ("audience", "free", "price", "child_care", "languages", "interpreter", "interpreted"),
    ),
)


def _completed(words: dict[str, Any]) -> dict[str, Any]:
    """Who names the languages says that somebody interprets; who names a price, that it is not free."""
    if words.get("interpreted") and words.get("interpreter") is None:
        words["interpreter"] = True
    if words.get("price") and words.get("free") is None:
        words["free"] = False
    return words


def hosts_to_choose(visitor: Visitor) -> OrganizationQuerySet:
    """Groups and institutions, by name."""
    every = Organization.objects.visible_to(visitor)
    return (every.groups() | every.institutions()).order_by("name")


class EventForm(EventFields, MasterForm):
    """An event as it stands. A day that everybody knows is moved, with its reason, not corrected."""

    acts = actions.events
    called = _("Veranstaltung")
    listed = ListPage(_("Veranstaltungen"), "desk:entering-list", "veranstaltungen")
    seen_by = _("Steht öffentlich bei den Terminen, im Kalender-Abo und auf dem Aushang.")
    farewell = _("Wenn sie ausfällt, sagen Sie sie stattdessen ab: Dann bleibt sie mit dem Grund stehen.")
    unasked = frozenset({"former_date", "reason", "sequence"})
    parts = (*PARTS[:1], (_("Wer"), "", ("organization",)), *PARTS[1:])

    organization = KeyChoiceField(
        hosts_to_choose,
        required=False,
        label=_("Wer lädt ein?"),
        help_text=_("Eine Einrichtung wird nur genannt, wenn sie im Verzeichnis steht."),
    )

    def configure_fields(self) -> None:
        if getattr(self.subject, "state", "") in OPEN_TO_ALL:
            for name in actions.WHEN:
                del self.fields[name]

    def act_arguments(self) -> dict[str, Any]:
        return _completed(super().act_arguments())


class NewEventForm(EventForm):
    """An event that is not on record yet; it is public at once."""

    unasked = EventForm.unasked | {"state", "proposed"}

    def configure_fields(self) -> None:
        """Everything is asked."""


class ProposeForm(EventFields, ActForm):
    """An event of an institution, by the link that we sent it."""

    act = actions.propose
    gathered: ClassVar[dict[str, tuple[str, ...]]] = {"event": actions.BROUGHT}
    parts = PARTS

    @classmethod
    def initial_from(cls, _subject: Any) -> dict[str, Any]:
        """Empty: the institution is not what is typed."""
        return {}

    def act_arguments(self) -> dict[str, Any]:
        return {"event": _completed(super().act_arguments())}


class PublishEventForm(ActForm):
    act = actions.publish


class TurnDownForm(ActForm):
    act = actions.turn_down
    reason = Line(max_length=300, label=_("Warum nicht?"), help_text=_("Die Einrichtung liest diesen Grund."))


class MoveEventForm(ActForm):
    act = actions.move
    date = DayField(label=_("Neuer Tag"))
    end_date = DayField(required=False, label=_("Letzter Tag"), help_text=_("Nur, wenn es mehrere Tage sind."))
    start_time = Clock(required=False, label=_("Beginn"))
    end_time = Clock(required=False, label=_("Ende"))
    all_day = forms.BooleanField(required=False, label=_("Den ganzen Tag"))
    reason = Line(max_length=300, label=_("Warum wird verlegt?"), help_text=_("Steht öffentlich dabei."))


class CancelEventForm(ActForm):
    act = actions.cancel
    reason = Line(max_length=300, label=_("Warum fällt sie aus?"), help_text=_("Steht öffentlich dabei."))


class ReinstateEventForm(ActForm):
    act = actions.reinstate


class DatesForm(forms.Form):
    """Who invites, and sittings or events; kept in the address. Institutions that have no event cannot be chosen."""

    gremium = forms.ChoiceField(required=False, label=_("Wer lädt ein?"), error_messages=NOT_HERE)
    art = forms.ChoiceField(required=False, label=_("Was?"), error_messages=NOT_HERE)

    def __init__(self, data: Any, visitor: Visitor, events: Iterable[EventLine]):
        super().__init__(data)
        groups = {one.key: one.name for one in remembered(visitor, "groups", groups_of)}
        hosts = {one.host_key: one.host.name for one in events if one.host}
        named = {**groups, **dict(sorted(hosts.items(), key=lambda one: one[1].casefold()))}
        self.fields["gremium"].choices = [("", _("alle")), *named.items()]  # type: ignore[attr-defined]
        kinds = [("", _("alles")), (MEETINGS, _("nur Sitzungen")), (EVENTS, _("nur Veranstaltungen"))]
        self.fields["art"].choices = kinds  # type: ignore[attr-defined]

    def asked(self) -> dict[str, str]:
        """What the dates are narrowed by."""
        self.is_valid()
        return {"key": self.cleaned_data.get("gremium", ""), "kind": self.cleaned_data.get("art", "")}
