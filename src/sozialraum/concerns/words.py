"""Concerns: the words of this room."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from sozialraum.languages.names import ALL_LANGUAGES


class ConcernState(TextChoices):
    """How far a concern has come."""

    RECEIVED = "received", _("angekommen")
    READ = "read", _("gelesen")
    WITH_GROUP = "with_group", _("liegt beim Gremium")
    ON_AGENDA = "on_agenda", _("steht auf einer Tagesordnung")
    ANSWERED = "answered", _("beantwortet")
    REFERRED = "referred", _("weiterverwiesen")
    WITHDRAWN = "withdrawn", _("zurückgezogen")
    SET_ASIDE = "set_aside", _("beiseitegelegt")


#: Somebody waits for an answer.
OPEN = (ConcernState.RECEIVED, ConcernState.READ, ConcernState.WITH_GROUP, ConcernState.ON_AGENDA)
#: Not yet with a group: the office has it.
AT_THE_OFFICE = (ConcernState.RECEIVED, ConcernState.READ)
#: Lies with a group, or did: its members may read the wording that is meant for them.
WITH_GROUPS = (ConcernState.WITH_GROUP, ConcernState.ON_AGENDA, ConcernState.ANSWERED)
#: Over.
ENDED = (ConcernState.ANSWERED, ConcernState.REFERRED, ConcernState.WITHDRAWN, ConcernState.SET_ASIDE)


class WayIn(TextChoices):
    """How a concern came in."""

    FORM = "form", _("im Formular")
    PHONE = "phone", _("am Telefon")
    VISIT = "visit", _("im Büro")
    LETTER = "letter", _("als Brief")
    CARD = "card", _("als Wunschkarte")


#: A language that the house does not speak; answers to it are German.
OTHER = "other"
#: In which language somebody said it, by code, as the office says it; answers come in it where the house has it.
LANGUAGES = (*((language.code, language.german) for language in ALL_LANGUAGES), (OTHER, _("eine andere")))


class Elsewhere(TextChoices):
    """To whom a concern is referred that does not belong here."""

    DEFECTS = "defects", _("Mängelmelder der Stadt")
    COUNCIL = "council", _("Rat der Stadt (§ 24 GO NRW)")
    ADVICE = "advice", _("Beratungsstelle")
    OTHER = "other", _("andere Stelle")
