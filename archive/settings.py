"""All settings, once. Every environment variable is read here and refused when it is wrong.

.env.example lists them. A local run needs none.
"""

import contextlib
import os
import secrets
import tempfile
from pathlib import Path

import environ
from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured

from archive.database import embedded_settings
from archive.logs import configure as configure_logs

BASE_DIR = Path(__file__).resolve().parent.parent
env = environ.Env()
if (BASE_DIR / ".env").is_file():
    env.read_env(str(BASE_DIR / ".env"))


def _secret_key(production: bool) -> str:
    """From SECRET_KEY; for a local run made once and kept in ``var/`` where only this user reads it."""
    if key := env.str("SECRET_KEY", default=""):
        return key
    if production:
        raise ImproperlyConfigured(
            "SECRET_KEY is not set. A production run needs one: set SECRET_KEY to 50 or more random characters, "
            "for example the output of: python -c 'import secrets; print(secrets.token_urlsafe(50))'"
        )
    kept = VAR_DIR / "secret_key"
    try:
        if not kept.exists() or not kept.stat().st_size:
            VAR_DIR.mkdir(parents=True, exist_ok=True)
            _keep_secret(kept, secrets.token_urlsafe(50))
        return kept.read_text().strip()
    except OSError as error:
        raise ImproperlyConfigured(
            f"{error.filename}: cannot be used ({error.strerror}). Start as the user it belongs to, "
            "or set VAR_DIR to a folder of your own."
        ) from error


def _keep_secret(path: Path, key: str) -> None:
    """Whole or not at all, and the first of several that start at once wins."""
    handle, name = tempfile.mkstemp(dir=path.parent)
    with os.fdopen(handle, "w") as file:
        file.write(key)
    with contextlib.suppress(FileExistsError):
        if path.exists() and not path.stat().st_size:
            path.unlink()
        os.link(name, path)
    Path(name).unlink()


def _list(name: str) -> list[str]:
    return [part for given in env.str(name, default="").split(",") if (part := given.strip())]


def _whole(name: str, default: int) -> int:
    given = env.str(name, default="").strip()
    if given and not given.isdecimal():
        raise ImproperlyConfigured(f"{name}={given!r} is not a whole number, such as {default}.")
    return int(given) if given else default


def _folder(name: str, default: Path) -> str:
    """An absolute folder; a relative one is meant from the project's folder, wherever a command is called."""
    return str(BASE_DIR / env.str(name, default="") if env.str(name, default="") else default)


def _boolean(name: str, default: bool) -> bool:
    given = env.str(name, default="").strip().lower()
    if given in {"", "1", "true", "yes", "on", "0", "false", "no", "off"}:
        return given in {"1", "true", "yes", "on"} if given else default
    raise ImproperlyConfigured(f"{name}={given!r} is neither yes nor no; use true or false.")


VAR_DIR = Path(_folder("VAR_DIR", BASE_DIR / "var"))
DEBUG = _boolean("DEBUG", default=False)
# Whoever names the hosts the archive answers to means to serve it to others.
ALLOWED_HOSTS = _list("ALLOWED_HOSTS")
PRODUCTION = _boolean("PRODUCTION", default=bool(ALLOWED_HOSTS) and not DEBUG)
if PRODUCTION and not ALLOWED_HOSTS:
    raise ImproperlyConfigured("ALLOWED_HOSTS is not set. A production run needs the names it answers to.")
if not PRODUCTION:
    ALLOWED_HOSTS = ["localhost", "127.0.0.1", "[::1]", *ALLOWED_HOSTS]
SECRET_KEY = _secret_key(PRODUCTION)
HTTPS = _boolean("HTTPS", default=PRODUCTION)

INSTALLED_APPS = [
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.postgres",
    "django.contrib.humanize",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django_filters",
    "django_htmx",
    "csp",
    "axes",
    "pgtrigger",
    "pghistory",
    "articles",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "archive.languages.InterfaceLanguage",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "axes.middleware.AxesMiddleware",
]

