"""Papers: PDF without what programs write into it about people, and without anything that acts by itself (ISO 32000).

A signed document cannot be changed without breaking the signature: it stays as it is, or is refused if it can act.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import escape
from io import BytesIO
from typing import TYPE_CHECKING, Any

from sozialraum.papers.ports.pictures import DamagedError, found_in, parted
from sozialraum.papers.words import ACTIVE, Removed

if TYPE_CHECKING:
    import pikepdf

#: Types of action (§ 12.6.4) that only lead a reader within the document. URI needs more than its type.
HARMLESS = {"/GoTo", "/Named"}
ACTING = {
    "/JavaScript", "/Launch", "/SubmitForm", "/ImportData", "/ResetForm", "/GoToE", "/GoToR", "/GoToDp", "/Rendition",
    "/Movie", "/Sound", "/RichMediaExecute", "/GoTo3DView", "/Hide", "/SetOCGState", "/Trans", "/Thread", "/URI",
}  # fmt: skip
WEB = re.compile(r"(?:https?://|mailto:|tel:|#|[^:]*$)", re.I)
MEDIA = {"/RichMedia", "/Screen", "/Movie", "/Sound", "/3D"}
ATTACHED = {"/FileAttachment"}


class SignedError(ValueError):
    """It is signed, and holds what must not stay."""


class LockedError(ValueError):
    """It does not open without a password."""


def cleaned_pdf(content: bytes) -> tuple[bytes, set[Removed]]:
    """The document without personal data and actions, and what was taken out; the same bytes if there was nothing.

    Raises DamagedError, LockedError, SignedError. ``Removed.SIGNED``: it was left as it is.
    """
    import pikepdf  # noqa: PLC0415 - 15 MB, and only who takes in a PDF needs it

    try:
        with pikepdf.open(BytesIO(content)) as pdf:
            if not len(pdf.pages):
                raise DamagedError("no pages")
            cleaning = _Cleaning(pdf)
            cleaning.clean()
            if cleaning.signed and cleaning.removed:
                if cleaning.removed & ACTIVE:
                    raise SignedError
                return content, {Removed.SIGNED}
            if not cleaning.removed and (content.count(b"startxref") <= 1 or pdf.is_linearized or cleaning.signed):
                return content, set()
            written = BytesIO()
            pdf.save(written, deterministic_id=True, encryption=False)
    except pikepdf.PasswordError:
        raise LockedError from None
    except (pikepdf.PdfError, RuntimeError, TypeError, KeyError, AttributeError) as error:
        raise DamagedError(str(error)) from error
    return written.getvalue(), cleaning.removed or {Removed.EARLIER}


class _Cleaning:
    """One document on its way to be clean: what was taken out of it, and whether somebody has signed it."""

    def __init__(self, pdf: pikepdf.Pdf):
        self.pdf, self.removed, self.signed = pdf, set[Removed](), False

    def clean(self) -> None:
        if self.pdf.is_encrypted:
            self.removed.add(Removed.PASSWORD)
        self._whole()
        for page in self.pdf.pages:
            self._annotations(page.obj)
        for one in _every_dictionary(self.pdf):
            self._one(one)
        self._info()
        self._metadata()

    def _take(self, thing: Any, key: str, what: Removed) -> None:
        if key in thing:
            del thing[key]
            self.removed.add(what)

    def _whole(self) -> None:
        """What hangs on the document as a whole."""
        root = self.pdf.Root
        for key in ("/Collection", "/AF"):
            self._take(root, key, Removed.ATTACHMENTS)
        self._take(root, "/Requirements", Removed.SCRIPTS)
        names = root.get("/Names")
        if _is_dictionary(names):
            self._take(names, "/JavaScript", Removed.SCRIPTS)
            self._take(names, "/EmbeddedFiles", Removed.ATTACHMENTS)
            self._take(names, "/Renditions", Removed.MEDIA)
        form = root.get("/AcroForm")
        if _is_dictionary(form):
            self._take(form, "/XFA", Removed.SCRIPTS)

    def _annotations(self, page: Any) -> None:
        """Attachments and media go; of a comment the name of whoever wrote it."""
        notes = page.get("/Annots")
        if notes is None:
            return
        for place in reversed(range(len(notes))):
            note = notes[place]
            kind = str(note.get("/Subtype", "")) if _is_dictionary(note) else ""
            if kind in MEDIA | ATTACHED:
                self.removed.add(Removed.ATTACHMENTS if kind in ATTACHED else Removed.MEDIA)
                del notes[place]
            elif kind and kind != "/Widget":  # there it is the name of the field
                self._take(note, "/T", Removed.AUTHOR)

    def _one(self, one: Any) -> None:
        """Whatever stands anywhere, in a dictionary or at a stream."""
        self.signed = self.signed or "/ByteRange" in one
        self._actions(one)
        self._take(one, "/PieceInfo", Removed.PROGRAM)
        self._take(one, "/Thumb", Removed.NOTES)
        files: Any = one.get("/EF")
        if _is_dictionary(files) and ("/F" in files or "/UF" in files):
            self._take(one, "/EF", Removed.ATTACHMENTS)
        if _is_dictionary(one.get("/CreatorInfo")):
            self._take(one, "/CreatorInfo", Removed.PROGRAM)
        if str(one.get("/Type", "")) != "/Catalog" and _is_metadata(one.get("/Metadata")):
            self._take(one, "/Metadata", Removed.NOTES)
        if _is_stream(one):
            self._picture(one)

    def _actions(self, one: Any) -> None:
        """Nothing but a way to a place in the document, or to one on the web that a reader chooses."""
        for key in ("/A", "/OpenAction", "/PA", "/Next"):
            if key in one and _acts(one[key], by_itself=key in ("/OpenAction", "/Next")):
                self._take(one, key, Removed.SCRIPTS)
        events: Any = one.get("/AA")
        if _is_dictionary(events) and any(_is_action(value) for value in _values(events)):
            self._take(one, "/AA", Removed.SCRIPTS)
        if "/P" not in one and _acts(one, by_itself=False):  # with /P it is a part of the structure
            for key in list(one.keys()):
                self._take(one, key, Removed.SCRIPTS)

    def _picture(self, stream: Any) -> None:
        """A JPEG lies in a document as the camera wrote it."""
        import pikepdf  # noqa: PLC0415

        filters, parameters = _listed(stream.get("/Filter")), _listed(stream.get("/DecodeParms"))
        if not filters or str(filters[-1]) != "/DCTDecode":
            return
        content = stream.read_raw_bytes()
        if before := filters[:-1]:
            packed = {"Filter": pikepdf.Array(before), "DecodeParms": pikepdf.Array(parameters[: len(before)])}
            content = pikepdf.Stream(self.pdf, content, {f"/{k}": v for k, v in packed.items() if len(v)}).read_bytes()
        try:
            plain, dropped = parted(content)
        except DamagedError:
            return  # as it lies there no camera wrote it
        if dropped:
            last = parameters[-1] if len(parameters) == len(filters) else None
            stream.write(plain, filter=pikepdf.Name.DCTDecode, decode_parms=last)
            self.removed |= found_in(dropped)

    def _info(self) -> None:
        """Of the document information only the title stays, which a reader sees as the name of the window."""
        info: Any = self.pdf.trailer.get("/Info")
        if not _is_dictionary(info):
            return
        for key in list(info.keys()):
            if key != "/Title":
                self._take(info, key, Removed.AUTHOR if key == "/Author" else Removed.PROGRAM)

    def _metadata(self) -> None:
        """XMP goes, but for what makes a document PDF/A or PDF/UA."""
        import pikepdf  # noqa: PLC0415

        root = self.pdf.Root
        if not _is_metadata(root.get("/Metadata")):
            return
        before = root.Metadata.read_bytes()
        info: Any = self.pdf.trailer.get("/Info")
        title = str(info.get("/Title", "")) if _is_dictionary(info) else ""
        after = _least(before, title)
        if after == before:
            return
        self.removed.add(Removed.AUTHOR if b"dc:creator" in before else Removed.PROGRAM)
        if after:
            root.Metadata = pikepdf.Stream(self.pdf, after, Type=pikepdf.Name.Metadata, Subtype=pikepdf.Name.XML)
        else:
            del root["/Metadata"]


def _least(xmp: bytes, title: str) -> bytes:
    """The least XMP by which a document is still what it says it is; empty if it says nothing of that kind."""
    said = {
        name: found[1].decode()
        for name in ("pdfaid:part", "pdfaid:conformance", "pdfaid:rev", "pdfuaid:part")
        if (found := re.search(name.encode() + rb"""\s*(?:>|=\s*["'])\s*(\w{1,4})""", xmp))
    }
    if not said:
        return b""
    facts = "".join(f"<{name}>{value}</{name}>" for name, value in said.items())
    if title:
        facts += f'<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{escape(title)}</rdf:li></rdf:Alt></dc:title>'
    return (
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>'
        '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
        '<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"'
        ' xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">'
        f'{facts}</rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="w"?>'
    ).encode()


