"""Elections: addresses of elections."""

from django.urls import path

from sozialraum.elections import views

app_name = "elections"
urlpatterns = [
    path("sitzungen/<key:key>/wahlen/neu/", views.election_record, name="election-record"),
    path("wahlen/<key:key>/bearbeiten/", views.election_correct, name="election-correct"),
    path("wahlen/<key:key>/zurueckziehen/", views.election_withdraw, name="election-withdraw"),
]
