import { el } from "./dom.js";
import { variable, whenThemeChanges } from "./colours.js";
import { paint } from "./paint.js";
import { drawPoints } from "./surfaces.js";

/** The training rows as points, to choose one by clicking; only for data with two columns. */
export class RowMap {
  element = el("canvas", { class: "row-map", "aria-hidden": "true", hidden: true });
  #runs;
  #chosen = 0;

  constructor(runs, choose) {
    this.#runs = runs;
    const draw = () => this.draw();
    for (const event of ["run", "data"]) {
      runs.addEventListener(event, () => paint(draw));
    }
    whenThemeChanges(() => this.draw());
    this.element.addEventListener("click", (event) => {
      const row = this.#nearest(
        event.offsetX / this.element.clientWidth,
        event.offsetY / this.element.clientHeight,
      );
      if (row !== null) {
        choose(row);
      }
    });
  }

  choose(row) {
    this.#chosen = row;
    this.draw();
  }

  get #points() {
    return this.#runs.run?.data?.points?.train ?? null;
  }

  #frame() {
    const range = (column) => {
      const values = this.#points.map((row) => row[column]);
      const [low, high] = [Math.min(...values), Math.max(...values)];
      const margin = 0.06 * (high - low || 1);
      return [low - margin, high + margin];
    };
    return { x: range(0), y: range(1) };
  }

  #nearest(x, y) {
    if (this.#points === null) {
      return null;
    }
    const {
      x: [left, right],
      y: [bottom, top],
    } = this.#frame();
    const distance = (row) =>
      Math.hypot((row[0] - left) / (right - left) - x, 1 - (row[1] - bottom) / (top - bottom) - y);
    return this.#points.reduce(
      (best, row, index, all) => (distance(row) < distance(all[best]) ? index : best),
      0,
    );
  }

  draw() {
    this.element.hidden = this.#points === null;
    if (this.#points === null || this.element.clientWidth === 0) {
      return;
    }
    const frame = this.#frame();
    drawPoints(this.element, { train: this.#points, test: [] }, frame, this.#runs.run.data.task);
    const row = this.#points[this.#chosen];
    if (row) {
      const context = this.element.getContext("2d");
      const x = this.element.clientWidth * ((row[0] - frame.x[0]) / (frame.x[1] - frame.x[0]));
      const y = this.element.clientHeight * (1 - (row[1] - frame.y[0]) / (frame.y[1] - frame.y[0]));
      context.beginPath();
      context.arc(x, y, 8, 0, 2 * Math.PI);
      context.lineWidth = 2.5;
      context.strokeStyle = variable("--ink");
      context.stroke();
    }
  }
}
