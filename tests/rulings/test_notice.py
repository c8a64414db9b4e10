"""Notice case by case: what no single real text shows, edges among them."""

import datetime as dt

import pytest

from sozialraum.provisions.rules.values import Matter
from sozialraum.rulings.rules import notice
from sozialraum.rulings.rules.notice import NoticeQuestions, UrgencyFinder, UrgencyFound
from sozialraum.rulings.rules.ruling import Outcome
from tests.rulings.given import (
    DAY,
    NOTHING,
    day,
    period,
    pinned,
    rule,
)


@pytest.mark.parametrize(
    ("sitting", "since", "by_letter", "post", "working_day", "last"),
    [
        ("2026-12-10", "receipt", True, 3, None, "2026-11-30"),
        ("2026-12-10", "receipt", False, 3, None, "2026-12-03"),
        ("2026-12-10", "dispatch", True, 3, None, "2026-12-03"),
        ("2026-12-13", "receipt", True, 3, None, "2026-12-02"),  # there by Sunday: no letter comes, so by Saturday
        ("2026-11-08", "receipt", True, 1, None, "2026-10-30"),  # All Saints on a Sunday, letters come on Saturday
        ("2027-01-02", "receipt", True, 0, None, "2026-12-24"),  # second day of Christmas a Saturday, back to Thursday
        ("2026-12-12", "dispatch", False, None, True, "2026-12-04"),  # Saturday: the Friday before
        ("2026-12-12", "dispatch", False, None, False, "2026-12-05"),
        ("2026-12-12", "dispatch", False, None, None, "2026-12-05"),
        ("2026-04-13", "dispatch", False, None, True, "2026-04-02"),  # Easter Monday: back over Easter to Thursday
    ],
)
def test_the_last_day_over_post_weekends_and_holidays(sitting, since, by_letter, post, working_day, last):
    value = period(7, since=since, post_days=post, working_day=working_day)

    answer = notice.last_day(pinned(rule("notice", value, "§ 4")), day(sitting), by_letter=by_letter)

    assert (answer.outcome, answer.day) == (Outcome.YES, day(last))


def test_every_day_is_counted_or_says_why_not():
    rules = pinned(rule("notice", period(3, "office"), "§ 4"))

    answer = notice.last_day(rules, day("2026-05-18"))

    assert [(one.key[-5:], one.counts, one.why) for one in answer.counted] == [
        ("05-12", True, "zählt"),
        ("05-13", True, "zählt"),
        ("05-14", False, "Christi Himmelfahrt"),
        ("05-15", True, "zählt"),
        ("05-16", False, "Samstag"),
        ("05-17", False, "Sonntag"),
        ("05-18", False, "Tag der Sitzung"),
    ]


def test_clear_days_leave_out_both_ends():
    rules = pinned(rule("notice", period(2, "clear"), "§ 4"))

    assert [(one.counts, one.why) for one in notice.last_day(rules, DAY).counted] == [
        (False, "Tag der Absendung oder des Zugangs"),
        (True, "zählt"),
        (True, "zählt"),
        (False, "Tag der Sitzung"),
    ]


def test_a_letter_waits_for_an_answer_where_the_text_does_not_say_which_day_counts():
    rules = pinned(rule("notice", period(7), "§ 4"))

    assert notice.last_day(rules, DAY, by_letter=True).sentence == (
        "Einladen bis Donnerstag, 3. Dezember 2026; ob Absendung oder Zugang zählt, ist nicht geregelt (§ 4)."
    )
    assert notice.is_in_time(rules, DAY, day("2026-11-01"), by_letter=True).outcome == "open"
    assert notice.is_in_time(rules, DAY, day("2026-11-01")).outcome == "yes"


def test_a_letter_that_cannot_come_says_why():
    rules = pinned(rule("notice", period(7, since="receipt", post_days=3), "§ 4"))

    answer = notice.last_day(rules, day("2026-12-13"), by_letter=True)

    assert answer.counted[-1].why == "Sonntag: kein Brief kommt"
    assert answer.sentence == ("Einladen bis Mittwoch, 2. Dezember 2026, Zugang bis Sonntag, 6. Dezember 2026 (§ 4).")


@pytest.mark.parametrize(
    ("moment", "outcome"),
    [
        ("2026-12-03T22:59:59+00:00", "yes"),
        ("2026-12-03T23:00:00+00:00", "no"),  # past midnight here
        ("2026-12-03T23:59:59", "yes"),
    ],
)
def test_a_mail_is_sent_on_the_day_it_is_here(moment, outcome):
    rules = pinned(rule("notice", period(7), "§ 4"))
    sitting = dt.datetime.fromisoformat("2026-12-10T18:00:00+01:00")

    assert notice.is_in_time(rules, sitting, dt.datetime.fromisoformat(moment)).outcome == outcome


@pytest.mark.parametrize(
    ("sitting", "last"), [("2026-03-30", "2026-03-23"), ("2026-10-26", "2026-10-19"), ("2028-03-02", "2028-02-24")]
)
def test_a_week_stays_a_week_when_the_clocks_or_the_calendar_jump(sitting, last):
    rules = pinned(rule("notice", period(1, "weeks"), "§ 4"))
    midnight = dt.datetime.fromisoformat(f"{sitting}T00:30:00+02:00").replace(tzinfo=None)

    assert notice.last_day(rules, midnight).day == day(last)


