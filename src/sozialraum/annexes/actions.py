"""Annexes: recording, correcting and withdrawing them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from sozialraum.acts.master import MasterKind, master_data
from sozialraum.acts.who import is_house
from sozialraum.annexes.models import Annex
from sozialraum.bodies.models import Organization
from sozialraum.bodies.permissions import is_office
from sozialraum.decisions.models import Minutes
from sozialraum.foundation.refusals import field_error
from sozialraum.foundation.things import columns_of
from sozialraum.foundation.visitor import Visitor
from sozialraum.papers.actions import files
from sozialraum.papers.ports import Upload
from sozialraum.papers.words import Audience


def _record_annex(
    kind: MasterKind,
    minutes: Minutes,
    /,
    *,
    by: Visitor,
    upload: Upload | None = None,
    audience: str = "",
    organizations: Sequence[Organization] = (),
    **values: Any,
) -> Annex:
    """Together with its file, if one was handed in."""
    values |= _file_of(minutes, values, upload, audience, organizations, by=by)
    annex: Annex = kind.record(minutes, by=by, **values)
    return annex


def _correct_annex(
    kind: MasterKind,
    annex: Annex,
    /,
    *,
    by: Visitor,
    upload: Upload | None = None,
    audience: str = "",
    organizations: Sequence[Organization] = (),
    **values: Any,
) -> None:
    """What is said of it; a new file takes the place of the one before, which stays among the files."""
    values |= _file_of(annex.minutes, values, upload, audience, organizations, by=by)
    kind.correct(annex, by=by, **values)


def _file_of(
    minutes: Minutes,
    values: dict[str, Any],
    upload: Upload | None,
    audience: str,
    organizations: Sequence[Organization],
    *,
    by: Visitor,
) -> dict[str, Any]:
    """The file as a column of the annex; for members: of the groups that met, unless others are named."""
    if upload is None:
        return {}
    if values.get("version"):
        raise field_error("version", _("Eine Anlage ist eine Datei oder eine Fassung, nicht beides."), "twice")
    if not audience:
        raise field_error("audience", _("Bitte wählen Sie, wer die Datei sehen darf."), "audience")
    if (item := values.get("agenda_item")) and not item.public and audience == Audience.PUBLIC:
        raise field_error(
            "audience", _("Der Punkt ist nicht öffentlich; was dazu hochgeladen wird, auch nicht."), "closed"
        )
    groups = (list(organizations) or minutes.meeting.groups) if audience == Audience.MEMBERS else []
    name = values.get("name") or upload.file_name
    recorded = files.record(
        minutes.body, by=by, name=name[:200], audience=audience, organizations=groups, upload=upload
    )
    return {"file": recorded}


def _belongs(annex: Annex) -> None:
    """The item is one of the meeting whose minutes it belongs to."""
    if annex.agenda_item and annex.agenda_item.meeting_id != annex.minutes.meeting_id:
        raise field_error("agenda_item", _("Dieser Punkt gehört zu einer anderen Sitzung."), "item")


annexes = master_data(
    Annex,
    who=is_office | is_house,
    called=gettext_lazy("eine Anlage"),
    fields=columns_of(Annex, without=["minutes"]),
    parent="minutes",
    record=_record_annex,
    correct=_correct_annex,
    check=_belongs,
    fill=lambda minutes, _values: {"order": Annex.objects.filter(minutes=minutes).next_order()},
    named=lambda minutes, values: f"{minutes.key}-anlage-{values['order']}",
)
