// Puts a part of an issue on the clipboard as WeChat's editor takes it: rich text, and plain text for everything else.
const desk = document.querySelector("[data-wechat]");
const told = desk?.querySelector("[data-told]");

// The frame is sandboxed, so the text is taken from what it was given: all that stands behind its first characters.
function htmlOf(frame) {
  return frame.srcdoc.slice(Number(frame.dataset.before));
}

// A line for every paragraph, heading and row.
function plainOf(html) {
  const parsed = new DOMParser().parseFromString(html, "text/html");
  for (const cell of parsed.querySelectorAll("td + td")) cell.prepend("\t");
  const lines = [...parsed.querySelectorAll("p, tr, section")].filter((one) => !one.querySelector("p, tr, section"));
  for (const line of lines) for (const end of line.querySelectorAll("br")) end.replaceWith("\n");
  return lines.map((line) => line.textContent).join("\n\n");
}

async function write(plain, html) {
  const kinds = { "text/plain": new Blob([plain], { type: "text/plain" }) };
  if (html) kinds["text/html"] = new Blob([html], { type: "text/html" });
  await navigator.clipboard.write([new ClipboardItem(kinds)]);
}

// Where there is no clipboard for scripts: an old browser, or an office's site without HTTPS. Something must be selected
// for the browser to copy, and what it copies is put in by the listener.
function writeBySelection(plain, html) {
  const field = document.createElement("textarea");
  field.value = plain;
  field.className = "wechat-unseen";
  const before = document.activeElement;
  document.body.append(field);
  field.select();
  const give = (event) => {
    event.clipboardData.setData("text/plain", plain);
    if (html) event.clipboardData.setData("text/html", html);
    event.preventDefault();
  };
  document.addEventListener("copy", give, { once: true });
  const done = document.execCommand("copy");
  document.removeEventListener("copy", give);
  field.remove();
  before?.focus();
  if (!done) throw new Error("the browser refused to copy");
}

// Said by the button as well: the region may be out of sight.
function tell(button, sentence, isDone) {
  told.textContent = "";
  requestAnimationFrame(() => { told.textContent = sentence; });
  told.classList.toggle("wechat-told--bad", !isDone);
  button.classList.toggle("wechat-copied", isDone);
}

async function copy(button) {
  const frame = document.getElementById(button.dataset.copyPart);
  const html = frame ? htmlOf(frame) : "";
  const plain = frame ? plainOf(html) : button.dataset.copyText;
  let isDone = true;
  try {
    await write(plain, html);
  } catch {
    try {
      writeBySelection(plain, html);
    } catch {
      isDone = false;
    }
  }
  tell(button, isDone ? desk.dataset.copied.replace("{what}", button.dataset.what) : desk.dataset.failed, isDone);
}

desk?.addEventListener("click", (event) => {
  const button = event.target.closest("[data-copy-part], [data-copy-text]");
  if (button) copy(button);
});
