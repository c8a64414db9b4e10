"""Bench: an invented network of twelve years as a founding file. The same seed writes the same bytes."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path
from random import Random
from typing import Any

from bench.words import AGENDA, GROUP_NAMES, INSTITUTIONS, Prose
from sozialraum.founding.emit import emit

NEW_GROUP, ENDED_GROUP = "ag-09", "ag-10"  # one is formed later, one ends before the others
FORMED, ENDED = 0.3, 0.6  # when, between the first meeting and the last
PAIRS = (("ag-01", "ag-04"), ("ag-02", "ag-03"))
CALLED_OFF = 33  # one meeting of so many
LOOSE = 20  # of so many decisions one is known by its year only
PAPERS = (
    ("Geschäftsordnung", "Geschäftsordnung der Musterkonferenz"),
    ("Förderrichtlinie", "Richtlinien zur Förderung von Beispielprojekten"),
    ("Konzept", "Handlungskonzept Musterviertel"),
    ("Bericht", "Jahresbericht der Beispielstelle"),
)

Part = dict[str, Any]


@dataclass(frozen=True)
class Span:
    """From the first meeting to the last, and the day before which everything has been held."""

    first: dt.date
    last: dt.date
    today: dt.date


TWELVE_YEARS = Span(dt.date(2015, 1, 14), dt.date(2026, 12, 16), dt.date(2026, 11, 1))


@dataclass(frozen=True)
class Size:
    """How much there is of everything."""

    meetings: int = 500
    items: int = 10
    institutions: int = 60
    decisions: int = 2000
    people: int = 120
    papers: int = 16
    versions: int = 4
    files: int = 60

    def scaled(self, by: float) -> Size:
        """The same network, smaller; never so small that a kind is missing."""
        names = ("meetings", "institutions", "decisions", "people", "papers", "files")
        return replace(self, **{name: max(4, round(getattr(self, name) * by)) for name in names})


def busy_year(today: dt.date) -> Span:
    """So that every meeting of a network stands in its feed."""
    return Span(today - dt.timedelta(days=300), today + dt.timedelta(days=60), today)


def write(folder: Path, size: Size, *, key: str = "musterjahre", span: Span = TWELVE_YEARS) -> Path:
    """Write founding file and files into a folder; returns where the founding file lies."""
    made = Author(size, key, span).network()
    (folder / "dateien").mkdir(parents=True, exist_ok=True)
    for file in made["files"]:
        text = Prose(len(file["key"])).document(12)
        (folder / file["path"]).write_text(f"{file['name']}\n\n{text}\n", encoding="utf-8")
    place = folder / f"{key}.yaml"
    place.write_text(emit(made), encoding="utf-8")
    return place


class Author:
    """Invents a network, from the first meeting to the last."""

    def __init__(self, size: Size, key: str, span: Span = TWELVE_YEARS, seed: int = 2015):
        self.size, self.key, self.span = size, key, span
        self.any, self.prose = Random(seed), Prose(seed)  # noqa: S311 - invented, no secret
        self.days = self._days()
        self.formed = self.days[int(len(self.days) * FORMED)]
        self.ended = self.days[int(len(self.days) * ENDED)]
        self.numbers: dict[int, int] = {}
        self.adopted = [f"papier-{n:02}/{v + 1}" for n in range(size.papers) for v in range(size.versions)]
        self.in_force: dict[str, dt.date] = {}

    def network(self) -> Part:
        groups = self._groups()
        meetings = [self._meeting(place, day) for place, day in enumerate(self.days)]
        return {
            "format": "2",
            "body": self._body(),
            "terms": [{"key": "periode-1", "name": "Musterperiode", "start": str(self.span.first.year)}],
            "locations": [self._location(n) for n in range(6)],
            "organizations": [*groups, *map(self._institution, range(self.size.institutions))],
            "people": [self._person(n) for n in range(self.size.people)],
            "seats": [seat for n in range(self.size.institutions) for seat in self._seats(n)],
            "memberships": [one for n in range(self.size.people) for one in self._memberships(n)],
            "files": [self._file(n) for n in range(self.size.files)],
            "documents": [self._paper(n) for n in range(self.size.papers)],
            "meetings": meetings,
            "events": [self._event(n) for n in range(12)],
            "decisions": [self._loose(n) for n in range(self.size.decisions // LOOSE)],
        }

    def _event(self, number: int) -> Part:
        """A festival a month, the first of them before the network's today."""
        day = self.span.today + dt.timedelta(days=30 * (number - 1))
        return {"key": f"fest-{number:02}", "name": f"Beispielfest {number + 1}", "date": day.isoformat(), "free": True}

    def _days(self) -> list[dt.date]:
        span = (self.span.last - self.span.first).days / (self.size.meetings - 1)
        return [self.span.first + dt.timedelta(days=round(span * n)) for n in range(self.size.meetings)]

    def _body(self) -> Part:
        return {
            "key": self.key,
            "name": f"Sozialraumkonferenz {self.key.capitalize()}",
            "short_name": self.key.capitalize(),
            "municipality": "Stadt Musterstadt",
            "address": f"https://{self.key}.example",
            "hosts": [f"{self.key}.localhost"],
            "default": self.span is TWELVE_YEARS,
            "sample": True,
            "texts": {
                "purpose": self.prose.paragraph(2),
                "participation": self.prose.paragraph(2),
                "office_address": "Musterstraße 1\n00000 Musterstadt",
                "office_email": f"office@{self.key}.example",
            },
        }

    def _location(self, n: int) -> Part:
        place = {"key": f"ort-{n}", "name": f"Mustertreff {n + 1}", "street_address": f"Beispielweg {n + 1}"}
        return place | {"postal_code": "00000", "locality": "Musterstadt", "room": "Saal", "description": "ohne Stufen"}

    def _groups(self) -> list[Part]:
        rest: Part = {"rhythm": "mehrmals im Jahr", "founded": self.span.first}
        groups: list[Part] = [
            {"key": "plenum", "classification": "Plenum", "name": "Plenum", "sign": "P", "max_per_year": 4},
            {"key": "lenkung", "classification": "Lenkungsgruppe", "name": "Muster-Lenkungsgruppe", "sign": "L"} | rest,
        ]
        for n, name in enumerate(GROUP_NAMES, 1):
            group = {"key": f"ag-{n:02}", "classification": "Arbeitsgruppe", "name": name, "sign": "ABCDEFGHIJ"[n - 1]}
            measure = {"key": f"massnahme-{n:02}", "name": self.prose.title(), "need": self.prose.paragraph(2)}
            groups.append(group | {"task": self.prose.sentence(), "measures": [measure]} | rest)
        groups[-2]["founded"], groups[-1]["dissolved"] = self.formed, self.ended
        return groups

    def _institution(self, n: int) -> Part:
        name = f"{INSTITUTIONS[n % len(INSTITUTIONS)]} Beispiel {n + 1}"
        return {"key": f"einrichtung-{n:02}", "classification": "Einrichtung", "name": name, "listed": n % 3 > 0}

    def _person(self, n: int) -> Part:
        return {"key": f"person-{n:03}", "name": f"Erika Beispiel {n + 1}", "email": f"person{n}@{self.key}.example"}

    def _seats(self, n: int) -> list[Part]:
        ours = f"einrichtung-{n:02}"
        start = self.span.first.replace(year=self.span.first.year + n % 5)
        groups = ("plenum", f"ag-{n % 8 + 1:02}")
        return [{"key": f"sitz-{g}-{n:02}", "organization": g, "institution": ours, "start": start} for g in groups]

    def _memberships(self, n: int) -> list[Part]:
        person, institution = f"person-{n:03}", n % self.size.institutions
        group = f"ag-{institution % 8 + 1:02}"
        role = "Mitglied" if n < self.size.institutions else "Stellvertretung"
        return [
            {
                "key": f"mit-{where}-{n:03}",
                "organization": where,
                "person": person,
                "role": role,
                "start": self.span.first,
            }
            | {"seat": f"sitz-{where}-{institution:02}"}
            for where in ("plenum", group)
        ]

    def _file(self, n: int) -> Part:
        return {"key": f"datei-{n:02}", "name": f"Protokoll {n + 1} (Muster)", "path": f"dateien/protokoll-{n:02}.txt"}

    def _paper(self, n: int) -> Part:
        kind, name = PAPERS[n % len(PAPERS)]
        key = f"papier-{n:02}"
        known = [v + 1 for v in range(self.size.versions) if f"{key}/{v + 1}" in self.in_force]
        versions = [
            {"label": str(label), "in_force": self.in_force[f"{key}/{label}"], "text": self.prose.document(12)}
            for label in known
        ]
        for version, following in pairwise(versions):
            version["until"] = following["in_force"]
        return {"key": key, "kind": kind, "name": f"{name} ({n + 1})", "versions": versions}

    def _holders(self, place: int, day: dt.date) -> list[str]:
        if place % 12 == 0 or day in (self.formed, self.ended):
            return ["plenum"]
        if place % 10 in (3, 4):
            return list(self.any.choice(PAIRS))
        gone = {NEW_GROUP} if day <= self.formed else set()
        gone |= {ENDED_GROUP} if day >= self.ended else set()
        names = ["lenkung", *(f"ag-{n + 1:02}" for n in range(len(GROUP_NAMES)))]
        return [self.any.choice([name for name in names if name not in gone])]

    def _meeting(self, place: int, day: dt.date) -> Part:
        of = self._holders(place, day)
        meeting: Part = {"key": f"{day}-{'-'.join(of)}-{place}", "of": of, "name": f"{place + 1}. Mustersitzung"}
        called_off = place % CALLED_OFF == 20 and day < self.span.today
        meeting |= {"date": day, "start": "17:00", "end": "19:00", "location": f"ort-{place % 6}"}
        held = day < self.span.today
        meeting["agenda"] = [self._item(n, told=held and not called_off) for n in range(self.size.items)]
        if called_off:
            return meeting | {"state": "abgesagt", "reason": "Der Mustertreff war an diesem Tag geschlossen."}
        if place % 40 == 7:
            meeting |= {"former_date": day - dt.timedelta(days=7), "reason": "Terminüberschneidung im Beispielmonat."}
        meeting |= {"state": "hat stattgefunden" if held else "einberufen"}
        if held:
            file = {"file": f"datei-{place // 2 % self.size.files:02}"} if place % 2 == 0 else {}
            meeting["minutes"] = {"state": "genehmigt" if place % 3 else "veröffentlicht"} | file
            if place % 4 == 1:
                meeting["minutes"]["annexes"] = [
                    {"title": "Mustertabelle", "file": f"datei-{place % self.size.files:02}"}
                ]
            meeting["decisions"] = self._decisions(place, day, of, meeting["key"])
        return meeting

    def _item(self, n: int, *, told: bool) -> Part:
        name = AGENDA[n] if n < 4 else AGENDA[4] if n == self.size.items - 1 else self.prose.title()
        item: Part = {"number": str(n + 1), "name": name}
        if n == 5 and self.any.random() < 0.1:  # decisions are taken under it, too
            item["public"] = False
        return item | {"text": self.prose.minutes()} if told else item

    def _decisions(self, place: int, day: dt.date, of: list[str], meeting: str) -> list[Part]:
        """Together, over all meetings, as many as there are to be with a known day."""
        known = self.size.decisions - self.size.decisions // LOOSE
        held = sum(1 for n, one in enumerate(self.days) if one < self.span.today and n % CALLED_OFF != 20)
        before = sum(1 for n in range(place) if n % CALLED_OFF != 20)
        count = known * (before + 1) // held - known * before // held
        made = [self._decision(f"{meeting}-b{n + 1}", of, day.year) for n in range(count)]
        for n, decision in enumerate(made):
            if n + 4 < self.size.items:
                decision["item"] = f"{meeting}-top-{n + 5}"
        if of == ["plenum"] and made:
            self._with_effects(made, day)
        return made

    def _with_effects(self, made: list[Part], day: dt.date) -> None:
        names = [f"ag-{n + 1:02}" for n in range(len(GROUP_NAMES))]
        if day == self.span.first:
            made[0]["effects"] = [{"forms": ["lenkung", *(name for name in names if name != NEW_GROUP)]}]
        elif day == self.formed:
            made[0]["effects"] = [{"forms": [NEW_GROUP]}]
        elif day == self.ended:
            made[0]["effects"] = [{"dissolves": [ENDED_GROUP]}]
        for decision in made[1:]:
            if self.adopted:
                version = self.adopted.pop(0)
                self.in_force[version] = day
                decision["effects"] = [{"adopts": version}]

    def _decision(self, key: str, by: list[str], year: int) -> Part:
        number = self.numbers[year] = self.numbers.get(year, 0) + 1
        results = ("angenommen",) * 8 + ("abgelehnt", "zur Kenntnis genommen")
        decision: Part = {"key": key, "title": self.prose.title(), "number": f"{year}-{number}"}
        decision |= {"wording": self.prose.wording(), "result": self.any.choice(results)}
        if number % 3 == 0:
            decision["reason"] = self.prose.paragraph(2)
        decision["votes"] = [
            {"of": group} | {side: self.any.randint(0, most) for side, most in (("yes", 30), ("no", 4), ("abstain", 3))}
            for group in by
        ]
        return decision

    def _loose(self, n: int) -> Part:
        """A decision of which only the year is known, and little else."""
        year = self.span.first.year + 1 + n % (self.span.last.year - self.span.first.year or 1)
        by = list(PAIRS[n % len(PAIRS)])
        decision: Part = {"key": f"{year}-ohne-sitzung-{n}", "by": by, "date": str(year), "title": self.prose.title()}
        if n < len(PAIRS):
            decision |= {"reason": self.prose.sentence(), "effects": [{"meets_jointly": by}]}
        return decision
