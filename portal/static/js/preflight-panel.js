// 机器检查 beside the form of an item. Findings of the saved draft are there without this file. With it they follow what is
// typed, lead to the words they cite, and put a safe remedy in. It saves nothing by itself.
const PAUSE = 1000; // ms of rest before the form is asked about

const panel = document.querySelector("[data-preflight]");
const form = document.querySelector("[data-edit-form]");

// -- asking

let timer;
let running;
let asked = "";

function ask() {
  clearTimeout(timer);
  timer = setTimeout(check, PAUSE);
}

function fields() {
  const sent = [...new FormData(form)].filter(([, value]) => typeof value === "string");
  return new URLSearchParams(sent).toString();
}

async function check() {
  const body = fields();
  if (body === asked) return;
  running?.abort();
  running = new AbortController();
  say("checking");
  try {
    const headers = {
      "Content-Type": "application/x-www-form-urlencoded",
      "X-CSRFToken": form.elements.csrfmiddlewaretoken.value,
    };
    const options = { method: "POST", body, headers, signal: running.signal };
    const answer = await fetch(panel.dataset.preflight, options);
    if (!answer.ok) throw new Error(answer.status);
    show(await answer.json());
    asked = body;
  } catch (error) {
    if (error.name !== "AbortError") say("failed");
  }
}

function say(what) {
  const status = panel.querySelector("[data-preflight-status]");
  status.textContent = status.dataset[what];
}

function show({ html, count }) {
  panel.querySelector("[data-preflight-findings]").innerHTML = html; // rendered and escaped by the server
  offerActs();
  say("done");
  const counter = document.querySelector(
    '[data-side-panel-toggle="preflight"] [data-side-panel-toggle-counter]',
  );
  if (!counter) return;
  counter.textContent = count;
  counter.hidden = !count;
}

// -- where a finding is about

const IDS = { title: ["id_title"], event: ["id_event_start"], byline: ["id_bylines-0-contributor", "id_source"] };
const PARTS = { "photo-without-credit": "credit", "photo-without-alt": "alt" };

// The prefix of the n-th block as it stands in the form: blocks are numbered as they came, and may have been moved.
function prefixOf(block) {
  const types = [...form.elements].filter(({ name }) => /^body-\d+-type$/.test(name));
  const blocks = types.map(({ name }) => name.slice(0, -"-type".length));
  const value = (prefix, part) => form.elements[`${prefix}-${part}`]?.value;
  const standing = blocks.filter((prefix) => !value(prefix, "deleted"));
  standing.sort((a, b) => value(a, "order") - value(b, "order"));
  return standing[block];
}

function placeOf({ dataset }) {
  const { field, block, code } = dataset;
  if (block === undefined) {
    const id = (IDS[field] ?? []).find((one) => document.getElementById(one));
    return id && document.getElementById(id);
  }
  const prefix = prefixOf(Number(block));
  const names = ["", `-${PARTS[code] ?? "caption"}`, "-caption", "-text", "-title", "-entries-0-value"];
  const name = names.map((end) => `${prefix}-value${end}`).find((one) => form.elements[one]);
  return name && form.elements[name];
}

// Draftail keeps lines within its blocks; those without a word count for none, as on the server.
function linesOf(content) {
  const lines = [];
  for (const block of content.getBlocksAsArray()) {
    let start = 0;
    for (const text of block.getText().split("\n")) {
      if (text.trim()) lines.push({ block, start, text });
      start += text.length + 1;
    }
  }
  return lines;
}

// The cited words as a selection of Draft.js; nothing if they are not there any more.
function selectionIn(editor, { dataset }) {
  const { SelectionState } = window.DraftJS;
  const line = linesOf(editor.getEditorState().getCurrentContent())[Number(dataset.paragraph)];
  const [from, to] = [letters(line?.text, dataset.start), letters(line?.text, dataset.end)];
  if (!line || line.text.slice(from, to) !== dataset.text) return null;
  const ends = { anchorOffset: line.start + from, focusOffset: line.start + to };
  return SelectionState.createEmpty(line.block.getKey()).merge(ends);
}

// The server counts characters, scripts count their halves: 𠮷 is two.
function letters(text, count) {
  return [...(text ?? "")].slice(0, Number(count)).join("").length;
}

// -- acts

function locate(finding) {
  const place = placeOf(finding);
  if (!place) return;
  openPanelsAround(place);
  const editor = place.draftailEditor;
  if (editor) {
    const { EditorState } = window.DraftJS;
    const selection = selectionIn(editor, finding);
    editor.focus?.();
    if (selection) editor.onChange(EditorState.forceSelection(editor.getEditorState(), selection));
    place.closest("[data-contentpath]")?.scrollIntoView({ block: "center" });
    return;
  }
  place.scrollIntoView({ block: "center" });
  place.focus();
  const [from, to] = [letters(place.value, finding.dataset.start), letters(place.value, finding.dataset.end)];
  if (to && "setSelectionRange" in place && place.type !== "hidden") place.setSelectionRange(from, to);
}

function openPanelsAround(place) {
  for (let at = place.parentElement; at && at !== form; at = at.parentElement) {
    if (at.hasAttribute("hidden") && at.matches(".w-panel__content")) {
      document.querySelector(`[aria-controls="${at.id}"]`)?.click();
    }
  }
}

function mend(finding, remedy) {
  const place = placeOf(finding);
  const isDone = place && (place.draftailEditor ? mendRichText : mendField)(place, finding, remedy);
  if (isDone) finding.remove();
  ask(); // whatever happened: what is shown should be what stands there now
}

function mendRichText(place, finding, remedy) {
  const editor = place.draftailEditor;
  const selection = selectionIn(editor, finding);
  if (!selection) return false;
  const { EditorState, Modifier } = window.DraftJS;
  const state = editor.getEditorState();
  const block = state.getCurrentContent().getBlockForKey(selection.getAnchorKey());
  const at = selection.getAnchorOffset();
  const content = Modifier.replaceText(
    state.getCurrentContent(), selection, remedy, block.getInlineStyleAt(at), block.getEntityAt(at),
  );
  editor.onChange(EditorState.push(state, content, "insert-characters"));
  return true;
}

function mendField(place, finding, remedy) {
  const { start, end, text } = finding.dataset;
  const [from, to] = [letters(place.value, start), letters(place.value, end)];
  if (place.value.slice(from, to) !== text) return false;
  place.value = place.value.slice(0, from) + remedy + place.value.slice(to);
  for (const name of ["input", "change"]) place.dispatchEvent(new Event(name, { bubbles: true }));
  return true;
}

function offerActs() {
  if (document.body.classList.contains("content-locked")) return; // nothing can be pressed or changed in it
  for (const finding of panel.querySelectorAll(".finding")) {
    const [show, remedy] = [finding.querySelector("[data-locate]"), finding.querySelector("[data-remedy]")];
    if (placeOf(finding)) show.hidden = false;
    if (remedy && placeOf(finding)) remedy.hidden = false;
  }
}

function act({ target }) {
  const button = target.closest("[data-locate], [data-remedy]");
  if (!button) return;
  const finding = button.closest(".finding");
  if ("remedy" in button.dataset) mend(finding, button.dataset.remedy);
  else locate(finding);
}

if (panel && form) {
  panel.addEventListener("click", act);
  for (const name of ["input", "change", "w-unsaved:add"]) form.addEventListener(name, ask);
  if (document.readyState === "complete") offerActs();
  else addEventListener("load", offerActs);
}
