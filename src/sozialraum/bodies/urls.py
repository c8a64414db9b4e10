"""Bodies: addresses of what one does with groups, periods and places."""

from django.urls import path

from sozialraum.bodies import views

app_name = "bodies"
urlpatterns = [
    path("gremien/neu/", views.organization_record, name="organization-record"),
    path("gremien/<key:key>/bearbeiten/", views.organization_correct, name="organization-correct"),
    path("gremien/<key:key>/zurueckziehen/", views.organization_withdraw, name="organization-withdraw"),
    path("zeitraeume/neu/", views.legislativeterm_record, name="legislativeterm-record"),
    path("zeitraeume/<key:key>/bearbeiten/", views.legislativeterm_correct, name="legislativeterm-correct"),
    path("zeitraeume/<key:key>/zurueckziehen/", views.legislativeterm_withdraw, name="legislativeterm-withdraw"),
    path("orte/neu/", views.location_record, name="location-record"),
    path("orte/<key:key>/bearbeiten/", views.location_correct, name="location-correct"),
    path("orte/<key:key>/zurueckziehen/", views.location_withdraw, name="location-withdraw"),
    path("schreibtisch/eintragen/netzwerk/", views.body_correct, name="body-correct"),
    path("schreibtisch/eintragen/texte/", views.body_write_texts, name="body-write-texts"),
    path("einrichtungen/neu/", views.institution_record, name="institution-record"),
    path("einrichtungen/<key:key>/bearbeiten/", views.institution_correct, name="institution-correct"),
    path("einrichtungen/<key:key>/zurueckziehen/", views.institution_withdraw, name="institution-withdraw"),
    path("einrichtungen/<key:key>/bestaetigen/", views.institution_confirm, name="institution-confirm"),
]
