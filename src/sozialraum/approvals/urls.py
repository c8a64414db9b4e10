"""Approvals: addresses of approvals and corrections of minutes."""

from django.urls import path

from sozialraum.approvals import views

app_name = "approvals"
urlpatterns = [
    path("protokolle/<key:key>/genehmigen/", views.minutes_approve, name="minutes-approve"),
    path("protokolle/<key:key>/berichtigungen/", views.minutes_state_corrections, name="minutes-state-corrections"),
    path(
        "protokolle/<key:key>/genehmigung-zurueckziehen/",
        views.minutes_withdraw_approval,
        name="minutes-withdraw-approval",
    ),
]
