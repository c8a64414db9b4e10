"""Site: the register of decisions as a table for spreadsheets, in five questions however long it is."""

from __future__ import annotations

import csv
import io
from typing import Any

from django.utils.translation import gettext as _

from sozialraum.decisions.models import DecidedBy, Effect, ResolutionQuerySet, Vote
from sozialraum.decisions.words import EffectKind, Progress, Result
from sozialraum.site.queries.decisions import NOT_PUBLIC, SENTENCES, adopted_since, is_public

COLUMNS = ("Nummer", "Datum", "Titel", "Gremien", "Sitzung", "Wortlaut", "Ergebnis", "Ja", "Nein", "Enthaltungen")
MORE_COLUMNS = ("Befangen", "Wirkung", "Stand", "Adresse")
NOT_RECORDED = _("nicht überliefert")

Texts = dict[int, list[Any]]  # by the primary key of the decision, in their order


def as_csv(found: ResolutionQuerySet, address: str) -> str:
    """The register as CSV (RFC 4180) with semicolons and a byte order mark, as German spreadsheets read it."""
    table = io.StringIO()
    writer = csv.writer(table, delimiter=";")
    writer.writerow([*COLUMNS, *MORE_COLUMNS])
    mine = {"resolution__in": found.order_by().values("pk")}
    groups = _gathered(DecidedBy.objects.filter(**mine).order_by("position"), "organization__name")
    votes = _gathered(Vote.objects.filter(**mine).order_by("pk"), "yes", "no", "abstain", "recused")
    effects = _effects(mine)
    columns = ("pk", "key", "number", "on", "name", "meeting__name", "resolution_text", "result", "progress")
    for pk, key, number, on, name, meeting, wording, result, progress in found.values_list(*columns):
        cells = [number, str(on), name, ", ".join(one for [one] in groups.get(pk, [])), meeting or ""]
        cells += [wording or NOT_RECORDED, str(Result(result).label), *_counts(votes.get(pk, []))]
        cells += [effects.get(pk, ""), str(Progress(progress).label) if progress else ""]
        writer.writerow([_harmless(cell) for cell in (*cells, f"{address.rstrip('/')}/beschluesse/{key}/")])
    return f"\ufeff{table.getvalue()}"


def _gathered(rows: Any, *columns: str) -> Texts:
    found: Texts = {}
    for pk, *values in rows.values_list("resolution", *columns):
        found.setdefault(pk, []).append(values)
    return found


def _counts(votes: list[Any]) -> list[str]:
    """The four columns; several groups are added up in sight, and what is not known is said."""
    told = [" + ".join(NOT_RECORDED if n is None else str(n) for n in column) for column in zip(*votes, strict=True)]
    return told or [NOT_RECORDED] * 4


def _effects(mine: dict[str, Any]) -> dict[int, str]:
    """What each decision set in motion, in words."""
    version = [f"adoption__version__{name}" for name in ("valid_from", "paper__name", "paper__audience", "deleted")]
    rows = Effect.objects.filter(**mine).order_by("pk", "on_links__position")
    named: dict[tuple[int, int], tuple[str, list[str]]] = {}
    columns = ("resolution", "pk", "kind", *version, "on_links__organization__name")
    for resolution, pk, kind, since, paper, audience, deleted, group in rows.values_list(*columns):
        sentence = adopted_since(since) if kind == EffectKind.ADOPTS else SENTENCES[EffectKind(kind)]
        if kind == EffectKind.ADOPTS and not is_public(audience, deleted):
            sentence, paper = NOT_PUBLIC, ""
        named.setdefault((resolution, pk), (sentence, []))[1].append(paper or group or "")
    told: dict[int, list[str]] = {}
    for (resolution, _pk), (sentence, names) in named.items():
        named_all = ", ".join(name for name in names if name)
        told.setdefault(resolution, []).append(f"{sentence} {named_all}." if named_all else sentence)
    return {resolution: " ".join(sentences) for resolution, sentences in told.items()}


def _harmless(cell: str) -> str:
    """A cell that a spreadsheet would run as a formula is shown as text instead."""
    return f"'{cell}" if cell[:1] in ("=", "+", "-", "@", "\t", "\r") else cell
