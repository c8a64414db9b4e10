"""Inbox: addresses."""

from django.urls import path

from sozialraum.inbox import views
from sozialraum.inbox.views import concern, keeping, listing, paper, typing

app_name = "inbox"
urlpatterns = [
    path("schreibtisch/anliegen/", listing.concern_list, name="concern-list"),
    path("schreibtisch/anliegen/eintragen/", typing.concern_record_on_behalf, name="concern-record-on-behalf"),
    path("schreibtisch/anliegen/karten/", typing.card_list, name="card-list"),
    path("schreibtisch/anliegen/zettel/", typing.slip_list, name="slip-list"),
    path("schreibtisch/anliegen/zahlen/", listing.figure_list, name="figure-list"),
    path("schreibtisch/anliegen/zahlen.csv", listing.figure_export, name="figure-export"),
    path("schreibtisch/anliegen/einstellungen/", keeping.setting_list, name="setting-list"),
    path("schreibtisch/anliegen/versprechen/", keeping.body_promise, name="body-promise"),
    path("schreibtisch/anliegen/themen/neu/", views.topic_record, name="topic-record"),
    path("schreibtisch/anliegen/themen/<key:key>/bearbeiten/", views.topic_correct, name="topic-correct"),
    path("schreibtisch/anliegen/themen/<key:key>/zurueckziehen/", views.topic_withdraw, name="topic-withdraw"),
    path("mein-platz/anliegen/", listing.group_concern_list, name="group-concern-list"),
    path("anliegen/gesagt-getan/", paper.concern_report, name="concern-report"),
    path("anliegen/gesagt-getan.pdf", paper.concern_report_paper, name="concern-report-paper"),
    path("anliegen/formular-<slug:language>.pdf", paper.form_paper_blank, name="form-paper-blank"),
    path("anliegen/<key:key>/", concern.concern_detail, name="concern-detail"),
    path("anliegen/<key:key>/vorlesen/", concern.concern_read_out, name="concern-read-out"),
    path("anliegen/<key:key>/gelesen/", concern.concern_read, name="concern-read"),
    path("anliegen/<key:key>/weitergeben/", concern.concern_assign, name="concern-assign"),
    path("anliegen/<key:key>/beantworten/", concern.concern_answer, name="concern-answer"),
    path("anliegen/<key:key>/weiterverweisen/", concern.concern_refer, name="concern-refer"),
    path("anliegen/<key:key>/beiseitelegen/", concern.concern_set_aside, name="concern-set-aside"),
    path("anliegen/<key:key>/zurueckholen/", concern.concern_undo_set_aside, name="concern-undo-set-aside"),
    path("anliegen/<key:key>/wieder-aufnehmen/", concern.concern_reopen, name="concern-reopen"),
    path("anliegen/<key:key>/veroeffentlichen/", concern.concern_publish, name="concern-publish"),
    path("anliegen/<key:key>/verbergen/", concern.concern_unpublish, name="concern-unpublish"),
    path("anliegen/<key:key>/erreichen/", concern.concern_change_contact, name="concern-change-contact"),
    path("anliegen/<key:key>/neuer-code/", concern.concern_new_code, name="concern-new-code"),
    path("anliegen/<key:key>/will-nicht-mehr/", concern.concern_withdraw, name="concern-withdraw"),
    path("anliegen/<key:key>/loeschen/", concern.concern_forget, name="concern-forget"),
]
