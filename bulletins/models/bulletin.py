from django.db import models
from django.utils.translation import gettext_lazy as _

from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel, ObjectList, TabbedInterface
from wagtail.models import Page, PageManager, PagePermissionTester
from wagtail.search import index

from bulletins.blocks import OutlineBody
from bulletins.fields import BodyField
from bulletins.querysets import BulletinQuerySet
from bulletins.states import DistributionClass
from manuscript.document import Kind

KIND_CHOICES = [
    (Kind.QUARTERLY.value, _("quarterly")),
    (Kind.MONTHLY.value, _("monthly")),
    (Kind.YEARBOOK.value, _("yearbook")),
    (Kind.BRIEFING.value, _("briefing")),
]


class BulletinPermissionTester(PagePermissionTester):
    """What was released stays: a bulletin with released issues neither goes nor hides, whoever asks."""

    def can_publish_subpage(self):
        return False  # what stands under a bulletin is an issue, and an issue is released

    def can_delete(self, ignore_bulk=False):
        return not self._has_released_issues() and super().can_delete(ignore_bulk=ignore_bulk)

    def can_unpublish(self):
        return not self._has_released_issues() and super().can_unpublish()

    def _has_released_issues(self) -> bool:
        return self.page.get_children().live().exists()


class BulletinPage(Page):
    """A periodical. Its title is the name on the cover: 季报."""

    kind = models.CharField(_("appears"), max_length=12, choices=KIND_CHOICES, default=Kind.QUARTERLY.value)
    issuer = models.CharField(_("issuer"), max_length=100)
    introduction = models.TextField(_("what it is"), blank=True)
    permit_number = models.CharField(
        _("permit number"), max_length=60, blank=True, help_text=_("准印证号, CN or ISSN, as printed.")
    )
    editor_in_chief = models.CharField(_("editor-in-chief"), max_length=60, blank=True)
    editors = models.CharField(_("editors"), max_length=200, blank=True)
    office = models.CharField(_("editorial office"), max_length=100, blank=True)
    address = models.CharField(_("address"), max_length=200, blank=True)
    phone = models.CharField(_("telephone"), max_length=40, blank=True)
    email = models.EmailField(_("mail address"), blank=True)
    distribution = models.CharField(
        _("who may read it"), max_length=10, choices=DistributionClass, default=DistributionClass.PUBLIC
    )
    has_proofs = models.BooleanField(
        _("three proofs after three reviews"),
        default=False,
        help_text=_("From the next submission on, three proofreaders sign after the final review."),
    )
    outline = BodyField(
        OutlineBody(),
        blank=True,
        verbose_name=_("outline of the next issue"),
        help_text=_("A new issue begins with these chapters and sections."),
    )

    objects = PageManager.from_queryset(BulletinQuerySet)()

    parent_page_types = ["portal.HomePage"]
    subpage_types = ["bulletins.IssuePage"]
    content_panels = [
        FieldPanel("title", heading=_("name")),
        FieldRowPanel([FieldPanel("kind"), FieldPanel("distribution")]),
        FieldPanel("has_proofs"),
        FieldPanel("issuer"),
        FieldPanel("introduction"),
    ]
    imprint_panels = [
        FieldPanel("permit_number"),
        FieldRowPanel([FieldPanel("editor_in_chief"), FieldPanel("editors")]),
        MultiFieldPanel(
            [
                FieldPanel("office"),
                FieldPanel("address"),
                FieldRowPanel([FieldPanel("phone"), FieldPanel("email")]),
            ],
            heading=_("Editorial office"),
        ),
    ]
    edit_handler = TabbedInterface(
        [
            ObjectList(content_panels, heading=_("Bulletin")),
            ObjectList(imprint_panels, heading=_("Imprint")),
            ObjectList([FieldPanel("outline")], heading=_("Outline")),
            ObjectList([FieldPanel("slug")], heading=_("Address")),
        ]
    )
    search_fields = [*Page.search_fields, index.SearchField("issuer"), index.FilterField("kind")]

    class Meta:
        verbose_name = _("bulletin")
        verbose_name_plural = _("bulletins")

    has_workflow = False  # what stands under it is reviewed, issue by issue

    def get_workflow(self):
        return None

    def permissions_for_user(self, user):
        return BulletinPermissionTester(user, self)

    def get_context(self, request, *args, **kwargs):
        from .issue import IssuePage  # noqa: PLC0415  issues know their bulletin, not the other way round

        context = super().get_context(request, *args, **kwargs)
        context["issues"] = (
            IssuePage.objects.of_bulletin(self).released(request.user).newest_first().with_covers()
        )
        return context
