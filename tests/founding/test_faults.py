"""Founding: a faulty file is refused with every fault at its line, and nothing is written."""

import pytest

from sozialraum.founding import yaml_nodes
from sozialraum.founding.faults import Faults
from sozialraum.founding.load import load
from tests.founding.files import SMALL, changed, is_untouched, loaded, write
from tests.steps import at_most

pytestmark = pytest.mark.django_db

BOMB = "a: &a [x,x,x,x]\nb: &b [*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b]\n"
# What names one of these is then faulty as well.
NAMED_ELSEWHERE = {"not a key", "a word of the house as key", "two groups of one key"}

TABLE = {
    "broken YAML": ("name: Netz\n", "name: [Netz\n", 5, "Das ist kein gültiges YAML"),
    "tab": ("  key: netz\n", "\tkey: netz\n", 3, "Das ist kein gültiges YAML"),
    "alias": ("name: Netz\n", "name: *netz\n", 4, "Anker und Verweise"),
    "anchor": ("name: Netz\n", "name: &n Netz\n", 4, "Anker und Verweise"),
    "tag": ("name: Netz\n", "name: !!python/object:os.system Netz\n", 4, "Typangaben"),
    "second document": ("organizations:\n", "---\norganizations:\n", 8, "zweites Dokument"),
    "duplicate key": (
        "  name: Netz\n",
        "  name: Netz\n  name: Nochmal\n",
        5,
        "Diesen Schlüssel gibt es hier schon (Zeile 4)",
    ),
    "a list as key": ("  name: Netz\n", "  [name]: Netz\n", 4, "Das ist kein Schlüssel"),
    "unknown key": ("  name: Netz\n", "  name: Netz\n  nmae: Netz\n", 5, "body.nmae: »nmae« – Diesen Schlüssel kennt"),
    "missing": ("    name: AG Wohnen\n", "", 10, "organizations[ag].name: Das fehlt"),
    "other format": ("format: 1\n", "format: 3\n", 1, "format: »3« – erwartet: 1 oder 2."),
    "wrong type": ("organizations:\n", "locations: no\norganizations:\n", 8, "locations: »no« – erwartet: eine Liste"),
    "text for a mapping": ("    minutes: {state: veröffentlicht}\n", "    minutes: ja\n", 26, "erwartet: Angaben"),
    "empty name": ("name: AG Wohnen", "name: ' '", 12, "erwartet: eine Zeile Text"),
    "nothing to be seen": ("name: AG Wohnen", 'name: "\\x07\\u200b"', 12, "erwartet: eine Zeile Text"),
    "no mail address": (
        "    name: AG Wohnen\n",
        "    name: AG Wohnen\n    email: a@b..example\n",
        13,
        "erwartet: eine E-Mail-Adresse",
    ),
    "31.02.": (
        "    date: 2016-11-02\n",
        "    date: 2016-02-31\n",
        24,
        "meetings[erste].date: »2016-02-31« – erwartet: ein Datum",
    ),
    "the year 1": (
        "    date: 2016-11-02\n",
        "    date: 0001-01-01\n",
        24,
        "»0001-01-01« – erwartet: ein Datum (JJJJ, JJJJ-MM oder JJJJ-MM-TT) von 1900 bis 2200",
    ),
    "a sitting without end": ("    date: 2016-11-02\n", "    date: 9999-12-31\n", 24, "von 1900 bis 2200"),
    "an end before there was anything": (
        "    founded: 2016-11-02\n",
        "    founded: 2016-11-02\n    dissolved: 0999\n",
        14,
        "von 1000 bis 2200; 9999 heißt ohne Ende",
    ),
    "a moment no clock shows": ("key: netz\n", "key: netz\n  created: 9999-12-31T23:59:59Z\n", 4, "ein Zeitpunkt"),
    "not a time": ("start: 17:00", "start: 25:00", 25, "meetings[erste].start: »25:00« – erwartet: eine Uhrzeit"),
    "not a key": ("key: ag\n", "key: AG Wohnen\n", 10, "erwartet: ein Schlüssel"),
    "a word of the house as key": ("key: ag\n", "key: neu\n", 10, "»neu« – Dieses Wort braucht das Programm selbst"),
    "not a word of the list": ("Arbeitsgruppe\n", "Arbeitskreis\n", 11, "»Arbeitskreis« – erwartet: eines von Plenum,"),
    "not a number": ("yes: 12", "yes: zwölf", 35, "beschluss].votes[1].yes: »zwölf« – erwartet: eine Zahl"),
    "no moment": ("key: netz\n", "key: netz\n  created: 2016-11-02\n", 4, "erwartet: ein Zeitpunkt mit Zeitzone"),
    "two effects in one": (
        "adopts: ordnung/2016-11-02",
        "adopts: ordnung/2016-11-02\n            forms: [ag]",
        37,
        "genau eine Angabe",
    ),
    "two groups of one name": (
        "name: AG Wohnen",
        "name: Plenum",
        12,
        "»Plenum« – So heißt schon ein anderes Gremium (Zeile 9)",
    ),
    "two groups of one key": ("key: ag\n", "key: plenum\n", 10, "»plenum« – Diesen Schlüssel gibt es schon (Zeile 9)"),
    "effect on a group that is not": (
        "meets_jointly: [ag, plenum]",
        "meets_jointly: [ag, nie]",
        44,
        "»nie« – das gibt es",
    ),
    "adopts a version that is not": (
        "adopts: ordnung/2016-11-02",
        "adopts: ordnung/2020",
        37,
        "»ordnung/2020« – Diese Fassung",
    ),
    "unknown group": (
        "of: [plenum]",
        "of: [nie]",
        22,
        "meetings[erste].of[1]: »nie« – das gibt es in dieser Datei nicht",
    ),
    "a group twice": ("of: [plenum]", "of: [plenum, plenum]", 22, "»plenum« – Das steht hier schon."),
    "decision before founding": (
        "date: 2017\n",
        "date: 2015\n",
        39,
        "AG Wohnen gab es 2015 noch nicht (gebildet 2016-11-02)",
    ),
    "decision after the end": (
        "    founded: 2016-11-02\n",
        "    founded: 2016-11-02\n    dissolved: 2016\n",
        40,
        "AG Wohnen gab es 2017 nicht mehr",
    ),
    "own date in a meeting": (
        "title: Geschäftsordnung\n",
        "title: GO\n        date: 2016\n",
        33,
        "In einer Sitzung gilt deren Tag",
    ),
    "no date at all": ("    date: 2017\n", "", 39, "braucht ein Datum, und sei es nur das Jahr"),
    "votes of a stranger": ("{yes: 12, no: 0}", "{of: ag, yes: 1}", 35, "hat hier nicht mitentschieden"),
    "votes of whom": (
        "    title: Gemeinsam tagen\n",
        "    title: G\n    votes: [{yes: 1}]\n",
        43,
        "Mehrere Gremien haben entschieden",
    ),
    "item of another meeting": (
        "    title: Gemeinsam tagen\n",
        "    title: G\n    item: erste-top-1\n",
        43,
        "anderen Sitzung",
    ),
    "ends before it starts": (
        "start: 17:00",
        "start: 17:00\n    end: 16:00",
        21,
        "Das Ende einer Sitzung liegt nach ihrem Anfang",
    ),
    "too long a rule for a quorum": (
        "{state: veröffentlicht}",
        "{state: veröffentlicht, quorum: [{of: plenum, reached: yes, basis: " + "x" * 201 + "}]}",
        26,
        "meetings[erste].minutes.quorum[1].basis: »xxx",
    ),
    "too long for its column": ("name: AG Wohnen", "name: " + "x" * 201, 12, "organizations[ag].name: »xxx"),
    "deep nesting": ("name: Netz\n", "name: " + "[" * 30 + "]" * 30 + "\n", 4, "Zu tief geschachtelt; möglich sind 20"),
    "file that is not there": ("documents:\n", "files: [{key: f, name: F, path: f.pdf}]\ndocuments:\n", 14, "nicht da"),
}


