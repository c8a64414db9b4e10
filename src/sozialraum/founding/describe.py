"""Founding: the format as a page to read (``docs/founding-file.md``), from the types themselves."""

from __future__ import annotations

from types import NoneType
from typing import Any, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from sozialraum.foundation.dates import HAPPENS, HOLDS
from sozialraum.founding import schema
from sozialraum.founding.scalars import ScalarKind
from sozialraum.founding.schema import LATEST
from sozialraum.founding.yaml_nodes import DEEPEST, MOST_BYTES, MOST_VALUES
from sozialraum.papers import ports
from sozialraum.papers.words import MEDIA_TYPES

HEAD = f"""# Die Gründungsdatei

Eine Gründungsdatei sagt in YAML, was über ein Netzwerk bekannt ist: wer es ist, wer ihm angehört, wann es getagt und
was es beschlossen hat. `sozialraum load DATEI.yaml` liest sie ein, `sozialraum dump ORDNER` schreibt sie aus dem
Bestand zurück, `sozialraum new` fragt das Nötigste und legt eine an, `sozialraum check` nennt, was noch fehlt.
Ein ganzes Beispiel liegt in `examples/eschweiler-west/`.

**Alles ist Text.** `17:00` bleibt eine Uhrzeit, `no` ein Wort, `2017` ein Jahr; Anführungszeichen braucht nur, was YAML
sonst anders läse. Anker, Verweise und Typangaben gibt es nicht, jeder Schlüssel steht einmal, geschachtelt wird
höchstens {DEEPEST}-fach, die Datei ist UTF-8 und höchstens {MOST_BYTES // 1_000_000} MB groß; darin stehen höchstens
{MOST_VALUES // 1_000_000} Millionen einzelne Angaben. Das reicht für ein Netzwerk mit zweihundert Jahren Geschichte.

**Was nicht bekannt ist, fehlt.** Ein Wort wie „unbekannt“ ist keine Angabe. Auf der Seite steht dann
„nicht bekannt“.

**Daten** haben die Form `JJJJ`, `JJJJ-MM` oder `JJJJ-MM-TT`, so genau wie bekannt: `2016`, `2016-11`, `2016-11-02`. Aus
einem Jahr wird nie ein 1. Januar. Was geschieht, liegt zwischen {HAPPENS.first} und {HAPPENS.last}; was älter sein darf
als alle Lebenden (Gremien, Dokumente, Zeiträume), zwischen {HOLDS.first} und {HOLDS.last}. Als Ende heißt `9999`: ohne
Ende. **Uhrzeiten** haben die Form `HH:MM`, von `00:00` bis `23:59`, wie die Uhr im Viertel sie zeigt. **Zeitpunkte**
(`created`, `modified`, `corrected`, `withdrawn`) stehen nach RFC 3339 mit Zeitzone: `2016-11-02T17:00:00Z`.

**Längen** stehen bei jedem Schlüssel, gezählt in Zeichen. Text ohne Länge darf beliebig lang sein. Was zu lang ist,
wird nicht gekürzt, sondern genannt. Wo »eine Zeile« steht, gibt es keinen Zeilenumbruch.

**Fassungen.** Dateien mit `format: 1` lassen sich für immer einlesen. Ein Auszug schreibt `format: {LATEST}`. Es kennt
alles, was Format 1 kennt; was seither dazukommt, steht unten mit »Ab Format 2« und wird in einer Datei mit `format: 1`
als Fehler genannt.

**Schlüssel** (`key`) verbinden die Angaben untereinander und stehen in Adressen. Sie werden einmal vergeben und nicht
geändert: Ein anderer Schlüssel ist ein anderes Ding.

**Alles oder nichts.** Ist etwas falsch, nennt `load` alle Fehler auf einmal, jeden mit Zeile, Schlüssel, Gefundenem und
Erwartetem, und schreibt nichts. Zweimal dasselbe einzulesen ändert nichts. Eine geänderte Datei ändert genau den
Unterschied; was aus ihr verschwunden ist, wird zurückgezogen. `--dry-run` zeigt das vorher. E-Mails verschickt `load`
nie.

**Was Menschen eingetragen oder geändert haben, bleibt.** `load` rührt nur an, was es selbst gebracht hat und was
seither niemand geändert hat; alles andere nennt es und lässt es stehen. Fehlt der Abschnitt `people`, bleiben Personen,
Mitgliedschaften und die Sitze von Personen, wie sie sind.

**Dateien** liegen im Ordner der Gründungsdatei oder darunter, als {", ".join(sorted(MEDIA_TYPES))}, jede
höchstens {ports.MOST_BYTES // 1_000_000} MB. Ein Auszug enthält auch, was nicht öffentlich ist; Personen nur mit
`--with-people`.

Diese Seite schreibt `make docs` aus dem Code; ein Test vergleicht sie.
"""


def describe() -> str:
    """Every key of the format, section by section, in the order of the file."""
    return HEAD + "".join(_section(model) for model in _models(schema.Network))


def _models(model: type[BaseModel], seen: list[type[BaseModel]] | None = None) -> list[type[BaseModel]]:
    """The model, and every model it is made of, each once, outer before inner."""
    seen = [] if seen is None else seen
    if model not in seen:
        seen.append(model)
        for key in model.model_fields.values():
            for inner in _parts(key.annotation):
                _models(inner, seen)
    return seen


def _parts(annotation: Any) -> list[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return [annotation]
    return [model for part in get_args(annotation) for model in _parts(part)]


def _section(model: type[BaseModel]) -> str:
    says = (model.__doc__ or "").strip()
    rows = [_row(name, key) for name, key in _fields(model)]
    head = "| Schlüssel | Form | fehlt er | Bedeutung |\n|---|---|---|---|\n"
    return f"\n## {model.__name__}\n\n{says}\n\n{head}" + "\n".join(rows) + "\n"


def _fields(model: type[BaseModel]) -> list[tuple[str, FieldInfo]]:
    """The key first, the dates of record last, whatever the classes inherit."""
    place = {"key": -1, "created": 1, "modified": 2, "corrected": 3}
    return sorted(model.model_fields.items(), key=lambda pair: place.get(pair[0], 0))


def _row(name: str, key: FieldInfo) -> str:
    form = next((kind.expected for kind in key.metadata if isinstance(kind, ScalarKind)), None) or _form(key.annotation)
    return f"| `{name}` | {form} | {_default(key)} | {key.description} |"


def _form(annotation: Any) -> str:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return f"[{annotation.__name__}](#{annotation.__name__.lower()})"
    if get_origin(annotation) is list:
        return f"Liste: {_form(get_args(annotation)[0])}"
    for part in getattr(annotation, "__metadata__", ()):
        if isinstance(part, ScalarKind):
            return part.expected
    return " ".join(_form(part) for part in get_args(annotation) if part is not NoneType)


def _default(key: FieldInfo) -> str:
    if key.is_required():
        return "**Fehler**"
    default = key.get_default(call_default_factory=True)
    if isinstance(default, bool):
        return "yes" if default else "no"
    return str(default) if isinstance(default, str) and default else "–"
