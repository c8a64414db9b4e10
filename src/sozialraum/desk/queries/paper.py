"""Desk: letters as they are printed; the desk knows how the office is reached, which the post does not."""

from __future__ import annotations

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from sozialraum.accounts.models import PERSONAL_LINK
from sozialraum.bodies.models import Organization
from sozialraum.bodies.queries import office_of
from sozialraum.concerns.models import Concern
from sozialraum.concerns.words import ConcernState
from sozialraum.correspondence.models import Correspondent
from sozialraum.desk.queries.due import Due, named
from sozialraum.foundation.kinds import kind_of, model_of
from sozialraum.foundation.things import path_of
from sozialraum.foundation.visitor import Visitor
from sozialraum.joining.models import JoinRequest
from sozialraum.joining.words import RequestState
from sozialraum.languages.names import BY_CODE, GERMAN
from sozialraum.network.models import Body
from sozialraum.people.models import Person
from sozialraum.post.letter import OfficeContact, parts_of
from sozialraum.post.models import Letter
from sozialraum.post.queries import STACK, readable, subject_of
from sozialraum.post.words import LetterMedium, Reason
from sozialraum.press.glyphs import unsettable
from sozialraum.press.letter import PaperLetter, PaperLink, Sender, letter_pdf

LAST = 30  # of those that were printed, or cannot be reached
#: In these states somebody should have heard from us.
OWED: tuple[tuple[Any, tuple[str, ...]], ...] = (
    (Concern, (ConcernState.ANSWERED, ConcernState.REFERRED)),
    (JoinRequest, (RequestState.ADMITTED, RequestState.REFUSED, RequestState.ASKED_BACK)),
)


#: Kept as entries of their own: the address is entered there, and a new one sends nothing by itself.
ANEW = (kind_of(Person), kind_of(Organization))


@dataclass(frozen=True)
class PileLine:
    """A letter on the stack: whom, why, and what of it no font can set."""

    letter: Letter
    about: str
    about_url: str
    unsettable: str

    @property
    def whom(self) -> str:
        return ", ".join(self.letter.addressed[:1])


def pile(visitor: Visitor) -> dict[str, Any]:
    """What is to be printed, the oldest first, and what was printed last, each kept whole."""
    waiting = [_line(letter, visitor) for letter in Letter.objects.visible_to(visitor).to_print()[:STACK]]
    printed_before = [_line(letter, visitor) for letter in Letter.objects.visible_to(visitor).printed()[:LAST]]
    opened = [line.letter.key for line in waiting if line.letter.opened]
    keys = ",".join(line.letter.key for line in waiting)
    every = ngettext("%d Brief drucken (PDF)", "Alle %d Briefe drucken (PDF)", len(waiting)) % len(waiting)
    done = ngettext("%d geöffneten Brief abhaken", "Alle %d geöffneten Briefe abhaken", len(opened)) % len(opened)
    return {
        "waiting": waiting,
        "printed": printed_before,
        "opened": opened,
        "without_way": without_way(visitor),
        "keys": keys,
        "print_label": every,
        "done_label": done,
    }


@dataclass(frozen=True)
class WithoutWay:
    """Somebody whom something is to be said and no letter reaches: why, and what mends it.

    ``again``: where the letter is made anew; empty as long as there is no way. ``letter``: the row that notes it; None
    for an answer from before such rows.
    """

    name: str
    url: str
    what: str
    why: str
    since: dt.datetime
    mend: str
    letter: Letter | None = None
    again: str = ""

    @property
    def mend_label(self) -> str:
        """The label of the button; a telephone helps only where letters of this kind may be a call."""
        is_known = self.letter is not None and self.letter.about in ANEW
        return _("E-Mail oder Anschrift eintragen") if is_known else _("Telefon oder Anschrift eintragen")


def without_way(visitor: Visitor) -> list[WithoutWay]:
    """Everybody whom nothing reaches: what the post noted, and who was answered without a note."""
    noted, answered = _unreached(visitor)
    things = _things(noted, visitor)
    found = [_noted(letter, things.get((letter.about, letter.about_key))) for letter in noted]
    return found + [_without_note(one) for one in answered]


def _things(noted: list[Letter], visitor: Visitor) -> dict[tuple[str, str], Any]:
    """What the letters are about, by kind and key; one question for each kind."""
    keys: dict[str, set[str]] = defaultdict(set)
    for letter in noted:
        keys[letter.about].add(letter.about_key)
    models = [
        (kind, model)
        for kind in keys
        if (model := model_of(kind)) and (kind in ANEW or issubclass(model, Correspondent))
    ]
    found: dict[tuple[str, str], Any] = {}
    for kind, model in models:
        seen = model._default_manager.visible_to(visitor)
        found |= {(kind, one.key): one for one in seen.filter(key__in=keys[kind])}
    return found


