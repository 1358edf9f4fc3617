"""The settled outline -> chapters, sections and items.

Leaves are items. One level of headings above them makes chapters, two make chapters and sections; what lies deeper
is folded upwards and said aloud. Items directly under a chapter stand in a section without a title.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from itertools import groupby, pairwise

from manuscript.captions import stray_credit
from manuscript.cover_words import is_note_heading
from manuscript.dates import Timeframe, event_of, find_dates
from manuscript.document import Chapter, DateSpan, NewsItem, Section
from manuscript.items import compose
from manuscript.layout import Layout
from manuscript.lines import tidy
from manuscript.notices import Notice, notice
from manuscript.outline import Node
from manuscript.roles import no_news
from manuscript.vocabulary import Vocabulary

_OF_DISTRICTS = re.compile(
    r"(?:[县区市镇街乡]{2}|区域|各地|地方|基层|属地|乡镇|园区|片区)(?:动态|要闻|新闻|简讯|信息|之窗|风采|传真|播报|在线|亮点|快讯|讯)"
)


@dataclass(slots=True)
class Assembly:
    """What the leaves become, with where each item started and what has to be said."""

    layout: Layout
    frame: Timeframe
    vocabulary: Vocabulary
    running_head: str = ""
    notices: list[Notice] = field(default_factory=list)
    item_lines: list[int] = field(default_factory=list)
    editors_note: list[str] = field(default_factory=list)
    month: str = ""  # the heading of a chronicle that its days stand under
    day: DateSpan | None = None  # of its latest entry

    def chapters(self, root: Node) -> tuple[Chapter, ...]:
        nodes = [node for node in root.children if not self._is_note(node)]
        self._check_numbering([node for node in nodes if not node.is_leaf])
        nodes = self._with_news(nodes)
        if _depth(nodes) == 1 and self.running_head:
            return self._one_chapter(nodes)
        chapters = []
        for container, group in groupby(nodes, key=lambda node: _is_chapter(node, nodes)):
            members = list(group)
            if container:
                chapters += [chapter for node in members if (chapter := self._chapter(node))]
            else:
                chapters.append(Chapter(self.running_head, "", self._sections(members, "")))
        return tuple(self._placed(chapter) for chapter in chapters if chapter.sections)

    def _placed(self, chapter: Chapter) -> Chapter:
        """Of a chapter that holds the news of districts in one run (县区动态), each item with the district it opens with."""
        if not _OF_DISTRICTS.search(chapter.title):
            return chapter
        sections = (
            section if section.region or section.title else
            replace(section, items=tuple(
                item if item.region else replace(item, region=self.vocabulary.region_opening(item.title))
                for item in section.items
            ))
            for section in chapter.sections
        )  # fmt: skip
        return replace(chapter, sections=tuple(sections))

    def _one_chapter(self, nodes: list[Node]) -> tuple[Chapter, ...]:
        sections = self._sections(nodes, "")
        return (Chapter(self.running_head, "", sections),) if sections else ()

    def _chapter(self, node: Node) -> Chapter | None:
        title = node.heading.title
        self._enter(node)
        own = self._own_text(node)
        if node.is_leaf:
            if not own:
                self._say("EMPTY_HEADING", node)
                return None
            return Chapter(title, node.heading.number, (Section(items=own),))
        sections = self._sections(node.children, self.vocabulary.region_of(title))
        if own:
            sections = _merged((Section(items=own), *sections))
            self._say("INTRODUCTION_AS_ITEM", node)
        return Chapter(title, node.heading.number, sections) if sections else None

    def _sections(self, nodes: list[Node], region: str) -> tuple[Section, ...]:
        sections: list[Section] = []
        self._check_numbering(nodes)
        for node in self._with_news(nodes):
            if node.is_leaf and not self._is_bare_section(node, nodes):
                sections.append(Section(items=(self._item(node, region),)))
            elif node.is_leaf:
                self._say("EMPTY_HEADING", node)
            else:
                sections += self._section(node, region)
        return _merged(tuple(sections))

    def _section(self, node: Node, above: str) -> list[Section]:
        """`above`: the district that the chapter is of; 企业动态 of 某某区 is of that district too."""
        title = node.heading.title
        region = self.vocabulary.region_of(title) or above
        industry = self.vocabulary.industry_of(title)
        self._enter(node)
        items = self._own_text(node)
        if items:
            self._say("INTRODUCTION_AS_ITEM", node)
        deeper: list[Section] = []
        self._check_numbering(node.children)
        for child in self._with_news(node.children):
            if child.is_leaf:
                items += (self._item(child, ""),)
            else:
                self._say("LEVEL_FOLDED", child)
                deeper += self._section(child, region)
        own = [Section(title, node.heading.number, region, industry, items)] if items else []
        if not own and deeper:
            self._say("TITLE_FOLDED", node)
        return own + deeper

    def _enter(self, node: Node) -> None:
        if node.heading.style == "month":
            self.month = node.heading.title

    def _is_bare_section(self, node: Node, peers: list[Node]) -> bool:
        # 五、某某区 without any news below it, among districts that have some.
        return not node.lines and any(not peer.is_leaf and peer.level == node.level for peer in peers)

    def _with_news(self, nodes: list[Node]) -> list[Node]:
        """The nodes without those that only say that there is nothing to report."""
        for node in nodes:
            if no_news(node):
                told = f"{node.line.text} {no_news(node)}"
                self.notices.append(notice("NO_NEWS", node.line.number, told))
        return [node for node in nodes if not no_news(node)]

    def _is_note(self, node: Node) -> bool:
        if not (node.is_leaf and is_note_heading(node.heading.title)):
            return False
        self.editors_note += compose(node.lines, self.layout).plain
        return True

    def _own_text(self, node: Node) -> tuple[NewsItem, ...]:
        if not any(line.text or line.block for line in node.lines):
            return ()
        return (self._item(replace(node, children=[]), ""),)

    def _item(self, node: Node, region: str) -> NewsItem:
        draft = compose(node.lines, self.layout)
        item = NewsItem(
            title=tidy(node.heading.title),
            number=node.heading.number,
            region=region,
            source=draft.byline.source,
            bylines=draft.byline.persons,
            blocks=tuple(draft.blocks),
        )
        if not draft.blocks:
            self._say("EMPTY_ITEM", node)
        if node.derived:
            self._say("TITLE_DERIVED", node)
        for text in filter(stray_credit, item.paragraphs):
            self.notices.append(notice("CREDIT_IN_TEXT", node.line.number, stray_credit(text)))
        self.item_lines.append(node.line.number)
        return replace(item, event=self._event(node, item))

    def _event(self, node: Node, item: NewsItem) -> DateSpan | None:
        if node.heading.style in {"date", "run-in date", "titled date"}:
            printed = node.heading.run_in or (node.heading.number or node.heading.title)
            self.day = self._entry_date(printed) or self.day
            return self.day
        return event_of(item.paragraphs, self.frame)

    def _entry_date(self, printed: str) -> DateSpan | None:
        """Of an entry of a chronicle: 6月3日, 3日 below a month, 同日, 是月."""
        if printed.startswith(("同日", "是日", "当日", "當日", "△", "▲", "○", "◎")):
            return self.day
        if printed.startswith(("是月", "本月")):
            said = self.month
        else:
            whole = "月" in printed[:12] or re.match(r"\d{4}\D", printed)
            said = printed if whole else self.month + printed
        found = find_dates(said, self.frame)
        return found[0].span if found else None

    def _check_numbering(self, nodes: list[Node]) -> None:
        for before, node in pairwise(nodes):
            one, two = before.heading, node.heading
            if one.style == two.style and one.ordinal and two.ordinal != one.ordinal + 1:
                self.notices.append(
                    notice(
                        "NUMBERING_GAP", node.line.number, node.line.text, after=one.number, number=two.number
                    )
                )

    def _say(self, code: str, node: Node) -> None:
        told = notice(code, node.line.number, node.line.text)
        if code == "EMPTY_HEADING":  # what is left out is quoted whole
            told = replace(told, excerpt=" ".join(node.line.text.split()))
        self.notices.append(told)


def _is_chapter(node: Node, peers: list[Node]) -> bool:
    """Containers are chapters; a leaf among them is one too when it is numbered like them."""
    if not node.is_leaf:
        return True
    return any(not peer.is_leaf and peer.heading.style == node.heading.style for peer in peers)


def _merged(sections: tuple[Section, ...]) -> tuple[Section, ...]:
    """Neighbours without a title are one section."""
    merged: list[Section] = []
    for section in sections:
        if merged and not section.title and not merged[-1].title:
            merged[-1] = replace(merged[-1], items=merged[-1].items + section.items)
        elif section.items:
            merged.append(section)
    return tuple(merged)


def _depth(nodes: list[Node]) -> int:
    """Levels of containers above the items."""
    return max((1 + _depth(node.children) for node in nodes if node.children), default=0)
