"""What the factories of all models begin with."""

import factory
from factory.django import DjangoModelFactory

from sozialraum.acts import guard
from sozialraum.config.unchanged import NARROWED, PAGES
from sozialraum.foundation.memory import REMEMBERED


class Factory(DjangoModelFactory):
    """Arranges the world of a test, which is not an act of the network."""

    class Meta:
        abstract = True

    @classmethod
    def _create(cls, model, *args, **kwargs):
        REMEMBERED.clear()  # what no act has told cannot be noticed
        PAGES.clear()
        NARROWED.clear()
        with guard.opened():
            return super()._create(model, *args, **kwargs)


class ThingFactory(Factory):
    class Meta:
        abstract = True

    key = factory.Sequence("ding-{}".format)
