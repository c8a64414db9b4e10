"""Config: the front door – which path leads to which room."""

from django.urls import include, path, register_converter

from sozialraum.foundation.keys import KeyConverter

register_converter(KeyConverter, "key")

#: Rooms first: /gremien/neu/ is no group »neu«. No answer of papers is kept; mail lies below the letters' addresses.
ROOMS = (
    "papers", "rulebook", "rulings", "bodies", "people", "transcripts", "meetings", "agenda", "convening",
    "circulation", "interests", "events", "decisions", "elections", "tasks", "annexes", "pictures", "measures",
    "dossier", "approvals", "attendance", "presence", "voting", "electing", "notes", "holding", "access",
    "correspondence", "joining", "concerns", "contacts", "inbox", "privacy", "desk", "history", "mailbox", "clockwork",
    "post", "site",
)  # fmt: skip
urlpatterns = [path("", include(f"sozialraum.{room}.urls")) for room in ROOMS]

handler404 = "sozialraum.actforms.gone.page_not_found"
handler403 = "sozialraum.access.views.door.permission_denied"
handler400 = "sozialraum.config.errors.bad_request"
handler500 = "sozialraum.config.errors.server_error"
