"""Typesetting happens elsewhere: what eats time or memory there is ended, and said in a few words."""

import datetime as dt

import pytest
from fontTools.ttLib import TTFont

from editions.formats.pdf.glyphs import coverage
from editions.typesetting import child
from editions.typesetting.child import FONTS, Order
from editions.volume import EditionError
from manuscript.reading_child import Limits

TODAY = dt.date(2026, 12, 9)
DOCUMENT = '#set document(title: "a")\n#set text(lang: "zh", font: "Noto Serif SC")\n'
HUNGRY = "#let s = range(1000)\n#for i in range(40) { s = s + s }\n#s.len()"
SLOW = "#let n = 0\n#for i in range(100000) { for k in range(100000) { n += 1 } }\n#n"


@pytest.fixture
def typeset(tmp_path, monkeypatch):
    """A template of the test's own in place of ours."""

    def typeset(source: str, limits: Limits) -> bytes:
        (tmp_path / "own.typ").write_text(DOCUMENT + source, encoding="utf-8")
        return child.typeset(Order("own.typ", {}, TODAY), limits)

    monkeypatch.setattr(child, "TEMPLATES", tmp_path)
    return typeset


def reason(typeset, source: str, seconds: int = 20, mebibytes: int = 2048) -> str:
    with pytest.raises(EditionError) as refused:
        typeset(source, Limits(seconds, mebibytes))
    assert refused.value.code == "not-typeset"
    return refused.value.details["reason"]


def test_a_page_is_typeset_within_the_limits(typeset):
    assert typeset("= 一", Limits(20, 2048)).startswith(b"%PDF")


def test_one_that_eats_memory_is_ended(typeset):
    assert reason(typeset, HUNGRY, mebibytes=1024) == "> 1024 MiB"


def test_one_that_never_ends_is_ended(typeset):
    assert reason(typeset, SLOW, seconds=1) in {"> 1 s", "> 2 s"}


def test_what_typst_says_is_passed_on_shortened(typeset):
    assert reason(typeset, f'#panic("{"x" * 900}")').startswith("panicked with: xxx")
    assert len(reason(typeset, f'#panic("{"x" * 900}")')) <= 200


@pytest.mark.parametrize(
    "source",
    [
        '#read("/etc/hostname")',
        '#read("../../../../etc/hostname")',
        '#import "@preview/tablex:0.0.8": tablex',
    ],
)
def test_templates_reach_nothing_outside_their_folder(typeset, source):
    assert reason(typeset, source)


def test_fonts_of_the_system_are_not_there(typeset):
    made = typeset('#text(font: "DejaVu Sans")[a]', Limits(20, 2048))
    assert b"DejaVu" not in made


def test_a_folder_of_further_fonts_is_asked_for_what_it_draws(tmp_path):
    (tmp_path / "rare.ttf").write_bytes((FONTS / "NotoSansSC-Regular.ttf").read_bytes())
    (tmp_path / "broken.ttf").write_bytes(b"no font at all")
    assert coverage(tmp_path).characters == coverage(None).characters
    font = TTFont(FONTS / "NotoSansSC-Regular.ttf")
    for table in font["cmap"].tables:
        if table.format == 12:
            table.cmap[0x1F600] = "A"
    font.save(tmp_path / "rare.ttf")
    assert "😀" in coverage(tmp_path)
    assert "😀" not in coverage(None)
    assert repr(coverage(tmp_path)) != repr(coverage(None))  # findings are kept by it


def test_the_list_of_what_our_fonts_draw_is_true():
    drawn = set().union(*(TTFont(path, lazy=True).getBestCmap() for path in FONTS.glob("*.ttf")))
    assert coverage(None).characters == set(map(chr, drawn))


def test_our_fonts_draw_what_chinese_print_needs():
    gb2312 = bytes(
        code for row in range(0xB0, 0xF8) for cell in range(0xA1, 0xFF) for code in (row, cell)
    ).decode("gb2312", "ignore")
    print_needs = "〔〕【】《》〈〉「」『』·—…№℃‰①⑩⑳㎡％＋－０９，。：；！？（）“”‘’〇×÷±≥≤°″→■●★ⅠⅫ㈠"
    full_width = "".join(map(chr, range(0xFF21, 0xFF5B)))
    assert set(gb2312 + print_needs + full_width + "國際經濟臺灣堃喆玥珺") <= coverage(None).characters
