"""Site: addresses of what the public reads."""

from django.urls import path

from sozialraum.site.views import (
    about,
    calendar,
    decisions,
    documents,
    home,
    institutions,
    meetings,
    organizations,
    robots,
)

app_name, VERSION = "site", "dokumente/<key:key>/<key:label>/"
urlpatterns = [
    path("", home.home, name="home"),
    path("gremien/", organizations.organization_list, name="organization-list"),
    path("gremien/<key:key>/", organizations.organization_detail, name="organization-detail"),
    path("einrichtungen/", institutions.institution_list, name="institution-list"),
    path("einrichtungen/liste.csv", institutions.institution_export, name="institution-export"),
    path("einrichtungen/<key:key>/", institutions.institution_detail, name="institution-detail"),
    path("archiv/", about.archive, name="archive"),
    path("sitzungen/", meetings.meeting_list, name="meeting-list"),
    path("sitzungen/<key:key>/", meetings.meeting_detail, name="meeting-detail"),
    path("sitzungen/<key:key>/termin.ics", calendar.meeting_event, name="meeting-event"),
    path("termine/", calendar.calendar, name="calendar"),
    path("termine/kalender.ics", calendar.calendar_feed, name="calendar-feed"),
    path("termine/<key:key>.ics", calendar.group_feed, name="group-feed"),
    path("sitzungen/<key:key>/protokoll.pdf", meetings.minutes_paper, name="minutes-paper"),
    path("sitzungen/<key:key>/protokoll-intern/", meetings.minutes_inside, name="minutes-inside"),
    path("sitzungen/<key:key>/protokoll-intern.pdf", meetings.minutes_inside_paper, name="minutes-inside-paper"),
    path("beschluesse/", decisions.resolution_list, name="resolution-list"),
    path("beschluesse/register.csv", decisions.resolution_export, name="resolution-export"),
    path("beschluesse/<key:key>/", decisions.resolution_detail, name="resolution-detail"),
    path("dokumente/", documents.paper_list, name="paper-list"),
    path("dokumente/<key:key>/", documents.paper_detail, name="paper-detail"),
    path(VERSION, documents.version_detail, name="version-detail"),
    path(f"{VERSION}text.pdf", documents.version_paper, name="version-paper"),
    path(f"{VERSION}vergleich/<key:other>/", documents.version_comparison, name="version-comparison"),
    path("glossar/", about.glossary, name="glossary"),
    path("barrierefreiheit/", about.accessibility, name="accessibility"),
    path("datenschutz/", about.privacy, name="privacy"),
    path("impressum/", about.imprint, name="imprint"),
    path("robots.txt", robots.robots, name="robots"),
    path("sitemap.xml", robots.sitemap, name="sitemap"),
    path("favicon.ico", robots.favicon, name="favicon"),
]
