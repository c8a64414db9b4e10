"""Site: the register of decisions."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.http import HttpResponse

from sozialraum.decisions.models import Resolution
from sozialraum.foundation.http import Request, find, public, show
from sozialraum.site.forms import RegisterForm
from sozialraum.site.queries import decisions

PAGE = 30


@public
def resolution_list(request: Request) -> HttpResponse:
    """The register of decisions, narrowed by what stands in the address."""
    form = RegisterForm(request.GET, request.visitor)
    asked = form.cleaned_data if form.is_valid() else {}
    found = decisions.register(
        request.visitor, group=asked.get("gremium", ""), year=asked.get("jahr"), words=asked.get("text", "")
    )
    page = Paginator(found.complete(), PAGE).get_page(request.GET.get("seite"))
    rows = [decisions.row_of(resolution) for resolution in page]
    narrowed = any(asked.values()) or not form.is_valid()
    return show(request, "site/resolution_list.html", {"form": form, "rows": rows, "page": page, "narrowed": narrowed})


@public
def resolution_detail(request: Request, key: str) -> HttpResponse:
    resolution = find(Resolution.objects.complete(), request, key=key)
    return show(request, "site/resolution_detail.html", {"row": decisions.row_of(resolution)})
