"""Figures of an item: kept in its revision, refused where they are invented, shown to nobody before they are confirmed."""

import re
from dataclasses import replace

from django.core.exceptions import ValidationError
from django.urls import reverse

from wagtail.test.utils.form_data import inline_formset, nested_form_data, rich_text, streamfield

import pytest
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from bulletins.canonical import content_digest
from bulletins.document import read_issue, settled, write_issue
from bulletins.lines import Names, lines_of
from bulletins.models import ItemFigure
from bulletins.states import DistributionClass, IssueState
from editorial.actions.correct_issue import CorrectIssueAction
from editorial.actions.release_issue import RestoreIssueAction
from editorial.actions.submit_issue import CannotSubmitError
from editorial.corrections import Note
from editorial.stages import CORRESPONDENTS
from manuscript.document import Figure, FigureKind, Paragraph
from manuscript.figures import find_figures
from regions.models import RegionPage
from tests.factories import (
    a_bulletin,
    a_document,
    a_person,
    an_issue,
    an_item,
    bring_to,
    correct,
    fresh,
    people,
    submit,
)
from tests.surfaces import addresses_of, addresses_of_issue, common_addresses, text_of

pytestmark = pytest.mark.django_db
TEXT = "园区实现产值2494亿元，增长21.9%。到场观众2.3万余人。"
OUTPUT, VISITORS = find_figures([TEXT])
CONFIRMED = replace(OUTPUT, metric="工业产值", is_confirmed=True)
SECRET = replace(VISITORS, metric="待核人数")


def an_issue_with(*figures, state=IssueState.DRAFTING, bulletin=None, text=TEXT):
    item = an_item(blocks=(Paragraph(text),), figures=figures)
    return an_issue(bulletin, document=a_document(item), state=state)


def content_of(item):
    return fresh(item).get_latest_revision().content


def draft_with(item, *figures):
    draft = fresh(item).get_latest_revision_as_object()
    draft.figures = [ItemFigure.of(figure, order) for order, figure in enumerate(figures)]
    draft.save_revision(user=people().editor)
    return draft


# -- kept


def test_figures_come_back_as_they_were_written(home):
    odd = Figure(
        "指数", "3.0", "", "某产业", "-4", "回落4%左右", "近", FigureKind.RANK, "上半年", "指数回落", True
    )
    bulletin = a_bulletin()
    document = a_document(an_item(blocks=(Paragraph(TEXT),), figures=(CONFIRMED, SECRET, odd)))
    assert read_issue(write_issue(document, bulletin)) == settled(document, bulletin)


@hypothesis_settings(max_examples=60, deadline=None)
@given(st.text("0123456789,.，。年增长下降翻一番亿万元家人%累计新增列第三方面余近 \n甲乙", max_size=300))
def test_whatever_is_proposed_fits_into_the_table(text):
    for figure in find_figures([text, text.replace("，", "")]):
        ItemFigure.of(figure, 0).clean_fields(exclude=["item"])


def test_a_release_writes_the_rows_of_the_revision(home):
    issue = an_issue_with(CONFIRMED, SECRET)
    item = issue.items.get()
    draft_with(item, SECRET, replace(CONFIRMED, metric="总产值"))
    assert [row.metric for row in item.figures.all()] == ["工业产值", "待核人数"]
    bring_to(IssueState.RELEASED, issue)
    assert [row.plain for row in fresh(item).figures.all()] == [SECRET, replace(CONFIRMED, metric="总产值")]
    assert ItemFigure.objects.count() == 2


def test_a_correction_is_kept_from_readers_until_it_is_released(home, client):
    issue = an_issue_with(CONFIRMED, state=IssueState.RELEASED)
    item = issue.items.get()
    CorrectIssueAction(fresh(issue), people().editor).execute()
    draft_with(item, CONFIRMED, replace(VISITORS, is_confirmed=True))
    assert "2.3万余人</td>" not in client.get(item.get_url()).content.decode()
    correct(issue, {item.pk: Note("correction", "补充到场人数。")})
    assert "2.3万余人</td>" in client.get(item.get_url()).content.decode()
    old = client.get(f"{item.get_url()}v1/").content.decode()
    assert "2494亿元</td>" in old
    assert "2.3万余人</td>" not in old
    earlier = issue.releases.get(number=1)
    RestoreIssueAction(fresh(issue), people().publisher, earlier, "补充有误").execute()
    assert [row.metric for row in fresh(item).figures.all()] == ["工业产值"]


def test_a_changed_figure_is_no_slip(home):
    issue = an_issue_with(CONFIRMED, state=IssueState.RELEASED)
    item = issue.items.get()
    CorrectIssueAction(fresh(issue), people().editor).execute()
    draft_with(item, replace(CONFIRMED, metric="别的"))
    with pytest.raises(CannotSubmitError):
        submit(issue, {item.pk: Note("erratum", "错字。")})


