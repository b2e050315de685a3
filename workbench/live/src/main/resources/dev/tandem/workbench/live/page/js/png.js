import { variable } from "./colours.js";
import { UNIT } from "./diagram.js";
import { byId, el } from "./dom.js";

const SCALE = 2;

/** Charts of the page that can be saved as a picture: those that show something. */
export function pictures(run) {
  const curves = [
    ["loss-chart", "Loss"],
    ["accuracy-chart", "Accuracy"],
  ].filter(([id]) => run?.step > 0 && byId(id)?.querySelector(".plot canvas"));
  const planes = [...document.querySelectorAll(".plane")].map((plane) => [
    plane.id,
    `${plane.id === "difference" ? "Difference" : "Surface"} ${plane.querySelector("figcaption").textContent}`,
  ]);
  const network = document.querySelector(".unit") ? [["network", "Network"]] : [];
  return [...curves, ...planes, ...network].map(([id, title]) => ({ id, title }));
}

/** A chart on paper of the page's colour, as PNG. */
export async function pictureOf(id) {
  const canvas =
    id === "network"
      ? await network()
      : stacked([...byId(id).querySelectorAll(".plot canvas, .square canvas")]);
  return new Promise((resolve) => canvas.toBlob(resolve, "image/png"));
}

function sheet(width, height) {
  const canvas = el("canvas", { width, height });
  const context = canvas.getContext("2d");
  context.fillStyle = variable("--paper");
  context.fillRect(0, 0, width, height);
  return [canvas, context];
}

/** Canvases that lie upon each other, the largest decides the size. */
function stacked(layers) {
  const width = Math.max(400, ...layers.map((layer) => layer.width));
  const height = Math.round(width * Math.max(...layers.map((layer) => layer.height / layer.width)));
  const [canvas, context] = sheet(width, height);
  for (const layer of layers) {
    context.drawImage(layer, 0, 0, width, height);
  }
  return canvas;
}

/** The lines are SVG, the units are not: they are drawn upon them where they stand. */
async function network() {
  const frame = document.querySelector(".layers");
  const lines = frame.querySelector(".lines").cloneNode(true);
  const { width, height } = lines.viewBox.baseVal;
  const colours = {
    positive: variable("--positive"),
    negative: variable("--negative"),
    plain: variable("--edge"),
  };
  lines
    .querySelectorAll("path")
    .forEach((path) => path.setAttribute("stroke", colours[path.getAttribute("class")] ?? colours.plain));
  lines.setAttribute("width", width * SCALE);
  lines.setAttribute("height", height * SCALE);
  lines.setAttribute("xmlns", "http://www.w3.org/2000/svg");
  const picture = new Image();
  picture.src = URL.createObjectURL(
    new Blob([new XMLSerializer().serializeToString(lines)], { type: "image/svg+xml" }),
  );
  await picture.decode();
  const units = [...frame.querySelectorAll(".unit")];
  const left = Math.min(...units.map((unit) => unit.place.x)) - UNIT; // what is left of it are the controls
  const [canvas, context] = sheet((width - left) * SCALE, height * SCALE);
  context.drawImage(picture, -left * SCALE, 0);
  URL.revokeObjectURL(picture.src);
  for (const unit of units) {
    // remembered from when they could be seen: the drawing may be on a hidden view now
    const place = [unit.place.x - left - UNIT / 2, unit.place.top, UNIT, UNIT].map((value) => value * SCALE);
    context.fillStyle = variable("--panel");
    context.fillRect(...place);
    if (!unit.firstChild.hidden) {
      context.drawImage(unit.firstChild, ...place);
    }
    context.strokeStyle = variable("--edge");
    context.strokeRect(...place);
  }
  return canvas;
}
