"""The list of persons and the page of one: who finds whom, who sees what, and what the office enters there."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from sozialraum.acts.models import Entry
from sozialraum.people.models import Consent, Person
from sozialraum.people.words import ConsentPurpose, Role
from tests import factories as f
from tests.conftest import logged_in
from tests.people.conftest import come_in, d

pytestmark = pytest.mark.django_db


def names(answer):
    return [row.name for row in answer.context["rows"]]


# ── who sees whom ─────────────────────────────────────────────────────────────


def test_the_office_and_the_auditor_see_everybody_others_only_themselves(office, auditor, delegate_browser, erika):
    assert {"Erika Beispiel", "Max Beispiel"} <= set(names(office.get("/menschen/")))
    assert {"Erika Beispiel", "Max Beispiel"} <= set(names(auditor.get("/menschen/")))
    assert delegate_browser.get("/menschen/").status_code == 403
    assert delegate_browser.get("/menschen/max/").status_code == 200
    assert delegate_browser.get("/menschen/erika/").status_code == 404
    assert Client().get("/menschen/max/").url.startswith("/anmelden/")


def test_the_office_without_a_second_factor_is_nobody_special(client, body, erika):
    half = logged_in(client, body, second_factor=False)

    assert half.get("/menschen/").status_code == 403
    assert half.get("/menschen/erika/").status_code == 404


def test_the_page_of_a_person_tells_everything_they_were_in_words(office, body, group, seat, erika):
    f.MembershipFactory(body=body, organization=group, person=erika, role=Role.SPEAKER, start_date=d("2017"))
    f.SeatFactory(body=body, organization=group, institution=None, resident=erika, start_date=d("2019-05-01"))

    page = office.get("/menschen/erika/").context["page"]

    assert [(line.when, line.where, line.what) for line in page.now] == [
        ("seit 1. Mai 2019", "AG Wohnen/Quartier", "sitzt für sich selbst"),
        ("seit 2017", "AG Wohnen/Quartier", "Sprecherin oder Sprecher"),
    ]
    assert [(line.when, line.where, line.what) for line in page.before] == [
        ("2. November 2016 bis 16. Januar 2018", "AG Wohnen/Quartier", "sitzt für Kita Beispiel")
    ]


def test_an_auditor_finds_no_button_and_no_post_that_works(auditor, body, group, seat, max_, deputy):
    consent = f.ConsentFactory(body=body, key="ja", person=max_)
    recipient = f.RecipientFactory(body=body, key="post", organization=group)
    reads = ["/menschen/", "/menschen/max/", f"/gremien/{group.key}/menschen/", "/sitze/sitz/"]
    reads.append("/einrichtungen/kita/menschen/")
    writes = ["/menschen/neu/", *(f"/menschen/max/{verb}/" for verb in ("bearbeiten", "zurueckziehen", "angaben"))]
    writes += [f"/gremien/{group.key}/{what}/neu/" for what in ("sitze", "aemter", "verteiler")]
    verbs = ("delegierte", "stellvertretung", "nachtragen", "beenden", "bearbeiten", "zurueckziehen")
    writes += [f"/sitze/sitz/{verb}/" for verb in verbs]
    writes += [f"/mitgliedschaften/max-sitzt/{verb}/" for verb in ("beenden", "bearbeiten", "zurueckziehen")]
    writes += [f"/verteiler/{recipient.key}/{verb}/" for verb in ("bearbeiten", "zurueckziehen")]
    writes += [f"/einwilligungen/{consent.key}/{verb}/" for verb in ("widerrufen", "bearbeiten", "zurueckziehen")]
    writes += ["/menschen/max/einwilligung/", "/einrichtungen/kita/einwilligung/"]

    pages = {path: auditor.get(path) for path in reads}
    refused = {(path, send(path).status_code) for path in writes for send in (auditor.get, auditor.post)}

    assert {answer.status_code for answer in pages.values()} == {200}
    found = [(path, one) for path, answer in pages.items() for one in writes if one in answer.content.decode()]
    assert found == []
    assert refused == {(path, 403) for path in writes}
    assert not Entry.objects.exists()


# ── finding ───────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("suche=erika%40", ["Erika Beispiel"]),
        ("suche=beispiel+max", ["Max Beispiel"]),
        ("suche=MAX@EXAMPLE", ["Max Beispiel"]),
        ("suche=0123", ["Max Beispiel"]),
        ("suche=kita", ["Dora Beispiel", "Erika Beispiel", "Max Beispiel"]),
        ("suche=özil", ["Özil Muster"]),
        ("suche=niemand", []),
        ("suche=%25", []),
        ("gremium=ag-wohnen-quartier&rolle=deputy", ["Dora Beispiel"]),
        ("gremium=ag-wohnen-quartier&rolle=member", ["Max Beispiel", "Rosa Muster"]),
        ("gremium=ag-wohnen-quartier", ["Dora Beispiel", "Max Beispiel", "Rosa Muster"]),
        ("stand=beendet", ["Erika Beispiel"]),
        ("stand=ohne-zugang", ["Erika Beispiel", "Max Beispiel", "Özil Muster", "Rosa Muster"]),
        ("gremium=gibt-es-nicht&suche=erika%40", ["Erika Beispiel"]),
    ],
)
def test_the_list_is_narrowed_by_what_stands_in_the_address(office, body, group, erika, max_, deputy, asked, found):
    come_in(deputy)
    f.PersonFactory(body=body, name="Özil Muster")
    rosa = f.PersonFactory(body=body, name="Rosa Muster")
    f.SeatFactory(body=body, organization=group, institution=None, resident=rosa)

    answer = office.get(f"/menschen/?{asked}")

    assert sorted(names(answer), key=lambda name: name.replace("Ö", "P")) == found


def test_a_long_list_has_pages_that_keep_what_was_asked(office, body):
    for n in range(60):
        f.PersonFactory(body=body, name=f"Muster {n:02}")

    first, second = office.get("/menschen/?suche=muster"), office.get("/menschen/?suche=muster&seite=2")

    assert [len(names(first)), len(names(second))] == [50, 10]
    assert "?suche=muster&amp;seite=2" in first.content.decode()
    assert names(second)[-1] == "Muster 59"


def crowd(body, group, numbers):
    """So many people, each on the seat of a house of their own, as deputy of it and on the Verteiler."""
    for n in numbers:
        person = f.PersonFactory(body=body, key=f"mensch-{n}", name=f"Muster {n:04}", email=f"m{n}@example.org")
        house = f.OrganizationFactory(body=body, key=f"haus-{n}", name=f"Haus {n:04}", classification="institution")
        seat = f.SeatFactory(body=body, key=f"sitz-{n}", organization=group, institution=house)
        on_seat = {"body": body, "organization": group, "person": person, "seat": seat}
        f.MembershipFactory(key=f"m-{n}", **on_seat)
        f.MembershipFactory(key=f"v-{n}", role=Role.DEPUTY, **on_seat)
        f.RecipientFactory(body=body, key=f"r-{n}", organization=group, person=person, name="", email="")


@pytest.mark.parametrize("standing", ["office", "auditor"])
def test_pages_ask_as_often_for_ten_people_as_for_a_thousand(request, body, group, standing):
    browser = request.getfixturevalue(standing)
    paths = ["/menschen/", "/menschen/?suche=muster&gremium=ag-wohnen-quartier&rolle=member", "/menschen/mensch-0/"]
    paths += [f"/gremien/{group.key}/menschen/", f"/gremien/{group.key}/menschen/liste.csv", "/sitze/sitz-0/"]
    asked = {}
    for numbers in (range(1), range(1, 10), range(10, 1_000)):
        crowd(body, group, numbers)
        for path in paths:
            with CaptureQueriesContext(connection) as queries:
                assert browser.get(path).status_code == 200
            asked.setdefault(path, []).append(len(queries))

    assert {path: counts for path, counts in asked.items() if len(set(counts[1:])) > 1} == {}
    assert {path: counts for path, counts in asked.items() if counts[-1] > 14} == {}


# ── entering ──────────────────────────────────────────────────────────────────

PERSON = {"name": "Erika Beispiel", "email": "neu@example.org", "phone": "", "postal_address": "", "language": ""}


def test_the_office_enters_a_person_and_is_asked_whether_it_is_the_one_already_known(office, erika):
    asked = office.post("/menschen/neu/", PERSON)
    assert "Diesen Namen gibt es hier schon. Ist es dieselbe Person?" in asked.content.decode()
    assert Person.objects.filter(name="Erika Beispiel").count() == 1

    done = office.post("/menschen/neu/", PERSON | {"another": "on", "needs_interpreter": "on"})

    other = Person.objects.get(email="neu@example.org")
    assert done.url == f"/menschen/{other.key}/"
    assert (other.needs_interpreter, other.needs_child_care) == (True, False)
    assert Entry.objects.get().says == "hat eine Person eingetragen"


def test_fields_nobody_offered_change_nothing(office, body, other_body, erika):
    foreign = {"user": f.UserFactory().pk, "user_id": 1, "body": other_body.pk, "key": "gekapert", "deleted": "2020"}

    office.post("/menschen/erika/bearbeiten/", PERSON | foreign | {"name": "Erika Muster", "revision": 1})

    person = Person.objects.get(pk=erika.pk)
    assert (person.name, person.key, person.body, person.user, person.deleted) == (
        "Erika Muster",
        "erika",
        body,
        None,
        None,
    )


def test_two_at_once_see_both_texts(office, erika):
    office.post("/menschen/erika/bearbeiten/", PERSON | {"phone": "111", "revision": 1})

    page = office.post("/menschen/erika/bearbeiten/", PERSON | {"phone": "222", "revision": 1}).content.decode()

    assert "Telefon: jetzt gespeichert »111«, von Ihnen »222«." in page
    assert Person.objects.get(key="erika").phone == "111"


def test_who_was_ever_there_cannot_be_withdrawn_who_never_was_can(office, body, erika):
    assert "Das wird noch gebraucht" in office.get("/menschen/erika/zurueckziehen/").content.decode()
    f.PersonFactory(body=body, key="irrtum", name="Doppelt Eingetragen", email="doppelt@example.org")

    office.post("/menschen/irrtum/zurueckziehen/", {"revision": 1})

    gone = Person.objects.get(key="irrtum")
    assert (gone.name, gone.email) == ("", "")
    assert office.get("/menschen/irrtum/").status_code == 404


# ── oneself, and what one agreed to ───────────────────────────────────────────


def test_people_update_contact_what_they_need_and_neither_name_nor_address_of_the_login(delegate_browser, max_):
    words = {"phone": "999", "language": "Portugiesisch", "needs_step_free": "on", "email": "boese@example.org"}
    delegate_browser.post("/menschen/max/angaben/", words | {"name": "Chef", "revision": max_.revision})

    max_.refresh_from_db()
    assert (max_.phone, max_.language, max_.needs_step_free) == ("999", "Portugiesisch", True)
    assert (max_.email, max_.name) == ("max@example.org", "Max Beispiel")
    assert Entry.objects.get().act == "people.update_contact"


def test_each_purpose_proposes_its_own_words_and_what_was_typed_is_kept(office, body, erika):
    chooser = office.get("/menschen/erika/einwilligung/").content.decode()
    assert 'href="?wozu=named"' in chooser
    assert "wozu=listed" not in chooser
    page = office.get("/menschen/erika/einwilligung/?wozu=named").content.decode()
    assert f"auf den öffentlichen Internetseiten von »{body.name}«" in page

    words = {"purpose": "named", "wording": "Ja, mein Name.", "way": "paper", "given_date": "17.1.2018", "revision": 1}
    office.post("/menschen/erika/einwilligung/", words)
    refused = office.post("/menschen/erika/einwilligung/", words | {"purpose": "listed"})

    consent = Consent.objects.get()
    assert (consent.person, consent.wording, str(consent.given_date)) == (erika, "Ja, mein Name.", "2018-01-17")
    assert refused.status_code == 200


def test_an_institution_agrees_to_be_listed(office, kita):
    kita.listed = False
    with f.guard.opened():
        kita.save()
    assert "wozu=named" not in office.get("/einrichtungen/kita/einwilligung/").content.decode()
    words = {"purpose": "listed", "wording": "Wir.", "way": "mail", "given_date": "1.3.2026", "revision": 1}

    done = office.post("/einrichtungen/kita/einwilligung/", words)

    kita.refresh_from_db()
    assert kita.listed is True
    assert done.url == "/einrichtungen/kita/menschen/#einwilligungen"


def test_a_consent_is_taken_back_by_the_office_or_by_whoever_gave_it(office, delegate_browser, body, max_, erika):
    own = f.ConsentFactory(body=body, key="max-ja", person=max_)
    f.ConsentFactory(body=body, key="erika-ja", person=erika, purpose=ConsentPurpose.PHOTO)

    assert (
        delegate_browser.post("/einwilligungen/erika-ja/widerrufen/", {"withdrawn_date": "1.6.2026"}).status_code == 404
    )
    delegate_browser.post("/einwilligungen/max-ja/widerrufen/", {"withdrawn_date": "1.6.2026", "revision": 1})
    office.post("/einwilligungen/erika-ja/widerrufen/", {"withdrawn_date": "2.6.2026", "revision": 1})

    taken_back = dict(Consent.objects.values_list("key", "withdrawn_date"))
    assert taken_back == {"max-ja": d("2026-06-01"), "erika-ja": d("2026-06-02")}
    assert own.wording in office.get("/menschen/max/").content.decode()
