"""Refresh portal/upstream_locale: Chinese for what the packages we build on have not translated.

Run it after an upgrade. Every msgid of an installed package that its own zh_Hans catalogue leaves out gets
an entry here; what was translated before stays, what is new is empty and waits for a translator. An entry
whose msgid the package does translate is kept as well, as a correction of its wording: its comment quotes
what it replaces. Entries that no package uses any more are dropped. Needs babel (requirements-dev.txt).
"""

import re
from gettext import GNUTranslations, NullTranslations
from importlib.util import find_spec
from io import BytesIO
from pathlib import Path

from django.core.management.base import BaseCommand

from babel.messages.catalog import Catalog
from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

LOCALE = "zh_Hans"
MESSAGES = Path(__file__).parents[2] / "upstream_locale" / LOCALE / "LC_MESSAGES"
PACKAGES = ["django", "wagtail", "modelsearch", "taggit", "treebeard"]
PACKAGES += ["django_filters", "rest_framework", "django_tasks"]
HEADER = "# What upstream has not translated: see docs/translations.md."
# Permission labels that Wagtail puts together and sends through gettext: no catalogue can name them.
ASSEMBLED = ("Can choose", "Can lock", "Can publish", "Can unlock")
KEYWORDS = DEFAULT_KEYWORDS | {"gettext_lazy": None, "ngettext_lazy": (1, 2), "pgettext_lazy": ((1, "c"), 2)}
TEMPLATE_TAG = re.compile(r"""{%-?\s*trans(?:late)?\s+(["'])(.+?)\1""")


def template_messages(fileobj, keywords, comment_tags, options):
    """Extract {% translate "…" %}, in babel's way; no package without a catalogue uses blocktranslate."""
    for number, line in enumerate(fileobj.read().decode().splitlines(), start=1):
        for match in TEMPLATE_TAG.finditer(line):
            yield number, "gettext", match[2], []


def source_messages(package):
    """The messages of a package that brings no English catalogue, from its code."""
    methods = [("**.py", "python"), ("**.html", template_messages)]
    for _, _, msgid, _, context in extract_from_dir(package, methods, keywords=KEYWORDS):
        yield context, msgid


def catalogue(path, locale=LOCALE):
    return read_po(BytesIO(path.read_bytes()), locale) if path.exists() else Catalog(locale)


def catalogue_messages(path):
    return ((message.context, message.id) for message in catalogue(path, "en") if message.id)


def upstream(domain):
    """Yield (where, context, msgid, Chinese or "") for each message of the installed packages."""
    for name in PACKAGES:
        package = Path(find_spec(name).origin).parent
        english = sorted(package.glob(f"**/locale/en/LC_MESSAGES/{domain}.po"))
        sources = {path.parents[2]: catalogue_messages(path) for path in english}
        if not english and domain == "django":
            sources = {package / "locale": source_messages(package)}
        for folder, messages in sources.items():
            where = ".".join(folder.parent.relative_to(package.parent).parts)
            chinese = compiled(folder / LOCALE / "LC_MESSAGES" / f"{domain}.mo")
            for context, msgid in messages:
                yield where, context, msgid, in_chinese(chinese, context, msgid)
    if domain == "django":
        yield from (("wagtail.users", None, label, "") for label in ASSEMBLED)


def compiled(path):
    # Not gettext.translation(): that would also accept a package's older catalogue, zh.
    return GNUTranslations(BytesIO(path.read_bytes())) if path.exists() else NullTranslations()


def in_chinese(chinese, context, msgid):
    """The package's own translation, or "" if it has none or repeats the English."""
    singular = msgid if isinstance(msgid, str) else msgid[0]
    key = f"{context}\x04{singular}" if context else singular
    found = chinese.gettext(key) if singular is msgid else chinese.ngettext(key, key, 2)
    return "" if found in (key, singular) else found


def refreshed(domain, before):
    """Our catalogue as it should be for the packages installed now."""
    fresh = Catalog(LOCALE, domain, HEADER, "Huikan", last_translator="Huikan", fuzzy=False)
    fresh.creation_date, fresh.revision_date = before.creation_date, before.revision_date
    messages = list(upstream(domain))
    untranslated = {(context, msgid) for _, context, msgid, chinese in messages if not chinese}
    for where, context, msgid, chinese in messages:
        entry = before.get(msgid, context)
        if not entry and (context, msgid) not in untranslated:
            continue
        string = entry.string if entry else ""
        replaced = chinese and chinese != (string if isinstance(string, str) else string[0])
        notes = [f"{where}, instead of: {' '.join(chinese.split())}" if replaced else where]
        fresh.add(msgid, string, context=context, auto_comments=notes)
    return fresh


class Command(BaseCommand):
    help = "Refresh and compile the Chinese catalogue of what upstream packages leave in English."

    def handle(self, **options):
        for domain in ("django", "djangojs"):
            path = MESSAGES / f"{domain}.po"
            fresh = refreshed(domain, catalogue(path))
            path.parent.mkdir(parents=True, exist_ok=True)
            with path.open("wb") as file:
                write_po(file, fresh, width=110, no_location=True)
            with path.with_suffix(".mo").open("wb") as file:
                write_mo(file, fresh)
            empty = sum(1 for message in fresh if message.id and not any(message.string))
            self.stdout.write(f"{path.name}: {len(fresh)} entries, {empty} to translate")
