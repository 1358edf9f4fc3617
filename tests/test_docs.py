"""What README and docs name exists: commands and their options, make targets, variables, paths, sign-ins, words on screen.

Each test reads the documents as a person would copy from them, and the code for what there really is.
"""

import ast
import gettext
import re
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from django.core.management import get_commands, load_command_class

import pytest
from babel.messages.pofile import read_po

from portal.demo import ADMINISTRATOR, PASSWORD, PEOPLE

ROOT = Path(__file__).parents[1]
READMES = [ROOT / "README.md", ROOT / "README.zh-CN.md"]
DOCUMENTS = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])
DECISIONS = sorted((ROOT / "docs" / "decisions").iterdir())
ROOMS = ("manuscript", "audit", "regions", "bulletins", "intake", "editorial", "editions", "portal")

CODE = re.compile(r"^ {4,}\S.*$|`[^`\n]+`", re.MULTILINE)  # there are no fences, so that there is one way
#: Folders that the running site makes; their paths are named, and are in no fresh copy.
MADE_LATER = re.compile(r"^(?:var|\.venv)(?:/|$)")

each_document = pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: str(path.relative_to(ROOT)))
each_readme = pytest.mark.parametrize("path", READMES, ids=lambda path: path.name)


def code_in(path):
    """The pieces of a document that are set as code, in backticks or indented."""
    return [piece.strip("`").strip() for piece in CODE.findall(path.read_text("utf-8"))]


# -- commands


def commands_in(path):
    """(command, options) for every `manage.py …` of a document; an option's placeholder brackets do not count."""
    for piece in code_in(path):
        for name, rest in re.findall(r"manage\.py +([a-z_]+)([^#\n]*)", piece):
            yield name, re.findall(r"(?<!\S)\[?(--[a-z-]+)", rest)


def options_of(name):
    app = get_commands()[name]
    command = app if not isinstance(app, str) else load_command_class(app, name)
    return set(command.create_parser("manage.py", name)._option_string_actions)


@each_document
def test_every_manage_command_and_option_named_exists(path):
    for name, options in commands_in(path):
        assert name in get_commands(), name
        assert set(options) <= options_of(name), (name, options)


def test_the_import_page_explains_every_option_of_the_command():
    theirs = options_of("check")  # what any command has
    ours = {option for option in options_of("import_issue") - theirs if option.startswith("--")}
    explained = set(re.findall(r"`(--[a-z-]+)`", (ROOT / "docs" / "import.md").read_text("utf-8")))
    assert ours
    assert ours <= explained


def makefile():
    return (ROOT / "Makefile").read_text("utf-8")


def make_arguments():
    return set(re.findall(r"\$[({]?\$?([A-Z]+)\b", makefile()))


@each_document
def test_every_make_target_and_argument_named_exists(path):
    targets = set(re.findall(r"^([a-z-]+):", makefile(), re.MULTILINE))
    for piece in code_in(path):
        for target, rest in re.findall(r"(?:^|\s)make +([a-z][a-z-]*)([^\n]*)", piece):
            assert target in targets, target
            assert set(re.findall(r"\b([A-Z]+)=", rest)) <= make_arguments(), rest


@each_readme
def test_a_readme_names_every_make_target_meant_for_people(path):
    named = {target for piece in code_in(path) for target in re.findall(r"\bmake +([a-z-]+)", piece)}
    explained = set(re.findall(r"^([a-z-]+):[^\n]*## ", makefile(), re.MULTILINE)) - {"help"}
    assert explained <= named


# -- environment variables


