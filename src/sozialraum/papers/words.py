"""Papers: the words of this room."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class PaperType(TextChoices):
    """What kind of paper it is (OParl ``Paper.paperType``)."""

    BYLAWS = "bylaws", _("Geschäftsordnung")
    FUNDING_GUIDELINE = "funding_guideline", _("Förderrichtlinie")
    CONCEPT = "concept", _("Konzept")
    REPORT = "report", _("Bericht")
    PROPOSAL = "proposal", _("Vorlage")
    CONCERN = "concern", _("Anliegen")
    OTHER = "other", _("Dokument")


class Audience(TextChoices):
    """For whom a file is."""

    PUBLIC = "public", _("öffentlich")
    MEMBERS = "members", _("für Mitglieder der Gremien")
    OFFICE = "office", _("nur für die Geschäftsstelle")


class Removed(TextChoices):
    """What was taken out of a file before it was kept; the last one says why nothing was."""

    LOCATION = "location", _("Standort")
    AUTHOR = "author", _("Name des Verfassers")
    PROGRAM = "program", _("Angaben zu Programm und Bearbeitung")
    NOTES = "notes", _("verborgene Angaben zum Bild")
    EARLIER = "earlier", _("frühere Fassungen")
    SCRIPTS = "scripts", _("Skripte und automatische Aktionen")
    ATTACHMENTS = "attachments", _("angehängte Dateien")
    MEDIA = "media", _("eingebettete Medien")
    PASSWORD = "password", _("Sperre gegen Drucken und Kopieren")
    SIGNED = "signed", _("nichts, denn sie ist digital unterschrieben")


#: What can do something by itself; a signed document with any of it is refused.
ACTIVE = frozenset({Removed.SCRIPTS, Removed.ATTACHMENTS, Removed.MEDIA})


#: What may be taken in as a file, by ending, with its media type.
MEDIA_TYPES = {
    ".pdf": "application/pdf",
    ".png": "image/png",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".txt": "text/plain",
    ".odt": "application/vnd.oasis.opendocument.text",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}
#: What is taken in on screen, told by what it is and not by how it is called.
TAKEN_IN = {"application/pdf": ".pdf", "image/png": ".png", "image/jpeg": ".jpg"}
#: What a browser may show by itself; everything else is only downloaded.
SHOWN_INLINE = frozenset({"application/pdf", "image/png", "image/jpeg", "text/plain"})
