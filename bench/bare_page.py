"""Bench: address, view and template of the yardstick (``bench.bare``)."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.template import engines
from django.urls import re_path

from sozialraum.bodies.models import Organization
from sozialraum.decisions.models import Resolution
from sozialraum.meetings.models import AgendaItem, Meeting
from sozialraum.papers.models import File

ROWS = 13
SOURCE = """<!doctype html>
<html lang="de"><head><title>{{ heading }}</title><meta charset="utf-8"></head>
<body><header><a href="/">{{ heading }}</a></header><main><h1>{{ heading }}</h1>
{% for part in parts %}<section><h2>{{ part.0 }}</h2><ul>
{% for thing in part.1 %}<li><a href="/{{ part.0|lower }}/{{ thing.key }}/">{{ thing.name }}</a>
 <small>{{ thing.modified|date:"j.n.Y, H:i" }}</small>{% if not forloop.last %},{% endif %}</li>
{% endfor %}</ul></section>{% endfor %}</main></body></html>"""
TEMPLATE = engines["django"].from_string(SOURCE)
LISTS = (Organization, Meeting, AgendaItem, Resolution, File)


def page(request: HttpRequest) -> HttpResponse:
    """Five lists of thirteen things, each asked for once."""
    parts = [(model.__name__, model.objects.order_by("-pk")[:ROWS]) for model in LISTS]
    return HttpResponse(TEMPLATE.render({"heading": "Elle", "parts": parts}, request))


urlpatterns = [re_path("", page)]
