"""Post: what the office does with letters, and how it names the server that takes them."""

from __future__ import annotations

import datetime as dt

from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l

from sozialraum.accounts.models import without_links
from sozialraum.acts import journal
from sozialraum.acts.act import Move, act
from sozialraum.acts.standing import is_office
from sozialraum.foundation.refusals import field_error
from sozialraum.foundation.visitor import Visitor
from sozialraum.mailserver.mail import refuse_control_characters
from sozialraum.mailserver.models import MailServer, Password
from sozialraum.mailserver.queries import ENOUGH_CHECKS, may_check
from sozialraum.mailserver.route import faults_of_server
from sozialraum.mailserver.vault import locked
from sozialraum.network.models import Body
from sozialraum.post.letter import BASE, OfficeContact
from sozialraum.post.letters import TrialLetter
from sozialraum.post.models import Letter, shut
from sozialraum.post.sending import Addressee, Sent, send
from sozialraum.post.words import WAITS, LetterMedium, LetterState, Reason

PORTS = (25, 465, 587, 2525)
ENDED_BADLY = (LetterState.REFUSED, LetterState.GIVEN_UP, LetterState.UNCLEAR, LetterState.BOUNCED, LetterState.STOPPED)


@act(
    who=is_office,
    moves=Move((LetterState.DEFERRED, *ENDED_BADLY), to=LetterState.WAITING),
    says=_l("hat einen Brief noch einmal auf den Weg gebracht"),
    publishes=False,
)
def send_again(letter: Letter, *, by: Visitor) -> None:
    """Queue the same letter once more, with its Message-ID. Raises code="paper" or "gone" if that is impossible."""
    _hold(letter)
    if not letter.to:
        raise ValidationError(_("Das ist ein Brief auf Papier. Drucken Sie ihn noch einmal aus."), code="paper")
    if letter.has_lost_its_words:
        sentence = _("Darin stand ein Code oder ein persönlicher Link, der nicht aufbewahrt wird.")
        raise ValidationError(
            sentence + " " + _("Bitte lösen Sie den Brief dort neu aus, wo er entstand."), code="gone"
        )
    if BASE in letter.text:
        if not letter.body.address:
            raise ValidationError(Reason.NO_BASE.label, code="address")
        letter.text = letter.text.replace(BASE, letter.body.address.rstrip("/"))
    _start_anew(letter, timezone.now())


@act(
    who=is_office,
    moves=Move((*WAITS, LetterState.HELD, LetterState.UNCLEAR, LetterState.TO_PRINT), to=LetterState.STOPPED),
    says=_l("hat einen Brief angehalten"),
    publishes=False,
)
def stop(letter: Letter, *, by: Visitor) -> None:
    """Stop a letter that waits; ``send_again`` can queue it later."""
    _hold(letter)
    letter.next_try, letter.finished, letter.held_for = None, timezone.now(), ""


@act(
    who=is_office,
    moves=Move((LetterState.UNCLEAR,), to=LetterState.SENT),
    says=_l("weiß, dass ein Brief ankam"),
    publishes=False,
)
def confirm_arrival(letter: Letter, *, by: Visitor) -> None:
    """Mark a letter as arrived after somebody has asked."""
    _hold(letter)
    letter.text, letter.links = without_links(letter.text), shut(letter.links)
    letter.finished = timezone.now()


@act(
    who=is_office,
    moves=Move((LetterState.TO_PRINT,), to=LetterState.PRINTED),
    says=_l("hat einen Brief gedruckt"),
    publishes=False,
)
def check_off(letter: Letter, *, by: Visitor) -> None:
    """Mark a printed letter as posted. It stays whole as long as it is kept, because paper gets lost."""
    _hold(letter)
    if letter.opened is None:
        sentence = _("Niemand hat den Brief bisher zum Drucken geöffnet: »%s«. Bitte öffnen Sie ihn erst.")
        raise ValidationError(sentence % letter.subject, code="unopened")
    letter.finished = timezone.now()


