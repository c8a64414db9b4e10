"""The topics of concerns come in with a founding file, in the order of the list, and go out again."""

import pytest

from sozialraum.concerns.models import Topic
from sozialraum.founding.dump import dump
from sozialraum.founding.load import load
from sozialraum.network.models import Body
from tests.founding.files import SMALL

pytestmark = pytest.mark.django_db

TOPICS = """\
topics:
  - {key: wohnen, name: 'Wohnen, Wege', note: Dunkle Wege, groups: [ag, plenum]}
  - {key: kita, name: Kita, groups: [plenum]}
"""


def test_topics_come_in_and_go_out_and_can_be_withdrawn(tmp_path):
    file = tmp_path / "netz.yaml"
    file.write_text(SMALL + TOPICS, encoding="utf-8")
    load(file)

    first, second = Topic.objects.order_by("order")
    assert (first.name, first.note, [one.key for one in first.groups]) == (
        "Wohnen, Wege",
        "Dunkle Wege",
        ["ag", "plenum"],
    )
    assert (second.key, second.order) == ("kita", 2)
    out = tmp_path / "hinaus.yaml"
    out.write_text(dump(Body.objects.get()).text, encoding="utf-8")
    assert load(out).lines()[0].endswith("nichts zu ändern.")

    file.write_text(SMALL, encoding="utf-8")
    load(file)
    assert not Topic.objects.filter(deleted=None).exists()
