"""A page that has not changed is not made again; one that has, or is somebody's own, is."""

import datetime as dt
import re

import pytest
from django.db import connection
from django.http import HttpResponse, StreamingHttpResponse
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from sozialraum.accounts.models import PersonalLink, digest_of
from sozialraum.acts import guard
from sozialraum.bodies import actions
from sozialraum.config import unchanged
from sozialraum.config.addresses import addresses
from sozialraum.foundation.dates import PartialDate
from sozialraum.foundation.visitor import Visitor
from sozialraum.joining.words import QUESTIONS
from tests import factories as f

pytestmark = pytest.mark.django_db

PATHS = [a.path for a in addresses() if a.only_reads and "<" not in a.path and not a.path.endswith((".ico", ".ics"))]


def tag_of(client, path="/", **headers):
    answer = client.get(path, headers=headers)
    assert answer.status_code == 200
    return answer.headers.get("ETag")


def logged_in(client, body):
    person = f.PersonFactory(body=body, user=f.UserFactory())
    client.force_login(person.user)
    return client


@pytest.mark.parametrize("path", PATHS)
def test_what_was_read_is_not_made_again(client, body, path):
    tag = tag_of(client, path)

    with CaptureQueriesContext(connection) as asked:
        again = client.get(path, headers={"if-none-match": tag})

    assert (again.status_code, again.content) == (304, b"")
    assert again.headers["ETag"] == tag
    assert len(asked) <= 3


def test_the_page_says_how_it_may_be_kept(client, body):
    page = client.get("/")
    again = client.get("/", headers={"if-none-match": page.headers["ETag"]})

    for answer in (page, again):
        assert answer.headers["Cache-Control"] == "no-cache"
        assert "Cookie" in answer.headers["Vary"]
    with CaptureQueriesContext(connection) as asked:
        client.get("/", headers={"if-none-match": page.headers["ETag"]})
    assert len(asked) == 1  # the body with the end of its journal


def test_head_answers_like_get(client, body):
    tag = tag_of(client)

    assert client.head("/").headers["ETag"] == tag
    assert client.head("/", headers={"if-none-match": tag}).status_code == 304


def test_a_proxy_that_packs_pages_may_weaken_the_validator(client, body):
    tag = tag_of(client)

    assert client.get("/", headers={"if-none-match": f'"other", W/{tag}'}).status_code == 304
    assert client.get("/", headers={"if-none-match": "*"}).status_code == 200


def test_every_act_makes_every_page_new(client, body):
    before = {path: tag_of(client, path) for path in ("/", "/gremien/", "/impressum/")}

    actions.write_texts(body, by=Visitor.house(body), texts={"imprint": "Neu"})

    assert not {path for path, tag in before.items() if tag_of(client, path) == tag}
    page = client.get("/impressum/", headers={"if-none-match": before["/impressum/"]})
    assert "Neu" in page.content.decode()


def test_pages_of_before_an_act_take_no_memory_after_it(client, body):
    unchanged.PAGES.clear()
    client.get("/impressum/")
    before = unchanged.PAGES.weight
    actions.write_texts(body, by=Visitor.house(body), texts={"imprint": "Neu"})
    client.get("/impressum/")

    assert 0 < unchanged.PAGES.weight < 1.5 * before


def test_an_act_in_another_network_changes_nothing_here(client, body, other_body):
    before = tag_of(client)

    actions.write_texts(other_body, by=Visitor.house(other_body), texts={"imprint": "Neu"})

    assert tag_of(client) == before


def test_the_next_day_is_another_page(client, body, monkeypatch):
    before = tag_of(client)
    tomorrow = timezone.localdate() + dt.timedelta(days=1)
    monkeypatch.setattr(timezone, "localdate", lambda *args: tomorrow)

    assert client.get("/", headers={"if-none-match": before}).status_code == 200
    assert tag_of(client) != before


def test_another_program_makes_other_pages(client, body, monkeypatch):
    before = tag_of(client)
    monkeypatch.setattr(unchanged, "program", lambda: "another")

    assert tag_of(client) != before


