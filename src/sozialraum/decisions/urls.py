"""Decisions: addresses of decisions."""

from django.urls import path

from sozialraum.decisions import views

app_name = "decisions"
urlpatterns = [
    path("beschluesse/neu/", views.resolution_record, name="resolution-record"),
    path("beschluesse/<key:key>/bearbeiten/", views.resolution_correct, name="resolution-correct"),
    path("beschluesse/<key:key>/zurueckziehen/", views.resolution_withdraw, name="resolution-withdraw"),
]
