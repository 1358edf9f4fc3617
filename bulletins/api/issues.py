"""/issues/: what was released, newest period first; one issue with its contents."""

from __future__ import annotations

from django.db.models import Q, QuerySet, Value
from django.db.models.functions import Coalesce
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop

import django_filters as filters
from ninja import Router

from bulletins.atom import entry_id
from bulletins.contents import ContentsChapter, contents_of
from bulletins.models import BulletinPage, IssuePage

from .answers import one, several
from .asked import FieldsForm, asked_of
from .cursor import Order
from .description import parameters, refusals
from .found import live_or_gone
from .named import address, bulletin_named, item_named
from .schemas import ChapterOfContents, IssueRow, IssueWhole, SectionOfContents, list_of

NEWEST_FIRST = Order("issues", ("-year", "-place", "-pk"))
NO_PERIOD = 9999  # stands before the periods of its year, as on the site
router = Router(tags=["issues"])


class IssueFilter(filters.FilterSet):
    bulletin = filters.CharFilter(method="of_bulletin", label=_("Bulletin"))
    year = filters.NumberFilter("year", label=_("Year"), min_value=1900, max_value=2200)

    class Meta:
        model = IssuePage
        fields = []

    def of_bulletin(self, queryset: QuerySet, name: str, value: str) -> QuerySet:
        paths = BulletinPage.objects.open_to_readers().filter(slug=value).values_list("path", flat=True)
        below = Q(pk__in=[])
        for path in paths:
            below |= Q(path__startswith=path)
        return queryset.filter(below)


@router.get(
    "issues/",
    response={200: list_of(IssueRow), **refusals(422)},
    operation_id="issues",
    url_name="issues",
    summary=gettext_noop("Issues, newest period first"),
    openapi_extra={"parameters": parameters(IssueFilter().form)},
)
def issues(request: HttpRequest) -> HttpResponse:
    released = IssuePage.objects.released().annotate(place=Coalesce("period", Value(NO_PERIOD)))
    wanted = IssueFilter(request.GET, released)
    asked = asked_of(request, IssueRow, conditions=wanted.form)
    keys, cursor = NEWEST_FIRST.part(wanted.qs, asked.limit, asked.cursor)
    found = IssuePage.objects.released().in_bulk(keys)
    with_bulletins(found.values())
    rows = (IssueRow(**_facts(found[key], request)) for key in keys if key in found)
    return several(request, rows, asked, cursor)


@router.get(
    "issues/{id}/",
    response={200: IssueWhole, **refusals(404, 410, 422)},
    operation_id="issue",
    url_name="issue",
    summary=gettext_noop("One issue with its contents"),
    openapi_extra={"parameters": parameters(form=FieldsForm)},
)
def issue(request: HttpRequest, id: str) -> HttpResponse:
    asked = asked_of(request, IssueWhole, FieldsForm)
    page = live_or_gone(IssuePage.objects.released(), id)
    with_bulletins([page])
    contents = contents_of(page.items.released().in_order().for_contents())
    whole = IssueWhole(
        **_facts(page, request),
        release=page.releases.done().order_by("-number").values_list("number", flat=True).first(),
        editors_note=page.editors_note,
        contents=[_chapter(chapter, request) for chapter in contents],
    )
    return one(whole, asked)


def with_bulletins(issues) -> None:
    """Gives the issues their bulletins, all at once; None where not everybody may know of one."""
    bulletins = {bulletin.path: bulletin for bulletin in BulletinPage.objects.open_to_readers()}
    for each in issues:
        each.bulletin = bulletins.get(each.path[: -each.steplen])


def _facts(page: IssuePage, request: HttpRequest) -> dict:
    return {
        "id": entry_id(page),
        "key": page.pk,
        "title": page.title,
        "url": page.get_full_url(request),
        "api_url": address(request, "issue", page.translation_key),
        "bulletin": bulletin_named(page.bulletin, request),
        "year": page.year,
        "period": page.period,
        "number": page.number,
        "total_number": page.total_number,
        "cover_date": page.cover_date,
        "issuer": page.issuer or (page.bulletin.issuer if page.bulletin else ""),
        "distribution": page.distribution,
        "released_at": page.first_published_at,
        "changed_at": page.last_published_at,
    }


def _chapter(chapter: ContentsChapter, request: HttpRequest) -> ChapterOfContents:
    sections = [
        SectionOfContents(
            title=section.page and section.page.heading,
            items=[item_named(item, request) for item in section.items],
        )
        for section in chapter.sections
    ]
    return ChapterOfContents(title=chapter.page and chapter.page.heading, sections=sections)
