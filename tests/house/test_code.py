"""Tests about the house, not about what happens in it: floors, doors, sizes, words."""

import ast
import re
import tomllib
from pathlib import Path

from django.apps import apps
from django.conf import settings

import sozialraum
from sozialraum.actforms.forms import ActForm
from sozialraum.actforms.pages import CorrectPage, RecordPage, WithdrawPage
from sozialraum.acts.act import ACTS
from sozialraum.bodies.models import OrganizationLink
from sozialraum.config.addresses import addresses
from sozialraum.config.management.commands.describe import pages

HOUSE = Path(sozialraum.__file__).parent
ROOT = HOUSE.parents[1]
CONTRACTS = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]["contracts"]
WRITES = {"save", "create", "bulk_create", "bulk_update", "get_or_create", "update_or_create", "delete"}
WRITERS = {
    "actions.py", "acts/act.py", "acts/links.py", "acts/journal.py", "acts/master.py",
    "post/outbox.py", "clockwork/night.py", "mailbox/reception.py", "backups/record.py",
    "foundation/throttle.py", "foundation/schema.py",
}  # fmt: skip
WALL = 2_000  # lines of a room
#: Rooms above it, and how many lines they may have at most: why stands in decision 32, and a number may only fall.
LARGE = {
    "contacts": 4_160,
    "config": 3_440,
    "people": 3_340,
    "founding": 3_060,
    "concerns": 2_670,
    "press": 2_060,
    "decisions": 2_040,
    "foundation": 2_030,
    "inbox": 2_020,
    "acts": 2_030,
}
NO_ROWS = {
    "default_storage.save",
    "default_storage.delete",
    "picture.save",
    "upright.save",
    "pdf.save",
}  # bytes, not rows
ROOM_FILES = {
    "__init__.py", "apps.py", "urls.py", "views.py", "forms.py", "kinds.py", "actions.py", "queries.py",
    "permissions.py", "models.py", "ports.py", "rules.py", "words.py", "letters.py",
}  # fmt: skip
ROOMS = [
    "bodies",
    "people",
    "access",
    "papers",
    "counting",
    "provisions",
    "norms",
    "bylaws",
    "rulebook",
    "rulings",
    "proceedings",
    "meetings",
    "sittings",
    "interests",
    "events",
    "decisions",
    "approvals",
    "elections",
    "attendance",
    "ballots",
    "presence",
    "voting",
    "electing",
    "tasks",
    "notes",
    "pictures",
    "annexes",
    "register",
    "transcripts",
    "correspondence",
    "circulation",
    "joining",
    "contacts",
    "concerns",
    "measures",
    "inbox",
    "agenda",
    "convening",
    "holding",
    "privacy",
    "renditions",
    "site",
    "desk",
    "dossier",
    "history",
]


def python_files():
    return [f for f in HOUSE.rglob("*.py") if "migrations" not in f.parts]


def test_only_acts_write():
    found = []
    for path in python_files():
        name = str(path.relative_to(HOUSE))
        if path.name in WRITERS or name in WRITERS or "actions" in path.parts:
            continue
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in WRITES:
                call = ast.unparse(node.func)
                if call not in NO_ROWS:
                    found.append(f"{name}:{node.lineno} {call}()")
    assert found == []


def test_settings_and_import_linter_agree_on_the_floors():
    downwards = [room.strip() for layer in CONTRACTS[0]["layers"] for room in layer.split("|")]
    floors = [f"sozialraum.{room}" for room in reversed(downwards)]
    assert [room for room in floors if room in settings.ROOMS] == settings.ROOMS
    assert set(floors) - set(settings.ROOMS) <= {"sozialraum.config", "sozialraum.photos", "sozialraum.press"}


def test_a_room_has_only_the_files_that_the_plan_names():
    strangers = [
        str(path.relative_to(HOUSE))
        for room in ROOMS
        for path in (HOUSE / room).iterdir()
        if path.suffix == ".py" and path.name not in ROOM_FILES
    ]
    assert strangers == []
    assert set(ROOMS) == {name.rsplit(".", 1)[-1] for name in CONTRACTS[1]["containers"]}


