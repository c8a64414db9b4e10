"""Contacts: what happens to a list before it is taken over."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from sozialraum.acts.act import Move, act, create
from sozialraum.acts.who import is_house
from sozialraum.bodies.permissions import is_office
from sozialraum.contacts.models import ContactFile, ContactImport, packed
from sozialraum.contacts.ports.tables import SheetTable, UploadedSheet
from sozialraum.contacts.queries import known
from sozialraum.contacts.rules.headings import ColumnUse, Layout, SheetColumn, find_layout, guess
from sozialraum.contacts.words import ImportState
from sozialraum.foundation.dates import PartialDate
from sozialraum.foundation.refusals import field_error
from sozialraum.foundation.text import one_line, shortened
from sozialraum.foundation.visitor import Visitor
from sozialraum.network.models import Body

OPEN = (ImportState.ARRANGING, ImportState.READY)


@act(who=is_office, says=_("hat eine Adressliste hochgeladen"), publishes=False)
def upload(body: Body, *, by: Visitor, file: UploadedSheet) -> ContactImport:
    """Store an uploaded list with a first guess of its columns; nothing of it is taken over yet."""
    job = ContactImport(body=body, file_name=shortened(one_line(file.name), 200), uploaded_by=by.label)
    _read(job, file.table, guess(file.table.rows, known.groups(body)))
    create(job)
    ContactFile.objects.create(contact_import=job, content=file.content, packed=packed(file.table.rows))
    return job


@act(
    who=is_office,
    moves=Move(OPEN, to=ImportState.ARRANGING),
    says=_("hat eine hochgeladene Adressliste anders gelesen"),
    publishes=False,
)
def read_again(job: ContactImport, *, by: Visitor, table: SheetTable, heading_row: int, heading_rows: int) -> None:
    """Read the file again with another encoding, sheet or heading row; the columns are guessed anew."""
    place = next((place for place, row in enumerate(table.rows) if row.number >= heading_row), len(table.rows))
    if place + heading_rows > len(table.rows):
        raise field_error("heading_row", gettext("So viele Zeilen hat die Tabelle nicht."), "heading")
    _read(job, table, find_layout(table.rows, place, heading_rows, list(known.groups(job.body))))
    job.answers = {}
    ContactFile.objects.filter(contact_import=job).update(packed=packed(table.rows))


@act(
    who=is_office,
    moves=Move(OPEN, to=ImportState.READY),
    says=_("hat die Spalten einer Adressliste zugeordnet"),
    publishes=False,
)
def arrange(
    job: ContactImport,
    *,
    by: Visitor,
    columns: tuple[SheetColumn, ...],
    group_means: str,
    since: PartialDate | None,
    address_of_institution: bool,
    fill_down: bool,
) -> None:
    """Store what each column is for, and what a cross means."""
    meanings = [column.meaning for column in columns]
    if not {ColumnUse.NAME, ColumnUse.LAST_NAME, ColumnUse.FIRST_NAME, ColumnUse.INSTITUTION, ColumnUse.EMAIL} & set(
        meanings
    ):
        raise ValidationError(
            gettext("Sagen Sie, in welcher Spalte der Name, die Einrichtung oder die E-Mail steht."), code="nobody"
        )
    if ColumnUse.GROUP in meanings and ColumnUse.ROLE not in meanings and not group_means:
        sentence = gettext("Sagen Sie, was die Menschen in dem Gremium sind, das in der Spalte steht.")
        raise field_error("group_means", sentence, "group_means")
    job.store_layout(Layout(job.heading_row, job.heading_rows, tuple(job.headings), columns))
    job.group_means, job.since = group_means, since
    job.address_of_institution, job.fill_down = address_of_institution, fill_down


@act(
    who=is_office,
    moves=Move((ImportState.READY,), to=ImportState.READY),
    says=_("hat Fragen zu einer Adressliste beantwortet"),
    publishes=False,
)
def answer(job: ContactImport, *, by: Visitor, answers: dict[str, str]) -> None:
    """Store who is meant by a name; an empty answer deletes an earlier one."""
    merged = job.answers | answers
    job.answers = {question: said for question, said in merged.items() if said}


@act(who=is_office | is_house, says=_("hat eine hochgeladene Adressliste gelöscht"), publishes=False)
def throw_away(job: ContactImport, *, by: Visitor) -> None:
    """Delete the list, its bytes and all answers. What was taken over stays on record."""
    job.delete()


def _read(job: ContactImport, table: SheetTable, layout: Layout) -> None:
    job.encoding, job.sheet, job.sheets = table.encoding, table.sheet, list(table.sheets)
    job.store_layout(layout)
    meanings = [column.meaning for column in layout.columns]
    own_column = ColumnUse.INSTITUTION_ADDRESS in meanings
    job.address_of_institution = ColumnUse.INSTITUTION in meanings and not own_column
