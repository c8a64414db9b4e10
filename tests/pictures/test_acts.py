"""Acts of pictures: who adds, describes, releases, takes back and removes, and what is refused."""

import pytest
from django.core.exceptions import PermissionDenied

from sozialraum.acts.models import Entry
from sozialraum.meetings.models import AgendaItem
from sozialraum.papers.models import File
from sozialraum.papers.ports import fetch
from sozialraum.papers.words import Audience
from sozialraum.photos.cleaning import cleaned
from sozialraum.pictures import actions
from sozialraum.pictures.models import ItemPicture
from tests import factories as f
from tests.concerns.pictures import SECRET, WHERE, handed_in, heic, jpeg, markers, png_that_says, two_halves
from tests.pictures.conftest import BOARD, photo, publish, two
from tests.refusals import refused

pytestmark = pytest.mark.django_db


def acts_of(body):
    return list(Entry.objects.filter(body=body).order_by("number").values_list("act", flat=True))


def test_a_photo_is_added_for_the_groups_alone_and_without_where_it_was_taken(body, by, group, item):
    original = jpeg(two_halves((3000, 1500)), orientation=6)
    assert WHERE in original and SECRET.encode() in original

    (picture,) = actions.add_pictures(item, by=by, photos=[photo(picture=two_halves((3000, 1500)), orientation=6)])

    content = fetch(picture.file.sha512_checksum)
    assert WHERE not in content and SECRET.encode() not in content and b"Exif" not in content
    assert markers(content)[1] == b""
    assert (picture.key, picture.order, picture.released, picture.description) == ("s-top-1-bild-1", 1, False, "")
    assert (picture.file.audience, picture.file.groups) == (Audience.MEMBERS, [group])
    assert acts_of(body) == ["papers.record_file", "pictures.record_itempicture", "pictures.add_pictures"]


def test_the_link_for_the_meeting_adds_and_describes_and_does_no_more(item, linked):
    (picture,) = actions.add_pictures(item, by=linked, photos=[photo()])
    actions.describe_picture(picture, by=linked, description=BOARD)

    assert ItemPicture.objects.get().description == BOARD
    for act in (actions.release_picture, actions.remove_picture, actions.take_back_picture):
        with pytest.raises(PermissionDenied):
            act(picture, by=linked)


def test_what_is_released_the_link_changes_no_more(picture, linked, by):
    actions.release_picture(picture, by=by)

    with refused("released"):
        actions.describe_picture(picture, by=linked, description="Etwas anderes")
    assert ItemPicture.objects.get().description == BOARD


@pytest.mark.parametrize("standing", ["nobody", "member", "former", "auditor", "city", "other_body_office"])
def test_others_do_nothing(standing, people, picture, item):
    by = people[standing]
    for act, words in (
        (actions.describe_picture, {"description": "x"}),
        (actions.release_picture, {}),
        (actions.take_back_picture, {}),
        (actions.remove_picture, {}),
    ):
        with pytest.raises(PermissionDenied):
            act(picture, by=by, **words)
    with pytest.raises(PermissionDenied):
        actions.add_pictures(item, by=by, photos=two())
    assert ItemPicture.objects.filter(deleted=None).count() == 1


@pytest.mark.parametrize("standing", ["speaker", "office"])
def test_it_is_released_and_taken_back_by_who_leads_and_the_journal_says_so(standing, people, body, picture):
    by = people[standing]
    actions.release_picture(picture, by=by, on_paper=True)
    assert (picture.released, picture.on_paper) == (True, True)

    actions.take_back_picture(picture, by=by)
    assert (picture.released, picture.on_paper) == (False, False)
    assert acts_of(body)[-2:] == ["pictures.release_picture", "pictures.take_back_picture"]


def test_whoever_speaks_for_the_group_takes_back_once_it_is_published(people, released, meeting):
    publish(meeting)

    actions.take_back_picture(ItemPicture.objects.get(), by=people["speaker"])

    assert not ItemPicture.objects.get().released


