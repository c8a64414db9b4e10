"""Bodies: what one types about groups, working periods and places."""

from __future__ import annotations

from typing import Any, cast
from urllib.parse import urlsplit

from django import forms
from django.core.exceptions import ValidationError
from django.utils.html import format_html
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from sozialraum.actforms.fields import (
    HostNamesField,
    Line,
    MailField,
    NetworkAddressField,
    Number,
    PartialDateFormField,
    Typed,
    WebField,
)
from sozialraum.actforms.forms import ActForm
from sozialraum.actforms.pages import ListPage, MasterForm
from sozialraum.bodies import actions
from sozialraum.bodies.models import Text
from sozialraum.bodies.queries import asked_by_law
from sozialraum.bodies.rules import no_holidays
from sozialraum.bodies.words import GROUPS, LAW, TEMPLATES, Classification, TextKind
from sozialraum.foundation.dates import HOLDS
from sozialraum.foundation.http import Request, host_of

OFFICE_TEXTS = ("office_address", "office_phone", "office_email", "office_hours", "office_languages")
REACHED = ("postal_address", "phone", "email", "website")


class GroupForm(MasterForm):
    """The plenum, a working group, a steering group: what meets and decides."""

    acts = actions.organizations
    called = _("Gremium")
    listed = ListPage(_("Gremien"), "desk:entering-list", "gremien")
    seen_by = _("Alles, was hier steht, ist öffentlich: auf der Seite des Gremiums und auf der Startseite.")
    farewell = _("Hat ein Gremium seine Arbeit beendet, tragen Sie stattdessen ein, wann es aufgelöst wurde.")
    unasked = frozenset({"listed", "confirmed", *actions.ENTRY}) - {"kind"}
    parts = (
        (_("Wie es heißt"), "", ("name", "short_name", "classification", "kind", "sign")),
        (_("Was es tut"), "", ("task", "rhythm", "min_per_year", "max_per_year")),
        (_("Von wann bis wann"), "", ("start_date", "end_date")),
    )

    name = Line(help_text=_("Zum Beispiel: AG Wohnen/Quartier. Jeden Namen gibt es nur einmal."))
    short_name = Line(required=False, max_length=80, help_text=_("Für enge Stellen."))
    classification = forms.ChoiceField(choices=[(kind.value, kind.label) for kind in GROUPS])
    kind = Line(
        required=False,
        max_length=80,
        label=_("Wie es sich selbst nennt"),
        help_text=_("Beirat, Jury, Forum, Runder Tisch … So steht es dann statt der Art auf seiner Seite."),
    )
    sign = Line(
        required=False,
        max_length=2,
        help_text=_("Ein oder zwei Buchstaben, wie bei einer Linie im Fahrplan. Sonst gilt der erste des Namens."),
    )
    task = Typed(required=False, help_text=_("Ein bis drei Sätze: Worum kümmert es sich?"))
    rhythm = Line(required=False, help_text=_("In Worten: alle zwei Monate, mittwochs."))
    min_per_year = Number(
        required=False,
        help_text=_("Der Schreibtisch erinnert daran. Steht es in einer erfassten Regel, geht die Regel vor."),
    )
    max_per_year = Number(required=False)
    start_date = PartialDateFormField(required=False, years=HOLDS, label=_("Gebildet"))
    end_date = PartialDateFormField(
        required=False,
        years=HOLDS,
        ends=True,
        label=_("Aufgelöst"),
        help_text=_("Leer lassen, solange es besteht. 31.12.2018 oder nur 2018."),
    )


