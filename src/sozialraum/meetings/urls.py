"""Meetings: addresses of what one does with a meeting."""

from django.urls import path

from sozialraum.meetings import views

app_name = "meetings"
urlpatterns = [
    path("sitzungen/neu/", views.meeting_record, name="meeting-record"),
    path("sitzungen/<key:key>/bearbeiten/", views.meeting_correct, name="meeting-correct"),
    path("sitzungen/<key:key>/zurueckziehen/", views.meeting_withdraw, name="meeting-withdraw"),
    path("sitzungen/<key:key>/einberufen/", views.meeting_convene, name="meeting-convene"),
    path("sitzungen/<key:key>/verlegen/", views.meeting_move, name="meeting-move"),
    path("sitzungen/<key:key>/absagen/", views.meeting_cancel, name="meeting-cancel"),
    path("sitzungen/<key:key>/absage-zuruecknehmen/", views.meeting_reinstate, name="meeting-reinstate"),
    path("sitzungen/<key:key>/eroeffnen/", views.meeting_open, name="meeting-open"),
    path("sitzungen/<key:key>/regeln/", views.meeting_pin_rules, name="meeting-pin-rules"),
    path("sitzungen/<key:key>/stattgefunden/", views.meeting_conclude, name="meeting-conclude"),
]
