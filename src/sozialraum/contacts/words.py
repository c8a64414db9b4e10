"""Contacts: the words of this room."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class ImportState(TextChoices):
    """How far an uploaded list has come."""

    ARRANGING = "arranging", _("Spalten zuordnen")
    READY = "ready", _("Vorschau ansehen")
    DONE = "done", _("übernommen")


class ColumnUseChoice(TextChoices):
    """What a column is for; ``rules.headings.ColumnUse`` with what people read."""

    IGNORE = "ignore", _("nicht übernehmen")
    NAME = "name", _("Name der Person")
    FIRST_NAME = "first_name", _("Vorname")
    LAST_NAME = "last_name", _("Nachname")
    TITLE = "title", _("Titel vor dem Namen")
    EMAIL = "email", _("E-Mail")
    PHONE = "phone", _("Telefon")
    LANGUAGE = "language", _("Sprache der Person")
    INSTITUTION = "institution", _("Name der Einrichtung")
    KIND = "kind", _("Art der Einrichtung")
    INSTITUTION_EMAIL = "institution_email", _("E-Mail der Einrichtung")
    INSTITUTION_PHONE = "institution_phone", _("Telefon der Einrichtung")
    INSTITUTION_ADDRESS = "institution_address", _("Anschrift der Einrichtung")
    WEBSITE = "website", _("Website der Einrichtung")
    ADDRESS = "address", _("Anschrift, ganz")
    STREET = "street", _("Straße")
    HOUSE_NUMBER = "house_number", _("Hausnummer")
    POSTCODE = "postcode", _("Postleitzahl")
    TOWN = "town", _("Ort, auch mit Postleitzahl")
    GROUP = "group", _("Gremium, mit Namen")
    ROLE = "role", _("Funktion im Gremium")
    VOTE = "vote", _("Stimmrecht")
    DEPUTY = "deputy", _("Name der Stellvertretung")
    DEPUTY_EMAIL = "deputy_email", _("E-Mail der Stellvertretung")
    START = "start", _("seit wann")
    END = "end", _("bis wann")
    PERIOD = "period", _("Zeitraum: von und bis")
    CROSS = "cross", _("Kreuze für ein Gremium")


class MembershipChoice(TextChoices):
    """What somebody is to a group; ``rules.cells.MembershipWord`` with what people read."""

    DELEGATE = "delegate", _("Sitz mit Stimmrecht")
    ADVISORY = "advisory", _("Sitz mit beratender Stimme")
    DEPUTY = "deputy", _("Stellvertretung")
    SPEAKER = "speaker", _("Sprecherin oder Sprecher")
    MINUTE_TAKER = "minute_taker", _("Protokoll")
    ADVISER = "adviser", _("Beratung")
    GUEST = "guest", _("Gast")
    RECIPIENT = "recipient", _("Verteiler")


class LineStatusChoice(TextChoices):
    """What becomes of a line; ``rules.plan.LineStatus`` with what people read."""

    REFUSED = "refused", _("nicht verstanden")
    ASKED = "asked", _("Frage offen")
    ADDED = "added", _("neu")
    CHANGED = "changed", _("geändert")
    UNCHANGED = "unchanged", _("unverändert")
    LEFT_OUT = "left_out", _("ausgelassen")


class Whom(TextChoices):
    """Whom a selection holds."""

    ALL = "alle", _("alle Personen und Einrichtungen")
    DELEGATES = "sitze", _("Sitze eines Gremiums mit ihren Delegierten")
    DEPUTIES = "stellvertretungen", _("Stellvertretungen eines Gremiums")
    RECIPIENTS = "verteiler", _("Verteiler eines Gremiums")
    INSTITUTIONS = "einrichtungen", _("Einrichtungen")


class FileKind(TextChoices):
    """As what contacts leave the house."""

    CSV = "csv", _("CSV: Tabelle für jedes Programm")
    XLSX = "xlsx", _("XLSX: Tabelle für Excel und LibreOffice")
    VCARD = "vcf", _("vCard: für Adressbücher")
    LABELS = "pdf", _("Etiketten zum Drucken (PDF)")
