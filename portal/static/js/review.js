// The review page works without this file. It counts, opens and fills in; it sends nothing by itself.
const form = document.querySelector(".review__form");
const items = [...document.querySelectorAll("[data-item]")];
const verdictOf = (item) => item.querySelector("input[type=radio]:checked");

function count() {
  const said = document.querySelector("[data-said]");
  if (said) said.textContent = items.filter(verdictOf).length;
}

function passAllOthers() {
  for (const item of items) {
    const pass = item.querySelector("input[value=pass]");
    if (pass && !verdictOf(item)) pass.checked = true;
  }
  count();
}

function offerToPassAll() {
  const button = document.querySelector("[data-pass-all]");
  if (!button || !items.length) return;
  button.hidden = false;
  button.addEventListener("click", passAllOthers);
}

function offerToOpenAll() {
  const button = document.querySelector("[data-open-all]");
  const texts = [...document.querySelectorAll("[data-item] [data-text]")];
  if (!button || texts.length < 2) return;
  const words = [button.textContent, button.dataset.close];
  button.hidden = false;
  button.addEventListener("click", () => {
    const open = button.getAttribute("aria-pressed") !== "true";
    texts.forEach((text) => { text.open = open; });
    button.setAttribute("aria-pressed", open);
    button.textContent = words[Number(open)];
  });
}

// A link to an item inside something that is closed opens it.
function openTarget() {
  let at = location.hash && document.getElementById(location.hash.slice(1));
  for (; at; at = at.parentElement) if (at.tagName === "DETAILS") at.open = true;
}

form?.addEventListener("change", count);
addEventListener("hashchange", openTarget);
openTarget();
count();
offerToPassAll();
offerToOpenAll();
