"""公众号: the parts of an issue, and which of them readers of the account have, as they are now or as they were."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _

from bulletins.models import IssuePage, Release
from bulletins.states import SEALED_STATES, DistributionClass, IssueState

from .formats.wechat import Part, parts
from .models import WechatPost
from .sentences import sentence_of
from .volume import EditionError
from .volumes import volume_of

PUBLIC_STATES = frozenset({IssueState.RELEASED, IssueState.CORRECTING})
SHOWN_STATES = SEALED_STATES | PUBLIC_STATES | {IssueState.WITHDRAWN}


class NotForWechatError(Exception):
    """There is nothing to post; the message says why."""


@dataclass(frozen=True, slots=True)
class Entry:
    part: Part
    post: WechatPost | None
    release: int

    @property
    def is_stale(self) -> bool:
        """Posted before a correction that changed it: readers of the account have other words than those of the website.

        Within a release a digest differs only where the program sets parts in another way now; nobody posts them for that.
        """
        return self.post is not None and (
            self.post.release != self.release and self.post.digest != self.part.digest
        )


@dataclass(frozen=True, slots=True)
class Desk:
    """`left` are posts whose part is there no more: the issue has fewer parts now, or was withdrawn."""

    entries: tuple[Entry, ...] = ()
    left: tuple[WechatPost, ...] = ()
    release: Release | None = None
    reason: str = ""

    @property
    def posted(self) -> int:
        return sum(entry.post is not None and not entry.is_stale for entry in self.entries)

    @property
    def stale(self) -> int:
        return sum(entry.is_stale for entry in self.entries)


def desk_of(issue: IssuePage) -> Desk:
    posts = issue.wechat_posts.newest_by_part()
    try:
        release = release_of(issue)
        made = parts(volume_of(release))
    except NotForWechatError as refusal:
        return Desk(left=tuple(posts.values()), reason=str(refusal))
    except EditionError as error:
        return Desk(left=tuple(posts.values()), reason=sentence_of(error))
    entries = tuple(Entry(part, posts.pop(part.number, None), release.number) for part in made)
    return Desk(entries, tuple(posts.values()), release)


def release_of(issue: IssuePage) -> Release:
    """What readers have; of an issue that waits for its release, what they will get: a release that is not saved.

    Raises NotForWechatError.
    """
    if issue.state not in SHOWN_STATES:
        raise NotForWechatError(_("This issue is not sealed yet: its texts can still change."))
    if issue.state == IssueState.WITHDRAWN:
        raise NotForWechatError(_("This issue was withdrawn. Delete its articles in WeChat too."))
    done = issue.releases.done().select_related("manifest").order_by("-number").first()
    release = done if issue.state in PUBLIC_STATES else _coming(issue, done)
    if release is None or release.manifest is None:
        raise NotForWechatError(_("What was released by an earlier version of the program cannot be shown."))
    if release.manifest.distribution != DistributionClass.PUBLIC:
        raise NotForWechatError(
            _("Not everybody may read this issue, and everybody can read what is posted.")
        )
    release.issue = issue
    return release


def _coming(issue: IssuePage, done: Release | None) -> Release | None:
    manifest = issue.manifests.order_by("-pk").first()
    if manifest is None:
        return None
    number = done.number + 1 if done else 1
    return Release(issue=issue, manifest=manifest, number=number, released_at=manifest.made_at)
