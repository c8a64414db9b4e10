"""Pictures on pages and in files: who sees which, before and after release and publishing."""

import io
import re

import pikepdf
import pytest
from django.core.files.storage import default_storage
from django.test import Client
from PIL import Image

from sozialraum.acts import guard
from sozialraum.meetings.words import State
from sozialraum.papers.ports import place_of
from sozialraum.pictures.actions import add_pictures, release_picture
from sozialraum.pictures.models import ItemPicture
from sozialraum.pictures.queries import ON_PAGE
from tests import factories as f
from tests.concerns.pictures import handed_in, jpeg, two_halves
from tests.pictures.conftest import BOARD, photo, publish
from tests.press import verapdf
from tests.press.reading import as_seen

pytestmark = pytest.mark.django_db
URL, PAGE = "/bilder/s-top-1-bild-1/", "/sitzungen/s/"


def seen_by(browsers, url=URL):
    """Who gets it, of all who have a browser."""
    return {name for name, browser in browsers.items() if browser.get(url).status_code == 200}


def text_of(browser, url=PAGE):
    return re.sub(r"\s+", " ", browser.get(url).content.decode())


def pictures_in(document):
    """What those who do not see them are told of the pictures in a file."""
    with pikepdf.open(io.BytesIO(document)) as pdf:
        figures = [one for one in pdf.objects if isinstance(one, pikepdf.Dictionary) and one.get("/S") == "/Figure"]
        return sorted(str(one.Alt) for one in figures)


def test_who_sees_it_before_and_after_release_and_publishing(browsers, picture, by, meeting):
    assert seen_by(browsers) == {"member", "office"}
    publish(meeting)
    assert seen_by(browsers) == {"member", "office"}

    release_picture(ItemPicture.objects.get(), by=by)
    assert seen_by(browsers) == {"nobody", "member", "stranger", "office"}


def test_released_before_publishing_it_is_still_inside(browsers, released, meeting):
    assert seen_by(browsers) == {"member", "office"}
    publish(meeting)
    assert seen_by(browsers) == set(browsers)


def test_at_a_point_that_is_closed_afterwards_nobody_outside_sees_it(browsers, released, meeting, item):
    publish(meeting)
    item.public = False
    with guard.opened():
        item.save()
    assert seen_by(browsers) == {"member", "office"}


def test_a_key_of_another_network_is_unknown_here(other_body, browsers):
    held = f.MeetingFactory(body=other_body, state=State.HELD)
    point = f.AgendaItemFactory(body=other_body, meeting=held)
    f.ItemPictureFactory(body=other_body, agenda_item=point, key="fremd", released=True, description="x")

    assert seen_by(browsers, "/bilder/fremd/") == set()
    for word in ("beschreiben", "freigeben", "freigabe-zuruecknehmen", "entfernen"):
        assert browsers["office"].post(f"/bilder/fremd/{word}/").status_code == 404


def test_its_bytes_are_a_jpeg_small_or_whole_and_kept_by_nobody_while_inside(browsers, picture, by, meeting):
    whole, small = (browsers["office"].get(url) for url in (URL, f"{URL}?klein=1"))
    assert (whole["Content-Type"], small["Content-Type"]) == ("image/jpeg", "image/jpeg")
    assert Image.open(io.BytesIO(small.content)).size <= (ON_PAGE, ON_PAGE)
    assert "no-store" in whole["Cache-Control"]
    assert "sandbox" in whole["Content-Security-Policy"]

    release_picture(ItemPicture.objects.get(), by=by)
    publish(meeting)
    public = Client().get(URL)
    assert public["ETag"] != Client().get(f"{URL}?klein=1")["ETag"]
    assert Client().get(URL, headers={"If-None-Match": public["ETag"]}).status_code == 304
    assert Client().post(URL).status_code == 405


def test_several_are_added_at_once_and_what_is_none_is_named(browsers, item):
    office = browsers["office"]
    chosen = [handed_in(jpeg()), handed_in(b"%PDF-1.4", "brief.pdf"), handed_in(jpeg(two_halves((320, 240))))]

    answer = office.post("/tops/s-top-1/bilder/", {"photos": chosen, "description": BOARD}, follow=True)

    assert answer.redirect_chain[-1][0] == "/sitzungen/s/#top-1"
    said = re.sub(r"\s+", " ", answer.content.decode())
    assert "2 Bilder sind gespeichert, intern." in said
    assert "»brief.pdf«: Das ist kein Foto" in said
    assert [one.description for one in ItemPicture.objects.all()] == [BOARD, BOARD]


