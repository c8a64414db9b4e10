"""The office enters rules without code: rows with blanks, added, changed, struck, saved together as one revision."""

import re

import pytest
from django.utils import timezone

from sozialraum.bylaws import actions
from sozialraum.bylaws.actions import TypedRule
from sozialraum.bylaws.models import Rule, RuleRevision
from sozialraum.bylaws.queries import newest_of, provisions_of
from sozialraum.bylaws.words import Rank
from sozialraum.foundation.dates import PartialDate
from sozialraum.founding.dump import dump
from sozialraum.founding.load import load
from sozialraum.norms.rules.families import FAMILIES, value_of
from sozialraum.papers import actions as papers
from sozialraum.provisions.rules.values import Matter, Strictness
from sozialraum.rulebook.forms.blanks import RuleBlanks
from sozialraum.rulebook.queries import votes_of_groups
from sozialraum.rulebook.rules.proposals import every_proposal
from sozialraum.rulebook.rules.rows import SeatedGroup, asked_by, pieces_of, what_asks
from tests import factories as f
from tests.rulebook.values import EVERY, OTHER_WAYS, VALUES

pytestmark = pytest.mark.django_db


@pytest.fixture
def version(body):
    return f.VersionFactory(
        body=body, paper=f.PaperFactory(body=body, name="Ordnung"), label="eins", text="§ 4 Einladung\nWir laden ein."
    )


def address(version):
    return f"/fassungen/{version.key}/regeln/"


def test_every_part_of_every_family_has_its_row_and_every_blank_its_name():
    asked = {part for values in VALUES.values() for value in values for part in value} - {"categories"}
    assert asked == {part for kind in FAMILIES.values() for part in kind.SAYS}
    for family, kind in FAMILIES.items():
        for part in kind.SAYS:
            assert all(field.label for field in RuleBlanks(f"{family}:{part}").fields.values())


def sent(page, **more):
    """What a browser would send of a page that it was given, untouched but for these fields."""
    form = page.context["form"]
    data = {"stand": str(form.began_with), "rank": form["rank"].value(), "revision": form["revision"].value()}
    data |= {"zeile": re.findall(r'name="zeile" value="([^"]*)"', page.content.decode())}
    data |= {"reason": "Probe", "hier": form.here}
    for row in form.rows:
        for bound in row:
            value = bound.value()
            value = [getattr(one, "key", one) for one in value] if isinstance(value, list) else value
            data |= {bound.html_name: value} if value not in (None, "", []) else {}
    return data | more


def shown(client, version):
    """The form as the page shows it, and what a browser would send of it untouched."""
    page = client.get(address(version))
    return page.context["form"], sent(page)


@pytest.mark.parametrize("values", [EVERY, OTHER_WAYS], ids=["every part", "other ways"])
def test_what_is_kept_stands_in_the_blanks_and_comes_back_unchanged(office, people, version, group, values):
    typed = [TypedRule(one, "§ 4", Strictness.SHOULD, "So.", (group,), (Matter.MONEY,)) for one in values]
    old = actions.record_revision(version, by=people["office"], typed=typed, rank=Rank.OWN)
    _form, data = shown(office, version)

    asked = office.post(address(version), data)
    assert asked.status_code == 302, [row.errors for row in asked.context["form"].rows]

    new = newest_of(version)
    assert (new.number, new.rank) == (2, "own")
    assert provisions_of(new) == provisions_of(old)


