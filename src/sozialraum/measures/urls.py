"""Measures: addresses of measures."""

from django.urls import path

from sozialraum.measures import views

app_name = "measures"
urlpatterns = [
    path("gremien/<key:key>/massnahmen/neu/", views.measure_record, name="measure-record"),
    path("massnahmen/<key:key>/", views.measure_detail, name="measure-detail"),
    path("massnahmen/<key:key>/bearbeiten/", views.measure_correct, name="measure-correct"),
    path("massnahmen/<key:key>/zurueckziehen/", views.measure_withdraw, name="measure-withdraw"),
]
