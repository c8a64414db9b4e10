"""Agenda: addresses of the pages on which it is written."""

from django.urls import path

from sozialraum.agenda import views

app_name = "agenda"
urlpatterns = [
    path("sitzungen/<key:key>/tagesordnung/", views.meeting_set_agenda, name="meeting-set-agenda"),
    path("sitzungen/<key:key>/fortsetzen/", views.meeting_adjourn, name="meeting-adjourn"),
    path("sitzungen/<key:key>/tops/neu/", views.agendaitem_record, name="agendaitem-record"),
    path("beschluesse/<key:key>/antwort/", views.resolution_state_answer, name="resolution-state-answer"),
    path("tops/<key:key>/bearbeiten/", views.agendaitem_correct, name="agendaitem-correct"),
    path("tops/<key:key>/zurueckziehen/", views.agendaitem_withdraw, name="agendaitem-withdraw"),
    path("tops/<key:key>/dokumente/neu/", views.consultation_record, name="consultation-record"),
    path("beratungen/<key:key>/bearbeiten/", views.consultation_correct, name="consultation-correct"),
    path("beratungen/<key:key>/zurueckziehen/", views.consultation_withdraw, name="consultation-withdraw"),
]
