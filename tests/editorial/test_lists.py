"""用词表、名称表: who keeps them, what they refuse, and files in and out."""

from __future__ import annotations

import csv
from io import StringIO

from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

import pytest
from bs4 import BeautifulSoup

from editorial.levels import FindingLevel
from editorial.list_files import MOST_ROWS, ListFileError, take_in
from editorial.models import OfficialName, SilentCheck, WordRule
from editorial.stages import REVIEWERS, Stage
from tests.factories import a_person, people

pytestmark = pytest.mark.django_db

WORDS, NAMES = "wagtailsnippets_editorial_wordrule", "wagtailsnippets_editorial_officialname"


@pytest.fixture(autouse=True)
def _nothing_on_the_lists(home):
    WordRule.objects.all().delete()
    OfficialName.objects.all().delete()


def a_file_of(*rows: tuple[str, ...], encoding: str = "utf-8") -> bytes:
    out = StringIO()
    csv.writer(out).writerows(rows)
    return out.getvalue().encode(encoding)


def heads(model=WordRule) -> tuple[str, ...]:
    """The columns as the screen calls them."""
    return tuple(str(model._meta.get_field(name).verbose_name) for name in model.COLUMNS)


HEAD = heads()
ERROR, HINT = str(FindingLevel.ERROR.label), str(FindingLevel.HINT.label)


def taken(data: bytes, model=WordRule):
    return take_in(model, data, people().editor)


def words() -> dict[str, tuple]:
    return {row.term: (row.level, row.replacement, row.advice) for row in WordRule.objects.all()}


# -- what a row may be


@pytest.mark.parametrize(
    "fields", [{"term": " "}, {"term": "莱茵", "replacement": "莱茵河"}, {"term": "甲", "level": "loud"}]
)
def test_a_word_that_makes_no_sense_is_refused(fields):
    with pytest.raises(ValidationError):
        WordRule(**fields).full_clean()


def test_a_word_stands_once_on_the_list_whatever_the_spaces_around_it():
    WordRule.objects.create(term="首家")
    with pytest.raises(ValidationError):
        WordRule(term=" 首家 ").full_clean()


@pytest.mark.parametrize("wrong", ["大学", "甲大", "另一家|甲地大学"])
def test_a_wrong_spelling_that_would_find_the_right_name_is_refused(wrong):
    with pytest.raises(ValidationError):
        OfficialName(full="甲地大学", short="甲大", wrong=wrong).full_clean()


def test_wrong_spellings_are_kept_one_by_one():
    name = OfficialName(full="甲地大学", wrong=" 甲地大字｜ |甲第大学|")
    name.full_clean()
    assert name.wrong_spellings == ("甲地大字", "甲第大学")


# -- files


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_a_file_is_read_as_spreadsheets_write_it(encoding):
    done = taken(a_file_of(HEAD, ("截止", ERROR, "截至", "后接日期用截至"), encoding=encoding))
    assert (done.added, words()) == (1, {"截止": ("error", "截至", "后接日期用截至")})


def test_a_file_may_name_some_columns_in_any_order():
    taken(a_file_of((HEAD[2], "备注", "term"), ("截至", "不认识的栏", "截止")))
    assert words() == {"截止": ("warning", "截至", "")}


def test_a_file_replaces_what_it_names_and_leaves_the_rest():
    WordRule.objects.create(term="甲", advice="旧")
    WordRule.objects.create(term="乙", advice="旧")
    WordRule.objects.create(term="丙", advice="留")
    done = taken(a_file_of(HEAD, ("甲", HINT, "", "新"), ("乙", "warning", "", "旧"), ("丁", "", "", "")))
    assert (done.added, done.changed, done.unchanged) == (1, 1, 1)
    assert {term: row[2] for term, row in words().items()} == {"甲": "新", "乙": "旧", "丙": "留", "丁": ""}


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (a_file_of(("栏", "级"), ("甲", ERROR)), HEAD[0]),
        (a_file_of(HEAD, ("甲", "很重", "", "")), "2"),
        (a_file_of(HEAD, ("好的", "", "", ""), ("", ERROR, "", "没有词")), "3"),
        (a_file_of(HEAD, ("甲", "", "", ""), (" 甲", "", "", "")), "3"),
        (a_file_of(HEAD, ("甲" * 61, "", "", "")), "2"),
        (b"\x00\x01\x02\xff\xfe" * 9, "CSV"),
        (a_file_of(HEAD, *([("甲", "", "", "")] * (MOST_ROWS + 1))), str(MOST_ROWS)),
        (b'\xef\xbb\xbfterm\n"' + b"x" * 200_000, "CSV"),
        (b"term\n" + b"x" * 1_100_000, "1 MB"),
        (b"", HEAD[0]),
    ],
    ids=["columns", "level", "no word", "twice", "long", "binary", "rows", "a cell", "size", "empty"],
)
def test_a_file_with_a_fault_changes_nothing_and_names_the_line(data, told):
    with pytest.raises(ListFileError) as refusal:
        taken(data)
    assert told in " ".join(refusal.value.faults)
    assert words() == {}


