"""Dossier: the addresses of minutes with all that belongs to them, and of an extract from them."""

from django.urls import path

from sozialraum.dossier import views

app_name = "dossier"
urlpatterns = [
    path("sitzungen/<key:key>/alles.pdf", views.meeting_dossier, name="meeting-dossier"),
    path("beschluesse/<key:key>/auszug.pdf", views.resolution_extract, name="resolution-extract"),
]
