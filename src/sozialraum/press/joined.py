"""Several documents as one: pages, structure and bookmarks one behind the other."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, OutlineItem, Pdf

#: What a document says of itself in its metadata, and what this house says of its own.
CLAIMS = {"pdfaid:part": "2", "pdfaid:conformance": "A", "pdfuaid:part": "1"}


class NotJoinableError(Exception):
    """A document that would not be the same inside another: signed, a form, with layers, locked, or broken."""


@dataclass(frozen=True)
class JoinedPart:
    """One of the documents: its bytes, and what its bookmark says. ``is_ours`` if it was set here."""

    title: str
    document: bytes
    is_ours: bool = True

    @cached_property
    def facts(self) -> PartFacts:
        """See ``facts_of``; read once."""
        return facts_of(self.document)


@dataclass(frozen=True)
class PartFacts:
    """How many pages a document has, whether it has tags, and whether it claims to be PDF/UA-1 and PDF/A-2a."""

    pages: int
    is_tagged: bool
    conforms: bool
    roles: Mapping[str, str] = field(default_factory=dict)  # what its own names of tags mean

    def agrees(self, others: Iterable[PartFacts]) -> bool:
        """Whether no name of a tag means something else in one of the others; with such a one it cannot be joined."""
        return not any(other.roles.get(name, role) != role for other in others for name, role in self.roles.items())


def facts_of(document: bytes) -> PartFacts:
    """Pages, tags and claims of a document. Raises NotJoinableError."""
    with _opened(document) as pdf:
        root = pdf.Root
        if pdf.is_encrypted or "/OCProperties" in root or root.get("/AcroForm", {}).get("/Fields"):
            raise NotJoinableError
        is_tagged = "/StructTreeRoot" in root and bool(root.get("/MarkInfo", {}).get("/Marked", False))
        roles = root.StructTreeRoot.get("/RoleMap", {}) if is_tagged else {}
        named = {str(name): str(role) for name, role in roles.items()}
        return PartFacts(len(pdf.pages), is_tagged, is_tagged and _claims(pdf), named)


def join_parts(parts: Sequence[JoinedPart]) -> bytes:
    """The parts as one document with a bookmark for each; the first one's title, language and metadata hold for all.

    Tags stay. If every part claims to be PDF/UA-1 and PDF/A-2a so does the whole, else it claims neither. The same
    parts give the same bytes. Raises NotJoinableError.
    """
    facts = [part.facts for part in parts]
    with _opened(parts[0].document) as pdf:
        tree, marks = _Tree(pdf), list[OutlineItem]()
        marks.append(_bookmark(parts[0], pdf, 0))
        for part, fact in zip(parts[1:], facts[1:], strict=True):
            with _opened(part.document) as other:
                first = len(pdf.pages)
                marks.append(_bookmark(part, other, first))
                tree.append(other, is_tagged=fact.is_tagged)
        tree.close()
        with pdf.open_outline() as outline:
            outline.root[:] = marks
        if not all(one.conforms for one in facts):
            _claim_nothing(pdf)
        out = io.BytesIO()
        pdf.save(out, deterministic_id=True)
    return out.getvalue()


def _opened(document: bytes) -> Any:
    try:
        return Pdf.open(io.BytesIO(document))
    except pikepdf.PdfError as error:
        raise NotJoinableError from error


def _claims(pdf: Pdf) -> bool:
    """Whether its metadata says so, and its colours are meant as ours are: one intent must do for the whole."""
    said = pdf.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False)  # read only: nothing is written anew
    same = all(str(said.get(name, "")) == value for name, value in CLAIMS.items())
    intents: Any = pdf.Root.get("/OutputIntents", [])
    return same and all(one.get("/DestOutputProfile", {}).get("/N", 0) == 3 for one in intents)


def _claim_nothing(pdf: Pdf) -> None:
    with pdf.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as said:
        for name in CLAIMS:
            if name in said:
                del said[name]
    pdf.Root.MarkInfo = Dictionary(Marked=True, Suspects=True)


def _bookmark(part: JoinedPart, pdf: Pdf, first: int) -> OutlineItem:
    """A bookmark on its first page; below it those of a document set here, whose first heading says the same."""
    mark = OutlineItem(part.title, first, "XYZ", left=0, top=842)
    if part.is_ours:
        places = {page.objgen: number for number, page in enumerate(pdf.pages)}
        with pdf.open_outline() as outline:
            own = list(outline.root)
        below = own[0].children if len(own) == 1 else own
        mark.children.extend(_moved(below, places, first))
    return mark


def _moved(marks: Sequence[OutlineItem], places: dict[Any, int], first: int) -> Iterator[OutlineItem]:
    for mark in marks:
        target: Any = mark.destination
        if not isinstance(target, Array) or target[0].objgen not in places:
            continue
        left, top = (float(one) if one is not None else 0.0 for one in (target[2], target[3]))
        moved = OutlineItem(mark.title, first + places[target[0].objgen], "XYZ", left=left, top=top)
        moved.children.extend(_moved(mark.children, places, first))
        yield moved


class _Tree:
    """The structure of the whole: one element for each part, one tree of parents, ids that are there once."""

    def __init__(self, whole: Pdf):
        self.whole, self.root = whole, whole.Root.StructTreeRoot
        self.parents = dict(_numbers(self.root.ParentTree))
        self.next = max(self.parents, default=-1) + 1
        self.document = whole.make_indirect(Dictionary(Type=Name.StructElem, S=Name.Document, P=self.root, K=Array()))
        self.ids = dict[bytes, Any]()
        self.roles: Any = Dictionary(dict(self.root.get("/RoleMap", {}).items()))
        self._take(self.root, "a")
        self.count = 1

    def append(self, other: Pdf, *, is_tagged: bool) -> None:
        """Append pages and structure of another document."""
        step = self.next
        moved = set[Any]()
        for page in other.pages:
            if is_tagged:
                _renumber(page.obj, step, moved)
            elif "/StructParents" in page.obj:
                del page.obj.StructParents
        self.whole.pages.extend(other.pages)
        self.count += 1
        if not is_tagged:
            return
        root = self.whole.copy_foreign(other.Root.StructTreeRoot)
        own = dict(_numbers(root.get("/ParentTree", Dictionary())))
        self.parents |= {step + number: value for number, value in own.items()}
        self.next = max(self.parents, default=-1) + 1
        for name, role in root.get("/RoleMap", {}).items():
            if self.roles.get(name, role) != role:
                raise NotJoinableError
            self.roles[name] = role
        self._take(root, f"p{self.count}")

    def _take(self, root: Any, prefix: str) -> None:
        """Hang what stands below this root below the document; its ids become its own."""
        kids = root.get("/K", Array())
        for kid in list(kids) if isinstance(kids, Array) else [kids]:
            kid.P = self.document
            if Name.Document == kid.S:
                kid.S = Name.Part
            self.document.K.append(kid)
            for element in _elements(kid):
                self._rename(element, prefix.encode())

    def _rename(self, element: Any, prefix: bytes) -> None:
        if "/ID" in element:
            name = prefix + bytes(element.ID)
            element.ID = pikepdf.String(name.decode("latin-1"))
            self.ids[name] = element
        for attribute in _listed(element.get("/A")):
            if isinstance(attribute, Dictionary) and "/Headers" in attribute:
                attribute.Headers = Array(
                    [pikepdf.String((prefix + bytes(one)).decode("latin-1")) for one in attribute.Headers]
                )

    def close(self) -> None:
        """Write the trees."""
        nums: Any = Array()
        names: Any = Array()
        for number, value in sorted(self.parents.items()):
            nums.extend([number, value])
        for name, element in sorted(self.ids.items()):
            names.extend([pikepdf.String(name.decode("latin-1")), element])
        self.root.K = Array([self.document])
        self.root.ParentTree = self.whole.make_indirect(Dictionary(Nums=nums))
        self.root.ParentTreeNextKey = self.next
        self.root.RoleMap = self.roles
        if names:
            self.root.IDTree = self.whole.make_indirect(Dictionary(Names=names))


def _listed(value: Any) -> list[Any]:
    return [] if value is None else list(value) if isinstance(value, Array) else [value]


def _numbers(tree: Any) -> Iterator[tuple[int, Any]]:
    """The pairs of a number tree."""
    pairs = list(tree.get("/Nums", []))
    yield from ((int(number), value) for number, value in zip(pairs[::2], pairs[1::2], strict=True))
    for kid in tree.get("/Kids", []):
        yield from _numbers(kid)


def _elements(element: Any) -> Iterator[Any]:
    """An element of the structure and those below it, without going deeper in the stack."""
    waiting = [element]
    while waiting:
        one = waiting.pop()
        if isinstance(one, Dictionary) and "/S" in one:
            yield one
            waiting += _listed(one.get("/K"))


def _renumber(page: Any, step: int, moved: set[Any]) -> None:
    """Move the places in the tree of parents that a page, its notes and the forms drawn on it name, each once."""
    for one in (page, *page.get("/Annots", []), *page.get("/Resources", {}).get("/XObject", {}).values()):
        if one.is_indirect and one.objgen in moved:
            continue
        moved.add(one.objgen)
        for name in ("/StructParents", "/StructParent"):
            if name in one:
                one[name] = int(one[name]) + step
