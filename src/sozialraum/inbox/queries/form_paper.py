"""Inbox: the empty form on paper, in the languages of the house, to be filled in by hand and typed in.

Its words are those of the form on screen, letter by letter, so that the catalogues have them once.
"""

from __future__ import annotations

import datetime as dt

from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from sozialraum.bodies.queries import office_of
from sozialraum.concerns.queries.offers import promise_of, topics_to_choose
from sozialraum.correspondence.words import ReplyBy
from sozialraum.foundation.visitor import Visitor
from sozialraum.languages.names import ALL_LANGUAGES
from sozialraum.press.concern_form import ConcernForm, ContactWay, concern_form_pdf

BY_NAME = {language.prefix or "de": language for language in ALL_LANGUAGES}


def printed(visitor: Visitor, name: str, now: dt.datetime) -> bytes | None:
    """The PDF of the form in this language; None if there is no such language."""
    language = BY_NAME.get(name)
    if language is None:
        return None
    body = visitor.body
    topics = [topic.name for topic in topics_to_choose(visitor)]
    office = office_of(body)
    with translation.override(language.code):
        days = promise_of(body).answer_days
        promise = ngettext(
            "Innerhalb von %(days)s Tag bekommen Sie eine erste Antwort.",
            "Innerhalb von %(days)s Tagen bekommen Sie eine erste Antwort.",
            days,
        )
        form = ConcernForm(
            lang=language.code,
            rtl=language.rtl,
            body=body.name,
            heading=_("Was möchten Sie sagen?"),
            lead=_(
                "Sie brauchen kein Konto und müssen Ihren Namen nicht sagen. Schreiben Sie in der Sprache, die Ihnen am"
                " leichtesten fällt."
            ),
            about=_("Worum geht es?"),
            topics=tuple(_(topic) for topic in topics),
            unknown=_("Ich weiß es nicht"),
            text=_("Ihr Text"),
            hint=_("Was ist los? Wo? Was wünschen Sie sich?"),
            reply=_("Wie dürfen wir antworten?"),
            ways=_ways(),
            name=_("Ihr Name"),
            may_be_public=_("Mein Anliegen darf ohne meinen Namen öffentlich gezeigt werden, in Worten des Büros."),
            number=_("Nummer"),
            code=_("Code"),
            promise=promise % {"days": days},
            office=tuple(filter(None, (office.phone, office.email, office.hours))),
            by_office="Das Büro trägt ein",
        )
    return concern_form_pdf(form, printed=now)


def _ways() -> tuple[ContactWay, ...]:
    """How one may be answered; a line to write on where that needs an address."""
    needs = {ReplyBy.MAIL, ReplyBy.PHONE, ReplyBy.POST}
    return tuple(ContactWay(str(way.label), way in needs) for way in ReplyBy)