@act(
    who=is_office,
    moves=Move((LetterState.HELD,), to=LetterState.TOLD),
    says=_l("hat am Telefon gesagt, wofür es keinen Weg gab"),
    publishes=False,
)
def deliver_by_phone(letter: Letter, *, by: Visitor, note: str = "") -> None:
    """Mark a letter without a way as delivered by telephone. Raises code="way" for a letter that has one."""
    if letter.kind != LetterMedium.NONE:
        raise ValidationError(_("Das geht nur bei Briefen, für die es keinen Weg gibt."), code="way")
    letter.said, letter.finished, letter.held_for = note, timezone.now(), ""


@act(who=is_office, says=_l("hat gedruckte Briefe abgehakt"), publishes=False)
def check_off_all(body: Body, *, by: Visitor, letters: list[Letter]) -> None:
    """Mark a stack of printed letters as posted; refuses all if one has changed meanwhile."""
    for letter in letters:
        check_off.as_part(letter, by=by)


@act(who=is_office, says=_l("hat den Mailserver eingestellt"), publishes=False)
def set_up_server(  # noqa: PLR0913 - what a mail server wants to know
    server: MailServer,
    *,
    by: Visitor,
    host: str,
    port: int,
    security: str,
    user: str,
    password: str,
    from_address: str,
    from_name: str,
    reply_to: str,
) -> None:
    """Save the mail server of this network; an empty host means the operator's, if there is one.

    An empty ``password`` keeps the old one, but only for the very same server: it is never handed to another.
    """
    _refuse_what_cannot_be(host, port, security, user, from_address, from_name)
    before = (server.host, server.port, server.security, server.user)
    server.host, server.port, server.security, server.user = host, port, security, user
    server.from_address, server.from_name, server.reply_to = from_address, from_name, reply_to
    if server._state.adding:
        server.save(force_insert=True)
    _keep_password(server, password, is_other=before != (host, port, security, user))
    _hurry(by.body)


@act(who=is_office, says=_l("hat einen Probebrief geschickt"), publishes=False)
def send_trial(server: MailServer, *, by: Visitor, to: str) -> Sent:
    """Send a test letter."""
    if not may_check(by.body):
        raise ValidationError(ENOUGH_CHECKS, code="limit")
    return send(TrialLetter(), to=Addressee(by.body, email=to), office=OfficeContact())


def _hold(letter: Letter) -> None:
    """From here on no process has it in hand; refused if one took it just now."""
    if not Letter.objects.select_for_update().filter(pk=letter.pk, state=letter.state).exists():
        raise ValidationError(_("Der Brief wird gerade gesendet. Bitte laden Sie die Seite neu."), code="state")


def _start_anew(letter: Letter, now: dt.datetime) -> None:
    letter.tries, letter.first_try, letter.said, letter.finished = 0, None, "", None
    letter.next_try, letter.claimed_by, letter.claimed = now, "", None


def _hurry(body: Body) -> None:
    """Letters that waited because the server did not do its part are tried at once."""
    Letter.objects.filter(body=body, state=LetterState.DEFERRED).update(next_try=timezone.now(), first_try=None)


def _keep_password(server: MailServer, password: str, *, is_other: bool) -> None:
    old = Password.objects.filter(server=server)
    if password:
        Password.objects.update_or_create(server=server, defaults={"locked": locked(password)})
        journal.note("password", "", _("neu gesetzt"))
    elif not server.user:
        old.delete()
    elif is_other and old.exists():
        sentence = _("Bitte geben Sie das Passwort noch einmal ein: Es gilt für den bisherigen Server.")
        raise field_error("password", sentence, "password")


def _refuse_what_cannot_be(host: str, port: int, security: str, user: str, from_address: str, from_name: str) -> None:
    for words in (host, user, from_name):
        refuse_control_characters(words)
    if not host:
        return
    faults = faults_of_server(host, security, user)
    if port not in PORTS and not settings.MAIL_INSIDE:
        faults["port"] = _("Für Briefe gibt es die Ports 25, 465, 587 und 2525.")
    if not from_address:
        faults["from_address"] = _("Ohne Absenderadresse nimmt kein Mailserver einen Brief an.")
    if faults:
        raise ValidationError(faults, code="server")
