"""The house as the tests see it: the real settings, a data folder of their own, static files without a build."""

import os
import tempfile

os.environ["SOZIALRAUM_DATA"] = tempfile.mkdtemp(prefix="sozialraum-tests-")

from sozialraum.config.settings import *  # noqa: F403
from sozialraum.config.settings import STORAGES

STORAGES = STORAGES | {"staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
WHITENOISE_AUTOREFRESH = True
