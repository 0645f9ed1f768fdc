"""Settings of the site; everything an office may change comes from the environment."""

import os
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

from bangfu.web.home import home
from bangfu.web.seal import derived

HERE = Path(__file__).parent
DEBUG = False
SECRET_KEY = derived("django").hex()
ALLOWED_HOSTS = os.environ.get("BANGFU_HOSTS", "127.0.0.1,localhost,[::1]").split(",")
ROOT_URLCONF = "bangfu.web.urls"
WSGI_APPLICATION = "bangfu.web.wsgi.application"

INSTALLED_APPS = [
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django_tasks",
    "django_tasks_db",
    "bangfu.web.trail",
    "bangfu.web.accounts",
    "bangfu.web.jobs",
    "bangfu.web.registry",
    "bangfu.web.leads",
    "bangfu.web.problems",
    "bangfu.web.lists",
    "bangfu.web.baselines",
    "bangfu.web.overview",
    "bangfu.web.audit",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "bangfu.web.accounts.middleware.post_of_request",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "bangfu.web.errors.tell_in_words",
]

SQLITE_PRAGMAS = (
    "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON;"
    "PRAGMA trusted_schema=OFF; PRAGMA cell_size_check=ON; PRAGMA mmap_size=0;"
    "PRAGMA journal_size_limit=67108864; PRAGMA wal_autocheckpoint=1000;"
    "PRAGMA cache_size=-16384"
)


def database() -> dict[str, object]:
    """SQLite in the home, or PostgreSQL where BANGFU_DATABASE_URL says so.

    Each thread keeps its connection: a new one begins with an empty cache.
    """
    url = os.environ.get("BANGFU_DATABASE_URL")
    if not url:
        return {
            "ENGINE": "django.db.backends.sqlite3",
            "CONN_MAX_AGE": None,
            "NAME": home() / "site.db",
            "OPTIONS": {
                "transaction_mode": "IMMEDIATE",
                "timeout": 20,
                "init_command": SQLITE_PRAGMAS,
            },
            "TEST": {"NAME": home() / "test-site.db"},
        }
    parts = urlsplit(url)
    host = parse_qs(parts.query).get("host", [parts.hostname or ""])[0]
    return {
        "ENGINE": "django.db.backends.postgresql",
        "CONN_MAX_AGE": None,
        "CONN_HEALTH_CHECKS": True,
        "NAME": parts.path.lstrip("/"),
        "USER": parts.username or "",
        "PASSWORD": parts.password or "",
        "HOST": host,
        "PORT": str(parts.port or ""),
    }


DATABASES = {"default": database()}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}

TEMPLATES = [
    {
        "NAME": "big_tables",
        "BACKEND": "django.template.backends.jinja2.Jinja2",
        "APP_DIRS": True,
        "OPTIONS": {"environment": "bangfu.web.big_tables.environment"},
    },
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [HERE / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.messages.context_processors.messages",
                "bangfu.web.context.frame",
            ],
        },
    },
]

LANGUAGE_CODE = "zh-hans"
TIME_ZONE = "Asia/Shanghai"
USE_TZ = True
USE_I18N = True

STATIC_URL = "static/"
STATIC_ROOT = home() / "static"
STATICFILES_DIRS = [HERE / "static"]

PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"
SESSION_COOKIE_AGE = 12 * 60 * 60
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
CSRF_COOKIE_HTTPONLY = True
X_FRAME_OPTIONS = "DENY"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"

# For a proxy of this machine that speaks TLS: the server believes only loopback's scheme.
HTTPS = os.environ.get("BANGFU_HTTPS") == "1"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE_SSL_REDIRECT = HTTPS
SECURE_HSTS_SECONDS = 365 * 24 * 60 * 60 if HTTPS else 0
