"""Clockwork: addresses."""

from django.urls import path

from sozialraum.clockwork import views

app_name = "clockwork"
urlpatterns = [path("schreibtisch/nachts/", views.night, name="night")]
