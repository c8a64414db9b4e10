"""Voting: addresses of its pages."""

from django.urls import path

from sozialraum.voting import views

app_name = "voting"
urlpatterns = [
    path("tops/<key:key>/abstimmen/", views.agendaitem_hold_ballot, name="agendaitem-hold-ballot"),
    path("tops/<key:key>/meinungsbild/", views.agendaitem_hold_poll, name="agendaitem-hold-poll"),
    path("tops/<key:key>/vertagen/", views.agendaitem_postpone_item, name="agendaitem-postpone-item"),
]
