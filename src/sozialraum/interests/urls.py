"""Interests: addresses of who is involved in a paper, and of declared offices."""

from django.urls import path

from sozialraum.interests import views

app_name = "interests"
urlpatterns = [
    path("dokumente/<key:key>/beteiligte/neu/", views.interest_record, name="interest-record"),
    path("beteiligte/<key:key>/bearbeiten/", views.interest_correct, name="interest-correct"),
    path("beteiligte/<key:key>/zurueckziehen/", views.interest_withdraw, name="interest-withdraw"),
    path("erklaerte-aemter/neu/", views.declaredoffice_record, name="declaredoffice-record"),
    path("erklaerte-aemter/<key:key>/bearbeiten/", views.declaredoffice_correct, name="declaredoffice-correct"),
    path("erklaerte-aemter/<key:key>/zurueckziehen/", views.declaredoffice_withdraw, name="declaredoffice-withdraw"),
]
