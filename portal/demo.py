"""What `make demo` shows: two bulletins, two released issues, one in the making, and a person for every role.

Everything goes the way an editor's work goes: the same command takes the files in, the same actions submit, sign and
release. What is there already is left alone.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.core.management import call_command
from django.utils.translation import gettext as _

from bulletins.models import BulletinPage, IssuePage, NameEntry, NewsItemPage, SuggestedName
from bulletins.names.deciding import confirm
from bulletins.names.keeping import keep_names_of
from bulletins.states import IssueState
from editorial.actions.release_issue import ReleaseIssueAction
from editorial.actions.sign_off import SignOffAction, Verdict
from editorial.actions.submit_issue import SubmitIssueAction
from editorial.rounds import round_of
from editorial.stages import (
    CORRESPONDENTS,
    EDITORS,
    INTERNAL_READERS,
    MEMBERS,
    PUBLISHERS,
    REVIEWERS,
    Stage,
)
from editorial.verdicts import Saying, to_be_said
from regions.models import RegionIndexPage, RegionPage
from regions.places import REGIONS_CSV, load_regions
from subscriptions.actions.confirm import ConfirmAction
from subscriptions.models import Subscriber

from .installation import add_administrator, set_up
from .models import HomePage

SAMPLES = settings.BASE_DIR / "samples"
PASSWORD = "huikan-demo-2026"  # noqa: S105  printed by `make demo`, and only ever made there
ADMINISTRATOR = "admin"
PEOPLE = {
    "tongxun": (f"{CORRESPONDENTS}·昆山市", "通讯员（昆山市）"),
    "bianji": (EDITORS, "责任编辑"),
    "chushen": (REVIEWERS[Stage.FIRST], "初审"),
    "fushen": (REVIEWERS[Stage.SECOND], "复审"),
    "zhongshen": (REVIEWERS[Stage.FINAL], "终审"),
    "fabu": (PUBLISHERS, "发布"),
    "huiyuan": (MEMBERS, "会员"),
    "neibu": (INTERNAL_READERS, "内部读者"),
}
QUARTERLY = {
    "slug": "jibao",
    "title": "太湖湾创新季报",
    "issuer": "太湖湾创新协会",
    "kind": "quarterly",
    "introduction": "每季度一期，记录十个板块的政策、项目与活动。示例刊物，单位、人物、事件均为虚构。",
    "editor_in_chief": "沈砚舟",
    "editors": "周汀兰、潘若渠",
    "office": "《太湖湾创新季报》编辑部",
}
YEARBOOK = {
    "slug": "nianjian",
    "title": "湖东新区年鉴",
    "issuer": "湖东新区地方志编纂委员会",
    "kind": "yearbook",
    "introduction": "逐年记载新区的产业、人物与数字。示例刊物，单位、人物、事件均为虚构。",
}
#: What an editor has confirmed, with what readers are told of it.
NAMES = {
    "太湖湾创新协会": "本刊主办单位，联系十个板块的会员单位。（虚构）",
    "太湖湾科技创新协作办公室": "",
    "太湖湾中试服务联盟": "",
    "江左理工大学": "一所理工科大学，设有机械、材料等学院。（虚构）",
    "湖滨种质实验室": "",
    "砺淬特种合金研发中心": "",
    "青藜绿色算力中心": "",
    "双元工匠实训中心": "",
    "高新区医用材料安全评价实验室": "",
    "湖东会展中心": "",
    "俞听松": "",
    "顾怀槿": "",
}
RELEASED = [("quarterly-2026q3.md", "jibao", 2026, 3), ("yearbook-2026-industry.txt", "nianjian", 2026, None)]
IN_THE_MAKING = [("quarterly-2026q4-draft.md", "jibao", 2026, 4)]


def build_demo(say: Callable[[str], None]) -> None:
    home = set_up("太湖湾创新季报", "太湖湾创新协会")
    index = RegionIndexPage.objects.get()
    if not RegionPage.objects.exists():
        load_regions(REGIONS_CSV, index)
    say(_("Districts, groups and reviews are in place."))
    people = {name: _person(name, group, title) for name, (group, title) in PEOPLE.items()}
    add_administrator(ADMINISTRATOR, PASSWORD)
    for about in (QUARTERLY, YEARBOOK):
        _bulletin(home, about)
    _reader()
    for file, slug, year, period in RELEASED:
        issue = _issue(SAMPLES / file, slug, year, period)
        _review_and_release(issue, people, say)
    for file, slug, year, period in IN_THE_MAKING:
        _issue(SAMPLES / file, slug, year, period)
    _confirm_names(people["bianji"])
    say(_("Names of organisations and people are confirmed."))


def _reader() -> None:
    """Somebody who gets the quarterly by mail, so that a release leaves a letter in var/mail."""
    reader, is_new = Subscriber.objects.get_or_create(address="duzhe@example.org")
    if is_new:
        ConfirmAction(reader, [f"b{BulletinPage.objects.get(slug='jibao').pk}"]).execute()


def _confirm_names(editor) -> None:
    """Some of what the machine suggests of the released samples; the rest is left for whoever tries it."""
    if not SuggestedName.objects.exists():  # released by a version that knew no names
        keep_names_of(NewsItemPage.objects.released().values_list("pk", flat=True))
    for suggestion in SuggestedName.objects.waiting().filter(name__in=NAMES):
        confirm(suggestion, editor)
    for name, note in NAMES.items():
        NameEntry.objects.filter(name=name, note="").update(note=note)


def _person(username: str, group: str, title: str):
    users = get_user_model().objects
    person = users.filter(username=username).first()
    if person is None:
        person = users.create_user(username, f"{username}@example.org", PASSWORD, first_name=title)
    person.groups.add(Group.objects.get(name=group))
    return person


def _bulletin(home: HomePage, about: dict) -> BulletinPage:
    bulletin = BulletinPage.objects.filter(slug=about["slug"]).first()
    if bulletin is None:
        bulletin = BulletinPage(**about)
        home.add_child(instance=bulletin)
        bulletin.save_revision().publish()
    return bulletin


def _issue(file: Path, slug: str, year: int, period: int | None) -> IssuePage:
    bulletin = BulletinPage.objects.get(slug=slug)
    issues = IssuePage.objects.of_bulletin(bulletin).filter(year=year, period=period)
    if not issues.exists():
        call_command("import_issue", str(file), bulletin=slug)
    return issues.get()


def _review_and_release(issue: IssuePage, people: dict, say: Callable[[str], None]) -> None:
    """Takes up the issue wherever an earlier run left it."""
    if issue.state == IssueState.RELEASED:
        say(_("%(issue)s has been released already.") % {"issue": issue.title})
        return
    if issue.state == IssueState.DRAFTING:
        SubmitIssueAction(issue, people["bianji"]).execute()
    for name in ("chushen", "fushen", "zhongshen"):
        issue = IssuePage.objects.get(pk=issue.pk)
        task = issue.current_workflow_task
        if issue.state == IssueState.IN_REVIEW and task.user_can_decide(issue, people[name]):
            _sign(issue, people[name], task.stage)
            say(
                _("%(issue)s: passed by %(person)s.")
                % {"issue": issue.title, "person": people[name].first_name}
            )
    ReleaseIssueAction(IssuePage.objects.get(pk=issue.pk), people["fabu"]).execute()
    say(_("%(issue)s has been released.") % {"issue": issue.title})


def _sign(issue: IssuePage, person, stage: str) -> None:
    current = round_of(issue)
    sayings = {row.pk: Saying(True) for row in to_be_said(current, stage)}
    SignOffAction(
        issue, person, Verdict.PASS, "同意。", shown=current.manifest.digest, sayings=sayings
    ).execute()


def signs(base: str) -> list[str]:
    """Lines to print: addresses and sign-ins."""
    lines = [
        _("The site:  %(address)s") % {"address": base + "/"},
        _("The admin: %(address)s") % {"address": base + "/admin/"},
    ]
    if folder := getattr(settings, "EMAIL_FILE_PATH", None):
        lines.append(_("Mails, which are written and not sent: %(folder)s") % {"folder": folder})
    lines.append(_("Sign in with the password %(password)s as:") % {"password": PASSWORD})
    # xgettext does not look into f-strings.
    people = {name: title for name, (_group, title) in PEOPLE.items()} | {ADMINISTRATOR: _("administrator")}
    return lines + [f"  {username:<10} {title}" for username, title in people.items()]
