"""Tasks: addresses of tasks."""

from django.urls import path

from sozialraum.tasks import views

app_name = "tasks"
urlpatterns = [
    path("protokolle/<key:key>/aufgaben/neu/", views.task_record, name="task-record"),
    path("aufgaben/<key:key>/bearbeiten/", views.task_correct, name="task-correct"),
    path("aufgaben/<key:key>/erledigt/", views.task_finish, name="task-finish"),
    path("aufgaben/<key:key>/zurueckziehen/", views.task_withdraw, name="task-withdraw"),
]
