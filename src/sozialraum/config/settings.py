"""Config: settings, one file. What differs between machines is in ``env.py``; nothing here asks where it runs."""

from pathlib import Path
from typing import Any

import dj_database_url
from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured

from sozialraum import __version__
from sozialraum.backups.rules import Keep
from sozialraum.config import secret
from sozialraum.config.env import Env
from sozialraum.languages.names import ALL_LANGUAGES
from sozialraum.mailserver.route import route_from
from sozialraum.photos.clamd import address_of

ENV = Env.read()
HOUSE = Path(__file__).parents[1]
DATA = ENV.data.absolute()

SECRET_KEY = ENV.secret_key or secret.kept_in(DATA)
DEBUG = False
ALLOWED_HOSTS = ["*"]  # a host name only chooses the body; addresses we write come from Body.address, never from here

ROOMS = [  # from the ground up; import-linter holds the same list, upside down
    "sozialraum.languages",
    "sozialraum.ui",
    "sozialraum.network",
    "sozialraum.accounts",
    "sozialraum.foundation",
    "sozialraum.acts",
    "sozialraum.actforms",
    "sozialraum.clockwork",
    "sozialraum.mailserver",
    "sozialraum.post",
    "sozialraum.mailbox",
    "sozialraum.backups",
    "sozialraum.bodies",
    "sozialraum.people",
    "sozialraum.access",
    "sozialraum.papers",
    "sozialraum.counting",
    "sozialraum.provisions",
    "sozialraum.norms",
    "sozialraum.bylaws",
    "sozialraum.rulebook",
    "sozialraum.rulings",
    "sozialraum.proceedings",
    "sozialraum.meetings",
    "sozialraum.sittings",
    "sozialraum.interests",
    "sozialraum.events",
    "sozialraum.decisions",
    "sozialraum.approvals",
    "sozialraum.elections",
    "sozialraum.attendance",
    "sozialraum.ballots",
    "sozialraum.presence",
    "sozialraum.voting",
    "sozialraum.electing",
    "sozialraum.tasks",
    "sozialraum.notes",
    "sozialraum.pictures",
    "sozialraum.annexes",
    "sozialraum.register",
    "sozialraum.transcripts",
    "sozialraum.correspondence",
    "sozialraum.circulation",
    "sozialraum.joining",
    "sozialraum.contacts",
    "sozialraum.concerns",
    "sozialraum.measures",
    "sozialraum.inbox",
    "sozialraum.agenda",
    "sozialraum.convening",
    "sozialraum.holding",
    "sozialraum.privacy",
    "sozialraum.renditions",
    "sozialraum.site",
    "sozialraum.desk",
    "sozialraum.dossier",
    "sozialraum.history",
    "sozialraum.founding",
]
INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "csp",
    *ROOMS,
    "sozialraum.config",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",  # the first three speak about every answer
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "sozialraum.config.headers.HeadersMiddleware",
    "sozialraum.config.health.HealthMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "sozialraum.config.cookies.PlainNamesMiddleware",
    "sozialraum.config.middleware.PersonalLinkMiddleware",  # before the session, which a link leaves aside
    "sozialraum.config.middleware.BriefWaitMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "sozialraum.config.in_language.LanguageMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "sozialraum.config.errors.BusyMiddleware",
    "sozialraum.actforms.typed_before.TypedBeforeMiddleware",
    "sozialraum.config.middleware.VisitorMiddleware",
    "sozialraum.config.unchanged.UnchangedMiddleware",
    "allauth.account.middleware.AccountMiddleware",
]
ROOT_URLCONF = "sozialraum.config.urls"
WSGI_APPLICATION = "sozialraum.config.wsgi.application"
TEMPLATES: list[dict[str, Any]] = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [HOUSE / "ui" / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "builtins": [
                "django.templatetags.i18n",
                "sozialraum.ui.templatetags.ui",
                "sozialraum.ui.templatetags.translation",
                "sozialraum.acts.templatetags.acts",
                "sozialraum.actforms.templatetags.forms",
            ],
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.messages.context_processors.messages",
                "sozialraum.config.navigation.around_the_page",
            ],
        },
    }
]

SQLITE: dict[str, Any] = {
    "ENGINE": "django.db.backends.sqlite3",
    "NAME": DATA / "sozialraum.sqlite3",
    "CONN_MAX_AGE": None,  # opening it and saying the PRAGMAs would cost more than an unchanged page
    "OPTIONS": {
        "transaction_mode": "IMMEDIATE",
        **{"timeout": 20, "cached_statements": 100},  # noqa: PIE800 - the latter of each thread, some 24 kB each
        "init_command": (
            "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA busy_timeout=20000; PRAGMA foreign_keys=ON;"
            "PRAGMA cache_size=-1000; PRAGMA temp_store=MEMORY;"  # kB a thread; the system keeps the file
        ),
    },
    "TEST": {"NAME": str(DATA / "test.sqlite3")},  # a file: writers of several threads must meet as they do in life
}
DATABASES: dict[str, Any] = {"default": SQLITE}
if ENV.database:
    # After an outage the first question of each thread goes over a new line, without a pause (decision 17).
    postgresql: dict[str, Any] = dict(dj_database_url.parse(ENV.database, conn_max_age=None, conn_health_checks=True))
    # Seconds; who waits longer for a row that somebody else holds is told so, as with SQLite's busy_timeout.
    postgresql["OPTIONS"] = {"connect_timeout": 5, "options": "-c lock_timeout=20s"} | postgresql.get("OPTIONS", {})
    DATABASES["default"] = postgresql

