"""Joining: addresses."""

from django.urls import path

from sozialraum.joining import views

app_name = "joining"
urlpatterns = [
    path("gremien/<key:key>/mitmachen/", views.request_ask, name="request-ask"),
    path("mitmachen/", views.group_list, name="group-list"),
    path("mitmachen/passende-gruppe/", views.group_find, name="group-find"),
    path("mitmachen/<key:key>/", views.request_status, name="request-status"),
    path("mitmachen/<key:key>/bestaetigen/", views.request_confirm, name="request-confirm"),
    path("mitmachen/<key:key>/antworten/", views.request_answer, name="request-answer"),
    path("mitmachen/<key:key>/zurueckziehen/", views.request_withdraw, name="request-withdraw"),
    path("beitritte/", views.request_list, name="request-list"),
    path("beitritte/<key:key>/", views.request_detail, name="request-detail"),
    path("beitritte/<key:key>/aufnehmen/", views.request_admit, name="request-admit"),
    path("beitritte/<key:key>/nachfragen/", views.request_ask_back, name="request-ask-back"),
    path("beitritte/<key:key>/erreichen/", views.request_change_contact, name="request-change-contact"),
    path("beitritte/<key:key>/ablehnen/", views.request_refuse, name="request-refuse"),
]