def test_without_a_description_at_a_closed_point_and_twice_it_is_refused(by, people, item, closed_item):
    bare, closed = (actions.add_pictures(one, by=by, photos=[photo()])[0] for one in (item, closed_item))
    with refused("description"):
        actions.release_picture(bare, by=by)
    actions.describe_picture(closed, by=by, description=BOARD)
    with refused("closed"):
        actions.release_picture(closed, by=by)
    with refused("inside"):
        actions.take_back_picture(bare, by=by)

    actions.describe_picture(bare, by=by, description=BOARD)
    actions.release_picture(bare, by=by)
    with refused("description"):
        actions.describe_picture(bare, by=by, description=" ")


def test_no_row_is_released_without_a_description_or_on_paper_unreleased(by, picture):
    for values in ({"released": True, "description": ""}, {"on_paper": True}):
        with refused("constraint"):
            actions.pictures.correct(ItemPicture.objects.get(), by=by, **values)


def test_there_is_an_end_of_pictures(by, item, meeting, monkeypatch):
    monkeypatch.setattr(actions, "MOST_AT_ITEM", 2)
    actions.add_pictures(item, by=by, photos=two())
    with refused("many"):
        actions.add_pictures(item, by=by, photos=[photo()])
    publish(meeting)
    item = AgendaItem.objects.get()
    with refused("state"):
        actions.add_pictures(item, by=by, photos=[photo()])


def test_before_the_sitting_is_opened_there_is_nothing_to_photograph(body, group, by):
    item = f.AgendaItemFactory(body=body, meeting=f.MeetingFactory(body=body, of=[group]))
    with refused("state"):
        actions.add_pictures(item, by=by, photos=[photo()])


def test_removed_the_bytes_are_gone(body, picture, by, django_capture_on_commit_callbacks):
    checksum, key = picture.file.sha512_checksum, picture.key
    assert fetch(checksum)

    with django_capture_on_commit_callbacks(execute=True):
        actions.remove_picture(picture, by=by)

    with pytest.raises(FileNotFoundError):
        fetch(checksum)
    assert ItemPicture.objects.get(key=key).deleted and File.objects.get().deleted
    assert acts_of(body)[-3:] == ["pictures.withdraw_itempicture", "papers.withdraw_file", "pictures.remove_picture"]


def test_what_else_is_made_of_them_keeps_its_bytes(item, picture, by, django_capture_on_commit_callbacks):
    """The same photo at another place; and an annex that is the same file."""
    (again,) = actions.add_pictures(item, by=by, photos=[photo()])
    assert again.file.sha512_checksum == picture.file.sha512_checksum
    with django_capture_on_commit_callbacks(execute=True):
        actions.remove_picture(again, by=by)
    assert fetch(picture.file.sha512_checksum)

    f.AnnexFactory(body=item.body, minutes=f.Minutes.objects.get(), file=picture.file)
    with django_capture_on_commit_callbacks(execute=True):
        actions.remove_picture(picture, by=by)
    assert fetch(picture.file.sha512_checksum)
    assert File.objects.get(pk=picture.file_id).deleted is None


def test_a_file_that_is_no_picture_is_none(by, item):
    with refused("kind"):
        actions.pictures.record(item, by=by, file=f.FileFactory(body=item.body, mime_type="application/pdf"))


def test_files_are_recorded_by_others_only_as_part_of_an_act(people, body):
    """Whoever adds a picture records its file, and may still hand in no other."""
    with pytest.raises(PermissionDenied):
        actions.files.record(body, by=people["speaker"], name="Eine Datei", audience=Audience.PUBLIC)


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (png_that_says(9000, 9000), "pixels"),
        (b"GIF89a" + b"\0" * 20, "moving"),
        (b"%PDF-1.4", "kind"),
        (jpeg()[:200], "damaged"),
    ],
)
def test_bombs_and_other_formats_are_refused_with_a_reason(content, code):
    with refused(code):
        cleaned(handed_in(content))


def test_heic_is_taken_in_as_a_jpeg(by, item):
    (picture,) = actions.add_pictures(item, by=by, photos=[cleaned(handed_in(heic(), "IMG.HEIC"))])

    assert fetch(picture.file.sha512_checksum).startswith(b"\xff\xd8\xff")
