"""The site of an issue, opened from a folder as from a disc: no server, no network, no error."""

import io
import zipfile

import pytest

from editions.formats.site import build
from tests.editions.sample_volumes import full_volume, sample_volume

TIMEOUT = 30_000


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """The sample issue and one that holds everything, unpacked."""
    folder = tmp_path_factory.mktemp("disc")
    volumes = {
        "sample": sample_volume("quarterly-2026q3.md"),
        "full": full_volume(tmp_path_factory.mktemp("files")),
    }
    for name, volume in volumes.items():
        with zipfile.ZipFile(io.BytesIO(build(volume))) as archive:
            archive.extractall(folder / name)
    return folder


@pytest.fixture
def opened(chromium, folder):
    """opened("sample/index.html", width=390) -> a page. Fails where one erred or asked for anything but files."""
    contexts, wrong = [], []

    def open_(address, *, width=1280, **profile):
        context = chromium.new_context(viewport={"width": width, "height": 900}, locale="zh-CN", **profile)
        context.set_default_timeout(TIMEOUT)
        context.on("request", lambda one: one.url.startswith("file:") or wrong.append(one.url))
        page = context.new_page()
        page.on("console", lambda message: wrong.append(message.text) if message.type == "error" else None)
        page.on("pageerror", lambda error: wrong.append(str(error)))
        contexts.append(context)
        page.goto(f"file://{folder / address}")
        return page

    yield open_
    for context in contexts:
        context.close()
    assert not wrong


def test_a_reader_finds_an_item_by_its_words_and_reads_it(opened):
    page = opened("sample/index.html")
    page.fill("#words", "中试平台 机时")
    assert page.locator("#count").inner_text().startswith("找到")
    first = page.locator("#found li").first
    assert "中试平台" in first.locator("mark").inner_text()
    first.locator("a").click()
    assert "中试平台开放共享办法" in page.locator("h1").inner_text()
    page.locator("header a").click()
    assert page.locator("#contents").is_visible()


@pytest.mark.parametrize(
    ("words", "title"),
    [("ＮＭＮ不会有的词", ""), ("可降解血管支架", "二、第四届"), ("蚕丝再生丝素纤维", "1. 再生丝素")],
)
def test_words_nearly_as_printed_are_found_and_others_are_not(opened, words, title):
    page = opened("sample/index.html")
    page.fill("#words", words)
    found = page.locator("#found a").all_inner_texts()
    assert any(one.startswith(title) for one in found) if title else not found
    assert page.locator("#count").inner_text() == (f"找到 {len(found)} 条" if title else "本期中没有")


def test_without_scripts_everything_but_the_search_is_there(opened):
    page = opened("sample/index.html", java_script_enabled=False)
    assert not page.locator("#search").is_visible()
    page.get_by_role("link", name="一、协会第三届理事会第二次会议召开").click()
    assert "临湖会议中心" in page.locator("article").inner_text()


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("address", ["sample/index.html", "sample/text/0010.html", "full/text/0002.html"])
def test_nothing_is_wider_than_the_window_and_pictures_are_shown(opened, address, width):
    page = opened(address, width=width)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert page.evaluate("[...document.images].every((one) => one.complete && one.naturalWidth > 0)")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_text_can_be_read_by_day_and_by_night(opened, scheme):
    page = opened("sample/text/0010.html", color_scheme=scheme)
    ink, paper = page.evaluate(
        "[getComputedStyle(document.body).color, getComputedStyle(document.body).backgroundColor]"
    )
    brightness = [sum(map(int, one[4:-1].split(","))) for one in (ink, paper)]
    assert abs(brightness[0] - brightness[1]) > 550
    assert (brightness[0] > brightness[1]) == (scheme == "dark")
