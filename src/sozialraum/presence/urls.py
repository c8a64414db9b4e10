"""Presence: addresses of its pages."""

from django.urls import URLPattern

app_name = "presence"
urlpatterns: list[URLPattern] = []