AUTH_USER_MODEL = "accounts.User"
ACCOUNT_ADAPTER = "sozialraum.config.login.AccountAdapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*"]
ACCOUNT_EMAIL_VERIFICATION = "none"  # a login by a mailed code proves the address every time
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False  # an address nobody gave us gets no mail
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
ACCOUNT_LOGIN_BY_CODE_TIMEOUT = ACCOUNT_LOGIN_TIMEOUT = 900  # seconds
ACCOUNT_LOGIN_BY_CODE_MAX_ATTEMPTS = 3
ACCOUNT_LOGIN_BY_CODE_FORMAT = {"numeric": True, "length": 8, "dashed": True}
ACCOUNT_RATE_LIMITS = False  # its own keys can be spent on a victim; we count ourselves, in access.forms.tries
MFA_ADAPTER = "sozialraum.config.login.MFAAdapter"
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes", "webauthn"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_WEBAUTHN_USER_VERIFICATION = "required"  # a passkey stands for two factors only with finger, face or PIN
TRUSTED_PROXIES = 1 if ENV.https else 0  # how many of our own stand in front and say for whom they speak
ALLAUTH_TRUSTED_PROXY_COUNT = TRUSTED_PROXIES
#: Counts of attempts must hold over all processes, and need no other program: a table of the same database.
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "django_cache",
        "OPTIONS": {"MAX_ENTRIES": 100_000},
    }
}
LANGUAGE_CODE = "de"
LANGUAGES = [(language.code, language.name) for language in ALL_LANGUAGES]
LOCALE_PATHS = [DATA / "locale"]  # made from languages/locale when a process starts
TIME_ZONE = "Europe/Berlin"
USE_TZ = True
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

STATIC_URL = "/static/"
STATIC_ROOT = DATA / "static"
MEDIA_ROOT = DATA / "files"  # never served by itself: bytes leave only through a view that asks visible_to
FILE_UPLOAD_HANDLERS = [
    "sozialraum.config.uploads.WithinBounds",
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "sozialraum.config.uploads.OnDisk",
]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}

SMTP, MAIL_INSIDE = ENV.smtp, ENV.mail_inside
if SMTP:
    try:
        route_from(SMTP)
    except ValueError as error:
        raise ImproperlyConfigured(f"SOZIALRAUM_SMTP: {error}") from None

CLAMD = ENV.clamd
if CLAMD:
    try:
        address_of(CLAMD)
    except ValueError as error:
        raise ImproperlyConfigured(f"SOZIALRAUM_CLAMD: {error}") from None
PROGRAM = __version__
BACKUP_KEY, BACKUP_SECOND, BACKUP_KEEP = ENV.backup_key, ENV.backup_second, ENV.backup_keep
if 0 < len(BACKUP_KEY) < 20:
    raise ImproperlyConfigured("SOZIALRAUM_BACKUP_KEY is too short; »sozialraum backup --new-key« makes a good one.")
try:
    Keep.read(BACKUP_KEEP)
except ValueError:
    raise ImproperlyConfigured(f"SOZIALRAUM_BACKUP_KEEP is {BACKUP_KEEP!r}; it is three numbers, e.g. 7 4 6.") from None

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF],
        "font-src": [SELF],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"  # no other host learns where one comes from; see also PersonalLinkMiddleware
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SESSION_COOKIE_AGE = 30 * 86_400  # from the last day of use; office, city and audit: see access.rules
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = ENV.https
COOKIE_PREFIX = "__Host-" if ENV.https else ""  # see config.cookies
SESSION_COOKIE_NAME, CSRF_COOKIE_NAME = f"{COOKIE_PREFIX}sessionid", f"{COOKIE_PREFIX}csrftoken"
MESSAGES_COOKIE_NAME, DEVICE_COOKIE_NAME = f"{COOKIE_PREFIX}messages", f"{COOKIE_PREFIX}device"
SECURE_HSTS_SECONDS = 31_536_000 if ENV.https else 0
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if ENV.https else None
CSRF_USE_SESSIONS = False
CSRF_FAILURE_VIEW = "sozialraum.actforms.typed_before.csrf_failure"
MESSAGE_STORAGE = "sozialraum.config.cookies.Messages"  # a GET creates no session

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {
        "tokens": {"()": "sozialraum.config.logs.WithoutTokens"},
        "seldom": {"()": "sozialraum.config.logs.Seldom"},
    },
    "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(name)s %(message)s"}},
    "handlers": {
        "console": {"class": "logging.StreamHandler", "formatter": "line", "filters": ["tokens"]},
        "strangers": {"class": "logging.StreamHandler", "formatter": "line", "filters": ["seldom", "tokens"]},
    },
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {
        "django.request": {"level": "ERROR"},
        "django.security": {"handlers": ["strangers"], "propagate": False},
    },
}
