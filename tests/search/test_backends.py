"""Whatever stands in a title or a text is found, on both databases alike, and a title that has it goes first."""

from __future__ import annotations

import inspect

from modelsearch.backends import get_search_backend
from modelsearch.query import MATCH_ALL, And, Not, Or, Phrase, PlainText

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bulletins.models import NewsItemPage
from manuscript.document import Chapter, Document, NewsItem, Paragraph, Section
from search.backends import entries
from tests.factories import a_bulletin, an_issue, indexed

pytestmark = pytest.mark.django_db
TEXTS = {
    "第十二届国际纳米技术产业博览会在园区开幕": "来自多国的客商到会，现场签约项目38个，总投资1,700亿元。",
    "苏州工业园区生物医药产业加速集聚": "一家企业的PD-1抑制剂获准上市。产業鏈不断完善。",
    "微电网项目在北岸投用": "该项目用到纳米材料，由苏州，工业设计院承建。",
    "Nano Café 开业": "AI机器人 与 R&D 中心同时揭牌，张三 李四 到场。",
    "街道举行读书会": "读者很多。\n会上有人朗诵。",
}


@pytest.fixture(scope="module")
def items(shared_home):
    news = tuple(
        NewsItem(title, blocks=tuple(map(Paragraph, text.split("\n")))) for title, text in TEXTS.items()
    )
    document = Document(
        year=2026, period=1, chapters=(Chapter("要闻", "第一章", (Section("", items=news),)),)
    )
    an_issue(a_bulletin(), document=document, state="drafting")
    indexed()
    return NewsItemPage.objects.all()


def found(items, query, **options) -> list[str]:
    return [item.title[:4] for item in items.search(query, **options)]


@pytest.mark.parametrize(
    ("typed", "titles"),
    [
        ("纳米", ["第十二届", "微电网项"]),
        ("博览会", ["第十二届"]),
        ("开幕", ["第十二届"]),
        ("会在园", ["第十二届"]),
        ("苏州工业", ["苏州工业"]),  # not across a comma
        ("苏州 工业", ["苏州工业", "微电网项"]),
        ("园区苏州", []),  # in this order only
        ("国际纳米技术博览会", ["第十二届"]),  # cut into words: as one it stands nowhere
        ("pd1", ["苏州工业"]),
        ("PD-1抑制", ["苏州工业"]),
        ("PD－1", ["苏州工业"]),
        ("1700亿", ["第十二届"]),
        ("1,700", ["第十二届"]),
        ("170", []),
        ("产业链", ["苏州工业"]),  # written in traditional characters
        ("產業鏈", ["苏州工业"]),
        ("cafe", ["Nano"]),
        ("ai 机器人", ["Nano"]),
        ("机器人与", ["Nano"]),  # blanks between Chinese characters count for nothing
        ("纳米 -博览会", ["微电网项"]),
        ("纳米 -“纳米材料”", ["第十二届"]),
        ("“产业博览会”", ["第十二届"]),
        ("“产业园区”", []),
        ("《读书会》", ["街道举行"]),
        ("很多会上", []),  # not across paragraphs
        ("业", ["苏州工业", "第十二届", "Nano", "微电网项"]),
        ("", []),
        ("，。", []),
        ("-纳米", []),
    ],
)
def test_what_is_typed_finds(items, typed, titles):
    titles = [title.strip() for title in titles]
    assert sorted(title.strip() for title in found(items, typed)) == sorted(titles)


def test_a_title_goes_first(items):
    assert found(items, "纳米") == ["第十二届", "微电网项"]


def test_it_can_be_asked_in_modelsearchs_own_words(items):
    assert found(items, Phrase("纳米技术")) == ["第十二届"]
    assert sorted(found(items, PlainText("抑制剂 读书会", operator="or"))) == ["苏州工业", "街道举行"]
    assert found(items, And([PlainText("纳米"), Not(PlainText("博览会"))])) == ["微电网项"]
    assert sorted(found(items, Or([PlainText("抑制剂"), PlainText("读书会")]))) == ["苏州工业", "街道举行"]
    assert len(found(items, MATCH_ALL)) == 5
    assert found(items, Not(MATCH_ALL)) == []
    assert len(found(items, ~PlainText("纳米"))) == 3


@pytest.mark.parametrize(("fields", "titles"), [(["title"], ["第十二届"]), (["text"], ["微电网项"])])
def test_a_field_can_be_asked_alone(items, fields, titles):
    assert found(items, "纳米", fields=fields) == titles


def test_it_is_counted_sliced_and_scored(items):
    results = items.search("纳米")
    assert results.count() == 2
    assert [item.title[:4] for item in results[1:]] == ["微电网项"]
    assert results[1:].count() == 1
    first, second = results.annotate_score("score")
    assert first.score != second.score
    assert dict(items.search("纳米").facet("issue_id")) == {first.issue_id: 2}


@pytest.mark.parametrize(
    ("typed", "titles"), [("苏州工", ["苏州工业"]), ("微电网项目在北", ["微电网项"]), ("caf", ["Nano"])]
)
def test_choosers_find_by_what_is_typed_so_far(items, typed, titles):
    assert [item.title[:4].strip() for item in items.autocomplete(typed)] == titles


def test_upstream_still_has_what_is_overridden_here():
    """Names that modelsearch calls or that take its place: where one moves, ours would silently do nothing."""
    backend = get_search_backend()
    for ours, names in (
        (backend.index_class, {"add_items", "_refresh_title_norms", "delete_item", "reset"}),
        (backend.query_compiler_class, {"search", "check", "LAST_TERM_IS_PREFIX"}),
        (backend.autocomplete_query_compiler_class, {"search", "check", "LAST_TERM_IS_PREFIX"}),
        (backend.results_class, {"_do_search", "_do_count", "facet", "get_queryset"}),
    ):
        upstream = next(
            each for each in ours.__mro__ if each.__module__.startswith("modelsearch.backends.database")
        )
        assert names <= set(dir(upstream)), upstream
    assert "ObjectIndexer" not in inspect.getsource(entries)


def test_titles_are_measured_by_nobody(items, django_assert_max_num_queries):
    """Upstream averages the length of all titles at every save. A write is one statement, and one for each save point."""
    item = items.first()
    with django_assert_max_num_queries(5) as queries:
        get_search_backend().add(item)
    assert not [query for query in queries.captured_queries if "AVG(" in query["sql"]]


@pytest.mark.parametrize(
    "typed",
    [
        '"',
        "'",
        "\x00",
        "纳米\x00",
        "a:b",
        "title:纳米",
        "NEAR(",
        "* ^",
        "{body} : x",
        "\\",
        "a' OR '1",
        "-",
        "--",
        "“",
        "( AND",
        ":*",
        "<->",
        "!",
        "\ue000",
        "𰻝",
        "%s",
        "%",
    ],
)
def test_nothing_that_is_typed_is_part_of_a_language(items, typed):
    for results in (
        items.search(typed),
        items.search(typed, operator="or"),
        items.autocomplete(typed),
        items.search(Phrase(typed)),
    ):
        assert len(list(results)) == results.count()
        results.get_queryset()
    assert items.containing(typed).count() <= 5


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(max_size=60))
def test_whatever_is_typed_is_answered(items, typed):
    results = items.search(typed)
    assert {item.pk for item in results} == set(items.containing(typed).values_list("pk", flat=True))