def test_each_network_and_each_address_has_its_own(client, body, other_body):
    tags = [
        tag_of(client),
        tag_of(client, host="nebenan.localhost"),
        tag_of(client, "/gremien/"),
        tag_of(client, "/beschluesse/"),
        tag_of(client, "/beschluesse/?text=a"),
        tag_of(client, "/beschluesse/?text=b"),
    ]

    assert len(set(tags)) == len(tags)


def test_somebody_logged_in_gets_pages_of_their_own(client, body):
    tag = tag_of(client)

    page = logged_in(client, body).get("/", headers={"if-none-match": tag})

    assert page.status_code == 200
    assert "ETag" not in page.headers
    assert page.headers["Cache-Control"] == "no-store, private"


def test_behind_a_personal_link_nothing_is_kept(client, body):
    tag, token = tag_of(client), "t" * 43
    with guard.opened():
        PersonalLink.objects.create(
            body=body, digest=digest_of(token), expires=timezone.now() + dt.timedelta(days=1), purpose="read"
        )

    page = client.get(f"/l/{token}/", headers={"if-none-match": tag})

    assert page.status_code == 200
    assert "ETag" not in page.headers
    assert page.headers["Cache-Control"] == "no-store, private"


def test_a_message_waiting_for_one_reader_or_a_part_of_a_page_is_not_everybodys(client, body):
    tag = tag_of(client)

    part = client.get("/", headers={"HX-Request": "true", "if-none-match": tag})
    client.cookies["messages"] = "x"
    page = client.get("/", headers={"if-none-match": tag})

    assert [(answer.status_code, "ETag" in answer.headers) for answer in (part, page)] == [(200, False)] * 2


@pytest.mark.parametrize("path", ["/gibt-es-nicht/", "/favicon.ico", "/sitzungen/x/absagen/"])
def test_only_a_page_that_was_found_is_stamped(client, body, path):
    assert "ETag" not in client.get(path).headers


@pytest.mark.parametrize("own", ["ETag", "Cache-Control", "Set-Cookie"])
def test_what_says_itself_how_long_it_holds_is_left_alone(rf, own):
    response = HttpResponse()
    if own == "Set-Cookie":
        response.set_cookie("a", "b")
    else:
        response.headers[own] = "x"

    assert not unchanged.may_be_stamped(rf.get("/"), response)
    assert not unchanged.may_be_stamped(rf.get("/"), StreamingHttpResponse())
    assert not unchanged.may_be_stamped(rf.get("/"), HttpResponse(status=404))


def test_a_page_with_a_form_token_is_somebodys_own(rf):
    request = rf.get("/")
    request.META["CSRF_COOKIE_NEEDS_UPDATE"] = True

    assert not unchanged.may_be_stamped(request, HttpResponse())
    del request.META["CSRF_COOKIE_NEEDS_UPDATE"]
    assert unchanged.may_be_stamped(request, HttpResponse())


READING = {address.path: address.view.parameters for address in addresses() if address.only_reads}
READS = {path: set(parameters) for path, parameters in READING.items() if parameters}


def test_these_pages_read_parameters_and_these_only():
    assert {
        "/anliegen/gesagt-getan/": {"seit"},
        "/anliegen/gesagt-getan.pdf": {"seit"},
        "/beschluesse/": {"ergebnis", "gremium", "jahr", "seite", "stand", "text"},
        "/beschluesse/register.csv": {"ergebnis", "gremium", "jahr", "stand", "text"},
        "/einrichtungen/": {"angebot", "gremium", "sprache", "text"},
        "/einrichtungen/liste.csv": {"angebot", "gremium", "sprache", "text"},
        "/bilder/<key:key>/": {"klein"},
        "/sitzungen/": {"gremium", "jahr", "seite"},
        "/sitzungen/<key:key>/": {"fassung"},
        "/sitzungen/<key:key>/protokoll.pdf": {"fassung"},
        "/mitmachen/passende-gruppe/": {one.name for one in QUESTIONS},
        "/termine/": {"art", "gremium", "monat", "seite"},
        "/termine/aushang.pdf": {"art", "gremium", "papier", "sprache"},
        "/termine/kalender.ics": {"art"},
        "/termine/<key:key>.ics": {"art"},
    } == READS


