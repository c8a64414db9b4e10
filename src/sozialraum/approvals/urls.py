"""Approvals: addresses of minutes, their publishing, approvals and corrections."""

from django.urls import path

from sozialraum.approvals import views

app_name = "approvals"
urlpatterns = [
    path("protokolle/<key:key>/bearbeiten/", views.minutes_correct, name="minutes-correct"),
    path("protokolle/<key:key>/zurueckziehen/", views.minutes_withdraw, name="minutes-withdraw"),
    path("protokolle/<key:key>/veroeffentlichen/", views.minutes_publish, name="minutes-publish"),
    path("protokolle/<key:key>/nicht-oeffentlich/", views.minutes_unpublish, name="minutes-unpublish"),
    path("protokolle/<key:key>/genehmigen/", views.minutes_approve, name="minutes-approve"),
    path("protokolle/<key:key>/berichtigungen/", views.minutes_state_corrections, name="minutes-state-corrections"),
    path("sitzungen/<key:key>/fruehere-protokolle/", views.meeting_approve_former, name="meeting-approve-former"),
    path(
        "sitzungen/<key:key>/fruehere-protokolle/zuruecknehmen/", views.meeting_undo_former, name="meeting-undo-former"
    ),
    path(
        "protokolle/<key:key>/genehmigung-zurueckziehen/",
        views.minutes_withdraw_approval,
        name="minutes-withdraw-approval",
    ),
]