def test_a_rule_is_added_filled_in_changed_and_struck_without_code(office, version):
    form, data = shown(office, version)
    assert (form.rows, form.began_with) == ([], 0)
    page = office.post(address(version), data | {"dazu": "notice:period", "hier": "§ 4"})
    page = office.post(address(version), sent(page, dazu="quorum:recount"))
    assert [row.what for row in page.context["form"].rows] == ["notice:period", "quorum:recount"]
    assert page.context["form"].rows[0]["wording"].value() == "Wir laden ein."
    assert not RuleRevision.objects.exists()

    filled = {"r0-period.number": "14", "r0-period.unit": "calendar"}
    page = office.post(address(version), sent(page, streichen="1", **filled))
    assert page.context["form"].rows[0]["period.number"].value() == "14"
    assert "Alle lesen: Frist zwischen Einladung und Sitzung: mindestens 14 Tage (§ 4)." in page.content.decode()
    answer = office.post(address(version), sent(page))

    assert answer.status_code == 302, [row.errors for row in answer.context["form"].rows]
    [provision] = provisions_of(newest_of(version))
    assert provision.sentence({}) == "Frist zwischen Einladung und Sitzung: mindestens 14 Tage (§ 4)."
    assert "Entwurf, nur für die Geschäftsstelle" in office.get(version.get_absolute_url()).content.decode()


def test_a_rule_is_said_to_be_for_all_working_groups_in_the_form_and_on_the_page(office, client, people, version):
    typed = TypedRule(value_of("notice", {"period": {"number": 7, "unit": "calendar"}}), "§ 4")
    actions.record_revision(version, by=people["office"], typed=[typed])
    _form, data = shown(office, version)
    assert "Gilt für alle Gruppen, immer" in office.get(address(version)).content.decode()

    page = office.post(address(version), data | {"r0-classifications": ["working_group"], "sichern": "1"})
    assert "Gilt für alle Arbeitsgruppen, immer" in page.content.decode()
    said = "Alle Arbeitsgruppen: Frist zwischen Einladung und Sitzung: mindestens 7 Tage (§ 4)."
    assert f"Alle lesen: {said}" in page.content.decode()
    answer = office.post(address(version), sent(page))
    assert answer.status_code == 302, answer.context["form"].errors

    assert Rule.objects.get(edition=newest_of(version)).classifications == "working_group"
    papers.adopt(
        version, by=people["office"], date=PartialDate(2020), organizations=[f.OrganizationFactory(body=version.body)]
    )
    public = client.get(version.get_absolute_url()).content.decode()
    assert said in re.sub(r"<[^>]*>", "", public)
    assert sent(office.get(address(version)))["r0-classifications"] == ["working_group"]


def test_topics_stand_in_groups_and_one_without_rules_is_closed_until_it_has_some(office, version):
    form, data = shown(office, version)
    page = office.get(address(version)).content.decode()
    assert [one.word for one in form.topics] == list(FAMILIES)
    groups = list(dict.fromkeys(one.group for one in form.topics))
    assert len(groups) == 5
    assert re.findall(r"<h3>([^<]*)</h3><ul class=\"families\"", page) == groups

    def is_open(page, topic):
        return "<details open>" in page.partition(f'<section class="block" id="{topic}"')[2].partition("</section>")[0]

    assert is_open(page, "notice")  # every text speaks of it
    assert not is_open(page, "rhythm")
    page = office.post(address(version), data | {"dazu": "rhythm:per_year", "hier": "§ 4"}).content.decode()
    assert is_open(page, "rhythm")


def test_what_contradicts_itself_is_told_and_kept_if_sent_again(office, people, version):
    typed = [TypedRule(value_of("notice", {"period": {"number": n, "unit": "calendar"}}), f"§ {n}") for n in (7, 14)]
    actions.record_revision(version, by=people["office"], typed=typed)
    _form, data = shown(office, version)

    page = office.post(address(version), data)
    assert "„7 Tage“ (§ 7) und „14 Tage“ (§ 14) widersprechen sich." in page.content.decode()
    assert newest_of(version).number == 1

    office.post(address(version), data | {"sicher": page.context["form"]["sicher"].value()})
    assert newest_of(version).number == 2


def test_a_quorum_that_no_group_can_reach_is_told(office, people, body, version, group):
    other = f.OrganizationFactory(body=body, name="Kleine AG")
    for place in range(3):
        f.SeatFactory(body=body, organization=other, institution=f.OrganizationFactory(body=body, name=f"E{place}"))
    need = value_of("quorum", {"need": {"kind": "fixed", "number": 4}})
    actions.record_revision(version, by=people["office"], typed=[TypedRule(need, "§ 7", groups=(other,))])
    _form, data = shown(office, version)

    page = office.post(address(version), data).content.decode()
    assert "Das kann nie erreicht werden: Kleine AG hat 3 Stimmen, nötig sind 4 (§ 7)." in page
    office.post(address(version), data | {"r0-need.number": "3"})
    assert newest_of(version).number == 2


