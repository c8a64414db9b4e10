"""Refusals at one field, with their code."""

from __future__ import annotations

from django.core.exceptions import ValidationError


def field_error(field: str, sentence: str, code: str) -> ValidationError:
    """A ValidationError for one field that keeps its code; Django drops the code given with a dictionary."""
    return ValidationError({field: ValidationError(sentence, code=code)})
