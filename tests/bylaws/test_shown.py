"""The page of a version says what it rules, each sentence with its paragraph; a comparison says it in words."""

import re

import pytest

from sozialraum.bylaws import actions
from sozialraum.bylaws.actions import TypedRule
from sozialraum.bylaws.words import Rank
from sozialraum.foundation.dates import PartialDate
from sozialraum.norms.rules.families import value_of
from sozialraum.norms.rules.notice import NoticePeriod, NoticeRule
from sozialraum.papers import actions as papers
from sozialraum.provisions.rules.days import DayUnit
from tests import factories as f

pytestmark = pytest.mark.django_db
TEXT = "§ 4 Einladung\nDas Büro lädt ein."
PERIOD = "Frist zwischen Einladung und Sitzung: mindestens 14 Tage (§ 4 Abs. 1)."
LINKED = PERIOD.replace("§ 4 Abs. 1", '<a href="#p4">§ 4 Abs. 1</a>')


def ruled(people, paper, number, label="eins", text=TEXT, paragraph="§ 4 Abs. 1", groups=()):
    version = f.VersionFactory(body=paper.body, paper=paper, label=label, text=text, valid_from=PartialDate(2020))
    value = NoticeRule(period=NoticePeriod(number, DayUnit.CALENDAR))
    actions.record_revision(version, by=people["office"], typed=[TypedRule(value, paragraph, groups=groups)])
    return version


def adopt(version, people, group):
    papers.adopt(version, by=people["office"], date=PartialDate(2020), organizations=[group])


@pytest.fixture
def paper(body):
    return f.PaperFactory(body=body, name="Geschäftsordnung")


def page(client, thing):
    return client.get(thing.get_absolute_url()).content.decode()


def test_a_draft_is_never_public_and_rules_in_force_are_sentences_with_their_paragraph(client, people, paper, group):
    version = ruled(people, paper, 14)
    assert "Frist zwischen" not in page(client, version)

    adopt(version, people, group)
    assert f'<dd lang="de">{LINKED}</dd>' in page(client, version)
    assert 'id="p4"' in page(client, version)


def test_a_sentence_leads_to_no_paragraph_that_is_not_there(client, people, paper, group):
    version = ruled(people, paper, 14, text="")
    adopt(version, people, group)

    assert f'<dd lang="de">{PERIOD}</dd>' in page(client, version)


def test_a_rule_for_an_institution_that_is_not_listed_is_not_shown(client, people, paper, group):
    hidden = f.OrganizationFactory(body=paper.body, name="Verborgen", classification="institution", listed=False)
    version = ruled(people, paper, 14, groups=(hidden,))
    adopt(version, people, group)

    assert "Frist zwischen" not in page(client, version)


def test_two_versions_are_compared_in_words_unless_one_is_a_draft(client, people, paper, group):
    old, new = ruled(people, paper, 7), ruled(people, paper, 14, "zwei")
    address = f"{new.get_absolute_url()}vergleich/eins/"
    adopt(old, people, group)
    assert "statt" not in client.get(address).content.decode()

    adopt(new, people, group)
    assert "Ladungsfrist: 14 statt 7 Tage (§ 4 Abs. 1)" in client.get(address).content.decode()


def test_what_is_not_ruled_is_listed_and_rules_are_german_wherever_one_comes_from(client, people, paper, group):
    version = ruled(people, paper, 14)
    adopt(version, people, group)

    answer = client.get(f"/ar{version.get_absolute_url()}", follow=True)
    told = answer.content.decode()
    assert answer.redirect_chain[-1][0] == f"{version.get_absolute_url()}#aus-ar"  # it leads back there
    assert f'<dd lang="de">{LINKED}</dd>' in told
    assert '<dd lang="de">Dringende Fälle, Bekanntmachung' in told
    assert "Ladungsfrist ·" not in told


def test_rules_of_every_kind_stand_by_topic_and_a_topic_without_rules_is_named_once(client, people, paper, group):
    version = f.VersionFactory(body=paper.body, paper=paper, label="eins", text=TEXT, valid_from=PartialDate(2020))
    said = [
        ("election", {"tie": "lot"}, "§ 9"),
        ("minutes", {"approved": "silence"}, "§ 8"),
        ("demand", {"by": {"number": 3}}, "§ 4"),
        ("election", {"office": {"name": "Vorsitz", "most": 1}}, "§ 9"),
    ]
    typed = [TypedRule(value_of(family, value), paragraph) for family, value, paragraph in said]
    actions.record_revision(version, by=people["office"], typed=typed)
    adopt(version, people, group)

    told, _end, rest = page(client, version).partition("Was diese Fassung regelt")[2].partition("</dl>")
    assert re.findall(r"<dt>(.*?)</dt>", told) == ["Sitzung auf Verlangen", "Protokoll", "Wahlen", "Nicht geregelt"]
    assert "Haben mehrere gleich viele Stimmen, entscheidet das Los (§ 9)." in told
    unruled = told.partition("<dt>Nicht geregelt</dt>")[2]
    assert "Rhythmus, " in unruled
    assert "Sitzungen im Jahr" not in unruled
    folded = rest.partition("<details")[2].partition("</details>")[0]
    assert re.findall(r"<dt>(.*?)</dt>", folded) == ["Sitzung auf Verlangen", "Protokoll", "Wahlen"]
    assert "Stichwahl, " in folded
    assert "Sitzungen im Jahr" not in folded


def test_the_office_and_everybody_read_the_same_sentences(client, office, people, paper, group):
    version = ruled(people, paper, 14)
    adopt(version, people, group)

    assert f"Alle lesen: {PERIOD}" in office.get(f"/fassungen/{version.key}/regeln/").content.decode()
    assert LINKED in page(client, version)


def test_where_several_texts_rule_one_thing_the_page_says_which_governs_and_why(client, people, paper, group):
    everybodys = ruled(people, paper, 14)
    adopt(everybodys, people, group)
    assert "Wenn mehrere Texte" not in page(client, everybodys)

    own = f.PaperFactory(body=paper.body, name="Regeln der Gruppe")
    theirs = f.VersionFactory(body=paper.body, paper=own, label="eins", text=TEXT, valid_from=PartialDate(2020))
    typed = [TypedRule(NoticeRule(period=NoticePeriod(7, DayUnit.CALENDAR)), "§ 4")]
    actions.record_revision(theirs, by=people["office"], typed=typed, rank=Rank.OWN)
    adopt(theirs, people, group)

    said = "Ladungsfrist: Es gilt „Regeln der Gruppe“, nicht „Geschäftsordnung“, weil eigene Regeln eines Gremiums"
    assert said in page(client, everybodys)
    assert said in page(client, theirs)


def test_a_text_that_one_may_not_see_is_not_named(client, people, paper, group):
    everybodys = ruled(people, paper, 14)
    adopt(everybodys, people, group)
    secret = f.PaperFactory(body=paper.body, name="Vertraulich", audience="office")
    hidden = f.VersionFactory(body=paper.body, paper=secret, label="eins", text=TEXT, valid_from=PartialDate(2020))
    typed = [TypedRule(NoticeRule(period=NoticePeriod(7, DayUnit.CALENDAR)), "§ 4")]
    actions.record_revision(hidden, by=people["office"], typed=typed, rank=Rank.FRAME)
    adopt(hidden, people, group)

    assert "Vertraulich" not in page(client, everybodys)
