// The text to work in. Reading: sentences with their tints; a click, or the arrow keys and Enter, choose one, and its
// card opens below its paragraph. Editing: a text field without colours of its own lies over the same sentences, so that
// caret, selection and pasting are the browser's. After a pause in typing the text goes to the server, whose
// answer brings the new tints. The text is always written as text, never as markup.

const PAUSE = 500;       // milliseconds without a key before the text is measured
const MOST_STEPS = 100;  // that can be undone
const states = new WeakMap();
const MOST_KEPT = 5;     // texts
const kept = new Map();  // the steps of the last texts, for when one comes back

// Whoever reloads or leaves the page loses what was changed by hand, so the browser asks first.
window.addEventListener("beforeunload", (event) => {
  if ([...kept.values()].some((steps) => steps.past.length)) event.preventDefault();
});

export default function (component) {
  const { parentElement: root, data } = component;
  let state = states.get(root);
  if (!state) {
    state = { text: "", sentences: [], words: [], sent: null, origin: null, past: [], future: [], timer: 0 };
    states.set(root, state);
    state.parts = Object.fromEntries(
      ["surface", "legend", "edit", "undo", "redo", "status", "scroll", "text"].map(
        (name) => [name, root.querySelector("." + name)]));
    state.parts.field = root.querySelector("textarea");
    listen(state);
  }
  state.component = component;
  receive(state, data);
}

// ---- what the server says

function receive(state, data) {
  const other = data.origin !== state.origin;
  const waiting = state.sent !== null && data.text !== state.sent;
  state.data = data;
  if (other) {
    clearTimeout(state.timer);
    state.timer = 0;
    const steps = resumed(kept.get(data.origin), data.text);
    kept.delete(data.origin);
    kept.set(data.origin, steps);  // last, so that the oldest is first
    if (kept.size > MOST_KEPT) kept.delete(kept.keys().next().value);
    Object.assign(state, { origin: data.origin, past: steps.past, future: steps.future, sent: null });
    take(state, data);
    if (state.editing) edit(state, false);
    state.parts.scroll.scrollTop = 0;
  } else if (data.text === state.text) {
    state.sent = null;
    take(state, data);
  } else if (!waiting && !state.timer) {
    remember(state);
    take(state, data);
  }
  name(state);
  draw(state);
  const seen = `${data.chosen} ${data.chosen_word}`;
  if (seen !== state.seen) reveal(state);
  state.seen = seen;
}

// The steps of a text that comes back. If it is without its last changes, redoing brings them back; if it was changed
// elsewhere, as by a draft, that is one step more.
function resumed(steps, text) {
  if (!steps) return { past: [], future: [], text };
  if (steps.text !== text) {
    const at = steps.past.lastIndexOf(text);
    if (at >= 0) {
      steps.past.length = at;
      steps.future.push(steps.text);
    } else {
      steps.past.push(steps.text);
      steps.future.length = 0;
    }
  }
  return steps;
}

// The text as it is now, which is kept with its steps, since a draft may take the place of this surface at any time.
function hold(state, text) {
  state.text = text;
  const steps = kept.get(state.origin);
  if (steps) steps.text = text;
}

function take(state, data) {
  hold(state, data.text);
  state.sentences = data.sentences;
  state.words = data.words;
  if (state.parts.field.value !== data.text) state.parts.field.value = data.text;
}

// ---- what the person does

function listen(state) {
  const { parts } = state;
  parts.edit.onclick = () => edit(state, !state.editing);
  parts.undo.onclick = () => step(state, state.past, state.future);
  parts.redo.onclick = () => step(state, state.future, state.past);
  parts.field.oninput = () => change(state, parts.field.value, true);
  parts.text.onclick = (event) => {
    const sentence = event.target.closest(".sentence");
    if (sentence && !selecting()) choose(state, sentence, event.target.closest(".word"));
  };
  parts.field.onblur = () => flush(state);  // for whoever opens another text before the pause is over
  parts.surface.onkeydown = (event) => undoKeys(state, event);
  parts.text.onkeydown = (event) => keys(state, event);
  parts.field.onkeydown = (event) => {
    if (event.key === "Escape") edit(state, false);
  };
}

