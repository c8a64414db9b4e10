"""Presence: addresses of who is there while a sitting runs."""

from django.urls import path

from sozialraum.presence import views

app_name = "presence"
urlpatterns = [
    path("sitzungen/<key:key>/eroeffnen/", views.meeting_open_sitting, name="meeting-open-sitting"),
    path("sitzungen/<key:key>/ankunft/", views.meeting_arrive, name="meeting-arrive"),
    path("sitzungen/<key:key>/entschuldigt/", views.meeting_excuse, name="meeting-excuse"),
    path("sitzungen/<key:key>/oeffentlichkeit/", views.meeting_count_public, name="meeting-count-public"),
    path("sitzungen/<key:key>/spricht-fuer/", views.meeting_speak_for, name="meeting-speak-for"),
    path("sitzungen/<key:key>/abhaken/", views.meeting_mark_sheet, name="meeting-mark-sheet"),
    path("sitzungen/<key:key>/unterschriften/", views.meeting_sign_in, name="meeting-sign-in"),
    path(
        "sitzungen/<key:key>/beschlussfaehigkeit/",
        views.meeting_state_computed_quorum,
        name="meeting-state-computed-quorum",
    ),
    path("anwesenheit/<key:key>/geht/", views.attendance_leave, name="attendance-leave"),
    path("anwesenheit/<key:key>/da/", views.attendance_come_back, name="attendance-come-back"),
    path("anwesenheit/<key:key>/doch-nicht/", views.attendance_undo_arrival, name="attendance-undo-arrival"),
]