@pytest.mark.parametrize("name", TABLE)
def test_a_fault_is_told_at_its_line_and_nothing_is_written(name, tmp_path):
    old, new, line, says = TABLE[name]

    with pytest.raises(Faults) as refusal:
        loaded(tmp_path, changed(SMALL, (old, new)))

    assert len(refusal.value.faults) == 1 or name in NAMED_ELSEWHERE, str(refusal.value)
    assert (refusal.value.faults[0].file, refusal.value.faults[0].line) == ("netz.yaml", line)
    assert says in str(refusal.value)
    assert is_untouched()


def test_every_fault_is_told_at_once_across_all_stages(tmp_path):
    text = changed(
        SMALL,
        ("    date: 2016-11-02\n", "    date: 2016-02-31\n"),
        ("    name: AG Wohnen\n", "    name: Plenum\n    nmae: x\n"),
        ("meets_jointly: [ag, plenum]", "meets_jointly: [ag, nie]"),
    )

    with pytest.raises(Faults) as refusal:
        loaded(tmp_path, text)

    assert [fault.line for fault in refusal.value.faults] == [12, 13, 25, 45]


def test_naming_something_faulty_is_no_second_fault(tmp_path):
    with pytest.raises(Faults) as refusal:
        loaded(tmp_path, changed(SMALL, ("    name: AG Wohnen\n", "")))

    assert [fault.says for fault in refusal.value.faults] == ["Das fehlt."]


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "Die Datei ist leer"),
        (BOMB.encode(), "Anker und Verweise"),
        (b"format: 1\nbody: {key: n, name: \xe4}\n", "Zeile 2: Das ist kein UTF-8"),
        (b"a: \x00", "Das ist kein gültiges YAML"),
        (b"[" * 5000, "Zu tief geschachtelt"),
        (b"- 1", "erwartet: Angaben mit Schlüsseln"),
        (b"%PDF-1.4", "Das ist kein gültiges YAML"),
    ],
)
def test_what_is_no_founding_file_is_refused(content, says, tmp_path):
    path = tmp_path / "netz.yaml"
    path.write_bytes(content)

    with pytest.raises(Faults, match=says):
        load(path)
    assert is_untouched()


