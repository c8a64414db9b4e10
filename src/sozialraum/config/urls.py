"""Config: the front door – which path leads to which room."""

from django.urls import include, path, register_converter

from sozialraum.foundation.keys import KeyConverter

register_converter(KeyConverter, "key")

urlpatterns = [  # rooms first: /gremien/neu/ is not the group called »neu«
    path("", include("sozialraum.papers.urls")),  # no answer of theirs is kept, so each time they are looked for
    path("", include("sozialraum.rulebook.urls")),
    path("", include("sozialraum.rulings.urls")),
    path("", include("sozialraum.bodies.urls")),
    path("", include("sozialraum.people.urls")),
    path("", include("sozialraum.transcripts.urls")),
    path("", include("sozialraum.meetings.urls")),
    path("", include("sozialraum.agenda.urls")),
    path("", include("sozialraum.convening.urls")),
    path("", include("sozialraum.interests.urls")),
    path("", include("sozialraum.events.urls")),
    path("", include("sozialraum.decisions.urls")),
    path("", include("sozialraum.elections.urls")),
    path("", include("sozialraum.tasks.urls")),
    path("", include("sozialraum.annexes.urls")),
    path("", include("sozialraum.measures.urls")),
    path("", include("sozialraum.dossier.urls")),
    path("", include("sozialraum.approvals.urls")),
    path("", include("sozialraum.attendance.urls")),
    path("", include("sozialraum.access.urls")),
    path("", include("sozialraum.correspondence.urls")),
    path("", include("sozialraum.joining.urls")),
    path("", include("sozialraum.concerns.urls")),
    path("", include("sozialraum.contacts.urls")),
    path("", include("sozialraum.inbox.urls")),
    path("", include("sozialraum.privacy.urls")),
    path("", include("sozialraum.desk.urls")),
    path("", include("sozialraum.history.urls")),
    path("", include("sozialraum.mailbox.urls")),  # what came in lies below the letters' own addresses
    path("", include("sozialraum.clockwork.urls")),
    path("", include("sozialraum.post.urls")),
    path("", include("sozialraum.site.urls")),
]

handler404 = "sozialraum.actforms.gone.page_not_found"
handler403 = "sozialraum.access.views.door.permission_denied"
handler400 = "sozialraum.config.errors.bad_request"
handler500 = "sozialraum.config.errors.server_error"
