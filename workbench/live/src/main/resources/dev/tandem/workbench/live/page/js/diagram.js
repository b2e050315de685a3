import { el, say, svg, table } from "./dom.js";
import { fillOptions } from "./fields.js";
import { biases, inputSurface, insideOf, matrices, unitSurface } from "./inside.js";
import { figure } from "./numbers.js";
import * as layers from "./layers.js";
import { paint } from "./paint.js";
import { drawValues } from "./surfaces.js";
import { scrollBox } from "./tables.js";
import { whenThemeChanges } from "./colours.js";

/** Side of a unit, as in the style sheet. */
export const UNIT = 28;
const GAP = 6;

/**
 * Units and the lines between them. Each unit shows what it answers over the plane, if the data has
 * two columns; lines show weights or gradients of one contender.
 */
export class Diagram {
  inspector = el("div", { class: "inspector", hidden: true });
  numbers = el(
    "details",
    { class: "numbers" },
    el("summary", { text: "Weights as a table" }),
    scrollBox("Weights as a table"),
  );
  #rows;
  #lines = svg("svg", { class: "lines", "aria-hidden": "true" });
  #store;
  #runs;
  #looks;
  #inside;
  #edges;
  /** Units on the page, a list for each row; each knows its index. */
  #units = [];
  #paths = [];
  #inspected = null;
  #blocks = null;
  #widths = [];
  #built = "";

