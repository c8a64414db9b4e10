"""The script that adds up votes while they are typed says the very sentence that the server says after sending."""

import json
from html import escape

import pytest
from django.conf import settings

from sozialraum.voting.rules.sums import SUM_WORDS, check_count

pytestmark = pytest.mark.journey
SCRIPT = (settings.HOUSE / "ui/static/ui/js/votes.js").read_text(encoding="utf-8")
CASES = [
    (figures, voting, recused)
    for figures in (("12", "3", "1"), ("5", "0", "1"), ("5", "", ""), ("", "", "2"), ("1", "0", "0"), ("x", "3", "0"))
    for voting, recused in ((None, 0), (15, 0), (6, 1), (1, 0), (5, 2), (16, 0))
]


def panel(voting, recused):
    known = "" if voting is None else f' data-voting="{voting}" data-recused="{recused}"'
    fields = "".join(f'<input name="{name}_1">' for name in ("yes", "no", "abstain"))
    return f'<div data-vote="panel" data-place="1"{known}>{fields}<p data-vote="sum"></p></div>'


def point(voting, recused, biased=""):
    words = escape(json.dumps(dict(SUM_WORDS), ensure_ascii=False))
    return f'<section data-vote="point" data-words="{words}">{biased}{panel(voting, recused)}</section>'


@pytest.fixture
def page(browser):
    context = browser.new_context()
    yield context.new_page()
    context.close()


def shown(page, html, figures):
    page.set_content(html)
    page.add_script_tag(content=SCRIPT, type="module")
    for name, figure in zip(("yes", "no", "abstain"), figures, strict=True):
        page.locator(f'[name="{name}_1"]').fill(figure)
    return page.locator('[data-vote="sum"]')


@pytest.mark.parametrize(("figures", "voting", "recused"), CASES)
def test_it_says_what_the_server_says(page, figures, voting, recused):
    counted = [int(one) if one.isdecimal() else None for one in figures]
    expected = check_count(*counted, voting=voting, recused=recused)

    told = shown(page, point(voting, recused), figures)

    assert told.inner_text() == expected.sentence
    assert told.locator("strong").get_attribute("class") == ("not" if expected.is_wrong else "ok")


def test_who_is_ticked_as_biased_counts_no_longer(page):
    box = '<input type="checkbox" name="recused" data-places="1">'
    told = shown(page, point(7, 0, box), ("6", "0", "0"))
    assert told.inner_text() == check_count(6, 0, 0, voting=7).sentence

    page.locator('[name="recused"]').check()

    assert told.inner_text() == check_count(6, 0, 0, voting=6, recused=1).sentence
