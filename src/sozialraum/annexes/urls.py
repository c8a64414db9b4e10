"""Annexes: addresses of annexes."""

from django.urls import path

from sozialraum.annexes import views

app_name = "annexes"
urlpatterns = [
    path("protokolle/<key:key>/anlagen/neu/", views.annex_record, name="annex-record"),
    path("anlagen/<key:key>/bearbeiten/", views.annex_correct, name="annex-correct"),
    path("anlagen/<key:key>/zurueckziehen/", views.annex_withdraw, name="annex-withdraw"),
]
