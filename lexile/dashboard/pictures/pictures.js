// Saves charts: the SVG as it comes, or drawn as a PNG of three times its size, which prints well.

const TIMES = 3;

export default function ({ parentElement: root, data }) {
  const buttons = data.pictures.flatMap(({ label, name, svg }) => [
    button(`${label} (SVG)`, () => save(new Blob([svg], { type: "image/svg+xml" }), `${name}.svg`)),
    button(`${label} (PNG)`, () => drawn(svg).then((blob) => save(blob, `${name}.png`))),
  ]);
  root.querySelector(".pictures").replaceChildren(...buttons);
}

function button(label, act) {
  const made = document.createElement("button");
  made.type = "button";
  made.textContent = label;
  made.onclick = act;
  return made;
}

function drawn(svg) {
  return new Promise((done, failed) => {
    const picture = new Image();
    picture.onload = () => {
      const canvas = document.createElement("canvas");
      canvas.width = picture.width * TIMES;
      canvas.height = picture.height * TIMES;
      const pen = canvas.getContext("2d");
      pen.fillStyle = "#fff";
      pen.fillRect(0, 0, canvas.width, canvas.height);
      pen.drawImage(picture, 0, 0, canvas.width, canvas.height);
      canvas.toBlob(done, "image/png");
    };
    picture.onerror = failed;
    // A picture without a size of its own would be drawn small, and then enlarged.
    const [, , , width, height] = svg.match(/viewBox="(\S+) (\S+) (\S+) (\S+)"/);
    const sized = svg.replace("<svg ", `<svg width="${width}" height="${height}" `);
    picture.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(sized)}`;
  });
}

function save(blob, name) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10000);
}
