"""The three reviews, the six groups of the office and the two of readers, in the words of the field."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Stage(models.TextChoices):
    FIRST = "first", _("first review")
    SECOND = "second", _("second review")
    FINAL = "final", _("final review")


#: Groups are rows that an administrator reads and renames, so their names are Chinese in the database.
CORRESPONDENTS = "通讯员"
EDITORS = "责任编辑"
REVIEWERS = {Stage.FIRST: "初审", Stage.SECOND: "复审", Stage.FINAL: "终审"}
PUBLISHERS = "发布"
OFFICE = (EDITORS, *REVIEWERS.values(), PUBLISHERS)
ALL_GROUPS = (CORRESPONDENTS, *OFFICE)
MEMBERS = "会员"
INTERNAL_READERS = "内部读者"
READERS = (MEMBERS, INTERNAL_READERS)  # sign in to the site, not to the admin
WORKFLOW = "三审"
