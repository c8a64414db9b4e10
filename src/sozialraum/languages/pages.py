"""Languages: the German sentences of each page and letter for residents, as their templates and code write them.

What the network enters (names, dates, texts) is no sentence of the program; such a value stands as one sign.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from html import unescape
from itertools import product
from typing import Any

from django.template.base import Lexer, Token, TokenType

from sozialraum.languages.extract import HOUSE, in_code
from sozialraum.languages.reading import LIMIT, VALUE, TextFigures, measured, sentences

#: Page, letter or part of every page → the templates with its sentences, and the code as ``file.py:Name,Name``.
#: Whatever a template includes or is made from comes by itself, but for the frame and the parts in ``ui/ui``.
PAGES: dict[str, tuple[str, ...]] = {
    "site:home": ("site/home.html",),
    "site:calendar": ("site/calendar.html", "events/queries/dates.py"),
    "site:organization-list": ("site/organization_list.html",),
    "site:organization-detail": ("site/organization_detail.html",),
    "site:institution-list": ("site/institution_list.html",),
    "site:institution-detail": ("site/institution_detail.html",),
    "site:archive": ("site/archive.html",),
    "site:meeting-list": ("site/meeting_list.html",),
    "site:meeting-detail": ("site/meeting_detail.html", "register/queries/minutes.py", "site/queries/meetings.py"),
    "site:resolution-list": ("site/resolution_list.html",),
    "site:resolution-detail": ("site/resolution_detail.html", "register/queries/decisions.py"),
    "site:paper-list": ("site/paper_list.html",),
    "site:version-detail": ("site/version_detail.html", "site/queries/documents.py"),
    "site:version-comparison": ("site/version_comparison.html",),
    "site:accessibility": ("site/accessibility.html",),
    "site:privacy": ("site/privacy.html", "privacy/words.py"),
    "site:imprint": ("site/imprint.html",),
    "site:glossary": ("site/glossary.html", "site/glossary.txt"),
    "events:event-detail": ("events/event_detail.html", "events/next_events.html", "events/poster_form.html"),
    "events:event-propose": ("events/event_propose.html", "events/forms.py"),
    "joining:group-list": ("joining/group_list.html", "joining/words.py:QUESTIONS"),
    "joining:group-find": ("joining/group_find.html",),
    "joining:request-ask": ("joining/request_ask.html", "joining/forms.py:AskForm"),
    "joining:request-confirm": ("joining/request_confirm.html",),
    "joining:request-status": ("joining/request_status.html",),
    "joining:request-answer": ("joining/request_answer.html",),
    "joining:request-withdraw": ("joining/request_withdraw.html",),
    "concerns:concern-list": ("concerns/concern_list.html",),
    "concerns:concern-say": ("concerns/concern_say.html", "concerns/forms.py:SayForm", "photos/cleaning.py"),
    "concerns:concern-find": ("concerns/concern_find.html", "concerns/forms.py:FindForm"),
    "concerns:concern-confirm": ("concerns/concern_confirm.html", "correspondence/already_confirmed.html"),
    "concerns:concern-status": ("concerns/concern_status.html",),
    "concerns:concern-withdraw": ("concerns/concern_withdraw.html", "concerns/forms.py:ConcernWithdrawForm"),
    "access:login": ("access/login.html", "access/forms/login.py"),
    "access:login-code": ("access/login_code.html",),
    "access:login-second-factor": ("access/login_second_factor.html",),
    "access:login-without-mail": ("access/login_without_mail.html", "access/forms/without_mail.py"),
    "access:logout": ("access/logout.html",),
    "access:account": ("access/account.html",),
    "access:recovery-codes": ("access/recovery_codes.html",),
    "access:second-factor": ("access/second_factor.html",),
    "access:passkey-add": ("access/passkey_add.html",),
    "400": ("400.html",),
    "403": ("403.html", "403_csrf.html"),
    "404": ("404.html",),
    "410": ("410.html", "ui/link_gone.html"),
    "413": ("413.html",),
    "500": ("500.html",),
    "503": ("503.html", "config/errors.py:SAYS"),
    "every page": ("ui/page.html", "ui/masthead.html", "ui/colophon.html", "ui/language.html", "ui/ways_back.html"),
    "every open form": (
        "actforms/open_form.html",
        "actforms/open_form.py",
        "correspondence/forms.py:CorrespondentForm",
    ),
    "parts of pages": ("ui/*.html", "ui/spoken.py"),
    "letters about concerns": ("concerns/letters/*.txt", "concerns/letters.py"),
    "letters about joining": ("joining/letters/*.txt", "joining/letters.py"),
    "letters about dates": ("correspondence/letters/*.txt", "correspondence/letters.py"),
    "inbox:concern-report": ("inbox/concern_report.html", "inbox/queries/concern_report.py"),
    "inbox:form-paper-blank": ("inbox/queries/form_paper.py",),
    "letters on paper": ("post/letter.py", "press/letter.py"),
    "letters about events": ("events/letters/*.txt", "events/letters.py"),
    "letters about logging in": ("access/letters/*.txt", "access/letters.py"),
}
#: Parts of these pages that only the office sees, or whoever runs the server.
OFFICE = {
    "site/institution_entering.html",
    "site/meeting_buttons.html",
    "site/meeting_entering.html",
    "site/minutes_entering.html",
    "site/minutes_inside.html",
    "site/missing.html",
    "site/organization_entering.html",
    "site/paper_entering.html",
    "site/version_rules.html",
    "events/event_buttons.html",
    "interests/item_bias.html",
    "interests/paper_interests.html",
    "joining/without_group.html",
    "ui/house_empty.html",
}
FRAMES = ("ui/page.html", "ui/bare.html")
BLOCKS = re.compile(
    r"</?(?:p|li|ul|ol|h\d|div|dl|dt|dd|td|th|tr|table|label|button|option|form|section|br|title)\b[^>]*>"
)
TAG = re.compile(r"<[^<>]*>")
CALLED = re.compile(r'(?:include|extends)\s+"([^"]+)"')
SAID = re.compile(r'"([^"]*)"')
NESTED = {"if", "for", "blocktranslate"}
OTHERWISE = {"elif", "else", "plural"}
#: Tags that begin and end a block of text.
APART = {"opening", "sheet", "fact", "notice"}
#: Tags whose strings nobody reads.
MUTE = {"if", "elif", "url", "load", "extends", "include", "may", "static", "block", "home"}
BREAK = "\n"
Branches = list[Any]  # tokens, and behind one that nests such a list
HEAD = """# How hard the pages are to read