@pytest.mark.parametrize(
    ("chosen", "said"),
    [
        ([], "Bitte wählen Sie ein Bild aus."),
        ([b"%PDF-1.4"], "Das ist kein Foto"),
        ([b"GIF89a"] * 9, "Bitte höchstens 8 Bilder auf einmal."),
    ],
)
def test_without_a_photo_nothing_is_added_and_the_page_says_why(browsers, item, chosen, said):
    photos = [handed_in(content) for content in chosen]

    answer = browsers["office"].post("/tops/s-top-1/bilder/", {"photos": photos})

    assert said in answer.content.decode()
    assert not ItemPicture.objects.exists()


def test_before_choosing_it_says_no_faces(browsers, item):
    assert "Bitte keine Gesichter ohne Einverständnis." in text_of(browsers["office"], "/tops/s-top-1/bilder/")
    assert Client().get("/tops/s-top-1/bilder/").status_code == 302
    assert browsers["member"].get("/tops/s-top-1/bilder/").status_code == 403


def test_on_its_pages_it_is_described_released_taken_back_and_removed(browsers, item, by, meeting):
    add_pictures(item, by=by, photos=[photo()])
    office = browsers["office"]
    assert "Intern. Ohne Beschreibung: noch nicht freigebbar." in text_of(office)
    assert f"{URL}freigeben/" not in text_of(office)
    refused = office.post(f"{URL}freigeben/")
    assert "Ohne Beschreibung: noch nicht freigebbar." in refused.content.decode()

    assert office.post(f"{URL}beschreiben/", {"description": BOARD, "caption": "Ergebnis"}).status_code == 302
    assert f"{URL}freigeben/" in text_of(office)
    assert "Auch ins öffentliche PDF" in text_of(office, f"{URL}freigeben/")
    assert office.post(f"{URL}freigeben/").status_code == 302
    assert "Freigegeben: öffentlich mit dem Protokoll." in text_of(office)
    assert office.post(f"{URL}freigabe-zuruecknehmen/").status_code == 302
    assert not ItemPicture.objects.get().released
    back = "?zurueck=/sitzungen/s/halten/"
    assert office.post(f"{URL}entfernen/{back}")["Location"] == "/sitzungen/s/halten/"
    assert "s-top-1-bild-1" not in text_of(office)


def test_the_public_page_shows_it_in_its_item_with_caption_and_description(released, meeting):
    assert BOARD not in text_of(Client())
    publish(meeting)

    page = text_of(Client())

    at = page[page.index('id="top-1"') :]
    assert f'<img src="{URL}?klein=1" alt="{BOARD}" loading="lazy">' in at
    assert "<p>Ergebnis der Runde</p>" in at
    assert "Freigegeben" not in page and "beschreiben/" not in page and "Bildern</a> (PDF" not in page


def test_the_public_file_shows_none_unless_that_was_ticked_and_the_inner_one_shows_all(
    browsers, released, meeting, item, by
):
    add_pictures(item, by=by, photos=[photo(orientation=3)])
    inner = browsers["member"].get(f"{PAGE}protokoll-intern.pdf")
    assert pictures_in(inner.content) == ["Bild 2, ohne Beschreibung", BOARD]
    said = " ".join(as_seen(inner.content).split())
    assert "Nur für die Gruppen, die getagt haben" in said
    assert "Ergebnis der Runde" in said and "Nur intern." in said

    publish(meeting)
    public = Client().get(f"{PAGE}protokoll.pdf").content
    assert pictures_in(public) == []
    assert "Ergebnis der Runde" not in as_seen(public)

    release_picture(ItemPicture.objects.get(order=released.order), by=by, on_paper=True)
    ticked = Client().get(f"{PAGE}protokoll.pdf").content
    assert pictures_in(ticked) == [BOARD]
    assert "Ergebnis der Runde" in as_seen(ticked) and "Nur intern." not in as_seen(ticked)
    assert pictures_in(browsers["office"].get(f"{PAGE}protokoll.pdf").content) == [BOARD]
    assert verapdf.failures(inner.content, ticked) == [[], []]


def test_the_inner_file_is_for_those_inside_alone(browsers, released, meeting):
    url = f"{PAGE}protokoll-intern.pdf"
    assert "protokoll-intern/" in text_of(browsers["member"])
    assert "no-store" in browsers["member"].get(url)["Cache-Control"]

    publish(meeting)
    assert {name: browser.get(url).status_code for name, browser in browsers.items()} == {
        "nobody": 302,
        "member": 200,
        "stranger": 404,
        "office": 200,
    }


def test_a_picture_whose_bytes_are_lost_is_missing_and_breaks_nothing(browsers, released, meeting):
    default_storage.delete(place_of(released.file.sha512_checksum))

    assert browsers["office"].get(URL).status_code == 404
    inner = browsers["office"].get(f"{PAGE}protokoll-intern.pdf").content
    assert pictures_in(inner) == [] and "Dieses Bild ist nicht da." in as_seen(inner)
