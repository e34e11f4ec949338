// A chart as a picture: what its figure shows, drawn on one canvas. Texts are drawn where they
// stand; a sample of a line and a mark are drawn as what they are a sample of.

const MARGIN = 12;

/** Saves the figure that an element stands in as a PNG of this name. */
export function save(element, name) {
  const figure = element.closest("figure");
  const box = figure.getBoundingClientRect();
  const ratio = Math.max(globalThis.devicePixelRatio, 2);
  const canvas = document.createElement("canvas");
  canvas.width = Math.ceil((box.width + 2 * MARGIN) * ratio);
  canvas.height = Math.ceil((box.height + 2 * MARGIN) * ratio);
  const on = canvas.getContext("2d");
  on.scale(ratio, ratio);
  on.fillStyle = ground(figure);
  on.fillRect(0, 0, canvas.width, canvas.height);
  on.translate(MARGIN - box.left, MARGIN - box.top);
  for (const plot of figure.querySelectorAll("canvas")) {
    const at = plot.getBoundingClientRect();
    if (at.width) on.drawImage(plot, at.left, at.top, at.width, at.height);
  }
  for (const sample of figure.querySelectorAll(".chart-side svg")) draw(on, sample);
  write(on, figure);
  const link = document.createElement("a");
  link.href = canvas.toDataURL("image/png");
  link.download = name;
  link.click();
}

/** The colour that a figure stands on. */
function ground(element) {
  for (let at = element; at; at = at.parentElement ?? at.getRootNode().host) {
    const color = getComputedStyle(at).backgroundColor;
    if (!/^(transparent|rgba\(.*, 0\))$/.test(color)) return color;
  }
  return "Canvas";
}

/** A sample of a line as a line, a mark as a square of its colours. */
function draw(on, sample) {
  const at = sample.getBoundingClientRect();
  const shape = sample.firstElementChild;
  if (!at.width || !shape) return;
  const style = getComputedStyle(shape);
  const isLine = style.fill === "none";
  on.fillStyle = style.fill;
  on.strokeStyle = style.stroke;
  on.lineWidth = Number.parseFloat(style.strokeWidth) || 1;
  on.setLineDash(isLine ? style.strokeDasharray.split(/[ ,]+/).map(Number.parseFloat).filter(Number.isFinite) : []);
  on.beginPath();
  if (isLine) {
    on.moveTo(at.left, at.top + at.height / 2);
    on.lineTo(at.right, at.top + at.height / 2);
  } else {
    on.rect(at.left + 1, at.top + 1, at.width - 2, at.height - 2);
    on.fill();
  }
  if (style.stroke !== "none") on.stroke();
}

/** The texts of a figure, each in its place. */
function write(on, figure) {
  const walker = document.createTreeWalker(figure, NodeFilter.SHOW_TEXT);
  on.textBaseline = "middle";
  on.setLineDash([]);
  while (walker.nextNode()) {
    const { parentElement: parent, data } = walker.currentNode;
    if (!data.trim() || parent.closest("button") || !parent.checkVisibility()) continue;
    const range = document.createRange();
    range.selectNodeContents(walker.currentNode);
    const at = range.getBoundingClientRect();
    const style = getComputedStyle(parent);
    on.font = `${style.fontWeight} ${style.fontSize} ${style.fontFamily}`;
    on.fillStyle = style.color;
    // A text that has no room is cut where it is cut on the page.
    const room = parent.getBoundingClientRect();
    on.save();
    on.beginPath();
    on.rect(room.left, room.top, room.width, room.height);
    on.clip();
    on.fillText(data.trim(), at.left, at.top + at.height / 2);
    on.restore();
  }
}