def test_seats_of_one_institution_are_counted_apart_and_as_one(people, body, group):
    house, resident = f.OrganizationFactory(body=body), f.PersonFactory(body=body)
    for _seat in range(2):
        f.SeatFactory(body=body, organization=group, institution=house)
    f.SeatFactory(body=body, organization=group, institution=None, resident=resident)

    found = votes_of_groups(people["office"], timezone.localdate())

    assert found == {group.key: SeatedGroup(group.name, 3, group.classification, 2)}


def test_a_revision_is_withdrawn_with_its_rules_and_then_its_version_may_go(office, people, version):
    typed = [TypedRule(EVERY[0], "§ 4")]
    old, new = (actions.record_revision(version, by=people["office"], typed=typed) for _time in range(2))

    for one, counts in ((new, old), (old, None)):
        way = f"/regeln/{newest_of(version).key}/zurueckziehen/"
        assert way in office.get(address(version)).content.decode()
        assert office.get(way).status_code == 200
        office.post(way, {"revision": one.revision})
        assert newest_of(version) == counts
    assert Rule.objects.filter(deleted=None).count() == 0
    papers.versions.withdraw(version, by=people["office"])
    assert version.deleted


def test_who_began_with_an_older_revision_is_told(office, people, version):
    _form, data = shown(office, version)
    actions.record_revision(version, by=people["office"], typed=[])

    page = office.post(address(version), data)
    assert "inzwischen geändert" in page.content.decode()
    assert newest_of(version).number == 1


def test_a_wrong_blank_says_so_in_its_place_and_nothing_is_kept(office, version):
    _form, data = shown(office, version)
    wrong = {"zeile": ["0 notice:period"], "r0-period.number": "400", "r0-period.unit": "calendar"}
    page = office.post(address(version), data | wrong | {"r0-strictness": "must"}).content.decode()
    assert "Höchstens 366." in page
    empty = office.post(address(version), data | {"zeile": ["0 notice:period"], "r0-strictness": "must"})
    assert "Mindestens eine Angabe" in empty.content.decode()
    assert not RuleRevision.objects.exists()


@pytest.mark.parametrize(
    "what",
    [
        "",
        "notice",
        "notice:",
        "moon:period",
        "notice:moon",
        "majority:ballots*x",
        "quorum:need@moon",
        "majority:tie*99",
    ],
)
def test_a_row_that_there_is_not_is_left_out(office, version, what):
    _form, data = shown(office, version)
    page = office.post(address(version), data | {"zeile": [f"0 {what}"], "dazu": what})
    assert page.status_code == 200
    assert page.context["form"].rows == []


@pytest.mark.parametrize("button", ["streichen", "hoch", "vorschlag", "stufe"])
@pytest.mark.parametrize("place", ["9" * 5000, "99", "-1", "²", "", "eins"])
def test_a_place_that_there_is_not_changes_nothing(office, people, version, button, place):
    actions.record_revision(
        version, by=people["office"], typed=[TypedRule(EVERY[0], "§ 4"), TypedRule(EVERY[3], "§ 5")]
    )
    _form, data = shown(office, version)

    page = office.post(address(version), data | {button: place, "stand": "9" * 5000})

    assert [row["paragraph"].value() for row in page.context["form"].rows] == ["§ 4", "§ 5"]
    assert office.get(address(version)).status_code == 200


def test_nobody_but_the_office_has_the_page(client, version):
    assert client.get(address(version)).status_code in (302, 403, 404)


def test_the_word_of_a_row_names_parts_ways_and_steps():
    assert [str(one) for one in asked_by("majority:ballots*2,tie")] == ["ballots*2", "tie"]
    assert asked_by("quorum:need@share")[0].implied == {"kind": "share"}


