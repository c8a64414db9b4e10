"""Site: what the pages of decisions and documents say to machines (schema.org), made of what the pages show."""

from __future__ import annotations

from sozialraum.events.queries.linked_data import Node, absolute, known, nodes_of
from sozialraum.network.models import Body
from sozialraum.register.queries.decisions import ResolutionRow
from sozialraum.site.queries.documents import VersionPage
from sozialraum.sittings.queries import MeetingLine


def resolution(row: ResolutionRow, sitting: MeetingLine | None, body: Body) -> Node:
    """A decision: its words, who took it when, by which majority, how each group voted, and when it was corrected."""
    url = absolute(body, row.url)
    where = {"@type": "Event", "name": sitting.dated_title, "url": absolute(body, sitting.url)} if sitting else {}
    return known(
        {
            "@type": "CreativeWork",
            "@id": f"{url}#decision" if url else "",
            "name": row.title,
            "identifier": row.number,
            "url": url,
            "text": row.wording,
            "abstract": " ".join(filter(None, (row.counts_in_words, row.majority and f"{row.majority}."))),
            "dateCreated": str(row.date),
            "dateModified": str(row.corrected or ""),
            "creator": nodes_of(body, row.groups),
            "recordedAt": known(where),
            "inLanguage": "de",
        }
    )


def version(page: VersionPage, body: Body) -> Node:
    """A version of a document: since when it holds, who adopted it, and when it was corrected."""
    line = page.line
    url = absolute(body, line.url)
    return known(
        {
            "@type": "CreativeWork",
            "@id": f"{url}#version" if url else "",
            "name": line.title,
            "version": line.label,
            "url": url,
            "temporalCoverage": f"{line.since or '..'}/{line.until or '..'}" if line.since or line.until else "",
            "dateModified": str(page.corrected or ""),
            "creator": nodes_of(body, dict.fromkeys(group for one in page.adopted for group in one.groups)),
            "inLanguage": ["de", "de-simple"] if page.plain_text else "de",
        }
    )
