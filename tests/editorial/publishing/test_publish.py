"""Publishing together leaves behind what Wagtail's own loop leaves behind, in every table, and says the same."""

from __future__ import annotations

from django.db.models.signals import m2m_changed, post_delete, post_save, pre_save
from django.test import TestCase
from django.utils import timezone

from wagtail.models import COMMENTS_RELATION_NAME, Comment, Page, Revision

import pytest

from bulletins.document import Assets
from bulletins.models import (
    Byline,
    ChapterPage,
    Contributor,
    IssuePage,
    ItemFigure,
    NewsItemPage,
    SectionPage,
)
from bulletins.release_pass import OutsideReleaseError, releasing
from editorial.publishing import index_members, publish_together
from regions.models import Industry
from tests.editorial.publishing.left_behind import differences, left_behind
from tests.factories import a_photo, a_quarterly, an_issue, fresh, people

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def written(shared_home):
    people()  # made here, and not in what is compared and rolled back
    photo = a_photo("照片")
    issue = an_issue(document=a_quarterly(5, photo="照片"), assets=Assets(photos={"照片": photo}))
    index_members(members(issue))
    return issue


@pytest.fixture
def issue(written):
    return fresh(written)


def members(issue) -> list[Page]:
    return [
        page.specific
        for page in Page.objects.get(pk=issue.pk).get_descendants(inclusive=True).order_by("-path")
    ]


def newest(issue) -> list[int]:
    """An alias has none."""
    return [page.latest_revision_id for page in members(issue) if page.latest_revision_id]


def one_by_one(keys):
    for key in keys:
        Revision.objects.get(pk=key).publish(user=people().publisher, skip_permission_checks=True)


def together(keys):
    found = Revision.objects.in_bulk(keys)
    publish_together([found[key] for key in keys], user=people().publisher, at=timezone.now())


def publish(issue, keys=None):
    """For what comes before the comparison: a first release, by Wagtail's own loop."""
    with TestCase.captureOnCommitCallbacks(execute=True), releasing(issue.pk):
        one_by_one(keys or newest(issue))


def changed(page, **fields) -> Revision:
    draft = fresh(page).get_latest_revision_as_object()
    for name, value in fields.items():
        setattr(draft, name, value)
    return draft.save_revision(user=people().editor, clean=False)


def assert_same(issue, keys=None):
    keys = keys or newest(issue)
    by_wagtail = left_behind(issue, lambda: one_by_one(keys))
    by_us = left_behind(issue, lambda: together(keys))
    assert by_wagtail.said
    found = differences(by_wagtail, by_us)
    assert not found, "\n".join(found)


def items(issue):
    return list(NewsItemPage.objects.filter(issue=issue).order_by("path"))


def test_a_first_release(issue):
    assert_same(issue)


def test_a_first_release_of_what_was_rewritten_since_it_was_taken_in(issue):
    for number, item in enumerate(items(issue)):
        changed(item, title=f"改写{number}", search_description=f"说明{number}", source="供稿")
    assert_same(issue)


def test_a_second_release_with_other_titles_bylines_industries_and_without_photos(issue):
    publish(issue)
    first, second, third, fourth, fifth = items(issue)
    changed(first, title="更正后的标题")
    draft = fresh(second)
    draft.bylines = [Byline(contributor=Contributor.objects.create(name="新记者")), *draft.bylines.all()]
    draft.save_revision()
    changed(third, bylines=[], industries=[])
    changed(fourth, industries=list(Industry.objects.all()[:3]))
    changed(fifth, body=[block for block in fifth.body.raw_data if block["type"] != "photo"])
    assert_same(issue)


def test_a_second_release_in_which_bylines_change_places_and_people(issue):
    item = items(issue)[0]
    changed(item, bylines=[Byline(contributor=Contributor.objects.create(name=name)) for name in "甲乙"])
    publish(issue)
    draft = fresh(item)
    one, other = draft.bylines.order_by("pk")
    one.sort_order, other.sort_order = 1, 0
    other.contributor = Contributor.objects.create(name="丙")
    draft.bylines = [other, one]
    draft.save_revision()
    assert_same(issue)


def test_a_second_release_in_which_figures_are_confirmed_changed_and_thrown_out(issue):
    one, other = items(issue)[:2]
    changed(one, figures=[ItemFigure(metric=name, value="1") for name in "甲乙丙"])
    publish(issue)
    draft = fresh(one)
    first, _thrown_out, third = draft.figures.all()
    first.confirmed, third.value = True, "2"
    draft.figures = [third, first, ItemFigure(metric="丁", value="3", confirmed=True)]
    draft.save_revision()
    changed(other, figures=[ItemFigure(metric="戊", value="4")])
    assert_same(issue)


def test_a_second_release_of_which_nothing_has_changed(issue):
    publish(issue)
    assert_same(issue)


