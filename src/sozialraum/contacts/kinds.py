"""Contacts: the kind of this room – an address list on its way in."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from sozialraum.acts.registry import DataSubject, Kind, PersonView, Row, Stays, moment_in_words, register
from sozialraum.contacts.models import ContactFile, ContactImport
from sozialraum.foundation.mail_address import address_key


def lines_with(subject: DataSubject) -> Iterator[tuple[ContactFile, int, str]]:
    """Lines of uploaded lists with this person's address; with their name, where the line has no address."""
    mine, name = address_key(subject.email), subject.name.casefold()
    files = ContactFile.objects.filter(contact_import__body=subject.body).select_related("contact_import")
    for file in files.defer("content").order_by("pk"):
        for row in file.rows:
            cells = [str(cell).strip() for cell in row.cells if str(cell).strip()]
            said = [address_key(cell) if "@" in cell else cell.casefold() for cell in cells]
            by_name = name in said and not any("@" in cell for cell in said)
            if (mine and mine in said) or by_name:
                yield file, row.number, "; ".join(cells)


def _lines(subject: DataSubject) -> Iterator[Row]:
    for file, number, words in lines_with(subject):
        of = file.contact_import
        yield (
            (_now("Liste"), of.file_name),
            (_now("Hochgeladen am"), moment_in_words(of.created)),
            (_now("Wird gelöscht am"), moment_in_words(of.ends)),
            (_now("Zeile"), str(number)),
            (_now("Angaben"), words),
        )


KINDS = register(
    Kind(
        ContactImport,
        person=PersonView(
            "lists",
            _("Eingelesene Adresslisten"),
            _("Damit das Büro eine Adressliste prüfen kann, bevor es sie übernimmt."),
            _lines,
        ),
        keeping=Stays(_("bis zur Übernahme, höchstens bis zu ihrem Tag; das besorgt delete_old_lists")),
        filed="Ein Entwurf des Büros; was daraus übernommen wird, steht in der Datei.",
    ),
)
