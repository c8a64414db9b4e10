"""Reaching: addresses."""

from django.urls import path

from sozialraum.correspondence import views

app_name = "correspondence"
urlpatterns = [path("anrufe/<key:key>/", views.delivery_tick_off, name="delivery-tick-off")]
