"""The program as the tests see it: the real settings, a data folder of their own, static files without a build."""

import os
import tempfile
from pathlib import Path

os.environ["SOZIALRAUM_DATA"] = tempfile.mkdtemp(prefix="sozialraum-tests-")

from sozialraum.config.settings import *  # noqa: F403
from sozialraum.config.settings import STORAGES, TEMPLATES

STORAGES = STORAGES | {"staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
WHITENOISE_AUTOREFRESH = True
TEMPLATES = [one | {"DIRS": [*one["DIRS"], Path(__file__).parent / "ui" / "templates"]} for one in TEMPLATES]  # gallery
