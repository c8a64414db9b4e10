"""Rulings: the address of who may vote in a group."""

from django.urls import path

from sozialraum.rulings import views

app_name = "rulings"
urlpatterns = [path("gremien/<key:key>/stimmrecht/", views.organization_votes, name="organization-votes")]
