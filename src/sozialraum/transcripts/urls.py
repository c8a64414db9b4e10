"""Transcripts: the address of the page for sittings of the paper age."""

from django.urls import path

from sozialraum.transcripts import views

app_name = "transcripts"
urlpatterns = [path("sitzungen/frueher/", views.body_transcribe_sitting, name="body-transcribe-sitting")]
