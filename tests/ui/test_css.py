"""Room ui: the house rules for styles, and the contrast of every pair of roles."""

import re
import shutil
from pathlib import Path

import pytest
from django.contrib.staticfiles.storage import ManifestStaticFilesStorage

import sozialraum.ui

STATIC = Path(sozialraum.ui.__file__).parent / "static"
SHEETS = sorted(STATIC.rglob("*.css"))
NAMED = "white|black|gray|grey|red|green|blue|yellow|Canvas|CanvasText|LinkText|Highlight"
COLOUR = re.compile(
    rf"#[0-9a-f]{{3,8}}\b|\b(?:rgb|hsl|hwb|lab|lch|oklab|oklch|color|color-mix)a?\(|:[^;{{]*\b(?:{NAMED})\b(?=\s*[;}}])",
    re.I,
)
PHYSICAL = re.compile(
    r"(?<![\w-])(?:(?:(?:margin|padding|border)-)?(?:top|right|bottom|left)(?:-\w+)?|(?:min-|max-)?(?:width|height))\s*:"
    r"|(?:text-align|float|clear)\s*:\s*(?:left|right)"
)


def rules(path):
    """The sheet without comments, the heads of media queries and the printed page, which CSS measures physically."""
    text = re.sub(r"/\*.*?\*/", "", path.read_text(), flags=re.S)
    return re.sub(r"@media[^{]*|@page \{(?:[^{}]|\{[^{}]*\})*\}", "", text)


@pytest.mark.parametrize("path", SHEETS, ids=lambda path: path.name)
class TestSheet:
    def test_keeps_within_its_walls(self, path):
        assert len(path.read_text().splitlines()) <= 200

    def test_names_no_colour_of_its_own(self, path):
        assert path.name == "tokens.css" or COLOUR.findall(rules(path)) == []

    def test_shouts_nothing_down(self, path):
        assert "!important" not in rules(path)

    def test_selects_no_id(self, path):
        assert re.findall(r"#[a-z][\w-]*(?=[^{};]*\{)", rules(path)) == []

    def test_knows_no_left_and_right(self, path):
        assert PHYSICAL.findall(rules(path)) == []

    def test_uses_only_roles_that_exist(self, path):
        known = set(re.findall(r"(--[\w-]+)\s*:", (STATIC / "ui/css/tokens.css").read_text()))

        assert set(re.findall(r"var\((--[\w-]+)", rules(path))) <= known


def test_every_sheet_is_in_a_layer_and_every_layer_is_named():
    sheet = (STATIC / "ui/css/layers.css").read_text()

    imported = re.findall(r'@import url\("([^"]+)"\)( layer\((\w+)\))?', sheet)
    assert {name for name, _, _ in imported} == {
        str(path.relative_to(STATIC / "ui/css")) for path in SHEETS if path.name != "layers.css"
    }
    assert {name for name, layered, _ in imported if not layered} == {"fonts.css"}
    order = re.search(r"@layer ([\w, ]+);", sheet)[1].split(", ")
    assert order == ["reset", "tokens", "base", "layout", "components", "rooms", "utilities"]
    assert {layer for _, _, layer in imported if layer} <= set(order)


def test_what_a_class_looks_like_stands_in_one_sheet():
    """A name used for two things gets the looks of both; only the printed page says anew what stands elsewhere."""
    said = {}
    for path in SHEETS:
        if path.name != "print.css":
            for name in re.findall(r"(?:^|[},{])\s*\.([\w-]+)\s*(?=\{)", rules(path)):
                said.setdefault(name, set()).add(path.name)

    assert {name: sheets for name, sheets in said.items() if len(sheets) > 1} == {}


def test_columns_may_be_narrower_than_their_longest_word():
    bare = re.compile(r"grid-template-columns:[^;]*(?<![\w(.])1fr\s+1fr")

    assert [path.name for path in SHEETS if bare.search(rules(path))] == []
    assert "overflow-wrap: anywhere" in rules(STATIC / "ui/css/base.css")


def test_survives_hashed_file_names(tmp_path):
    shutil.copytree(STATIC, tmp_path, dirs_exist_ok=True)
    storage = ManifestStaticFilesStorage(location=tmp_path, base_url="/static/")
    paths = {
        str(path.relative_to(tmp_path)): (storage, str(path.relative_to(tmp_path))) for path in tmp_path.rglob("*.*")
    }

    done = list(storage.post_process(paths))

    assert [result for _, _, result in done if isinstance(result, Exception)] == []
    layers = (tmp_path / storage.stored_name("ui/css/layers.css")).read_text()
    assert re.search(r'url\("components/board\.[0-9a-f]{12}\.css"\) layer\(components\)', layers)
    fonts = (tmp_path / storage.stored_name("ui/css/fonts.css")).read_text()
    assert re.search(r"\.\./fonts/tafelziffern\.[0-9a-f]{12}\.woff2", fonts)


def scheme(dark):
    """Every role with its colour, as the browser resolves it."""
    text = (STATIC / "ui/css/tokens.css").read_text()
    light, rest = text.split("@media (prefers-color-scheme: dark)")
    source = light + rest.split("@media print")[0] if dark else light
    roles = dict(re.findall(r"(--[\w-]+):\s*([^;]+);", source))
    return {name: _resolved(value, roles) for name, value in roles.items()}


def _resolved(value, roles):
    while found := re.fullmatch(r"var\((--[\w-]+)\)", value):
        value = roles[found[1]]
    return value


def contrast(first, second):
    """WCAG 2.2, relative luminance and contrast ratio."""

    def luminance(colour):
        parts = (int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5))
        red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    high, low = sorted((luminance(first), luminance(second)), reverse=True)
    return (high + 0.05) / (low + 0.05)


TEXT = [(text, ground) for text in ("ink", "ink-soft", "accent", "good", "bad") for ground in ("ground", "card")]
TEXT += [("on-accent", "accent"), ("on-signal", "signal"), ("signal-loud", "signal"), ("signal", "signal-loud")]
EDGES = [
    ("line-control", "ground"),
    ("line-control", "card"),
    ("focus", "ground"),
    ("focus", "card"),
    ("line-strong", "ground"),
]


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize(("front", "back", "floor"), [(*pair, 7) for pair in TEXT] + [(*pair, 3) for pair in EDGES])
def test_contrast(front, back, floor, dark):
    roles = scheme(dark)

    assert contrast(roles[f"--{front}"], roles[f"--{back}"]) >= floor