@pytest.mark.parametrize("value", EVERY, ids=what_asks)
def test_a_sentence_has_every_blank_once(value):
    row = RuleBlanks(what_asks(value))
    paths = [path for _words, path in pieces_of(row.asked, row.blanks.values(), row.labels) if path]
    assert len(paths) == len(set(paths))
    assert set(paths) <= row.blanks.keys()


def test_a_ballot_is_added_and_taken_away(office, version):
    _form, data = shown(office, version)
    page = office.post(address(version), data | {"dazu": "majority:ballots"})
    page = office.post(address(version), sent(page, **{"r0-ballots.0.kind": "all"}, stufe="0:+"))
    page = office.post(address(version), sent(page, **{"r0-ballots.1.kind": "relative"}, stufe="0:+"))
    assert page.context["form"].rows[0].what == "majority:ballots*3"
    page = office.post(address(version), sent(page, stufe="0:-"))

    assert office.post(address(version), sent(page)).status_code == 302
    [provision] = provisions_of(newest_of(version))
    ladder = "im 1. Wahlgang die Mehrheit aller Stimmberechtigten und im 2. Wahlgang die meisten Stimmen"
    assert provision.sentence({}) == f"Für einen Beschluss nötig: {ladder}."


def test_a_share_needs_no_word_that_it_is_one(office, version):
    _form, data = shown(office, version)
    page = office.post(address(version), data | {"dazu": "majority:ballots"})
    filled = {"r0-ballots.0.share": "2/3", "r0-ballots.0.base": "cast", "r0-topics": ["bylaws"]}
    office.post(address(version), sent(page, **filled))

    [provision] = provisions_of(newest_of(version))
    assert "mindestens zwei Drittel der abgegebenen Stimmen" in provision.sentence({})


def test_a_rule_is_moved_up_within_its_topic(office, people, version):
    typed = [TypedRule(EVERY[0], "§ 1"), TypedRule(EVERY[-1], "§ 2"), TypedRule(EVERY[3], "§ 3")]
    actions.record_revision(version, by=people["office"], typed=typed)
    _form, data = shown(office, version)
    page = office.post(address(version), data | {"hoch": "2"})
    office.post(address(version), sent(page))

    assert [one.paragraph for one in provisions_of(newest_of(version))] == ["§ 3", "§ 2", "§ 1"]


def test_each_proposal_is_taken_over_with_one_press_and_stands_in_no_text(office, version):
    kept, there = set(), len(every_proposal())
    for some in (range(there)[start : start + 8] for start in range(0, there, 8)):  # few on one page
        one = f.VersionFactory(body=version.body, paper=version.paper, label=f"ab-{some[0]}")
        page = office.get(address(one))
        assert page.content.decode().count('class="proposal"') == there
        for number in some:
            page = office.post(address(one), sent(page, vorschlag=str(number)))
        assert page.content.decode().count('class="proposal"') == there - len(some)
        assert page.content.decode().count("Noch ohne Paragraf") == len(some)

        answer = office.post(address(one), sent(page))
        assert answer.status_code == 302, [row.errors for row in answer.context["form"].rows]
        kept |= {(each.value, each.strictness, each.topics) for each in provisions_of(newest_of(one))}
    assert kept == {(one.value, one.strictness, frozenset(one.topics)) for one in every_proposal()}


def test_what_is_typed_is_kept_with_every_press_until_it_is_saved(office, version):
    _form, data = shown(office, version)
    page = office.post(address(version), data | {"dazu": "notice:period"})
    office.post(address(version), sent(page, **{"r0-period.number": "9"}, sichern="1"))

    page = office.get(address(version))
    assert page.context["form"].rows[0]["period.number"].value() == "9"
    office.post(address(version), sent(page, **{"r0-period.unit": "calendar"}))
    assert newest_of(version).number == 1
    assert "steht wieder im Formular" not in office.get(address(version)).content.decode()


