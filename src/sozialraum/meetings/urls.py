"""Meetings: addresses of what one does with a meeting."""

from django.urls import path

from sozialraum.meetings import views

app_name = "meetings"
urlpatterns = [
    path("<key:key>/einberufen/", views.meeting_convene, name="meeting-convene"),
    path("<key:key>/verlegen/", views.meeting_move, name="meeting-move"),
    path("<key:key>/absagen/", views.meeting_cancel, name="meeting-cancel"),
]
