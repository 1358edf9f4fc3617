"""The letter: a summary with one link, in words and in the HTML that programs for mail show alike."""

from dataclasses import replace

import pytest
from bs4 import BeautifulSoup

from editions.formats.mail import letter
from editions.volume import EditionError
from tests.editions.sample_volumes import full_volume, sample_volume


def page(volume):
    return BeautifulSoup(letter(volume).html, "html.parser")


def test_both_parts_say_the_same(tmp_path):
    told = letter(full_volume(tmp_path))
    shown = BeautifulSoup(told.html, "html.parser").body.get_text("\n")
    assert told.subject == "湖畔季报 2026年第四季度"
    for words in (
        "湖畔季报",
        "内部资料，请勿外传",
        "湖面平静",
        "第二章 区域要闻",
        "栈桥合龙 <第1段> & 其他",
        "渡口改造完成",
    ):
        assert words in told.text
        assert words in shown


def test_the_issue_itself_is_not_in_it(tmp_path):
    told = letter(full_volume(tmp_path))
    for words in ("首航载客40人", "先把桥修通", "长度不含引桥"):
        assert words not in told.text + told.html


def test_a_long_chapter_is_cut_and_says_so():
    told = letter(sample_volume("quarterly-2026q3.md"))
    assert "……共27条" in told.text
    assert told.text.count("· ") == 4 + 6 + 8
    assert len(told.html.encode()) < 100_000  # Gmail cuts what is longer


def test_the_one_link_leads_to_the_issue():
    volume = sample_volume()
    assert [link["href"] for link in page(volume).find_all("a")] == [volume.address]
    assert f"阅读本期：{volume.address}" in letter(volume).text


def test_nothing_in_it_is_loaded_or_lies_apart_from_its_element(tmp_path):
    found = page(full_volume(tmp_path))
    assert not found.find_all(["style", "script", "link", "img", "iframe", "form"])
    assert not found.find_all(attrs={"class": True})
    assert not found.find_all(attrs={"id": True})
    assert all(table["role"] == "presentation" for table in found.find_all("table"))
    assert all(cell.get("style") for cell in found.find_all(["td", "p", "h1", "h2", "a"]))


@pytest.mark.parametrize("address", ["", "javascript:alert(1)", "mailto:a@example.org", "/jibao/"])
def test_an_issue_without_an_address_is_refused(address):
    with pytest.raises(EditionError, match="no-address"):
        letter(replace(sample_volume(), address=address))


def test_the_same_volume_gives_the_same_letter():
    assert letter(sample_volume()) == letter(sample_volume())
