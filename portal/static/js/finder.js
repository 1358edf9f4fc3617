// The list of items without reloads: a changed choice fetches the same address the form would lead to, and takes
// the form and the results out of the answer. Whatever fails here, the plain form and links still work.

const finder = document.querySelector("[data-finder]");
const status = document.querySelector("[data-finder-status]");
const PARTS = ["finder-form", "finder-results"];
const TYPING_PAUSE = 400;

let underway = null;
let pause = 0;

const form = () => document.getElementById("finder-form");

function addressOf(form) {
  const given = [...new FormData(form)].filter(([, value]) => value !== "");
  const query = new URLSearchParams(given).toString();
  return query ? `${form.action}?${query}` : form.action;
}

// A reader who is still typing keeps the words; everybody keeps the focus and the open filter.
function replace(part, fresh) {
  const focused = part.contains(document.activeElement) ? document.activeElement : null;
  const { id, value, selectionStart } = focused ?? {};
  const open = part.querySelector("details")?.open;
  part.replaceWith(fresh);
  if (open !== undefined) fresh.querySelector("details").open = open;
  const again = id && document.getElementById(id);
  if (!again) return;
  if (again.type === "search") again.value = value;
  again.focus({ preventScroll: true });
  if (again.type === "search") again.setSelectionRange(selectionStart, selectionStart);
}

async function show(address, { push = true, toResults = false } = {}) {
  underway?.abort();
  underway = new AbortController();
  finder.setAttribute("aria-busy", "true");
  try {
    const response = await fetch(address, { signal: underway.signal, headers: { Accept: "text/html" } });
    if (response.status >= 500) throw new Error(response.statusText);
    const answer = new DOMParser().parseFromString(await response.text(), "text/html");
    for (const id of PARTS) replace(document.getElementById(id), answer.getElementById(id));
    document.title = answer.title;
    document.dispatchEvent(new CustomEvent("finder:shown"));
    if (push) history.pushState(null, "", address);
    status.textContent = document.querySelector("[data-finder-count]").textContent;
    if (toResults) {
      const results = document.getElementById("finder-results");
      results.focus({ preventScroll: true });
      results.scrollIntoView();
    }
  } catch (error) {
    if (error.name === "AbortError") return;
    status.textContent = finder.dataset.failed;
    if (push) location.assign(address);
  }
  finder.removeAttribute("aria-busy");
}

function later() {
  clearTimeout(pause);
  pause = setTimeout(() => show(addressOf(form())), TYPING_PAUSE);
}

finder.addEventListener("change", (event) => {
  if (event.target.type === "radio") show(addressOf(form()));
  else if (event.target.type === "date") later();
});

finder.addEventListener("input", (event) => {
  // While an input method is composing, the words are not the reader's yet.
  if (event.target.type === "search" && !event.isComposing) later();
});
finder.addEventListener("compositionend", later);

finder.addEventListener("submit", (event) => {
  event.preventDefault();
  clearTimeout(pause);
  show(addressOf(form()), { toResults: true });
});

finder.addEventListener("click", (event) => {
  const link = event.target.closest("[data-finder-link]");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  show(link.href, { toResults: true });
});

addEventListener("popstate", () => {
  // The form has to follow the address, so nothing that was typed since is kept.
  document.activeElement?.blur();
  show(location.href, { push: false });
});
