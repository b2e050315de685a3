import uPlot from "../lib/uPlot.esm.js";
import { contenderColour, contenderDash, variable, whenThemeChanges } from "./colours.js";
import { el, say } from "./dom.js";
import { figure, loss, percent } from "./numbers.js";
import { atMost, paint } from "./paint.js";
import { BATCH, EPOCH } from "./runs.js";
import { numbersTable } from "./tables.js";

const HEIGHT = 190;

/** A curve by epoch that grows: training by batch, test by epoch, and the run before as a ghost. */
export class Curve {
  element;
  #runs;
  #what;
  #holder = el("div", { class: "plot" });
  #summary = el("p", { class: "unseen" });
  #readout;
  #log = null;
  #plot = null;
  #shape = "";
  #table;
  #tellSoon = atMost(1000, () => this.#tell());

  /** `what`: id, title, and the columns that it shows. */
  constructor(runs, what) {
    this.#runs = runs;
    this.#what = what;
    this.#readout = el("span", { class: "readout", "aria-hidden": "true" });
    const title = `${what.id}-title`;
    this.#table = numbersTable(`${what.title} as a table`, () => this.#numbers());
    this.element = el(
      "figure",
      { class: "chart", id: what.id, "aria-labelledby": title },
      el("figcaption", {}, el("h3", { id: title, text: what.title }), this.#readout, this.#logSwitch()),
      this.#holder,
      this.#summary,
      this.#table,
    );
    const draw = () => this.#draw();
    const soon = () => paint(draw);
    for (const event of ["run", "state", "progress", "epoch"]) {
      runs.addEventListener(event, soon);
    }
    whenThemeChanges(() => this.#rebuild());
    new ResizeObserver(() => {
      const width = this.#holder.clientWidth;
      if (width > 0) {
        this.#plot?.setSize({ width, height: HEIGHT }); // a hidden one keeps its picture
        soon();
      }
    }).observe(this.#holder);
    requestAnimationFrame(draw);
  }

  canvas() {
    return this.#holder.querySelector("canvas");
  }

  #logSwitch() {
    if (!this.#what.logarithmic) {
      return null;
    }
    const id = `${this.#what.id}-log`;
    const tip = "Show factors of ten at equal distances.";
    this.#log = el("input", {
      id,
      type: "checkbox",
      "data-tip": tip,
      "aria-description": tip,
      on: { change: () => this.#rebuild() },
    });
    return el("label", { class: "small", for: id }, this.#log, " log scale");
  }

  #rebuild() {
    this.#shape = "";
    paint(() => this.#draw());
  }

  #ids() {
    return this.#runs.run?.ids ?? [];
  }

  #draw() {
    if (this.#holder.clientWidth === 0) {
      return;
    }
    const ids = this.#ids();
    const ghosts = ids.map((id) => this.#runs.before?.contenders.get(id)).map((ghost) => ghost ?? null);
    const shape = JSON.stringify([ids, ghosts.map((ghost) => ghost !== null)]);
    if (shape !== this.#shape || this.#plot === null) {
      this.#shape = shape;
      this.#plot?.destroy();
      this.#plot = new uPlot(
        this.#options(ids, ghosts),
        [[0], ...ids.flatMap(() => [[null], [null], [null]])],
        this.#holder,
      );
    }
    const { batch, heldOut } = this.#what;
    const tables = ids.flatMap((id, index) => {
      const now = this.#runs.run.contenders.get(id);
      const ghost = ghosts[index];
      return [
        ghost ? [ghost.epochs.column(EPOCH.x), ghost.epochs.column(heldOut)] : [[], []],
        now ? [now.batches.column(BATCH.x), now.batches.column(batch)] : [[], []],
        now ? [now.epochs.column(EPOCH.x), now.epochs.column(heldOut)] : [[], []],
      ];
    });
    this.#plot.setData(tables.length === 0 ? [[0]] : uPlot.join(tables));
    this.#tellSoon();
    this.#table.refresh();
  }

