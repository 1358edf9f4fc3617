"""Tests: quick hashes, mail in memory; database and media in a folder that is gone when the run ends."""

import tempfile
from pathlib import Path

from .base import *  # noqa: F403
from .base import STORAGES, TASKS
from .database import database_from_environment

_scratch = tempfile.TemporaryDirectory(prefix="huikan-tests-")
SCRATCH = Path(_scratch.name)

SECRET_KEY = "tests"  # noqa: S105
ALLOWED_HOSTS = ["testserver", "127.0.0.1", "localhost"]
DATABASES = {"default": database_from_environment(SCRATCH / "huikan.sqlite3")}
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    # A file: in memory, threads and other processes would meet other locks than in earnest.
    DATABASES["default"]["TEST"] = {"NAME": str(SCRATCH / "test.sqlite3")}
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
MEDIA_ROOT = SCRATCH / "media"
INTAKE_ROOT = SCRATCH / "intake"
STATIC_ROOT = SCRATCH / "static"
STATIC_ROOT.mkdir()
# To typeset takes longer than most tests: those that are about it ask for their formats.
EDITION_FORMATS = ()
STORAGES = {
    **STORAGES,
    "editions": {**STORAGES["editions"], "OPTIONS": {"location": SCRATCH / "editions"}},
}
# No worker runs beside the tests: what a release leaves to it happens at once, after commit.
TASKS = {**TASKS, "background": TASKS["default"]}
