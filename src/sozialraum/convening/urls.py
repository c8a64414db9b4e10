"""Convening: addresses of the pages on which a sitting is planned, recorded, corrected and called off."""

from django.urls import path

from sozialraum.convening import views

app_name = "convening"
urlpatterns = [
    path("sitzungen/planen/", views.meeting_plan, name="meeting-plan"),
    path("sitzungen/neu/", views.meeting_record, name="meeting-record"),
    path("sitzungen/<key:key>/bearbeiten/", views.meeting_correct, name="meeting-correct"),
    path("sitzungen/<key:key>/zurueckziehen/", views.meeting_withdraw, name="meeting-withdraw"),
    path("sitzungen/<key:key>/einberufen/", views.meeting_convene, name="meeting-convene"),
    path("sitzungen/<key:key>/verlegen/", views.meeting_move, name="meeting-move"),
    path("sitzungen/<key:key>/video/", views.videolink_record, name="videolink-record"),
    path("videolinks/<key:key>/bearbeiten/", views.videolink_correct, name="videolink-correct"),
    path("videolinks/<key:key>/zurueckziehen/", views.videolink_withdraw, name="videolink-withdraw"),
    path("sitzungen/<key:key>/absagen/", views.meeting_cancel, name="meeting-cancel"),
]