class InstitutionForm(MasterForm):
    """A kita, a school, a club. Whether the public sees it, its consent says, not this form."""

    acts = actions.organizations
    called = _("Einrichtung")
    listed = ListPage(_("Einrichtungen"), "desk:entering-list", "einrichtungen")
    seen_by = _(
        "Öffentlich im Verzeichnis steht sie erst mit ihrer Einwilligung. Bis dahin sehen sie das Büro und sie selbst."
    )
    farewell = _("Arbeitet sie nur nicht mehr mit, beenden Sie stattdessen ihre Sitze; was war, bleibt dann lesbar.")
    unasked = frozenset(
        {"classification", "sign", "task", "rhythm", "min_per_year", "max_per_year", "listed", "confirmed"}
    )
    parts = (
        (_("Wie sie heißt"), "", ("name", "short_name", "classification", "kind")),
        (_("Was sie anbietet"), "", ("offers", "languages", "hours")),
        (_("Wie man sie erreicht"), _("Von der Einrichtung, nie von einem Menschen."), REACHED),
        (_("Von wann bis wann"), "", ("start_date", "end_date")),
    )

    name = Line(help_text=_("Zum Beispiel: Kita Beispielweg. Jeden Namen gibt es nur einmal."))
    short_name = Line(required=False, max_length=80, help_text=_("Für enge Stellen."))
    kind = Line(required=False, max_length=80, help_text=_("Kita, Schule, Verein, Praxis …"))
    offers = Typed(required=False, help_text=_("Ein Angebot in jeder Zeile."))
    languages = Line(required=False, help_text=_("Mit Kommas getrennt: Deutsch, Arabisch"))
    hours = Typed(required=False, help_text=_("Zum Beispiel: montags 9 bis 12 Uhr"))
    postal_address = Typed(required=False)
    phone = Line(required=False, max_length=60)
    email = MailField(required=False, help_text=_("Das Postfach der Einrichtung."))
    website = WebField(required=False)
    start_date = PartialDateFormField(required=False, years=HOLDS, label=_("Dabei seit"))
    end_date = PartialDateFormField(required=False, years=HOLDS, ends=True, label=_("Dabei bis"))


class NewInstitutionForm(InstitutionForm):
    """Also the office itself, the city and the audit: whoever belongs to these may do more than others."""

    unasked = InstitutionForm.unasked - {"classification"}

    classification = forms.ChoiceField(
        choices=[(kind.value, kind.label) for kind in Classification if kind not in GROUPS],
        initial=Classification.INSTITUTION,
        help_text=_("Wer zu Geschäftsstelle, Stadt oder Prüfung gehört, hat deren Rechte. Das bleibt dann so."),
    )


class LegislativeTermForm(MasterForm):
    acts = actions.terms
    called = _("Zeitraum")
    listed = ListPage(_("Zeiträume"), "desk:entering-list", "zeitraeume")
    seen_by = _("Ein Förder- oder Arbeitszeitraum, nach dem berichtet wird.")

    name = Line(help_text=_("Zum Beispiel: Förderperiode 2016–2018"))
    start_date = PartialDateFormField(required=False, years=HOLDS)
    end_date = PartialDateFormField(required=False, years=HOLDS, ends=True)


class LocationForm(MasterForm):
    acts = actions.locations
    called = _("Ort")
    listed = ListPage(_("Orte"), "desk:entering-list", "orte")
    seen_by = _("Steht öffentlich bei jeder Sitzung, die dort stattfindet. Tragen Sie keine Privatwohnung ein.")

    name = Line(help_text=_("Zum Beispiel: Nachbarschaftstreff am Markt"))
    room = Line(required=False, max_length=100, help_text=_("Zum Beispiel: Saal im Erdgeschoss"))
    street_address = Line(required=False)
    postal_code = Line(required=False, max_length=10)
    locality = Line(required=False, max_length=100)
    description = Line(
        required=False,
        max_length=300,
        help_text=_("Zum Beispiel: ohne Stufen, Eingang vom Hof, Bus 12 bis Markt"),
    )


class EntryConfirmForm(ActForm):
    """What an institution says about itself, by the link we sent it."""

    act = actions.confirm
    gathered = {"entry": actions.ENTRY}

    kind = Line(required=False, max_length=80, label=_("Was Sie sind"), help_text=_("Zum Beispiel: Kita, Verein."))
    offers = Typed(required=False, label=_("Was Sie anbieten"), help_text=_("Ein Angebot in jeder Zeile."))
    languages = Line(required=False, label=_("Sprachen"), help_text=_("Mit Kommas getrennt."))
    hours = Typed(required=False, label=_("Zeiten"))
    postal_address = Typed(required=False, label=_("Anschrift"))
    phone = Line(required=False, max_length=60, label=_("Telefon"))
    email = MailField(required=False, label=_("E-Mail-Adresse der Einrichtung"))
    website = WebField(required=False, label=_("Internetseite"))

    def act_arguments(self) -> dict[str, Any]:
        return {"entry": super().act_arguments()}


