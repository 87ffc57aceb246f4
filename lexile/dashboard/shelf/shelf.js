// What a visitor keeps in the browser's own storage, if they wish: texts with their measures. Nothing is kept before the
// first click on "keep", and one click clears everything. The server learns of a kept text only when it is opened.

const PLACE = "reading-level-shelf";
const MOST = 50;             // texts
const MOST_LETTERS = 200000; // of one text; browsers give a page some five million in all
const watching = new WeakMap();  // what listens for changes of the storage, by the element that it draws
const WIDTH = 400, HEIGHT = 90, MARGIN = 12;

export default function ({ parentElement: root, data, setTriggerValue }) {
  const part = (name) => root.querySelector("." + name);
  const say = data.words_for;
  const tell = (text) => { part("status").textContent = text; part("note").textContent = text || say.hint; };
  part("keep").textContent = say.keep;
  part("clear").textContent = say.clear;
  part("compare").textContent = say.compare;
  part("keep").onclick = () => {
    if (data.text.length > MOST_LETTERS) return tell(say.too_long);
    const entry = { id: Date.now(), name: data.name, text: data.text, measure: data.measure, label: data.label,
                    range: data.range };
    const kept = read();
    const last = kept[kept.length - 1];
    if (last && last.text === entry.text) return tell(say.kept_already);
    if (kept.length >= MOST) return tell(filled(say.most, MOST));
    tell(write([...kept, entry]) ? say.kept : say.full);
    draw();
  };
  part("clear").onclick = () => { remove(); tell(say.cleared); draw(); part("keep").focus(); };
  part("compare").onclick = () => {
    const chosen = checked();
    if (chosen.length === 2) setTriggerValue("compared", { texts: chosen.map(({ name, text }) => ({ name, text })) });
  };

  let shown = [];  // which can be opened and compared even if the browser's storage has been emptied since

  function checked() {
    const ids = [...root.querySelectorAll("input:checked")].map((box) => Number(box.value));
    return shown.filter((entry) => ids.includes(entry.id));
  }

  // Drawn again after every run of the page, so what is ticked stays ticked, and the focus stays where it is.
  function draw() {
    const kept = shown = read();
    const list = part("list");
    const ticked = new Set([...list.querySelectorAll("input:checked")].map((box) => box.value));
    const focused = list.getRootNode().activeElement;
    const place = [...list.children].findIndex((item) => item.contains(focused));
    part("clear").hidden = list.hidden = part("chart").hidden = !kept.length;
    part("compare").hidden = kept.length < 2;
    list.replaceChildren(...kept.slice().reverse().map((entry) => {
      const item = element("li", "");
      item.dataset.id = entry.id;
      const box = element("input", "", "choose");
      box.type = "checkbox";
      box.value = entry.id;
      box.checked = ticked.has(box.value);
      box.setAttribute("aria-label", filled(say.choose, entry.name));
      box.onchange = () => { part("compare").disabled = checked().length !== 2; };
      const about = element("div", "");
      const figures = element("div", "", "figures");
      const parts = [`${entry.label},`, `${entry.range};`, new Date(entry.id).toLocaleString()];
      figures.append(...parts.flatMap((text) => [element("span", text), " "]));
      about.append(element("div", entry.name, "name"), figures);
      const open = element("button", say.open, "open");
      open.type = "button";
      open.setAttribute("aria-label", `${say.open}: ${entry.name}`);
      open.onclick = () => setTriggerValue("opened", { name: entry.name, text: entry.text });
      const drop = element("button", say.drop, "drop");
      drop.type = "button";
      drop.setAttribute("aria-label", `${say.drop}: ${entry.name}`);
      drop.onclick = () => {
        write(read().filter((one) => one.id !== entry.id));
        tell(filled(say.dropped, entry.name));
        draw();
      };
      item.append(box, about, open, drop);
      return item;
    }));
    part("compare").disabled = checked().length !== 2;
    if (place >= 0) refocus(focused, place);
    part("chart").replaceChildren(...history(kept.filter((entry) => entry.name === data.name)));
  }

  // In the same row; if that is gone, in the one that has its place, or the last.
  function refocus(focused, place) {
    const items = [...part("list").children];
    const id = focused.closest("li").dataset.id;
    const item = items.find((one) => one.dataset.id === id) || items[Math.min(place, items.length - 1)];
    (item ? item.querySelector("." + focused.className) : part("keep")).focus({ preventScroll: true });
  }

  // The measures of one text's versions, from the first to the last.
  function history(versions) {
    if (versions.length < 2) return [];
    const values = versions.map((one) => one.measure);
    const low = Math.min(...values) - 20, high = Math.max(...values) + 20;
    const x = (place) => MARGIN + place * (WIDTH - 2 * MARGIN) / (versions.length - 1);
    const y = (value) => HEIGHT - MARGIN - (value - low) * (HEIGHT - 4 * MARGIN) / (high - low);
    const picture = shape("svg", { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, role: "img",
                                   "aria-label": `${say.history} ${versions.map((one) => one.label).join(", ")}` });
    picture.append(shape("polyline", { points: values.map((value, place) => `${x(place)},${y(value)}`).join(" ") }));
    versions.forEach((one, place) => {
      picture.append(shape("circle", { cx: x(place), cy: y(one.measure), r: 3.5 }));
      if (place === 0 || place === versions.length - 1) {
        const anchor = place === 0 ? "start" : "end";
        const text = shape("text", { x: x(place), y: y(one.measure) - 9, "text-anchor": anchor });
        text.textContent = one.label;
        picture.append(text);
      }
    });
    return [picture];
  }

  part("note").textContent = say.hint;
  // For what another window of the page keeps or removes. Each run of the page calls this function once more.
  removeEventListener("storage", watching.get(root));
  watching.set(root, draw);
  addEventListener("storage", draw);
  draw();
  return () => removeEventListener("storage", watching.get(root));
}

// Words with a name in them; as a plain string, "$&" in the name would stand for something else.
function filled(words, name) {
  return words.replace("%s", () => name);
}

function read() {
  try {
    const kept = JSON.parse(localStorage.getItem(PLACE) || "[]");
    return Array.isArray(kept) ? kept.filter((one) => one && typeof one.text === "string" && one.id) : [];
  } catch {
    return [];
  }
}

function write(entries) {
  try {
    localStorage.setItem(PLACE, JSON.stringify(entries));
    return true;
  } catch {
    return false;
  }
}

function remove() {
  try {
    localStorage.removeItem(PLACE);
  } catch { /* a browser that keeps nothing has nothing to remove */ }
}

function element(tag, text, kind) {
  const made = document.createElement(tag);
  if (kind) made.className = kind;
  made.textContent = text;
  return made;
}

function shape(tag, attributes) {
  const made = document.createElementNS("http://www.w3.org/2000/svg", tag);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  return made;
}
