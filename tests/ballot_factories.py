"""Factories of the room ``ballots``."""

import factory

from sozialraum.ballots.models import Recusal, Voice
from tests.factories import AgendaItemFactory, OrganizationFactory, ResolutionFactory
from tests.factory import ThingFactory


class VoiceFactory(ThingFactory):
    class Meta:
        model = Voice

    resolution = factory.SubFactory(ResolutionFactory, body=factory.SelfAttribute("..body"))
    organization = factory.SubFactory(OrganizationFactory, body=factory.SelfAttribute("..body"))
    value = "yes"


class RecusalFactory(ThingFactory):
    class Meta:
        model = Recusal

    agenda_item = factory.SubFactory(AgendaItemFactory, body=factory.SelfAttribute("..body"))
    organization = factory.SubFactory(OrganizationFactory, body=factory.SelfAttribute("..body"))
