from dataclasses import replace

from manuscript.dates import Timeframe
from manuscript.document import Chapter, DateSpan, NewsItem, Paragraph, Photo, Section
from manuscript.placing import place_captions
from tests.manuscript.outlines import reading_of

TEXT = """【测试场启用】2018年6月4日，某研究院测试场启用。
【样机下线】2018年6月30日，样机下线。
2018年6月4日，研究院测试场启用仪式举行 （新闻中心  供稿）
【年度大会闭幕】2018年9月2日，大会闭幕。
"""


def test_a_caption_goes_to_the_item_it_describes_and_says_so():
    reading = reading_of(TEXT)
    assert [len(item.photos) for item in reading.document.items()] == [1, 0, 0]
    moved = next(notice for notice in reading.notices if notice.code == "CAPTION_MOVED")
    assert moved.params["origin"] == "样机下线"


def test_a_caption_that_describes_no_item_stays():
    reading = reading_of(TEXT.replace("研究院测试场启用仪式举行", "志愿者清理湖岸"))
    assert [len(item.photos) for item in reading.document.items()] == [0, 1, 0]


def item_with(*photos):
    blocks = (Paragraph("测试场启用。"), *photos)
    chapters = (Chapter("要闻", sections=(Section(items=(NewsItem("测试场启用", blocks=blocks),)),)),)
    return list(place_captions(chapters, Timeframe(2018), [1])[0][0].sections[0].items[0].photos)


def test_the_only_picture_and_the_only_caption_of_an_item_are_one_photo():
    told = Photo(caption="启用仪式现场", credit="新闻中心", alt="启用仪式现场")
    assert item_with(Photo(file="a.jpg"), told) == [replace(told, file="a.jpg")]


def test_two_pictures_leave_open_which_of_them_a_caption_describes():
    photos = [Photo(file="a.jpg"), Photo(file="b.jpg"), Photo(caption="启用仪式现场")]
    assert item_with(*photos) == photos


def test_a_picture_with_its_caption_goes_to_the_item_it_describes():
    photo = Photo(file="a.jpg", caption="2018年6月4日，研究院测试场启用现场")
    items = (
        NewsItem("测试场启用", event=DateSpan.day(2018, 6, 4), blocks=(Paragraph("测试场启用。"),)),
        NewsItem("样机下线", event=DateSpan.day(2018, 6, 30), blocks=(Paragraph("样机下线。"), photo)),
    )
    placed, told = place_captions(
        (Chapter("要闻", sections=(Section(items=items),)),), Timeframe(2018), [1, 3]
    )
    assert [list(item.photos) for item in placed[0].sections[0].items] == [[photo], []]
    assert [notice.code for notice in told] == ["CAPTION_MOVED"]
