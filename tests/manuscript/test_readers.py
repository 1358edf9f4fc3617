import pytest

from manuscript.document import Listing, Photo, Quote, Table
from manuscript.notices import Unreadable
from manuscript.readers import read

TEXT = "一、大会召开\n\n大会在湖边的会议中心召开，会员到会的有一百二十人，审议了年度工作报告。\n"


@pytest.mark.parametrize(
    ("data", "name", "code"),
    [
        (b"", "a.txt", "EMPTY"),
        (b" \n\n ", "a.txt", "EMPTY"),
        (b"%PDF-1.7 ...", "a.txt", "UNKNOWN_FORMAT"),
        (b"PK\x03\x04....", "a.md", "UNKNOWN_FORMAT"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1....", "a.txt", "UNKNOWN_FORMAT"),
        (b"  <!doctype html><p>a", "a.txt", "UNKNOWN_FORMAT"),
        (b"abc", "a.docx", "NOT_WORD"),
        (b"%PDF-1.7 ...", "a.docx", "UNKNOWN_FORMAT"),
        (b"abc", "a.pdf", "NOT_PDF"),
        (b"%PDF-1.7 ...", "a.pdf", "PDF_DAMAGED"),
        (b"abc", "a.rtf", "UNKNOWN_FORMAT"),
        (b"abc", "a", "UNKNOWN_FORMAT"),
        (bytes(range(32)) * 20, "a.txt", "BINARY"),
        ("日本語の文章です".encode("shift_jis") * 20, "a.txt", "ENCODING"),
        ("\ufeff\u3000\u200b".encode(), "a.txt", "NO_TEXT"),
    ],
)
def test_what_is_no_text_is_refused(data, name, code):
    with pytest.raises(Unreadable) as refusal:
        read(data, name)
    assert refusal.value.code == code


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030"])
def test_encodings_are_recognised(encoding):
    lines = read(TEXT.encode(encoding), "a.txt").lines
    assert [line.text for line in lines] == TEXT.strip().split("\n\n")


def test_a_few_damaged_bytes_cost_a_notice():
    data = (TEXT * 20).encode().replace("湖边".encode(), b"\xe6\xb9", 1)
    source = read(data, "a.txt")
    assert [notice.code for notice in source.notices] == ["DAMAGED_BYTES"]
    assert len(source.lines) == 40


def test_gaps_pages_and_hashes_are_noted():
    lines = read(
        "## 第一章\n\n\n正文\n\f第二页\n 第三页\n正文\n正文\n正文\n正文\n正文\n正文\n正文".encode(), "a.txt"
    ).lines
    assert [(line.depth, line.gap_before, line.page_break) for line in lines[:4]] == [
        (2, 0, False),
        (0, 2, False),
        (0, 0, True),
        (0, 0, True),
    ]


def test_indented_text_is_no_row_of_page_breaks():
    lines = read("\n".join([" 缩进一格的段落。"] * 10).encode(), "a.txt").lines
    assert not any(line.page_break for line in lines)


def test_an_address_becomes_a_link_and_loses_only_its_brackets():
    line = read("报名见官网（<http://example.org/a>），截止月底。".encode(), "a.txt").lines[0]
    assert line.text == "报名见官网（http://example.org/a），截止月底。"
    assert [(line.text[m.start : m.end], m.target) for m in line.marks] == [("http://example.org/a",) * 2]


def test_markdown_blocks_are_read():
    text = (
        '![会场](photos/a.jpg "秘书处 供图")\n\n> 少说多做。\n> ——老会员\n\n- 甲\n- 乙\n\n'
        "| 年 | 数 |\n| --- | --- |\n| 1 | 2 |\n\n"
        "**重点**见[公告](https://a.cn)\n"
    )
    source = read(text.encode(), "a.md")
    assert [line.block for line in source.lines][:4] == [
        Photo("photos/a.jpg", "会场", "秘书处 供图", "会场"),
        Quote("少说多做。", "老会员"),
        Listing(("甲", "乙")),
        Table((("年", "数"), ("1", "2"))),
    ]
    assert source.photos == ("photos/a.jpg",)
    last = source.lines[-1]
    assert (last.text, [(m.kind, last.text[m.start : m.end]) for m in last.marks]) == (
        "重点见公告",
        [("bold", "重点"), ("link", "公告")],
    )


def test_a_ruler_without_rows_is_no_table():
    assert read("| --- | --- |\n正文".encode(), "a.md").lines[0].block is None


def test_only_properties_are_front_matter():
    assert [line.text for line in read("---\ntitle: 甲\n---\n正文".encode(), "a.md").lines] == ["正文"]
    assert [line.text for line in read("---\n甲会召开。\n---\n正文".encode(), "a.md").lines][-1] == "正文"
    assert "甲会召开。" in [line.text for line in read("---\n甲会召开。\n---\n正文".encode(), "a.md").lines]
