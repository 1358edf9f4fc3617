"""The three reviews and the six groups, in the words of the field."""

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
ALL_GROUPS = (CORRESPONDENTS, EDITORS, *REVIEWERS.values(), PUBLISHERS)
WORKFLOW = "三审"
