"""Papers: the kinds of this room – documents, their versions, and files."""

from __future__ import annotations

from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from sozialraum.acts.filed import Absent, Fact, Filed
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
from sozialraum.bodies.kinds import joined, span
from sozialraum.papers import actions, queries
from sozialraum.papers.models import File, Paper, Version
from sozialraum.papers.words import Audience, PaperType

_FOR_MEMBERS = (
    "Schlüssel der Gremien, für deren Mitglieder; nur bei »für Mitglieder der Gremien«. Fehlen sie: die Gremien, die"
    " es beraten, beschlossen oder im Protokoll haben; gibt es keine: alle Gremien."
)
NOBODY = HoldsNobody(_("Der Wortlaut eines Dokuments ist keine Angabe über einen Menschen."))
FOR_EVER = Stays(_("dauerhaft; Namen werden auf Wunsch entfernt, wo sie nicht nötig sind"))


def _paper(one: Paper) -> ListLine:
    return ListLine((str(PaperType(one.paper_type).label), str(Audience(one.audience).label)))


def _version(one: Version) -> ListLine:
    held = span(one.valid_from, one.valid_until)
    wording = "" if one.text else str(_now("ohne Wortlaut"))
    return ListLine(joined(held, wording, str(_now("mit Datei")) if one.file_id else ""))


def _file(one: File) -> ListLine:
    kind = one.mime_type.rpartition("/")[2].upper()
    return ListLine((kind, filesizeformat(one.size), str(Audience(one.audience).label)))


_FILE = Filed(
    "file",
    "files",
    "Eine Datei, die neben dieser liegt.",
    "Dateien, die neben dieser liegen.",
    facts=(
        Fact("name", "Wie sie auf der Seite heißt."),
        Fact(
            "path",
            "Wo sie liegt, vom Ordner dieser Datei aus und nur darin.",
            form="path",
            no_column=True,
            absent=Absent.FAULT,
        ),
        Fact(
            "file_name",
            "Unter welchem Namen sie heruntergeladen wird. Fehlt er: der letzte Teil von path.",
            absent=Absent.UNKNOWN,
        ),
        Fact("audience", "Für wen sie ist."),
        Fact("groups", _FOR_MEMBERS, "organizations"),
        Fact("mime_type", typed=False),
        Fact("size", typed=False),
        Fact("sha512_checksum", typed=False),
    ),
    without={"removed": "Was beim Einlesen aus ihr entfernt wurde, sieht jede Installation selbst."},
)
_PAPER = Filed(
    "document",
    "documents",
    "Ein Dokument mit seinen Fassungen.",
    "Dokumente mit ihren Fassungen.",
    facts=(
        Fact("kind", "Was es ist.", "paper_type"),
        Fact("name", "Name."),
        Fact("public_name", "Wie es öffentlich heißt, wenn es selbst nicht öffentlich ist, z. B. Anliegen A-17."),
        Fact("audience", "Für wen es ist."),
        Fact("groups", _FOR_MEMBERS, "organizations"),
    ),
)
_VERSION = Filed(
    "version",
    "versions",
    "Eine Fassung eines Dokuments.",
    "Seine Fassungen.",
    facts=(
        Fact("document", "Schlüssel des Dokuments.", "paper", typed=False),
        Fact("label", "Letzter Teil ihrer Adresse, z. B. 2016-11-02. Einmal je Dokument.", form="key"),
        Fact("in_force", "Gilt ab.", "valid_from"),
        Fact("until", "Gilt bis.", "valid_until"),
        Fact("text", "Wortlaut. Fehlt er: nicht bekannt."),
        Fact("plain_text", "Derselbe Inhalt in Leichter Sprache. Es gilt allein der Wortlaut.", since=2),
        Fact("note", "Anmerkung."),
        Fact("file", "Schlüssel der Datei."),
    ),
    inside="document",
    own_key="{above}-{label}",
    tied=("document",),
)

KINDS = register(
    Kind(
        File,
        acts=actions.files,
        person=NOBODY,
        keeping=FOR_EVER,
        filed=_FILE,
        listings=(
            Listing(
                "dateien", Chapter.HOLDS, 3,
                _("Dateien"), _("Gescannte Protokolle, unterschriebene Blätter"), _("Datei hochladen"),
                lambda: File.objects.all(), _file, "papers:file", searched=("name", "file_name"),
            ),
        ),
        searchable=("name",),
    ),
    Kind(
        Paper,
        acts=actions.papers,
        person=NOBODY,
        keeping=FOR_EVER,
        filed=_PAPER,
        listings=(
            Listing(
                "dokumente", Chapter.HOLDS, 1,
                _("Dokumente"), _("Geschäftsordnung, Richtlinien, Konzepte, Berichte"), _("Dokument eintragen"),
                lambda: Paper.objects.all(), _paper, "papers:paper",
            ),
        ),
        pages=(PublicPage(Paper.address, lambda: Paper.objects.all()),),
        searchable=("name",),
    ),
    Kind(
        Version,
        acts=actions.versions,
        person=NOBODY,
        keeping=FOR_EVER,
        filed=_VERSION,
        notes={"adopted": _("Beschlossen"), "organizations": _("Gremien"), "rules": _("Regeln")},
        listings=(
            Listing(
                "fassungen", Chapter.HOLDS, 2,
                _("Fassungen"), _("Der Wortlaut eines Dokuments, wie er zu einer Zeit galt"), _("Fassung eintragen"),
                lambda: Version.objects.select_related("paper"), _version, "papers:version",
                ("paper__name", "-valid_from", "-pk"), searched=("paper__name", "text", "plain_text"), recorded=False,
                belongs_to="dokumente",
                recorded_there=_("Eine Fassung tragen Sie auf der Seite ihres Dokuments ein."),
            ),
        ),
        pages=(
            PublicPage(Version.address, lambda: Version.objects.all(), {"paper": "paper__key", "label": "label"}),
        ),
        searchable=("text", "plain_text"),
    ),
)  # fmt: skip
register_hints(Version, queries.hints)
