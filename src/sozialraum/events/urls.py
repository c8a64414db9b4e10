"""Events: addresses of what one does with an event."""

from django.urls import path

from sozialraum.events import views

app_name = "events"
urlpatterns = [
    path("termine/aushang.pdf", views.dates_poster, name="dates-poster"),
    path("veranstaltungen/neu/", views.event_record, name="event-record"),
    path("veranstaltungen/<key:key>/", views.event_detail, name="event-detail"),
    path("veranstaltungen/<key:key>/termin.ics", views.event_feed, name="event-feed"),
    path("veranstaltungen/<key:key>/bearbeiten/", views.event_correct, name="event-correct"),
    path("veranstaltungen/<key:key>/zurueckziehen/", views.event_withdraw, name="event-withdraw"),
    path("veranstaltungen/<key:key>/veroeffentlichen/", views.event_publish, name="event-publish"),
    path("veranstaltungen/<key:key>/zurueckweisen/", views.event_turn_down, name="event-turn-down"),
    path("veranstaltungen/<key:key>/verlegen/", views.event_move, name="event-move"),
    path("veranstaltungen/<key:key>/absagen/", views.event_cancel, name="event-cancel"),
    path("veranstaltungen/<key:key>/absage-zuruecknehmen/", views.event_reinstate, name="event-reinstate"),
    path("einrichtungen/<key:key>/veranstaltung/", views.event_propose, name="event-propose"),
]