The first Wiener Sachtextformel (Bamberger and Vanecek, 1984) of the program's own sentences, about the year at school:
`0.1935 MS + 0.1672 SL + 0.1297 IW - 0.0327 ES - 0.875`, with MS the share of words of three syllables or more, SL the
mean length of a sentence in words, IW the share of words of more than six letters, ES the share of words of one
syllable. A page for residents has at most {limit:.0f}; `tests/house/test_reading.py` names what is above and why.

Read are the sentences as templates and code write them, each once, whichever way conditions fall, with what a page
includes. A value that the page fills in (name, date, text of the network) makes a sentence longer and is no word of the
program. Headings, labels and buttons are no sentences; where a page has few, its index says little. What only the
office sees is left out. Written by `make docs`; a test compares it.

| page | index | sentences | words | words a sentence |
|---|---|---|---|---|
"""


def sentences_of(page: str) -> list[str]:
    """Every sentence of this page once."""
    found: dict[str, None] = {}
    for place in PAGES[page]:
        for text in texts_in(place):
            found.update(dict.fromkeys(sentences(text)))
    return list(found)


def table() -> dict[str, TextFigures]:
    """Every page and letter for residents with its figures."""
    return {page: measured(sentences_of(page)) for page in PAGES}


def describe() -> str:
    """The table of the pages and their index (``docs/reference/reading.md``)."""
    rows = [
        f"| `{page}` | {one.index:.1f} | {one.sentences} | {one.words} | {one.length:.1f} |"
        for page, one in table().items()
    ]
    return HEAD.format(limit=LIMIT) + "\n".join(rows) + "\n"


def texts_in(place: str) -> Iterator[str]:
    """The blocks of text in a template and in what it includes, or in the code."""
    file, _, names = place.partition(":")
    if file.endswith(".py"):
        for message in in_code(HOUSE / file, tuple(names.split(",")) if names else ()):
            for said in filter(None, (message.text, message.plural)):
                yield re.sub(r"%\(\w+\)\w|%s", VALUE, said)
    elif file == "site/glossary.txt":
        said = (HOUSE / file).read_text(encoding="utf-8")
        yield from re.sub(r"^\S.*$", "", said, flags=re.M).split("\n\n")  # the words themselves stand at the margin
    else:
        for template in templates_of(file):
            yield from texts_of(template)


def templates_of(name: str) -> list[str]:
    """This template (or these), with whatever it includes or is made from, without frames and what the office sees."""
    found: dict[str, None] = {}
    waiting = named(name)
    while waiting:
        one = waiting.pop(0)
        if one not in found and one not in OFFICE:
            found[one] = None
            waiting += [two for two in CALLED.findall(source(one)) if two not in FRAMES]
    return list(found)


def named(pattern: str) -> list[str]:
    """The templates of this name or pattern, as Django calls them."""
    files = sorted(HOUSE.glob(f"*/templates/{pattern}"))
    if not files:
        raise ValueError(f"pages: {pattern} names no template")
    return [file.as_posix().partition("/templates/")[2] for file in files]


@cache
def source(name: str) -> str:
    """The text of this template."""
    return next(HOUSE.glob(f"*/templates/{name}")).read_text(encoding="utf-8")


@cache
def texts_of(template: str) -> Iterable[str]:
    """Every block of text that the template can show, whichever way its conditions fall."""
    tree = branches(iter(Lexer(source(template)).tokenize()))
    found: dict[str, None] = {}
    for way in product(range(9), range(4), range(3)):
        for block in BLOCKS.sub(BREAK, "".join(one_way(tree, way, depth=-1))).split(BREAK):
            found[unescape(TAG.sub("", block))] = None
    return found


def branches(tokens: Iterator[Token]) -> Branches:
    """The tokens up to the end of this tag, divided at its ``else``; what begins and ends within is nested."""
    parts: Branches = [[]]
    for token in tokens:
        bits = token.split_contents() if token.token_type == TokenType.BLOCK else [""]
        if bits[0] in NESTED:
            parts[-1] += [token, branches(tokens)]
        elif bits[0] in OTHERWISE or bits == ["empty"]:
            parts.append([])
        elif bits[0] in {f"end{word}" for word in NESTED}:
            return parts
        else:
            parts[-1].append(token)
    return parts


def one_way(parts: Branches, way: tuple[int, ...], *, depth: int) -> Iterator[str]:
    """The text if the conditions fall this way: outermost first, one number for each depth, the last for all below."""
    opener = ""
    for part in parts[way[min(depth, len(way) - 1)] % len(parts)]:
        if isinstance(part, list):
            may_be_left_out = opener.startswith("if") and len(part) == 1
            yield from one_way([*part, []] if may_be_left_out else part, way, depth=depth + 1)
        else:
            opener = part.contents
            yield from text_of(part)


def text_of(token: Token) -> Iterator[str]:
    """What one token shows: text itself, a value as a sign, what a tag says as a block of its own."""
    if token.token_type == TokenType.TEXT:
        yield token.contents.replace("\n\n", "<p>").replace("\n", " ")
    elif token.token_type == TokenType.VAR:
        yield VALUE
    elif token.token_type == TokenType.BLOCK:
        bits = token.split_contents()
        if bits[0] == "translate" and "as" not in bits:
            yield bits[1].strip('"')
        elif bits[0].removeprefix("end") in APART:
            yield BREAK
        if bits[0] not in MUTE and not (bits[0] == "translate" and "as" not in bits):
            yield "".join(f"{BREAK}{said}{BREAK}" for said in SAID.findall(token.contents))
