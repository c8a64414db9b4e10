"""Post: the words of this room."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class LetterMedium(TextChoices):
    """How a letter leaves the house."""

    MAIL = "mail", _("E-Mail")
    PAPER = "paper", _("Brief auf Papier")
    NONE = "none", _("ohne Weg")


class LetterState(TextChoices):
    """Where a letter stands. What it says is about the last try, never a guess."""

    HELD = "held", _("zurückgehalten")
    WAITING = "waiting", _("wartet")
    SENDING = "sending", _("wird gesendet")
    HANDING_OVER = "handing_over", _("wird übergeben")
    DEFERRED = "deferred", _("aufgeschoben")
    SENT = "sent", _("gesendet")
    REFUSED = "refused", _("abgelehnt")
    GIVEN_UP = "given_up", _("aufgegeben")
    EXPIRED = "expired", _("abgelaufen")
    UNCLEAR = "unclear", _("unklar")
    BOUNCED = "bounced", _("zurückgekommen")
    STOPPED = "stopped", _("nicht mehr senden")
    TO_PRINT = "to_print", _("zu drucken")
    PRINTED = "printed", _("gedruckt")
    TOLD = "told", _("am Telefon gesagt")


class Reason(TextChoices):
    """Why a letter is held back, or cannot be written at all; a sentence for the office."""

    NO_BASE = "no_base", _("Dem Netzwerk fehlt die Internet-Adresse, auf die der Link führt.")
    NO_SERVER = "no_server", _("Es ist kein Mailserver eingetragen.")
    NOT_CONFIRMED = "not_confirmed", _("Die E-Mail-Adresse ist nicht bestätigt.")
    TOO_MANY = "too_many", _("An diese Adresse ging heute schon genug.")
    NO_WAY = "no_way", _("Weder E-Mail-Adresse noch Anschrift sind bekannt.")
    COMES_BY = "comes_by", _("Wer gefragt hat, kommt vorbei.")
    UNWANTED = "unwanted", _("Wer gefragt hat, wollte keine Antwort.")


class CameAs(TextChoices):
    """What came in by post; a suggestion of the program until the office has said so."""

    ANSWER = "answer", _("Antwort")
    ABSENCE = "absence", _("Abwesenheit")
    BOUNCE = "bounce", _("unzustellbar")
    DELAY = "delay", _("verzögert")
    LIST = "list", _("Verteiler")
    AUTOMATIC = "automatic", _("automatische Nachricht")


class IncomingState(TextChoices):
    """Whether somebody still has to look at it."""

    OPEN = "open", _("zu lesen")
    DONE = "done", _("erledigt")


#: Letters that leave by themselves when their time has come.
WAITS = (LetterState.WAITING, LetterState.DEFERRED)
#: Letters of which nothing more is expected.
ARRIVED = (LetterState.SENT, LetterState.PRINTED, LetterState.TOLD)
#: Letters that somebody is just handing to a mail server.
CLAIMED = (LetterState.SENDING, LetterState.HANDING_OVER)
