"""Meetings: addresses of what one does with a meeting."""

from django.urls import path

from sozialraum.meetings import views

app_name = "meetings"
urlpatterns = [
    path("sitzungen/<key:key>/absage-zuruecknehmen/", views.meeting_reinstate, name="meeting-reinstate"),
    path("sitzungen/<key:key>/regeln/", views.meeting_pin_rules, name="meeting-pin-rules"),
    path("sitzungen/<key:key>/stattgefunden/", views.meeting_conclude, name="meeting-conclude"),
]
