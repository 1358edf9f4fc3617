"""The stages of a review and the groups, in the words of the field."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Stage(models.TextChoices):
    FIRST = "first", _("first review")
    SECOND = "second", _("second review")
    FINAL = "final", _("final review")
    PROOF_1 = "proof1", _("first proof")
    PROOF_2 = "proof2", _("second proof")
    PROOF_3 = "proof3", _("third proof")
    CHECK = "check", _("check of an erratum")


#: What a review must consist of, in this order. Proofs may follow.
REVIEWS = (Stage.FIRST, Stage.SECOND, Stage.FINAL)
PROOFS = (Stage.PROOF_1, Stage.PROOF_2, Stage.PROOF_3)
#: After which an issue may go out. Here the checks by machine are asked once more, and may be overruled.
DECIDING = frozenset({Stage.FINAL, Stage.CHECK})


class RoundState(models.TextChoices):
    OPEN = "open", _("in review")
    RETURNED = "returned", _("returned")
    TAKEN_BACK = "taken_back", _("taken back")
    SEALED = "sealed", _("sealed")
    UNSEALED = "unsealed", _("unsealed")


#: Groups are rows that an administrator reads and renames, so their names are Chinese in the database.
CORRESPONDENTS = "通讯员"
EDITORS = "责任编辑"
REVIEWERS = {Stage.FIRST: "初审", Stage.SECOND: "复审", Stage.FINAL: "终审"}
PROOFREADERS = "校对"
PUBLISHERS = "发布"
OFFICE = (EDITORS, *REVIEWERS.values(), PROOFREADERS, PUBLISHERS)
ALL_GROUPS = (CORRESPONDENTS, *OFFICE)
MEMBERS = "会员"
INTERNAL_READERS = "内部读者"
READERS = (MEMBERS, INTERNAL_READERS)  # sign in to the site, not to the admin
WORKFLOW = "三审"
WORKFLOW_WITH_PROOFS = "三审三校"
WORKFLOW_OF_ERRATA = "勘误"
