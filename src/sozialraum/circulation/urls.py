"""Circulation: addresses of a draft that goes round, and of what is said about it."""

from django.urls import path

from sozialraum.circulation import views

app_name = "circulation"
urlpatterns = [
    path("protokolle/<key:key>/entwurf/", views.minutes_read_draft, name="minutes-read-draft"),
    path("protokolle/<key:key>/verschicken/", views.minutes_send_draft, name="minutes-send-draft"),
    path("protokolle/<key:key>/einwand/", views.minutes_raise_objection, name="minutes-raise-objection"),
    path("protokolle/<key:key>/unterschreiben/", views.minutes_sign, name="minutes-sign"),
    path("protokolle/<key:key>/aufgeloest/", views.minutes_approve_for_dissolved, name="minutes-approve-for-dissolved"),
    path("einwaende/<key:key>/antworten/", views.objection_decide, name="objection-decide"),
]