def test_a_copy_takes_the_figures_along(home):
    item = an_issue_with(CONFIRMED, SECRET).items.get()
    other = an_issue(items=1).items.get()
    copy = item.copy(to=other.get_parent(), update_attrs={"slug": "copy"}, user=people().editor)
    assert [row.plain for row in copy.figures.all()] == [CONFIRMED, SECRET]


def test_a_revision_from_before_there_were_figures_has_none(home, django_assert_num_queries):
    """And nobody asks the database, once an item, whether it has."""
    item = fresh(an_issue_with(CONFIRMED).items.get())
    content = {name: value for name, value in content_of(item).items() if name != "figures"}
    old = item.with_content_json(content)
    with django_assert_num_queries(0):
        assert list(old.figures.all()) == []
        assert old.printed_figures == []


# -- what is signed


def test_only_what_is_printed_of_figures_counts(home):
    item = an_issue_with(CONFIRMED).items.get()
    content = content_of(item)
    signed = content_digest(content)
    before = {name: value for name, value in content.items() if name != "figures"}
    assert content_digest({**before, "figures": []}) == content_digest(before) != signed
    draft_with(item, SECRET, CONFIRMED)
    assert content_digest(content_of(item)) == signed
    for changes in ({"value": "2"}, {"metric": "甲"}, {"quote": "乙"}, {"period": "丙"}, {"change": "1"}):
        draft_with(item, replace(CONFIRMED, **changes))
        assert content_digest(content_of(item)) != signed


def test_a_reviewer_reads_what_is_confirmed_with_the_words_of_the_text(home):
    content = content_of(an_issue_with(CONFIRMED, SECRET).items.get())
    said = lines_of(content, Names()).fields["figures"].text
    assert said == "工业产值 2494亿元，增长21.9%：“园区实现产值2494亿元，增长21.9%”"


def test_an_issue_with_an_invented_figure_is_not_submitted(home):
    issue = an_issue_with(replace(CONFIRMED, value="9999"))
    with pytest.raises(CannotSubmitError, match="工业产值"):
        submit(issue)
    draft_with(issue.items.get(), replace(SECRET, value="9999"))
    submit(issue)


# -- who reads it


@pytest.fixture
def released(home):
    return an_issue_with(CONFIRMED, SECRET, state=IssueState.RELEASED)


def test_a_confirmed_figure_is_a_row_of_a_table(client, released):
    html = client.get(released.items.get().get_url()).content.decode()
    assert '<th scope="row">工业产值</th><td class="figure">2494亿元</td><td>增长21.9%</td>' in html


def test_a_table_has_no_column_in_which_nothing_stands(client, home):
    issue = an_issue_with(replace(VISITORS, is_confirmed=True), state=IssueState.RELEASED)
    html = client.get(issue.items.get().get_url()).content.decode()
    assert '<td class="figure">2.3万余人</td></tr>' in html
    assert html.count('<th scope="col">') == 2


def test_the_json_of_the_list_has_the_confirmed_ones(client, released):
    (item,) = client.get("/items/?format=json").json()["items"]
    assert item["figures"] == [{
        "subject": None, "metric": "工业产值", "value": "2494", "unit": "亿元", "approximation": None,
        "change": "21.9", "change_text": None, "period": None, "kind": "level",
    }]  # fmt: skip


def test_a_proposal_is_shown_at_no_door(client, released, sign_in):
    item = released.items.get()
    addresses = [
        *common_addresses(released.bulletin), *addresses_of(released.bulletin), *addresses_of_issue(released),
        f"{item.get_url()}v1/",
    ]  # fmt: skip
    assert [address for address in addresses if SECRET.metric in text_of(client.get(address))] == []
    draft = an_issue_with(CONFIRMED, SECRET)
    draft_item = draft.items.get()
    browser = sign_in(people().editor)
    seen = [
        reverse("preview:issue-page", args=[draft.pk, draft_item.get_url().lstrip("/")]),
        reverse("wagtailadmin_pages:view_draft", args=[draft_item.pk]),
    ]
    for address in seen:
        html = text_of(browser.get(address))
        assert CONFIRMED.metric in html, address
        assert SECRET.metric not in html, address


def test_figures_are_asked_for_by_those_who_may_read_their_item(home):
    for distribution in DistributionClass:
        bulletin = a_bulletin(distribution=distribution)
        an_issue_with(CONFIRMED, SECRET, bulletin=bulletin, state=IssueState.RELEASED)
    an_issue_with(CONFIRMED)
    confirmed = ItemFigure.objects.confirmed()
    assert [row.item.issue.distribution for row in confirmed.released()] == [DistributionClass.PUBLIC]
    assert confirmed.released(a_person()).count() == 2
    assert ItemFigure.objects.released().count() == 2


