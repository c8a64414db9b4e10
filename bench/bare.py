"""Bench: the yardstick – a bare Django page of five queries, in the database of the house and behind the same server.

``python -m bench.bare PORT`` answers at every address with the same page: Django as ``startproject`` sets it up, five
queries of thirteen rows each, and one plain template. What a page of the house costs is said as a multiple of this one.
"""

from __future__ import annotations

import os
import sys
from typing import Any

from sozialraum.config.settings import *  # noqa: F403 - the same database, the same rooms

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",  # asked for by an application of the house; does nothing here
]
ROOT_URLCONF = "bench.bare_page"
TEMPLATES: list[dict[str, Any]] = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ]
        },
    }
]


def main() -> None:
    """Serve until somebody stops it."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "bench.bare"
    import django  # noqa: PLC0415 - not before the settings are named

    django.setup()
    from sozialraum.config.management.commands.run import serve  # noqa: PLC0415 - after setup

    serve("127.0.0.1", int(sys.argv[1]), 1)


if __name__ == "__main__":
    main()
