"""Holding: addresses of the page on which a sitting is held, and of what is pressed there."""

from django.urls import path

from sozialraum.holding import views

app_name = "holding"
urlpatterns = [
    path("sitzungen/<key:key>/halten/", views.meeting_hold, name="meeting-hold"),
    path("sitzungen/<key:key>/halten/stand/", views.meeting_now, name="meeting-now"),
    path("sitzungen/<key:key>/halten/punkt/", views.meeting_add_item, name="meeting-add-item"),
    path("sitzungen/<key:key>/halten/ende/", views.meeting_end_sitting, name="meeting-end-sitting"),
    path("sitzungen/<key:key>/halten/weiter/", views.meeting_resume, name="meeting-resume"),
    path("sitzungen/<key:key>/halten/link/", views.meeting_make_link, name="meeting-make-link"),
    path("sitzungen/<key:key>/halten/link-zuruecknehmen/", views.meeting_revoke_link, name="meeting-revoke-link"),
    path("anwesenheit/<key:key>/zeiten/", views.attendance_correct_times, name="attendance-correct-times"),
    path("tops/<key:key>/aufrufen/", views.agendaitem_begin, name="agendaitem-begin"),
    path("tops/<key:key>/abschliessen/", views.agendaitem_finish_item, name="agendaitem-finish-item"),
    path("tops/<key:key>/ausgang/", views.agendaitem_set_course, name="agendaitem-set-course"),
]
