// A new line is said; the first is not, since it stands on a page that has just been opened.

let said = null;

export default function ({ parentElement: root, data }) {
  if (said !== null && said !== data.line) root.querySelector(".line").textContent = data.line;
  said = data.line;
}
