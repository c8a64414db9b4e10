"""People: the words of this room."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Role(TextChoices):
    """What somebody is in an organization (OParl ``Membership.role``)."""

    SPEAKER = "speaker", _("Sprecherin oder Sprecher")
    MINUTE_TAKER = "minute_taker", _("Protokoll")
    MEMBER = "member", _("Mitglied")
    DEPUTY = "deputy", _("Stellvertretung")
    ADVISER = "adviser", _("Beratung")
    GUEST = "guest", _("Gast")


class VotingRight(TextChoices):
    """What a seat's vote is."""

    FULL = "full", _("Stimmrecht")
    ADVISORY = "advisory", _("beratende Stimme")


class ConsentPurpose(TextChoices):
    """What somebody agreed to. Each purpose is asked for by itself (Art. 6 (1) a, Art. 7 DSGVO)."""

    NAMED = "named", _("Name öffentlich beim Gremium")
    LISTED = "listed", _("Eintrag im öffentlichen Verzeichnis")
    PHOTO = "photo", _("Foto öffentlich")
    NEWS = "news", _("Nachrichten über das Netzwerk")


class ConsentWay(TextChoices):
    """In which way somebody agreed."""

    PAPER = "paper", _("auf Papier")
    SPOKEN = "spoken", _("mündlich")
    MAIL = "mail", _("per E-Mail")
    FORM = "form", _("im Formular")


#: Roles in which somebody sits on a seat; every other role is an office in the group.
ON_A_SEAT = (Role.MEMBER, Role.DEPUTY)

#: What one is appointed to in a group, without a seat for it.
OFFICES = (Role.SPEAKER, Role.MINUTE_TAKER, Role.ADVISER, Role.GUEST, Role.MEMBER)

#: What a person and what an institution may be asked for.
ASKED_OF_PERSONS = (ConsentPurpose.NAMED, ConsentPurpose.PHOTO, ConsentPurpose.NEWS)
ASKED_OF_INSTITUTIONS = (ConsentPurpose.LISTED, ConsentPurpose.PHOTO, ConsentPurpose.NEWS)

#: The words proposed for each purpose: what happens, where, and that it can be taken back (Art. 7 (3) DSGVO).
WORDINGS = {
    ConsentPurpose.NAMED: _(
        "Ich bin einverstanden, dass mein Name auf den öffentlichen Internetseiten von »%(network)s« bei den Gremien "
        "steht, in denen ich mitarbeite. Diese Einwilligung ist freiwillig. Ich kann sie jederzeit widerrufen; dann "
        "wird mein Name dort nicht mehr genannt."
    ),
    ConsentPurpose.LISTED: _(
        "Wir sind einverstanden, dass unsere Einrichtung im öffentlichen Verzeichnis von »%(network)s« steht: mit "
        "Name, Art, Anschrift, Telefon, E-Mail-Adresse, Internetseite, Angeboten, Sprachen und Zeiten, soweit wir "
        "sie angegeben haben. Wir können das jederzeit widerrufen; dann wird der Eintrag aus dem Verzeichnis genommen."
    ),
    ConsentPurpose.PHOTO: _(
        "Ich bin einverstanden, dass Fotos von Sitzungen und Veranstaltungen, auf denen ich zu erkennen bin, auf den "
        "öffentlichen Internetseiten von »%(network)s« gezeigt werden. Diese Einwilligung ist freiwillig. Ich kann sie "
        "jederzeit widerrufen; dann werden die Fotos dort entfernt."
    ),
    ConsentPurpose.NEWS: _(
        "Ich möchte Nachrichten von »%(network)s« bekommen, auch wenn sie keine Sitzung betreffen. Diese Einwilligung "
        "ist freiwillig. Ich kann sie jederzeit widerrufen; dann bekomme ich keine mehr."
    ),
}


class PersonFilter(TextChoices):
    """By what the office looks for persons."""

    ACTIVE = "dabei", _("zurzeit dabei")
    ENDED = "beendet", _("war einmal dabei")
    NO_LOGIN = "ohne-zugang", _("ohne Zugang")
