"""The crumb of a list leads back to it as it was left; to a stranger who came another way, to the whole list."""

import pytest

pytestmark = pytest.mark.journey

LEFT = [
    ("/beschluesse/?gremium=plenum&jahr=2024", "main h3 a[href^='/beschluesse/']", "2024"),
    ("/beschluesse/?gremium=plenum", "main h3 a[href^='/beschluesse/']", "Beschlüsse"),
    ("/sitzungen/?gremium=plenum&jahr=2024", ".past a", "2024"),
    ("/einrichtungen/?text=Kita", "main h3 a", "Einrichtungen"),
    ("/termine/?art=veranstaltungen", ".timetable h3 a", "Termine"),
]


def crumb(page, name):
    return page.locator(".crumb a").filter(has_text=name).last.evaluate("link => link.href")


@pytest.mark.parametrize(("left", "rows", "name"), LEFT)
def test_the_crumb_leads_back_to_the_list_with_its_filter(open_page, left, rows, name):
    page = open_page()
    page.goto(page.home + left)
    page.locator(rows).first.click()
    page.wait_for_url(lambda url: "?" not in url)

    assert crumb(page, name) == page.home + left
    assert (page.outside, page.faults) == ([], [])


def test_a_crumb_that_names_a_year_leads_to_no_other(open_page):
    page = open_page()
    page.goto(page.home + "/beschluesse/?gremium=plenum")
    page.locator("main h3 a[href^='/beschluesse/']").first.click()
    page.wait_for_url(lambda url: "?" not in url)

    year = page.locator(".crumb a").last
    assert year.get_attribute("href") == f"/beschluesse/?jahr={year.inner_text()}"


def test_whoever_comes_from_elsewhere_or_without_a_script_gets_the_whole_list(open_page):
    stranger, plain = open_page(), open_page(java_script_enabled=False)
    for page in (stranger, plain):
        page.goto(page.home + "/beschluesse/?gremium=plenum&jahr=2024")
    row = "main h3 a[href^='/beschluesse/']"
    stranger.goto(stranger.home + stranger.locator(row).first.get_attribute("href"))
    plain.locator(row).first.click()

    for page in (stranger, plain):
        assert page.locator(".crumb a").first.get_attribute("href") == "/beschluesse/"
        assert page.locator(".crumb a").last.get_attribute("href") == "/beschluesse/?jahr=2024"
