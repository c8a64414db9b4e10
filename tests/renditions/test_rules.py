"""What a rendition may say, by the rules; and what rules want in minutes."""

import pytest

from sozialraum.bodies.rules import Naming
from sozialraum.norms.rules.families import value_of
from sozialraum.norms.rules.minutes import PublicRendition
from sozialraum.proceedings.rules.records import strictest_rendition
from sozialraum.provisions.rules.ruleset import PinnedRules, Provision
from sozialraum.renditions.rules import asked_for, demands, public_rendition, version_number


def ruled(**value):
    return PinnedRules("ag", (Provision(value_of("minutes", value), "§ 9"),))


NOTHING = PinnedRules("ag")


@pytest.mark.parametrize(
    ("groups", "strictest"),
    [
        ([], "full"),
        ([NOTHING], "full"),
        ([ruled(rendition="full"), NOTHING], "full"),
        ([NOTHING, ruled(rendition="without_names")], "without_names"),
        ([ruled(rendition="decisions"), ruled(rendition="full")], "decisions"),
        ([ruled(rendition="full"), ruled(public="never")], None),
        ([ruled(public="approved")], "full"),
    ],
)
def test_of_several_groups_the_strictest_rendition_holds(groups, strictest):
    assert strictest_rendition(groups) == (strictest and PublicRendition(strictest))


def test_each_rendition_for_everybody_tells_less():
    full, without, decisions, none = map(public_rendition, (*PublicRendition, None))

    assert (full.naming, full.tells_course, full.tells_minutes) == (Naming.AGREED, True, True)
    assert (without.naming, without.tells_course, without.tells_minutes) == (Naming.NO_PERSON, True, True)
    assert (decisions.naming, decisions.tells_course, decisions.tells_minutes) == (Naming.NO_PERSON, False, True)
    assert (none.naming, none.tells_course, none.tells_minutes) == (Naming.NO_PERSON, False, False)


@pytest.mark.parametrize(
    ("word", "key"),
    [
        ("wer da war", "attendance"),
        ("Anwesende", "attendance"),
        ("die Beschlüsse", "decisions"),
        ("Beschlussfähigkeit", "quorum"),
        ("Zahlen der Abstimmung", "counts"),
        ("Abstimmungen", "counts"),
        ("Stimmen", "counts"),
        ("Aufgaben", "tasks"),
        ("der Wetterbericht", ""),
    ],
)
def test_a_word_of_a_rule_is_what_minutes_can_hold(word, key):
    assert asked_for(word) == key


def test_what_is_demanded_is_there_or_missing_or_to_be_looked_for():
    told = demands(["Beschlüsse", "Aufgaben", "Beschlüsse", "Wetter"], {"decisions": True, "tasks": False})

    assert [(one.word, one.in_a_word) for one in told] == [
        ("Beschlüsse", "steht darin"),
        ("Aufgaben", "fehlt"),
        ("Wetter", "bitte selbst nachsehen"),
    ]


@pytest.mark.parametrize(("typed", "number"), [("1", "1"), ("02", "2"), ("0", ""), ("x", ""), ("1234", ""), ("²", "")])
def test_the_number_of_a_version_is_digits_or_nothing(typed, number):
    assert version_number(typed) == number
