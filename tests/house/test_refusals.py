"""Refusals: every act says by a code why it refuses; tests and other rooms ask the code, people read the sentence."""

import ast

import pytest
from django.conf import settings
from django.core.exceptions import ValidationError

from sozialraum.foundation.refusals import field_error
from tests.refusals import refused

#: A form shows its sentence at the field where somebody types; nothing else asks why.
FORMS = {"forms", "forms.py", "fields.py"}
#: What passes on the sentences of another refusal, or refuses by a dictionary of refusals that have their codes.
PASSED_ON = {"correspondence/actions.py: _at_field", "foundation/refusals.py: field_error"}


def refusals():
    """Place and call of every ValidationError that is made outside of forms."""
    for path in settings.HOUSE.rglob("*.py"):
        place = path.relative_to(settings.HOUSE)
        if {"migrations", *FORMS} & set(place.parts):
            continue
        for function in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(function, ast.FunctionDef):
                for node in ast.walk(function):
                    if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "ValidationError":
                        yield f"{place}: {function.name}", node


def test_every_refusal_has_a_code():
    """A code given beside a dictionary is none: Django drops it."""
    found = list(refusals())
    without = {
        place
        for place, call in found
        if isinstance(call.args[0], ast.Dict)
        or not (len(call.args) > 1 or any(word.arg == "code" for word in call.keywords))
    }

    assert len(found) > 100
    assert without == PASSED_ON


def test_a_refusal_at_a_field_keeps_its_code():
    with refused("future", field="date"):
        raise field_error("date", "Dieser Tag liegt noch vor uns.", "future")
    with pytest.raises(ValidationError) as dropped:
        raise ValidationError({"date": "Dieser Tag liegt noch vor uns."}, code="future")
    assert [one.code for one in dropped.value.error_dict["date"]] == [None]


#: Tests in which the sentence itself is what is tested: how the database and a field speak German.
SENTENCES = {
    "acts/test_act.py: test_the_database_refuses_and_the_constraint_speaks_german",
    "acts/test_act.py: test_what_living_things_still_name_is_not_withdrawn",
    "foundation/test_dates.py: test_a_column_refuses_strange_years_and_keeps_no_end_for_9999",
    "house/test_text.py: test_what_is_wrong_with_an_address_has_its_sentence",
}


def asks_for_words(function):
    """True if a test compares the words of a ValidationError: ``match=``, ``str(…)`` or ``.messages``."""
    names = set()
    for node in ast.walk(function):
        for item in node.items if isinstance(node, ast.With) else ():
            call = item.context_expr
            if isinstance(call, ast.Call) and [getattr(one, "id", "") for one in call.args[:1]] == ["ValidationError"]:
                if any(word.arg == "match" for word in call.keywords):
                    return True
                names |= {getattr(item.optional_vars, "id", "")}
    values = {f"{name}.value" for name in names}
    asked = {f"{value}.{words}" for value in values for words in ("messages", "message", "message_dict")}
    asked |= {f"str({value})" for value in values}
    return any(isinstance(node, ast.Attribute | ast.Call) and ast.unparse(node) in asked for node in ast.walk(function))


def test_tests_ask_a_refusal_for_its_code():
    tests = settings.HOUSE.parents[1] / "tests"
    found = set()
    for path in tests.rglob("test_*.py"):
        for node in ast.parse(path.read_text(encoding="utf-8")).body:
            if isinstance(node, ast.FunctionDef) and asks_for_words(node):
                found.add(f"{path.relative_to(tests)}: {node.name}")

    assert found == SENTENCES
