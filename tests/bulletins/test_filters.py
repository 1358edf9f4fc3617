"""The list of items: what each condition leaves, what the numbers beside the choices promise, what bad input gets."""

import itertools

import pytest

from bulletins.models import NewsItemPage
from bulletins.states import IssueState
from manuscript.document import DateSpan
from regions.models import Industry, RegionPage
from tests.factories import a_bulletin, a_document, a_quarterly, an_issue, an_item, bring_to, indexed

FACETS = ("region", "industry", "bulletin", "issue", "chapter", "year", "quarter")


pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def archive(shared_home):
    """Two bulletins, three issues, two years, three districts, two industries."""
    quarterly, briefing = a_bulletin("季报"), a_bulletin("简报", kind="briefing")
    undated = a_document(an_item("无日期", bylines=("王帆",)), year=2025, period=12)
    issues = [
        an_issue(quarterly, items=7),
        an_issue(quarterly, document=a_quarterly(4, year=2025, period=4)),
        an_issue(briefing, document=undated),
    ]
    for issue in issues:
        bring_to(IssueState.RELEASED, issue)
    indexed()
    return issues


@pytest.fixture
def archive_put_away(archive):
    """For tests that write issues of their own: these are rolled back, the archive is not seen."""
    NewsItemPage.objects.update(live=False)


def asked(client, **parameters):
    response = client.get("/items/", {"format": "json", **parameters})
    assert response.status_code == 200, response.content
    return response.json()


def titles(answer):
    return [item["title"] for item in answer["items"]]


def test_every_released_item_is_listed_newest_first(client, archive):
    answer = asked(client)
    assert answer["count"] == 12
    dates = list(NewsItemPage.objects.released().newest_first().values_list("sort_date", flat=True))
    assert dates == sorted(dates, reverse=True)
    assert titles(answer) == list(NewsItemPage.objects.newest_first().values_list("title", flat=True))


@pytest.mark.parametrize("facet", FACETS)
def test_the_number_beside_a_choice_is_what_the_choice_leaves(client, archive, facet):
    choices = asked(client)["choices"][facet]
    assert choices
    left = {choice["value"]: asked(client, **{facet: choice["value"]})["count"] for choice in choices}
    assert left == {choice["value"]: choice["count"] for choice in choices}


@pytest.mark.parametrize(("one", "other"), list(itertools.permutations(FACETS, 2)))
def test_the_numbers_hold_under_another_condition_too(client, archive, one, other):
    given = {one: asked(client)["choices"][one][0]["value"]}
    choices = asked(client, **given)["choices"][other]
    left = {
        choice["value"]: asked(client, **given, **{other: choice["value"]})["count"] for choice in choices
    }
    assert left == {choice["value"]: choice["count"] for choice in choices}
    assert all(left.values())


def test_a_facet_keeps_the_other_choices_of_its_own_condition(client, archive):
    choices = asked(client, region="kunshan")["choices"]["region"]
    assert {choice["value"] for choice in choices} == {"kunshan", "wujiang", "changshu"}


def test_conditions_add_up(client, archive):
    answer = asked(
        client, region="kunshan", industry="artificial-intelligence", year=2026, after="2026-07-01"
    )
    expected = NewsItemPage.objects.filter(
        region__slug="kunshan", industries__slug="artificial-intelligence", sort_date__year=2026
    )
    assert answer["count"] == expected.count() > 0


def test_an_item_of_two_industries_counts_once_in_each_and_once_in_all(client, archive_put_away):
    an_issue(document=a_document(an_item(industries=("生物医药", "人工智能"))), state=IssueState.RELEASED)
    answer = asked(client)
    assert answer["count"] == 1
    assert {choice["label"]: choice["count"] for choice in answer["choices"]["industry"]} == {
        "生物医药": 1,
        "人工智能": 1,
    }


def test_words_must_all_occur_in_title_or_text(client, archive):
    assert asked(client, words="第3条 正文")["count"] == 2
    assert asked(client, words="第3条 不存在")["count"] == 0


def test_an_item_without_a_date_of_its_own_stands_at_the_end_of_its_period(client, archive):
    assert "无日期" in titles(asked(client, after="2025-12-31", before="2025-12-31"))


