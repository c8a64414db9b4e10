"""Concerns: addresses."""

from django.urls import path

from sozialraum.concerns import views

app_name = "concerns"
urlpatterns = [
    path("anliegen/", views.concern_list, name="concern-list"),
    path("anliegen/sagen/", views.concern_say, name="concern-say"),
    path("anliegen/sagen/foto/", views.photo_preview, name="photo-preview"),
    path("anliegen/stand/", views.concern_find, name="concern-find"),
    path("anliegen/fotos/<key:key>/", views.photo_detail, name="photo-detail"),
    path("anliegen/<key:key>/stand/", views.concern_status, name="concern-status"),
    path("anliegen/<key:key>/bestaetigen/", views.concern_confirm, name="concern-confirm"),
    path("anliegen/<key:key>/zurueckziehen/", views.concern_withdraw, name="concern-withdraw"),
    path("anliegen/<key:key>/auf-die-tagesordnung/", views.concern_put_on_agenda, name="concern-put-on-agenda"),
    path("anliegen/<key:key>/von-der-tagesordnung/", views.concern_take_off_agenda, name="concern-take-off-agenda"),
    path("sitzungen/<key:key>/anliegen/", views.meeting_concern_list, name="meeting-concern-list"),
]
