"""Pictures in the founding file: all of them, with their bytes, so that a network can leave with what it has."""

import pytest
import yaml

from sozialraum.bodies.words import Classification
from sozialraum.foundation.visitor import Standing, Visitor, Way
from sozialraum.founding.dump import dump
from sozialraum.founding.faults import Faults
from sozialraum.founding.load import load
from sozialraum.papers.ports import fetch
from sozialraum.people.words import Role
from sozialraum.pictures.actions import remove_picture
from sozialraum.pictures.models import ItemPicture
from tests import factories as f
from tests.concerns.pictures import WHERE, jpeg
from tests.founding.files import SMALL, changed, loaded
from tests.pictures.conftest import BOARD

pytestmark = pytest.mark.django_db
HERE = SMALL.replace("format: 1", "format: 2")
FILES = (
    "files:\n  - {key: tafel, name: Tafel, path: tafel.jpg, audience: für Mitglieder der Gremien, groups: [plenum]}\n"
)
POINT = "{number: 1, name: Begrüßung}"


def with_pictures(*lines):
    filed = changed(HERE, (POINT, f"number: 1\n        name: Begrüßung\n        pictures: [{', '.join(lines)}]"))
    return filed + FILES


def office_of(body):
    office = f.OrganizationFactory(body=body, key="buero", classification=Classification.OFFICE)
    standing = Standing(Role.MEMBER, office.pk, office.classification)
    return Visitor(body, Way.SECOND_FACTOR, person_id=f.PersonFactory(body=body).pk, standings=frozenset([standing]))


def test_it_is_read_with_its_bytes_and_says_the_same_again(tmp_path):
    (tmp_path / "tafel.jpg").write_bytes(jpeg())
    source = with_pictures(f"{{file: tafel, description: {BOARD}, released: yes, on_paper: yes}}", "{file: tafel}")

    body = loaded(tmp_path, source).body

    first, second = ItemPicture.objects.order_by("order")
    assert (first.key, first.released, first.on_paper, first.description) == ("erste-top-1-bild-1", True, True, BOARD)
    assert (second.key, second.released, second.description) == ("erste-top-1-bild-2", False, "")
    assert WHERE not in fetch(first.file.sha512_checksum)
    written = dump(body)
    for path in written.files:
        (tmp_path / path).parent.mkdir(exist_ok=True)
        (tmp_path / path).write_bytes(written.bytes_of(path))
    (tmp_path / "wieder.yaml").write_text(written.text)
    assert load(tmp_path / "wieder.yaml").plan.steps == []
    assert dump(body).text == written.text


def test_an_inner_one_is_filed_too_and_a_removed_one_as_withdrawn(tmp_path, django_capture_on_commit_callbacks):
    (tmp_path / "tafel.jpg").write_bytes(jpeg())
    body = loaded(tmp_path, with_pictures("{file: tafel}")).body
    assert list(dump(body).files) == ["files/tafel.jpg"]

    with django_capture_on_commit_callbacks(execute=True):
        remove_picture(ItemPicture.objects.get(), by=office_of(body))

    written = dump(body)
    assert written.files == {} and "pictures:" not in written.text
    gone = [(one["kind"], one["key"], one.get("item")) for one in yaml.safe_load(written.text)["withdrawn"]]
    assert gone == [("file", "tafel", None), ("picture", "erste-top-1-bild-1", "erste-top-1")]
    (tmp_path / "wieder.yaml").write_text(written.text)
    assert load(tmp_path / "wieder.yaml").plan.steps == []


@pytest.mark.parametrize(
    "line", ["{file: tafel, released: yes}", "{file: tafel, description: x, on_paper: yes}", "{description: x}"]
)
def test_what_cannot_be_is_a_fault(tmp_path, line):
    (tmp_path / "tafel.jpg").write_bytes(jpeg())

    with pytest.raises(Faults):
        loaded(tmp_path, with_pictures(line))
    assert not ItemPicture.objects.exists()
