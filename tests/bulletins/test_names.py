"""Who mentions whom: rows that follow what is released, corrected, withdrawn, and what editors decide about a name."""

from django.core.exceptions import ValidationError
from django.core.management import call_command

import pytest

from bulletins.models import FormerSlug, ItemMention, NameEntry, NameKinds, Sighting, SuggestedName
from bulletins.names.keeping import keep_names_of
from bulletins.states import IssueState, ReleaseKind
from editorial.corrections import Note
from manuscript.document import Paragraph
from tests.factories import (
    a_bulletin,
    a_document,
    an_issue,
    an_item,
    correct,
    fresh,
    indexed,
    reword,
    withdraw,
)

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _installed(home):
    pass


@pytest.fixture
def after(django_capture_on_commit_callbacks):
    """`with after():` does what follows the commit; words are found by then."""
    return lambda: django_capture_on_commit_callbacks(execute=True)


def the_issue(*texts, state=IssueState.RELEASED, **fields):
    items = [an_item(f"第{number}条", blocks=(Paragraph(text),)) for number, text in enumerate(texts, 1)]
    return an_issue(a_bulletin(), state=state, document=a_document(*items, **fields))


def an_entry(name="江湾大学", **fields):
    entry = NameEntry(name=name, **fields)
    entry.full_clean()
    entry.save()
    return entry


def mentioned():
    """(title of the item, name that stands there), sorted."""
    return sorted(ItemMention.objects.values_list("item__title", "name"))


def test_a_release_writes_who_mentions_whom(after):
    an_entry()
    with after():
        the_issue("江湾大学揭牌。", "晴。")
    assert mentioned() == [("第1条", "江湾大学")]


def test_a_title_counts_as_well(after):
    an_entry()
    with after():
        an_issue(state=IssueState.RELEASED, document=a_document(an_item("江湾大学揭牌")))
    assert mentioned() == [("江湾大学揭牌", "江湾大学")]


@pytest.mark.parametrize("state", [IssueState.DRAFTING, IssueState.IN_REVIEW, IssueState.APPROVED])
def test_drafts_never_count(after, state):
    with after():
        issue = the_issue("江湾大学揭牌。", state=state)
    indexed()
    with after():
        an_entry()
    keep_names_of(issue.items.values_list("pk", flat=True))
    assert mentioned() == []
    assert not SuggestedName.objects.exists()


def test_a_name_that_is_confirmed_is_looked_for_in_what_is_released(after):
    with after():
        the_issue("江湾大学揭牌。", "江湾大学附属第一医院开诊。")
    indexed()
    with after():
        an_entry()
    assert mentioned() == [("第1条", "江湾大学")]
    with after():
        an_entry("江湾大学附属第一医院")
    assert mentioned() == [("第1条", "江湾大学"), ("第2条", "江湾大学附属第一医院")]


def test_a_name_that_is_changed_is_looked_for_anew(after):
    with after():
        the_issue("江湾大学揭牌。", "云溪学府揭牌。")
    indexed()
    with after():
        entry = an_entry()
    entry.other_names = "云溪学府"
    with after():
        entry.save()
    assert mentioned() == [("第1条", "江湾大学"), ("第2条", "云溪学府")]
    entry.name, entry.other_names = "云溪学府", ""
    with after():
        entry.save()
    assert mentioned() == [("第2条", "云溪学府")]


def test_where_a_longer_name_is_deleted_the_shorter_is_found_again(after):
    with after():
        the_issue("新江湾大学堂开放。")
    indexed()
    with after():
        an_entry()
        longer = an_entry("江湾大学堂")
    assert mentioned() == [("第1条", "江湾大学堂")]
    with after():
        longer.delete()
    assert mentioned() == [("第1条", "江湾大学")]


def test_a_correction_that_takes_a_name_away_takes_the_mention_away(after):
    an_entry()
    with after():
        issue = the_issue("江湾大学揭牌。", state=IssueState.CORRECTING)
    item = issue.items.get()
    with after():
        reword(item, "江湾大学", "云栖学院")
    assert mentioned() == [("第1条", "江湾大学")]
    with after():
        correct(fresh(issue), {item.pk: Note(ReleaseKind.CORRECTION, "校名有误。")})
    assert mentioned() == []
    assert [one.name for one in SuggestedName.objects.waiting()] == ["云栖学院"]


