"""What programs read out of a PDF: a search and a copy as it is seen, a screen reader as it is tagged."""

import io
import re
import subprocess
import unicodedata

import pikepdf

from sozialraum.press.cmap import read_cmap

TURNS = re.compile("[\u202a-\u202e\u2066-\u2069]")  # where a direction begins and ends
UNSEEN = re.compile("[\u00ad\u200b\u200e\u200f\u2060]")


def as_seen(document: bytes) -> str:
    """What ``pdftotext`` finds: by place, as search and copy do."""
    found = subprocess.run(["pdftotext", "-", "-"], input=document, capture_output=True, check=True)
    return found.stdout.decode()


def words(text: str) -> list[str]:
    """Each word without the stops around it; a line may turn behind a stroke."""
    text = UNSEEN.sub("", unicodedata.normalize("NFC", text)).replace("/", " ")
    bare = (_bare(word) for word in TURNS.sub(" ", text).split())
    return [word for word in bare if word]


def _bare(word: str) -> str:
    stops = "".join(char for char in set(word) if unicodedata.category(char)[0] in "PS")
    return word.strip(stops)


def plain(text: str) -> str:
    """The text as one line, without signs nobody sees."""
    return " ".join(UNSEEN.sub("", TURNS.sub("", text)).split())


def as_tagged(document: bytes) -> list[str]:
    """One line for each element, in the order of the structure: what a screen reader says."""
    with pikepdf.open(io.BytesIO(document)) as pdf:
        said = {}
        for page in pdf.pages:
            fonts = {str(name): read_cmap(font.ToUnicode) for name, font in page.obj.Resources.get("/Font", {}).items()}
            said |= {(page.obj.objgen, number): text for number, text in _pieces(page, fonts).items()}
        lines: list[str] = []
        _walk(pdf.Root.StructTreeRoot.K, said, None, lines)
    return [plain(line) for line in lines if line.strip()]


def _pieces(page, fonts):
    found, marks, font = {}, [], {}
    for operands, operator in pikepdf.parse_content_stream(page):
        name = str(operator)
        if name in ("BDC", "BMC"):
            what = operands[1] if len(operands) > 1 else {}
            marks.append((str(operands[0]), what.get("/MCID"), what.get("/ActualText")))
        elif name == "EMC":
            marks.pop()
        elif name == "Tf":
            font = fonts[str(operands[0])]
        elif name in ("Tj", "TJ"):
            number = next((mark[1] for mark in marks if mark[1] is not None), None)
            parts = operands[0] if name == "TJ" else [operands[0]]
            codes = b"".join(bytes(part) for part in parts if isinstance(part, pikepdf.String))
            letters = [font.get(codes[at] << 8 | codes[at + 1], "\ufffd") for at in range(0, len(codes), 2)]
            letters = next(([str(mark[2])] for mark in marks if mark[2] is not None), letters)
            if number is not None:
                is_turned = any(mark[0] == "/ReversedChars" for mark in marks)
                text = found.get(int(number), "")
                found[int(number)] = "".join(reversed(letters)) + text if is_turned else text + "".join(letters)
    return found


def _walk(node, said, page, lines):
    if isinstance(node, pikepdf.Array):
        for one in node:
            _walk(one, said, page, lines)
    elif isinstance(node, int) or "/MCID" in node:
        number, at = (node, page) if isinstance(node, int) else (int(node.MCID), node.get("/Pg", page))
        lines[-1] += said[at.objgen, number]
    elif node.get("/Type") != pikepdf.Name.OBJR:
        if node.S not in (pikepdf.Name.Span, pikepdf.Name.Strong, pikepdf.Name.Link):
            lines.append("")
        if "/ActualText" in node:
            lines[-1] += str(node.ActualText)
        elif "/K" in node:
            _walk(node.K, said, node.get("/Pg", page), lines)