def test_a_huge_file_is_refused_without_being_read(tmp_path):
    path = tmp_path / "netz.yaml"
    with path.open("wb") as sparse:
        sparse.truncate(2 << 30)

    with pytest.raises(Faults, match="2147 MB groß; möglich sind 100 MB"):
        load(path)


def test_a_file_of_nothing_but_tiny_values_is_refused_before_it_fills_the_memory(tmp_path, monkeypatch):
    monkeypatch.setattr(yaml_nodes, "MOST_VALUES", 1000)
    path = tmp_path / "netz.yaml"
    path.write_text(f"a: [{'b, ' * 1_000_000}]\n")

    with at_most(50_000), pytest.raises(Faults, match="mehr als 1000 einzelne Angaben"):
        load(path)
    assert is_untouched()


def test_a_file_that_is_not_there_is_told(tmp_path):
    with pytest.raises(Faults, match="nicht da"):
        load(tmp_path / "nie.yaml")


def _with_file(path: str) -> str:
    return changed(SMALL, ("documents:\n", f"files:\n  - key: f\n    name: F\n    path: {path}\ndocuments:\n"))


@pytest.mark.parametrize(
    ("path", "says"),
    [
        ("kein.pdf", "»kein.pdf« – Der Inhalt ist nicht, was die Endung"),
        ("riesig.pdf", "»riesig.pdf« – Die Datei ist 2147 MB groß"),
        ("ordner.pdf", "»ordner.pdf« – Die Datei ist nicht da"),
        ("programm.exe", "Diese Art von Datei geht nicht"),
        ("../aussen.txt", "»../aussen.txt« – Das liegt außerhalb"),
        ("/etc/hostname", "»/etc/hostname« – Das liegt außerhalb"),
        ("verweis.txt", "»verweis.txt« – Das liegt außerhalb"),
    ],
)
def test_a_file_that_cannot_be_taken_is_told_at_its_path(path, says, tmp_path):
    folder = tmp_path / "innen"
    (folder / "ordner.pdf").mkdir(parents=True)
    (folder / "kein.pdf").write_bytes(b"PK\x03\x04")
    (folder / "programm.exe").write_bytes(b"MZ")
    (tmp_path / "aussen.txt").write_text("geheim")
    (folder / "verweis.txt").symlink_to(tmp_path / "aussen.txt")
    with (folder / "riesig.pdf").open("wb") as sparse:
        sparse.truncate(2 << 30)

    with pytest.raises(Faults) as refusal:
        load(write(folder, _with_file(path)))

    assert [(fault.line, fault.path) for fault in refusal.value.faults] == [(17, "files[f].path")]
    assert says in str(refusal.value)
    assert is_untouched()


def test_what_an_act_refuses_at_the_very_end_undoes_everything(tmp_path):
    loaded(tmp_path, "format: 1\nbody: {key: erstes, name: Erstes, hosts: [a.example], default: yes}\n")

    with pytest.raises(Faults) as refusal:
        loaded(tmp_path, "format: 1\nbody:\n  {key: zweites, name: Zweites, hosts: [a.example]}\n")

    assert str(refusal.value) == "netz.yaml, Zeile 2, body: Unter diesem Namen antwortet schon ein anderes Netzwerk."