def test_items_of_a_span_are_found_by_both_its_ends(client, archive_put_away):
    days = [DateSpan.day(2026, 7, day) for day in (1, 2, 3)]
    an_issue(
        document=a_document(*(an_item(str(day.start), event=day) for day in days)), state=IssueState.RELEASED
    )
    assert titles(asked(client, after="2026-07-02", before="2026-07-02")) == ["2026-07-02"]


# -- pages


def test_pages_hold_every_item_once(client, archive, settings):
    settings.ITEMS_PER_PAGE = 5
    answer, seen = asked(client), []
    assert answer["previous"] is None
    while True:
        seen += [item["url"] for item in answer["items"]]
        if answer["next"] is None:
            break
        answer = client.get(answer["next"]).json()
    assert len(seen) == len(set(seen)) == answer["count"] == 12


@pytest.mark.parametrize(
    ("page", "number"),
    [("0", 3), ("-1", 3), ("99999999999999999999", 3), ("x", 1), ("", 1), ("\x00", 1), ("1e3", 1)],
)
def test_a_page_that_is_not_there_is_the_nearest_that_is(client, archive, settings, page, number):
    settings.ITEMS_PER_PAGE = 5
    response = client.get("/items/", {"page": page})
    assert response.status_code == 200
    assert response.context["items"].number == number


# -- bad input

BAD_VALUES = [
    "\x00", "'", '"', "''--", "%", "%00", "99999999999999999999", "-1", "1e400", "NaN", "２０２６", "<script>", "é" * 5000,
    "2026-02-30", "2026-13-01", "0000-00-00", "\ud7ff", "{{7*7}}", "../../etc",
]  # fmt: skip
PARAMETERS = [
    "words",
    "region",
    "industry",
    "bulletin",
    "issue",
    "chapter",
    "year",
    "quarter",
    "after",
    "before",
    "page",
    "format",
    "unknown",
]


@pytest.mark.parametrize("parameter", PARAMETERS)
@pytest.mark.parametrize("format_", ["", "json", "csv", "xlsx"])
def test_no_input_breaks_the_list(client, archive, parameter, format_):
    for value in BAD_VALUES:
        response = client.get("/items/", {"format": format_, parameter: value})
        assert response.status_code in {200, 400}, value


@pytest.mark.parametrize(("parameter", "value"), [
    ("after", "2026-02-30"), ("before", "gestern"), ("year", "abc"), ("year", "99999"), ("quarter", "5"),
    ("issue", "99999999999999999999"), ("words", "\x00"), ("region", "\x00"), ("words", "长" * 101),
])  # fmt: skip
def test_nonsense_is_refused_and_said_where(client, archive, parameter, value):
    response = client.get("/items/", {parameter: value, "format": "json"})
    assert response.status_code == 400
    assert parameter in response.json()["errors"]
    assert client.get("/items/", {parameter: value}).status_code == 400


@pytest.mark.parametrize("method", ["post", "put", "delete", "patch"])
def test_the_list_is_only_read(client, archive_put_away, method):
    assert getattr(client, method)("/items/").status_code in {403, 405}


def test_a_repeated_parameter_counts_once(client, archive):
    assert (
        client.get("/items/?region=kunshan&region=wujiang&format=json").json()["count"]
        == asked(client, region="wujiang")["count"]
    )


# -- shapes


def test_json_says_what_the_readme_promises(client, archive):
    item = asked(client, words="第1条", year=2026)["items"][0]
    assert item.keys() == {"title", "url", "region", "event", "issue", "characters", "figures", "summary"}
    assert item["region"] == "昆山市"
    assert item["event"] == {"start": "2026-08-02", "end": "2026-08-02"}
    assert client.get(item["url"]).status_code == 200


def test_the_page_shows_what_its_numbers_say(client, archive):
    page = client.get("/items/", {"region": "kunshan"})
    assert page.status_code == 200
    count = NewsItemPage.objects.filter(region=RegionPage.objects.get(slug="kunshan")).count()
    assert len(page.context["items"]) == count
    assert Industry.objects.count() > 2
