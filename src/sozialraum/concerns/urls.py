"""Concerns: addresses."""

from django.urls import path

from sozialraum.concerns import views

app_name = "concerns"
urlpatterns = [
    path("anliegen/<key:key>/auf-die-tagesordnung/", views.concern_put_on_agenda, name="concern-put-on-agenda"),
    path("anliegen/<key:key>/von-der-tagesordnung/", views.concern_take_off_agenda, name="concern-take-off-agenda"),
    path("sitzungen/<key:key>/anliegen/", views.meeting_concern_list, name="meeting-concern-list"),
]
