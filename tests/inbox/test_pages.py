"""What the office sees and does on screen, and what nobody else does."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from sozialraum.bodies.words import Classification
from sozialraum.concerns import actions
from tests import factories as f
from tests.conftest import logged_in
from tests.inbox.conftest import LIST, MARKER, page_of


def member_of(client, body, *groups):
    person = f.PersonFactory(body=body, user=f.UserFactory())
    for group in groups:
        f.MembershipFactory(body=body, organization=group, person=person)
    client.force_login(person.user)
    return client


def test_after_the_answer_no_word_of_a_date_is_promised_any_more(office, say):
    concern = say(text="Zuerst")
    assert "Bescheid, sobald einer feststeht" in page_of(office, concern.get_absolute_url())

    actions.answer(concern, by=office_visitor(concern), text="Ja")

    assert "Bescheid, sobald einer feststeht" not in page_of(office, concern.get_absolute_url())


# ── the list ──────────────────────────────────────────────────────────────────


def test_what_waits_longest_stands_on_top_and_says_by_when(office, say, clock):
    first = say(text="Zuerst")
    clock.shift(15 * 24 * 3600)
    say(text="Danach")
    done = say(text="Erledigt")
    actions.answer(done, by=office_visitor(done), text="Ja")

    page = page_of(office, LIST)

    places = [page.index(text) for text in ("Zuerst", "Danach", "Erledigt")]
    assert places == sorted(places)
    assert "2 offen, davon <strong>1 überfällig</strong>" in page
    assert page.count('<li class="late">') == 1
    assert first.number in page_of(office, f"{LIST}?stand=ueberfaellig")
    assert "Danach" not in page_of(office, f"{LIST}?stand=ueberfaellig")


def office_visitor(concern):
    from sozialraum.foundation.visitor import Standing, Visitor, Way  # noqa: PLC0415
    from sozialraum.people.words import Role  # noqa: PLC0415

    home = f.OrganizationFactory(body=concern.body, classification=Classification.OFFICE)
    standing = Standing(Role.MEMBER, home.pk, Classification.OFFICE)
    return Visitor(concern.body, Way.SECOND_FACTOR, person_id=0, label="Büro", standings=frozenset([standing]))


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("stand=offen", {"Eins", "Zwei"}),
        ("stand=read", set()),
        ("gremium=ag-sprache", {"Zwei"}),
        ("thema=wohnen", {"Eins"}),
        ("sprache=ar", {"Zwei"}),
        ("weg=card", set()),
        ("text=a-2", {"Zwei"}),
        ("text=eins", {"Eins"}),
        ("stand=gibt-es-nicht", {"Eins", "Zwei"}),
        ("seite=99", {"Eins", "Zwei"}),
    ],
)
def test_the_list_is_narrowed_by_its_address(office, body, say, language, asked, found):
    say(text="Eins")
    say(text="Zwei", topic=f.TopicFactory(body=body, of=[language]), language="ar")

    page = page_of(office, f"{LIST}?{asked}")

    assert {word for word in ("Eins", "Zwei") if f'<p dir="auto">{word}</p>' in page} == found


def test_the_list_costs_the_same_for_one_and_for_thirty(office, say):
    def cost():
        page_of(office, LIST)  # what is remembered until the next act
        with CaptureQueriesContext(connection) as queries:
            page_of(office, LIST)
        return len(queries)

    say()
    one = cost()
    for number in range(29):
        say(text=f"Noch eines {number}")

    page_of(office, LIST)

    assert cost() == one


def test_so_does_the_list_of_a_member(client, body, group, say, people):
    member = member_of(client, body, group)

    def cost(more):
        for number in range(more):
            one = say(text=f"{number} von {more}")
            actions.assign(one, by=people["office"], topic=one.topic, organizations=[group], shared_text="Licht")
        page_of(member, "/mein-platz/anliegen/")
        with CaptureQueriesContext(connection) as queries:
            assert page_of(member, "/mein-platz/anliegen/").count("<p>Licht</p>") == min(more + (more > 1), 30)
        return len(queries)

    assert cost(1) == cost(29)


# ── who sees what ─────────────────────────────────────────────────────────────


def test_members_read_the_wording_for_the_group_and_nothing_else(client, body, group, marked, people):
    actions.assign(marked, by=people["office"], topic=marked.topic, organizations=[group], shared_text="Zu dunkel.")
    member = member_of(client, body, group)

    for path in ("/mein-platz/anliegen/", f"/anliegen/{marked.key}/"):
        page = page_of(member, path)
        assert "Zu dunkel." in page
        assert MARKER not in page
    assert "1 Anliegen liegt bei meinen Gremien" in page_of(member, "/mein-platz/")


def test_members_of_other_groups_and_strangers_see_nothing(client, body, language, marked, people, group):
    actions.assign(marked, by=people["office"], topic=None, organizations=[group], shared_text="Zu dunkel.")
    assert client.get(f"/anliegen/{marked.key}/").status_code == 302

    other = member_of(client, body, language)

    assert other.get(f"/anliegen/{marked.key}/").status_code == 404
    assert "Zu dunkel." not in page_of(other, "/mein-platz/anliegen/")


def test_the_auditor_reads_numbers_and_states_and_can_search_no_words(client, body, marked):
    auditor = logged_in(client, body, Classification.AUDIT)

    for path in (LIST, f"{LIST}?text={MARKER}", f"/anliegen/{marked.key}/", f"{LIST}zahlen/"):
        assert MARKER not in page_of(auditor, path).replace(f'value="{MARKER}"', "")
    assert marked.number in page_of(auditor, f"{LIST}?text={marked.number}")
    assert marked.number not in page_of(auditor, f"{LIST}?text={MARKER}")
    for path in ("vorlesen", "weitergeben", "beantworten", "neuer-code"):
        assert auditor.get(f"/anliegen/{marked.key}/{path}/").status_code == 403


def test_the_city_reads_figures_alone(client, body, marked):
    city = logged_in(client, body, Classification.CITY)

    assert MARKER not in page_of(city, f"{LIST}zahlen/")
    assert city.get(LIST).status_code == 403
    assert city.get(f"/anliegen/{marked.key}/").status_code == 404
    assert city.get(f"{LIST}zettel/?karten={marked.key}").status_code == 403


def test_without_a_second_factor_the_office_is_a_member_and_no_more(client, body, marked):
    half = logged_in(client, body, second_factor=False)

    assert half.get(LIST).status_code == 403
    assert half.get(f"/anliegen/{marked.key}/").status_code == 404
