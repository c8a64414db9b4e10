"""Site: the directory of institutions."""

from __future__ import annotations

from django.http import HttpResponse

from sozialraum.bodies.models import Organization
from sozialraum.foundation.http import Request, find, public, public_key, reads, show, words
from sozialraum.foundation.tables import csv_response
from sozialraum.site.forms import DirectoryForm
from sozialraum.site.queries import institutions


def _found(request: Request) -> tuple[DirectoryForm, list[institutions.DirectoryEntry], int]:
    every = institutions.directory(request.visitor)
    form = DirectoryForm(request.GET, every)
    asked = form.asked()
    return form, [one for one in every if one.fits(**asked)], len(every)


@public
@reads(text=words, angebot=words, gremium=public_key, sprache=words)
def institution_list(request: Request) -> HttpResponse:
    """Who is there for what, by offer, group and language; kept in the address."""
    form, found, count = _found(request)
    values = {"form": form, "entries": found, "count": count, "narrowed": any(form.asked().values())}
    return show(request, "site/institution_list.html", values)


@public
@reads(text=words, angebot=words, gremium=public_key, sprache=words)
def institution_export(request: Request) -> HttpResponse:
    """The directory as a table, narrowed like the page."""
    _form, found, _count = _found(request)
    return csv_response(institutions.rows(found), "einrichtungen.csv")


@public
def institution_detail(request: Request, key: str) -> HttpResponse:
    institution = find(Organization.objects.institutions(), request, key=key)
    (entry,) = institutions.entries([institution])
    visitor = request.visitor
    sees_people = visitor.reads_all or institution.pk in visitor.organization_ids
    values = {"entry": entry, "institution": institution, "sees_people": sees_people}
    return show(request, "site/institution_detail.html", values)
