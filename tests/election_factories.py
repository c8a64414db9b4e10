"""Factories of the room ``elections``."""

import factory

from sozialraum.acts import guard
from sozialraum.elections.models import Candidate, ElectedBy, Election, ElectionRound
from tests.factories import MeetingFactory
from tests.factory import ThingFactory


class ElectionFactory(ThingFactory):
    class Meta:
        model = Election
        skip_postgeneration_save = True

    meeting = factory.SubFactory(MeetingFactory, body=factory.SelfAttribute("..body"))
    name = "Sprecherin oder Sprecher"

    @factory.post_generation
    def by(self, create, extracted, **kwargs):
        with guard.opened():
            for position, organization in enumerate(extracted or [], 1):
                ElectedBy.objects.create(election=self, organization=organization, position=position)


class CandidateFactory(ThingFactory):
    class Meta:
        model = Candidate

    election = factory.SubFactory(ElectionFactory, body=factory.SelfAttribute("..body"))


class ElectionRoundFactory(ThingFactory):
    class Meta:
        model = ElectionRound

    election = factory.SubFactory(ElectionFactory, body=factory.SelfAttribute("..body"))