def variables_read(path):
    """Names of environment variables that a Python file asks for: os.environ.get, [], setdefault, required()."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Call) and node.args:
            function, key = ast.unparse(node.func), node.args[0]
        elif isinstance(node, ast.Subscript):
            function, key = ast.unparse(node.value), node.slice
        else:
            continue
        asks = function.startswith("os.environ") or function in {"os.getenv", "required"}
        if asks and isinstance(key, ast.Constant):
            yield key.value


@cache
def read_by_the_code():
    files = [ROOT / "manage.py", ROOT / "gunicorn.conf.py"]
    files += [file for room in ROOMS for file in (ROOT / room).rglob("*.py")]
    return {name for file in files for name in variables_read(file)}


def in_table(path):
    return set(re.findall(r"^\| `([A-Z][A-Z_]+)` \|", path.read_text("utf-8"), re.MULTILINE))


@each_readme
def test_the_table_of_variables_is_what_the_code_reads(path):
    assert {"SECRET_KEY", "DATABASE_URL", "PORT"} <= read_by_the_code()  # this test sees something
    assert in_table(path) == read_by_the_code()


@each_document
def test_every_variable_set_in_a_document_is_read(path):
    named = {name for piece in code_in(path) for name in re.findall(r"^([A-Z][A-Z_]+)=", piece)}
    assert named <= read_by_the_code() | make_arguments()


# -- paths


def is_path(word):
    """Whether a word set as code means a file or folder of this repository."""
    if not re.fullmatch(r"\w[\w.-]*(?:/[\w.-]+)*/?", word, re.ASCII) or MADE_LATER.match(word):
        return False
    within_ours = "/" in word and (ROOT / word.split("/")[0]).is_dir()
    return within_ours or word.endswith(("/", ".csv", ".css", ".html", ".js", ".md", ".py", ".toml"))


def found(word, beside):
    return any((place / word).exists() for place in (ROOT, beside)) or any(ROOT.glob(f"[a-z]*/{word}"))


@each_document
def test_every_path_named_exists(path):
    words = {word for piece in code_in(path) for word in piece.split() if is_path(word)}
    words -= {"actions/", "read/"}  # a folder of two rooms, the end of an address
    assert not [word for word in words if not found(word, path.parent)]


@each_document
def test_every_link_and_picture_leads_somewhere(path):
    links = re.findall(r"\]\(([^)\s]+)\)", CODE.sub("", path.read_text("utf-8")))
    inside = [link.split("#")[0] for link in links if not link.startswith(("http", "#"))]
    assert not [link for link in inside if not (path.parent / link).exists()]


def test_the_lists_of_rooms_are_complete():
    for path in READMES:
        named = set(re.findall(r"^\| `([a-z]+)/`", path.read_text("utf-8"), re.MULTILINE))
        assert set(ROOMS) <= named, path.name


# -- decisions


def test_decisions_are_numbered_without_gaps():
    numbers = [path.name[:4] for path in DECISIONS]
    assert numbers == [f"{number:03}-" for number in range(1, len(DECISIONS) + 1)]


@pytest.mark.parametrize("path", DECISIONS, ids=lambda path: path.name)
def test_a_decision_is_short_and_says_question_choice_and_cost(path):
    text = path.read_text("utf-8")
    assert 8 <= len(text.splitlines()) <= 30
    assert text.startswith(f"# {path.name[:3]} ")
    parts = [text.index(f"**{part}.**") for part in ("Question", "Choice", "Cost")]
    assert parts == sorted(parts)


# -- what a person signs in with, and sees


@each_readme
def test_a_readme_names_everyone_of_the_demonstration(path):
    text = path.read_text("utf-8")
    assert f"`{PASSWORD}`" in text
    named = re.findall(r"^\| `([a-z]+)` \|", text, re.MULTILINE)
    assert named == [*PEOPLE, ADMINISTRATOR]


@cache
def words_on_screen():
    """Every Chinese message of our catalogues and of the packages', an ellipsis or an argument cut off."""
    words = set()
    for file in (ROOT / "portal").glob("*locale/zh_Hans/LC_MESSAGES/*.po"):
        with file.open("rb") as stream:
            words.update(
                str(m.string[0] if isinstance(m.string, tuple) else m.string) for m in read_po(stream)
            )
    for package in ("wagtail", "django"):
        folder = Path(find_spec(package).origin).parent
        for file in folder.glob("**/locale/zh_Hans/LC_MESSAGES/*.mo"):
            with file.open("rb") as stream:
                words.update(gettext.GNUTranslations(stream)._catalog.values())
    return {word.strip() for word in words if isinstance(word, str)}


def test_the_editors_guide_uses_the_words_of_the_screens():
    guide = (ROOT / "docs" / "editors-guide.zh-CN.md").read_text("utf-8")
    quoted = set(re.findall(r"「([^」]+)」", guide)) - {" "}
    assert len(quoted) > 30
    examples = {"新建《刊物名》下一期"}
    assert not quoted - words_on_screen() - examples
