"""The directory: only who agreed, found by offer, group and language."""

import csv
import io

import pytest

from sozialraum.bodies.words import Classification
from sozialraum.foundation.dates import PartialDate
from tests import factories as f

pytestmark = pytest.mark.django_db


@pytest.fixture
def three(body, group):
    """A listed one with a seat, a listed one without, and one that did not agree."""
    words = {"body": body, "classification": Classification.INSTITUTION}
    kita = f.OrganizationFactory(
        **words, key="kita", name="Kita Beispielweg", listed=True, kind="Kita", offers="Betreuung\nElterncafé",
        languages="Deutsch, Türkisch", phone="0000 40 06", postal_address="Beispielweg 3\n00000 Musterstadt",
    )  # fmt: skip
    verein = f.OrganizationFactory(**words, key="verein", name="Verein Muster", listed=True, offers="Mietberatung")
    still = f.OrganizationFactory(**words, key="still", name="Stille Stelle", offers="Geheimes", email="x@example.org")
    for one in (kita, still):
        f.SeatFactory(body=body, organization=group, institution=one, start_date=PartialDate(2016))
    return kita, verein, still


def names(client, query=""):
    entries = client.get(f"/einrichtungen/{query}").context["entries"]
    return [one.name for one in entries]


def test_only_who_agreed_stands_there_on_every_door(client, three):
    assert names(client) == ["Kita Beispielweg", "Verein Muster"]
    for address in ("/einrichtungen/", "/einrichtungen/liste.csv", "/sitemap.xml"):
        page = client.get(address).content.decode()
        assert "Stille Stelle" not in page and "Geheimes" not in page and "still/" not in page, address
    assert client.get("/einrichtungen/still/").status_code == 404
    assert "Elterncafé" in client.get("/einrichtungen/kita/").content.decode()


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("?angebot=Mietberatung", ["Verein Muster"]),
        ("?gremium=ag-wohnen-quartier", ["Kita Beispielweg"]),
        ("?sprache=Türkisch", ["Kita Beispielweg"]),
        ("?text=elterncafÉ kita", ["Kita Beispielweg"]),
        ("?text=Geheimes", []),
        ("?angebot=gibt-es-nicht", ["Kita Beispielweg", "Verein Muster"]),
    ],
)
def test_found_by_offer_group_language_and_words(client, three, query, found):
    assert names(client, query) == found


def test_a_seat_given_up_is_no_seat_and_a_withdrawn_group_has_no_name(client, three, body):
    old = f.OrganizationFactory(body=body, name="AG Früher")
    f.SeatFactory(body=body, organization=old, institution=three[1], end_date=PartialDate(2019))

    assert client.get("/einrichtungen/verein/").context["entry"].groups == ()
    assert [one.name for one in client.get("/einrichtungen/kita/").context["entry"].groups] == ["AG Wohnen/Quartier"]


def test_as_a_table_without_formulas(client, body):
    f.OrganizationFactory(
        body=body, classification=Classification.INSTITUTION, name="=HYPERLINK(1)", listed=True, offers="@x\n+y"
    )

    answer = client.get("/einrichtungen/liste.csv")

    assert answer["Content-Disposition"] == 'attachment; filename="einrichtungen.csv"'
    _head, row = csv.reader(io.StringIO(answer.content.decode("utf-8-sig")), delimiter=";")
    assert row[0] == "'=HYPERLINK(1)" and row[2] == "'@x; '+y"


def test_an_empty_directory_says_how_one_gets_in(client, body):
    page = client.get("/einrichtungen/").content.decode()
    assert "Noch steht hier niemand." in page and "Das Büro trägt Sie ein." in page


def test_two_questions_at_one_and_at_thirty(client, body, group, django_assert_max_num_queries):
    for n in range(30):
        one = f.OrganizationFactory(
            body=body, classification=Classification.INSTITUTION, name=f"Kita {n}", listed=True, offers=f"Angebot {n}"
        )
        f.SeatFactory(body=body, organization=group, institution=one, key=f"s-{n}")
    with django_assert_max_num_queries(5):
        assert client.get("/einrichtungen/").status_code == 200


def test_what_is_not_known_of_an_institution_is_one_line(client, three):
    page = " ".join(client.get("/einrichtungen/kita/").content.decode().split())

    assert "<dt>Nicht bekannt</dt> <dd>E-Mail, Internet und Zeiten</dd>" in page
    assert "nicht eingetragen" not in page.partition("<footer")[0]
