"""What the tests of this room stand on."""

import pytest

from tests.renditions.full import full_sitting


@pytest.fixture
def by(people):
    return people["office"]


@pytest.fixture
def held(body, by):
    """A sitting with everything in it, whose minutes everybody reads."""
    return full_sitting(body, by)


@pytest.fixture
def draft(body, by):
    """The same, whose minutes are a draft."""
    return full_sitting(body, by, published=False)
