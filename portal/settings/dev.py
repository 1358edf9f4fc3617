"""Development and `make demo`: needs no variable at all."""

import os

from .base import *  # noqa: F403
from .base import VAR_DIR
from .database import database_from_environment

DEBUG = True
SECRET_KEY = "development only, never in production"  # noqa: S105
ALLOWED_HOSTS = ["127.0.0.1", "localhost", "[::1]"]
DATABASES = {"default": database_from_environment(VAR_DIR / "huikan.sqlite3")}
WAGTAILADMIN_BASE_URL = f"http://127.0.0.1:{os.environ.get('PORT', '8000')}"
EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"  # read what would be sent in var/mail
EMAIL_FILE_PATH = VAR_DIR / "mail"
