"""Founding: a file with one of everything, each value as long and as large as its column, made from the registry."""

from django.db import models

from sozialraum.foundation.dates import PartialDateField
from sozialraum.founding.columns import KINDS, german
from sozialraum.founding.schema import LATEST, inside

#: What cannot be said together with the rest.
LEFT_OUT = {
    "meeting": {"substitute", "continues"},  # it would take its own place, or go on in itself
    "item": {"under"},  # it would stand below itself
    "seat": {"resident"},
    "recipient": {"person", "institution"},
    "consent": {"institution"},
    "minutes": {"approved", "present", "institutions"},  # a list of who was there says it
    "attendance": {"number"},
    "decision": {"date", "referred_to", "recipient_words"},
    "task": {"next_sitting"},
    "election": {"delegated_to"},
    "annex": {"version"},
    "interest": {"person"},
    "file": {"groups"},
    "document": {"groups"},
    "event": {"price", "place", "all_day"},
}
PARTS_LEFT_OUT = {"decision": {"votes"}}
SAID = {
    ("file", "path"): "f.jpg",
    ("file", "file_name"): "ä" * 196 + ".jpg",
    ("file", "audience"): "öffentlich",
    ("document", "audience"): "öffentlich",
    ("meeting", "end"): "18:00",
    ("event", "end"): "18:00",
    ("meeting", "state"): "hat stattgefunden",
    ("membership", "role"): "Mitglied",
    ("minutes", "state"): "veröffentlicht",
    ("organization", "classification"): "Plenum",
    ("version", "label"): "v" * 80,
    ("task", "who"): "Büro",
    ("decision", "result"): "empfohlen",
    ("decision", "way"): "im Umlauf",
    ("decision", "no"): "0",  # a count in a word has nobody against it
    ("attendance", "category"): "Gast",
    ("candidate", "by_round"): " ".join(["99999"] * 10),
    ("attendance", "standing"): "anwesend",
    ("attendance", "left"): "18:00",
    ("rule", "family"): "Einladung",
    ("rule", "topics"): "money election",
    ("rule", "classifications"): "plenum working_group steering_group",
    ("rule", "value"): '{"also_to": ["' + "ä" * 300 + '"]}',
}


def value_of(kind, fact, model):
    """The longest, the largest, the last: what the column just holds."""
    if (kind, fact.key) in SAID:
        return SAID[kind, fact.key]
    if fact.form == "words":
        return german(fact.words[0])
    field = model._meta.get_field(fact.name)
    if field.is_relation:
        named = next(word for word, one in KINDS.items() if one.model is field.related_model) + "-1"
        return [named] if field.many_to_many else named
    if isinstance(field, PartialDateField):
        return "2017"
    if field.choices:
        return german(field.flatchoices[0][1])
    return plain(field)


def plain(field):
    if isinstance(field, models.TimeField):
        return "17:00"
    if isinstance(field, models.BooleanField | models.DateTimeField):
        return "yes"
    if isinstance(field, models.IntegerField):
        return "32767" if "Small" in type(field).__name__ else "2147483647"
    if isinstance(field, models.EmailField):
        return "a@" + ".".join(["b" * 60] * 3) + ".example"
    if isinstance(field, models.URLField):
        return "https://netz.example/" + "x" * (field.max_length - 21)
    return "ä" * (field.max_length or 300)


def part_of(kind, part, version):
    """One mapping of a part, complete but for what names a version."""
    if part.word == "Effect":
        return {"meets_jointly": ["organization-1"]}
    facts = [one for one in part.facts if one.since <= int(version) and (part.word, one.key) != ("Correction", "place")]
    said = {fact.key: value_of(kind, fact, part.model) for fact in facts}
    inner = [one for one in part.parts if one.since <= int(version)]
    return said | {one.key: [part_of(kind, one.part, version)] for one in inner}


def thing_of(kind, version=LATEST):
    filed = kind.filed
    said = {"key": f"{kind.name}-1"}
    for fact in filed.facts:
        if fact.typed and fact.since <= int(version) and fact.key not in LEFT_OUT.get(kind.name, ()):
            said[fact.key] = value_of(kind.name, fact, kind.model)
    for one in filed.parts:
        if one.key not in PARTS_LEFT_OUT.get(kind.name, ()):
            said[one.key] = [part_of(kind.name, one.part, version)]
    for one in inside(kind, version):
        said[one.filed.section] = thing_of(one, version) if one.filed.single else [thing_of(one, version)]
    return said


def full(version="2"):
    """The whole file as values."""
    body = {"key": "netz", "name": "N" * 200, "short_name": "n" * 80, "hosts": ["netz.example"], "default": "yes"}
    known = [kind for kind in KINDS.values() if not kind.filed.inside and kind.filed.since <= int(version)]
    sections = {kind.filed.section: [thing_of(kind, int(version))] for kind in known}
    return {"format": version, "body": body} | sections


def mapping_of(file, kind):
    """The one mapping of this kind in the file."""
    if not kind.filed.inside:
        return file[kind.filed.section][0]
    above = mapping_of(file, KINDS[kind.above])
    return above[kind.filed.section] if kind.filed.single else above[kind.filed.section][0]
