"""One function for each small question: who reads everything, how a day is written, which signs are no text.

Whoever finds a second way in the code extends the first instead. The lists of exceptions only shrink.
"""

import ast
import datetime as dt
import re

import pytest
from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.urls import set_script_prefix

from sozialraum.acts.standing import is_office
from sozialraum.acts.who import only, permitted
from sozialraum.bodies.words import Classification
from sozialraum.config.addresses import addresses
from sozialraum.foundation.dates import in_figures, moment_in_figures
from sozialraum.foundation.http import Request
from sozialraum.foundation.things import path_of
from sozialraum.foundation.visitor import Standing, Visitor, Way
from sozialraum.network.models import Body
from tests.house.test_plain_words import sentences

#: What is asked in one place only: its pattern, that place, and where it is still asked otherwise.
ONE_WAY = {
    "office or auditor": (
        r"is_office \| is_auditor|is_auditor \| is_office|OFFICE\) or .*AUDIT\)",
        "foundation/visitor.py",
        {"clockwork/views.py"},
    ),
    "a refusal of a view": (
        r"raise PermissionDenied",
        "acts/who.py",
        {"acts/act.py", "actforms/forms.py", "acts/master.py"},
    ),
    "a date in figures": (r"%-?d\.\s?%-?m\.", "foundation/dates.py", {"mailbox/reception.py"}),
    "control characters": (r"\\x1f", "foundation/text.py", {"access/rules.py"}),
    "choices of groups": (
        r"\.groups\(\)\.order_by|\.institutions\(\)\.order_by|exclude\(classification__in",
        "bodies/queries.py",
        {"bodies/models.py"},
    ),
}


def modules_with(pattern):
    paths = settings.HOUSE.rglob("*.py")
    return {
        str(path.relative_to(settings.HOUSE))
        for path in paths
        if "migrations" not in path.parts and re.search(pattern, path.read_text(encoding="utf-8"))
    }


@pytest.mark.parametrize("asked", ONE_WAY)
def test_it_is_asked_in_one_place(asked):
    pattern, place, left = ONE_WAY[asked]

    assert modules_with(pattern) - {place} == left


@pytest.mark.parametrize(("way", "kind", "reads"), [
    (Way.SECOND_FACTOR, Classification.OFFICE, True),
    (Way.SECOND_FACTOR, Classification.AUDIT, True),
    (Way.SECOND_FACTOR, Classification.CITY, False),
    (Way.SECOND_FACTOR, Classification.PLENUM, False),
    (Way.LOGIN, Classification.OFFICE, False),
    (Way.LINK, Classification.AUDIT, False),
])  # fmt: skip
def test_office_and_auditor_read_all_with_a_second_factor(way, kind, reads):
    visitor = Visitor(Body(), way=way, standings=frozenset({Standing("member", 1, kind)}))

    assert visitor.reads_all is reads


def test_a_permitted_view_is_not_even_called_for_others():
    called = []
    view = permitted(is_office)(lambda request: called.append(request))
    request = Request()
    request.visitor = Visitor(Body())

    with pytest.raises(PermissionDenied, match="is_office"):
        view(request)
    with pytest.raises(PermissionDenied, match="is_office"):
        only(is_office, request.visitor, "a thing")

    assert called == []


def test_a_day_is_written_in_one_way():
    moment = dt.datetime(2026, 3, 6, 23, 5, tzinfo=dt.UTC)

    assert (in_figures(moment.date()), in_figures(moment)) == ("6.3.2026", "7.3.2026")
    assert moment_in_figures(moment) == "7.3.2026, 0.05 Uhr"


#: What is stored or printed as a pattern: a thing's ``address`` and ``path=`` of a letter's link, by module.
PATTERNS = {
    "acts/links.py",  # the operator's link
    "bodies/actions.py",  # the office's link
    "concerns/actions/speaking.py",
    "concerns/letters.py",
    "config/in_language.py",  # where a language begins
    "joining/actions.py",
    "people/letters.py",
    "privacy/actions.py",
}


def paths_written_out():
    """File and text of every string in a module or template that begins with the path of a page, or names one."""
    first = {one.path.split("/")[1] for one in addresses()}
    begins = rf"(?:^|[\s/])(?:{'|'.join(sorted(one for one in first if re.fullmatch('[a-z-]+', one)))})/"
    for path in settings.HOUSE.rglob("*.py"):
        place = path.relative_to(settings.HOUSE)
        if "migrations" not in path.parts and path.name not in {"urls.py", "addresses.py"}:
            for text in sentences(ast.parse(path.read_text(encoding="utf-8"))):
                if re.search(begins, text) and not re.fullmatch(r"[a-z/-]+(?:\{\w+\}/)+", text):
                    yield str(place), text
    for path in settings.HOUSE.rglob("*.html"):
        for text in re.findall(r'"([^"]*)"', path.read_text(encoding="utf-8")):
            if re.match(begins, text):
                yield str(path.relative_to(settings.HOUSE)), text


def test_no_page_form_or_message_writes_a_path_out():
    found = list(paths_written_out())

    assert [f"{place}: {text}" for place, text in found if place not in PATTERNS] == []
    assert {place for place, _text in found} == PATTERNS


def test_the_path_of_a_page_has_no_prefix():
    assert path_of("site:calendar") == "termine/"

    set_script_prefix("/l/token/")
    try:
        assert path_of("site:calendar") == path_of.__wrapped__("site:calendar") == "termine/"
        assert path_of.__wrapped__("concerns:concern-status", key="k") == "anliegen/k/stand/"
    finally:
        set_script_prefix("/")
