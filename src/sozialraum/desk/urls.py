"""Desk: addresses of the office's pages."""

from django.urls import path

from sozialraum.desk.views import entering, mine, paper, story, table, unconfirmed, withdrawn

app_name = "desk"
urlpatterns = [
    path("schreibtisch/", table.desk, name="desk"),
    path("schreibtisch/eintragen/", entering.entering, name="entering"),
    path("schreibtisch/eintragen/<key:kind>/", entering.entering_list, name="entering-list"),
    path("schreibtisch/bestaetigungen/", unconfirmed.unconfirmed, name="unconfirmed"),
    path("schreibtisch/zurueckgezogen/", withdrawn.withdrawn_list, name="withdrawn-list"),
    path(
        "schreibtisch/zurueckgezogen/<int:number>/zurueckholen/",
        withdrawn.withdrawn_restore,
        name="withdrawn-restore",
    ),
    path("schreibtisch/post/drucken/briefe/", paper.letter_pile, name="letter-pile"),
    path("schreibtisch/post/drucken/briefe.pdf", paper.letter_stack, name="letter-stack"),
    path("schreibtisch/post/<key:key>/brief.pdf", paper.letter_paper, name="letter-paper"),
    path("verlauf/", story.story, name="story"),
    path("verlauf/verlauf.jsonl", story.story_export, name="story-export"),
    path("verlauf/verlauf.csv", story.story_table, name="story-table"),
    path("verlauf/pruefen/", story.story_check, name="story-check"),
    path("mein-platz/", mine.mine, name="mine"),
]
