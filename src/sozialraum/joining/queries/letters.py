"""Joining: what we say to somebody – once as a mail, once to be read out or written by hand."""

from __future__ import annotations

from dataclasses import replace

from django.utils.translation import gettext as _

from sozialraum.foundation.dates import PartialDate
from sozialraum.joining.models import JoinRequest
from sozialraum.joining.words import State
from sozialraum.meetings.queries import NextDate
from sozialraum.reaching.queries import letters
from sozialraum.reaching.queries.dates import Occasion
from sozialraum.reaching.queries.letters import Word, links_to


def asked_to_confirm(request: JoinRequest) -> str:
    """What the neutral letter says of the form."""
    asked = _("jemand möchte bei »%(group)s« mitmachen und hat diese E-Mail-Adresse angegeben.")
    return asked % {"group": request.organization.name}


def way_back(status_link: str) -> str:
    return _("Ihre Anfrage ansehen oder zurückziehen (dieser Link ist nur für Sie):\n%s") % status_link


def as_things_stand(request: JoinRequest, ahead: NextDate | None) -> Word:
    """The first letter to an address that was just confirmed."""
    thanks = _("danke, Ihre E-Mail-Adresse ist bestätigt.")
    if request.state == State.REFUSED:
        return refusal(request).after(thanks)
    if request.state == State.ADMITTED:
        return admission(request, ahead).after(thanks)
    lies = _(
        "Ihre Anfrage %(number)s, bei »%(group)s« mitzumachen, liegt bei der Geschäftsstelle."
        " Sie meldet sich bei Ihnen."
    )
    words = (lies % _of(request), letters.about_next(letters.names_of(request), ahead))
    word = Word(_("Ihre Anfrage: %(group)s") % _of(request), words, links_to(ahead))
    if request.state == State.ASKED_BACK:
        word = replace(word, paragraphs=(*word.paragraphs, _("Wir haben noch eine Frage:"), request.question))
    return word.after(thanks)


def about_date(request: JoinRequest, occasion: Occasion) -> Word:
    """A date that is set now, has changed, or is called off."""
    asked = _("Sie wollen bei »%(group)s« mitmachen (Anfrage %(number)s).") % _of(request)
    return letters.about_date(request, occasion, asked)


def question(request: JoinRequest) -> Word:
    asked = _("zu Ihrer Anfrage %(number)s, bei »%(group)s« mitzumachen, haben wir eine Frage:") % _of(request)
    how = _("Antworten Sie einfach, wie es Ihnen am leichtesten fällt.")
    return Word(_("Eine Frage zu Ihrer Anfrage: %(group)s") % _of(request), (asked, request.question, how))


def refusal(request: JoinRequest) -> Word:
    said = _("Ihre Anfrage %(number)s, bei »%(group)s« mitzumachen, können wir nicht annehmen. Der Grund:")
    way_on = _("Haben Sie Fragen dazu? Melden Sie sich gern bei uns.")
    return Word(_("Ihre Anfrage: %(group)s") % _of(request), (said % _of(request), request.reason, way_on))


def admission(request: JoinRequest, ahead: NextDate | None) -> Word:
    """Welcome, from when, and when to come."""
    start = request.start_date
    since = start.in_words(weekday=False) if isinstance(start, PartialDate) else ""
    said = _("Sie sind aufgenommen: Ab %(start)s gehören Sie zu »%(group)s«.") % (_of(request) | {"start": since})
    words = (said, letters.about_next(letters.names_of(request), ahead))
    return Word(_("Willkommen: %(group)s") % _of(request), words, links_to(ahead))


def _of(request: JoinRequest) -> dict[str, str]:
    return {"group": request.organization.name, "number": request.number}