  constructor(rows, store, runs, looks, inside, edges) {
    this.#rows = rows;
    this.#store = store;
    this.#runs = runs;
    this.#looks = looks;
    this.#inside = inside;
    this.#edges = edges;
    const draw = () => this.#draw();
    const soon = () => paint(draw);
    looks.addEventListener("look", soon);
    runs.addEventListener("run", () => this.#blocks && this.build(this.#blocks));
    runs.addEventListener("run", soon);
    inside.addEventListener("change", soon);
    edges.addEventListener("change", soon);
    whenThemeChanges(soon);
    this.numbers.addEventListener("toggle", soon);
    new ResizeObserver(() => this.#blocks && this.build(this.#blocks)).observe(rows);
    rows.addEventListener("keydown", (event) => this.#move(event));
  }

  /** Lays out units and lines for these blocks, unless they lie so already. */
  build(blocks) {
    this.#blocks = blocks;
    const told = this.#store.checked;
    const contenders = this.#runs.ids;
    fillOptions(
      this.#inside,
      contenders,
      contenders.includes(this.#inside.value) ? this.#inside.value : contenders[0],
    );
    const widths = [
      told?.data.features ?? 2,
      ...blocks.hidden.map(layers.units),
      told ? outputs(told) : 2,
    ].map((width) => (Number.isInteger(width) ? width : 0));
    const room = this.#rows.querySelector(".units")?.clientWidth ?? 0;
    const built = JSON.stringify([
      widths,
      room,
      told?.data.names?.slice(0, 20),
      told?.data.classes?.slice(0, 20),
    ]);
    if (room === 0 || built === this.#built) {
      return;
    }
    this.#built = built;
    this.#widths = widths;
    const fit = Math.max(1, Math.floor((room + GAP) / (UNIT + GAP)));
    this.#units = [...this.#rows.querySelectorAll(".units")].map((row, layer) => {
      const width = widths[layer];
      const seen = width <= fit ? width : fit - 1;
      const units = Array.from({ length: seen }, (_, index) => this.#unit(layer, index, widths.length - 1));
      row.replaceChildren(
        ...units,
        ...(seen < width
          ? [el("span", { class: "rest", text: `+${width - seen}`, title: `${width - seen} more units` })]
          : []),
      );
      units[0]?.setAttribute("tabindex", "0");
      return units;
    });
    this.#connect();
    this.#draw();
  }

  #unit(layer, index, last) {
    const names =
      layer === 0
        ? this.#store.checked?.data.names
        : layer === last
          ? this.#store.checked?.data.classes
          : null;
    const name = names?.[index] ?? `unit ${index + 1}`;
    const where = layer === 0 ? "Input" : layer === last ? "Output" : `Layer ${layer},`;
    const inspect = () => this.#inspect(unit);
    const unit = el(
      "span",
      {
        class: "unit",
        role: "img",
        tabindex: "-1",
        "aria-label": `${where} ${name}`,
        on: { pointerenter: inspect, focus: inspect },
      },
      el("canvas", { width: 12, height: 12 }),
    );
    Object.assign(unit, { layer, index, named: `${where} ${name}` });
    return unit;
  }

  /** Arrow keys go from unit to unit, so that a layer is one stop of the Tab key. */
  #move(event) {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    const unit = event.target.closest(".unit");
    const next = step && unit && this.#units[unit.layer][unit.index + step];
    if (next) {
      event.preventDefault();
      unit.setAttribute("tabindex", "-1");
      next.setAttribute("tabindex", "0");
      next.focus();
    }
  }

  #connect() {
    const frame = this.#rows.getBoundingClientRect();
    this.#lines.setAttribute("viewBox", `0 0 ${frame.width} ${frame.height}`);
    const centre = (unit) => {
      const box = unit.getBoundingClientRect();
      unit.place = {
        x: box.left - frame.left + box.width / 2,
        top: box.top - frame.top,
        bottom: box.bottom - frame.top,
      };
      return unit.place;
    };
    const places = this.#units.map((row) => row.map(centre));
    this.#paths = this.#units.slice(1).map((row, layer) =>
      row.map((_, to) =>
        this.#units[layer].map((_, from) => {
          const [a, b] = [places[layer][from], places[layer + 1][to]];
          const bend = (b.top - a.bottom) / 2;
          return svg("path", {
            d: `M${a.x} ${a.bottom}C${a.x} ${a.bottom + bend} ${b.x} ${b.top - bend} ${b.x} ${b.top}`,
            fill: "none",
          });
        }),
      ),
    );
    this.#lines.replaceChildren(...this.#paths.flat(2));
    this.#rows.prepend(this.#lines);
  }

  /** What the server last saw inside the chosen contender, if it is of the network on the page. */
  #seen() {
    return insideOf(this.#looks.latest, this.#inside.value, this.#widths);
  }

  #draw() {
    const seen = this.#seen();
    const values = matrices(seen, this.#edges.value);
    const largest = values?.map((matrix) =>
      matrix.reduce((most, row) => row.reduce((a, b) => Math.max(a, Math.abs(b)), most), 1e-12),
    );
    this.#paths.forEach((matrix, layer) =>
      matrix.forEach((row, to) =>
        row.forEach((path, from) => {
          const value = values?.[layer]?.[to]?.[from];
          const strength = value === undefined ? 0 : Math.min(1, Math.abs(value) / largest[layer]);
          const look =
            value === undefined ? "none" : `${value < 0 ? "negative" : "positive"} ${strength.toFixed(2)}`;
          if (path.dataset.look !== look) {
            path.dataset.look = look; // most lines stay as they are
            path.setAttribute("class", value === undefined ? "plain" : value < 0 ? "negative" : "positive");
            path.setAttribute("stroke-width", value === undefined ? 1 : (0.4 + 4 * strength).toFixed(2));
            path.setAttribute(
              "stroke-opacity",
              value === undefined ? 0.5 : (0.25 + 0.65 * strength).toFixed(2),
            );
          }
        }),
      ),
    );
    for (const unit of this.#units.flat()) {
      this.#drawUnit(unit, unit.firstChild, seen);
    }
    if (this.#inspected?.isConnected) {
      this.#inspect(this.#inspected);
    }
    if (this.numbers.open) {
      this.#tabulate(seen);
    }
  }

  #drawUnit(unit, canvas, seen) {
    const surface =
      unit.layer === 0
        ? inputSurface(unit.index, this.#store.checked?.data.features)
        : unitSurface(seen, unit, this.#widths);
    canvas.hidden = surface === null;
    if (surface !== null) {
      drawValues(canvas, surface.values, surface.size);
    }
  }

  #inspect(unit) {
    this.#inspected = unit;
    const seen = this.#seen();
    const weights = matrices(seen, "weights")?.[unit.layer - 1]?.[unit.index];
    const gradients = matrices(seen, "gradients")?.[unit.layer - 1]?.[unit.index];
    const list = (values) => values.slice(0, 8).map(figure).join(", ") + (values.length > 8 ? ", …" : "");
    const parts = [unit.named];
    if (weights) {
      parts.push(`bias ${figure(biases(seen)[unit.layer - 1]?.[unit.index])}`, `weights ${list(weights)}`);
    }
    if (gradients) {
      parts.push(`gradients ${list(gradients)}`);
    }
    const canvas = this.inspector.querySelector("canvas") ?? el("canvas", { "aria-hidden": "true" });
    if (!canvas.isConnected) {
      this.inspector.replaceChildren(canvas, el("p", {}));
    }
    this.#drawUnit(unit, canvas, seen);
    say(this.inspector.querySelector("p"), parts.join("; "));
    unit.setAttribute("aria-label", parts.join("; "));
    this.inspector.hidden = false;
  }

  #tabulate(seen) {
    const place = this.numbers.querySelector("div");
    const weights = matrices(seen, "weights");
    if (weights === null) {
      place.replaceChildren(
        el("p", {
          class: "note",
          text: "Weights are shown while a network with at most 2,000 of them trains.",
        }),
      );
      return;
    }
    place.replaceChildren(
      ...weights.map((matrix, layer) =>
        table(
          `Dense layer ${layer + 1}: bias and weights`,
          ["unit", "bias", ...matrix[0].map((_, from) => `from ${from + 1}`)],
          matrix.map((row, to) => [String(to + 1), figure(biases(seen)[layer]?.[to]), ...row.map(figure)]),
        ),
      ),
    );
  }
}

function outputs(told) {
  return told.network.layers.filter(({ kind }) => kind === "dense").at(-1)?.out ?? 1;
}
