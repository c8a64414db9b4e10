"""Notes: addresses of its pages."""

from django.urls import URLPattern

app_name = "notes"
urlpatterns: list[URLPattern] = []
