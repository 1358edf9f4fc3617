// A Chinese line may break after any character. In a title that tears words apart, so where the browser knows the
// words (Intl.Segmenter), a break is offered between them only; the style sheet forbids it elsewhere.

const TITLES = ".title--1, .row__title a, .through__title a, .contents__title, .steps a, .links a";
const words = "Segmenter" in Intl && new Intl.Segmenter("zh", { granularity: "word" });

function markWords(text) {
  const pieces = document.createDocumentFragment();
  for (const { segment, isWordLike } of words.segment(text.data)) {
    // Punctuation stays with the word before it; an opening bracket goes with the word after it.
    if (pieces.childNodes.length && (isWordLike || /[“‘《（【「]/.test(segment)) && !/[“‘《（【「]$/.test(pieces.textContent)) {
      pieces.append(document.createElement("wbr"));
    }
    pieces.append(segment);
  }
  text.replaceWith(pieces);
}

function keepWords(root) {
  if (!words) return;
  for (const title of root.querySelectorAll(TITLES)) {
    if (title.dataset.words !== undefined || title.querySelector("wbr")) continue;
    for (const text of [...title.childNodes].filter((node) => node.nodeType === Node.TEXT_NODE)) markWords(text);
    title.dataset.words = "";
  }
}

keepWords(document);
// finder.js brings new titles into the page.
document.addEventListener("finder:shown", () => keepWords(document));
