"""The proof of a draft and the 审稿单: what a reviewer holds in the hand."""

import datetime as dt

import pypdfium2
import pytest

from editions.formats.pdf import Finding, ReviewSheet, Signature, proof, review_sheet
from editions.volume import EditionError
from tests.editions.formats import pdf_checks as checks
from tests.editions.formats.pdf_volumes import everything

FINDINGS = (
    Finding(7, "错误", "标题与正文的日期不一😀"),
    *(Finding(8, "提示", f"第{n}处数字前后不一，请与来稿核对后统一。") for n in range(1, 40)),
)


def pages(data: bytes) -> list[str]:
    drawn = pypdfium2.PdfDocument(data)
    return [checks.folded(page.get_textpage().get_text_bounded()) for page in drawn]


@pytest.fixture(scope="module")
def volume(tmp_path_factory):
    return everything(tmp_path_factory.mktemp("pictures"))


@pytest.fixture(scope="module")
def made(volume):
    return proof(volume, FINDINGS, watermark="三审稿")


def test_every_page_bears_the_watermark(made):
    assert all("三审稿" in page for page in pages(made))


def test_a_finding_stands_beside_its_item(made):
    drawn = pypdfium2.PdfDocument(made)
    for page in drawn:
        words = page.get_textpage()
        title, finding = (words.search(text).get_next() for text in ("栈桥合龙", "标题与正文"))
        if finding:
            break
    left, bottom, _, top = words.get_charbox(finding[0])
    title_left, title_bottom, _, _ = words.get_charbox(title[0])
    assert left > title_left + 300
    assert abs(bottom - title_bottom) < 12
    assert top > bottom


def test_no_finding_is_lost_however_many_there_are(made):
    text = "".join(pages(made))
    assert all(f"第{n}处数字" in text for n in range(1, 40))
    assert "不一□" in text


def test_every_text_of_the_issue_is_in_the_proof(volume, made):
    text = "".join(pages(made))
    for piece in ("先把桥修通，再谈别的。", "没有正文的一条", "第89跨", "长度不含引桥。"):
        assert piece in text


def test_lines_are_numbered_on_each_page(made):
    drawn = pypdfium2.PdfDocument(made)
    margin = drawn[0].get_textpage().get_text_bounded(0, 60, 24 * checks.MM - 4, 760)
    assert checks.folded(margin).startswith("".join(map(str, range(1, 21))))


def test_a_proof_is_refused_for_what_an_edition_is_refused_for(volume, tmp_path):
    with pytest.raises(EditionError):
        proof(everything(tmp_path, pictures={}), FINDINGS)


SHEET = ReviewSheet(
    "湖畔季报",
    "2026年第四季度",
    dt.date(2026, 12, 9),
    "湖畔协会",
    (
        Signature("初审", "沈砚舟", "通过", "数字已核对 #panic($x$)😀", "2026年12月7日"),
        Signature("复审", "顾晚照", "退回", "意见很长。" * 900, "2026年12月8日"),
        Signature("终审"),
    ),
    "9f86d081" * 8,
)


def test_a_review_sheet_says_who_signed_what_when():
    text = "".join(pages(review_sheet(SHEET)))
    said = (
        "审稿单",
        "湖畔季报",
        "初审",
        "沈砚舟",
        "通过",
        "#panic($x$)□",
        "2026年12月7日",
        "退回",
        "9f86d081" * 8,
    )
    assert [one for one in said if one not in text] == []
    assert text.count("很") == 900


def test_a_review_sheet_is_open_to_every_reader_and_the_same_twice():
    made = review_sheet(SHEET)
    assert checks.access_faults(made) == []
    assert review_sheet(SHEET) == made
