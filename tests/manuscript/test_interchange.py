from manuscript.interchange import as_dict
from tests.manuscript.outlines import SEEDS, reading_of


def read_seed(name):
    return as_dict(reading_of((SEEDS / name).read_text(encoding="utf-8"), name))


def test_an_issue_is_data():
    data = read_seed("briefing.txt")
    assert data["schema"] == "bulletin-import-gold/1"
    assert data["publication"]["title"] == "科技工作简报"
    assert (data["publication"]["issue_no"], data["publication"]["total_no"]) == (6, 118)
    item = data["chapters"][0]["sections"][0]["items"][2]
    assert item["event_date"] == {"start": "2023-03-15", "end": "2023-03-17"}
    assert item["signatures"] == ["周鸣", "赵立"]
    assert item["dates"][0]["precision"] == "day"


def test_photos_count_the_paragraphs_before_them():
    items = read_seed("gaps.txt")["chapters"][0]["sections"][0]["items"]
    assert [[photo["after_paragraph"] for photo in item["photos"]] for item in items] == [
        [1, 1],
        [1, 1],
        [],
        [],
    ]
    assert items[2]["insets"][0]["kind"] == "document_scan"


def test_titles_that_were_taken_from_the_text_are_marked():
    items = read_seed("chronicle-lines.txt")["chapters"][0]["sections"][0]["items"]
    assert {item["title_source"] for item in items} == {"derived"}


def test_links_are_listed():
    assert read_seed("plain.md")["chapters"][0]["sections"][0]["items"][0]["links"] == [
        "https://example.org/notice"
    ]
