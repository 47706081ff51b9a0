"""Django's settings, made from the operator's (environment.py); nothing here reads a file but the secret."""

from __future__ import annotations

import os
import secrets
from pathlib import Path

import dj_database_url

from .environment import read_environment

ENVIRONMENT = read_environment(os.environ)
BACKSTORY_HOME = ENVIRONMENT.home
BACKSTORY_SITE_NAME = ENVIRONMENT.site_name
BACKSTORY_SEARCH_KEYS = "backstory.names.texts.traces.traces_of_story"
DEBUG = ENVIRONMENT.debug
ALLOWED_HOSTS = list(ENVIRONMENT.allowed_hosts)
TIME_ZONE = ENVIRONMENT.time_zone
USE_TZ = True
USE_I18N = False
LANGUAGE_CODE = "en"


def _secret_key(home: Path) -> str:
    """The operator's, else the archive's own; before there is an archive, one for this process alone."""
    if ENVIRONMENT.secret_key:
        return ENVIRONMENT.secret_key
    try:
        kept = (home / "secret.key").read_text(encoding="ascii").strip()
    except (OSError, ValueError):
        kept = ""
    return kept or secrets.token_urlsafe(50)


SECRET_KEY = _secret_key(BACKSTORY_HOME)

INSTALLED_APPS = [
    "django.contrib.staticfiles",
    "csp",
    "django_htmx",
    "backstory.archive.apps.ArchiveConfig",
    "backstory.desk.apps.DeskConfig",
    "backstory.reader.apps.ReaderConfig",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "django.middleware.gzip.GZipMiddleware",  # outside of the next, so that style sheets are packed too
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.http.ConditionalGetMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django.middleware.common.CommonMiddleware",  # inside of those, whose headers errors need too
    "django_htmx.middleware.HtmxMiddleware",
]
ROOT_URLCONF = "backstory.site.urls"
ASGI_APPLICATION = "backstory.site.asgi.application"
WSGI_APPLICATION = "backstory.site.wsgi.application"

DATABASES = {
    "default": (
        dj_database_url.parse(ENVIRONMENT.database_url, conn_max_age=600, conn_health_checks=True)
        if ENVIRONMENT.database_url
        else {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": BACKSTORY_HOME / "archive.sqlite3",
            "CONN_MAX_AGE": None,
            "OPTIONS": {
                # Two commands may add at once: the second waits for the first's transaction.
                "timeout": 60,
                "transaction_mode": "IMMEDIATE",
                "init_command": (
                    "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON;"
                    "PRAGMA temp_store=MEMORY; PRAGMA mmap_size=268435456; PRAGMA cache_size=-32000;"
                ),
            },
        }
    )
}

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": ["backstory.reader.context.site"],
            "builtins": ["backstory.reader.templatetags.reader"],
        },
    }
]

STATIC_URL = "static/"
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = DEBUG

SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'none'"],
        "script-src": ["'self'"],
        "style-src": ["'self'"],
        "img-src": ["'self'"],
        "font-src": ["'self'"],
        "connect-src": ["'self'"],
        "form-action": ["'self'"],
        "base-uri": ["'none'"],
        "frame-ancestors": ["'none'"],
    }
}

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {"bad requests": {"()": "backstory.site.logs.BadRequestsInALine"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "filters": ["bad requests"]}},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
    "loggers": {"backstory": {"level": "INFO"}},
}
