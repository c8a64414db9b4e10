"""Site: addresses of what the public reads."""

from django.urls import path

from sozialraum.site.views import decisions, documents, home, meetings, organizations

app_name = "site"
urlpatterns = [
    path("", home.home, name="home"),
    path("gremien/", organizations.organization_list, name="organization-list"),
    path("gremien/<key:key>/", organizations.organization_detail, name="organization-detail"),
    path("sitzungen/", meetings.meeting_list, name="meeting-list"),
    path("sitzungen/<key:key>/", meetings.meeting_detail, name="meeting-detail"),
    path("beschluesse/", decisions.resolution_list, name="resolution-list"),
    path("beschluesse/<key:key>/", decisions.resolution_detail, name="resolution-detail"),
    path("dokumente/", documents.paper_list, name="paper-list"),
    path("dokumente/<key:key>/", documents.paper_detail, name="paper-detail"),
    path("dokumente/<key:key>/<key:label>/", documents.version_detail, name="version-detail"),
]
