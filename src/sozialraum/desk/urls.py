"""Desk: addresses of the office's pages."""

from django.urls import path

from sozialraum.desk.views import entering, mine, story, table, unconfirmed

app_name = "desk"
urlpatterns = [
    path("schreibtisch/", table.desk, name="desk"),
    path("schreibtisch/eintragen/", entering.entering, name="entering"),
    path("schreibtisch/eintragen/<key:kind>/", entering.entering_list, name="entering-list"),
    path("schreibtisch/bestaetigungen/", unconfirmed.unconfirmed, name="unconfirmed"),
    path("verlauf/", story.story, name="story"),
    path("verlauf/verlauf.jsonl", story.story_export, name="story-export"),
    path("verlauf/pruefen/", story.story_check, name="story-check"),
    path("mein-platz/", mine.mine, name="mine"),
]
