"""Bodies: the kinds of this room – the network itself, working periods, places, groups and institutions."""

from __future__ import annotations

from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from sozialraum.acts.filed import Fact, Filed
from sozialraum.acts.registry import (
    Chapter,
    HoldsNobody,
    Kind,
    Listing,
    ListLine,
    PublicPage,
    Stays,
    register,
    register_hints,
)
from sozialraum.bodies import actions, queries
from sozialraum.bodies.models import LegislativeTerm, Location, Organization
from sozialraum.bodies.words import TextKind
from sozialraum.foundation.dates import PartialDate
from sozialraum.network.models import Body


def span(start: PartialDate | None, end: PartialDate | None) -> str:
    """»2016 bis 31. Dezember 2018«"""
    words = [date.in_words(weekday=False) for date in (start, end) if date]
    if start and end:
        return str(_now("%s bis %s")) % tuple(words)
    return str(_now("seit %s") if start else _now("bis %s")) % words[0] if words else ""


def joined(*facts: str) -> tuple[str, ...]:
    """Only what is known."""
    return tuple(fact for fact in facts if fact)


def _group(one: Organization) -> ListLine:
    return ListLine(joined(one.kind_in_words, span(one.start_date, one.end_date), one.rhythm))


def _institution(one: Organization) -> ListLine:
    listed = str(_now("im Verzeichnis")) if one.listed else ""
    return ListLine(joined(one.kind_in_words, ", ".join(one.language_list), listed))


_ORGANIZATION = Filed(
    "organization",
    "organizations",
    "Ein Gremium oder eine Einrichtung.",
    "Gremien und Einrichtungen.",
    facts=(
        Fact("classification", "Was es ist."),
        Fact("name", "Name; jeden gibt es nur einmal."),
        Fact("short_name", "Kurzer Name."),
        Fact("sign", "Ein oder zwei Buchstaben für das Liniensymbol."),
        Fact("task", "Aufgabe."),
        Fact("founded", "Gebildet.", "start_date"),
        Fact("dissolved", "Aufgelöst.", "end_date"),
        Fact("rhythm", "Wie oft es tagt, in Worten."),
        Fact("min_per_year", "Wie oft im Jahr mindestens; übernommen, es gilt nur, wo keine Regel es sagt."),
        Fact("max_per_year", "Wie oft im Jahr höchstens; übernommen, es gilt nur, wo keine Regel es sagt."),
        Fact("listed", "Für Einrichtungen: einverstanden, öffentlich genannt zu werden."),
        Fact("kind", "Eigenes Wort dafür, was es ist, z. B. Kita oder Beirat. Fehlt es: das von classification."),
        Fact("postal_address", "Für Einrichtungen: Anschrift."),
        Fact("website", "Für Einrichtungen: Internetseite."),
        Fact("email", "Für Einrichtungen: eigenes Postfach, nicht das eines Menschen."),
        Fact("phone", "Für Einrichtungen: Telefon."),
        Fact("offers", "Für Einrichtungen: Angebote, eines je Zeile."),
        Fact("languages", "Für Einrichtungen: Sprachen, durch Kommas getrennt."),
        Fact("hours", "Für Einrichtungen: Öffnungszeiten in Worten."),
        Fact("confirmed", "Für Einrichtungen: wann der Eintrag zuletzt bestätigt wurde."),
    ),
)
#: What the founding file says of the network itself, beside its texts: a mapping of its own, not one of many.
BODY_FACTS = (
    Fact("name", "Name des Netzwerks."),
    Fact("short_name", "Kurzer Name."),
    Fact("municipality", "Stadt oder Gemeinde."),
    Fact("address", "Basisadresse für E-Mails, Kalender und Verweise.", form="address"),
    Fact("hosts", "Rechnernamen, unter denen dieses Netzwerk antwortet.", form="hosts", no_column=True),
    Fact("default", "Antwortet es auch unter jedem anderen Namen? Höchstens eines je Installation.", "is_default"),
    Fact("sample", "Ist es erfunden? Dann sagt es jede Seite.", "is_sample"),
)

