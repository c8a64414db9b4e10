"""Bodies: the words of this room."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Classification(TextChoices):
    """What kind of organization it is (OParl ``Organization.classification``)."""

    PLENUM = "plenum", _("Plenum")
    WORKING_GROUP = "working_group", _("Arbeitsgruppe")
    STEERING_GROUP = "steering_group", _("Lenkungsgruppe")
    INSTITUTION = "institution", _("Einrichtung")
    OFFICE = "office", _("Geschäftsstelle")
    CITY = "city", _("Stadt")
    AUDIT = "audit", _("Prüfung")


#: Kinds that meet and decide: a Gremium. They are always public.
GROUPS = (Classification.PLENUM, Classification.WORKING_GROUP, Classification.STEERING_GROUP)

#: Whose standing counts only in a session that has shown two factors.
NEEDS_SECOND_FACTOR = (Classification.OFFICE, Classification.CITY, Classification.AUDIT)


class TextKind(TextChoices):
    """The texts a body says about itself."""

    PURPOSE = "purpose", _("Wozu es das Netzwerk gibt")
    PART_OF = "part_of", _("Wovon es ein Teil ist")
    PARTICIPATION = "participation", _("Wie man mitmacht oder ein Anliegen vorbringt")
    OFFICE_ADDRESS = "office_address", _("Anschrift der Geschäftsstelle")
    OFFICE_PHONE = "office_phone", _("Telefon der Geschäftsstelle")
    OFFICE_EMAIL = "office_email", _("E-Mail-Adresse der Geschäftsstelle")
    OFFICE_HOURS = "office_hours", _("Sprechzeiten")
    OFFICE_LANGUAGES = "office_languages", _("Sprachen im Büro")
    IMPRINT = "imprint", _("Impressum: Anbieter, Vertretung, Kontakt (§ 5 DDG)")
    PRIVACY = "privacy", _("Datenschutz: Verantwortliche, Datenschutzbeauftragte")
    DEFECTS = "defects", _("Adresse des Mängelmelders der Stadt")
    PETITION = "petition", _("Adresse für Anregungen an den Rat (§ 24 GO NRW)")
    HELP_LINES = "help_lines", _("Hilfetelefone, eines je Zeile")
    ACCESSIBILITY = "accessibility", _("Barrierefreiheit: Stand und Kontakt")
    SCHOOL_HOLIDAYS = "school_holidays", _("Schulferien, eine Zeile je Ferien")


#: Missed only where a rule needs it.
ASKED_BY_RULES = (TextKind.SCHOOL_HOLIDAYS,)


#: What the law asks of a network's own texts, by kind: the paragraphs, and a text to begin with. A line with a blank is
#: not shown before it is filled in (``rules.blanks``).
LAW = {
    TextKind.IMPRINT: _("§ 5 DDG; für Nachrichten und Berichte auch § 18 MStV"),
    TextKind.PRIVACY: _("Artikel 13 DSGVO"),
}
TEMPLATES = {
    TextKind.IMPRINT: _(
        "[Name des Anbieters mit Rechtsform, z. B. Stadt oder Verein …]\n"
        "[Straße und Hausnummer, kein Postfach …]\n"
        "[Postleitzahl und Ort …]\n"
        "\n"
        "Vertreten durch: [Vorname, Name und Amt, wer ihn vertritt …]\n"
        "\n"
        "E-Mail: [E-Mail-Adresse des Anbieters …]\n"
        "Telefon: [Telefonnummer oder ein anderer schneller Weg …]\n"
        "\n"
        "Register: [Register und Nummer, wenn es eines gibt …]\n"
        "Umsatzsteuer: [Umsatzsteuer-Identifikationsnummer, wenn es eine gibt …]\n"
        "Aufsicht: [Aufsichtsbehörde, wenn es eine gibt …]\n"
        "\n"
        "Verantwortlich für Nachrichten und Berichte (§ 18 Absatz 2 MStV): "
        "[Vorname, Name und Anschrift, wenn hier Nachrichten und Berichte stehen …]"
    ),
    TextKind.PRIVACY: _(
        "Verantwortlich für die Verarbeitung (Artikel 4 Nummer 7 DSGVO):\n"
        "[Name der verantwortlichen Stelle …]\n"
        "[Anschrift der verantwortlichen Stelle …]\n"
        "[E-Mail-Adresse und Telefon der verantwortlichen Stelle …]\n"
        "\n"
        "Für den Datenschutz: "
        "[Datenschutzbeauftragte oder Datenschutzbeauftragter, mit E-Mail-Adresse, wenn es jemanden gibt …]\n"
        "\n"
        "Rechtsgrundlage: [Rechtsgrundlage, bei Stadt oder Gemeinde: Artikel 6 Absatz 1 Buchstabe e DSGVO mit "
        "§ 3 DSG NRW; bei einem Verein: Artikel 6 Absatz 1 Buchstaben b und f, mit den berechtigten Interessen …]\n"
        "\n"
        "Der Rechner steht bei: [wer den Rechner betreibt, und ob es einen Vertrag nach Artikel 28 gibt …]\n"
        "Briefe per E-Mail verschickt: [wer den Mailserver betreibt …]\n"
        "Aufzeichnung der Zugriffe: [ob der Rechner oder ein Dienst davor Zugriffe aufzeichnet, was und wie lange …]\n"
        "\n"
        "Sie müssen uns nichts angeben. Ohne einen Weg zu Ihnen können wir aber nicht antworten.\n"
        "Automatische Entscheidungen über Sie gibt es nicht."
    ),
}
