"""The settings of a house with one more page, that crashes."""

from sozialraum.config.settings import *  # noqa: F403

ROOT_URLCONF = "tests.stories.crashing_pages"
