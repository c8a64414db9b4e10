"""Bodies: what one types about groups, working periods and places."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from sozialraum.acts.fields import Line, Number, PartialDateFormField, Typed
from sozialraum.acts.forms import ActForm
from sozialraum.acts.pages import MasterForm
from sozialraum.bodies import actions
from sozialraum.bodies.words import GROUPS


class GroupForm(MasterForm):
    """The plenum, a working group, a steering group: what meets and decides."""

    acts = actions.organizations
    called = _("Gremium")
    listed = (_("Gremien"), "schreibtisch/eintragen/gremien/")
    seen_by = _("Alles, was hier steht, ist öffentlich: auf der Seite des Gremiums und auf der Startseite.")
    farewell = _("Hat ein Gremium seine Arbeit beendet, tragen Sie stattdessen ein, wann es aufgelöst wurde.")
    unasked = frozenset({"listed", "confirmed", *actions.ENTRY})
    parts = (
        (_("Wie es heißt"), "", ("name", "short_name", "classification", "sign")),
        (_("Was es tut"), "", ("task", "rhythm", "min_per_year", "max_per_year")),
        (_("Von wann bis wann"), "", ("start_date", "end_date")),
    )

    name = Line(label=_("Name"), help_text=_("Zum Beispiel: AG Wohnen/Quartier. Jeden Namen gibt es nur einmal."))
    short_name = Line(required=False, max_length=80, label=_("Kurzer Name"), help_text=_("Für enge Stellen."))
    classification = forms.ChoiceField(label=_("Art"), choices=[(kind.value, kind.label) for kind in GROUPS])
    sign = Line(
        required=False,
        max_length=2,
        label=_("Zeichen"),
        help_text=_("Ein oder zwei Buchstaben, wie bei einer Linie im Fahrplan. Sonst gilt der erste des Namens."),
    )
    task = Typed(required=False, label=_("Aufgabe"), help_text=_("Ein bis drei Sätze: Worum kümmert es sich?"))
    rhythm = Line(required=False, label=_("Wie oft es tagt"), help_text=_("In Worten: alle zwei Monate, mittwochs."))
    min_per_year = Number(
        required=False, label=_("Sitzungen im Jahr, mindestens"), help_text=_("Der Schreibtisch erinnert daran.")
    )
    max_per_year = Number(required=False, label=_("Sitzungen im Jahr, höchstens"))
    start_date = PartialDateFormField(required=False, label=_("Gebildet"))
    end_date = PartialDateFormField(
        required=False, label=_("Aufgelöst"), help_text=_("Leer lassen, solange es besteht. 31.12.2018 oder nur 2018.")
    )


class LegislativeTermForm(MasterForm):
    acts = actions.terms
    called = _("Zeitraum")
    listed = (_("Zeiträume"), "schreibtisch/eintragen/zeitraeume/")
    seen_by = _("Ein Förder- oder Arbeitszeitraum, nach dem berichtet wird.")

    name = Line(label=_("Name"), help_text=_("Zum Beispiel: Förderperiode 2016–2018"))
    start_date = PartialDateFormField(required=False, label=_("Anfang"))
    end_date = PartialDateFormField(required=False, label=_("Ende"))


class LocationForm(MasterForm):
    acts = actions.locations
    called = _("Ort")
    listed = (_("Orte"), "schreibtisch/eintragen/orte/")
    seen_by = _("Steht öffentlich bei jeder Sitzung, die dort stattfindet. Tragen Sie keine Privatwohnung ein.")

    name = Line(label=_("Name"), help_text=_("Zum Beispiel: Nachbarschaftstreff am Markt"))
    room = Line(required=False, max_length=100, label=_("Raum"), help_text=_("Zum Beispiel: Saal im Erdgeschoss"))
    street_address = Line(required=False, label=_("Straße und Hausnummer"))
    postal_code = Line(required=False, max_length=10, label=_("Postleitzahl"))
    locality = Line(required=False, max_length=100, label=_("Stadt"))
    description = Line(
        required=False,
        max_length=300,
        label=_("Wie man hineinkommt"),
        help_text=_("Zum Beispiel: ohne Stufen, Eingang vom Hof, Bus 12 bis Markt"),
    )


class ConfirmForm(ActForm):
    """What an institution says about itself, by the link we sent it."""

    act = actions.confirm
    gathered = {"entry": actions.ENTRY}

    kind = Line(required=False, max_length=80, label=_("Was Sie sind"), help_text=_("Zum Beispiel: Kita, Verein."))
    offers = Typed(required=False, label=_("Was Sie anbieten"), help_text=_("Ein Angebot in jeder Zeile."))
    languages = Line(required=False, label=_("Sprachen"), help_text=_("Mit Kommas getrennt."))
    hours = Typed(required=False, label=_("Zeiten"))
    postal_address = Typed(required=False, label=_("Anschrift"))
    phone = Line(required=False, max_length=60, label=_("Telefon"))
    email = forms.EmailField(required=False, label=_("E-Mail-Adresse der Einrichtung"))
    website = forms.URLField(required=False, label=_("Internetseite"), assume_scheme="https")

    def words(self) -> dict[str, Any]:
        return {"entry": super().words()}
