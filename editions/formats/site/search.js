// Looks through the texts of one issue. Two neighbouring characters are a word: every pair leads to the items that hold
// it. Items that hold all of the words come first, those that hold most of their pairs after them.
"use strict";

(function () {
  const form = document.getElementById("search");
  const rows = window.issueTexts;
  if (!form || !rows) return;
  const field = form.querySelector("input");
  const count = document.getElementById("count");
  const list = document.getElementById("found");
  const MOST = 30, AROUND = 40;

  const plain = (text) => text.normalize("NFKC").toLowerCase();
  const pairs = (word) => {
    if (word.length < 2) return [word];
    return [...new Set(Array.from({ length: word.length - 1 }, (_, at) => word.slice(at, at + 2)))];
  };

  const texts = rows.map((row) => plain(row.title + "\n" + row.text));
  const holders = new Map();
  texts.forEach((text, item) => {
    for (let at = 0; at < text.length; at += 1) {
      for (const part of [text[at], text.slice(at, at + 2)]) {
        if (!holders.has(part)) holders.set(part, new Set());
        holders.get(part).add(item);
      }
    }
  });

  function search(words) {
    const wanted = words.flatMap(pairs);
    const shared = new Map();
    for (const part of wanted) {
      for (const item of holders.get(part) || []) shared.set(item, (shared.get(item) || 0) + 1);
    }
    const found = [];
    for (const [item, some] of shared) {
      const whole = words.every((word) => texts[item].includes(word));
      const titled = words.every((word) => plain(rows[item].title).includes(word));
      if (whole || some >= 0.7 * wanted.length) found.push({ item, weight: 4 * titled + 2 * whole + some / wanted.length });
    }
    return found.sort((one, two) => two.weight - one.weight || one.item - two.item);
  }

  // Only as long as the shown text keeps the length of the compared one can places be marked in it.
  function excerpt(text, words) {
    const compared = plain(text);
    const word = compared.length === text.length ? words.find((one) => compared.includes(one)) : undefined;
    const part = document.createElement("p");
    if (word === undefined) {
      part.textContent = text.slice(0, 2 * AROUND);
      return part;
    }
    const at = compared.indexOf(word), end = at + word.length;
    const mark = document.createElement("mark");
    mark.textContent = text.slice(at, end);
    part.append((at > AROUND ? "…" : "") + text.slice(Math.max(0, at - AROUND), at), mark, text.slice(end, end + AROUND));
    return part;
  }

  function entry(row, words) {
    const line = document.createElement("li");
    const link = document.createElement("a");
    const place = document.createElement("small");
    link.href = row.address;
    link.textContent = row.title;
    place.textContent = row.place;
    line.append(link, place, excerpt(row.text, words));
    return line;
  }

  function show() {
    const words = plain(field.value).split(/\s+/u).filter(Boolean);
    const found = words.length ? search(words) : [];
    list.replaceChildren(...found.slice(0, MOST).map(({ item }) => entry(rows[item], words)));
    count.textContent = words.length ? (found.length ? `找到 ${found.length} 条` : "本期中没有") : "";
  }

  form.hidden = false;
  field.addEventListener("input", show);
  form.addEventListener("submit", (event) => { event.preventDefault(); show(); });
  if (field.value) show();
})();