// Ctrl+Z and its like do what the buttons do: the browser itself forgets its steps when a button has changed the field.
function undoKeys(state, event) {
  if (!(event.ctrlKey || event.metaKey) || event.altKey || !state.data.editable) return;
  const key = event.key.toLowerCase();
  const back = key === "z" && !event.shiftKey;
  if (!back && key !== "y" && key !== "z") return;
  event.preventDefault();
  if (back) step(state, state.past, state.future);
  else step(state, state.future, state.past);
}

function selecting() {
  const selection = document.getSelection();
  return selection && !selection.isCollapsed && String(selection).trim().length > 0;
}

function keys(state, event) {
  const sentence = event.target.closest(".sentence");
  if (!sentence) {
    if (event.key === "Escape" && event.target.closest(".card")) close(state);
    return;
  }
  // Up and down go from sentence to sentence, left and right also to the hard words in them.
  const sideways = event.key === "ArrowRight" || event.key === "ArrowLeft";
  const word = event.target.closest(".word");
  const all = [...state.parts.text.querySelectorAll(sideways ? ".sentence, .word" : ".sentence")];
  const place = all.indexOf(sideways && word ? word : sentence);
  const before = word && !sideways ? place : place - 1;  // up from a word is to its own sentence
  const next = { ArrowRight: place + 1, ArrowDown: place + 1, ArrowLeft: before, ArrowUp: before,
                 Home: 0, End: all.length - 1 }[event.key];
  if (next !== undefined) {
    event.preventDefault();
    focus(state, all[Math.min(Math.max(next, 0), all.length - 1)]);
  } else if (event.key === "Enter" || event.key === " ") {
    event.preventDefault();
    choose(state, sentence, word);
  } else if (event.key === "Escape") {
    close(state);
  }
}

function focus(state, part) {
  state.parts.text.querySelectorAll('[tabindex="0"]').forEach((one) => { one.tabIndex = -1; });
  part.tabIndex = 0;
  part.focus();
}

// A click on what is chosen already closes its card.
function choose(state, sentence, part) {
  const number = Number(sentence.dataset.number), word = part ? Number(part.dataset.word) : null;
  const same = state.data.chosen === number && (state.data.chosen_word ?? null) === word;
  state.component.setTriggerValue("chosen", same ? { number: null, word: null } : { number, word });
}

function close(state) {
  const chosen = partOf(state, state.data.chosen, state.data.chosen_word);
  state.component.setTriggerValue("chosen", { number: null, word: null });
  if (chosen) focus(state, chosen);
}

function partOf(state, number, word) {
  const sentence = state.parts.text.querySelector(`.sentence[data-number="${number}"]`);
  const part = sentence && sentence.querySelector(`.word[data-word="${word}"]`);
  return part || sentence;
}

function edit(state, on) {
  state.editing = on;
  const { surface, scroll, field } = state.parts;
  surface.classList.toggle("reading", !on);
  scroll.classList.toggle("editing", on);
  scroll.tabIndex = on ? -1 : 0;
  name(state);
  draw(state);
  if (on) {
    const at = state.data.chosen === null ? undefined : state.sentences.find((one) => one[2] === state.data.chosen);
    field.focus({ preventScroll: true });
    field.setSelectionRange(at ? at[0] : 0, at ? at[0] : 0);
  } else {
    flush(state);
    state.parts.edit.focus();
  }
}

function step(state, from, to) {
  if (!from.length) return;
  to.push(state.text);
  const text = from.pop();
  const end = text.length - sameAtTheEnd(state.text, text);  // of the change, where the caret goes
  state.typing = false;
  shift(state, text);
  state.parts.field.value = text;
  if (state.editing) state.parts.field.setSelectionRange(end, end);
  later(state, 0);
  name(state);
  draw(state);
}

function apply(state, edits, label) {
  let text = state.text;
  for (const [start, end, inserted] of [...edits].sort((a, b) => b[0] - a[0])) {
    text = text.slice(0, start) + inserted + text.slice(end);
  }
  state.parts.status.textContent = label;
  state.typing = false;
  const { chosen } = state.data;
  change(state, text, false);
  state.parts.field.value = text;
  const sentence = partOf(state, chosen, null);
  if (sentence) focus(state, sentence);  // its card, in which the focus was, is gone
}

