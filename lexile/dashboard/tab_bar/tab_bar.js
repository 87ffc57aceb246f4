// Where the page has one column, its tabs stay at the top of the screen. A tab that is opened from there begins below
// them, rather than in its middle; one that is opened at the bottom of the screen comes up. A sentence that was chosen in
// another tab is looked for in the first, the text.

const NARROW = matchMedia("(max-width: 900px)");  // as in page.css
const followed = new WeakSet();
let brought = 0;  // sentences chosen in another tab that were shown

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
  if (top >= 0 && top <= innerHeight / 2) return;
  const calm = top < 0 || matchMedia("(prefers-reduced-motion: reduce)").matches;
  columns.scrollIntoView({ block: "start", behavior: calm ? "auto" : "smooth" });
}
