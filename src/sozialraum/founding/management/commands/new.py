"""Founding: ``sozialraum new`` – a few questions, a founding file, another network."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from pydantic import TypeAdapter, ValidationError

from sozialraum.bodies.words import Classification
from sozialraum.foundation.keys import random_key, readable_key
from sozialraum.founding import scalars
from sozialraum.founding.columns import Facts, german
from sozialraum.founding.emit import emit
from sozialraum.founding.faults import Faults
from sozialraum.founding.load import load
from sozialraum.founding.schema import LATEST
from sozialraum.network.models import Body


class Command(BaseCommand):
    help = "Gründet ein Netzwerk: fragt das Nötigste, schreibt eine Gründungsdatei hierher und liest sie ein."

    def handle(self, *args: Any, **options: Any) -> None:
        facts = self._asked()
        path = Path(f"{facts['body']['key']}.yaml")
        try:
            with path.open("x", encoding="utf-8", newline="") as file:
                file.write(emit(facts))
        except FileExistsError as there:
            raise CommandError(f"{path} gibt es hier schon; nichts wurde geschrieben.") from there
        try:
            report = load(path)
        except BaseException as refusal:
            path.unlink()
            if not isinstance(refusal, Faults):
                raise
            raise CommandError(str(refusal)) from None
        hosts = facts["body"]["hosts"]
        where = facts["body"].get("address") or f"http://{hosts[0]}"
        self.stdout.write(f"{report.body.name} ist gegründet und antwortet unter {where}")
        self.stdout.write(f"Alles Weitere steht in {path.absolute()}; sozialraum check nennt, was noch fehlt.")

    def _asked(self) -> Facts:
        name = self._ask("Name des Netzwerks", scalars.Line)
        key = self._ask("Schlüssel", scalars.Key, readable_key(name))
        while Body.objects.filter(key=key).exists():
            key = self._ask(f"{key} gibt es hier schon. Anderer Schlüssel", scalars.Key)
        body: Facts = {"key": key, "name": name}
        body["municipality"] = self._ask("Stadt oder Gemeinde", scalars.Line)
        body["hosts"] = [self._ask("Rechnername", scalars.Host, f"{key}.localhost")]
        if address := self._ask("Basisadresse, z. B. https://netz.example (leer: noch keine)", scalars.Address, ""):
            body["address"] = address
        if not Body.objects.exists():
            body["default"] = True
        groups = [self._group(self._ask("Name des Plenums", scalars.Line, "Plenum"), Classification.PLENUM)]
        self.stdout.write("Arbeitsgruppen, eine je Zeile, eine leere Zeile beendet:")
        while group := self._ask("Arbeitsgruppe", scalars.Line, ""):
            groups.append(self._group(group, Classification.WORKING_GROUP))
        return {"format": str(LATEST), "body": body, "organizations": groups}

    def _group(self, name: str, kind: Classification) -> Facts:
        return {"key": readable_key(name) or random_key(), "classification": german(kind.label), "name": name}

    def _ask(self, question: str, kind: Any, proposal: str | None = None) -> str:
        """Ask until the answer fits. An empty answer takes the proposal."""
        while True:
            self.stdout.write(f"{question}{f' [{proposal}]' if proposal else ''}: ", ending="")
            self.stdout.flush()
            try:
                answer = input().strip()
            except EOFError:
                raise CommandError("Die Eingabe endete vor der letzten Frage; nichts wurde geschrieben.") from None
            if not answer and proposal is not None:
                return proposal
            try:
                return str(TypeAdapter(kind).validate_python(answer))
            except ValidationError as refusal:
                self.stdout.write(f"  {refusal.errors()[0]['msg']}.")