@pytest.mark.parametrize("query", ["utm_source=brief", "x=1", "x=1&x=2&y", "fbclid=" + "a" * 2000, "=", "seite%01=2"])
@pytest.mark.parametrize("path", PATHS)
def test_an_unknown_parameter_names_no_other_page(client, body, path, query):
    page = client.get(path)
    kept = unchanged.PAGES.weight, unchanged.NARROWED.weight

    with CaptureQueriesContext(connection) as asked:
        again = client.get(f"{path}?{query}")

    assert (again.content, again.headers["ETag"]) == (page.content, page.headers["ETag"])
    assert len(asked) == 1
    assert (unchanged.PAGES.weight, unchanged.NARROWED.weight) == kept


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("/beschluesse/?text=a&jahr=2017", "/beschluesse/?jahr=2017&text=a"),
        ("/beschluesse/?text=a", "/beschluesse/?text=b&text=a"),
        ("/beschluesse/?text=a", "/beschluesse/?gremium=&jahr=&text=+a+&seite=1&utm_source=brief"),
        ("/beschluesse/", "/beschluesse/?jahr=siebzehn&seite=-1&text="),
        ("/beschluesse/?seite=2", "/beschluesse/?seite=002"),
        ("/sitzungen/", "/sitzungen/?seite=" + "9" * 5000),
        ("/termine/", "/termine/?monat=immer"),
        ("/termine/?monat=2017-05", "/termine/?seite=0&monat=2017-05"),
        ("/anliegen/gesagt-getan/", "/anliegen/gesagt-getan/?seit=gestern"),
        ("/beschluesse/?gremium=%01", "/beschluesse/?gremium=%F0%9F%9A%B2"),
    ],
)
def test_what_says_the_same_is_the_same_page(client, body, one, other):
    assert tag_of(client, one) == tag_of(client, other)


def test_a_parameter_that_is_read_names_another_page(client, body):
    paths = ["/beschluesse/", "/beschluesse/?text=a", "/beschluesse/?text=b", "/beschluesse/?seite=2"]

    assert len({tag_of(client, path) for path in paths}) == len(paths)


def test_what_one_reader_added_does_not_come_back_on_the_page_of_all(client, body):
    for n in range(40):
        f.MeetingFactory(body=body, key=f"war-{n}", date=PartialDate(2017, 1), state="held")

    first = client.get("/sitzungen/?seite=2&utm_source=brief").content.decode()

    assert "utm_source" not in first
    assert client.get("/sitzungen/?seite=2").content.decode() == first


def test_the_canonical_address_names_what_is_read_and_nothing_else(client, body):
    def canonical(path):
        return re.search(r'<link rel="canonical" href="([^"]*)">', client.get(path).content.decode())[1]

    assert canonical("/sitzungen/?utm_source=brief") == "https://netz.example/sitzungen/"
    assert canonical("/sitzungen/?x=1&seite=02") == "https://netz.example/sitzungen/?seite=2"
    found = canonical("/termine/?seite=2&monat=2017-05")
    assert found == "https://netz.example/termine/?monat=2017-05&amp;seite=2"
    assert canonical("/beschluesse/?text=Weg") == "https://netz.example/beschluesse/"


def test_whoever_asks_for_every_word_pushes_out_no_other_page(client, body):
    client.get("/")
    client.get("/termine/?monat=2017-05")
    size = len(client.get("/beschluesse/").content)

    for n in range(unchanged.NARROWED.most // size + 50):
        owner = (body.pk, "/beschluesse/")
        unchanged.NARROWED.put(owner, n, n, size)  # as that many searches would

    for path in ("/", "/beschluesse/", "/termine/?monat=2017-05"):
        with CaptureQueriesContext(connection) as asked:
            client.get(path)
        assert len(asked) == 1, path
    assert unchanged.NARROWED.weight <= unchanged.NARROWED.most
