"""Dossier: what belongs to the minutes of a meeting, as everybody may read it, in the order of the sheet."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from sozialraum.acts.corrections import day_of
from sozialraum.annexes.queries import AnnexLine
from sozialraum.decisions.models import Effect, Minutes
from sozialraum.decisions.words import MinutesState
from sozialraum.foundation.dates import PartialDate
from sozialraum.foundation.questions import asked_of
from sozialraum.foundation.visitor import Visitor
from sozialraum.meetings.models import Meeting
from sozialraum.network.models import Body
from sozialraum.papers.models import File, Version
from sozialraum.papers.ports import fetch
from sozialraum.papers.rules import clauses
from sozialraum.press.bundle import BundlePart, BundleSheet, LeftOut
from sozialraum.press.document import DocumentSheet, document_pdf
from sozialraum.press.minutes import MinutesSheet, minutes_pdf
from sozialraum.renditions.queries import MeetingPage, page_of
from sozialraum.renditions.queries.paper import paper_of
from sozialraum.renditions.queries.whole import meeting_for
from sozialraum.ui.spoken import of_date

MOST_BYTES = 25_000_000  # of files in one document; they and what is made of them lie in memory
PUT_IN = ("application/pdf", "image/jpeg", "image/png")
Pieces = Iterator[BundlePart | LeftOut]


@dataclass
class _Enclosed:
    """Everything that may be put in, read in as many questions for one annex as for thirty."""

    body: Body
    scan: File | None
    files: Mapping[str, File]
    texts: Mapping[tuple[str, str], Version]
    adopted: Sequence[Version]
    in_force: frozenset[int]
    left: int
    known: set[str] = field(default_factory=set)

    def address_of(self, thing: File | Version) -> str:
        return f"{self.body.address.rstrip('/')}{thing.get_absolute_url()}" if self.body.address else ""


def dossier_of(meeting: Meeting, nobody: Visitor) -> BundleSheet | None:
    """The sheet for the press; None where there is no more than the minutes, or these are not public."""
    page = page_of(meeting, nobody)
    record = page.record
    if record is None or record.state == MinutesState.DRAFT:
        return None
    enclosed = _enclosed(page, record.key, nobody)
    if not enclosed.adopted and not any(one.is_public for one in record.annexes):
        return None
    minutes = paper_of(page, nobody.body)
    pieces = list(_pieces(page, minutes, record.annexes, enclosed))
    return BundleSheet(
        body=nobody.body.name,
        title=_("%(meeting)s: Protokoll mit Anlagen") % {"meeting": page.sitting.title},
        state=f"{page.sitting.date.in_words()}. {minutes.state.sentence}" if page.sitting.date else "",
        address=minutes.address,
        printed=minutes.printed,
        parts=tuple(one for one in pieces if isinstance(one, BundlePart)),
        left_out=tuple(one for one in pieces if isinstance(one, LeftOut)),
    )


def public_minutes_pdf(meeting: Meeting) -> bytes:
    """The minutes of a meeting as everybody reads them, as a PDF; empty if they are not public."""
    nobody = Visitor(meeting.body)
    seen = meeting_for(nobody, meeting.key)
    page = page_of(seen, nobody) if seen else None
    return minutes_pdf(paper_of(page, meeting.body)) if page and page.is_recorded else b""


def _enclosed(page: MeetingPage, minutes: str, nobody: Visitor) -> _Enclosed:
    public = [one for one in page.annexes if one.is_public]
    adopted = _adopted(page, nobody)
    versions = _versions(adopted, [one.document for one in public if not one.file_key], nobody)
    scan = page.record.file.url if page.record and page.record.file else ""
    own = Minutes.objects.visible_to(nobody).filter(key=minutes).values_list("file__key", flat=True) if scan else ()
    keys = [*(one.file_key for one in public), *own, *(one.file.key for one in versions if one.file)]
    files = asked_of(_with_keys, nobody, dict.fromkeys(filter(None, keys)))
    by_pk = {one.pk: one for one in versions}
    return _Enclosed(
        body=nobody.body,
        scan=next((one for one in files if one.get_absolute_url() == scan), None),
        files={one.key: one for one in files},
        texts={(one.paper.key, one.label): one for one in versions},
        adopted=[by_pk[pk] for pk in adopted if pk in by_pk],
        in_force=_in_force({one.paper_id for one in versions}, nobody),
        left=MOST_BYTES,
    )


def _versions(adopted: Sequence[int], documents: Sequence[tuple[str, str]], nobody: Visitor) -> list[Version]:
    """Versions that everybody may read: those adopted, by primary key, and those that are annexes, by their names."""
    named = Q(pk__in=adopted)
    for paper, label in documents:
        named |= Q(paper__key=paper, label=label)
    found = Version.objects.visible_to(nobody).filter(named).select_related("paper", "file")
    return list(found) if adopted or documents else []


def _in_force(papers: set[int], nobody: Visitor) -> frozenset[int]:
    """Of these documents the versions that hold today."""
    holds = Version.objects.visible_to(nobody).in_force_on(timezone.localdate()).filter(paper__in=papers)
    return (
        frozenset(dict(holds.order_by("valid_from", "pk").values_list("paper", "pk")).values())
        if papers
        else frozenset()
    )


def _with_keys(nobody: Visitor, keys: Sequence[str]) -> QuerySet[File]:
    return File.objects.visible_to(nobody).filter(key__in=keys)


def _adopted(page: MeetingPage, nobody: Visitor) -> list[int]:
    """The versions that the decisions on this page adopt, each once, in the order of the decisions."""
    keys = [row.key for row in page.decisions if any(effect.title and effect.url for effect in row.effects)]
    if not keys:
        return []
    found = Effect.objects.filter(resolution__key__in=keys, resolution__body=nobody.body, adoption__isnull=False)
    told = list(found.order_by("pk").values_list("resolution__key", "adoption__version"))
    return list(dict.fromkeys(version for _key, version in sorted(told, key=lambda pair: keys.index(pair[0]))))


def _pieces(page: MeetingPage, minutes: MinutesSheet, annexes: Sequence[AnnexLine], enclosed: _Enclosed) -> Pieces:
    """The minutes, their scan, the annexes, then what was adopted and is no annex."""
    if page.is_recorded:
        yield BundlePart(_("Protokoll"), minutes_pdf(minutes), is_ours=True)
    if enclosed.scan:
        yield from _file(_("Protokoll, wie es kam: %s") % enclosed.scan.name, enclosed.scan, enclosed)
    for annex in annexes:
        yield from _annex(annex, enclosed)
    named = {one.document for one in annexes}
    for version in enclosed.adopted:
        if (version.paper.key, version.label) not in named:
            yield from _text(_("Beschlossen"), version, enclosed)


def _annex(annex: AnnexLine, enclosed: _Enclosed) -> Pieces:
    title = f"{annex.label}: {annex.name}" if annex.name else annex.label
    if not annex.is_public:
        yield LeftOut(title, annex.note or _("nicht öffentlich"))
    elif version := enclosed.texts.get(annex.document):
        yield from _text(annex.label, version, enclosed)
    elif file := enclosed.files.get(annex.file_key):
        yield from _file(title, file, enclosed, annex.description)


def _text(before: str, version: Version, enclosed: _Enclosed) -> Pieces:
    """A version of a document: its text as it is set, else its file."""
    title = f"{before}: {version.paper.name} ({version.label})"
    if version.text:
        sheet = _sheet(version, enclosed)
        yield BundlePart(title, document_pdf(sheet), is_ours=True, address=sheet.address)
    elif version.file and version.file.key in enclosed.files:
        yield from _file(title, version.file, enclosed)
    else:
        why = _("die Datei ist nicht öffentlich") if version.file else _("der Wortlaut liegt nicht vor")
        yield LeftOut(title, why, enclosed.address_of(version))


def _sheet(version: Version, enclosed: _Enclosed) -> DocumentSheet:
    """The text of a version for the press, as of today; who adopted it stands in the minutes before it."""
    today = timezone.localtime().replace(hour=0, minute=0, second=0, microsecond=0)
    since, corrected = version.valid_from, day_of(version.corrected)
    remarks = [_("Berichtigt am %s.") % of_date(PartialDate.of(corrected))] if corrected else []
    texts = ((f"§ {one.number}" if one.number else "", one.title, one.text) for one in clauses(version.text))
    return DocumentSheet(
        body=enclosed.body.name,
        title=version.paper.name,
        label=_("Fassung %s") % (of_date(since) if since else version.label),
        since=since,
        until=version.valid_until,
        is_in_force=version.pk in enclosed.in_force,
        is_ahead=since is None or since.first > today.date(),
        clauses=tuple(texts),
        remarks=(*remarks, *filter(None, (version.note,))),
        address=enclosed.address_of(version),
        printed=today,
    )


def _file(title: str, file: File, enclosed: _Enclosed, description: str = "") -> Pieces:
    """A file that everybody may open: put in once, if it is a PDF or a picture, and if there is room for it."""
    address = enclosed.address_of(file)
    if why := _why_not(file, enclosed):
        yield LeftOut(title, why, address)
        return
    enclosed.known.add(file.sha512_checksum)
    try:
        content = fetch(file.sha512_checksum)
    except FileNotFoundError:
        yield LeftOut(title, _("die Datei ist nicht da"), address)
        return
    enclosed.left -= len(content)
    yield BundlePart(title, content, file.mime_type, description=description, address=address)


def _why_not(file: File, enclosed: _Enclosed) -> str:
    if file.sha512_checksum in enclosed.known:
        return _("steht schon darin")
    if file.mime_type not in PUT_IN:
        return _("diese Art von Datei lässt sich nicht einfügen")
    return _("zu groß für eine gemeinsame Datei") if (file.size or 0) > enclosed.left else ""