function change(state, text, typed) {
  if (text === state.text) return;
  // Keys typed without a pause are one step to undo.
  if (!(typed && state.typing && state.timer)) remember(state);
  state.typing = typed;
  state.future.length = 0;
  shift(state, text);
  later(state, typed ? PAUSE : 0);
  name(state);
  draw(state);
}

function remember(state) {
  if (state.text === state.past[state.past.length - 1]) return;
  state.past.push(state.text);
  if (state.past.length > MOST_STEPS) state.past.shift();
}

function sameAtTheStart(one, other) {
  let same = 0;
  while (same < one.length && same < other.length && one[same] === other[same]) same += 1;
  return same;
}

function sameAtTheEnd(one, other) {
  let same = 0;
  while (same < one.length && same < other.length && one[one.length - 1 - same] === other[other.length - 1 - same]) same += 1;
  return same;
}

// Until the server answers, the sentences before and after the change keep their tints.
function shift(state, text) {
  const old = state.text;
  const start = sameAtTheStart(old, text);
  const end = Math.min(sameAtTheEnd(old, text), Math.min(old.length, text.length) - start);
  const last = old.length - end, by = text.length - old.length;
  const moved = (place) => (place <= start ? place : Math.max(place + (place >= last ? by : Math.min(by, 0)), start));
  const move = (one) => [moved(one[0]), moved(one[1]), ...one.slice(2)];
  state.sentences = state.sentences.map(move).filter((one) => one[1] > one[0]);
  state.words = state.words.map(move).filter((one) => one[1] > one[0] && (one[1] <= start || one[0] >= start + text.length - old.length));
  hold(state, text);
}

function later(state, pause) {
  clearTimeout(state.timer);
  state.timer = setTimeout(() => flush(state), pause);
}

function flush(state) {
  clearTimeout(state.timer);
  const waiting = state.timer;
  state.timer = 0;
  if (!waiting || state.text === (state.sent === null ? state.data.text : state.sent)) return;
  state.sent = state.text;
  state.component.setTriggerValue("edited", { origin: state.origin, text: state.text });
}

// ---- what is seen

function name(state) {
  const { data, parts } = state;
  const say = data.words_for;
  parts.edit.textContent = state.editing ? say.done : say.edit;
  parts.edit.hidden = !data.editable;
  parts.undo.textContent = say.undo;
  parts.redo.textContent = say.redo;
  parts.undo.hidden = parts.redo.hidden = !data.editable;
  parts.undo.disabled = !state.past.length;
  parts.redo.disabled = !state.future.length;
  parts.scroll.setAttribute("aria-label", say.label);
  parts.field.setAttribute("aria-label", say.field);
  parts.legend.replaceChildren(
    element("span", "", say.easier),
    ...data.legend.map(([label, colour]) => {
      const swatch = element("span", "swatch", label);
      swatch.style.background = colour;
      return swatch;
    }),
    element("span", "", say.harder),
    element("span", "hard", say.hard_word),
  );
}

