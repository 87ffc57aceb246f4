// Where the page has one column, its tabs stay at the top of the screen. A tab that is opened from there begins below
// them, rather than in its middle; one that is opened further down the screen comes up. What was chosen in another
// tab, such as a hard sentence, is looked for in the first, the text.

const NARROW = matchMedia("(max-width: 900px)");  // as in page.css
const followed = new WeakSet();
const FILLING = 3000;    // milliseconds in which an opened tab is filled
let brought = 0;  // times that the text was brought forward
let stop = () => {};

export default function ({ parentElement: root, data }) {
  const panel = root.getRootNode().host?.closest(".st-key-panel");
  const bar = panel?.querySelector('[role="tablist"]');
  if (!bar) return;
  if (!followed.has(bar)) {
    followed.add(bar);
    bar.addEventListener("click", (event) => {
      if (NARROW.matches && event.target.closest('[role="tab"]')) begin(panel);
    });
  }
  if (data.opened > brought && NARROW.matches) bar.querySelector('[role="tab"]').click();
  brought = Math.max(brought, data.opened);
}

// While the tab is filled, the page changes its height, which ends a smooth scroll on its way. So it is taken up again,
// until the tab is filled or the person does something else.
function begin(panel) {
  stop();
  const columns = panel.closest('[data-testid="stHorizontalBlock"]');
  bring(columns);
  const watching = new ResizeObserver(() => {
    // Only what is still too far down: a chosen sentence may have been scrolled to.
    if (columns.getBoundingClientRect().top > 0) bring(columns);
  });
  stop = () => watching.disconnect();
  for (const kind of ["pointerdown", "wheel", "touchmove", "keydown"]) addEventListener(kind, stop, { once: true });
  setTimeout(stop, FILLING);
  watching.observe(columns);
}

function bring(columns) {
  const { top } = columns.getBoundingClientRect();
  if (top >= 0 && top <= innerHeight / 4) return;  // near the top already
  const calm = top < 0 || matchMedia("(prefers-reduced-motion: reduce)").matches;
  columns.scrollIntoView({ block: "start", behavior: calm ? "auto" : "smooth" });
}
