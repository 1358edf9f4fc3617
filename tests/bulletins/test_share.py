"""The picture that a link is shared with: of public pages only, drawn once, and a photo where nothing can be drawn."""

from io import BytesIO

import pytest
from bs4 import BeautifulSoup
from PIL import Image

from bulletins import share
from bulletins.document import Assets
from bulletins.models import IssuePage
from bulletins.share import store
from bulletins.share.card import Card, address_of
from bulletins.share.drawing import SIZE, draw, lines_of
from bulletins.share.fonts import font_file
from bulletins.states import DistributionClass, IssueState
from manuscript.document import Paragraph, Photo
from tests.factories import a_document, a_photo, an_issue, an_item, fresh, people, withdraw
from tests.surfaces import text_of

CARD = Card("新机季报", "新机编辑部", "新机下线", "2026年第三季度")
needs_font = pytest.mark.skipif(font_file() is None, reason="no Chinese font is installed here")


@pytest.fixture
def media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    return tmp_path


@pytest.fixture
def no_font(settings):
    settings.SHARE_FONT = ""
    font_file.cache_clear()
    yield
    font_file.cache_clear()


@pytest.fixture
def issue(home, media):
    items = [an_item("新机下线", blocks=(Paragraph("下线。"), Photo("a.jpg", "图"))), an_item("无图")]
    assets = Assets(photos={"a.jpg": a_photo()})
    return an_issue(document=a_document(*items), assets=assets, state=IssueState.RELEASED)


def properties_at(client, address):
    soup = BeautifulSoup(text_of(client.get(address)), "html.parser")
    named = [
        (meta.get("property") or meta.get("name"), meta["content"]) for meta in soup.select("meta[content]")
    ]
    return dict(named)


def bytes_of(answer):
    return b"".join(answer)


@needs_font
@pytest.mark.parametrize("kind", ["item", "issue"])
def test_a_public_page_names_a_picture_of_its_own_that_is_there(client, issue, media, kind):
    page = issue if kind == "issue" else issue.items.first()
    said = properties_at(client, page.get_url())
    assert said["twitter:card"] == "summary_large_image"
    answer = client.get(said["og:image"])
    assert (answer.status_code, answer.headers["Content-Type"]) == (200, "image/png")
    picture = Image.open(BytesIO(bytes_of(answer)))
    assert picture.size == SIZE == (int(said["og:image:width"]), int(said["og:image:height"]))
    assert len(picture.getcolors(1 << 20)) > 10  # letters, not an empty sheet


@needs_font
def test_a_picture_is_drawn_once(client, issue, media, monkeypatch):
    drawings = []
    monkeypatch.setattr(store, "draw", lambda *given: drawings.append(given) or draw(*given))
    address = address_of(issue.items.first())
    first, second = (bytes_of(client.get(address)) for _ in range(2))
    assert first == second
    assert len(drawings) == len(list((media / store.FOLDER).iterdir())) == 1


@needs_font
def test_another_title_is_another_picture_and_the_old_address_leads_to_it(client, issue):
    item = issue.items.first()
    old = address_of(item)
    type(item).objects.filter(pk=item.pk).update(title="另一个标题")
    answer = client.get(old)
    assert (answer.status_code, answer.headers["Location"]) == (302, address_of(fresh(item)))
    assert address_of(fresh(item)) != old


@needs_font
def test_an_address_that_somebody_made_up_draws_nothing(client, issue, media):
    for digest in ("0" * 24, "x"):
        assert client.get(f"/share/{issue.pk}/{digest}.png").status_code == 302
    assert client.get(f"/share/{2**63}/x.png").status_code == 404
    assert not (media / store.FOLDER).exists()


@needs_font
@pytest.mark.parametrize("distribution", [DistributionClass.MEMBERS, DistributionClass.INTERNAL])
def test_a_closed_issue_has_no_picture_even_for_its_readers(sign_in, issue, distribution):
    addresses = [address_of(page) for page in (issue, issue.items.first())]
    IssuePage.objects.filter(pk=issue.pk).update(distribution=distribution)
    browser = sign_in(people().editor)
    assert {browser.get(address).status_code for address in addresses} == {404}
    assert "og:image" not in properties_at(browser, issue.get_url())


@needs_font
def test_a_withdrawn_issue_has_no_picture_although_its_file_is_there(client, issue, media):
    address = address_of(issue)
    assert client.get(address).status_code == 200
    withdraw(issue)
    assert list((media / store.FOLDER).iterdir())
    assert client.get(address).status_code == 404
    assert client.get(f"/media/images/../share/{address.rsplit('/', 1)[1]}").status_code == 404


def test_without_a_font_a_page_names_its_first_photo_or_none(client, issue, no_font):
    with_photo, without = issue.items.in_order()
    said = properties_at(client, with_photo.get_url())
    assert client.get(said["og:image"]).status_code == 200
    assert said["og:image"].endswith(".webp")
    said = properties_at(client, without.get_url())
    assert "og:image" not in said
    assert said["twitter:card"] == "summary"


def test_without_a_font_no_picture_is_drawn(client, issue, no_font, media):
    assert client.get(f"/share/{issue.pk}/{share.card_of(issue).digest}.png").status_code == 404
    assert not (media / store.FOLDER).exists()


def test_a_file_that_is_no_font_is_not_used(settings, tmp_path):
    settings.SHARE_FONT = str(tmp_path / "no.ttf")
    (tmp_path / "no.ttf").write_bytes(b"not a font")
    font_file.cache_clear()
    assert font_file() is None
    font_file.cache_clear()


@needs_font
@pytest.mark.parametrize(
    "title", ["", "一" * 255, "W" * 255, "\u202e\x00\n倒写", " ", "甲" * 40 + "，" * 40, "👍🏽"]
)
def test_any_title_can_be_drawn(title):
    card = Card("名" * 200, "署" * 100, title, "2026年")
    assert Image.open(BytesIO(draw(card, font_file()))).size == SIZE


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("一二三四五六七", ["一二三四五", "六七"]),
        ("一二三四五，六七", ["一二三四五，", "六七"]),
        ("一二三PD-1号", ["一二三", "PD-1号"]),
        ("", []),
    ],
)
def test_lines_break_as_chinese_is_set(text, lines):
    assert lines_of(text, len, 5) == lines
