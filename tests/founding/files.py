"""Founding: small founding files for the tests, and what the house holds after a load."""

from pathlib import Path

from django.db import transaction

from sozialraum.acts.models import Entry as Told
from sozialraum.bodies.models import Organization
from sozialraum.founding.dump import dump
from sozialraum.founding.load import load
from sozialraum.network.models import Body

#: A network in which everything is valid and most of it seldom.
UNUSUAL = Path(__file__).with_name("unusual.yaml")
SMALL = """\
format: 1
body:
  key: netz
  name: Netz
  default: yes
  texts:
    purpose: Zusammenkommen
organizations:
  - {key: plenum, classification: Plenum, name: Plenum}
  - key: ag
    classification: Arbeitsgruppe
    name: AG Wohnen
    founded: 2016-11-02
documents:
  - key: ordnung
    kind: Geschäftsordnung
    name: Ordnung
    versions:
      - {label: 2016-11-02, in_force: 2016-11-02}
meetings:
  - key: erste
    of: [plenum]
    name: Erste Sitzung
    date: 2016-11-02
    start: 17:00
    minutes: {state: veröffentlicht}
    agenda:
      - {number: 1, name: Begrüßung}
      - {number: 2, name: Ordnung}
    decisions:
      - key: beschluss
        title: Geschäftsordnung
        item: erste-top-2
        votes:
          - {yes: 12, no: 0}
        effects:
          - adopts: ordnung/2016-11-02
decisions:
  - key: gemeinsam
    by: [ag, plenum]
    date: 2017
    title: Gemeinsam tagen
    effects:
      - meets_jointly: [ag, plenum]
"""

PDF = b"""%PDF-1.4
1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>endobj
trailer<</Root 1 0 R>>
%%EOF
"""


def write(folder: Path, text: str = SMALL, name: str = "netz.yaml") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8", newline="")
    return path


def loaded(folder: Path, text: str = SMALL, **options):
    return load(write(folder, text), **options)


def through(source: str, folder: Path, *, with_people: bool) -> str:
    """What an empty house says after it has read this."""
    path = folder / "netz.yaml"
    path.write_text(source, encoding="utf-8", newline="")
    with transaction.atomic():
        report = load(path)
        assert load(path).plan.steps == []
        dumped = dump(report.body, with_people=with_people)
        transaction.set_rollback(True)
    return dumped.text


def changed(text: str, *pairs: tuple[str, str]) -> str:
    """The text with each first part replaced by the second; each must be there exactly once."""
    for old, new in pairs:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    return text


def told(report) -> dict[str, list[str]]:
    """A report as words: what was added, changed, withdrawn and left."""
    words: dict[str, list[str]] = {}
    for step in report.plan.steps:
        words.setdefault(step.verb.value, []).append(f"{step.entry.kind} {step.entry.key}")
    for entry, why in report.plan.left:
        words.setdefault(why, []).append(f"{entry.kind} {entry.key}")
    return words


def is_untouched() -> bool:
    """Nothing was written at all."""
    return not (Body.objects.exists() or Organization.objects.exists() or Told.objects.exists())