KINDS = register(
    Kind(
        Body,
        person=HoldsNobody(_("Was ein Netzwerk über sich sagt, kein Mensch.")),
        keeping=Stays(_("solange es das Netzwerk gibt")),
        filed="Steht als body am Anfang der Datei (BODY_FACTS).",
        notes={
            **dict(TextKind.choices),
            "hosts": _("Rechnernamen"),
            "promise": _("Versprechen"),
            "kind": _("Als was"),  # of a file of contacts that somebody takes along
            "choice": _("Auswahl"),
            "count": _("Anzahl"),
            "sheet": _("Bogen"),
            "files": _("Dateien"),  # that were looked through
            "factors": _("Zweiter Faktor"),
        },
    ),
    Kind(
        LegislativeTerm,
        acts=actions.terms,
        person=HoldsNobody(_("Ein Zeitraum, kein Mensch.")),
        keeping=Stays(_("dauerhaft: die Geschichte des Netzwerks")),
        filed=Filed(
            "term",
            "terms",
            "Ein Förder- oder Arbeitszeitraum.",
            "Förder- und Arbeitszeiträume.",
            facts=(
                Fact("name", "Name des Zeitraums."),
                Fact("start", "Anfang.", "start_date"),
                Fact("end", "Ende.", "end_date"),
            ),
        ),
        listings=(
            Listing(
                "zeitraeume", Chapter.WHO, 4,
                _("Zeiträume"), _("Förder- und Arbeitszeiträume"), _("Zeitraum eintragen"),
                lambda: LegislativeTerm.objects.all(),
                lambda one: ListLine(joined(span(one.start_date, one.end_date))),
                "bodies:legislativeterm",
            ),
        ),
        searchable=("name",),
    ),
    Kind(
        Location,
        acts=actions.locations,
        person=HoldsNobody(_("Nur öffentliche Orte.")),
        keeping=Stays(_("dauerhaft: die Geschichte des Netzwerks")),
        filed=Filed(
            "location",
            "locations",
            "Ein öffentlicher Ort, an dem getagt wird.",
            "Orte.",
            facts=(
                Fact("name", "Name des Ortes."),
                Fact("street_address", "Straße und Hausnummer."),
                Fact("postal_code", "Postleitzahl."),
                Fact("locality", "Stadt."),
                Fact("room", "Raum."),
                Fact("description", "Wie man hineinkommt, z. B. „ohne Stufen“."),
            ),
        ),
        listings=(
            Listing(
                "orte", Chapter.WHO, 3,
                _("Orte"), _("Wo getagt wird und wie man hineinkommt"), _("Ort eintragen"),
                lambda: Location.objects.all(),
                lambda one: ListLine(joined(one.room, one.street_address, one.locality)),
                "bodies:location",
            ),
        ),
        searchable=("name", "street_address", "locality"),
    ),
    Kind(
        Organization,
        acts=actions.organizations,
        person=HoldsNobody(_("Ansprechbare Stellen; keine Privatpersonen.")),
        keeping=Stays(_("bis zum Widerruf der Einrichtung; Gremien dauerhaft")),
        filed=_ORGANIZATION,
        listings=(
            Listing(
                "gremien", Chapter.WHO, 1,
                _("Gremien"), _("Plenum und Arbeitsgruppen"), _("Gremium eintragen"),
                lambda: Organization.objects.groups(), _group, "bodies:organization",
            ),
            Listing(
                "einrichtungen", Chapter.WHO, 2,
                _("Einrichtungen"), _("Kitas, Schulen, Vereine, auch Geschäftsstelle, Stadt und Prüfung"),
                _("Einrichtung eintragen"),
                lambda: Organization.objects.others(), _institution, "bodies:institution",
                act="bodies.organization", searched=("name", "short_name", "kind", "offers"),
            ),
        ),
        pages=(
            PublicPage("gremien/{key}/", lambda: Organization.objects.groups()),
            PublicPage("einrichtungen/{key}/", lambda: Organization.objects.institutions()),
        ),
        searchable=("name", "short_name", "task", "kind", "offers", "languages"),
    ),
)  # fmt: skip
register_hints(Organization, queries.hints)
