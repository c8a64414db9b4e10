"""What a rendition says: the facts of its value, the words of its page, those of its paper."""

import html
import io
import re
from dataclasses import fields, is_dataclass

from pypdf import PdfReader

from sozialraum.ui.values import Tally
from sozialraum.ui.votes import counted

#: Of the sheet what says nothing of the sitting, or is written another way on the page: its address, what is numbers.
NO_FACT = {"address", "printed", "journal_head", "body", "when", "title", "only_for", "state", "time_span", "place"}
BLOCK = re.compile(r"<(p|li|dd|dt|td|th|h[1-6]|ins|del)\b[^>]*>(.*?)</\1>", re.S)


def bare(text):
    """Letters and figures alone: page and paper part them by other signs."""
    return re.sub(r"[\W_]+", "", html.unescape(text).replace("\u00ad", ""))


def main_of(answer):
    return re.search(r"<main.*</main>", answer.content.decode(), re.S)[0]


def said_on(answer):
    """The text of a page, and each of its small blocks, controls left out."""
    whole = re.sub(r"<(form|nav|svg)\b.*?</\1>", " ", main_of(answer), flags=re.S)
    blocks = (re.sub(r"<[^>]+>", " ", found[2]) for found in BLOCK.finditer(whole))
    return re.sub(r"<[^>]+>", " ", whole), [" ".join(one.split()) for one in blocks if bare(one)]


def said_in(document):
    """The text of a paper; head and foot of its pages stand in it, too."""
    pages = PdfReader(io.BytesIO(document)).pages
    lines = [page.extract_text().splitlines() for page in pages]
    kept = (line for own in lines for line in own if not re.search(r"Seite \d+ von \d+|…$", line))
    return "\n".join(kept).replace("\u00ad\n", "")


def facts_of(value, name=""):
    """Every text of a sheet, and each count in words."""
    if isinstance(value, Tally):
        yield from filter(None, (counted(value).in_words, value.result, value.basis, value.round, value.name))
    elif is_dataclass(value):
        for field in fields(value):
            if field.name not in NO_FACT or name:
                yield from facts_of(getattr(value, field.name), field.name)
    elif isinstance(value, tuple | list):
        for one in value:
            yield from facts_of(one, name)
    elif isinstance(value, str) and value.strip():
        yield from (re.sub(r"^\s*- ", "", line) for line in value.splitlines() if line.strip())
