"""Desk: letters as they are printed; the desk knows how the office is reached, which the post does not."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from sozialraum.accounts.models import PERSONAL_LINK
from sozialraum.bodies.queries import office_of
from sozialraum.concerns.models import Concern
from sozialraum.concerns.words import ConcernState
from sozialraum.correspondence.models import Correspondent
from sozialraum.desk.queries.due import Due, named
from sozialraum.foundation.visitor import Visitor
from sozialraum.joining.models import JoinRequest
from sozialraum.joining.words import RequestState
from sozialraum.languages.names import BY_CODE, GERMAN
from sozialraum.network.models import Body
from sozialraum.post.letter import OfficeContact, parts_of
from sozialraum.post.models import Letter
from sozialraum.post.queries import STACK, readable, subject_of
from sozialraum.post.words import LetterMedium
from sozialraum.press.glyphs import unsettable
from sozialraum.press.letter import PaperLetter, PaperLink, Sender, letter_pdf

LAST = 30  # of those that were printed, or cannot be reached
#: In these states somebody should have heard from us.
OWED: tuple[tuple[Any, tuple[str, ...]], ...] = (
    (Concern, (ConcernState.ANSWERED, ConcernState.REFERRED)),
    (JoinRequest, (RequestState.ADMITTED, RequestState.REFUSED, RequestState.ASKED_BACK)),
)


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


def without_way(visitor: Visitor) -> list[Correspondent]:
    """Who was answered and cannot be reached: nothing was confirmed, and no telephone or address is known."""
    found: list[Correspondent] = []
    for model, states in OWED:
        unreached = model.objects.visible_to(visitor).filter(state__in=states, email_confirmed=None, reply_by="mail")
        found += unreached.filter(phone="", postal_address="").exclude(email="").order_by("created", "pk")[:LAST]
    return found


def of_paper(visitor: Visitor) -> Iterator[Due]:
    """Who was answered and does not know it, as one line on the table."""
    if found := without_way(visitor):
        title = ngettext("Ein Mensch ist nicht zu erreichen", "%d Menschen sind nicht zu erreichen", len(found))
        why = _("Es gibt eine Antwort, und keine Nachricht geht hinaus: %s") % named([str(one) for one in found])
        url = reverse("desk:letter-pile") + "#ohne-weg"
        yield Due(title % len(found) if len(found) > 1 else title, why, url, _("Telefon oder Anschrift eintragen"))


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
        links=links if is_paper and base else (),
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
    """The personal link first, which becomes the square; a calendar file is for machines. Shut links are left out."""
    links = [PaperLink(label, f"{base}/{path}") for label, path in letter.links if not path.endswith((".ics", "/l/…"))]
    return tuple(sorted(links, key=lambda link: not PERSONAL_LINK.search(link.address)))
