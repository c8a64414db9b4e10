"""Factories of the room ``circulation``."""

import datetime as dt

import factory

from sozialraum.circulation.models import Circulation, Objection
from tests.factories import MinutesFactory
from tests.factory import Factory, ThingFactory


class CirculationFactory(Factory):
    class Meta:
        model = Circulation

    minutes = factory.SubFactory(MinutesFactory)
    number = 1
    sent_on = dt.date(2026, 10, 1)
    objections_until = dt.date(2026, 10, 15)
    recipients = 3


class ObjectionFactory(ThingFactory):
    class Meta:
        model = Objection

    minutes = factory.SubFactory(MinutesFactory, body=factory.SelfAttribute("..body"))
    new = "Drei Bänke"
    way = "login"
