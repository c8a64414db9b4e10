"""Founding: schema and table cannot disagree – whatever a key is given, the file is refused by name, or it loads."""

from dataclasses import replace
from pathlib import Path

import pytest
from django.core.exceptions import FieldDoesNotExist
from django.db import models
from PIL import Image

from sozialraum.acts.filed import Absent, Fact
from sozialraum.bodies.models import Location
from sozialraum.foundation.dates import PartialDateField
from sozialraum.founding import reading, schema
from sozialraum.founding.columns import KINDS, column_of
from sozialraum.founding.dump import dump
from sozialraum.founding.emit import emit
from sozialraum.founding.faults import Faults
from sozialraum.founding.load import load
from sozialraum.founding.scalars import FORMATS
from sozialraum.founding.schema_parts import keys_of
from sozialraum.post.models import IncomingFile
from tests.concerns.pictures import written
from tests.founding.files import SMALL, changed, loaded, write
from tests.founding.full import full, mapping_of

OLD = Path(__file__).parents[1] / "samples" / "2026-11" / "dump" / "beispielviertel.yaml"

PICTURE = written(Image.new("RGB", (9, 9)))


def facts():
    """Every typed fact of a kind with its model, and every one of a part, with the way to its mapping."""
    for kind in KINDS.values():
        for fact in kind.filed.facts:
            if fact.typed:
                yield pytest.param(kind, (), fact, kind.model, id=f"{kind.name}.{fact.key}")
        for one in kind.filed.parts:
            yield from parts(kind, (one,))


def parts(kind, way):
    *_before, last = way
    for fact in last.part.facts:
        name = ".".join([kind.name, *(one.key for one in way), fact.key])
        yield pytest.param(kind, way, fact, last.part.model, id=name)
    for one in last.part.parts:
        yield from parts(kind, (*way, one))


def wrong(fact, model):
    """Values that this key cannot have: too long, too large, of another kind, empty where something must stand."""
    yield {"eine": "Angabe"}
    field = model._meta.get_field(fact.name) if fact.name else None
    if fact.form in ("keys", "hosts") or (field is not None and field.many_to_many):
        yield from ("kein", ["Kein Schlüssel"], [["kein"]])
        return
    yield ["kein"]
    if field is None or fact.form or field.choices or field.is_relation:
        yield from ("", "x/" * 200)
        return
    yield from wrong_in_column(field, fact)


def wrong_in_column(field, fact):
    if isinstance(field, PartialDateField):
        yield from ("", "2016-02-31", "0001-01-01", "~", "null")
    elif isinstance(field, models.IntegerField):
        yield from ("", "-1", "1.5", "zwölf", "32768" if "Small" in type(field).__name__ else "2147483648")
    elif isinstance(field, models.TimeField):
        yield from ("", "25:00", "17", "17:00:00")
    elif isinstance(field, models.BooleanField | models.DateTimeField):
        yield from ("", "ja", "null")
    else:
        if field.max_length:
            yield "ä" * (field.max_length + 1)
        if not field.blank or fact.absent is Absent.FAULT:
            yield from ("", " \n")


def read_with(tmp_path, kind, way, fact, value):
    file = full()
    mapping = mapping_of(file, kind)
    for one in way:
        mapping = mapping.setdefault(one.key, [{fact.key: None}])[0]
    mapping[fact.key] = value
    return reading.read_entries(write(tmp_path, emit(file)))


@pytest.mark.parametrize(("kind", "way", "fact", "model"), list(facts()))
def test_whatever_a_key_cannot_have_is_named_at_its_line(kind, way, fact, model, tmp_path):
    values = list(wrong(fact, model))
    assert values
    for value in values:
        read = read_with(tmp_path, kind, way, fact, value)

        named = [one for one in read.faults if f".{fact.key}" in one.path]
        assert named, (value, read.faults)
        text = (tmp_path / "netz.yaml").read_text(encoding="utf-8").split("\n")
        assert fact.key in "\n".join(text[named[0].line - 3 : named[0].line])


@pytest.mark.django_db
def test_whatever_a_column_just_holds_is_loaded_and_comes_back(tmp_path):
    (tmp_path / "f.jpg").write_bytes(PICTURE)

    body = load(write(tmp_path, emit(full()))).body

    (tmp_path / "files").mkdir()
    (tmp_path / "files" / "file-1.jpg").write_bytes(PICTURE)
    again = load(write(tmp_path, dump(body, with_people=True).text, "wieder.yaml"))
    assert again.plan.steps == []
    assert again.plan.left == []


def test_a_key_for_a_column_that_is_not_there_is_no_kind():
    with pytest.raises(FieldDoesNotExist):
        column_of(Fact("farbe", "Farbe."), Location)


def test_a_column_that_no_file_can_write_is_no_kind():
    with pytest.raises(TypeError, match="knows no way to write"):
        keys_of([Fact("content", "Bytes.")], IncomingFile, 2)


@pytest.mark.django_db
@pytest.mark.parametrize("version", FORMATS)
def test_every_format_loads_and_a_dump_has_the_newest(version, tmp_path):
    (tmp_path / "f.jpg").write_bytes(PICTURE)

    body = load(write(tmp_path, emit(full(version)))).body

    assert dump(body).text.startswith(f"format: {FORMATS[-1]}\n")


