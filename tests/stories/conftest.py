"""A house per story, closed at its end."""

import pytest

from tests.stories.house import House


@pytest.fixture
def house(tmp_path):
    house = House(tmp_path)
    yield house
    house.close()
