"""What every installation shares. Nothing here is secret and nothing here talks to a network."""

from pathlib import Path

from django.utils.translation import gettext_lazy as _

BASE_DIR = Path(__file__).resolve().parent.parent.parent
VAR_DIR = BASE_DIR / "var"  # what the running site writes: database, media, collected static files

INSTALLED_APPS = [
    "portal",
    "intake",
    "bulletins",
    "regions",
    "audit",
    "search",
    "subscriptions",
    "wagtail.contrib.redirects",
    "wagtail.contrib.typed_table_block",
    "wagtail.contrib.settings",
    "wagtail.embeds",
    "wagtail.sites",
    "wagtail.users",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "editorial",  # after Wagtail's admin, whose mails about reviews it replaces
    "editions",
    "modelcluster",
    "taggit",
    "django_filters",
    "django_tasks_db",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django.contrib.sitemaps",
    "django.contrib.humanize",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "audit.middleware.RequestOrigin",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "csp.middleware.CSPMiddleware",
    "portal.middleware.NobodyElses",
    "portal.middleware.OnlySite",
    "wagtail.contrib.redirects.middleware.RedirectMiddleware",
    "editorial.middleware.KeepWhatWasSubmitted",
]

ROOT_URLCONF = "portal.urls"
WSGI_APPLICATION = "portal.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.debug",
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "portal.context_processors.masthead",
            ],
        },
    },
]

# Eight editors who save at once lost 61 % of their saves with SQLite's defaults ("database is locked");
# taking the write lock at BEGIN, waiting for it and WAL together brought that to none.
SQLITE_OPTIONS = {
    "transaction_mode": "IMMEDIATE",
    "timeout": 20,
    "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]

LANGUAGE_CODE = "zh-hans"
LANGUAGES = [("zh-hans", _("Simplified Chinese"))]
# Ours first; then what Wagtail and its neighbours have not translated yet (docs/translations.md).
LOCALE_PATHS = [BASE_DIR / "portal" / "locale", BASE_DIR / "portal" / "upstream_locale"]
TIME_ZONE = "Asia/Shanghai"
USE_I18N = True
USE_TZ = True

STATICFILES_DIRS = [BASE_DIR / "portal" / "static"]
STATIC_ROOT = VAR_DIR / "static"
STATIC_URL = "/static/"
MEDIA_ROOT = VAR_DIR / "media"
MEDIA_URL = "/media/"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
    # Files of releases. No address leads there but the view that asks who may read the issue.
    "editions": {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": VAR_DIR / "editions"},
    },
}
EDITION_FONTS: Path | None = None  # a folder of further fonts for the PDF: rare characters in names
EDITION_FORMATS = None  # all that a bulletin has not switched off; or only those named here

# A page with a long body sends many fields.
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
# Public pages carry no inline code and ask no other host for anything. Wagtail's admin, previews in it included,
# is not there yet.
CONTENT_SECURITY_POLICY = {
    "EXCLUDE_URL_PREFIXES": ["/admin/"],
    "DIRECTIVES": {
        "default-src": ["'self'"],
        "object-src": ["'none'"],
        "base-uri": ["'none'"],
        "form-action": ["'self'"],
        "frame-ancestors": ["'self'"],
    },
}
X_FRAME_OPTIONS = "SAMEORIGIN"  # Wagtail previews pages in a frame of its own
SILENCED_SYSTEM_CHECKS = ["security.W019"]  # which asks for DENY instead

WAGTAIL_SITE_NAME = "汇刊"
WAGTAILADMIN_USER_LOGIN_FORM = "portal.forms.SignInForm"
WAGTAILADMIN_BASE_URL = "http://127.0.0.1:8000"
WAGTAILIMAGES_IMAGE_MODEL = "bulletins.PhotoFile"
WAGTAILIMAGES_IMAGE_FORM_BASE = "bulletins.file_forms.PictureForm"
WAGTAILIMAGES_EXTENSIONS = ["gif", "jpg", "jpeg", "png", "webp"]
WAGTAILIMAGES_MAX_UPLOAD_SIZE = 20 * 1024 * 1024
WAGTAILIMAGES_MAX_IMAGE_PIXELS = 80_000_000
WAGTAILDOCS_DOCUMENT_FORM_BASE = "bulletins.file_forms.DocumentForm"
WAGTAILDOCS_EXTENSIONS = ["csv", "docx", "odt", "pdf", "pptx", "txt", "xlsx", "zip"]
WAGTAILDOCS_SERVE_METHOD = "serve_view"  # every download passes the door that knows what is released
WAGTAILDOCS_MAX_UPLOAD_SIZE = 50 * 1024 * 1024
TASKS = {
    # Wagtail's own small work after a save: at once, in the same process.
    "default": {"BACKEND": "portal.after_commit.AfterCommitBackend"},
    # What follows a release: rows in the database for the worker (`manage.py run_worker`).
    "background": {"BACKEND": "django_tasks_db.DatabaseBackend"},
}
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "search.backends"}}
# A font file for the pictures that links are shared with; None: the first Chinese one that is installed; "": no pictures.
SHARE_FONT: str | None = None
SEARCH_RECENCY = 0.3  # how much more a word in a text of today counts than in one of long ago; 0: as much
# Wagtail's own editor keeps one HTML parser for all threads; see bulletins/editor_widget.py.
WAGTAILADMIN_RICH_TEXT_EDITORS = {"default": {"WIDGET": "bulletins.editor_widget.DraftailPerCall"}}
# The last approval approves the issue; it does not publish a revision. Release is an act of its own.
WAGTAIL_FINISH_WORKFLOW_ACTION = "editorial.workflow.finish_review"
WAGTAIL_WORKFLOW_CANCEL_ON_PUBLISH = False
WAGTAILADMIN_PERMITTED_LANGUAGES = [("zh-hans", "简体中文")]
WAGTAIL_USER_TIME_ZONES = ["Asia/Shanghai"]
# Nothing in the admin calls out to a host of somebody else's.
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAIL_GRAVATAR_PROVIDER_URL = None

# Addresses and networks of web servers in front whose X-Forwarded-For the audit log believes.
TRUSTED_PROXIES: list[str] = []

# How often one address may ask the public API: a number, and s, m, h or d. "": as often as it likes.
API_RATE = "120/m"

# Readers sign in on the site; the admin keeps a door of its own.
LOGIN_URL = WAGTAIL_FRONTEND_LOGIN_URL = "login"
LOGIN_REDIRECT_URL = LOGOUT_REDIRECT_URL = "/"
DEFAULT_FROM_EMAIL = "汇刊 <huikan@localhost>"
BOUNCE_ADDRESS = (
    ""  # letters to readers that come back go to bounce+TOKEN@…, read by `manage.py record_bounces`
)
EMAIL_TIMEOUT = 20  # seconds; without it a mail server that does not answer holds the worker for ever
# Addresses of this machine and of the network behind it are not called for a publisher who enters them.
WEBHOOK_PRIVATE_ADDRESSES = False

# Uploaded old issues and what was read from them, until they are drafts: no address leads there, and the clock clears it.
INTAKE_ROOT = VAR_DIR / "intake"
INTAKE_KEEP_DAYS = 90
INTAKE_MAX_BYTES = 50 * 1024 * 1024
# For the process that reads one file: seconds of processor time, MiB of memory.
INTAKE_SECONDS = 30
INTAKE_MEBIBYTES = 1024
ITEMS_PER_PAGE = 20
