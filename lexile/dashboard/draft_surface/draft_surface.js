// Original and draft, side by side or in one. A click or Enter on a change opens its card, where it is undone, made or
// replaced; which of them is made is known to the server alone. The text is always written as text, never as markup.

const states = new WeakMap();
let brought = 0;  // drafts that have come into view
const FILLING = 3000;  // milliseconds in which what is around a new draft is drawn
const BOTH = 600;  // pixels of width from which two columns can be read
const BEGINNING = 200;  // pixels of height in which seven lines can be read

export default function (component) {
  const { parentElement: root, data } = component;
  let state = states.get(root);
  if (!state) {
    const part = (name) => root.querySelector("." + name);
    state = { rows: part("rows"), scroll: part("scroll"), key: part("key"), views: part("views"), status: part("status") };
    state.both = state.scroll.clientWidth >= BOTH;
    states.set(root, state);
    state.rows.onclick = (event) => open(state, event.target.closest(".change"));
    state.rows.onkeydown = (event) => keys(state, event);
  }
  if (state.origin !== data.origin) state.scroll.scrollTop = 0;
  state.origin = data.origin;
  state.component = component;
  state.data = data;
  draw(state);
  if (data.count > brought) bring(state);
  brought = Math.max(brought, data.count);
}

// On a narrow screen the button that makes a draft is far below it. On a wide one the button and the draft's beginning
// are seen together, and a page that moves by itself would only be in the way. While the rest is drawn, the page changes
// its height, which ends a smooth scroll on its way; so it is taken up again, unless the person does something else.
function bring(state) {
  const watching = new ResizeObserver(() => scroll(state));
  const stop = () => watching.disconnect();
  for (const kind of ["pointerdown", "wheel", "touchmove", "keydown"]) addEventListener(kind, stop, { once: true });
  setTimeout(stop, FILLING);
  // To observe something calls `scroll` at once, which brings the draft into view for the first time.
  watching.observe(state.scroll);
  const columns = state.scroll.getRootNode().host?.closest('[data-testid="stHorizontalBlock"]');
  if (columns) watching.observe(columns);
}

function scroll(state) {
  const { top, height } = state.scroll.getBoundingClientRect();
  const enough = state.both ? Math.min(height, BEGINNING) : height;
  if (top >= 0 && top + enough <= innerHeight) return;
  const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
  state.key.parentElement.scrollIntoView({ block: "start", behavior: calm ? "auto" : "smooth" });
}

function open(state, change) {
  if (!change) return;
  const id = Number(change.dataset.id);
  state.component.setTriggerValue("opened", { id: state.data.opened === id ? null : id });
}

function keys(state, event) {
  const change = event.target.closest(".change");
  if (change && (event.key === "Enter" || event.key === " ")) {
    event.preventDefault();
    open(state, change);
  } else if (event.key === "Escape" && state.data.opened !== null) {
    state.component.setTriggerValue("opened", { id: null });
  }
}

function draw(state) {
  const { data, rows, key, views, scroll } = state;
  const say = data.words_for;
  const focused = rows.getRootNode().activeElement;
  // What is chosen in a card, or closes it, is about the change above it, which takes the focus from there.
  const inCard = focused && focused.closest(".card");
  const id = inCard ? state.opened : focused && focused.dataset.id;
  const view = [...views.children].indexOf(focused);
  state.opened = data.opened;
  scroll.setAttribute("aria-label", say.label);
  views.setAttribute("aria-label", say.views);
  key.replaceChildren(element("del", "", say.removed), element("ins", "", say.added),
                      element("span", "change offered", say.offered));
  key.lastChild.style.cursor = "auto";
  views.replaceChildren(...[[true, say.both], [false, say.one]].map(([both, label]) => {
    const button = element("button", "", label);
    button.type = "button";
    button.setAttribute("aria-pressed", String(state.both === both));
    button.onclick = () => { state.both = both; draw(state); };
    return button;
  }));
  rows.classList.toggle("both", state.both);
  const made = [];
  if (state.both) made.push(rowOf([element("div", "heads", say.original), element("div", "heads", say.draft)]));
  for (const paragraph of data.paragraphs) {
    const cells = state.both ? [cell(state, paragraph, "before"), cell(state, paragraph, "after")]
                             : [cell(state, paragraph, "all")];
    const row = rowOf(cells);
    if (data.card && paragraph.some((one) => one.id === data.opened)) row.append(cardOf(state, data.card));
    made.push(row);
  }
  rows.replaceChildren(...made);
  if (view >= 0) views.children[view].focus();
  const again = rows.querySelector(`.change[data-id="${id}"][tabindex="0"]`);
  if (again) again.focus();
}

function rowOf(cells) {
  const row = element("div", "row", "");
  row.append(...cells);
  return row;
}

function cell(state, paragraph, side) {
  const box = element("div", "text " + side, "");
  for (const piece of paragraph) {
    if (piece.id === undefined) {
      box.append(piece.text);
      continue;
    }
    const change = element("span", "change " + (piece.made ? "made" : "offered"), "");
    change.dataset.id = piece.id;
    change.title = piece.title;
    // In two columns the original is to be read; changes are reached by the keyboard in the draft.
    change.tabIndex = side === "before" ? -1 : 0;
    change.setAttribute("role", "button");
    change.setAttribute("aria-expanded", String(piece.id === state.data.opened));
    if (!piece.made) {
      change.append(piece.before || piece.after);
    } else {
      if (side !== "after" && piece.before) change.append(element("del", "", piece.before));
      if (side === "all" && piece.before && piece.after) change.append(" ");
      if (side !== "before" && piece.after) change.append(element("ins", "", piece.after));
      if (side === "before" && !piece.before) change.append("\u200a");
      if (side === "after" && !piece.after) change.append("\u200a");
    }
    box.append(change);
  }
  return box;
}

function cardOf(state, card) {
  const box = element("div", "card", "");
  box.setAttribute("role", "region");
  box.setAttribute("aria-label", card.title);
  const head = element("div", "head", "");
  const shut = element("button", "close", state.data.words_for.close);
  shut.type = "button";
  shut.onclick = () => state.component.setTriggerValue("opened", { id: null });
  head.append(element("h3", "", card.title), shut);
  box.append(head);
  for (const line of card.lines) box.append(element("p", "", line));
  const options = element("div", "options", "");
  options.append(...card.options.map(({ label, title, choice }) => {
    const button = element("button", "option", label);
    button.type = "button";
    button.title = title;
    button.onclick = () => {
      state.status.textContent = title || label;
      state.component.setTriggerValue("changed", { id: state.data.opened, choice });
    };
    return button;
  }));
  box.append(options);
  return box;
}

function element(tag, kind, text) {
  const made = document.createElement(tag);
  if (kind) made.className = kind;
  made.textContent = text;
  return made;
}
