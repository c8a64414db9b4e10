"""Founding: what is written back, what is not, and that the format is told where it is read."""

import sqlite3
from pathlib import Path

import pytest
from django.db import connection

from sozialraum.founding import dump as dumping
from sozialraum.founding.describe import describe
from sozialraum.founding.dump import dump
from sozialraum.founding.load import load
from tests.founding.files import SMALL, UNUSUAL, changed, loaded, through

ROOT = Path(__file__).parents[2]
ESCHWEILER = ROOT / "examples" / "eschweiler-west" / "eschweiler-west.yaml"


def test_the_page_of_the_format_is_up_to_date():
    assert (ROOT / "docs" / "founding-file.md").read_text(encoding="utf-8") == describe()


@pytest.mark.skipif(connection.vendor != "sqlite", reason="SQLite has one writer")
@pytest.mark.django_db(transaction=True)
def test_whoever_only_reads_does_not_hold_the_writers_lock(body, monkeypatch):
    other = sqlite3.connect(connection.settings_dict["NAME"], isolation_level=None, timeout=0)
    read = dumping.rows_of

    def meanwhile(body):
        rows = read(body)
        other.execute("BEGIN IMMEDIATE")
        other.execute("ROLLBACK")
        return rows

    monkeypatch.setattr(dumping, "rows_of", meanwhile)
    assert dump(body).text
    other.close()
    assert connection.transaction_mode == "IMMEDIATE"


@pytest.mark.django_db
@pytest.mark.parametrize("source", [ESCHWEILER, UNUSUAL], ids=lambda path: path.stem)
@pytest.mark.parametrize("with_people", [True, False])
def test_what_an_empty_house_reads_it_says_again_to_the_letter(source, with_people, tmp_path):
    first = through(source.read_text(encoding="utf-8"), tmp_path, with_people=with_people)

    assert through(first, tmp_path, with_people=with_people) == first


@pytest.mark.django_db
def test_eschweiler_west_loads_and_comes_back(tmp_path):
    report = load(ESCHWEILER)

    text = dump(report.body).text
    (tmp_path / "eschweiler-west.yaml").write_text(text, encoding="utf-8")

    assert load(tmp_path / "eschweiler-west.yaml").plan.steps == []
    assert "date: 2017\n" in text
    assert "forms: [ag-mikroprojekte, ag-wohnen, ag-arbeit, ag-bildung, ag-integration]" in text


@pytest.mark.django_db
def test_no_person_leaves_the_house_unasked(tmp_path):
    people = """\
people: [{key: geheim-p, name: Erika Geheim, email: geheim@example.org}]
seats:
  - {key: geheim-s, organization: ag, resident: geheim-p}
  - {key: sitz, organization: ag, institution: plenum}
memberships: [{key: geheim-m, organization: ag, person: geheim-p}]
withdrawn:
  - {kind: person, key: geheim-fort}
  - {kind: seat, key: geheim-sitz, organization: ag}
  - {kind: membership, key: geheim-mit, organization: ag, person: geheim-p}
"""
    body = loaded(tmp_path, SMALL + people).body

    assert "geheim" in dump(body, with_people=True).text
    assert "geheim" not in dump(body).text.lower()
    assert "key: sitz" in dump(body).text


@pytest.mark.django_db
def test_a_gap_in_the_order_survives(tmp_path):
    text = changed(SMALL, ("{number: 2, name: Ordnung}", "{number: 2, name: Ordnung, order: 7}"))

    assert "order: 7" in dump(loaded(tmp_path, text).body).text


@pytest.mark.django_db
def test_a_network_of_more_than_twenty_megabytes_comes_back(tmp_path):
    paragraph = "          " + "Das Plenum trifft sich. " * 20 + "x\n\n"
    versions = [
        f"      - label: fassung-{n}\n        in_force: {1990 + n}\n        text: |\n"
        + "".join(paragraph.replace("x", f"{n} {m}") for m in range(1800))
        for n in range(25)
    ]
    long = "      - {label: 2016-11-02, in_force: 2016-11-02}\n"
    text = changed(SMALL, (long, long + "".join(versions)))
    (tmp_path / "netz.yaml").write_text(text, encoding="utf-8")

    report = load(tmp_path / "netz.yaml")
    (tmp_path / "wieder.yaml").write_text(dump(report.body).text, encoding="utf-8")

    assert (tmp_path / "wieder.yaml").stat().st_size > 20_000_000
    assert load(tmp_path / "wieder.yaml").plan.steps == []
