"""Foundation: public keys – made once, never changed, readable where the thing has a name."""

from __future__ import annotations

import re
import secrets
from collections.abc import Container
from itertools import count
from typing import TYPE_CHECKING

from django.core.validators import RegexValidator
from django.db import models
from django.utils.text import slugify

from sozialraum.network.models import KEY

LETTERS = "abcdefghijkmnpqrstuvwxyz23456789"  # none that is mistaken for another when read out
GERMAN = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue", "ß": "ss", "/": "-"})
WHOLE = re.compile(KEY)
#: Words that stand in an address where a key might: they name what one does.
TAKEN = frozenset({"neu", "bearbeiten", "zurueckziehen"})


def readable_key(name: str) -> str:
    """A key from a name: ``AG Wohnen/Quartier`` becomes ``ag-wohnen-quartier``. Empty if nothing readable is left."""
    return slugify(name.translate(GERMAN).replace("_", "-"))[:80].strip("-")


def random_key() -> str:
    """A random key of 8 letters (about 40 bits), for what has no name."""
    return "".join(LETTERS[byte % 32] for byte in secrets.token_bytes(8))


def is_key(text: str) -> bool:
    """Whether this text may be a public key."""
    return len(text) <= 80 and WHOLE.fullmatch(text) is not None


def free_key(wanted: str, taken: Container[str]) -> str:
    """The readable key, with a number behind it if somebody else has it or nobody may."""
    for number in count(1):
        ending = "" if number == 1 else f"-{number}"
        key = wanted[: 80 - len(ending)].rstrip("-") + ending
        if is_key(key) and key not in TAKEN and key not in taken:
            return key
    raise AssertionError("numbers end nowhere")


if TYPE_CHECKING:
    CharField = models.CharField[str, str]
else:
    CharField = models.CharField


class KeyField(CharField):
    """The public key of a thing."""

    def __init__(self, **options: object) -> None:
        options = {"max_length": 80, "editable": False, "validators": [RegexValidator(rf"^{KEY}\Z")]} | options
        super().__init__(**options)  # type: ignore[arg-type]


class KeyConverter:
    """A public key in an address."""

    regex = "[a-z0-9-]{1,80}"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value