  /** In words, for those who do not see it. */
  #tell() {
    const parts = this.#ids()
      .map((id) => {
        const point = this.#runs.run.contenders.get(id)?.epochs.last;
        return point
          ? `${id}: training ${this.#what.write(point[this.#what.train])}, test ${this.#what.write(point[this.#what.heldOut])} after epoch ${point[0]}`
          : null;
      })
      .filter(Boolean);
    say(this.#summary, parts.length === 0 ? "No curve yet." : `${parts.join("; ")}.`);
  }

  #numbers() {
    const rows = this.#ids().flatMap((id) => {
      const epochs = this.#runs.run.contenders.get(id)?.epochs;
      if (!epochs) {
        return [];
      }
      const [x, train, heldOut] = [EPOCH.x, this.#what.train, this.#what.heldOut].map((column) =>
        epochs.column(column),
      );
      const every = Math.ceil(x.length / 20);
      return x
        .map((epoch, i) => [figure(epoch), id, this.#what.write(train[i]), this.#what.write(heldOut[i])])
        .filter((_, i) => i % every === 0 || i === x.length - 1);
    });
    return { caption: this.#what.title, head: ["epoch", "contender", "training", "test"], rows };
  }

  #options(ids, ghosts) {
    const ink = variable("--faint");
    const grid = { stroke: variable("--grid"), width: 1 };
    const axis = {
      stroke: ink,
      grid,
      ticks: grid,
      font: "11px system-ui, sans-serif",
      labelFont: "11px system-ui, sans-serif",
    };
    const logarithmic = this.#log?.checked === true;
    return {
      width: this.#holder.clientWidth,
      height: HEIGHT,
      legend: { show: false },
      cursor: { y: false, drag: { x: false, y: false } },
      scales: {
        x: { time: false, range: (_, low, high) => [0, Math.max(high ?? 1, 1)] },
        y: logarithmic ? { distr: 3 } : { range: this.#what.range },
      },
      axes: [
        { ...axis, size: 28, space: 60 },
        {
          ...axis,
          size: 48,
          values: (_, ticks) => ticks.map((tick) => (tick === null ? "" : this.#what.tick(tick))),
        },
      ],
      series: [
        {},
        ...ids.flatMap((id, index) => {
          const colour = contenderColour(index);
          const dash = contenderDash(index);
          return [
            {
              label: `${id} before`,
              show: ghosts[index] !== null,
              stroke: variable("--ghost"),
              width: 2,
              dash: [2, 3],
              spanGaps: true,
              points: { show: false },
            },
            {
              label: `${id} training`,
              stroke: colour,
              alpha: 0.35,
              width: 1,
              spanGaps: true,
              points: { show: false },
            },
            // the first is wider, so that it is seen below the second where both are equal
            {
              label: `${id} test`,
              stroke: colour,
              width: index === 0 ? 3.5 : 2,
              dash,
              spanGaps: true,
              points: { show: false },
            },
          ];
        }),
      ],
      hooks: { setCursor: [(plot) => this.#read(plot, ids)] },
    };
  }

  /** The values below the pointer. */
  #read(plot, ids) {
    const at = plot.cursor.idx;
    const near = (series) => {
      for (let i = at; i >= 0; i--) {
        if (plot.data[series]?.[i] !== null && plot.data[series]?.[i] !== undefined) {
          return plot.data[series][i];
        }
      }
      return null;
    };
    say(
      this.#readout,
      at === null || at === undefined
        ? ""
        : `epoch ${figure(plot.data[0][at])}: ${ids.map((id, index) => `${id} ${this.#what.write(near(3 * index + 3))}`).join(", ")}`,
    );
  }
}

export const LOSS = {
  id: "loss-chart",
  title: "Loss by epoch",
  logarithmic: true,
  batch: BATCH.loss,
  train: EPOCH.trainLoss,
  heldOut: EPOCH.heldOutLoss,
  range: (_, low, high) => [0, high > 0 ? 1.05 * high : 1],
  tick: figure,
  write: loss,
};

export const ACCURACY = {
  id: "accuracy-chart",
  title: "Accuracy by epoch",
  batch: BATCH.accuracy,
  train: EPOCH.trainAccuracy,
  heldOut: EPOCH.heldOutAccuracy,
  range: (_, low) => [Math.max(0, Math.min(low ?? 0, 0.9) - 0.02), 1.005],
  tick: (value) => `${Math.round(100 * value)} %`,
  write: percent,
};