function draw(state) {
  const { text, sentences, words, data } = state;
  const parts = [];
  let done = 0;
  let cards = state.editing || state.sent !== null || state.timer ? null : data.card;
  const focused = state.parts.text.getRootNode().activeElement;
  const held = focused && focused.closest(".sentence");
  const number = held ? held.dataset.number : undefined, heldWord = held ? focused.dataset.word : undefined;
  let next = 0;  // of the words
  const reachable = data.chosen === null ? (sentences[0] || [])[2] : data.chosen;
  for (const [start, end, index, colour, title] of sentences) {
    if (start < done) continue;
    parts.push(text.slice(done, start));
    const sentence = element("span", "sentence", "");
    sentence.dataset.number = index;
    sentence.title = title;
    sentence.style.background = colour;
    if (!state.editing) sentence.tabIndex = index === reachable ? 0 : -1;
    const word = index === data.chosen ? data.chosen_word ?? null : null;
    if (index === data.chosen && word === null) sentence.setAttribute("aria-current", "true");
    let at = start, ordinal = 0;
    while (next < words.length && words[next][0] < start) next += 1;
    for (; next < words.length && words[next][1] <= end; next += 1) {
      const [from, to, label] = words[next];
      const part = element("span", "word", text.slice(from, to));
      part.dataset.word = ordinal;
      part.title = label;
      if (!state.editing) part.tabIndex = -1;
      if (ordinal === word) part.setAttribute("aria-current", "true");
      sentence.append(text.slice(at, from), part);
      at = to;
      ordinal += 1;
    }
    sentence.append(text.slice(at, end));
    parts.push(sentence);
    done = end;
    if (cards && index === data.chosen) {
      // After the paragraph, so that its lines stay together.
      const line = text.indexOf("\n", end);
      cards = { after: line < 0 ? text.length : line, card: cards };
    }
  }
  parts.push(text.slice(done));
  if (text.endsWith("\n") || !text) parts.push(element("br", "", ""));  // the last, empty line has a height too
  state.parts.text.replaceChildren(...parts);
  if (cards && cards.card) insertCard(state, cards);
  if (number !== undefined && !state.editing) {
    const again = partOf(state, number, heldWord);
    if (again) focus(state, again);
  }
}

function insertCard(state, { after, card }) {
  let place = 0;
  for (const node of [...state.parts.text.childNodes]) {
    const length = node.textContent.length;
    if (place + length >= after && node.nodeType === Node.TEXT_NODE && after >= place) {
      const rest = node.splitText(after - place);
      rest.textContent = rest.textContent.replace(/^\n/, "");
      rest.before(cardOf(state, card));
      return;
    }
    place += length;
  }
  state.parts.text.append(cardOf(state, card));
}

function cardOf(state, card) {
  const say = state.data.words_for;
  const box = element("div", "card", "");
  box.setAttribute("role", "region");
  box.setAttribute("aria-label", card.title);
  const head = element("div", "head", "");
  const shut = element("button", "close", say.close);
  shut.type = "button";
  shut.onclick = () => close(state);
  head.append(element("h3", "", card.title), shut);
  const list = element("ul", "", "");
  list.append(...card.reasons.map(([reason, effect]) => {
    const item = element("li", "", "");
    item.append(reason + " ", element("b", "", effect));
    return item;
  }));
  box.append(head, element("p", "", card.comparison));
  if (card.baseline) box.append(element("div", "note", card.baseline));
  if (card.reasons.length) box.append(list);
  for (const { label, note, options } of card.suggestions || []) {
    const row = element("div", "options", "");
    row.append(element("span", "", label));
    for (const option of options) {
      const button = element("button", "option", option.label);
      button.type = "button";
      button.title = option.title;
      button.onclick = () => apply(state, option.edits, option.done);
      row.append(button);
    }
    box.append(row);
    if (note) box.append(element("div", "note", note));
  }
  if (card.note) box.append(element("div", "note", card.note));
  return box;
}

// Where the text has no scrollbar of its own, the page is scrolled; and where another tab hides it, later.
function reveal(state) {
  const sentence = state.parts.text.querySelector('[aria-current="true"]');
  if (!sentence) return;
  const box = state.parts.scroll;
  const card = state.parts.text.querySelector(".card");
  if (!box.clientHeight) {
    new ResizeObserver((_, watching) => {
      if (!box.clientHeight) return;
      watching.disconnect();
      reveal(state);
    }).observe(box);
    return;
  }
  if (box.scrollHeight <= box.clientHeight) {
    if (card) card.scrollIntoView({ block: "nearest" });
    sentence.scrollIntoView({ block: "nearest" });
    return;
  }
  const top = sentence.getBoundingClientRect().top - box.getBoundingClientRect().top;
  const bottom = (card || sentence).getBoundingClientRect().bottom - box.getBoundingClientRect().top;
  if (top < 0 || bottom > box.clientHeight) box.scrollTop += Math.min(top - 12, bottom - box.clientHeight + 12);
}

function element(tag, kind, text) {
  const made = document.createElement(tag);
  if (kind) made.className = kind;
  made.textContent = text;
  return made;
}
