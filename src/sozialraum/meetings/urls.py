"""Meetings: addresses of what one does with a meeting."""

from django.urls import path

from sozialraum.meetings import views

app_name = "meetings"
urlpatterns = [
    path("sitzungen/neu/", views.meeting_record, name="meeting-record"),
    path("sitzungen/<key:key>/bearbeiten/", views.meeting_correct, name="meeting-correct"),
    path("sitzungen/<key:key>/zurueckziehen/", views.meeting_withdraw, name="meeting-withdraw"),
    path("sitzungen/<key:key>/tops/neu/", views.agendaitem_record, name="agendaitem-record"),
    path("tops/<key:key>/bearbeiten/", views.agendaitem_correct, name="agendaitem-correct"),
    path("tops/<key:key>/zurueckziehen/", views.agendaitem_withdraw, name="agendaitem-withdraw"),
    path("tops/<key:key>/dokumente/neu/", views.consultation_record, name="consultation-record"),
    path("beratungen/<key:key>/bearbeiten/", views.consultation_correct, name="consultation-correct"),
    path("beratungen/<key:key>/zurueckziehen/", views.consultation_withdraw, name="consultation-withdraw"),
    path("sitzungen/<key:key>/einberufen/", views.meeting_convene, name="meeting-convene"),
    path("sitzungen/<key:key>/verlegen/", views.meeting_move, name="meeting-move"),
    path("sitzungen/<key:key>/absagen/", views.meeting_cancel, name="meeting-cancel"),
    path("sitzungen/<key:key>/absage-zuruecknehmen/", views.meeting_reinstate, name="meeting-reinstate"),
    path("sitzungen/<key:key>/eroeffnen/", views.meeting_open, name="meeting-open"),
    path("sitzungen/<key:key>/regeln/", views.meeting_pin_rules, name="meeting-pin-rules"),
    path("sitzungen/<key:key>/stattgefunden/", views.meeting_conclude, name="meeting-conclude"),
]
