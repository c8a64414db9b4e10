"""Rulebook: addresses of the rules of a version."""

from django.urls import path

from sozialraum.rulebook import views

app_name = "rulebook"
urlpatterns = [
    path("fassungen/<key:key>/regeln/", views.revision_record, name="revision-record"),
    path("regeln/<key:key>/zurueckziehen/", views.rulerevision_withdraw, name="rulerevision-withdraw"),
]