def test_what_was_taken_out_can_be_taken_in_again(sign_in):
    WordRule.objects.create(term="截止", level="error", replacement="截至", advice='含"引号"，逗号')
    before = words()
    response = sign_in(people().editor).get(reverse(f"{WORDS}:list"), {"export": "csv"})
    data = b"".join(response)
    assert data.startswith("\ufeff".encode())
    WordRule.objects.all().delete()
    taken(data)
    assert words() == before


def test_names_go_in_and_out_as_well(sign_in):
    taken(a_file_of(heads(OfficialName), ("甲地大学", "甲大", "甲地大字")), OfficialName)
    assert OfficialName.objects.get().wrong_spellings == ("甲地大字",)


# -- the screens


def send(browser, data: bytes, name=WORDS):
    return browser.post(reverse(f"{name}:import"), {"file": SimpleUploadedFile("a.csv", data)}, follow=True)


def test_an_editor_takes_a_file_in_and_is_told_what_it_did(sign_in):
    page = send(sign_in(people().editor), a_file_of(HEAD, ("截止", ERROR, "截至", ""))).content.decode()
    assert "截止" in page
    assert words()


def test_an_editor_is_shown_what_stands_in_the_way(sign_in):
    page = send(sign_in(people().editor), a_file_of(HEAD, ("<b>", "无此级", "", ""))).content.decode()
    assert page.count("<b>") == page.count("</b>") == len(HEAD)
    assert "无此级" in page
    assert words() == {}


@pytest.mark.parametrize("name", [WORDS, NAMES])
@pytest.mark.parametrize("group", ["通讯员", REVIEWERS[Stage.FIRST]])
def test_nobody_else_touches_the_lists(sign_in, group, name):
    browser = sign_in(a_person(group))
    for address in ("list", "add", "import"):
        response = browser.get(reverse(f"{name}:{address}"))
        assert response.status_code == 302, address
    assert send(browser, a_file_of(HEAD, ("截止", "", "", "")), name).status_code == 200  # the front screen
    assert words() == {}


@pytest.mark.parametrize("name", ["editor", "publisher"])
def test_the_office_keeps_the_lists(sign_in, name):
    browser = sign_in(getattr(people(), name))
    browser.post(reverse(f"{WORDS}:add"), {"term": "截止", "level": "error"})
    assert words() == {"截止": ("error", "", "")}
    page = browser.get(reverse(f"{WORDS}:list")).content.decode()
    assert "截止" in page
    assert reverse(f"{WORDS}:import") in page


SILENT = "wagtailsnippets_editorial_silentcheck"


def test_an_editor_chooses_a_check_by_its_sentence_and_no_check_of_errors_is_offered(sign_in):
    browser = sign_in(people().editor)
    page = BeautifulSoup(browser.get(reverse(f"{SILENT}:add")).content, "html.parser")
    offered = {option["value"]: option.text for option in page.select("select[name=code] option")}
    assert "picture-small" in offered
    assert not {"item-empty", "word-listed", ""} & set(offered)
    assert not [sentence for sentence in offered.values() if "%(" in sentence or "%%" in sentence]
    browser.post(reverse(f"{SILENT}:add"), {"code": "item-empty"})
    assert not SilentCheck.objects.exists()
    browser.post(reverse(f"{SILENT}:add"), {"code": "picture-small", "reason": "旧照片"})
    assert SilentCheck.objects.get().reason == "旧照片"
    assert offered["picture-small"] in browser.get(reverse(f"{SILENT}:list")).content.decode()


def test_the_list_asks_the_same_of_three_words_as_of_thirty(sign_in):
    """Session, person, groups and rights; the number of rows, and the rows; what the menu counts."""
    browser, asked = sign_in(people().editor), []
    browser.get(reverse(f"{WORDS}:list"))  # content types and permissions are remembered from here on
    for count in (3, 27):
        WordRule.objects.bulk_create(WordRule(term=f"词{count}{number}") for number in range(count))
        with CaptureQueriesContext(connection) as queries:
            browser.get(reverse(f"{WORDS}:list"))
        asked.append(len(queries))
    assert asked[0] == asked[1], asked
