"""The site of an issue: every address in it leads somewhere within it, and nothing of a text becomes markup or script."""

import io
import json
import posixpath
import zipfile
from dataclasses import replace
from urllib.parse import urldefrag, urlsplit

import pytest
from bs4 import BeautifulSoup

from editions.formats.site import build
from editions.volume import EditionError, Style
from manuscript.document import Attachment, Chapter, NewsItem, Paragraph, Section
from tests.editions.sample_volumes import LABELS, full_volume, long_volume, sample_volume


def members(volume):
    with zipfile.ZipFile(io.BytesIO(build(volume))) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def pages(files):
    return {
        name: BeautifulSoup(data, "html.parser") for name, data in files.items() if name.endswith(".html")
    }


def lost(files):
    """Addresses within the site that lead nowhere, and loads from outside of it."""
    found = []
    for name, page in pages(files).items():
        for tag in page.find_all(["a", "img", "link", "script"]):
            target = tag.get("href") or tag.get("src")
            if urlsplit(target).scheme and tag.name == "a":
                continue
            if posixpath.normpath(posixpath.join(posixpath.dirname(name), urldefrag(target)[0])) not in files:
                found.append((name, target))
    return found


def texts(files):
    return json.loads(files["texts.js"].decode().removeprefix("window.issueTexts = ").rstrip(";\n"))


@pytest.mark.parametrize("name", LABELS)
def test_every_address_of_a_sample_issue_leads_somewhere(name):
    files = members(sample_volume(name))
    assert lost(files) == []
    items = list(sample_volume(name).document.items())
    assert len([name for name in files if name.startswith("text/")]) == len(items)


def test_an_address_that_leads_nowhere_is_seen(tmp_path):
    files = members(full_volume(tmp_path))
    del files["images/0001.jpg"]
    assert lost(files)


def test_everything_a_volume_holds_is_there(tmp_path):
    files = members(full_volume(tmp_path))
    assert lost(files) == []
    found = pages(files)
    item = found["text/0002.html"]
    assert item.h1.text == "1. 栈桥合龙 <第1段> & 其他"
    assert item.select_one(".place").text == "第二章 区域要闻 · 一、湖东新区"
    assert item.img["alt"] == "栈桥合龙"
    assert item.find("a", string="栈桥平面图")["href"] == "../files/0001.pdf"
    assert files["files/0001.pdf"] == b"%PDF-1.4 a plan"
    front = found["index.html"]
    assert [link.text for link in front.select(".contents li")] == [
        "一、票价办法公布",
        "1. 栈桥合龙 <第1段> & 其他",
        "2. 渡口改造完成",
    ]
    for words in ("湖面平静", "“30人”应为“40人”", "准印证号", "责任编辑", "内部资料", "机构和人物（1）"):
        assert words in front.text


def test_items_lead_to_one_another_in_order(tmp_path):
    found = pages(members(full_volume(tmp_path)))
    turns = [{one["rel"][0]: one["href"] for one in page.select(".turn a")} for page in found.values()]
    assert turns[1:] == [
        {"next": "../text/0002.html"},
        {"prev": "../text/0001.html", "next": "../text/0003.html"},
        {"prev": "../text/0002.html"},
    ]


def test_headings_end_where_the_next_begin():
    item = NewsItem("渡口", blocks=(Paragraph("开通。"),))
    chapters = (
        Chapter("要闻", "第一章", (Section("城区", "一", items=(item,)), Section(items=(item,)))),
        Chapter("", "", (Section("乡镇", "二", items=(item,)), Section(items=(item,)))),
    )
    volume = sample_volume()
    files = members(replace(volume, document=replace(volume.document, chapters=chapters)))
    assert [row["place"] for row in texts(files)] == [
        "第一章 要闻 · 一、城区",
        "第一章 要闻",
        "二、乡镇",
        "",
    ]


def test_no_text_becomes_script():
    hostile = NewsItem(
        "</script><script>alert(1)</script>", blocks=(Paragraph("<img src=x onerror=alert(1)>\u2028"),)
    )
    volume = sample_volume()
    document = replace(
        volume.document, title="<b>刊", chapters=(Chapter("a", "", (Section(items=(hostile,)),)),)
    )
    files = members(replace(volume, document=document, style=Style(colour="red;}*{background:url(//x)")))
    for page in pages(files).values():
        assert {script.get("src") for script in page.find_all("script")} <= {"texts.js", "search.js"}
        assert not page.find_all("img")
    assert b"<" not in files["texts.js"]
    assert b"//x" not in files["style.css"]


def test_an_attachment_is_never_a_page(tmp_path):
    volume = full_volume(tmp_path)
    page = tmp_path / "page.html"
    page.write_text("<script>alert(1)</script>")
    item = NewsItem("渡口", blocks=(Attachment("page.html", "说明"),))
    document = replace(volume.document, chapters=(Chapter("a", "", (Section(items=(item,)),)),))
    assert "files/0001.bin" in members(replace(volume, document=document, attachments={"page.html": page}))


def test_the_same_volume_gives_the_same_bytes(tmp_path):
    assert build(full_volume(tmp_path)) == build(full_volume(tmp_path))


def test_what_is_not_there_is_refused(tmp_path):
    volume = full_volume(tmp_path)
    with pytest.raises(EditionError, match="picture-missing"):
        build(replace(volume, pictures={}))
    with pytest.raises(EditionError, match="attachment-missing"):
        build(replace(volume, attachments={}))


def test_many_items_are_many_pages():
    assert lost(members(long_volume(120))) == []
