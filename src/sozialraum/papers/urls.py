"""Papers: addresses of files."""

from django.urls import path

from sozialraum.papers import views

app_name = "papers"
urlpatterns = [
    path("<key:key>/", views.file_detail, name="file-detail"),
]
