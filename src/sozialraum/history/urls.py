"""History: addresses of the journal, and of what was withdrawn."""

from django.urls import path

from sozialraum.history.views import story, withdrawn

app_name = "history"
urlpatterns = [
    path("schreibtisch/zurueckgezogen/", withdrawn.withdrawn_list, name="withdrawn-list"),
    path(
        "schreibtisch/zurueckgezogen/<int:number>/zurueckholen/",
        withdrawn.withdrawn_restore,
        name="withdrawn-restore",
    ),
    path("verlauf/", story.story, name="story"),
    path("verlauf/verlauf.jsonl", story.story_export, name="story-export"),
    path("verlauf/verlauf.csv", story.story_table, name="story-table"),
    path("verlauf/pruefen/", story.story_check, name="story-check"),
]
