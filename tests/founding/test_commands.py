"""Founding: the four commands, as an operator meets them."""

import io
import sys

import pytest
from django.core.management import CommandError, call_command

from sozialraum.acts import guard
from sozialraum.acts.models import Head
from sozialraum.bodies.models import Organization
from sozialraum.network.models import Body
from tests.founding.files import PDF, SMALL, changed, is_untouched, write

pytestmark = pytest.mark.django_db

WITH_FILE = changed(SMALL, ("documents:\n", "files: [{key: p, name: P, path: p.pdf}]\ndocuments:\n"))


def run(*words, **options) -> str:
    out = io.StringIO()
    call_command(*words, stdout=out, **options)
    return out.getvalue()


def test_load_reports_what_it_did(tmp_path):
    said = run("load", write(tmp_path))

    assert said.startswith("Netz (netz): 12 neu, 0 geändert, 0 zurückgezogen.\n  neu: Netzwerk netz\n")
    assert run("load", write(tmp_path)) == "Netz (netz): nichts zu ändern.\n"


def test_load_tells_every_fault_and_fails(tmp_path):
    errors = io.StringIO()
    path = write(tmp_path, changed(SMALL, ("start: 17:00", "start: 5 Uhr"), ("yes: 12", "yes: viele")))

    with pytest.raises(CommandError, match="2 Fehler; nichts wurde geschrieben"):
        run("load", path, stderr=errors)

    assert [line.split(":")[0] for line in errors.getvalue().splitlines()] == [
        "netz.yaml, Zeile 25, meetings[erste].start",
        "netz.yaml, Zeile 35, meetings[erste].decisions[beschluss].votes[1].yes",
    ]
    assert is_untouched()


def test_dump_writes_a_folder_that_loads_again(tmp_path):
    (tmp_path / "p.pdf").write_bytes(PDF)
    run("load", write(tmp_path, WITH_FILE))
    target = tmp_path / "auszug"

    said = run("dump", target)

    assert (target / "files" / "p.pdf").read_bytes() == PDF
    assert f"Das Journal reicht bis {Head.objects.get()}." in said
    assert run("load", target / "netz.yaml") == "Netz (netz): nichts zu ändern.\n"
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".")] == []


def test_dump_replaces_only_an_older_dump(tmp_path):
    run("load", write(tmp_path))
    target = tmp_path / "auszug"
    run("dump", target)

    with pytest.raises(CommandError, match="nicht leer"):
        run("dump", target)
    run("dump", target, "--force", "--with-people")
    assert "people: []" in (target / "netz.yaml").read_text(encoding="utf-8")
    assert target.stat().st_mode & 0o077 == 0

    (target / "Brief.odt").write_text("unersetzlich")
    with pytest.raises(CommandError, match="kein älterer Auszug"):
        run("dump", target, "--force")
    assert (target / "Brief.odt").exists()


def test_dump_asks_which_network(tmp_path):
    run("load", write(tmp_path))
    run("load", write(tmp_path, "format: 1\nbody: {key: zweites, name: Zweites}\n"))

    assert "Zweites" in run("dump", tmp_path / "a", body="zweites")
    assert "Netz" in run("dump", tmp_path / "b")
    with pytest.raises(CommandError, match="Ein Netzwerk nie gibt es hier nicht; es gibt: netz, zweites"):
        run("dump", tmp_path / "c", body="nie")


ANSWERS = "Netz Nord\n\nStadt Muster\n\nhttp://falsch/\nhttps://nord.example\n\nAG Eins\nAG Zwei/Drei\n\n"


def test_new_founds_a_network_from_a_few_answers(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(sys, "stdin", io.StringIO(ANSWERS))

    said = run("new")

    assert "Netz Nord ist gegründet und antwortet unter https://nord.example" in said
    assert "erwartet: eine Adresse wie" in said
    assert Body.objects.get().is_default
    assert sorted(Organization.objects.values_list("key", flat=True)) == ["ag-eins", "ag-zwei-drei", "plenum"]
    assert run("load", tmp_path / "netz-nord.yaml") == "Netz Nord (netz-nord): nichts zu ändern.\n"


def test_new_leaves_nothing_behind_when_it_cannot_found(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(sys, "stdin", io.StringIO(ANSWERS.replace("AG Zwei/Drei", "Plenum")))

    with pytest.raises(CommandError, match="So heißt schon ein anderes Gremium"):
        run("new")
    assert list(tmp_path.iterdir()) == []

    monkeypatch.setattr(sys, "stdin", io.StringIO("Netz Nord\n"))
    with pytest.raises(CommandError, match="Die Eingabe endete"):
        run("new")
    assert is_untouched()


def test_new_never_founds_over_a_network_that_is_there(tmp_path, monkeypatch):
    run("load", write(tmp_path))
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(sys, "stdin", io.StringIO("Netz\n\nnetz-zwei\nStadt\n\n\n\n\n"))

    said = run("new")

    assert "netz gibt es hier schon" in said
    assert "antwortet unter http://netz-zwei.localhost" in said


def test_check_says_what_is_missing_and_where(tmp_path):
    assert "noch kein Netzwerk" in run("check_network")
    run("load", write(tmp_path))
    with guard.opened():
        Body.objects.update(address="http://netz.example")

    said = run("check_network").splitlines()

    assert said[0].startswith("Netz (netz): ")
    assert "  body.texts.imprint: Impressum: Anbieter, Vertretung, Kontakt (§ 5 DDG) fehlt." in said
    assert "  body.address: Die Basisadresse http://netz.example ist nicht verschlüsselt (https)." in said
    assert "  organizations[ag].task: Die Aufgabe fehlt: AG Wohnen." in said
    assert "  documents[ordnung].versions[ordnung-2016-11-02]: Weder Wortlaut (text) noch Datei (file)." in said
    assert "  meetings[erste].minutes.file: Die Datei des Protokolls fehlt: Erste Sitzung." in said
