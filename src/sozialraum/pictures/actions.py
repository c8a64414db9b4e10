"""Pictures: adding, describing, releasing one by one, and removing them with their bytes."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from sozialraum.acts.act import act
from sozialraum.acts.master import master_data, naming
from sozialraum.acts.who import is_house
from sozialraum.bodies.permissions import is_inside, is_office
from sozialraum.foundation.refusals import field_error
from sozialraum.foundation.things import columns_of
from sozialraum.foundation.visitor import Visitor
from sozialraum.meetings.models import AgendaItem
from sozialraum.papers.actions import files
from sozialraum.papers.ports import Bytes, Upload
from sozialraum.papers.words import Audience
from sozialraum.photos.cleaning import CleanPhoto
from sozialraum.pictures.models import ItemPicture
from sozialraum.pictures.permissions import adds_pictures, describes, releases
from sozialraum.pictures.queries import takes_pictures
from sozialraum.ui.spoken import of_date

MOST_AT_ITEM = 20
KINDS_SHOWN = ("image/jpeg", "image/png")


def _refuse_other_kinds(picture: ItemPicture) -> None:
    if picture.file.mime_type not in KINDS_SHOWN:
        raise field_error("file", _("Ein Bild ist eine Datei in JPEG oder PNG."), "kind")


pictures = master_data(
    ItemPicture,
    who=is_office | is_house | is_inside,
    called=gettext_lazy("ein Bild"),
    fields=columns_of(ItemPicture, without=["agenda_item"]),
    parent="agenda_item",
    check=_refuse_other_kinds,
    fill=lambda item, _values: {"order": ItemPicture.objects.filter(agenda_item=item).next_order()},
    named=lambda item, values: f"{item.key}-bild-{values['order']}",
)


@act(who=adds_pictures, says=gettext_lazy("hat Bilder zu einem Punkt hinzugefügt"), publishes=False)
def add_pictures(
    item: AgendaItem, *, by: Visitor, photos: Sequence[CleanPhoto], description: str = ""
) -> list[ItemPicture]:
    """Add photos to a point, for the groups of its meeting alone; ``description`` is that of each.

    Raises ValidationError: ``state`` unless the meeting has begun and its record is unpublished, ``many``.
    """
    meeting = item.meeting
    if not takes_pictures(meeting):
        raise ValidationError(_("Bilder gibt es von der Eröffnung bis zum veröffentlichten Protokoll."), code="state")
    if ItemPicture.objects.filter(agenda_item=item, deleted=None).count() + len(photos) > MOST_AT_ITEM:
        said = ngettext(
            "Zu einem Punkt gehört höchstens ein Bild.",
            "Zu einem Punkt gehören höchstens %(most)s Bilder.",
            MOST_AT_ITEM,
        )
        raise ValidationError(said, code="many", params={"most": MOST_AT_ITEM})
    day = of_date(meeting.date) if meeting.date else _("unbekanntem Tag")
    called, added = _("Bild aus der Sitzung vom %s") % day, list[ItemPicture]()
    for photo in photos:
        content = Bytes(photo.content, "image/jpeg", hashlib.sha512(photo.content).hexdigest())
        words = {"audience": Audience.MEMBERS, "organizations": meeting.groups, "name": called}
        file = files.record(item.body, by=by, upload=Upload(content, "bild.jpg"), **words)
        added.append(pictures.record(item, by=by, file=file, description=description))
    return added


@act(who=describes, says=gettext_lazy("hat ein Bild beschrieben"))
def describe_picture(picture: ItemPicture, *, by: Visitor, description: str, caption: str = "") -> None:
    """Say what is to be seen in a picture, and what stands below it.

    Raises ValidationError: ``released`` if it is and this visitor may not release, ``description`` if it is and this
    is empty.
    """
    if picture.released and not releases.holds(by, picture):
        raise ValidationError(_("Dieses Bild ist schon freigegeben."), code="released")
    if picture.released and not description.strip():
        raise field_error("description", _("Ein freigegebenes Bild braucht eine Beschreibung."), "description")
    picture.description, picture.caption = description.strip(), caption


@act(who=releases, says=gettext_lazy("hat ein Bild für alle freigegeben"))
def release_picture(picture: ItemPicture, *, by: Visitor, on_paper: bool = False) -> None:
    """Let everybody see a picture once the record is published; ``on_paper``: in the public file of minutes, too.

    Raises ValidationError: ``description`` without one, ``closed`` at a point that is not public.
    """
    if not picture.description:
        raise ValidationError(_("Ohne Beschreibung: noch nicht freigebbar."), code="description")
    if not picture.agenda_item.public:
        raise ValidationError(_("Der Punkt ist nicht öffentlich; Bilder dazu auch nicht."), code="closed")
    picture.released, picture.on_paper = True, on_paper


@act(who=releases, says=gettext_lazy("hat die Freigabe eines Bildes zurückgenommen"))
def take_back_picture(picture: ItemPicture, *, by: Visitor) -> None:
    """Let only those inside see a picture again; raises ValidationError (``inside``) if it is not released."""
    if not picture.released:
        raise ValidationError(_("Dieses Bild ist nicht freigegeben."), code="inside")
    picture.released = picture.on_paper = False


@act(who=releases, says=gettext_lazy("hat ein Bild entfernt"))
def remove_picture(picture: ItemPicture, *, by: Visitor) -> None:
    """Remove a picture; its file and the bytes go with it, unless something else is made of them."""
    file = picture.file
    pictures.withdraw(picture, by=by)
    if file.deleted is None and not any(True for _one in naming(file, parts=False)):
        files.withdraw(file, by=by)
