"""Factories of the rooms around the post."""

import factory

from sozialraum.mailserver.models import MailServer
from sozialraum.post.models import Incoming, Letter
from sozialraum.post.words import CameAs, IncomingState, LetterMedium, LetterState
from tests.factory import Factory, ThingFactory


class IncomingFactory(ThingFactory):
    class Meta:
        model = Incoming

    kind = CameAs.ANSWER
    state = IncomingState.OPEN
    sender = "erika@example.org"
    sender_name = "Erika Beispiel"
    subject = "Re: Guten Tag"
    text = "Ich komme."
    fingerprint = factory.Sequence("{:064d}".format)


class MailServerFactory(Factory):
    class Meta:
        model = MailServer

    host = "smtp.example.org"


class LetterFactory(ThingFactory):
    class Meta:
        model = Letter

    kind = LetterMedium.MAIL
    state = LetterState.SENT
    to = "erika@example.org"
    name = "Erika Beispiel"
    subject = "Guten Tag"
    text = "Hallo."
    message_id = factory.Sequence("<{}@netz.example>".format)
