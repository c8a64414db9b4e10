"""Holding: addresses of its pages."""

from django.urls import URLPattern

app_name = "holding"
urlpatterns: list[URLPattern] = []