def test_foreign_keys_point_downstairs_and_leave_no_name_there():
    floors = [room.rsplit(".", 1)[-1] for room in settings.ROOMS]
    for model in apps.get_models():
        room = model._meta.app_label
        for field in model._meta.get_fields() if room in floors else ():
            target = getattr(field.remote_field, "model", None) if field.concrete else None
            if target and target._meta.app_label in floors and target._meta.app_label != room:
                assert floors.index(target._meta.app_label) < floors.index(room), f"{field} points upstairs"
                named = not field.remote_field.hidden and target._meta.label not in ("network.Body",)
                assert not named or (room, field.name) == ("network", "body"), f"{field} needs related_name='+'"


def test_whatever_links_to_organizations_in_an_order_is_one_kind_of_table():
    columns = {
        model: {field.name for field in model._meta.concrete_fields}
        for model in apps.get_models()
        if model.__module__.startswith("sozialraum.")
    }
    linking = {model for model, names in columns.items() if {"organization", "position"} <= names}

    assert len(linking) == 12
    assert [model.__name__ for model in linking if not issubclass(model, OrganizationLink)] == []


def test_no_act_and_no_model_reaches_for_a_string_instead_of_a_class():
    strings = re.compile(r"""(?:ForeignKey|OneToOneField|ManyToManyField)\(\s*["'](?!self["'])""")
    assert [str(f) for f in python_files() if strings.search(f.read_text())] == []


def test_walls():
    walls = {"*.py": 400, "*.html": 120, "*.css": 200, "*.js": 80}
    too_long = [
        f"{path.relative_to(HOUSE)}: {lines}"
        for pattern, wall in walls.items()
        for path in HOUSE.rglob(pattern)
        if "migrations" not in path.parts and (lines := len(path.read_text().splitlines())) > wall
    ]
    assert too_long == []


def test_no_file_of_tests_or_bench_is_longer_than_one_of_the_program():
    found = [path for folder in ("tests", "bench") for path in (ROOT / folder).rglob("*.py")]
    assert len(found) > 300

    assert [str(path) for path in found if len(path.read_text().splitlines()) > 400] == []


def lines_of_rooms():
    """Lines of Python in each room, migrations left out."""
    found = {path.name: 0 for path in HOUSE.iterdir() if (path / "__init__.py").exists()}
    for path in python_files():
        if (room := path.relative_to(HOUSE).parts[0]) in found:
            found[room] += len(path.read_text().splitlines())
    return found


def test_a_room_stays_below_its_wall():
    """Of a room in ``LARGE`` the number may only fall; once it has fallen by a hundred, the table says so."""
    lines = lines_of_rooms()
    assert len(lines) > 25

    assert {room: count for room, count in lines.items() if count > LARGE.get(room, WALL)} == {}
    assert {room: lines[room] for room, most in LARGE.items() if lines[room] <= max(most - 100, WALL)} == {}


def test_a_large_room_is_named_with_its_reason():
    text = (ROOT / "docs/decisions/0032-rooms-of-their-own-size.md").read_text()
    named = dict(re.findall(r"^\| `(\w+)` \| ([\d,]+) \|", text, re.M))

    assert {room: int(most.replace(",", "")) for room, most in named.items()} == LARGE


def test_every_room_stands_in_the_readme_and_in_the_table_of_floors():
    rooms = set(lines_of_rooms())
    readme = re.findall(r"^\| (`src/sozialraum/.*?) \|", (ROOT / "README.md").read_text(), re.M)
    floors = (ROOT / "docs/house.md").read_text().partition("## Floors")[2].partition("\n## ")[0]

    assert set(re.findall(r"`(?:src/sozialraum/)?(\w+)`", " ".join(readme))) == rooms
    assert set(re.findall(r"`(\w+)`", floors)) == rooms


def test_functions_stay_below_their_wall():
    too_long = []
    for path in python_files():
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.FunctionDef):
                lines = (node.end_lineno or 0) - node.lineno + 1
                if lines > (20 if "views" in str(path) else 40):
                    too_long.append(f"{path.relative_to(HOUSE)}: {node.name} {lines}")
    assert too_long == []


def test_every_module_says_which_room_it_stands_in():
    mute = [
        str(f.relative_to(HOUSE))
        for f in python_files()
        if f.read_text() and not ast.get_docstring(ast.parse(f.read_text()))
    ]
    assert mute == []


def test_the_name_of_a_class_stands_once():
    """Who looks for a name finds one thing."""
    found = {}
    for path in python_files():
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.ClassDef) and node.name not in ("Meta", "Command", "Migration"):
                found.setdefault(node.name, []).append(str(path.relative_to(HOUSE)))

    assert {name: paths for name, paths in found.items() if len(paths) > 1} == {}


