"""The settings of a house that stops at a moment it is told, so that it can be killed just then (``killing``)."""

from sozialraum.config.settings import *  # noqa: F403
from sozialraum.config.settings import INSTALLED_APPS

INSTALLED_APPS = [*INSTALLED_APPS, "tests.journeys.killing.Killing"]
