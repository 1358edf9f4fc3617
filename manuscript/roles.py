"""What each heading of an outline is: a container (chapter, section), an item, or a part of an item's text.

Read from the leaves upwards. Children that are entries of a list, or sub-headings within one long text, are folded
back into their parent as lines; what is left without children is an item.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace

from manuscript.contents import find_entry
from manuscript.document import Listing
from manuscript.headings import read_heading
from manuscript.lines import Line, squeeze
from manuscript.outline import Node, is_sentence
from manuscript.reading import ContentsEntry

_NO_NEWS = re.compile(
    r"^[（(【〔\[—\-]*(?:本[刊期季月周年](?:度)?|目前|当[季月期])?"
    r"(?:[暂暫]?[无無缺]|[没沒]有|未(?:报送|提供|收到)|空缺|从缺)(?:相关|有关)?"
    r"(?:稿件?|来稿|信息|消息|内容|動態|动态|新闻|材料|报送|供稿|條目|条目)?[）)】〕\]—\-]*[。.]?$"
)


_CONTAINER = 30  # rank of 第一节: what is numbered so, or higher, is never an item with sub-headings


@dataclass(frozen=True, slots=True)
class Habits:
    """How a style is used throughout the document."""

    parents_with_text: float  # share of the parents of its runs that have text of their own before it
    peers_with_items: float  # share of its parents' peers that are leaves with text
    listed: float = 0.0  # share of its headings that the printed contents have


def settle(root: Node, entries: Sequence[ContentsEntry], *, listings: bool = False) -> None:
    """Fold everything that is no heading of its own into the item it belongs to, in place. With `listings` runs of
    bare numbered lines become lists, as Markdown means them; else they stay lines as printed."""
    listed = _listed_levels(root, entries)
    habits = _habits(root, listed)
    for child in root.children:
        _settle(child, habits, listed)
    if listings:
        for node in _walk(root):
            node.lines = _as_listings(node.lines)


def _as_listings(lines: Sequence[Line]) -> list[Line]:
    """Folded entries that follow each other, as one ordered list."""
    result: list[Line] = []
    run: list[Line] = []
    for line in [*lines, Line("", 0)]:
        heading = read_heading(line.text) if line.opens else None
        if heading and heading.ordinal == len(run) + 1:
            run.append(line)
            continue
        if len(run) >= 2:
            entries = tuple(found.title for entry in run if (found := read_heading(entry.text)))
            result.append(
                replace(run[0], text="", marks=(), block=Listing(entries, ordered=True), whole=True)
            )
        else:
            result += run
        run = [line] if heading and heading.ordinal == 1 else []
        result += [] if run else [line]
    return result[:-1]


def _settle(node: Node, habits: dict[str, Habits], listed: dict[int, int]) -> None:
    for child in node.children:
        _settle(child, habits, listed)
    if node.children and _holds_text(node, habits, listed):
        fold(node)


def fold(node: Node) -> None:
    """Make the children of a node lines of its own text, as printed."""
    for child in node.children:
        fold(child)
        node.lines.append(replace(_printed(child), opens=True))
        node.lines += child.lines[1:] if child.heading.run_in else child.lines
    node.children = []


def _printed(child: Node) -> Line:
    title_like = not is_sentence(child) and not child.heading.run_in and bool(child.lines)
    return replace(child.line, whole=child.line.whole or title_like, depth=0)


def _holds_text(node: Node, habits: dict[str, Habits], listed: dict[int, int]) -> bool:
    """Whether a node is an item and its children are parts of its text."""
    children = node.children
    if listed:
        known = [child for child in children if listed.get(child.line.number)]
        if len(known) >= len(children) / 2:
            return False
        deepest = listed.get(node.line.number) == max(listed.values())
        entries = _are_entries(node) or habits[children[0].heading.style].listed > 0.5
        if deepest and not known and not entries:
            return True
    sentences = sum(map(is_sentence, children)) / len(children)
    if (
        node.heading.rank <= _CONTAINER
        and sentences < 0.5
        and any(_has_own_text(child) for child in children)
    ):
        return False  # 第三篇 holds sections and entries, whatever introduces them
    habit = habits[children[0].heading.style]
    if _has_text(node):
        return habit.parents_with_text > 0.5 or sentences >= 0.5
    bare = sum(child.is_leaf and not child.lines for child in children) / len(children)
    if sentences >= 0.5 or bare >= 0.7:
        return habit.peers_with_items > 0.3 or (bare >= 0.7 and sentences < 0.5 and len(children) > 1)
    return False


def _has_own_text(node: Node) -> bool:
    return _has_text(node) or any(_has_own_text(child) for child in node.children)


def _are_entries(node: Node) -> bool:
    """【概况】 or ■某某公司开业 with its text behind it, which contents often leave out."""
    entries = [
        child
        for child in node.children
        if child.heading.run_in
        and not child.derived
        and (child.heading.style == "bracket【" or child.heading.style.startswith("symbol"))
    ]
    return len(entries) == len(node.children) and not _has_text(node)


def _has_text(node: Node) -> bool:
    return any(line.text and not line.block for line in node.lines) and not no_news(node)


def no_news(node: Node) -> str:
    """The remark that there is nothing to report, where it is all that stands under a heading; "" otherwise."""
    texts = [line.text for line in node.lines if line.text]
    return texts[0] if node.is_leaf and len(texts) == 1 and _NO_NEWS.match(squeeze(texts[0])) else ""


def _walk(node: Node) -> list[Node]:
    return [node, *(deeper for child in node.children for deeper in _walk(child))]


def _habits(root: Node, listed: dict[int, int]) -> dict[str, Habits]:
    parents: dict[str, list[Node]] = defaultdict(list)
    nodes = _walk(root)[1:]
    for node in nodes:
        if node.children:
            parents[node.children[0].heading.style].append(node)
    found: dict[str, Habits] = {}
    for style in {node.heading.style for node in nodes}:
        own = parents.get(style, [])
        with_text = sum(map(_has_text, own)) / len(own) if own else 0.0
        levels = {parent.heading.style for parent in own}
        peers = [node for node in nodes if node.heading.style in levels]
        leaves = [node for node in peers if node.is_leaf and _has_text(node)]
        told = [bool(listed.get(node.line.number)) for node in nodes if node.heading.style == style]
        found[style] = Habits(with_text, len(leaves) / len(peers) if peers else 0.0, sum(told) / len(told))
    return found


def _listed_levels(root: Node, entries: Sequence[ContentsEntry]) -> dict[int, int]:
    """Line number of each heading -> its level in the printed contents, 0 where these do not have it; {} when they list
    chapters only."""
    if len({entry.level for entry in entries}) < 2:
        return {}
    listed: dict[int, int] = {}
    last = -1
    for node in _walk(root)[1:]:
        place = find_entry(node.heading.title, node.heading.number, entries, last)
        listed[node.line.number] = entries[place].level if place is not None else 0
        last = place if place is not None else last
    return listed if sum(map(bool, listed.values())) >= 0.5 * len(entries) else {}
