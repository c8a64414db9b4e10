"""Papers: addresses of documents, versions and files."""

from django.urls import path

from sozialraum.papers import views

app_name = "papers"
urlpatterns = [
    path("dateien/neu/", views.file_record, name="file-record"),
    path("dateien/<key:key>/", views.file_detail, name="file-detail"),
    path("dateien/<key:key>/bearbeiten/", views.file_correct, name="file-correct"),
    path("dateien/<key:key>/zurueckziehen/", views.file_withdraw, name="file-withdraw"),
    path("dokumente/neu/", views.paper_record, name="paper-record"),
    path("dokumente/<key:key>/bearbeiten/", views.paper_correct, name="paper-correct"),
    path("dokumente/<key:key>/zurueckziehen/", views.paper_withdraw, name="paper-withdraw"),
    path("dokumente/<key:key>/fassungen/neu/", views.version_record, name="version-record"),
    path("fassungen/<key:key>/bearbeiten/", views.version_correct, name="version-correct"),
    path("fassungen/<key:key>/zurueckziehen/", views.version_withdraw, name="version-withdraw"),
]
