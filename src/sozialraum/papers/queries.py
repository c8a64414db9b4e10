"""Papers: what there is to choose from, and what the door for files asks."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any, cast

from django.utils.translation import gettext as _

from sozialraum.foundation.dates import PartialDate
from sozialraum.foundation.keys import free_key
from sozialraum.foundation.memory import Shelf, remembered, weight_of
from sozialraum.foundation.visitor import Visitor
from sozialraum.papers.models import Adoption, AudienceQuerySet, File, Paper, Version, VersionQuerySet
from sozialraum.papers.rules import Difference, compare
from sozialraum.papers.words import Audience

#: Bytes of differences between two versions, shared among the networks. They follow from the two texts alone, so an
#: act elsewhere, or the next day, does not make them anew.
DIFFERENCES = Shelf(8_000_000)


def files_to_choose(visitor: Visitor) -> AudienceQuerySet[File]:
    return File.objects.visible_to(visitor).order_by("name", "-pk")


def not_looked_at() -> AudienceQuerySet[File]:
    """Files of every network that were kept before files were cleaned, the oldest first."""
    return File.objects.filter(deleted=None, removed=None).order_by("pk")


def papers_to_choose(visitor: Visitor) -> AudienceQuerySet[Paper]:
    """The newest first: what is to be consulted was mostly entered just before."""
    return Paper.objects.visible_to(visitor).order_by("-created", "-pk")


def named_with_audience(paper: Paper) -> str:
    """»Anliegen A-17 (nur für die Geschäftsstelle)«"""
    return paper.name if paper.audience == Audience.PUBLIC else f"{paper.name} ({Audience(paper.audience).label})"


def versions_to_choose(visitor: Visitor) -> VersionQuerySet:
    """Document by document, the newest version first."""
    found = Version.objects.visible_to(visitor).select_related("paper")
    return found.order_by("paper__name", "-valid_from", "-pk")


def free_label(paper: Paper, values: dict[str, Any]) -> str:
    """The last part of a version's address: the day it comes into force, and a number if that is taken."""
    since = values.get("valid_from")
    taken = set(Version.objects.filter(paper=paper).values_list("label", flat=True))
    return free_key(str(since) if since else "fassung", taken)


def tag_of(checksum: str) -> str:
    """The validator of a file: the same bytes have the same, whatever else changes."""
    return f'"{checksum[:32]}"'


def public_tags(visitor: Visitor) -> dict[str, str]:
    """By key, the validator of every file that is for everybody."""
    return remembered(visitor, "files", _tags)


def _tags(nobody: Visitor) -> dict[str, str]:
    files = File.objects.visible_to(nobody).values_list("key", "sha512_checksum")
    return {key: tag_of(checksum) for key, checksum in files}


def differences(old: Version, new: Version) -> list[Difference]:
    """What differs between two versions, reckoned once for each pair of texts."""
    owner, pair = old.body_id, (_digest(old.text), _digest(new.text))
    kept = cast(list[Difference] | None, DIFFERENCES.get(owner, pair))
    if kept is None:
        kept = compare(old.text, new.text)
        DIFFERENCES.put(owner, pair, kept, weight_of(kept))
    return kept


def _digest(text: str) -> bytes:
    return hashlib.sha256(text.encode()).digest()


def hints(versions: Sequence[Version]) -> Iterator[tuple[Version, str]]:
    """Days of a version that contradict each other, a version of nothing, a file that is more open than its paper."""
    adopted = Adoption.objects.filter(version__in=versions).order_by("pk").values_list("version", "date")
    papers = Version.objects.filter(paper__in={one.paper_id for one in versions}, deleted=None)
    begun = Counter(papers.exclude(valid_from=None).values_list("paper", "valid_from"))
    known = {
        one.pk: one for one in Version.objects.filter(pk__in=[v.pk for v in versions]).select_related("paper", "file")
    }
    for one in versions:
        full, since = known[one.pk], one.valid_from
        days = {"since": in_words(since), "until": in_words(one.valid_until)}
        if since and one.valid_until and one.valid_until.certainly_before(since):
            yield one, _("Gilt ab %(since)s, aber nur bis %(until)s.") % days
        for _version, date in (pair for pair in adopted if pair[0] == one.pk and since):
            if since and since.certainly_before(date):
                told = days | {"date": in_words(date)}
                yield one, _("Gilt ab %(since)s; der Beschluss ist jünger: %(date)s.") % told
        if since and begun[one.paper_id, since] > 1:
            yield one, _("Am selben Tag beginnt noch eine andere Fassung.")
        if not one.text and one.file_id is None:
            yield one, _("Weder Text noch Datei.")
        if full.file and full.file.audience == Audience.PUBLIC != full.paper.audience:
            yield one, _("Das Dokument ist nicht öffentlich, seine Datei aber doch.")


def in_words(date: PartialDate | None) -> str:
    return date.in_words(weekday=False) if date else ""
