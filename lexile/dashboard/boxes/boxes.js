// Tells whoever puts more into a box than it holds, and keeps it out: nothing of it is sent, and what was there stays.

const watched = new WeakMap();

export default function ({ parentElement: root, data }) {
  const told = root.querySelector(".told");
  const shut = told.querySelector("button");
  shut.textContent = data.words_for.close;
  shut.onclick = () => told.hidePopover();

  const look = (event) => {
    const box = event.composedPath()[0];
    const most = box.getAttribute && data.limits[box.getAttribute("aria-label")];
    if (!most || typeof box.value !== "string") return;
    if (event.type === "input" ? box.value.length <= most : lengthAfter(box, event) <= most) {
      if (told.matches(":popover-open") && event.type === "input") told.hidePopover();
      return;
    }
    if (event.type !== "input") event.preventDefault();
    told.firstChild.textContent = data.words_for.too_long.replace("%s", most.toLocaleString("en-US"));
    if (!told.matches(":popover-open")) told.showPopover();
  };

  const before = watched.get(root);
  if (before) stop(before);
  watched.set(root, look);
  for (const kind of ["beforeinput", "input"]) document.addEventListener(kind, look, true);
  return () => stop(look);
}

function stop(look) {
  for (const kind of ["beforeinput", "input"]) document.removeEventListener(kind, look, true);
}

// How long a box would be with what is about to be put in.
function lengthAfter(box, event) {
  const more = event.data ?? (event.dataTransfer ? event.dataTransfer.getData("text/plain") : "");
  if (!more) return 0;
  return box.value.length - (box.selectionEnd - box.selectionStart) + more.length;
}
