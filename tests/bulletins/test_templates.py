"""Public pages keep to a strict content policy: nothing inline, nothing from another host."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PUBLIC = [
    path
    for path in sorted((ROOT / "templates").rglob("*.html"))
    if path.relative_to(ROOT / "templates").parts[0]
    in {"base.html", "404.html", "500.html", "components", "blocks", "portal", "bulletins", "regions"}
]
STYLES = sorted((ROOT / "portal" / "static" / "css").glob("*.css"))
SCRIPTS = sorted((ROOT / "portal" / "static" / "js").glob("*.js"))
INLINE = {
    "a style attribute": re.compile(r"<[^>]*\sstyle\s*=", re.I),
    "a style element": re.compile(r"<style\b", re.I),
    "a script without a file": re.compile(r"<script\b(?![^>]*\ssrc=)", re.I),
    "an event handler": re.compile(r"<[^>]*\son[a-z]+\s*=", re.I),
    "a javascript: address": re.compile(r"javascript:", re.I),
}
FOREIGN = re.compile(
    r"""(?:src|srcset)\s*=\s*["'](?:https?:)?//|<link[^>]*href\s*=\s*["'](?:https?:)?//""", re.I
)


def name(path):
    return str(path.relative_to(ROOT))


@pytest.mark.parametrize("path", PUBLIC, ids=name)
def test_a_public_template_holds_nothing_inline(path):
    text = path.read_text()
    assert [what for what, pattern in INLINE.items() if pattern.search(text)] == []


@pytest.mark.parametrize("path", PUBLIC, ids=name)
def test_a_public_template_asks_no_other_host(path):
    assert not FOREIGN.search(path.read_text())


@pytest.mark.parametrize("path", [*STYLES, *SCRIPTS], ids=name)
def test_a_static_file_asks_no_other_host(path):
    assert not re.search(r"@import|@font-face|https?://", path.read_text())


def test_every_public_template_is_looked_at():
    assert len(PUBLIC) > 30
    assert STYLES
    assert SCRIPTS
