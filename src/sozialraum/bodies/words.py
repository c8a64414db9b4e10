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
