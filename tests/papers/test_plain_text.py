"""A version in Leichte Sprache beside its text: typed, shown first, told to machines, filed; it binds nobody."""

import html
import json
import re

import pytest
import time_machine
import yaml
from django.test import Client

from sozialraum.foundation.dates import PartialDate
from sozialraum.founding.dump import dump
from sozialraum.founding.faults import Faults
from sozialraum.founding.load import load
from sozialraum.papers import actions
from sozialraum.papers.models import Version
from tests import factories as f
from tests.founding.files import SMALL, changed, loaded

pytestmark = pytest.mark.django_db
PAGE, PLAIN = "/dokumente/ordnung/2018/", "Alle können kommen.\nAlle <reden> mit."


@pytest.fixture(autouse=True)
def today():
    with time_machine.travel("2026-04-02T10:00:00+02:00", tick=False):
        yield


@pytest.fixture
def version(body):
    paper = f.PaperFactory(body=body, key="ordnung", name="Ordnung")
    with time_machine.travel("2026-03-01T10:00:00+01:00", tick=False):
        return f.VersionFactory(
            body=body,
            paper=paper,
            key="ordnung-2018",
            label="2018",
            valid_from=PartialDate(2018),
            text="§ 1 Wer\n\nAlle kommen.",
            plain_text=PLAIN,
        )


def page(address=PAGE):
    return Client().get(address).content.decode()


def section(anchor):
    return re.search(rf'<section class="sheet" id="{anchor}".*?</section>', page(), re.DOTALL)


def test_the_office_types_it_beside_the_text_and_the_form_says_what_binds(office, body):
    f.PaperFactory(body=body, key="ordnung")
    form = html.unescape(office.get("/dokumente/ordnung/fassungen/neu/").content.decode())
    assert form.index('name="text"') < form.index('name="plain_text"') < form.index('name="note"')
    assert re.search("<label[^>]*>In Leichter Sprache\\b", form) and "Verbindlich ist nur der Text oben." in form

    said = {"valid_from": "2018", "text": "Alle kommen.", "plain_text": "Kommen Sie!\r\nAlle können kommen."}
    office.post("/dokumente/ordnung/fassungen/neu/", said)

    assert Version.objects.get().plain_text == "Kommen Sie!\nAlle können kommen."


def test_it_stands_before_the_text_in_its_own_language_and_says_that_it_does_not_bind(version):
    plain, text = section("leichte-sprache"), section("text")

    assert '<li><a href="#leichte-sprache">In Leichter Sprache</a></li>' in page()
    assert plain.end() < text.start()
    assert '<div class="easy" lang="de-simple">' in plain[0]
    assert 'Es gilt nur der <a href="#text">Text weiter unten</a>.' in plain[0]
    assert re.search(r"<p>Alle können kommen\.<br ?/?>\s*Alle &lt;reden&gt; mit\.</p>", plain[0])
    assert "Alle können kommen." not in text[0]


@pytest.mark.parametrize(
    ("since", "until", "said"), [(2018, None, "Es gilt nur"), (2018, 2020, "Es galt nur"), (2030, None, "Es gilt nur")]
)
def test_of_a_version_that_holds_no_more_the_text_held(version, people, since, until, said):
    days = {"valid_from": PartialDate(since), "valid_until": until and PartialDate(until)}
    actions.versions.correct(version, by=people["office"], **days)

    assert said in section("leichte-sprache")[0]


def test_machines_are_told_both_languages_and_without_it_nothing_is_said(version, people):
    def languages():
        (block,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', page())
        return next(node["inLanguage"] for node in json.loads(block)["@graph"] if node["@type"] == "CreativeWork")

    assert languages() == ["de", "de-simple"]
    actions.versions.correct(version, by=people["office"], plain_text="")

    assert languages() == "de"
    assert section("leichte-sprache") is None and "#leichte-sprache" not in page()


def test_it_is_corrected_like_the_text_and_the_journal_names_it(office, version, people):
    actions.versions.correct(version, by=people["office"], plain_text="Kommen Sie!")

    assert "Berichtigt am 2. April 2026." in page()
    line = office.get("/verlauf/").context["told"][0]
    assert [(one.field, one.old, one.new) for one in line.changes] == [("In Leichter Sprache", PLAIN, "Kommen Sie!")]


def test_to_add_it_later_corrects_nothing(version, people):
    with time_machine.travel("2026-03-01T11:00:00+01:00", tick=False):
        actions.versions.correct(version, by=people["office"], plain_text="")
    actions.versions.correct(version, by=people["office"], plain_text=PLAIN)

    assert section("leichte-sprache") and "Berichtigt" not in page()


def test_versions_are_compared_by_what_binds_alone(version, body):
    f.VersionFactory(
        body=body, paper=version.paper, label="2020", valid_from=PartialDate(2020), text=version.text, plain_text="Neu."
    )

    assert "Alle können" not in page(f"{PAGE}vergleich/2020/") and "Neu." not in page(f"{PAGE}vergleich/2020/")
    assert 'id="neu"' not in page("/dokumente/ordnung/2020/")


def test_a_file_of_format_two_carries_it_and_one_of_format_one_knows_no_such_key(tmp_path):
    told = ("in_force: 2016-11-02}", "in_force: 2016-11-02, plain_text: Kommen Sie!}")
    report = loaded(tmp_path, changed(SMALL, told, ("format: 1", "format: 2")))
    (tmp_path / "again.yaml").write_text(dump(report.body).text)

    (paper,) = yaml.safe_load((tmp_path / "again.yaml").read_text())["documents"]
    assert paper["versions"][0]["plain_text"] == "Kommen Sie!"
    assert load(tmp_path / "again.yaml").plan.steps == []
    with pytest.raises(Faults, match="plain_text"):
        loaded(tmp_path, changed(SMALL, told))
