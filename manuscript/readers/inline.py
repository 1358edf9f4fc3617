"""Inline markup of Markdown and of text that tools have made from a PDF: bold, italic, links, pictures, stray tags."""

from __future__ import annotations

import re
from dataclasses import replace

from manuscript.captions import CaptionText, credit_of
from manuscript.document import Mark, Photo
from manuscript.lines import Line

_TAGS = re.compile(r"</?(?:b|i|u|em|strong|sup|sub|span|font|center|br)(?:\s[^<>]*)?/?>", re.I)
_BOLD_TAG = re.compile(r"^\s*<(?:b|strong)>.*</(?:b|strong)>\s*$", re.I)
_BARE_URL = re.compile(r"<?(https?://[A-Za-z0-9./?=&%#:_~+@!,;-]*[A-Za-z0-9/=_-])>?")
_PICTURE = re.compile(
    r"^!\[(?P<alt>(?:\\.|[^\]\\])*)\]\(\s*<?(?P<file>[^\s)>]+)>?(?:\s+[\"“](?P<credit>(?:\\.|[^\"”\\])*)[\"”])?\s*\)$"
)
_ESCAPED = re.compile(r"\\([\\`*_{}\[\]()#+.!|<>\"-])")
_PLACEHOLDER = re.compile(
    r"^(?:<!--\s*(?:image|图片|picture)\s*-->|[\[［【(（](?:图片|图|照片|插图|image|picture|圖片)\s*\d*[\]］】)）])$",
    re.I,
)
_SPAN = re.compile(
    r"\*\*(?P<bold>[^*\s](?:[^*]*[^*\s])?)\*\*"
    r"|(?<![\w*])\*(?P<italic>[^*\s](?:[^*]*[^*\s])?)\*(?![\w*])"
    r"|(?<!!)\[(?P<label>[^\]]+)\]\((?P<target>[^\s)]+)\)"
    r"|<(?P<auto>https?://[^\s<>]+)>"
    r"|\\(?P<escaped>[\\`*_{}\[\]()#+.!|<>-])"
)


def with_placeholder(line: Line) -> Line:
    """A line that only says where a picture stood, [图片], as that picture."""
    is_place = line.block is None and _PLACEHOLDER.match(line.text)
    return replace(line, block=Photo()) if is_place else line


def picture(text: str) -> Photo | None:
    """The photo a line stands for: `![caption](file "credit")` or the placeholder of a converter."""
    found = _PICTURE.match(text)
    if found:
        told = CaptionText(_unescaped(found["alt"]).strip(), _unescaped(found["credit"] or "").strip())
        if not told.credit:
            told = credit_of(told.caption) or told
        return Photo(file=found["file"], caption=told.caption, credit=told.credit, alt=told.caption)
    return Photo() if _PLACEHOLDER.match(text) else None


def _unescaped(text: str) -> str:
    return _ESCAPED.sub(r"\1", text)


def without_tags(text: str) -> tuple[str, bool]:
    """Text without stray HTML emphasis, and whether all of it was bold."""
    if "<" not in text:
        return text, False
    return _TAGS.sub("", text), bool(_BOLD_TAG.match(text))


def bare_links(text: str) -> tuple[str, tuple[Mark, ...]]:
    """The text with marks over its addresses. Angle brackets around one are markup; the rest stays as printed."""
    plain, marks, last = "", [], 0
    for found in _BARE_URL.finditer(text):
        plain += text[last : found.start()]
        marks.append(Mark(len(plain), len(plain) + len(found[1]), "link", found[1]))
        plain += found[1]
        last = found.end()
    return plain + text[last:], tuple(marks)


def spans(text: str) -> tuple[str, tuple[Mark, ...]]:
    """Markdown spans as plain text and marks."""
    plain, marks, last = "", [], 0
    for found in _SPAN.finditer(text):
        plain += text[last : found.start()]
        last = found.end()
        kind, shown, target = _meaning(found)
        if kind:
            marks.append(Mark(len(plain), len(plain) + len(shown), kind, target))
        plain += shown
    return plain + text[last:], tuple(marks)


def _meaning(found: re.Match[str]) -> tuple[str, str, str]:
    if found["bold"]:
        return "bold", found["bold"], ""
    if found["italic"]:
        return "italic", found["italic"], ""
    if found["label"]:
        return "link", found["label"], found["target"]
    if found["auto"]:
        return "link", found["auto"], found["auto"]
    return "", found["escaped"], ""
