// On a page of text: print, copy the address, and look at a photo in large without leaving the page.

for (const button of document.querySelectorAll("[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => print());
}

const copy = document.querySelector("[data-copy]");
if (copy) {
  copy.closest("[data-share]").hidden = false;
  copy.hidden = !navigator.clipboard; // only where the page came over TLS
  const status = document.querySelector("[data-copy-status]");
  const label = copy.textContent;
  copy.addEventListener("click", async () => {
    await navigator.clipboard.writeText(copy.dataset.copy);
    copy.textContent = status.textContent = copy.dataset.copied;
    setTimeout(() => {
      copy.textContent = label;
      status.textContent = "";
    }, 3000);
  });
}

function enlarge(link) {
  const small = link.querySelector("img");
  const caption = link.parentElement.querySelector("figcaption");
  const dialog = document.createElement("dialog");
  dialog.className = "enlarged";
  dialog.setAttribute("aria-label", small.alt);
  const large = document.createElement("img");
  large.src = link.href;
  large.alt = small.alt;
  const close = document.createElement("button");
  close.type = "button";
  close.textContent = "×";
  close.setAttribute("aria-label", link.dataset.close);
  dialog.append(close, large);
  if (caption) {
    const words = document.createElement("p");
    words.textContent = caption.textContent;
    dialog.append(words);
  }
  dialog.addEventListener("click", () => dialog.close());
  dialog.addEventListener("close", () => {
    dialog.remove();
    link.focus({ preventScroll: true });
  });
  document.body.append(dialog);
  dialog.showModal();
}

document.addEventListener("click", (event) => {
  const link = event.target.closest("[data-enlarge]");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey || !("showModal" in HTMLDialogElement.prototype)) return;
  event.preventDefault();
  enlarge(link);
});
