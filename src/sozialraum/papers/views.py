"""Papers: the one door through which a file's bytes leave the house, and the pages on which papers are entered."""

from __future__ import annotations

from django.http import FileResponse, HttpResponse, HttpResponseBase, HttpResponseNotModified
from django.utils.http import content_disposition_header

from sozialraum.actforms.pages import pages
from sozialraum.foundation.http import Request, find, public
from sozialraum.papers.forms import FileForm, NewFileForm, PaperForm, VersionForm
from sozialraum.papers.models import File, Paper, Version
from sozialraum.papers.ports import fetch, opened
from sozialraum.papers.queries import public_tags, tag_of

LARGE = 500_000  # bytes

file_record, file_correct, file_withdraw = pages(NewFileForm, File.objects, corrected_by=FileForm)
paper_record, paper_correct, paper_withdraw = pages(PaperForm, Paper.objects)
version_record, version_correct, version_withdraw = pages(
    VersionForm, Version.objects.select_related("paper"), parents=Paper.objects
)


@public
def file_detail(request: Request, key: str) -> HttpResponseBase:
    """Bytes of a file the visitor may see; only harmless kinds are shown inline, in a sandbox."""
    asked = request.headers.get("If-None-Match")
    if asked and asked == public_tags(request.visitor).get(key):
        return HttpResponseNotModified(headers={"ETag": asked})
    file: File = find(File.objects, request, key=key)
    tag = tag_of(file.sha512_checksum)
    if asked == tag:
        return HttpResponseNotModified(headers={"ETag": tag})
    response = _bytes_of(file)
    response["ETag"] = tag
    response["Cache-Control"] = "private, no-cache"
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "sandbox; default-src 'none'"
    response["Content-Disposition"] = content_disposition_header(not file.is_shown_inline, file.file_name) or "inline"
    return response


def _bytes_of(file: File) -> HttpResponseBase:
    """A large file goes out from the disk: in memory it would lie as long as somebody takes to read it."""
    if (file.size or 0) > LARGE:
        return FileResponse(opened(file.sha512_checksum), content_type=file.mime_type)
    return HttpResponse(fetch(file.sha512_checksum), content_type=file.mime_type)
