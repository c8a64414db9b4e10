"""Room press: what stands inside an item of the minutes – tables that somebody typed, and pictures."""

import io
from collections import Counter
from dataclasses import replace

import pikepdf
from hypothesis import given, settings
from hypothesis import strategies as st

from sozialraum.press.minutes import MinutesItem, minutes_pdf
from tests.press import samples, verapdf
from tests.press.reading import as_tagged

TABLE = "Davor\n| Ort | Zahl |\n| Kita [Nord](https://kita.example) | **3** |\n| Bad |\n\nName\tJa\tNein\nEins\t4\t5\n"
CELLS = st.lists(st.sampled_from(["a", "|", "\\|", "\t", "\n", "**", "مرحبا", "[b](https://b.de)", " "]), max_size=30)


def with_item(**words):
    return replace(samples.bare(), items=(MinutesItem("Bänke", "TOP 1", **words),))


def elements(document, kind=None):
    """The structure elements of a document, flat."""

    def walk(node):
        if isinstance(node, pikepdf.Array):
            for one in node:
                yield from walk(one)
        elif isinstance(node, pikepdf.Dictionary) and "/S" in node:
            yield node
            yield from walk(node.get("/K", pikepdf.Array()))

    with pikepdf.open(io.BytesIO(document)) as pdf:
        return [(str(one.S), str(one.get("/Alt", ""))) for one in walk(pdf.Root.StructTreeRoot.K)]


def test_a_typed_table_has_heads_and_cells_in_the_file_and_is_read_row_by_row():
    document = minutes_pdf(with_item(text=TABLE))

    kinds = Counter(kind for kind, _alt in elements(document))
    assert (kinds["/Table"], kinds["/TH"], kinds["/TD"]) == (2, 5, 7)
    said = as_tagged(document)
    at = said.index("Ort")
    assert said[at : at + 4] == ["Ort", "Zahl", "Kita Nord (kita.example)", "3"]
    assert verapdf.failures(document) == [[]]


def test_whatever_is_typed_as_a_table_gives_a_valid_file():
    made = []

    @settings(max_examples=40)
    @given(CELLS.map("".join))
    def prints(text):
        made.append(minutes_pdf(with_item(text=f"| A | {text}\n{text}")))

    prints()

    assert verapdf.failures(*made[::10]) == [[]] * len(made[::10])
