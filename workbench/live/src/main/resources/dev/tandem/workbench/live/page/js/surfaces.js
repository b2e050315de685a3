import { bytes } from "./dom.js";
import { classColour, classRamp, differenceRamp, paper, rgb, variable } from "./colours.js";

/** Draws values over the plane of two columns, and the rows upon them. */

/** One value a point of the grid, 0..255, in a canvas of the grid's size; the style sheet scales it. */
export function drawValues(canvas, values, size, ramp = classRamp()) {
  drawPixels(canvas, size, (at, pixels, to) => {
    const from = 3 * values[at];
    pixels[to] = ramp[from];
    pixels[to + 1] = ramp[from + 1];
    pixels[to + 2] = ramp[from + 2];
  });
}

function drawPixels(canvas, size, colour) {
  if (canvas.width !== size) {
    canvas.width = size;
    canvas.height = size;
  }
  const context = canvas.getContext("2d");
  const image = context.createImageData(size, size);
  for (let row = 0; row < size; row++) {
    for (let column = 0; column < size; column++) {
      // the server starts with the smallest y, a canvas with the top
      const to = 4 * ((size - 1 - row) * size + column);
      colour(row * size + column, image.data, to);
      image.data[to + 3] = 255;
    }
  }
  context.putImageData(image, 0, 0);
}

/** What a contender answers over the plane; of several classes, the likeliest one's colour. */
export function drawSurface(canvas, surface) {
  const outputs = surface.outputs.map(bytes);
  if (outputs.length === 1) {
    drawValues(canvas, outputs[0], surface.size);
    return;
  }
  const colours = outputs.map((_, index) => rgb(classColour(index)));
  const back = paper();
  drawPixels(canvas, surface.size, (at, pixels, to) => {
    let best = 0;
    for (let k = 1; k < outputs.length; k++) {
      best = outputs[k][at] > outputs[best][at] ? k : best;
    }
    const strength = 0.85 * (outputs[best][at] / 255);
    for (let channel = 0; channel < 3; channel++) {
      pixels[to + channel] = back[channel] + strength * (colours[best][channel] - back[channel]);
    }
  });
}

/** Draws a minus b, scaled to its largest, which is the answer, as a share of the whole range. */
export function drawDifference(canvas, a, b) {
  const pairs = a.outputs.map((output, index) => [bytes(output), bytes(b.outputs[index])]);
  const cells = a.size * a.size;
  const differences = new Int16Array(cells);
  let largest = 0;
  for (let at = 0; at < cells; at++) {
    for (const [first, second] of pairs) {
      const difference = first[at] - second[at];
      if (Math.abs(difference) > Math.abs(differences[at])) {
        differences[at] = difference;
      }
    }
    largest = Math.max(largest, Math.abs(differences[at]));
  }
  const scale = 127.5 / Math.max(largest, 4); // one step of rounding should not look like a difference
  drawValues(
    canvas,
    Array.from(differences, (difference) => Math.round(127.5 + scale * difference)),
    a.size,
    differenceRamp(),
  );
  return largest / 255;
}

/** Shapes differ as well as colours: circle, square, triangle, diamond. */
const SHAPES = [
  (context, x, y, r) => context.arc(x, y, r, 0, 2 * Math.PI),
  (context, x, y, r) => context.rect(x - 0.9 * r, y - 0.9 * r, 1.8 * r, 1.8 * r),
  (context, x, y, r) =>
    polygon(context, [
      [x, y - 1.2 * r],
      [x + 1.1 * r, y + 0.8 * r],
      [x - 1.1 * r, y + 0.8 * r],
    ]),
  (context, x, y, r) =>
    polygon(context, [
      [x, y - 1.3 * r],
      [x + 1.3 * r, y],
      [x, y + 1.3 * r],
      [x - 1.3 * r, y],
    ]),
];

function polygon(context, corners) {
  corners.forEach(([x, y], index) => (index === 0 ? context.moveTo(x, y) : context.lineTo(x, y)));
  context.closePath();
}

/** Rows as points; test rows are hollow. Numbers to predict are shaded like the surface. */
export function drawPoints(canvas, points, surface, task) {
  const box = canvas.getBoundingClientRect();
  const scale = devicePixelRatio;
  canvas.width = Math.max(1, Math.round(box.width * scale));
  canvas.height = Math.max(1, Math.round(box.height * scale));
  const context = canvas.getContext("2d");
  context.scale(scale, scale);
  const [left, right] = surface.x;
  const [bottom, top] = surface.y;
  const radius = Math.max(2, Math.min(3.2, box.width / 60));
  const place = ([x, y]) => [
    box.width * ((x - left) / (right - left)),
    box.height * (1 - (y - bottom) / (top - bottom)),
  ];
  const colour = colouring(points, task);
  context.lineWidth = 1;
  for (const [rows, hollow] of [
    [points.train, false],
    [points.test ?? [], true],
  ]) {
    for (const row of rows) {
      const [x, y] = place(row);
      context.beginPath();
      SHAPES[task === "regression" ? 0 : row[2] % SHAPES.length](context, x, y, radius);
      context.fillStyle = hollow ? variable("--paper") : colour(row[2]);
      context.strokeStyle = hollow ? colour(row[2]) : variable("--rim");
      context.fill();
      context.stroke();
    }
  }
}

function colouring(points, task) {
  if (task !== "regression") {
    return classColour;
  }
  const values = points.train.map((row) => row[2]);
  const low = values.reduce((a, b) => Math.min(a, b), Infinity);
  const high = values.reduce((a, b) => Math.max(a, b), -Infinity);
  const ramp = classRamp();
  return (value) => {
    const at = 3 * Math.max(0, Math.min(255, Math.round((255 * (value - low)) / (high - low || 1))));
    return `rgb(${ramp[at]}, ${ramp[at + 1]}, ${ramp[at + 2]})`;
  };
}
