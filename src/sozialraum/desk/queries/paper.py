"""Desk: letters as they are printed; the desk knows how the office is reached, which the post does not."""

from __future__ import annotations

from django.utils import timezone

from sozialraum.accounts.models import PERSONAL_LINK
from sozialraum.bodies.queries import office_of
from sozialraum.languages.names import BY_CODE, GERMAN
from sozialraum.network.models import Body
from sozialraum.post.letter import OfficeContact, parts_of
from sozialraum.post.models import Letter
from sozialraum.post.queries import readable
from sozialraum.post.words import LetterMedium
from sozialraum.press.letter import PaperLetter, PaperLink, Sender, letter_pdf


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
    text, german = parts_of(letter.text if letter.kind == LetterMedium.PAPER else readable(letter))
    return PaperLetter(
        to=letter.addressed,
        subject=letter.subject,
        text=text,
        german=german,
        language=BY_CODE.get(letter.language, GERMAN).code,
        day=timezone.localdate(letter.created),
        links=links_of(letter, base) if letter.kind == LetterMedium.PAPER and base else (),
        phone=office.phone,
    )


def links_of(letter: Letter, base: str) -> tuple[PaperLink, ...]:
    """The personal link first, which becomes the square; a calendar file is for machines. Shut links are left out."""
    links = [PaperLink(label, f"{base}/{path}") for label, path in letter.links if not path.endswith((".ics", "/l/…"))]
    return tuple(sorted(links, key=lambda link: not PERSONAL_LINK.search(link.address)))