@pytest.mark.django_db
def test_a_dump_of_november_2026_loads_for_ever(tmp_path):
    """Its bytes were written by format 1 as it was then, and are never made anew."""
    report = load(OLD)

    (tmp_path / "files").mkdir()
    for scan in (OLD.parent / "files").iterdir():
        (tmp_path / "files" / scan.name).write_bytes(scan.read_bytes())
    again = load(write(tmp_path, dump(report.body, with_people=True).text))

    assert OLD.read_text(encoding="utf-8").startswith("format: 1\n")
    assert len(report.plan.steps) > 10
    assert again.plan.steps == []


@pytest.mark.django_db
def test_the_same_network_in_another_format_changes_nothing(tmp_path):
    loaded(tmp_path, SMALL)

    assert loaded(tmp_path, changed(SMALL, ("format: 1\n", "format: 2\n"))).plan.steps == []


@pytest.fixture
def later(monkeypatch):
    """Places have a hall, and there is a section of topics, from format 2 on."""
    place, topic = KINDS["location"], KINDS["topic"]
    facts = (*(fact for fact in place.filed.facts if fact.key != "room"), Fact("hall", "Saal.", "room", since=2))
    column = replace(next(one for one in place.facts if one.key == "room"), fact=facts[-1])
    columns = (*(one for one in place.facts if one.key != "room"), column)
    monkeypatch.setitem(KINDS, "location", replace(place, filed=replace(place.filed, facts=facts), facts=columns))
    monkeypatch.setitem(KINDS, "topic", replace(topic, filed=replace(topic.filed, since=2)))
    monkeypatch.setattr(schema, "_things", {})
    schema.network_of.cache_clear()
    yield
    schema.network_of.cache_clear()


LATER = """\
format: 1
body: {key: netz, name: Netz, default: yes}
locations:
  - {key: ort, name: Ort, hall: Saal}
topics:
  - {key: licht, name: Licht}
"""


def test_a_later_key_is_not_known_to_an_older_format(later, tmp_path):
    old = reading.read_entries(write(tmp_path, LATER)).faults
    new = reading.read_entries(write(tmp_path, LATER.replace("format: 1", "format: 2"))).faults

    says = "Diesen Schlüssel gibt es erst ab format: 2; hier steht format: 1."
    assert [(one.line, one.path, one.says) for one in old] == [(4, "locations[ort].hall", says), (5, "topics", says)]
    assert new == []


@pytest.mark.django_db
def test_an_older_file_loads_when_kinds_have_grown(later, tmp_path):
    old = "format: 1\nbody: {key: netz, name: Netz, default: yes}\nlocations:\n  - {key: ort, name: Ort}\n"
    loaded(tmp_path, old)

    assert loaded(tmp_path, old).plan.steps == []
    assert loaded(tmp_path, old.replace("format: 1", "format: 2")).plan.steps == []


@pytest.mark.django_db
def test_faults_of_all_stages_are_named_at_once(tmp_path):
    """Of the schema, and of what does not fit together; what only follows from another is none."""
    text = changed(
        SMALL,
        ("  name: Netz\n", f"  name: {'N' * 201}\n  address: netz\n"),
        ("    founded: 2016-11-02\n", "    founded: 2016-11-02\n    sign: ABC\n"),
        ("    start: 17:00\n", "    start: 17:00\n    end: 25:00\n"),
        ("      - {number: 1, name: Begrüßung}\n", "      - {number: 1, name: ''}\n"),
        ("meets_jointly: [ag, plenum]", "meets_jointly: [ag, nie]"),
        ("    title: Gemeinsam tagen\n", "    title: G\n    votes: [{of: ag, yes: 1}]\n    ballots: [{round: 1}]\n"),
    )
    seats = "seats:\n  - {key: sitz, organization: ag}\n"
    terms = "terms:\n  - {key: zeit, name: Zeit, start: 2020, end: 2019}\n"

    with pytest.raises(Faults) as refusal:
        loaded(tmp_path, text + seats + terms)

    assert [(one.line, one.path) for one in refusal.value.faults] == [
        (4, "body.name"),
        (5, "body.address"),
        (15, "organizations[ag].sign"),
        (28, "meetings[erste].end"),
        (31, "meetings[erste].agenda[1].name"),
        (42, "decisions[gemeinsam]"),
        (49, "decisions[gemeinsam].effects[1].meets_jointly[2]"),
        (51, "seats[sitz]"),
    ]


@pytest.mark.django_db
def test_what_an_act_refuses_is_named_beside_the_faults_of_the_schema(tmp_path):
    terms = "terms:\n  - {key: zeit, name: Zeit, start: 2020, end: 2019}\n"
    text = changed(SMALL, ("    name: AG Wohnen\n", f"    name: {'x' * 201}\n"))

    with pytest.raises(Faults) as refusal:
        loaded(tmp_path, text + terms)

    says = [(one.path, one.says) for one in refusal.value.faults]
    assert [path for path, _says in says] == ["organizations[ag].name", "terms[zeit]"]
    assert says[1][1] == "Ein Zeitraum endet nicht, bevor er beginnt."