def _unreached(visitor: Visitor) -> tuple[list[Letter], list[Correspondent]]:
    noted = list(Letter.objects.visible_to(visitor).without_way()[:STACK])
    known = {(letter.about, letter.about_key) for letter in noted}
    found: list[Correspondent] = []
    for model, states in OWED:
        unreached = model.objects.visible_to(visitor).filter(state__in=states, email_confirmed=None, reply_by="mail")
        found += unreached.filter(phone="", postal_address="").exclude(email="").order_by("created", "pk")[:LAST]
    return noted, [one for one in found if (kind_of(one), one.key) not in known]


def _without_note(one: Any) -> WithoutWay:
    what, url = f"{one.number}: {one.get_state_display()}", one.get_absolute_url()
    return WithoutWay(str(one), url, what, str(Reason.NOT_CONFIRMED.label), one.created, f"{url}erreichen/")


def _noted(letter: Letter, thing: Any) -> WithoutWay:
    """A row of the post, with the page on which an address is entered, and the one that asks for the letter anew."""
    key = letter.about_key
    url = thing.get_absolute_url() if thing else ""
    mend = url and f"{url}{'bearbeiten' if letter.about in ANEW else 'erreichen'}/"
    again = url if letter.about in ANEW and thing and (thing.email or thing.postal_address) else ""
    if again and letter.topic in ("disclosure", "entry"):
        is_entry = letter.topic == "entry"
        again = reverse("desk:unconfirmed") if is_entry else reverse("privacy:person-hand-over", args=[key])
    name, why = letter.name or str(thing or ""), str(letter.get_held_for_display())
    return WithoutWay(name, url, letter.subject, why, letter.created, mend, letter, again)


def of_paper(visitor: Visitor) -> Iterator[Due]:
    """Everybody whom a letter is owed and nothing reaches, as one line on the table."""
    noted, answered = _unreached(visitor)
    who = {(one.about, one.about_key): one.name or one.subject for one in noted}
    who |= {(kind_of(one), one.key): str(one) for one in answered}
    if who:
        title = ngettext(
            "Jemand ist nicht zu erreichen", "%d Menschen oder Einrichtungen sind nicht zu erreichen", len(who)
        )
        title = title % len(who) if len(who) > 1 else title
        why = _("Es gibt etwas zu sagen, und keine Nachricht geht hinaus: %s") % named(list(who.values()))
        yield Due(title, why, reverse("desk:letter-pile") + "#ohne-weg", _("Ansehen und eintragen"))


def _line(letter: Letter, visitor: Visitor) -> PileLine:
    name, url = subject_of(letter, visitor)
    words = "\n".join((letter.name, letter.postal_address, letter.subject, letter.text))
    return PileLine(letter, name, url, " ".join(unsettable(words)))


def printed(body: Body, letters: list[Letter]) -> bytes:
    """All of them as one document."""
    office = office_of(body)
    made = [on_paper(letter, body.address.rstrip("/"), office) for letter in letters]
    return letter_pdf(sender_of(body, office), made, printed=timezone.now())


def sender_of(body: Body, office: OfficeContact) -> Sender:
    """The network with what it says about its office."""
    return Sender(body.name, office.lines, tuple(filter(None, (office.phone, office.email))))


def on_paper(letter: Letter, base: str, office: OfficeContact) -> PaperLetter:
    """The same words. Where a mail has links, paper has a square and short addresses; a mail's links stay its own."""
    is_paper = letter.kind == LetterMedium.PAPER
    words, links = lifted(letter.text, base) if is_paper and not letter.links else (letter.text, links_of(letter, base))
    text, german = parts_of(words if is_paper else readable(letter))
    return PaperLetter(
        to=letter.addressed,
        subject=letter.subject,
        text=text,
        german=german,
        language=BY_CODE.get(letter.language, GERMAN).code,
        day=timezone.localdate(letter.created),
        links=links if is_paper else (),
        phone=office.phone,
    )


def lifted(text: str, base: str) -> tuple[str, tuple[PaperLink, ...]]:
    """A stored letter with links in its text: each becomes a QR code, and lines of nothing else go."""
    if not base:
        return text, ()
    found = list(dict.fromkeys(address.rstrip(".,;:)") for address in re.findall(re.escape(base) + r"/[^\s<>]+", text)))
    lines = [line for line in text.split("\n") if line.strip() not in found]
    links = tuple(PaperLink("", address) for address in found if not address.endswith((".ics", "/l/…")))
    return "\n".join(lines), tuple(sorted(links, key=lambda link: not PERSONAL_LINK.search(link.address)))


def links_of(letter: Letter, base: str) -> tuple[PaperLink, ...]:
    """The personal link first, which becomes the square; a calendar file is for machines. Shut links are left out.

    Without the address of the network only what a code opens is left, as words: it can be told on the phone, too.
    """
    if not base:
        by_code = path_of("concerns:concern-find")  # where number and code open what a link opens for its owner
        return tuple(PaperLink(label.rstrip(": "), "") for label, path in letter.links if path.endswith(by_code))
    links = [PaperLink(label, f"{base}/{path}") for label, path in letter.links if not path.endswith((".ics", "/l/…"))]
    return tuple(sorted(links, key=lambda link: not PERSONAL_LINK.search(link.address)))
