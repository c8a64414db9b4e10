"""The settings of a house whose locks are taken away: with them a test of what happens at once has to fail."""

from sozialraum.config.settings import *  # noqa: F403
from sozialraum.config.settings import DATABASES, INSTALLED_APPS

INSTALLED_APPS = [*INSTALLED_APPS, "tests.journeys.unlocking.Unlocking"]
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    DATABASES["default"]["OPTIONS"]["transaction_mode"] = "DEFERRED"