class BodyForm(MasterForm):
    """How the network is called, and where it is reached. That a name leads here at all is the operator's work."""

    act = actions.correct_body
    called = _("Netzwerk")
    listed = ListPage(_("Eintragen und ändern"), "desk:entering")
    seen_by = _("Steht öffentlich im Kopf jeder Seite, in Briefen und in abonnierten Kalendern.")
    gathered = {"values": ("name", "short_name", "municipality", "address")}
    parts = (
        (_("Wie es heißt"), "", ("name", "short_name", "municipality")),
        (
            _("Wo es im Internet steht"),
            _("Ohne diese Adresse führt kein Link in einer E-Mail hierher; Briefe mit einem Link warten so lange."),
            ("address", "hosts"),
        ),
    )

    name = Line(label=_("Name"), help_text=_("Zum Beispiel: Sozialraumkonferenz Musterviertel"))
    short_name = Line(required=False, max_length=80, label=_("Kurzer Name"), help_text=_("Zum Beispiel: Musterviertel"))
    municipality = Line(required=False, label=_("Stadt oder Gemeinde"))
    address = NetworkAddressField(
        required=False,
        label=_("Internet-Adresse"),
        help_text=_("So, wie sie im Browser steht, zum Beispiel https://netz.example. Sie steht in jedem Brief."),
    )
    hosts = HostNamesField(
        required=False,
        label=_("Rechnernamen"),
        help_text=_("Unter diesen Namen antwortet das Netzwerk, einer in jeder Zeile: netz.example"),
    )

    @classmethod
    def initial_from(cls, subject: Any) -> dict[str, Any]:
        return super().initial_from(subject) | {"hosts": sorted(subject.hosts.values_list("name", flat=True))}

    def configure_fields(self) -> None:
        """Say where this page was asked for, so that nobody has to look it up."""
        here = f"{self.request.scheme}://{self.request.get_host()}"
        self.fields["address"].help_text = format_lazy(
            "{} {}", self.base_fields["address"].help_text, _("Diese Seite steht gerade unter %s.") % here
        )

    def clean_hosts(self) -> list[str]:
        """Nobody takes away the name under which they are here: the answer to this form would be lost."""
        hosts, here = self.cleaned_data["hosts"], host_of(self.request)
        if here not in hosts and self.subject.hosts.filter(name=here).exists():
            raise ValidationError(
                _("Unter »%s« sind Sie gerade hier. Wer diesen Namen herausnimmt, kommt von einem anderen aus.") % here
            )
        return list(hosts)

    def clean(self) -> dict[str, Any]:
        """Add the host of the address to the host names, so that it need not be typed twice."""
        words = super().clean() or self.cleaned_data
        if words.get("address") and words.get("hosts") is not None:
            name = urlsplit(words["address"]).hostname or ""
            words["hosts"] = list(dict.fromkeys([*words["hosts"], name]))
        return words


