// The wizard works without this file. With it the page stays where it is while somebody mends, and files can be dropped.
const place = () => document.querySelector("[data-intake]");

/** Puts the answer of the server in the place of what is shown. `only` names a part that alone is replaced. */
async function show(response, { only = "", scroll = true } = {}) {
  const answer = new DOMParser().parseFromString(await response.text(), "text/html");
  const selector = only ? `#${only}` : "[data-intake]";
  const fresh = answer.querySelector(selector);
  const stale = document.querySelector(selector);
  if (!fresh || !stale) {
    location.href = response.url;
    return;
  }
  const top = only ? 0 : document.querySelector(".intake-points ul")?.scrollTop ?? 0;
  stale.replaceWith(fresh);
  document.querySelector(".messages")?.replaceWith(answer.querySelector(".messages") ?? "");
  if (!document.querySelector(".messages") && answer.querySelector(".messages")) {
    document.querySelector("#main, main")?.prepend(answer.querySelector(".messages"));
  }
  const points = document.querySelector(".intake-points ul");
  if (points) points.scrollTop = top;
  // Whoever works with the keyboard goes on where the thing is now, not at the top of the page.
  const error = document.querySelector("[data-intake] .is-wrong :is(input, select, textarea)");
  const next = only ? null : error ?? document.querySelector("[data-intake] [aria-current=true]");
  next?.focus({ preventScroll: true });
  settle();
  if (scroll && !only) keepInView(document.getElementById("open"));
}

/** What was moved far away is followed; what is still in sight stays where it is. */
function keepInView(open) {
  const box = open?.getBoundingClientRect();
  if (box && (box.bottom < 140 || box.top > innerHeight - 80)) open.scrollIntoView({ block: "start" });
}

function reveal(hash) {
  const target = hash && document.getElementById(decodeURIComponent(hash.slice(1)));
  if (!target) return;
  const box = target.getBoundingClientRect();
  if (box.top < 110 || box.top > innerHeight * 0.6) target.scrollIntoView({ block: "start" });
}

async function ask(address, options, how = {}) {
  place().setAttribute("aria-busy", "true");
  try {
    const response = await fetch(address, { credentials: "same-origin", ...options });
    const shown = new URL(response.url);
    shown.hash = how.hash ?? "";
    if (!shown.pathname.match(/\/(edit|undo|redo|tick)\/$/)) history.replaceState(null, "", shown);
    await show(response, how);
    if (how.hash) reveal(how.hash);
  } finally {
    place()?.removeAttribute("aria-busy");
  }
}

const isDirty = () => [...document.querySelectorAll("form[data-unsaved]")].some((form) => form.dataset.dirty);
const mayLeave = (form) => {
  const others = [...document.querySelectorAll("form[data-unsaved][data-dirty]")].filter((one) => one !== form);
  return !others.length || confirm(document.querySelector("[data-words=unsaved]").content.textContent.trim());
};

document.addEventListener("input", (event) => {
  const form = event.target.closest("form[data-unsaved]");
  if (form) form.dataset.dirty = "1";
});

document.addEventListener("submit", (event) => {
  const form = event.target.closest("form[data-mend]");
  if (!form) return;
  event.preventDefault();
  if (!mayLeave(form)) return;
  const body = new FormData(form, event.submitter);
  ask(form.action, { method: "POST", body, headers: { "X-Requested-With": "fetch" } });
});

document.addEventListener("click", (event) => {
  const link = event.target.closest("a[data-go]");
  if (!link || event.metaKey || event.ctrlKey || event.shiftKey || event.button) return;
  event.preventDefault();
  if (link.dataset.go !== "original" && !mayLeave(null)) return;
  const only = link.dataset.go;
  ask(link.href, {}, { only, scroll: false, hash: only ? "" : link.hash });
});

addEventListener("beforeunload", (event) => {
  if (isDirty()) event.preventDefault();
});

/** The original begins where the item does. */
function follow() {
  const own = document.querySelector(".intake-lines .is-meant, .intake-mark rect")
    ?? document.querySelector(".intake-lines .is-own");
  const pane = own?.closest(".intake-original");
  if (pane) pane.scrollTop += own.getBoundingClientRect().top - pane.getBoundingClientRect().top - 60;
}

function settle() {
  const drawer = document.querySelector("[data-original]");
  if (drawer && matchMedia("(width < 64rem)").matches) drawer.open = sessionStorage.getItem("original") === "open";
  drawer?.addEventListener("toggle", () => {
    sessionStorage.setItem("original", drawer.open ? "open" : "shut");
    follow();
  });
  follow();
}

// -- choosing a file

function offerToDrop(form) {
  const drop = form.querySelector("[data-drop]");
  const input = form.querySelector("input[type=file]");
  const chosen = form.querySelector("[data-chosen]");
  const tell = () => {
    chosen.hidden = !input.files.length;
    chosen.textContent = input.files[0]?.name ?? "";
  };
  for (const name of ["dragenter", "dragover"]) {
    drop.addEventListener(name, (event) => {
      event.preventDefault();
      drop.classList.add("is-over");
    });
  }
  for (const name of ["dragleave", "drop"]) drop.addEventListener(name, () => drop.classList.remove("is-over"));
  drop.addEventListener("drop", (event) => {
    event.preventDefault();
    input.files = event.dataTransfer.files;
    tell();
  });
  input.addEventListener("change", tell);
}

function offerToFollow(form) {
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const request = new XMLHttpRequest();
    const sending = form.querySelector("[data-sending]");
    const button = form.querySelector("[data-send]");
    sending.hidden = false;
    button.disabled = true;
    request.upload.addEventListener("progress", (sent) => {
      if (sent.lengthComputable) sending.querySelector("progress").value = (100 * sent.loaded) / sent.total;
    });
    request.addEventListener("load", () => {
      if (new URL(request.responseURL).pathname !== location.pathname) location.href = request.responseURL;
      else {
        place().replaceWith(new DOMParser().parseFromString(request.responseText, "text/html").querySelector("[data-intake]"));
        begin();
      }
    });
    request.addEventListener("error", () => form.submit());
    request.open("POST", form.action || location.href);
    request.send(new FormData(form));
  });
}

// -- waiting

async function wait(waiting) {
  const told = waiting.querySelector("[data-told]");
  for (;;) {
    await new Promise((done) => { setTimeout(done, 1200); });
    if (!waiting.isConnected) return;
    const answer = await fetch(waiting.dataset.waiting, { credentials: "same-origin" }).catch(() => null);
    if (!answer) continue;
    if (!answer.ok) break;
    const { state, begun, seconds } = await answer.json();
    if (state !== "reading") break;
    const said = (name) => document.querySelector(`[data-words=${name}]`).content.textContent.trim();
    if (begun && told.textContent !== said("begun")) told.textContent = said("begun");
    waiting.querySelector("[data-seconds]").textContent = said("seconds").replace("{n}", seconds);
  }
  location.reload();
}

function begin() {
  const form = document.querySelector("[data-choose]");
  if (form) {
    offerToDrop(form);
    offerToFollow(form);
  }
  const waiting = document.querySelector("[data-waiting]");
  if (waiting) wait(waiting);
  settle();
}

begin();