def test_a_withdrawal_takes_all_mentions_away(after):
    an_entry()
    with after():
        issue = the_issue("江湾大学揭牌，云栖研究院参加。")
    assert mentioned()
    with after():
        withdraw(issue)
    assert mentioned() == []
    assert not Sighting.objects.exists()
    assert not SuggestedName.objects.waiting().exists()


def test_names_are_suggested_with_how_often_they_stand(after):
    with after():
        the_issue("云栖研究院揭牌。", "云栖研究院招生，会长周若溪出席。")
        the_issue("云栖研究院一周年。", period=2)
    rows = SuggestedName.objects.waiting().values_list("name", "kind", "item_count", "issue_count")
    assert list(rows) == [("云栖研究院", NameKinds.ORGANISATION, 3, 2), ("周若溪", NameKinds.PERSON, 1, 1)]


def test_a_name_that_is_confirmed_waits_no_more_and_waits_again_without_its_entry(after):
    with after():
        the_issue("云栖研究院（下称“云栖院”）揭牌。")
    indexed()
    assert SuggestedName.objects.waiting().count() == 1
    assert Sighting.objects.get().short == "云栖院"
    with after():
        entry = an_entry("云栖研究院")
    assert not SuggestedName.objects.waiting().exists()
    with after():
        the_issue("云栖研究院一周年。", period=2)
    assert not SuggestedName.objects.waiting().exists()
    with after():
        entry.delete()
    assert SuggestedName.objects.waiting().get().item_count == 2


def test_the_rebuild_finds_what_the_hooks_found_and_changes_nothing(after, capsys):
    an_entry()
    with after():
        the_issue("江湾大学揭牌。", "云栖研究院揭牌。")
    rows = list(ItemMention.objects.order_by("pk").values()), list(Sighting.objects.order_by("pk").values())
    call_command("rebuild_names")
    assert "2 / 2" in capsys.readouterr().out
    again = list(ItemMention.objects.order_by("pk").values()), list(Sighting.objects.order_by("pk").values())
    assert again == rows
    ItemMention.objects.all().delete()
    SuggestedName.objects.all().delete()
    call_command("rebuild_names")
    assert mentioned() == [("第1条", "江湾大学")]
    assert SuggestedName.objects.waiting().get().name == "云栖研究院"


def test_the_rebuild_clears_what_no_reader_has(after):
    entry = an_entry()
    issue = the_issue("江湾大学揭牌。", state=IssueState.DRAFTING)
    ItemMention.objects.create(item=issue.items.get(), entry=entry, name="江湾大学")
    call_command("rebuild_names")
    assert mentioned() == []


# -- an entry


def test_an_address_is_made_of_pinyin_and_kept_when_it_changes():
    entry = an_entry()
    assert (entry.slug, entry.initial) == ("jiang-wan-da-xue", "J")
    assert an_entry("江湾大雪").slug == "jiang-wan-da-xue-2"
    entry.slug = "jwu"
    entry.save()
    assert FormerSlug.objects.get().entry == entry
    assert NameEntry.objects.get(pk=entry.pk).initial == "J"
    assert an_entry("江弯大学").slug == "jiang-wan-da-xue-3"
    entry.slug = "jiang-wan-da-xue"
    entry.save()
    assert [former.slug for former in FormerSlug.objects.all()] == ["jwu"]


def test_two_entries_do_not_share_a_name():
    an_entry(other_names="江大本部")
    for name in ("江湾大学", "江大本部", "江灣大學"):
        with pytest.raises(ValidationError):
            an_entry(name)
    with pytest.raises(ValidationError):
        an_entry("云溪学府", other_names="江大本部")
    an_entry("云溪学府", short_names="江大本部")


@pytest.mark.parametrize("field", ["other_names", "short_names"])
def test_names_are_lines_of_two_to_eighty_characters(field):
    for wrong in ("大", "长" * 81, "\n".join(f"第{n}号" for n in range(21))):
        with pytest.raises(ValidationError):
            an_entry(**{field: wrong})
    entry = an_entry(**{field: " 江大 \n\n江大\n江湾大学\n湾大"})
    assert getattr(entry, field) == "江大\n湾大"