ROOT_URLCONF = "archive.urls"
WSGI_APPLICATION = "archive.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    },
]
# The widgets of forms are templates too, and ours may stand in templates/.
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"
INSTALLED_APPS.append("django.forms")


def _database() -> dict[str, object]:
    if not env.str("DATABASE_URL", default=""):
        return embedded_settings(VAR_DIR / "postgres")
    try:
        found = env.db_url("DATABASE_URL")
    except ValueError:
        found = {}
    if found.get("ENGINE") != "django.db.backends.postgresql" or not found.get("NAME"):
        raise ImproperlyConfigured(
            "DATABASE_URL must name a PostgreSQL database, such as postgres://user:password@host:5432/archive."
        )
    return {**found, "CONN_MAX_AGE": 60, "CONN_HEALTH_CHECKS": True}


DATABASES = {"default": _database()}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

STORAGES = {
    "default": {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": VAR_DIR / "media"},
    },
    "originals": {
        "BACKEND": "articles.importing.originals.OriginalsFolder",
        "OPTIONS": {
            "location": _folder("ORIGINALS_DIR", VAR_DIR / "originals"),
            "file_permissions_mode": 0o640,
        },
    },
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
if env.str("ORIGINALS_COPY_DIR", default="").strip():
    # `manage.py fixity` fills it, and repairs from it what is damaged.
    STORAGES["originals-copy"] = {
        "BACKEND": "articles.importing.originals.OriginalsFolder",
        "OPTIONS": {"location": _folder("ORIGINALS_COPY_DIR", VAR_DIR / "copy"), "file_permissions_mode": 0o640},
    }
STATIC_URL = "static/"
STATIC_ROOT = _folder("STATIC_ROOT", VAR_DIR / "static")
STATICFILES_DIRS = [BASE_DIR / "static"]
WHITENOISE_KEEP_ONLY_HASHED_FILES = False

AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "django.contrib.auth.backends.ModelBackend",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in (
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
        "NumericPasswordValidator",
    )
]
# Ten wrong passwords for one name from one address close the door for an hour.
AXES_FAILURE_LIMIT = 10
AXES_COOLOFF_TIME = 1
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_RESET_ON_SUCCESS = True

LANGUAGE_CODE = "en-gb"
LANGUAGES = [("en-gb", "English"), ("fr", "Français"), ("ar", "العربية")]
LOCALE_PATHS = [BASE_DIR / "locale"]
LANGUAGE_COOKIE_AGE = 365 * 24 * 3600
LANGUAGE_COOKIE_HTTPONLY = True
TIME_ZONE = "UTC"
USE_I18N = True
USE_TZ = True

# No nonces and no 'unsafe-*': there is no inline script or style anywhere, the admin included.
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
    }
}
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = LANGUAGE_COOKIE_SECURE = HTTPS
SECURE_SSL_REDIRECT = HTTPS
SECURE_REDIRECT_EXEMPT = [r"^healthz$"]
SECURE_HSTS_SECONDS = _whole("HSTS_SECONDS", 3600) * HTTPS
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = HTTPS
if _boolean("BEHIND_PROXY", default=False):
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
CSRF_TRUSTED_ORIGINS = _list("CSRF_TRUSTED_ORIGINS")

# Nothing bigger is sent to us than an editor's form.
DATA_UPLOAD_MAX_MEMORY_SIZE = 2_621_440
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000

LOGGING_CONFIG = None
configure_logs(json=_boolean("LOG_JSON", default=PRODUCTION), level=env.str("LOG_LEVEL", default="INFO"))

# How long an import waits for a database that went away before it stops, in seconds.
DATABASE_WAIT = _whole("DATABASE_WAIT", 60)

VERSION = "0.1.0"
SAMPLE_DIR = BASE_DIR / "articles" / "sample"
SILENCED_SYSTEM_CHECKS: list[str] = []

# The moment of each change, not of its transaction.
PGHISTORY_CREATED_AT_FUNCTION = "CLOCK_TIMESTAMP()"
