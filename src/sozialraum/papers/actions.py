"""Papers: recording documents, versions and files, and adopting a version."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from sozialraum.acts import journal
from sozialraum.acts.act import act
from sozialraum.acts.master import MasterKind, master_data, put_in_order
from sozialraum.acts.who import is_house
from sozialraum.bodies.models import Organization
from sozialraum.bodies.permissions import is_inside, is_office
from sozialraum.foundation.dates import PartialDate
from sozialraum.foundation.refusals import field_error
from sozialraum.foundation.things import columns_of
from sozialraum.foundation.visitor import Visitor, Way
from sozialraum.network.models import Body
from sozialraum.papers.models import Adoption, File, Paper, Version
from sozialraum.papers.ports import Upload, cleaned, fetch, forget, keep
from sozialraum.papers.queries import free_label
from sozialraum.papers.words import Audience
from sozialraum.ui.spoken import when_in_words


def _record_for_groups(kind: MasterKind, body: Body, /, *, by: Visitor, **values: Any) -> Any:
    thing = kind.record(body, by=by, **values)
    _names_its_groups(thing)
    return thing


def _correct_for_groups(kind: MasterKind, thing: Any, /, *, by: Visitor, **values: Any) -> None:
    kind.correct(thing, by=by, **values)
    _names_its_groups(thing)


def _record_file(kind: MasterKind, body: Body, /, *, by: Visitor, upload: Upload | None = None, **values: Any) -> File:
    """With what somebody handed in. Its bytes last of all, since a storage knows no way back."""
    if upload:
        values["file_name"], values["mime_type"] = upload.file_name, upload.bytes.mime_type
        values["size"], values["sha512_checksum"] = upload.bytes.size, upload.bytes.sha512_checksum
        values["removed"] = upload.bytes.removed_in_words
    file: File = _record_for_groups(kind, body, by=by, **values)
    if upload:
        keep(upload.bytes)
    return file


def _withdraw_file(kind: MasterKind, file: File, /, *, by: Visitor, dates: Any = None) -> None:
    _forget_bytes(file.sha512_checksum)
    kind.withdraw(file, by=by, dates=dates)


def _record_version(
    kind: MasterKind, paper: Paper, /, *, by: Visitor, upload: Upload | None = None, **values: Any
) -> Version:
    """Together with its file if one was handed in; the file is for whom the paper is."""
    if upload:
        values["file"] = _file_of(paper, upload, by)
    version: Version = kind.record(paper, by=by, **values)
    return version


def _correct_version(
    kind: MasterKind, version: Version, /, *, by: Visitor, upload: Upload | None = None, **values: Any
) -> None:
    """Another text that was decided is another version."""
    if upload:
        values["file"] = _file_of(version.paper, upload, by)
    kind.correct(version, by=by, **values)


files = master_data(
    File,
    who=is_office | is_house | is_inside,
    called=gettext_lazy("eine Datei"),
    fields=columns_of(File),
    lists=["organizations"],
    record=_record_file,
    correct=_correct_for_groups,
    withdraw=_withdraw_file,
    named=lambda _body, values: values["name"],
)

papers = master_data(
    Paper,
    who=is_office | is_house,
    called=gettext_lazy("ein Dokument"),
    fields=columns_of(Paper),
    lists=["organizations"],
    record=_record_for_groups,
    correct=_correct_for_groups,
    named=lambda _body, values: values["name"],
)

versions = master_data(
    Version,
    who=is_office | is_house,
    called=gettext_lazy("eine Fassung"),
    fields=columns_of(Version, without=["paper"]),
    parent="paper",
    record=_record_version,
    correct=_correct_version,
    fill=lambda paper, values: {"label": free_label(paper, values)},
    named=lambda paper, values: f"{paper.key}-{values['label']}",
)


@act(who=is_house, says=gettext_lazy("hat aus einer Datei genommen, was niemand lesen soll"))
def clean(file: File, *, by: Visitor) -> None:
    """Clean a file that was kept before files were cleaned; raises ValidationError where that cannot be."""
    old = file.sha512_checksum
    new = cleaned(fetch(old), file.mime_type)
    file.size, file.sha512_checksum, file.removed = new.size, new.sha512_checksum, new.removed_in_words
    if new.sha512_checksum != old:
        keep(new)
        _forget_bytes(old)


@act(
    who=is_house, says=gettext_lazy("hat alte Dateien durchgesehen, in denen nichts Verborgenes steht"), publishes=False
)
def note_clean(body: Body, *, by: Visitor, files: list[File]) -> None:
    """Record that these files were checked and needed no cleaning."""
    File.objects.filter(body=body, pk__in=[file.pk for file in files]).update(removed="")
    journal.note("files", None, len(files))


def _file_of(paper: Paper, upload: Upload, by: Visitor) -> File:
    """For whom the paper is."""
    audience, groups = paper.audience, paper.groups
    file: File = files.record(
        paper.body, by=by, name=paper.name, audience=audience, organizations=groups, upload=upload
    )
    return file


def _names_its_groups(thing: File | Paper) -> None:
    """What is for members says of which groups; a member of anything is not meant."""
    if thing.audience == Audience.MEMBERS and not thing.group_links.exists():
        raise field_error("organizations", _("Wählen Sie, für welche Gremien es ist."), "organizations")


def _forget_bytes(checksum: str) -> None:
    """Once the withdrawal holds, the bytes go too, unless another file, here or in another network, is made of them."""

    def forget_unless_named() -> None:
        if not File.objects.filter(sha512_checksum=checksum).exists():
            forget(checksum)

    transaction.on_commit(forget_unless_named)


def refuse_not_then(organizations: list[Organization], date: PartialDate, by: Visitor) -> None:
    """Raises ValidationError(code='not_then') if one of them did not exist on that date; a file is taken at its word.

    What a file says is looked at before it is loaded (``founding.check``).
    """
    for organization in organizations if by.way is not Way.HOUSE else ():
        if not organization.existed_on(date):
            raise ValidationError(
                _("%(who)s gab es %(when)s noch nicht oder nicht mehr."),
                params={"who": organization, "when": when_in_words(date)},
                code="not_then",
            )


@act(who=is_office | is_house | is_inside, says=gettext_lazy("hat den Beschluss über eine Fassung eingetragen"))
def adopt(version: Version, *, by: Visitor, date: PartialDate, organizations: list[Organization]) -> Adoption:
    """Record that these organizations adopted the version on this date."""
    refuse_not_then(organizations, date, by)
    adoption = Adoption(version=version, date=date)
    adoption.save()
    put_in_order(adoption, "organizations", organizations)
    journal.note("adopted", None, str(date))
    return adoption


@act(who=is_office | is_house | is_inside, says=gettext_lazy("hat den Beschluss über eine Fassung zurückgenommen"))
def unadopt(version: Version, *, by: Visitor, adoption: Adoption) -> None:
    """Take back an adoption that was recorded by mistake."""
    journal.note("adopted", str(adoption.date), None)
    adoption.delete()
