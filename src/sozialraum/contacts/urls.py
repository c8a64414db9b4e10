"""Contacts: addresses."""

from django.urls import path

from sozialraum.contacts.views import incoming, outgoing

app_name = "contacts"
urlpatterns = [
    path("kontakte/", outgoing.contact_list, name="contact-list"),
    path("kontakte/mitnehmen/", outgoing.contact_take_out, name="contact-take-out"),
    path("kontakte/einlesen/", incoming.import_upload, name="import-upload"),
    path("kontakte/einlesen/<key:key>/", incoming.import_detail, name="import-detail"),
    path("kontakte/einlesen/<key:key>/lesen/", incoming.import_read_again, name="import-read-again"),
    path("kontakte/einlesen/<key:key>/spalten/", incoming.import_arrange, name="import-arrange"),
    path("kontakte/einlesen/<key:key>/fragen/", incoming.import_answer, name="import-answer"),
    path("kontakte/einlesen/<key:key>/uebernehmen/", incoming.import_take_over, name="import-take-over"),
    path("kontakte/einlesen/<key:key>/stand/", incoming.import_progress, name="import-progress"),
    path("kontakte/einlesen/<key:key>/loeschen/", incoming.import_throw_away, name="import-throw-away"),
]
