"""No English reaches an editor through gettext, and every committed catalogue is what it says it is."""

import re
from gettext import GNUTranslations
from io import BytesIO
from pathlib import Path

from django.apps import apps
from django.utils import translation
from django.utils.translation import trans_real

import pytest
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from portal.management.commands.update_upstream_locale import PACKAGES, upstream

ROOT = Path(__file__).parents[2]
CATALOGUES = sorted((ROOT / "portal").glob("*locale/*/LC_MESSAGES/*.po"))

PLACEHOLDER = re.compile(r"%\(\w+\)[a-z]|%[a-z]|\{\w*\}")
TAG = re.compile(r"</?\w[^>]*>")
CHINESE = re.compile(r"[\u4e00-\u9fff]")
# Right as they are: names of protocols, units of size, the usual short name of a kind of system.
AS_IN_ENGLISH = {"IPv4", "IPv6", "%s KB", "%s MB", "%s GB", "%s TB", "%s PB", "GIS"}


def is_chinese(msgid, text):
    """Whether an editor can read it: some Chinese, or no word at all in any language."""
    wordless = not re.search(r"[A-Za-z]", TAG.sub("", PLACEHOLDER.sub("", text)))
    return msgid in AS_IN_ENGLISH or wordless or bool(CHINESE.search(text))


def shown(translations, context, msgid):
    singular, plural = (msgid, None) if isinstance(msgid, str) else msgid
    prefix = f"{context}\x04" if context else ""
    if plural is None:
        return translations.gettext(prefix + singular).removeprefix(prefix)
    return translations.ngettext(prefix + singular, prefix + plural, 2).removeprefix(prefix)


def entries(path):
    with path.open("rb") as file:
        return [message for message in read_po(file) if message.id]


def strings(message):
    return message.string if isinstance(message.string, (tuple, list)) else (message.string,)


def marks(text):
    """What code or browser must find again in a translation, whatever its order."""
    return {*PLACEHOLDER.findall(text), *TAG.findall(text)}


def catalogue_name(path):
    return f"{path.parents[2].name}/{path.name}"


every_catalogue = pytest.mark.parametrize("path", CATALOGUES, ids=catalogue_name)


@pytest.mark.parametrize("domain", ["django", "djangojs"])
def test_every_upstream_message_is_shown_in_chinese(domain):
    translations = trans_real.DjangoTranslation("zh-hans", domain=domain)
    installed = {app.name for app in apps.get_app_configs()} | {"django.conf"}
    left = {
        f"{where}: {msgid!r}"
        for where, context, msgid, _ in upstream(domain)
        if where in installed and not is_chinese(msgid, shown(translations, context, msgid))
    }
    assert not left, "\n".join(["to translate, see docs/translations.md:", *sorted(left)])


def test_a_permission_that_wagtail_names_at_run_time_is_shown_in_chinese():
    with translation.override("zh-hans"):
        assert translation.gettext("Can publish") == "可以发布"


def test_every_installed_app_with_translations_belongs_to_a_package_we_refresh():
    folders = {app.name: Path(app.path) for app in apps.get_app_configs()}
    upstream_apps = {name for name, folder in folders.items() if ROOT not in folder.parents}
    translated = {name.split(".")[0] for name in upstream_apps if (folders[name] / "locale").is_dir()}
    assert translated <= set(PACKAGES)


def test_a_text_left_in_english_is_noticed():
    assert not is_chinese("Save draft", "Save draft")
    assert not is_chinese("%(count)s pages", "%(count)s <b>pages</b>")
    assert is_chinese("%(label)s: ", "%(label)s：")


def test_there_are_catalogues_to_check():
    assert {catalogue_name(path) for path in CATALOGUES} >= {
        "upstream_locale/django.po",
        "upstream_locale/djangojs.po",
    }


@every_catalogue
def test_the_compiled_catalogue_says_what_its_source_says(path):
    with path.open("rb") as file:
        expected = BytesIO()
        write_mo(expected, read_po(file))
    expected.seek(0)
    with path.with_suffix(".mo").open("rb") as file:
        committed = GNUTranslations(file)._catalog
    # The headers, under "", carry dates and the name of the tool.
    assert committed | {"": ""} == GNUTranslations(expected)._catalog | {"": ""}


@every_catalogue
def test_nothing_waits_for_a_translator(path):
    waiting = [message.id for message in entries(path) if message.fuzzy or not all(strings(message))]
    assert not waiting


@every_catalogue
def test_placeholders_and_tags_survive_translation(path):
    damaged = []
    for message in entries(path):
        # Chinese has one form for all numbers: the one that English calls the plural.
        english = message.id if isinstance(message.id, str) else message.id[1]
        damaged += [text for text in strings(message) if text and marks(text) != marks(english)]
    assert not damaged