def test_there_is_no_room_for_the_homeless():
    homeless = {"utils", "common", "helpers", "core", "services", "managers"}
    assert [str(f) for f in HOUSE.rglob("*.py") if {*f.relative_to(HOUSE).parts, f.stem} & homeless] == []


def forges_a_name(node):
    """Does this line give a function or class another name than it is written with, or put a class together?"""
    if isinstance(node, ast.Attribute) and isinstance(node.ctx, ast.Store):
        return node.attr in ("__name__", "__qualname__", "__module__", "__signature__")
    called = node.func.id if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) else ""
    return called == "update_wrapper" or (called == "type" and len(node.args) > 1)


def test_nothing_is_given_the_name_of_something_else():
    found = [
        f"{path.relative_to(HOUSE)}:{node.lineno}"
        for path in python_files()
        for node in ast.walk(ast.parse(path.read_text()))
        if forges_a_name(node)
    ]
    assert found == []


def test_nobody_goes_past_what_an_act_asks():
    """The function of an act is called by the act alone: its permission, its move and its entry come with it."""
    past = re.compile(r"\.function\(")

    assert {path.relative_to(HOUSE).as_posix() for path in python_files() if past.search(path.read_text())} == {
        "acts/act.py"
    }


def act_forms():
    """Every form that some view shows, with its act; those of master data have none of their own."""
    views = [address.view for address in addresses()]
    yield from ((view.form, view.act) for view in views if isinstance(view, RecordPage | CorrectPage | WithdrawPage))
    ahead = [ActForm]
    while ahead:
        form = ahead.pop()
        ahead += form.__subclasses__()
        if hasattr(form, "act"):
            yield form, form.act


def test_a_form_asks_exactly_what_its_act_needs():
    """Neither more nor less than the act's arguments; what nobody types, or several fields say together, is named."""
    forms = list(act_forms())
    assert len(forms) > 100
    for form, act in forms:
        together = {name for names in form.gathered.values() for name in names}
        asked = set(form.base_fields) - {"revision"}
        answered = asked - together | set(form.gathered) | form.unasked
        assert answered == set(act.words) - {"key", "dates"}, (form.__name__, act.name)
        assert not form.unasked & asked, form.__name__


def test_every_act_says_something_and_names_a_known_sentence():
    real = [one for name, one in ACTS.items() if one.function.__module__.startswith("sozialraum.")]
    assert len(real) > 30
    assert [one.name for one in real if not str(one.says) or not one.who.name] == []


def test_the_generated_pages_are_up_to_date():
    from tests.acts import played  # noqa: PLC0415

    shown = {name: one for name, one in ACTS.items() if one.function.__module__ == played.__name__}
    for name in shown:
        del ACTS[name]
    try:
        old = [page.name for page, text in pages().items() if page.read_text() != text]
        assert old == [], "run »make docs«"
    finally:
        ACTS.update(shown)


def test_a_migration_that_moves_data_says_why_and_how_to_undo_it():
    for path in HOUSE.rglob("migrations/[0-9]*.py"):
        source = path.read_text()
        if "RunPython" in source or "RunSQL" in source:
            note = ast.get_docstring(ast.parse(source)) or ""
            assert "Why:" in note and "Undo:" in note, path


def test_an_act_names_what_it_stores():
    acts = [path for path in HOUSE.rglob("*.py") if "actions" in path.stem or "actions" in path.parts]
    assert [str(path) for path in acts if "locals()" in path.read_text()] == []


def test_no_name_of_a_package_registry_and_no_path_of_a_machine_is_committed():
    hosts = ["pypi org", "pythonhosted org", "npmjs org", "deb debian org", "security debian org"]
    names = re.compile("|".join([host.replace(" ", "[.]") for host in hosts] + ["/work" + "/main"]))
    kinds = {".py", ".md", ".txt", ".toml", ".sh", ".html", ".css", ".yaml", ".in", ""}
    elsewhere = {".venv", "node_modules", ".git", "data", ".ruff_cache", ".mypy_cache", "__pycache__", ".hypothesis"}
    own = [
        path
        for path in ROOT.rglob("*")
        if path.suffix in kinds and not elsewhere & set(path.relative_to(ROOT).parts) and path.is_file()
    ]
    assert own
    assert [str(p.relative_to(ROOT)) for p in own if names.search(p.read_text(errors="replace"))] == []
