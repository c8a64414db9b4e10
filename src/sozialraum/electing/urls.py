"""Electing: addresses of elections in a running sitting."""

from django.urls import path

from sozialraum.electing import views

app_name = "electing"
urlpatterns = [
    path("tops/<key:key>/wahl/", views.agendaitem_hold_election, name="agendaitem-hold-election"),
    path("wahlen/<key:key>/wahlgang/", views.election_count_run_off, name="election-count-run-off"),
    path("wahlen/<key:key>/los/", views.election_draw_lot, name="election-draw-lot"),
    path("wahlen/<key:key>/wahlgang-zuruecknehmen/", views.election_undo_round, name="election-undo-round"),
    path("wahlen/<key:key>/amt/", views.election_fill_office, name="election-fill-office"),
    path("wahlen/<key:key>/amt-zuruecknehmen/", views.election_empty_office, name="election-empty-office"),
]
