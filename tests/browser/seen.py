"""What a person meets on a page, asked of the page itself: its texts, their contrast, how wide it is."""

from __future__ import annotations

import re

from playwright.sync_api import Page

#: Names, units and formats that Chinese readers and editors know as they are.
KNOWN = {
    "ai", "csv", "docx", "epub", "gif", "html", "http", "https", "huikan", "icp", "id", "issn", "jpeg", "jpg",
    "json", "markdown", "mb", "mems", "odt", "pdf", "png", "pptx", "svg", "txt", "url", "wagtail", "webp", "word",
    "wechat", "xlsx", "zip", "cn", "ctrl", "shift", "esc", "enter",
}  # fmt: skip
WORD = re.compile(r"[A-Za-z]{2,}")
NOT_PROSE = re.compile(r"https?://\S+|\S+@\S+|\b[a-z0-9]+(?:[-_/.][a-z0-9]+)+\b|%\(\w+\)s")

TEXTS = """
() => {
  const found = [];
  const out = new Set(["SCRIPT", "STYLE", "TEMPLATE", "NOSCRIPT", "CODE", "IFRAME"]);
  const walk = (node) => {
    if (node.nodeType === Node.TEXT_NODE) {
      if (node.data.trim()) found.push(node.data.trim());
      return;
    }
    if (node.nodeType !== Node.ELEMENT_NODE || out.has(node.tagName)) return;
    if (getComputedStyle(node).display === "none") return;
    for (const name of ["aria-label", "title", "placeholder", "alt"]) {
      if (node.getAttribute(name)?.trim()) found.push(node.getAttribute(name).trim());
    }
    if (node.matches("input[type=submit], input[type=button]")) found.push(node.value);
    for (const child of node.childNodes) walk(child);
  };
  walk(document.body);
  return [document.title, ...found];
}
"""

CONTRASTS = """
(least) => {
  const brush = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
  const rgba = (color) => {
    brush.clearRect(0, 0, 1, 1);
    brush.fillStyle = color;
    brush.fillRect(0, 0, 1, 1);
    const [r, g, b, a] = brush.getImageData(0, 0, 1, 1).data;
    return [r, g, b, a / 255];
  };
  const over = (top, below) => [0, 1, 2].map((i) => top[i] * top[3] + below[i] * (1 - top[3]));
  const behind = (element) => {
    const layers = [];
    for (let at = element; at; at = at.parentElement) {
      const color = rgba(getComputedStyle(at).backgroundColor);
      if (color[3]) layers.push(color);
      if (color[3] === 1) break;
    }
    const canvas = matchMedia("(prefers-color-scheme: dark)").matches ? [18, 18, 18] : [255, 255, 255];
    return layers.reverse().reduce((below, top) => over(top, below), canvas);
  };
  const light = (rgb) => {
    const [r, g, b] = rgb.map((v) => (v /= 255) <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4);
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const found = new Map();
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const element = texts.currentNode.parentElement;
    const text = texts.currentNode.data.trim();
    if (!text || !element.checkVisibility({ opacityProperty: true, visibilityProperty: true })) continue;
    const box = element.getBoundingClientRect();
    if (box.width <= 1 || box.height <= 1 || ["SCRIPT", "STYLE"].includes(element.tagName)) continue;
    const ground = behind(element);
    const style = getComputedStyle(element);
    const ink = over(rgba(style.color), ground);
    const [a, b] = [light(ink), light(ground)];
    const ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    const name = `${element.tagName.toLowerCase()}.${element.className} ${style.color} on ${ground.map(Math.round)}`;
    if (ratio < least && !found.has(name)) found.set(name, `${ratio.toFixed(2)} ${name}: ${text.slice(0, 20)}`);
  }
  return [...found.values()];
}
"""


def english_on(page: Page, *known: str) -> list[str]:
    """Texts and labels with a Latin word that is no name, no number's unit and no format."""
    known = KNOWN | {word.lower() for name in known for word in WORD.findall(name)}
    return sorted({text for text in page.evaluate(TEXTS) if _looks_english(text, known)})


def _looks_english(text: str, known: set[str]) -> bool:
    words = [word for word in WORD.findall(NOT_PROSE.sub(" ", text)) if word.lower() not in known]
    return any(word.islower() or word.istitle() for word in words)


def weak_contrasts(page: Page, least: float = 4.5) -> list[str]:
    return page.evaluate(CONTRASTS, least)


def overflow(page: Page) -> int:
    """By how many pixels the page is wider than its window."""
    return page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
