"""Documents in a line, for tests of mending."""

import pytest

from manuscript.document import (
    Chapter,
    Document,
    NewsItem,
    Paragraph,
    Section,
)
from manuscript.mending import (
    MendingError,
)


def an_item(title="甲", *texts, **fields):
    return NewsItem(title, blocks=tuple(map(Paragraph, texts or ("正文。",))), **fields)


def of(*items, **fields):
    """A document with one section of items."""
    return Document(chapters=(Chapter("要闻", "第一章", (Section("综合", "一", items=items),)),), **fields)


def titles(document):
    return [
        [
            chapter.title,
            [[section.title, [item.title for item in section.items]] for section in chapter.sections],
        ]
        for chapter in document.chapters
    ]


def refusal(verb, *args, **kwargs):
    with pytest.raises(MendingError) as error:
        verb(*args, **kwargs)
    return error.value.code
