"""Room ui: components rendered without a database."""

import pytest
from django.template import Context, Template
from django.test.html import parse_html


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
