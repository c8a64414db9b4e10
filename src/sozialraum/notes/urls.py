"""Notes: addresses of the note of a point, of what is made of it, and of the text blocks."""

from django.urls import path

from sozialraum.notes import views

app_name = "notes"
urlpatterns = [
    path("tops/<key:key>/notiz/", views.item_note, name="item-note"),
    path("tops/<key:key>/notiz/abschliessen/", views.item_close, name="item-close"),
    path("tops/<key:key>/notiz/aufgabe/", views.task_take, name="task-take"),
    path("textbausteine/neu/", views.textblock_record, name="textblock-record"),
    path("textbausteine/<key:key>/bearbeiten/", views.textblock_correct, name="textblock-correct"),
    path("textbausteine/<key:key>/zurueckziehen/", views.textblock_withdraw, name="textblock-withdraw"),
]
