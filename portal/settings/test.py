"""Tests: quick hashes, mail in memory, media in a folder that the test run throws away."""

import tempfile

from .base import *  # noqa: F403
from .base import VAR_DIR
from .database import database_from_environment

SECRET_KEY = "tests"  # noqa: S105
ALLOWED_HOSTS = ["testserver", "127.0.0.1", "localhost"]
DATABASES = {"default": database_from_environment(VAR_DIR / "test.sqlite3")}
DATABASES["default"].setdefault("TEST", {})
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
MEDIA_ROOT = tempfile.mkdtemp(prefix="huikan-media-")