def test_who_comes_back_to_a_draft_learns_of_a_revision_made_meanwhile(office, people, version):
    _form, data = shown(office, version)
    office.post(address(version), data | {"dazu": "bias:room"})
    actions.record_revision(version, by=people["office"], typed=[])

    page = office.get(address(version))
    answer = office.post(address(version), sent(page, **{"r0-room": "leaves"}))
    assert "stale" in [one.code for one in answer.context["form"].non_field_errors().as_data()]
    assert newest_of(version).number == 1


def test_the_page_says_what_saving_does_and_an_adopted_version_wants_a_reason(office, people, version, group):
    assert "Sie ändern den Entwurf." in office.get(address(version)).content.decode()
    actions.record_revision(version, by=people["office"], typed=[TypedRule(EVERY[0], "§ 5")])
    papers.adopt(version, by=people["office"], date=PartialDate(2020), organizations=[group])
    page = office.get(address(version))
    assert "wird Stand 2 ihrer Regeln" in page.content.decode()

    right = {"r0-paragraph": "§ 4"}
    answer = office.post(address(version), sent(page, **right, reason=""))
    assert answer.context["form"].has_error("reason", "required")
    office.post(address(version), sent(page, **right, reason="Paragraf vertippt"))
    assert (newest_of(version).reason, version.paper.versions.count()) == ("Paragraf vertippt", 1)
    assert provisions_of(newest_of(version))[0].paragraph == "§ 4"


def test_a_contradiction_stands_at_its_rule_and_quotes_the_paper(office, people, version):
    typed = [
        TypedRule(value_of("notice", {"period": {"number": n, "unit": "calendar"}}), f"§ {n}", wording=f"Satz {n}")
        for n in (7, 14)
    ]
    actions.record_revision(version, by=people["office"], typed=typed)

    first, second = office.get(address(version)).context["form"].rows
    assert first.told == ()
    assert "„7 Tage“ (§ 7) und „14 Tage“ (§ 14)" in second.told[0]
    assert "Im Text steht: § 7: „Satz 7“; § 14: „Satz 14“." in second.told[0]


def test_a_text_that_holds_for_the_rest_is_named(office, people, version, group):
    assert "Dafür gilt nichts anderes" in office.get(address(version)).content.decode()
    council = f.VersionFactory(body=version.body, paper=f.PaperFactory(body=version.body, name="Regeln des Rates"))
    actions.record_revision(council, by=people["office"], typed=[TypedRule(EVERY[0])], rank=Rank.FALLBACK)
    papers.adopt(council, by=people["office"], date=PartialDate(2020), organizations=[group])

    assert "Ersatzweise gilt:" in office.get(address(version)).content.decode()


def test_where_there_is_no_text_the_paragraph_is_typed_beside_the_file(office, body):
    version = f.VersionFactory(body=body, paper=f.PaperFactory(body=body), text="", file=f.FileFactory(body=body))
    page = office.get(address(version))
    assert version.file.get_absolute_url() in page.content.decode()

    page = office.post(address(version), sent(page, dazu="bias:room", hier="§ 9"))
    assert page.context["form"].rows[0]["paragraph"].value() == "§ 9"


def test_whatever_can_be_entered_goes_out_with_the_founding_file_and_comes_in_elsewhere(
    office, people, body, version, group, tmp_path
):
    typed = [TypedRule(one, "§ 4", Strictness.ABOUT, "So.", (group,), (Matter.MONEY,)) for one in EVERY]
    typed += [TypedRule(one.value, "", one.strictness, topics=one.topics) for one in every_proposal()]
    old = actions.record_revision(version, by=people["office"], typed=typed, reason="Vom Papier", rank=Rank.OWN)
    file = tmp_path / "netz.yaml"
    elsewhere = dump(body).text.replace(f"key: {body.key}", "key: anderswo", 1).replace("  default: yes\n", "", 1)
    file.write_text(elsewhere, encoding="utf-8")

    there = load(file).body
    [new] = RuleRevision.objects.filter(body=there)
    assert (new.number, new.rank, new.reason) == (1, "own", "Vom Papier")
    assert provisions_of(new) == provisions_of(old)