def test_an_older_revision_while_newer_drafts_wait(issue):
    pinned = newest(issue)
    for item in items(issue)[:2]:
        changed(item, title="还没有人审过的标题")
    assert_same(issue, pinned)


def test_an_older_revision_after_a_newer_one_was_published(issue):
    pinned = newest(issue)
    changed(items(issue)[0], title="后来的标题", bylines=[], industries=[])
    publish(issue)
    assert_same(issue, pinned)


def test_revisions_that_were_to_go_live_by_the_clock(issue):
    Revision.objects.filter(pk__in=newest(issue)[:2]).update(approved_go_live_at=timezone.now())
    assert_same(issue)


def test_an_item_whose_address_changes(issue):
    publish(issue)
    changed(items(issue)[1], slug="another-address")
    assert_same(issue)


def test_a_heading_and_an_item_below_it_whose_addresses_change(issue):
    publish(issue)
    chapter, item = items(issue)[0].chapter, items(issue)[0]
    changed(chapter, slug="another-chapter")
    changed(item, slug="another-item", title="改名")
    assert_same(issue)


def test_an_issue_whose_period_was_corrected_takes_all_its_addresses_along(issue):
    publish(issue)
    changed(issue, period=2, slug="2026-q2", title="2026年第二季度")
    assert_same(issue)


def test_a_member_with_an_alias(issue):
    item = items(issue)[0]
    item.create_alias(parent=items(issue)[1].get_parent(), update_slug="alias-of-item")
    publish(issue)
    changed(item, title="更正", bylines=[])
    assert_same(issue)


@pytest.mark.parametrize("is_resolved", [False, True])
def test_members_with_comments(issue, is_resolved):
    item = items(issue)[0]
    comment = Comment.objects.create(
        page_id=item.pk, user=people().first, text="请核实", contentpath="title", position="1"
    )
    draft = fresh(item)
    stored = getattr(draft, COMMENTS_RELATION_NAME).get()
    stored.position = "7"
    setattr(draft, COMMENTS_RELATION_NAME, [stored])
    draft.save_revision(clean=False)
    if is_resolved:
        Comment.objects.filter(pk=comment.pk).update(resolved_at=timezone.now(), resolved_by=people().first)
    assert_same(issue)


def test_what_a_revision_names_and_was_deleted_since(issue):
    photo = a_photo("要删的")
    item = items(issue)[0]
    draft = fresh(item)
    draft.body = [
        *draft.body.raw_data,
        {"type": "photo", "value": {"image": photo.pk, "caption": "图", "credit": "", "alt": ""}},
    ]
    draft.save_revision()
    changed(issue, cover_image=photo)
    photo.delete()
    industry = Industry.objects.create(name="要删的产业", slug="lost")
    changed(items(issue)[1], industries=[industry])
    industry.delete()
    assert_same(issue)


def test_a_part_of_an_issue(issue):
    publish(issue)
    item = items(issue)[2]
    changed(item, title="更正")
    assert_same(issue, [fresh(item).latest_revision_id])


def test_nobody_publishes_outside_of_the_release_of_that_issue(issue):
    with pytest.raises(OutsideReleaseError):
        together(newest(issue))
    with pytest.raises(OutsideReleaseError), releasing(issue.pk + 1):
        together(newest(issue))
    assert not IssuePage.objects.live().exists()


def test_an_item_follows_the_section_and_the_issue_that_are_corrected_with_it(issue):
    """Wagtail's loop writes items first: they would keep the district and the date of the release before."""
    item = items(issue)[0]
    section, other = item.section, items(issue)[1].section
    changed(item, region=None, event_start=None, event_end=None)
    changed(section, region=other.region)
    changed(issue, period=1)
    with releasing(issue.pk):
        together(newest(issue))
    item, columns = fresh(item), ("region_id", "sort_date")
    assert (item.region_id, str(item.sort_date)) == (other.region_id, "2026-03-31")
    published = [getattr(item, name) for name in columns]
    item.describe()
    assert [getattr(item, name) for name in columns] == published


def test_nobody_else_listens_for_what_is_not_said_any_more():
    """Pages and bylines are not saved one by one: whoever connects to that is to be thought of in the publication."""

    def listeners(signal, model):
        return {receiver.__name__ for receiver in signal._live_receivers(model)[0]}

    indexes = {"update_reference_index_on_save", "post_save_signal_handler"}
    for model in (IssuePage, ChapterPage, SectionPage, NewsItemPage):
        assert listeners(post_save, model) == indexes
        assert listeners(pre_save, model) == {"set_locale_on_new_instance"}
    assert listeners(post_save, Byline) == {"update_reference_index_on_save"}
    assert listeners(post_delete, Byline) == {"remove_reference_index_on_delete"}
    assert listeners(post_save, ItemFigure) == listeners(post_delete, ItemFigure) == set()
    for part in (Byline, ItemFigure):
        assert listeners(pre_save, part) == {"set_locale_on_new_instance"}
    assert listeners(m2m_changed, NewsItemPage.industries.through) == set()
