"""Decisions: addresses of decisions and minutes."""

from django.urls import path

from sozialraum.decisions import views

app_name = "decisions"
urlpatterns = [
    path("beschluesse/neu/", views.resolution_record, name="resolution-record"),
    path("beschluesse/<key:key>/bearbeiten/", views.resolution_correct, name="resolution-correct"),
    path("beschluesse/<key:key>/zurueckziehen/", views.resolution_withdraw, name="resolution-withdraw"),
    path("protokolle/<key:key>/bearbeiten/", views.minutes_correct, name="minutes-correct"),
    path("protokolle/<key:key>/zurueckziehen/", views.minutes_withdraw, name="minutes-withdraw"),
    path("protokolle/<key:key>/veroeffentlichen/", views.minutes_publish, name="minutes-publish"),
    path("protokolle/<key:key>/nicht-oeffentlich/", views.minutes_unpublish, name="minutes-unpublish"),
]
