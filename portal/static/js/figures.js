// The rows of figures in an item's form. Reads the figures of the text as it stands there and adds those that are not
// there yet, unconfirmed. Without this file the rows that are there can be mended.
const SETTLED = 400; // ms; the editor hands what was typed to the form a moment later
const acts = document.querySelector("[data-figures]");
const button = acts?.querySelector("[data-figures-extract]");
const status = acts?.querySelector("[data-figures-status]");
const { prefix } = acts?.dataset ?? {};
const form = acts?.closest("form");

const field = (row, name) => form.elements[`${prefix}-${row}-${name}`];
const rows = () => [...Array(Number(form.elements[`${prefix}-TOTAL_FORMS`].value)).keys()].filter((row) => field(row, "value"));
const bare = (text) => text.replace(/\s+/g, "");
const essentials = ({ quote, value, unit }) => JSON.stringify([bare(quote), bare(value), bare(unit)]);

// Rows that were thrown out since the last save count too: nobody wants to throw them out twice.
function countKnown() {
  const known = new Map();
  for (const row of rows()) {
    const key = essentials({
      quote: field(row, "quote").value, value: field(row, "value").value, unit: field(row, "unit").value,
    });
    known.set(key, (known.get(key) ?? 0) + 1);
  }
  return known;
}

function unknownOf(figures) {
  const known = countKnown();
  return figures.filter((figure) => {
    const left = known.get(essentials(figure)) ?? 0;
    known.set(essentials(figure), left - 1);
    return left <= 0;
  });
}

function addRow(figure) {
  document.getElementById(`id_${prefix}-ADD`).click();
  const row = Number(form.elements[`${prefix}-TOTAL_FORMS`].value) - 1;
  for (const [name, value] of Object.entries(figure)) {
    field(row, name).value = value;
  }
  field(row, "quote").readOnly = true;
  field(row, "quote").dispatchEvent(new Event("change", { bubbles: true }));
}

async function ask() {
  const body = new FormData();
  for (const [name, value] of new FormData(form)) {
    if (name.startsWith("body-") || name === "csrfmiddlewaretoken") body.append(name, value);
  }
  // Asked so, the admin refuses with a status and not by leading to another page.
  const headers = { "X-Requested-With": "XMLHttpRequest" };
  const response = await fetch(acts.dataset.figures, { method: "POST", body, headers });
  if (!response.ok) throw new Error(response.status);
  return (await response.json()).figures;
}

async function extract() {
  button.disabled = true;
  try {
    await new Promise((done) => { setTimeout(done, SETTLED); });
    const figures = unknownOf(await ask());
    figures.forEach(addRow);
    status.textContent = figures.length ? acts.dataset.added.replace("{count}", figures.length) : acts.dataset.none;
  } catch {
    status.textContent = acts.dataset.failed;
  } finally {
    button.disabled = false;
  }
}

if (button) {
  new window.InlinePanel(JSON.parse(acts.dataset.panel)); // Wagtail's: adding, moving and throwing out rows
  button.hidden = false;
  button.addEventListener("click", extract);
}
