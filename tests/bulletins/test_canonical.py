"""What counts as a change of a revision, and what does not."""

import copy
import datetime as dt
import json

from django.urls import reverse

import pytest

from bulletins.blocks import ItemBody
from bulletins.canonical import canonical_content, content_digest, files_of
from bulletins.document import Assets
from manuscript.document import Figure, Listing, Mark, Paragraph, Photo, Quote, Table
from tests.factories import a_document, a_file, a_photo, an_issue, an_item, fresh, people

pytestmark = pytest.mark.django_db

BLOCKS = (
    Paragraph("正文里有粗体和链接。", (Mark(4, 6, "bold"), Mark(7, 9, "link", "https://example.org/"))),
    Paragraph("第二段 1 < 2 & 3。"),
    Photo("照片", "图说", "摄影者"),
    Listing(("甲", "乙"), True),
    Table((("项目", "数"), ("甲", "1")), "表一", True),
    Quote("原话", "某人"),
)


@pytest.fixture
def item(home):
    assets = Assets(photos={"照片": a_photo()})
    figures = (
        Figure("甲", "1", quote="甲 1", is_confirmed=True),
        Figure("第二段", "1", quote="第二段 1 < 2"),
    )
    words = an_item(blocks=BLOCKS, bylines=("甲", "乙"), figures=figures)
    issue = an_issue(document=a_document(words), assets=assets)
    return issue.items.get()


def content_of(page):
    return fresh(page).get_latest_revision().content


def saved(page, **changes):
    page = fresh(page).get_latest_revision_as_object()
    for name, value in changes.items():
        setattr(page, name, value)
    page.save_revision(clean=False)
    return content_of(page)


def test_saving_again_changes_nothing(item):
    before = content_digest(content_of(item))
    assert content_digest(saved(item)) == before


def test_the_editors_form_sent_back_as_it_came_changes_nothing(item, sign_in):
    before = content_digest(content_of(item))
    browser = sign_in(people().editor)
    address = reverse("wagtailadmin_pages:edit", args=[item.pk])
    posted = _as_posted(browser.get(address).context["form"])
    assert browser.post(address, posted).status_code == 302
    assert fresh(item).revisions.count() == 2
    assert content_digest(content_of(item)) == before


def _as_posted(form):
    """The fields as a browser sends them, the body as its widgets wrote it into the page."""
    from bs4 import BeautifulSoup  # noqa: PLC0415

    posted = {}
    for name in form.fields:
        if name not in {"body", "comment_notifications"}:
            value = form[name].value()
            posted[form.add_prefix(name)] = (
                [str(part) for part in value] if isinstance(value, list) else value or ""
            )
    for formset in form.formsets.values():
        for field in BeautifulSoup(str(formset.management_form), "html.parser").select("input"):
            posted[field["name"]] = field.get("value", "")
        for row in formset.forms:
            for field in row:
                posted[field.html_name] = field.value() if field.value() is not None else ""
    posted |= _block_fields(form["body"].value().get_prep_value(), ItemBody())
    return {name: value for name, value in posted.items() if value is not None}


def _block_fields(blocks, definition):
    widget = definition.child_blocks["paragraph"].field.widget
    fields = {"body-count": str(len(blocks))}
    for order, block in enumerate(blocks):
        prefix, kind, value = f"body-{order}", block["type"], block["value"]
        fields |= {
            f"{prefix}-type": kind,
            f"{prefix}-order": str(order),
            f"{prefix}-deleted": "",
            f"{prefix}-id": block["id"],
        }
        if kind == "paragraph":
            fields[f"{prefix}-value"] = widget.format_value(value)
        elif kind == "listing":
            entries = [entry["value"] for entry in value["entries"]]
            fields |= {f"{prefix}-value-entries-count": str(len(entries)), f"{prefix}-value-ordered": "on"}
            for number, entry in enumerate(entries):
                inner = f"{prefix}-value-entries-{number}"
                fields |= {
                    f"{inner}-value": entry,
                    f"{inner}-order": str(number),
                    f"{inner}-deleted": "",
                    f"{inner}-id": "",
                }
        elif kind == "table":
            fields |= _table_fields(f"{prefix}-value", value)
        else:
            fields |= {f"{prefix}-value-{name}": part or "" for name, part in value.items()}
    return fields


def _table_fields(prefix, value):
    columns, rows = value["columns"], value["rows"]
    fields = {f"{prefix}-caption": value["caption"], f"{prefix}-column-count": str(len(columns)),
              f"{prefix}-row-count": str(len(rows))}  # fmt: skip
    for number, column in enumerate(columns):
        inner = f"{prefix}-column-{number}"
        fields |= {f"{inner}-type": column["type"], f"{inner}-heading": column["heading"],
                   f"{inner}-order": str(number), f"{inner}-deleted": ""}  # fmt: skip
    for number, row in enumerate(rows):
        fields |= {f"{prefix}-row-{number}-order": str(number), f"{prefix}-row-{number}-deleted": ""}
        fields |= {f"{prefix}-cell-{number}-{place}": cell for place, cell in enumerate(row["values"])}
    return fields


@pytest.mark.parametrize(
    "change",
    [
        {"title": "另一个题"},
        {"source": "另一个单位"},
        {"event_start": dt.date(2026, 7, 2)},
        {"printed_number": "9"},
        {"slug": "other"},
    ],
)
def test_a_changed_field_is_a_change(item, change):
    before = content_digest(content_of(item))
    assert content_digest(saved(item, **change)) != before


@pytest.mark.parametrize("place", range(len(BLOCKS) - 1))
def test_every_block_counts(item, place):
    content = content_of(item)
    changed = copy.deepcopy(content)
    body = json.loads(changed["body"])
    del body[place]
    changed["body"] = json.dumps(body)
    assert content_digest(changed) != content_digest(content)


def test_the_order_of_bylines_counts_and_their_keys_do_not(item):
    content = content_of(item)
    first, second = content["bylines"]
    new_keys = {**content, "bylines": [{**first, "pk": 901}, {**second, "pk": 902}]}
    turned = {**content, "bylines": [{**first, "sort_order": 5}, {**second, "sort_order": 1}]}
    assert content_digest(new_keys) == content_digest(content)
    assert content_digest(turned) != content_digest(content)


def test_what_the_tree_or_the_clock_says_is_no_change(item):
    content = content_of(item)
    other = {
        **content,
        "path": "0001",
        "latest_revision_created_at": "2030-01-01T00:00:00Z",
        "live": True,
        "sort_date": None,
    }
    assert content_digest(other) == content_digest(content)


def test_a_field_that_nobody_thought_of_counts(item):
    content = content_of(item)
    assert "a_new_field" in canonical_content({**content, "a_new_field": 1})


def test_the_files_of_a_revision_are_found(home):
    photo, file = a_photo(), a_file()
    issue = an_issue(
        document=a_document(an_item(blocks=(Photo("照片"),))), assets=Assets(photos={"照片": photo})
    )
    content = content_of(issue.items.get())
    linked = f'<p>见<a linktype="document" id="{file.pk}">附件</a></p>'
    body = [*json.loads(content["body"]), {"type": "paragraph", "value": linked, "id": "x"},
            {"type": "attachment", "value": {"document": 77, "title": ""}, "id": "y"}]  # fmt: skip
    assert files_of({**content, "body": json.dumps(body)}) == ({photo.pk}, {file.pk, 77})
    assert files_of({**content_of(issue), "cover_image": photo.pk}) == ({photo.pk}, set())
