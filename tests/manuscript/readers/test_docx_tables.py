"""Tables of Word: data stay tables; frames, laid-out pages and pictures over captions become what they hold."""

from manuscript.document import Photo, Table
from tests.manuscript.readers.word_files import (
    LONG,
    drawing,
    lines,
    paragraph,
    png,
    source,
    table,
    texts,
)

PICTURES = {
    "links": {f"p{n}": ("image", f"media/{n}.png", False) for n in range(3)},
    "files": {f"word/media/{n}.png": png(shade=n) for n in range(3)},
}


def picture(number):
    return paragraph(drawing(f"p{number}"))


def photos(*rows, **kind):
    """What a table becomes that stands above a paragraph."""
    found = lines(table(*rows), paragraph(LONG), **PICTURES, **kind)
    return [line.block or line.text for line in found[:-1]]


def test_data_stay_a_table():
    (line,) = lines(table(("区", "产值"), ("昆山", "1"), ("太仓", "2")))
    assert (line.block, line.text) == (Table((("区", "产值"), ("昆山", "1"), ("太仓", "2"))), "")


def test_a_table_says_whether_its_first_row_is_a_header():
    plain = '<w:tblLook w:firstRow="0"/>'
    assert lines(table(("甲", "1"), ("乙", "2"), settings=plain))[0].block.has_header is False


def test_merged_cells_leave_empty_ones():
    wide = f'<w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr>{paragraph("合计")}</w:tc>'
    start = f'<w:tc><w:tcPr><w:vMerge w:val="restart"/></w:tcPr>{paragraph("昆山")}</w:tc>'
    on = f"<w:tc><w:tcPr><w:vMerge/></w:tcPr>{paragraph('')}</w:tc>"
    cell = f"<w:tc>{paragraph('1')}</w:tc>"
    rows = (wide + cell, start + cell + cell, on + cell + cell)
    (line,) = lines(f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in rows)}</w:tbl>")
    assert line.block.rows == (("合计", "", "1"), ("昆山", "1", "1"), ("", "1", "1"))


def test_a_row_shorter_than_others_is_filled_up():
    assert lines(table(("甲", "1"), ("乙",)))[0].block.rows == (("甲", "1"), ("乙", ""))


def test_a_cell_of_several_paragraphs_keeps_its_lines():
    assert lines(table(("甲", paragraph("一") + paragraph("二")), ("乙", "2")))[0].block.rows[0] == (
        "甲",
        "一\n二",
    )


def test_a_frame_around_text_is_text():
    assert texts(table((paragraph("协会编") + paragraph("第3期"),))) == ["协会编", "第3期"]
    assert texts(table(("协会编", "2026年3月5日"))) == ["协会编", "2026年3月5日"]
    assert texts(table(("一栏",), ("两栏",))) == ["一栏", "两栏"]


def test_a_page_laid_out_with_a_table_is_read_cell_by_cell():
    left = paragraph("要闻", style="1") + paragraph(LONG)
    found = lines(table((left, paragraph("右栏。")), (paragraph("下左。"), paragraph("下右。"))))
    assert [(line.text, line.depth) for line in found] == [
        ("要闻", 1), (LONG, 0), ("右栏。", 0), ("下左。", 0), ("下右。", 0),
    ]  # fmt: skip


def test_a_table_in_a_table_is_told_row_by_row():
    inner = table(("甲", "1"), ("乙", "2"))
    assert lines(table((paragraph("表") + inner, "x"), ("y", "z")))[0].block.rows[0] == (
        "表\n甲　1\n乙　2",
        "x",
    )


def test_pictures_stand_where_their_table_stood():
    assert [one.file for one in photos((picture(0), picture(1)))] == ["picture-001.png", "picture-002.png"]


def test_a_caption_below_belongs_to_the_picture_above_it():
    found = photos((picture(0), picture(1)), ("图1：甲会现场", "乙会现场（王帆 摄）"))
    assert found == [
        Photo("picture-001.png", "甲会现场", "", "甲会现场"),
        Photo("picture-002.png", "乙会现场", "王帆", "乙会现场"),
    ]


def test_a_caption_in_the_same_cell_belongs_to_its_picture():
    found = photos((picture(0) + paragraph("甲会现场"), picture(1)))
    assert [(one.file, one.caption) for one in found] == [
        ("picture-001.png", "甲会现场"),
        ("picture-002.png", ""),
    ]


def test_a_caption_beside_the_only_picture_belongs_to_it():
    assert [one.caption for one in photos(("甲会现场", picture(0)))] == ["甲会现场"]


def test_words_beside_a_picture_are_not_those_of_the_one_above_them():
    found = photos((picture(0), picture(1)), (picture(2), "丙会现场"))
    assert [one.caption for one in found] == ["", "", "丙会现场"]


def test_a_picture_in_a_table_of_data_comes_after_it():
    found = photos(("区", "企业"), ("昆山", picture(0)), (LONG * 2, "2"))
    assert isinstance(found[0], Table)
    assert found[1] == Photo("picture-001.png")


def test_deleted_rows_are_gone_and_counted():
    kept = f"<w:tr><w:tc>{paragraph('甲')}</w:tc><w:tc>{paragraph('1')}</w:tc></w:tr>"
    gone = f"<w:tr><w:trPr><w:del/></w:trPr><w:tc>{paragraph('旧行')}</w:tc></w:tr>"
    found = source(f"<w:tbl>{kept}{gone}{kept}</w:tbl>")
    assert found.lines[0].block.rows == (("甲", "1"), ("甲", "1"))
    assert found.dropped == {"deleted characters": 2}


def test_an_empty_table_is_nothing():
    assert texts(paragraph("正文。"), table(("", "")), table()) == ["正文。"]