def test_an_indicator_asks_once_for_numbers_and_times(home, django_assert_num_queries):
    an_issue_with(CONFIRMED, replace(VISITORS, period="上半年", is_confirmed=True), state=IssueState.RELEASED)
    with django_assert_num_queries(1):
        rows = list(ItemFigure.objects.confirmed().released().with_issue())
        told = {(float(row.number), row.when) for row in rows}
    assert told == {(2494.0, "2026年第三季度"), (2.3, "上半年")}


# -- the form


def row_of(figure, **changes):
    return {
        "metric": figure.metric, "value": figure.value, "unit": figure.unit, "change": figure.change,
        "quote": figure.quote, "kind": figure.kind.value, "confirmed": "on" if figure.is_confirmed else "", **changes,
    }  # fmt: skip


def form_of(*rows, text=TEXT, **fields):
    rows = [{name: value for name, value in row.items() if value} for row in rows]
    body = streamfield([("paragraph", rich_text(f"<p>{text}</p>", features=["bold"]))])
    return nested_form_data(
        {"title": "条目", "event_precision": "day", "body": body, "bylines": inline_formset([]),
         "figures": inline_formset(rows), **fields}
    )  # fmt: skip


def errors_of(response):
    rows = response.context["form"].formsets["figures"].errors
    return {name for row in rows for name in row}


@pytest.fixture
def item(home):
    return an_issue_with().items.get()


def quote_fields(response, attribute):
    fields = re.findall(r'<textarea name="figures-0-quote"[^>]*>', response.content.decode())
    assert len(fields) == 1
    return [field for field in fields if attribute in field]


def save(browser, item, *rows, **fields):
    return browser.post(reverse("wagtailadmin_pages:edit", args=[item.pk]), form_of(*rows, **fields))


def test_an_editor_confirms_what_the_text_says(item, sign_in):
    response = save(sign_in(people().editor), item, row_of(CONFIRMED), row_of(SECRET))
    assert response.status_code == 302
    rows = content_of(item)["figures"]
    assert [(row["metric"], row["confirmed"]) for row in rows] == [("工业产值", True), ("待核人数", False)]


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"value": "两千"}, "value"),
        ({"value": "2495"}, "value"),
        ({"value": "494"}, "value"),
        ({"change": "2.19"}, "change"),
        ({"change": "x"}, "change"),
        ({"quote": "园区实现产值2494亿元，猛增21.9%"}, "quote"),
        ({"quote": ""}, "quote"),
    ],
)
def test_a_confirmed_figure_that_is_invented_is_refused(item, sign_in, changes, field):
    response = save(sign_in(people().editor), item, row_of(CONFIRMED, **changes))
    assert response.status_code == 200
    assert field in errors_of(response)
    assert not content_of(item)["figures"]


def test_a_confirmed_figure_whose_words_were_edited_away_is_refused(item, sign_in):
    response = save(sign_in(people().editor), item, row_of(CONFIRMED), text="园区产值大增。")
    assert errors_of(response) == {"quote"}
    assert not quote_fields(response, "readonly")
    assert quote_fields(save(sign_in(people().editor), item, row_of(CONFIRMED, value="2")), "readonly")


def test_a_proposal_may_be_wrong_and_one_thrown_out_is_not_looked_at(item, sign_in):
    rows = [row_of(SECRET, quote="不在正文"), row_of(CONFIRMED, value="1", DELETE="1")]
    assert save(sign_in(people().editor), item, *rows).status_code == 302
    assert [row["metric"] for row in content_of(item)["figures"]] == ["待核人数"]


def test_a_typed_number_is_kept_in_plain_digits(item, sign_in):
    response = save(sign_in(people().editor), item, row_of(CONFIRMED, value="２,494", change="２１.９"))
    assert response.status_code == 302, errors_of(response)
    assert [(row["value"], row["change"]) for row in content_of(item)["figures"]] == [("2494", "21.9")]


def test_code_cannot_save_what_is_no_number(home):
    with pytest.raises(ValidationError):
        ItemFigure.of(replace(CONFIRMED, value="many"), 0).clean()


def test_a_correspondent_proposes_and_does_not_confirm(home, sign_in):
    region = RegionPage.objects.get(title="昆山市")
    person = a_person(f"{CORRESPONDENTS}·昆山市")
    address = reverse("wagtailadmin_pages:add", args=["bulletins", "newsitempage", region.pk])
    assert sign_in(person).post(address, form_of(row_of(CONFIRMED))).status_code == 302
    waiting = fresh(region).get_children().get(title="条目").specific
    assert [(row["metric"], row["confirmed"]) for row in content_of(waiting)["figures"]] == [
        ("工业产值", False)
    ]
