// Where the page has one column, its tabs stay at the top of the screen. A tab that is opened from there begins below
// them, rather than in its middle; one that is opened further down the screen comes up. What was chosen in another
// tab, such as a hard sentence, is looked for in the first, the text.

const NARROW = matchMedia("(max-width: 900px)");  // as in page.css
const followed = new WeakSet();
let brought = 0;  // times that the text was brought forward

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

function begin(panel) {
  const columns = panel.closest('[data-testid="stHorizontalBlock"]');
  const { top } = columns.getBoundingClientRect();
  if (top >= 0 && top <= innerHeight / 4) return;  // near the top already
  const calm = top < 0 || matchMedia("(prefers-reduced-motion: reduce)").matches;
  columns.scrollIntoView({ block: "start", behavior: calm ? "auto" : "smooth" });
}
