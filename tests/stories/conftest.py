"""A house per story, closed at its end. It begins prepared; the story of the first start begins with nothing."""

import subprocess

import pytest

from tests.stories.house import House
from tests.stories.mail import SmtpHouse


@pytest.fixture
def house(tmp_path, request):
    """One whose story uses ``founded_house`` has the network of the example."""
    begun = "founded_house" if "founded_house" in request.fixturenames else "prepared_house"
    house = House(tmp_path, like=request.getfixturevalue(begun))
    yield house
    house.close()


@pytest.fixture
def house_to_be(tmp_path):
    """An empty folder."""
    house = House(tmp_path)
    yield house
    house.close()


@pytest.fixture
def smtp_house():
    with SmtpHouse() as post:
        yield post


@pytest.fixture
def disk(tmp_path):
    """A small disk, where this process may mount one."""
    place = tmp_path / "platte"
    place.mkdir()
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=40m", "tmpfs", place], capture_output=True, text=True)
    if mounted.returncode:
        pytest.skip(f"cannot mount: {mounted.stderr.strip()}")
    yield place
    subprocess.run(["umount", "-l", place], check=True)
