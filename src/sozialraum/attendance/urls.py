"""Attendance: addresses of who was there."""

from django.urls import path

from sozialraum.attendance import views

app_name = "attendance"
urlpatterns = [
    path("sitzungen/<key:key>/protokoll/neu/", views.minutes_record, name="minutes-record"),
    path("sitzungen/<key:key>/leitung/", views.meeting_state_conductors, name="meeting-state-conductors"),
    path("sitzungen/<key:key>/protokoll/beginnen/", views.meeting_draft_minutes, name="meeting-draft-minutes"),
    path("protokolle/<key:key>/kopf/", views.minutes_state_head, name="minutes-state-head"),
    path("protokolle/<key:key>/beschlussfaehigkeit/", views.minutes_state_quorum, name="minutes-state-quorum"),
    path("protokolle/<key:key>/anwesende/", views.minutes_state_attendance, name="minutes-state-attendance"),
    path("protokolle/<key:key>/anwesende/neu/", views.attendance_record, name="attendance-record"),
    path("anwesende/<key:key>/bearbeiten/", views.attendance_correct, name="attendance-correct"),
    path("anwesende/<key:key>/zurueckziehen/", views.attendance_withdraw, name="attendance-withdraw"),
]
