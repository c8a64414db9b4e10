"""Reaching: addresses."""

from django.urls import path

from sozialraum.reaching import views

app_name = "reaching"
urlpatterns = [path("anrufe/<key:key>/", views.errand_tick_off, name="errand-tick-off")]