class TextsForm(MasterForm):
    """Everything the network says about itself, on one page; an emptied text is no longer shown."""

    act = actions.write_texts
    called = _("Texte")
    listed = ListPage(_("Eintragen und ändern"), "desk:entering")
    seen_by = _("Alles hier ist öffentlich. Bei jedem Text steht, wo er erscheint.")
    gathered = {"texts": tuple(TextKind.values)}
    parts = (
        (_("Das Netzwerk"), "", ("purpose", "part_of", "participation")),
        (_("Die Geschäftsstelle"), _("Steht am Fuß jeder Seite und im Impressum."), OFFICE_TEXTS),
        (
            _("Wohin man sich sonst wendet"),
            _("Steht bei den Anliegen: für das, was nicht zu den Gremien gehört, und für Notlagen."),
            ("defects", "petition", "help_lines"),
        ),
        (
            _("Der Kalender"),
            _("Steht auf keiner Seite: Der Schreibtisch und das Einberufen prüfen damit Regeln zu den Ferien."),
            ("school_holidays",),
        ),
        (_("Was das Gesetz verlangt"), "", ("imprint", "privacy", "accessibility")),
    )

    purpose = Typed(
        required=False, label=TextKind.PURPOSE.label, help_text=_("Startseite, unter dem Namen. Zwei bis drei Sätze.")
    )
    part_of = Line(required=False, max_length=500, label=TextKind.PART_OF.label, help_text=_("Impressum."))
    participation = Typed(
        required=False, label=TextKind.PARTICIPATION.label, help_text=_("Startseite, unter »Mitmachen«.")
    )
    office_address = Typed(required=False, label=_("Anschrift"))
    office_phone = Line(required=False, max_length=60, label=_("Telefon"))
    office_email = MailField(
        required=False, label=_("E-Mail"), help_text=_("Auch als Absender der Einladung im abonnierten Kalender.")
    )
    office_hours = Typed(required=False, label=TextKind.OFFICE_HOURS.label)
    office_languages = Typed(required=False, label=TextKind.OFFICE_LANGUAGES.label)
    defects = WebField(
        required=False,
        max_length=500,
        label=_("Mängelmelder der Stadt"),
        help_text=_("Internetadresse, auf der man eine kaputte Lampe oder Müll meldet."),
    )
    petition = WebField(
        required=False,
        max_length=500,
        label=_("Anregungen an den Rat (§ 24 GO NRW)"),
        help_text=_("Internetadresse der Stadt dazu."),
    )
    help_lines = Typed(
        required=False,
        label=_("Hilfetelefone"),
        help_text=_("Eines je Zeile, Name und Nummer mit Doppelpunkt: Telefonseelsorge: 0800 111 0 111"),
    )
    imprint = Typed(
        required=False,
        label=_("Impressum"),
        help_text=_(
            "Das Gesetz verlangt es (§ 5 DDG): Anbieter mit Anschrift, wer ihn vertritt, zwei schnelle Wege zu ihm."
        ),
    )
    privacy = Typed(
        required=False,
        label=_("Datenschutz"),
        help_text=_(
            "Das Gesetz verlangt es (Artikel 13 DSGVO): wer verantwortlich ist, Datenschutzbeauftragte,"
            " Rechtsgrundlage, Dienste. Zwecke, Fristen, Empfänger, Rechte und Aufsicht sagt die Seite selbst."
        ),
    )
    accessibility = Typed(
        required=False,
        label=_("Barrierefreiheit"),
        help_text=_("Was Sie selbst geprüft haben, und wie barrierefrei die eingestellten Dateien sind."),
    )

    school_holidays = Typed(
        required=False,
        label=_("Schulferien"),
        help_text=_("Eine Zeile je Ferien: Herbstferien: 17.10.2026 bis 31.10.2026"),
    )

    def clean_school_holidays(self) -> str:
        typed = str(self.cleaned_data["school_holidays"])
        if lines := no_holidays(typed):
            raise ValidationError(
                _("Nicht zu lesen: %(lines)s. Schreiben Sie: Herbstferien: 17.10.2026 bis 31.10.2026"),
                params={"lines": "; ".join(lines)},
                code="holidays",
            )
        return typed

    @classmethod
    def initial_from(cls, subject: Any) -> dict[str, Any]:
        return dict(Text.objects.filter(body=subject).values_list("kind", "text"))

    @classmethod
    def first_shown(cls, request: Request, subject: Any) -> dict[str, Any]:
        """What is written; where nothing is, and somebody wants it, the template of a text that the law asks for."""
        shown, wanted = super().first_shown(request, subject), request.GET.get("vorlage", "")
        return shown | ({wanted: str(TEMPLATES[TextKind(wanted)])} if wanted in LAW and not shown.get(wanted) else {})

    def configure_fields(self) -> None:
        for kind, stands in asked_by_law(self.initial).items():
            field = self.fields[kind]
            cast(Any, field).depends = True  # never a wall, but nothing one may do without
            if self.initial.get(kind) and stands.missing:
                left = _(
                    "Noch offen: %s. Eine Zeile mit einer Lücke […] wird nicht gezeigt. Was nicht gilt, löschen Sie."
                ) % " · ".join(stands.missing)
                field.help_text = f"{field.help_text} {left}"
            elif not self.is_bound and not self.initial.get(kind):
                link = format_html('<a href="?vorlage={}#id_{}">{}</a>', kind, kind, _("Mit einer Vorlage beginnen"))
                field.help_text = format_html("{} {}", field.help_text, link)

    def afterwards(self) -> str:
        texts = {kind.value: self.cleaned_data[kind] for kind in LAW}
        left = [str(TextKind(name).label) for name, one in asked_by_law(texts).items() if texts[name] and one.missing]
        return (
            _("Noch nicht ausgefüllt: %s. Zeilen mit einer Lücke zeigt die Seite nicht.") % "; ".join(left)
            if left
            else ""
        )

    def act_arguments(self) -> dict[str, Any]:
        return {"texts": super().act_arguments()}
