"""The addresses of the house, and two pages that stand for those made for every language."""

import datetime as dt

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.template import engines
from django.urls import path

from sozialraum.config.urls import urlpatterns as house
from sozialraum.foundation.http import for_everybody, in_languages, public
from sozialraum.foundation.things import at

PAGE = """{% extends "ui/page.html" %}{% block title %}{% translate "Sprachen" %}{% endblock %}
{% block main %}<h1>{% translate "Das geht so noch nicht." %}</h1><p id="day">{{ day|in_words }}</p>
<p id="own">{{ "Musterstraße 12"|in_german }}</p>
<a href="{% url "site:home" %}"{% speaks_german %}>x</a>
{% if asks %}<form method="post">{% csrf_token %}</form>{% endif %}{% endblock %}"""


def page(request, asks):
    shown = engines["django"].from_string(PAGE)
    return HttpResponse(shown.render({"day": dt.date(2016, 11, 2), "asks": asks}, request))


@in_languages
@public
def told(request):
    return page(request, asks=False)


@for_everybody
@in_languages
def ask(request):
    if request.method == "POST":
        messages.success(request, "gut")
        return redirect(at("erzaehlt/"))
    return page(request, asks=True)


urlpatterns = [path("erzaehlt/", told, name="told"), path("fragen/", ask, name="ask"), *house]
