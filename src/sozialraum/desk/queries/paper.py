"""Desk: letters as they are printed; the desk knows how the office is reached, which the post does not."""

from __future__ import annotations

import re

from django.utils import timezone
from django.utils.translation import gettext as _

from sozialraum.accounts.models import PERSONAL_LINK, without_links
from sozialraum.bodies.models import Text
from sozialraum.bodies.words import TextKind
from sozialraum.network.models import Body
from sozialraum.post.models import Letter
from sozialraum.post.words import Kind
from sozialraum.press.letter import PaperLetter, Sender, letter_pdf

ADDRESS = re.compile(rf"https?://[^\s<>]{{0,300}}{PERSONAL_LINK.pattern}[^\s<>]*[^\s<>.,;:!?)]")


def printed(body: Body, letters: list[Letter]) -> bytes:
    """All of them as one document."""
    return letter_pdf(sender_of(body), [on_paper(letter) for letter in letters], printed=timezone.now())


def sender_of(body: Body) -> Sender:
    """The network with what it says about its office."""
    texts = dict(Text.objects.filter(body=body).values_list("kind", "text"))
    contact = [texts.get(TextKind.OFFICE_PHONE, ""), texts.get(TextKind.OFFICE_EMAIL, "")]
    address = texts.get(TextKind.OFFICE_ADDRESS, "").splitlines()
    return Sender(body.name, tuple(filter(None, address)), tuple(filter(None, contact)))


def on_paper(letter: Letter) -> PaperLetter:
    """The same words. The first personal link becomes a square; the links in a mail are its reader's own."""
    text = letter.text if letter.kind == Kind.PAPER else without_links(letter.text)
    found = ADDRESS.search(text)
    link = found[0] if found else ""
    return PaperLetter(
        to=letter.addressed,
        subject=letter.subject,
        text=text.replace(link, _("(die Adresse steht unten)")) if link else text,
        day=timezone.localdate(letter.created),
        link=link,
    )
