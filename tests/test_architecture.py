"""The shape of the house: who imports whom, how long things are, and that every checker we use is content."""

import ast
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
ROOMS = (
    "manuscript",
    "audit",
    "regions",
    "bulletins",
    "intake",
    "editorial",
    "editions",
    "search",
    "subscriptions",
    "portal",
)
TOOLS = Path(sys.executable).parent
LONGEST_FILE, LONGEST_FUNCTION = 400, 50
FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)
PRODUCTION = {
    "DJANGO_SETTINGS_MODULE": "portal.settings.production",
    "SECRET_KEY": "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ",
    "ALLOWED_HOSTS": "example.org",
    "BASE_URL": "https://example.org",
}


def ours(*folders):
    """Python files of ours, migrations left out: Django writes those."""
    files = (path for folder in folders for path in (ROOT / folder).rglob("*.py"))
    return [path for path in files if "migrations" not in path.parts]


def said_by(*command, **environment):
    """What a command says when it is not content; nothing when it is."""
    # The browser tests allow themselves what a deployment may not.
    inherited = {name: value for name, value in os.environ.items() if name != "DJANGO_ALLOW_ASYNC_UNSAFE"}
    run = subprocess.run(
        command, cwd=ROOT, env={**inherited, **environment}, capture_output=True, text=True, check=False
    )
    return "" if run.returncode == 0 else run.stdout + run.stderr or f"status {run.returncode}"


def test_every_room_is_looked_at():
    rooms = {path.parent.name for path in ROOT.glob("*/__init__.py")}
    assert rooms - {"tests", "bench"} == set(ROOMS)


def test_imports_lead_downwards_only():
    complaint = said_by(TOOLS / "lint-imports", "--no-cache")
    assert not complaint, complaint


@pytest.mark.parametrize("arguments", [("check",), ("format", "--check")], ids=" ".join)
def test_ruff_is_content(arguments):
    complaint = said_by(TOOLS / "ruff", *arguments, "--no-cache", ".")
    assert not complaint, complaint


def test_no_file_is_too_long_to_be_read_in_one_sitting():
    lengths = {path: len(path.read_text("utf-8").splitlines()) for path in ours(*ROOMS, "tests")}
    assert not {str(path): length for path, length in lengths.items() if length > LONGEST_FILE}


def test_no_function_is_too_long_to_be_seen_at_once():
    too_long = [
        f"{path}:{node.lineno} {node.name}"
        for path in ours(*ROOMS, "tests")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, FUNCTIONS) and node.end_lineno - node.lineno >= LONGEST_FUNCTION
    ]
    assert not too_long


def test_models_and_migrations_agree():
    complaint = said_by(sys.executable, "manage.py", "makemigrations", "--check", "--dry-run")
    assert not complaint, complaint


def test_a_deployment_with_production_settings_has_nothing_to_warn_of():
    complaint = said_by(
        sys.executable, "manage.py", "check", "--deploy", "--fail-level", "WARNING", **PRODUCTION
    )
    assert not complaint, complaint


INLINE = re.compile(r"<script(?![^>]*\bsrc=)[^>]*>|\sstyle\s*=|\son[a-z]+\s*=|javascript:", re.IGNORECASE)
DATA_ONLY = re.compile(r"<script[^>]*type=\"application/(ld\+)?json\"[^>]*>", re.IGNORECASE)


def test_public_templates_hold_no_inline_script_or_style():
    """A content policy without 'unsafe-inline' would stop them; the admin's screens are Wagtail's, a mail has no other."""
    found = [
        f"{path.relative_to(ROOT)}: {match}"
        for path in (ROOT / "templates").rglob("*.html")
        if "admin" not in str(path) and path.parent.name != "mail"
        for match in INLINE.findall(DATA_ONLY.sub("", path.read_text("utf-8")))
    ]
    assert not found


ELSEWHERE = re.compile(r"(?<![\w.])/(?:work|tmp|home|root|mnt|opt)/", re.IGNORECASE)


def test_documents_name_no_place_on_somebodys_machine():
    documents = [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), *(ROOT / "samples").glob("*.md")]
    assert not [path for path in documents if ELSEWHERE.search(path.read_text("utf-8"))]
