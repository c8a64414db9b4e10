"""Names: an act, its address and its form are found by one word; what stands in many rooms is a word of the plan."""

import ast
import re
from collections import defaultdict
from itertools import pairwise

from django.conf import settings

from sozialraum.actforms.forms import ActForm
from sozialraum.acts.act import ACTS
from sozialraum.config.addresses import addresses

#: Acts without a page of their own: what the program does by itself, or what is done on the page of something else.
NO_PAGE = {
    "attendance.forget_name",
    "ballots.correct_ballotbasis",
    "ballots.correct_recusal",
    "ballots.correct_strawpoll",
    "ballots.correct_voice",
    "ballots.forget_recusal",
    "ballots.forget_voice",
    "ballots.record_ballotbasis",
    "ballots.record_recusal",
    "ballots.record_strawpoll",
    "ballots.record_voice",
    "ballots.withdraw_ballotbasis",
    "ballots.withdraw_recusal",
    "ballots.withdraw_strawpoll",
    "ballots.withdraw_voice",
    "circulation.approve_by_silence",
    "circulation.forget_objector",
    "circulation.pass_on",
    "circulation.publish_as_ruled",
    "circulation.remind",
    "bodies.dissolve_group",  # by what a decision sets in motion
    "bodies.form_group",
    "bodies.open_term",
    "bodies.ask_all_to_confirm",
    "bodies.ask_to_confirm",
    "bodies.found",
    "bylaws.correct_rule",
    "bylaws.correct_rulerevision",
    "bylaws.record_rule",
    "bylaws.record_rulerevision",
    "bylaws.withdraw_rule",
    "convening.replace_meeting",  # on the page on which one calls off
    "concerns.announce_date",
    "concerns.anonymise",
    "concerns.answer_alike",
    "concerns.drop_address",
    "decisions.count_votes",
    "elections.correct_candidate",
    "elections.correct_electionround",
    "elections.forget_candidate",
    "elections.note_office",
    "elections.record_candidate",
    "elections.record_electionround",
    "elections.withdraw_candidate",
    "elections.withdraw_electionround",
    "decisions.put_into_effect",
    "founding.load",
    "joining.announce_date",
    "meetings.correct_conductor",
    "meetings.correct_departure",
    "meetings.correct_pinnedrevision",
    "meetings.open",  # its page begins the minutes, too: presence.open_sitting
    "meetings.forget_conductor",
    "meetings.record_conductor",
    "meetings.record_departure",
    "meetings.record_pinnedrevision",
    "meetings.withdraw_conductor",
    "meetings.withdraw_departure",
    "meetings.withdraw_pinnedrevision",
    "notes.close_notes",  # at the end of a sitting, with it
    "pictures.correct_itempicture",
    "pictures.record_itempicture",
    "pictures.withdraw_itempicture",
    "papers.adopt",
    "papers.clean",
    "papers.note_clean",
    "papers.unadopt",
    "people.hand_out_office_link",
    "presence.correct_entitlement",
    "presence.record_entitlement",
    "presence.withdraw_entitlement",
    "people.record_consent",
    "people.record_membership",
    "people.record_seat",
    "privacy.erase_again",
    "privacy.let_go",
    "privacy.set_period",
    "tasks.forget_person",
    "voting.hold_next_ballot",  # on the page of the first one
}
#: Forms that are named after what they fill in, because nothing else is done with it.
BY_SUBJECT = {"BodyForm", "FoundingForm", "PeriodForm", "TextsForm"}
#: Words of a private dialect: nobody guesses them, nobody finds them by search.
DIALECT = {"told", "tell", "tells", "telling", "said", "bring", "brings", "asker", "errand", "carry", "lay", "laid",
           "settle", "tongue", "tongues"}  # fmt: skip
PAIRS = {("take", "down"), ("put", "away"), ("bring", "back"), ("keep", "up")}
GLOSSARY = settings.HOUSE.parents[1] / "docs" / "glossary.md"


