"""Desk: addresses of the office's pages."""

from django.urls import path

from sozialraum.desk.views import table, unconfirmed

app_name = "desk"
urlpatterns = [
    path("schreibtisch/", table.desk, name="desk"),
    path("schreibtisch/bestaetigungen/", unconfirmed.unconfirmed, name="unconfirmed"),
]