def test_urgency_without_a_finder_or_a_note_needs_neither_and_the_strictest_list_is_cited():
    rules = pinned(
        rule("notice", {"urgent": {"period": {"number": 1, "unit": "calendar"}}}, "§ 4"),
        rule("notice", {"attached": ["Foto"]}, "§ 5", "should", position=1),
        rule("notice", {"attached": ["Tagesordnung"]}, "§ 6", position=2),
    )

    assert notice.is_in_time(rules, DAY, DAY - dt.timedelta(1), urgency=UrgencyFound()).outcome == "yes"
    assert notice.is_complete(rules, ()).sentence == "Unvollständig: Tagesordnung und Foto fehlen (§ 6)."
    assert notice.is_complete(rules, ("Tagesordnung",)).sentence == "Weicht ab: Foto fehlt (§ 5, soll)."
    assert notice.last_day(rules, DAY, urgent=True).day == DAY - dt.timedelta(1)


@pytest.mark.parametrize(("late", "reason", "outcome"), [("no", "ja", "no"), ("yes", "", "yes")])
def test_late_papers_without_a_reason(late, reason, outcome):
    assert notice.may_follow(pinned(rule("notice", {"late_papers": late})), reason=reason).outcome == outcome


def test_a_place_of_public_notice_is_said_and_an_urgent_one_only_if_it_is_ruled():
    rules = pinned(rule("notice", {"public": period(4) | {"where": "Aushang"}}, "§ 4"))

    assert (
        notice.last_day_public(rules, DAY).sentence == "Bekannt machen (Aushang) bis Sonntag, 6. Dezember 2026 (§ 4)."
    )
    assert notice.last_day_public(rules, DAY, urgent=True).outcome == "unregulated"


def test_an_urgent_sitting_asks_the_finder_of_each_topic():
    one = {"urgent": {"period": {"number": 1, "unit": "calendar"}, "found_by": "office"}}
    rules = pinned(rule("notice", one, "§ 4"))
    found = UrgencyFound(UrgencyFinder.OFFICE)

    answer = notice.is_in_time(rules, DAY, DAY, [Matter.MONEY, Matter.ORDINARY], urgency=found)

    assert answer.sentence.startswith("Frist verletzt: abgesendet am Donnerstag, 10. Dezember 2026")


@pytest.mark.parametrize(
    ("sent", "said"),
    [
        ("2026-11-12", "Frist eingehalten"),
        ("2026-11-13", "Weicht ab"),
        ("2026-11-26", "Weicht ab"),
        ("2026-11-27", "Frist verletzt"),
    ],
)
def test_of_several_topics_the_strictest_rule_that_is_not_kept_is_told(sent, said):
    elections = rule("notice", period(28), "§ 9", "should", topics=["election"])
    rules = pinned(rule("notice", period(14), "§ 4"), elections)

    answer = notice.is_in_time(rules, DAY, day(sent), [Matter.ORDINARY, Matter.ELECTION])

    assert answer.sentence.startswith(f"{said}: ")
    assert answer.provision.paragraph == ("§ 4" if said == "Frist verletzt" else "§ 9")


@pytest.mark.parametrize(
    ("value", "last"),
    [
        (period(7), "2026-12-03"),
        (period(7, since="receipt"), "2026-12-03"),
    ],  # which day counts; how long the post takes
)
def test_a_letter_that_is_too_late_however_one_reads_the_text_is_too_late(value, last):
    rules = pinned(rule("notice", value, "§ 4"))
    later = day(last) + dt.timedelta(1)

    assert notice.is_in_time(rules, DAY, day(last), by_letter=True).outcome == "open"
    assert notice.is_in_time(rules, DAY, later, by_letter=True).sentence == (
        "Frist verletzt: abgesendet am Freitag, 4. Dezember 2026, letzter Tag ist Donnerstag, 3. Dezember 2026 (§ 4)."
    )


def test_too_late_is_too_late_even_before_anybody_finds_it_urgent():
    urgent = {"urgent": {"period": {"number": 2, "unit": "calendar"}, "found_by": "body"}}
    rules = pinned(rule("notice", urgent, "§ 4"))

    assert notice.is_in_time(rules, DAY, day("2026-12-08"), urgency=UrgencyFound()).outcome == "open"
    assert notice.is_in_time(rules, DAY, day("2026-12-09"), urgency=UrgencyFound()).outcome == "no"


def test_only_what_rules_make_a_difference_of_is_asked():
    urgent = {"urgent": {"period": {"number": 1, "unit": "calendar"}, "note_in_letter": True}}
    plain, elections = rule("notice", period(7)), rule("notice", period(28), topics=["election", "ordinary"])

    assert notice.questions_of([NOTHING, pinned(rule("quorum", {"recount": "once"}))]) == NoticeQuestions()
    assert notice.questions_of([pinned(plain), pinned(elections)]) == NoticeQuestions(
        (Matter.ELECTION,), by_letter=True
    )
    assert notice.questions_of([pinned(rule("notice", urgent))]) == NoticeQuestions(urgent=True, noted=True)
    assert notice.questions_of([pinned(rule("notice", {"attached": ["Foto"]}, topics=["money"]))]) == NoticeQuestions()
    assert notice.NoticeGiven((Matter.MONEY,)).matters == (Matter.ORDINARY, Matter.MONEY)