def functions():
    """Room and name of every function, method and class; what Python or Django name is not ours."""
    for path in settings.HOUSE.rglob("*.py"):
        if "migrations" not in path.parts:
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if isinstance(node, ast.FunctionDef | ast.ClassDef):
                    yield path.relative_to(settings.HOUSE), node


def pages_of(act):
    """Names an address of this act may have: ``kind-verb``, and ``kind-verb`` for an act called ``verb_kind``."""
    words = act.split(".")[1].split("_")
    kinds = {f"{'-'.join(words[cut:])}-{'-'.join(words[:cut])}" for cut in range(1, len(words))}
    return "-".join(words), kinds


def test_an_act_and_the_address_of_its_page_share_a_word():
    names = {address.name for address in addresses()}
    ours = {name for name, act in ACTS.items() if act.function.__module__.startswith("sozialraum.")}

    without = set()
    for act in ours:
        verb, kinds = pages_of(act)
        if not kinds & names and not any(name == verb or name.endswith(f"-{verb}") for name in names):
            without.add(act)

    assert len(ours) > 100
    assert without == NO_PAGE


def test_the_form_of_an_act_bears_its_verb():
    odd = set()
    for form in subclasses(ActForm):
        act = form.__dict__.get("act")
        if act is not None and form.__module__.startswith("sozialraum."):
            verb = "".join(word.capitalize() for word in act.name.split(".")[1].split("_"))
            if verb not in form.__name__:
                odd.add(form.__name__)

    assert odd == BY_SUBJECT


def subclasses(base):
    for one in base.__subclasses__():
        yield one
        yield from subclasses(one)


def test_a_function_in_more_than_three_rooms_is_a_word_of_the_plan():
    rooms = defaultdict(set)
    for path, node in functions():
        if isinstance(node, ast.FunctionDef) and not node.name.startswith("_") and len(path.parts) > 1:
            rooms[node.name].add(path.parts[0])
    plan = GLOSSARY.read_text(encoding="utf-8").partition("## Names in many rooms")[2].partition("\n## ")[0]
    explained = set(re.findall(r"^\| `(\w+)` \|", plan, re.M))

    many = {name for name, where in rooms.items() if len(where) > 3}

    assert len(many) > 10
    assert many - explained == set()


def test_the_glossary_names_what_there_is():
    """Every `room.Class` and `room.module.Class` of the glossary, so that who searches for it finds it."""
    classes = {(path.parts[0], node.name) for path, node in functions() if isinstance(node, ast.ClassDef)}
    named = re.findall(r"`(\w+)\.(?:\w+\.)?([A-Z]\w+)`", GLOSSARY.read_text(encoding="utf-8"))
    rooms = {room for room, _name in classes}

    assert len(named) > 60
    assert [f"{room}.{name}" for room, name in named if room in rooms and (room, name) not in classes] == []


def test_no_new_word_of_a_dialect():
    found = set()
    for path, node in functions():
        words = [word.lower() for word in re.findall(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])", node.name)]
        if DIALECT & set(words) or PAIRS & set(pairwise(words)):
            found.add(f"{path.parts[0]}.{node.name}")

    assert sorted(found) == []


#: Pictures and riddles; a docstring may have them from its second sentence on. Code in ``…`` is not read.
PICTURED = re.compile(
    r"\b(?:house|doors?|books?|shelf|roof|envelope|eyes|tongues?|nights?|in hand|whoever|asker|errands?"
    r"|said|tells?|told|lays?|laid|brings?|brought|(?:carry|carries|carried)(?! out))\b",
    re.I,
)


def test_the_first_sentence_of_a_docstring_is_technical():
    """What goes in, what comes out, units, what is raised: a statement, not a question, and no picture."""
    odd = []
    for path, node in functions():
        if isinstance(node, ast.FunctionDef) and not node.name.startswith("_"):
            first = (ast.get_docstring(node) or "").split("\n")[0]
            read = re.sub(r"``.*?``|»\?«", "", first)
            if "?" in read or PICTURED.search(read):
                odd.append(f"{path}: {node.name}: {first}")

    assert odd == []
