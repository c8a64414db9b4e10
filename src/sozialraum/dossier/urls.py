"""Dossier: the address of minutes with all that belongs to them."""

from django.urls import path

from sozialraum.dossier import views

app_name = "dossier"
urlpatterns = [
    path("sitzungen/<key:key>/alles.pdf", views.meeting_dossier, name="meeting-dossier"),
    path("sitzungen/<key:key>/protokoll-intern.pdf", views.minutes_paper_inside, name="minutes-paper-inside"),
]
