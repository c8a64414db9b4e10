"""Post: what one may ask about letters."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import Count, Q
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l

from sozialraum.accounts.models import without_links
from sozialraum.foundation.kinds import kind_of, model_of
from sozialraum.foundation.visitor import Visitor
from sozialraum.network.models import Body
from sozialraum.post.letter import BASE
from sozialraum.post.models import Incoming, Letter, shut
from sozialraum.post.words import ARRIVED, CLAIMED, WAITS, LetterMedium, LetterState, Reason

PAGE = 50
BLIP = dt.timedelta(minutes=30)  # a server may be gone for so long before anybody is told
STACK = 200  # letters in one document
LAST = 10  # letters of one thing


@dataclass(frozen=True)
class LetterFilter:
    """A part of the list, by what has to be done with it."""

    name: str
    label: str | Promise
    states: tuple[str, ...]
    count: int = 0


SHELVES = (
    LetterFilter("", _l("alle"), tuple(LetterState.values)),
    LetterFilter("zurueckgehalten", _l("zurückgehalten"), (LetterState.HELD,)),
    LetterFilter("wartet", _l("wartet"), (*WAITS, *CLAIMED)),
    LetterFilter("unklar", _l("unklar"), (LetterState.UNCLEAR,)),
    LetterFilter("abgelehnt", _l("abgelehnt oder aufgegeben"), (LetterState.REFUSED, LetterState.GIVEN_UP)),
    LetterFilter("zurueck", _l("zurückgekommen"), (LetterState.BOUNCED,)),
    LetterFilter("drucken", _l("zu drucken"), (LetterState.TO_PRINT,)),
    LetterFilter("fertig", _l("gesendet, gedruckt oder gesagt"), ARRIVED),
)
TONES = {
    LetterState.SENT: "good",
    LetterState.PRINTED: "good",
    LetterState.TOLD: "good",
    LetterState.REFUSED: "bad",
    LetterState.GIVEN_UP: "bad",
    LetterState.BOUNCED: "bad",
    LetterState.UNCLEAR: "bad",
    LetterState.STOPPED: "quiet",
    LetterState.EXPIRED: "quiet",
}


@dataclass(frozen=True)
class LetterLine:
    """A letter as the desk shows it: every secret shut."""

    letter: Letter
    to: str
    state: str
    tone: str
    about: str = ""
    about_url: str = ""
    text: str = ""
    links: tuple[tuple[str, str], ...] = ()

    @property
    def is_gone(self) -> bool:
        """True if the text was deleted."""
        return not self.text


def shelves(visitor: Visitor) -> list[LetterFilter]:
    """All parts of the list, and how many letters lie on each."""
    by_state = dict(Letter.objects.visible_to(visitor).order_by().values_list("state").annotate(Count("pk")))
    return [
        LetterFilter(one.name, one.label, one.states, sum(by_state.get(s, 0) for s in one.states)) for one in SHELVES
    ]


def shelf_called(name: str) -> LetterFilter:
    """The filter of this name; the first one, which shows all, for an unknown name."""
    return next((one for one in SHELVES if one.name == name), SHELVES[0])


def letters_on(shelf: LetterFilter, visitor: Visitor, to: str, number: str) -> Page[Any]:
    """A page of letters, the newest first; ``to`` narrows by name or address."""
    found = Letter.objects.visible_to(visitor).filter(state__in=shelf.states).order_by("-created", "-pk")
    if to:
        found = found.filter(Q(to__icontains=to) | Q(name__icontains=to) | Q(postal_address__icontains=to))
    return Paginator(found.defer("text"), PAGE).get_page(number)


def rows(page: Page[Any]) -> list[LetterLine]:
    """The letters of a page as the list shows them."""
    return [_row(letter) for letter in page.object_list]


def _row(letter: Letter, **more: Any) -> LetterLine:
    whom = (letter.name, letter.to) if letter.to else (*letter.addressed[:1], str(letter.get_kind_display()))
    to = ", ".join(filter(None, whom))
    state = LetterState(letter.state)
    if (letter.kind, state) == (LetterMedium.NONE, LetterState.HELD):
        return LetterLine(letter, to, str(LetterMedium.NONE.label), "bad", **more)
    if letter.is_delayed:
        return LetterLine(letter, to, _("noch unterwegs"), "", **more)
    return LetterLine(letter, to, str(state.label), TONES.get(state, ""), **more)


def one_letter(letter: Letter, visitor: Visitor) -> LetterLine:
    """A letter to be read; a code and a personal link in it are nobody's business but the recipient's."""
    name, url = subject_of(letter, visitor)
    links = tuple((label, f"/{path}") for label, path in shut(letter.links))
    return _row(letter, about=name, about_url=url, text="" if letter.secret else readable(letter), links=links)


def readable(letter: Letter) -> str:
    """The letter's text without its personal links; »…« stands for a missing base address."""
    return without_links(letter.text).replace(BASE, "…")


def subject_of(letter: Letter | Incoming, visitor: Visitor) -> tuple[str, str]:
    """Name and address of the thing the letter is about; both empty if the visitor may not see it."""
    model = model_of(letter.about)
    things = model and getattr(model._default_manager, "visible_to", None)
    thing = things and things(visitor).filter(key=letter.about_key).first()
    return (str(thing), thing.get_absolute_url()) if thing else ("", "")


def letters_about(thing: Any, visitor: Visitor) -> list[LetterLine]:
    """Letters about this thing, the latest first; none for anybody but the office."""
    mine = Letter.objects.visible_to(visitor).filter(about=kind_of(thing), about_key=thing.key)
    return [_row(letter) for letter in mine.defer("text").order_by("-created", "-pk")[:LAST]]


def to_print(visitor: Visitor) -> list[Letter]:
    """The next stack for the printer."""
    return list(Letter.objects.visible_to(visitor).to_print().defer("text")[:STACK])


def shelf_with(state: str) -> str:
    """The part of the list on which letters in this state lie, as the address names it."""
    return next(one.name for one in SHELVES if one.name and state in one.states)


def waits_for_address(visitor: Visitor) -> bool:
    """Whether letters are held back because the network has no address to which their links could lead."""
    return Letter.objects.visible_to(visitor).filter(state=LetterState.HELD, held_for=Reason.NO_BASE).exists()


def bounced_to(body: Body, address: str) -> Letter | None:
    """The last letter to this address, if it came back or is held up: the address may no longer be right."""
    sent = Letter.objects.filter(body=body, kind=LetterMedium.MAIL, to__iexact=address)
    last = sent.exclude(state__in=[*WAITS, *CLAIMED]).order_by("-created", "-pk").first()
    came_back = last is not None and last.state in (LetterState.BOUNCED, LetterState.REFUSED)
    return last if last and (came_back or last.is_delayed) else None