def _every_dictionary(pdf: pikepdf.Pdf) -> Iterator[Any]:
    """Every dictionary and stream of the document, also those that nothing leads to any more."""
    import pikepdf  # noqa: PLC0415

    waiting: list[Any] = list(pdf.objects)
    while waiting:
        one = waiting.pop()
        if isinstance(one, pikepdf.Array):
            waiting += [child for child in one if isinstance(child, pikepdf.Object) and not child.is_indirect]
        elif isinstance(one, pikepdf.Dictionary | pikepdf.Stream):
            yield one
            waiting += [child for child in _values(one) if isinstance(child, pikepdf.Object) and not child.is_indirect]


def _listed(thing: Any) -> list[Any]:
    """One or several, as the entries of a stream say it."""
    return list(thing) if _is_array(thing) else [] if thing is None else [thing]


def _values(thing: Any) -> list[Any]:
    """What stands in a dictionary, or in that of a stream."""
    return [thing[key] for key in list(thing.keys())]


def _is_dictionary(thing: Any) -> bool:
    import pikepdf  # noqa: PLC0415

    return isinstance(thing, pikepdf.Dictionary)


def _is_stream(thing: Any) -> bool:
    import pikepdf  # noqa: PLC0415

    return isinstance(thing, pikepdf.Stream)


def _is_array(thing: Any) -> bool:
    import pikepdf  # noqa: PLC0415

    return isinstance(thing, pikepdf.Array)


def _is_metadata(thing: Any) -> bool:
    return _is_stream(thing) and (
        str(thing.get("/Type", "")) == "/Metadata" or str(thing.get("/Subtype", "")) == "/XML"
    )


def _is_action(thing: Any) -> bool:
    return _is_dictionary(thing) and str(thing.get("/S", "")) in ACTING | HARMLESS


def _acts(thing: Any, *, by_itself: bool) -> bool:
    """May this not stay: an action that does more than lead to a place, or one on the web that nobody has chosen?"""
    if _is_array(thing):  # several that follow each other
        return any(_acts(one, by_itself=by_itself) for one in thing)
    if not _is_action(thing):
        return False
    kind = str(thing["/S"])
    if kind == "/URI" and not by_itself:
        return not WEB.match(str(thing.get("/URI", "")))
    return kind not in HARMLESS
