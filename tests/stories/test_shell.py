"""What stories and journeys arrange their houses with does what a command of its own would do."""

import pytest

pytestmark = pytest.mark.story

COUNTED = "from sozialraum.network.models import Body; print(Body.objects.count(), 'left' in globals())"
MADE = """
from sozialraum.acts import guard
from sozialraum.network.models import Body
with guard.opened():
    left = Body.objects.create(key="neu", name="Neu")
"""


def test_a_script_leaves_what_it_wrote_and_nothing_else(house):
    said = [house.shell(one) for one in (COUNTED, MADE, "print(nobody)", COUNTED)]

    assert [one.stdout for one in said] == ["0 False\n", "", "", "1 False\n"]
    assert [one.returncode for one in said] == [0, 0, 1, 0]
    assert [one.stderr.strip().rpartition("\n")[2] for one in said] == [
        "",
        "",
        "NameError: name 'nobody' is not defined",
        "",
    ]
    assert house.command("manage", "shell", "-v", "0", "-c", COUNTED).stdout == said[-1].stdout
