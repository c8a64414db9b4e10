"""Papers: recording documents, versions and files, and adopting a version."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from sozialraum.acts import journal
from sozialraum.acts.act import act
from sozialraum.acts.master import master_data, put_in_order
from sozialraum.acts.who import is_house
from sozialraum.bodies.models import Organization
from sozialraum.bodies.permissions import is_office
from sozialraum.foundation.dates import PartialDate
from sozialraum.foundation.visitor import Visitor
from sozialraum.papers.models import Adoption, File, Paper, Version

files = master_data(
    File,
    who=is_office | is_house,
    called=gettext_lazy("eine Datei"),
    fields=["name", "file_name", "mime_type", "size", "sha512_checksum", "audience"],
)

papers = master_data(
    Paper,
    who=is_office | is_house,
    called=gettext_lazy("ein Dokument"),
    fields=["name", "paper_type", "audience"],
)

versions = master_data(
    Version,
    who=is_office | is_house,
    called=gettext_lazy("eine Fassung"),
    fields=["label", "valid_from", "valid_until", "text", "note", "file"],
    parent="paper",
)


@act(who=is_office | is_house, says=gettext_lazy("hat den Beschluss über eine Fassung eingetragen"), publishes=True)
def adopt(version: Version, *, by: Visitor, date: PartialDate, organizations: list[Organization]) -> Adoption:
    """Record that these organizations adopted the version on this date."""
    for organization in organizations:
        if not organization.existed_on(date):
            raise ValidationError(
                _("%(who)s gab es am %(date)s noch nicht oder nicht mehr."),
                params={"who": organization, "date": date.in_words()},
                code="not_then",
            )
    adoption = Adoption(version=version, date=date)
    adoption.save()
    put_in_order(adoption, "organizations", organizations)
    journal.note("adopted", None, str(date))
    return adoption


@act(who=is_office | is_house, says=gettext_lazy("hat den Beschluss über eine Fassung zurückgenommen"), publishes=True)
def unadopt(version: Version, *, by: Visitor, adoption: Adoption) -> None:
    """Take back an adoption that was recorded by mistake."""
    journal.note("adopted", str(adoption.date), None)
    adoption.delete()
