"""Production: stops with a sentence that names what is missing, and falls back on nothing."""

import os
import re
from ipaddress import ip_network
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured

from .base import *  # noqa: F403
from .base import API_RATE, SILENCED_SYSTEM_CHECKS, STORAGES, VAR_DIR
from .database import database_from_environment


def required(name: str, what_for: str) -> str:
    value = os.environ.get(name, "").strip()
    if not value:
        raise ImproperlyConfigured(
            f"{name} is not set. It is {what_for}. See the table of variables in README.md."
        )
    return value


def networks(said: str) -> list[str]:
    try:
        return [str(ip_network(one)) for one in said.replace(",", " ").split()]
    except ValueError as error:
        raise ImproperlyConfigured(f"TRUSTED_PROXIES: {error}") from None


def rate(said: str) -> str:
    if not re.fullmatch(r"([1-9]\d{0,8}/[smhd])?", said):
        raise ImproperlyConfigured(f"API_RATE is “{said}”; it is a number and a period, such as 120/m.")
    return said


DEBUG = False
SECRET_KEY = required("SECRET_KEY", "the key that signs sessions: 50 random characters, kept to yourself")
ALLOWED_HOSTS = (
    required("ALLOWED_HOSTS", "the site's host names, separated by commas").replace(" ", "").split(",")
)
BASE_URL = required("BASE_URL", "the site's address as visitors type it, such as https://example.org")
WAGTAILADMIN_BASE_URL = BASE_URL
CSRF_TRUSTED_ORIGINS = [BASE_URL]
DATABASES = {"default": database_from_environment(VAR_DIR / "huikan.sqlite3")}
MEDIA_ROOT = os.environ.get("MEDIA_ROOT", VAR_DIR / "media")
INTAKE_ROOT = os.environ.get("INTAKE_ROOT", VAR_DIR / "intake")
EDITION_FONTS = Path(os.environ["EDITION_FONTS"]) if os.environ.get("EDITION_FONTS") else None

STORAGES = {
    **STORAGES,
    "editions": {
        **STORAGES["editions"],
        "OPTIONS": {"location": os.environ.get("EDITIONS_ROOT", VAR_DIR / "editions")},
    },
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}

# `make serve` speaks plain HTTP on the loopback address; a public site stands behind TLS.
SECURE = BASE_URL.startswith("https://")
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE
SECURE_SSL_REDIRECT = SECURE
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
API_RATE = rate(os.environ.get("API_RATE", API_RATE).strip())
TRUSTED_PROXIES = networks(os.environ.get("TRUSTED_PROXIES", ""))
SECURE_HSTS_SECONDS = 31_536_000 if SECURE else 0
# The other host names of an organisation are not ours to bind to TLS, and a preload list is hard to leave.
SILENCED_SYSTEM_CHECKS = [*SILENCED_SYSTEM_CHECKS, "security.W005", "security.W021"]
SECURE_REFERRER_POLICY = "strict-origin-when-cross-origin"

EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
EMAIL_HOST = os.environ.get("EMAIL_HOST", "localhost")
EMAIL_PORT = int(os.environ.get("EMAIL_PORT", "25"))
EMAIL_HOST_USER = os.environ.get("EMAIL_HOST_USER", "")
EMAIL_HOST_PASSWORD = os.environ.get("EMAIL_HOST_PASSWORD", "")
EMAIL_USE_TLS = os.environ.get("EMAIL_USE_TLS", "") == "1"
BOUNCE_ADDRESS = os.environ.get("BOUNCE_ADDRESS", "")
DEFAULT_FROM_EMAIL = os.environ.get("DEFAULT_FROM_EMAIL", "huikan@localhost")
WEBHOOK_PRIVATE_ADDRESSES = os.environ.get("WEBHOOK_PRIVATE_ADDRESSES", "") == "1"
