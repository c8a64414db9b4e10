"""Site: addresses of what the public reads."""

from django.urls import path

from sozialraum.site import views

app_name = "site"
urlpatterns = [
    path("", views.home, name="home"),
    path("gremien/", views.organization_list, name="organization-list"),
    path("gremien/<key:key>/", views.organization_detail, name="organization-detail"),
    path("sitzungen/", views.meeting_list, name="meeting-list"),
    path("sitzungen/<key:key>/", views.meeting_detail, name="meeting-detail"),
    path("beschluesse/", views.resolution_list, name="resolution-list"),
    path("beschluesse/<key:key>/", views.resolution_detail, name="resolution-detail"),
    path("dokumente/", views.paper_list, name="paper-list"),
    path("dokumente/<key:key>/", views.paper_detail, name="paper-detail"),
    path("dokumente/<key:key>/<key:label>/", views.version_detail, name="version-detail"),
]
