"""What `full_clean` refuses page by page is refused together, in the same words, and nothing else is."""

from __future__ import annotations

import datetime as dt

from django.core.exceptions import ValidationError

import pytest

from bulletins.models import ChapterPage, IssuePage, NewsItemPage, SectionPage
from editorial.publishing import LostRowError, fitness, restored
from regions.models import RegionPage
from tests.factories import a_document, an_issue, fresh

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def written(shared_home):
    return an_issue(items=3)


@pytest.fixture
def pages(written):
    """As their revisions have them."""
    members = (
        fresh(written).get_descendants(inclusive=True).order_by("-path").select_related("latest_revision")
    )
    return [member.page for member in restored([page.latest_revision for page in members])]


def the(model, pages):
    return next(page for page in pages if isinstance(page, model))


def full_clean(pages):
    found = []
    for page in pages:
        try:
            page.full_clean()
        except ValidationError as error:
            found.append((page.pk, error.message_dict))
    return found


def together(pages):
    return [(unfit.page.pk, unfit.error.message_dict) for unfit in fitness(pages)]


def test_a_fit_issue_has_nothing_against_it(pages):
    assert full_clean(pages) == together(pages) == []


BROKEN = {
    "no title": (NewsItemPage, {"title": ""}),
    "a title too long for its column": (ChapterPage, {"title": "长" * 256}),
    "an event that ends before it starts": (
        NewsItemPage,
        {"event_start": dt.date(2026, 7, 2), "event_end": dt.date(2026, 7, 1)},
    ),
    "an end without a beginning": (NewsItemPage, {"event_start": None, "event_end": dt.date(2026, 7, 1)}),
    "no choice of ours": (NewsItemPage, {"event_precision": "hour"}),
    "a district that does not exist": (NewsItemPage, {"region_id": 999_999}),
    "an industry that does not exist": (SectionPage, {"industry_id": 999_999}),
    "a number too long for its column": (SectionPage, {"printed_number": "一" * 21}),
    "no period": (IssuePage, {"period": None}),
    "a period that its bulletin does not have": (IssuePage, {"period": 5}),
    "a year out of this world": (IssuePage, {"year": 1492}),
    "nobody may read it": (IssuePage, {"distribution": "nobody"}),
    "two faults at once": (NewsItemPage, {"title": "", "event_precision": "hour", "source": "长" * 101}),
    "an address that is none": (NewsItemPage, {"slug": "a b/c"}),
}


@pytest.mark.parametrize("fault", BROKEN)
def test_what_full_clean_refuses_is_refused(pages, fault):
    model, fields = BROKEN[fault]
    for name, value in fields.items():
        setattr(the(model, pages), name, value)
    refused = full_clean(pages)
    assert [key for key, _ in refused] == [the(model, pages).pk]
    assert together(pages) == refused


def test_every_page_that_is_not_fit_is_named(pages):
    the(NewsItemPage, pages).title, the(IssuePage, pages).year = "", 1492
    assert together(pages) == full_clean(pages)
    assert len(together(pages)) == 2


def test_the_address_of_a_page_beside_it_is_refused(pages):
    item = the(NewsItemPage, pages)
    sibling = item.copy(update_attrs={"slug": "beside"}, keep_live=False)
    item.slug = sibling.slug
    assert [(key, list(faults)) for key, faults in full_clean(pages)] == [(item.pk, ["slug"])]
    assert [(key, list(faults)) for key, faults in together(pages)] == [(item.pk, ["slug"])]


def test_a_period_that_the_bulletin_has_already_is_refused(pages):
    issue = the(IssuePage, pages)
    an_issue(issue.bulletin, document=a_document(period=2))
    issue.period = 2
    assert [(key, list(faults)) for key, faults in full_clean(pages)] == [(issue.pk, ["slug"])]
    assert [(key, list(faults)) for key, faults in together(pages)] == [(issue.pk, ["slug"])]


def test_addresses_are_judged_in_the_order_of_publication(home):
    """The first takes what nobody has; the second may not have it then, and may have what the first has left."""
    issue = an_issue(items=6)
    first, second = NewsItemPage.objects.child_of(
        SectionPage.objects.child_of(issue.get_first_child()).first()
    )[:2]
    second.slug, first.slug = "new", "new"
    assert [unfit.page for unfit in fitness([second, first])] == [first]
    first.slug = fresh(second).slug
    assert not fitness([second, first])
    assert [unfit.page for unfit in fitness([first, second])] == [first]


def test_a_page_is_as_strict_as_ever_afterwards(pages):
    item = the(NewsItemPage, pages)
    fitness(pages)
    sibling = item.copy(update_attrs={"slug": "beside"}, keep_live=False)
    item.slug = sibling.slug
    with pytest.raises(ValidationError):
        item.full_clean()


def test_a_revision_that_names_a_deleted_district_is_refused(written):
    item = NewsItemPage.objects.filter(issue=written).first()
    parent = RegionPage.objects.first().get_parent()
    region = parent.add_child(instance=RegionPage(title="撤销的区", slug="gone", short_name="撤"))
    draft = fresh(item)
    draft.region = region
    revision = draft.save_revision()
    region.delete()
    with pytest.raises(LostRowError, match=item.title) as told:
        restored([revision])
    assert str(told.value) == told.value.message  # read by the publisher, and so no list


def test_a_revision_of_a_page_that_is_gone_is_refused(written):
    item = NewsItemPage.objects.filter(issue=written).first()
    revision = item.latest_revision
    NewsItemPage.objects.filter(pk=item.pk).delete()
    with pytest.raises(LostRowError, match=item.title):
        restored([revision])


def test_no_unique_column_of_these_pages_comes_from_a_revision():
    """Why validate_unique has nothing to say: a new unique column of a page has to be asked about in fitness()."""
    from_the_row = {"id", "page_ptr", "path", "translation_key", "locale"}
    for model in (IssuePage, ChapterPage, SectionPage, NewsItemPage):
        checks, dates = model()._get_unique_checks(include_meta_constraints=True)
        assert {name for _, names in checks for name in names} <= from_the_row
        assert not dates
        assert not model._meta.constraints
