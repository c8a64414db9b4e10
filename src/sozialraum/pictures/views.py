"""Pictures: their bytes, and the pages on which they are added, described, released and removed."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseNotModified
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from sozialraum.actforms.forms import ActForm
from sozialraum.actforms.pages import came_from
from sozialraum.foundation.http import Request, find, find_listed, public, reads, show
from sozialraum.meetings.models import AgendaItem
from sozialraum.meetings.rules import anchor_of
from sozialraum.pictures import forms
from sozialraum.pictures.models import ItemPicture
from sozialraum.pictures.queries import ON_PAGE, SMALL, bytes_of

PICTURES = ItemPicture.objects.select_related("file", "agenda_item__meeting")


def _one(value: str) -> str:
    """Whether a smaller one is asked for, in its one form."""
    return "1" if value else ""


@public
@reads(klein=_one)
def picture_detail(request: Request, key: str) -> HttpResponse:
    """Bytes of a picture its visitor may see, or a smaller JPEG of it; the only view that sends them. 404 otherwise."""
    picture: ItemPicture = find(PICTURES, request, key=key)
    is_small = bool(request.GET.get(SMALL))
    tag = f'"{picture.file.sha512_checksum[:32]}{"-" + SMALL if is_small else ""}"'
    kept = "private, no-cache" if picture.released else "private, no-store"
    if picture.released and request.headers.get("If-None-Match") == tag:
        return HttpResponseNotModified(headers={"ETag": tag, "Cache-Control": kept})
    content = bytes_of(picture.file.sha512_checksum, ON_PAGE if is_small else 0)
    if not content:
        raise Http404("the storage has lost it")
    response = HttpResponse(content, content_type="image/jpeg" if is_small else picture.file.mime_type)
    response["ETag"], response["Cache-Control"] = tag, kept
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "sandbox; default-src 'none'"
    response["Content-Disposition"] = "inline"
    return response


def pictures_add(request: Request, key: str) -> HttpResponse:
    """Photos for a point, several at once; what is no photo is named, and the others are taken."""
    items = AgendaItem.objects.select_related("meeting__body", "body")
    item: AgendaItem = find_listed(items, request, key=key)
    form = forms.AddPicturesForm.of(request, item)
    if form.carried_out():
        count = len(form.outcome)
        said = ngettext("Ein Bild ist gespeichert, intern.", "%(count)s Bilder sind gespeichert, intern.", count)
        messages.success(request, said % {"count": count})
        for one in form.left_out:
            messages.warning(request, one)
        return redirect(came_from(request) or _place(item))
    values = {"form": form, "item": item, "meeting": item.meeting, "back": came_from(request) or _place(item)}
    return show(request, "pictures/pictures_add.html", values)


def picture_describe(request: Request, key: str) -> HttpResponse:
    return _of_picture(request, key, forms.DescribePictureForm, _("Bild beschreiben"), _("Speichern"))


def picture_release(request: Request, key: str) -> HttpResponse:
    said = _("Alle sehen es, sobald das Protokoll veröffentlicht ist.")
    return _of_picture(request, key, forms.ReleasePictureForm, _("Bild freigeben"), _("Freigeben"), said)


def picture_take_back(request: Request, key: str) -> HttpResponse:
    said = _("Danach sehen es nur noch die Gruppen der Sitzung.")
    return _of_picture(request, key, forms.TakeBackPictureForm, _("Freigabe zurücknehmen"), "", said)


def picture_remove(request: Request, key: str) -> HttpResponse:
    said = _("Das Bild wird gelöscht, auch seine Datei. In Sicherungen bleibt es, bis diese auslaufen.")
    return _of_picture(request, key, forms.RemovePictureForm, _("Bild entfernen"), "", said)


def _of_picture(
    request: Request, key: str, form_of: type[ActForm], heading: str, button: str = "", lead: str = ""
) -> HttpResponse:
    """A form about a picture; done, it leads back to where one came from, else to its point."""
    picture: ItemPicture = find(PICTURES, request, key=key)
    form, item = form_of.of(request, picture), picture.agenda_item
    back = came_from(request) or _place(item)
    if form.carried_out():
        return redirect(back)
    values: dict[str, Any] = {"form": form, "picture": picture, "item": item, "meeting": item.meeting, "back": back}
    return show(
        request, "pictures/picture_act.html", values | {"heading": heading, "button": button or heading, "lead": lead}
    )


def _place(item: AgendaItem) -> str:
    """Where a point stands on the page of its meeting."""
    return f"{item.meeting.get_absolute_url()}#{anchor_of(item.meeting.key, item.key)}"
