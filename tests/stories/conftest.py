"""A house per story, closed at its end."""

import pytest

from tests.stories.house import House
from tests.stories.mail import SmtpHouse


@pytest.fixture
def house(tmp_path):
    house = House(tmp_path)
    yield house
    house.close()


@pytest.fixture
def smtp_house():
    with SmtpHouse() as post:
        yield post
