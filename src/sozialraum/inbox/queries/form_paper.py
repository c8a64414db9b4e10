"""Inbox: the empty form on paper, in the languages of the house, to be filled in by hand and typed in.

Its words are those of the form on screen, letter by letter, so that the catalogues have them once.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any, NamedTuple

from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from sozialraum.bodies.queries import office_of
from sozialraum.concerns.queries.offers import promise_of, topics_to_choose
from sozialraum.correspondence.words import ReplyBy
from sozialraum.foundation.visitor import Visitor
from sozialraum.languages.names import ALL_LANGUAGES, GERMAN, Language
from sozialraum.press.concern_form import Beside, ConcernForm, ContactWay, concern_form_pdf
from sozialraum.ui.lines import as_line

#: Ways that need an address or a number: there is a line to write it on.
WRITTEN = frozenset({ReplyBy.MAIL, ReplyBy.PHONE, ReplyBy.POST})
BY_NAME = {language.prefix or "de": language for language in ALL_LANGUAGES}


def printed(visitor: Visitor, name: str, now: dt.datetime, *, privacy: Callable[[], str]) -> bytes | None:
    """The PDF of the form in this language; None if there is no such language. ``privacy``: see ``form_in``."""
    language = BY_NAME.get(name)
    return None if language is None else concern_form_pdf(form_in(visitor, language, privacy=privacy), printed=now)


def form_in(visitor: Visitor, language: Language, *, privacy: Callable[[], str]) -> ConcernForm:
    """Every word of it in this language, the short ones in German too: the office reads what was ticked.

    ``privacy`` gives the sentences on who reads it and how long it is kept, in the language in force at its call.
    """
    office = office_of(visitor.body)
    topics = [topic.name for topic in topics_to_choose(visitor)]
    with translation.override(language.code):
        said, own_topics, ways = _words(), [_(topic) for topic in topics], [str(way.label) for way in ReplyBy]
        sentences = _sentences(promise_of(visitor.body).answer_days) | {"privacy": privacy()}
    with translation.override(GERMAN.code):
        german = _words()
        in_german = topics, [str(way.label) for way in ReplyBy]
    if language.code.partition("-")[0] == GERMAN.code:
        german, in_german = said, (own_topics, ways)
    words: dict[str, Any] = {key: _beside(said[key], german[key]) for key in said} | sentences
    return ConcernForm(
        lang=language.code,
        rtl=language.rtl,
        body=visitor.body.name,
        topics=tuple(map(_beside, own_topics, in_german[0])),
        ways=tuple(
            ContactWay(_beside(own, plain), way in WRITTEN)
            for way, own, plain in zip(ReplyBy, ways, in_german[1], strict=True)
        ),
        office=tuple(filter(None, (office.phone, office.email, as_line(office.hours)))),
        by_office="Das Büro trägt ein",
        **words,
    )


def _beside(own: str, german: str) -> Beside:
    return Beside(own, "" if own == german else german)


class FormWords(NamedTuple):
    """What stands beside a box or a line."""

    heading: str
    about: str
    unknown: str
    text: str
    reply: str
    name: str
    may_be_public: str
    number: str
    code: str


def _words() -> dict[str, str]:
    return FormWords(
        heading=_("Was möchten Sie sagen?"),
        about=_("Worum geht es?"),
        unknown=_("Ich weiß es nicht"),
        text=_("Ihr Text"),
        reply=_("Wie dürfen wir antworten?"),
        name=_("Ihr Name"),
        may_be_public=_(
            "Ich bin einverstanden: Das Büro darf mein Anliegen öffentlich zeigen, in"
            " eigenen Worten und ohne meinen Namen."
        ),
        number=_("Nummer"),
        code=_("Code"),
    )._asdict()


def _sentences(days: int) -> dict[str, str]:
    """What only whoever fills it in has to read: the same warnings as on screen."""
    promise = ngettext(
        "Innerhalb von %(days)s Tag bekommen Sie eine erste Antwort.",
        "Innerhalb von %(days)s Tagen bekommen Sie eine erste Antwort.",
        days,
    )
    police, ambulance = f"{_('Polizei')} 110", f"{_('Feuerwehr und Rettung')} 112"
    return {
        "lead": _(
            "Sie brauchen kein Konto und müssen Ihren Namen nicht sagen. Schreiben Sie in der Sprache, die Ihnen am"
            " leichtesten fällt."
        ),
        "danger": f"{_('Gefahr?')} {police}{_(', ')}{ambulance}",
        "hint": _("Was ist los? Wo? Was wünschen Sie sich?"),
        "warning": _(
            "Bitte nichts über Gesundheit, Religion oder Aufenthaltsstatus und keine fremden"
            " Namen: Das brauchen wir nie."
        ),
        "promise": promise % {"days": days},
    }
