// Offers names and titles while somebody types into a field with data-suggest, an address. A combobox as WAI-ARIA has it:
// arrows choose, Enter goes there, Escape closes. Without this script, or when nothing comes, the form works as it did.

const PAUSE = 150;
let lists = 0;

for (const field of document.querySelectorAll("input[data-suggest]")) offer(field);

function offer(field) {
  const list = document.createElement("ul");
  list.className = "suggestions";
  list.id = `suggestions-${(lists += 1)}`;
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", field.dataset.suggestLabel);
  list.hidden = true;
  field.after(list);
  field.setAttribute("role", "combobox");
  field.setAttribute("aria-autocomplete", "list");
  field.setAttribute("aria-expanded", "false");
  field.setAttribute("aria-controls", list.id);
  field.setAttribute("autocomplete", "off");

  let timer = 0;
  let underway = null;
  let chosen = -1;

  const close = () => {
    clearTimeout(timer);
    underway?.abort();
    list.hidden = true;
    choose(-1);
    field.setAttribute("aria-expanded", "false");
  };

  const choose = (number) => {
    chosen = number;
    [...list.children].forEach((row, at) => row.setAttribute("aria-selected", String(at === number)));
    const row = list.children[number];
    if (row) {
      field.setAttribute("aria-activedescendant", row.id);
      row.scrollIntoView({ block: "nearest" });
    } else field.removeAttribute("aria-activedescendant");
  };

  const show = (suggestions) => {
    list.replaceChildren(...suggestions.map(rowOf));
    list.hidden = !suggestions.length;
    field.setAttribute("aria-expanded", String(!list.hidden));
    choose(-1);
  };

  const rowOf = ({ text, kind, url }, at) => {
    const row = document.createElement("li");
    row.id = `${list.id}-${at}`;
    row.setAttribute("role", "option");
    row.dataset.url = url;
    const [name, sort] = [document.createElement("span"), document.createElement("small")];
    name.textContent = text;
    sort.textContent = kind;
    row.append(name, sort);
    return row;
  };

  const ask = async () => {
    const words = field.value.trim();
    if (!words) return close();
    underway?.abort();
    underway = new AbortController();
    try {
      const response = await fetch(`${field.dataset.suggest}?words=${encodeURIComponent(words)}`, { signal: underway.signal });
      if (response.ok && document.activeElement === field) show((await response.json()).suggestions);
    } catch {
      // Nothing is offered; the form still works.
    }
  };

  field.addEventListener("input", (event) => {
    if (event.isComposing) return;
    clearTimeout(timer);
    timer = setTimeout(ask, PAUSE);
  });
  field.addEventListener("compositionend", () => {
    clearTimeout(timer);
    timer = setTimeout(ask, PAUSE);
  });
  field.addEventListener("keydown", (event) => {
    if (event.isComposing || list.hidden) return;
    const rows = list.children.length;
    const steps = { ArrowDown: 1, ArrowUp: -1 };
    if (event.key in steps) {
      event.preventDefault();
      choose(chosen < 0 && steps[event.key] < 0 ? rows - 1 : (chosen + steps[event.key] + rows) % rows);
    } else if (event.key === "Escape") {
      event.preventDefault();
      close();
    } else if (event.key === "Enter" && chosen >= 0) {
      event.preventDefault();
      location.assign(list.children[chosen].dataset.url);
    }
  });
  field.addEventListener("blur", close);
  // Before the field loses the focus, and with it the list.
  list.addEventListener("pointerdown", (event) => {
    const row = event.target.closest("[role=option]");
    if (!row) return;
    event.preventDefault();
    location.assign(row.dataset.url);
  });
}
