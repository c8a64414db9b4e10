"""Desk: addresses of the office's pages."""

from django.urls import path

from sozialraum.desk.views import contradictions, entering, mine, paper, table, unconfirmed

app_name = "desk"
urlpatterns = [
    path("schreibtisch/", table.desk, name="desk"),
    path("schreibtisch/eintragen/", entering.entering, name="entering"),
    path("schreibtisch/eintragen/<key:kind>/", entering.entering_list, name="entering-list"),
    path("schreibtisch/widersprueche/", contradictions.contradiction_list, name="contradiction-list"),
    path("schreibtisch/bestaetigungen/", unconfirmed.unconfirmed, name="unconfirmed"),
    path("schreibtisch/post/drucken/briefe/", paper.letter_pile, name="letter-pile"),
    path("schreibtisch/post/drucken/briefe.pdf", paper.letter_stack, name="letter-stack"),
    path("schreibtisch/post/<key:key>/brief.pdf", paper.letter_paper, name="letter-paper"),
    path("mein-platz/", mine.mine, name="mine"),
]
