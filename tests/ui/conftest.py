"""Room ui: templates render strictly, without a database."""

import pytest
from django.template import Context, Template, engines
from django.test.html import parse_html


class Undefined(str):
    """What a template gets for a name nobody gave it: an error."""

    __slots__ = ()

    def __contains__(self, part: object) -> bool:
        return part == "%s"

    def __mod__(self, name: object) -> str:
        raise AssertionError(f"undefined in a template: {name}")


@pytest.fixture(autouse=True)
def strict(monkeypatch):
    monkeypatch.setattr(engines["django"].engine, "string_if_invalid", Undefined("%s"))


@pytest.fixture
def draw():
    """Render a piece of template with what it is given."""

    def drawn(source, **values):
        return Template(source).render(Context(values))

    return drawn


@pytest.fixture
def same():
    """Compare as a browser would read it."""

    def compare(html, expected):
        assert parse_html(html) == parse_html(expected)

    return compare
