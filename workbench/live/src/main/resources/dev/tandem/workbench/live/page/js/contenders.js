import { byId, el, replaceKeepingFocus, say } from "./dom.js";
import { button, choiceField, labelled, numberField, place } from "./fields.js";
import { contenderColour, contenderDash, whenThemeChanges } from "./colours.js";
import { loss, percent, rate } from "./numbers.js";
import { paint } from "./paint.js";
import { isMap, write } from "./tree.js";

export const MOST = 4;
const LEAST = 1;

/** A card for each contender: its engine and how it is doing. */
export function contendersPanel(store, catalog, runs) {
  const cards = el("div", { class: "cards" });
  const add = button(
    "add-contender",
    "+ Contender",
    "Train one more engine on the same rows, from the same initial weights.",
    () => addContender(store, catalog),
  );
  const show = () => {
    const contenders = store.contenders;
    add.disabled = contenders.length >= MOST;
    const ids = runs.ids;
    const shape = `${contenders.length} of ${ids.length}`;
    if (cards.dataset.shape !== shape) {
      cards.dataset.shape = shape;
      replaceKeepingFocus(
        cards,
        ids.map((_, index) => (index < contenders.length ? card(store, catalog, index) : puzzleCard(index))),
        add,
      );
    }
    contenders.forEach(
      (contender, index) => (byId(`remove-contender-${index + 1}`).disabled = contenders.length <= LEAST),
    );
    news();
  };
  const news = () => runs.ids.forEach((id, index) => tell(runs, id, index));
  const soon = () => paint(news);
  for (const event of ["change", "checked"]) {
    store.addEventListener(event, () => requestAnimationFrame(show));
  }
  runs.addEventListener("run", () => requestAnimationFrame(show));
  for (const event of ["run", "state", "contender", "progress", "epoch"]) {
    runs.addEventListener(event, soon);
  }
  whenThemeChanges(soon);
  requestAnimationFrame(show);
  return el(
    "section",
    { class: "contenders", "aria-labelledby": "contenders-title" },
    el("div", { class: "bar" }, el("h2", { id: "contenders-title", text: "Contenders" }), add),
    cards,
  );
}

function card(store, catalog, index) {
  const n = index + 1;
  const at = (key) => `contenders[${index}].${key}`;
  const others = el("input", {
    id: `contender-${n}-settings`,
    type: "text",
    autocomplete: "off",
    spellcheck: "false",
  });
  others.addEventListener("change", () => store.set(at("overrides"), treeOf(others.value)));
  const showOthers = () =>
    others.isConnected &&
    document.activeElement !== others &&
    (others.value = textOf(store.value(at("overrides"))));
  store.addEventListener("change", showOthers);
  requestAnimationFrame(() => {
    showOthers();
    place(`contenders[${index}]`, byId(`contender-${n}-engine`));
  });
  return el(
    "article",
    { class: "card", id: `contender-${n}`, "aria-label": `Contender ${n}` },
    el(
      "div",
      { class: "card-head" },
      swatch(),
      choiceField(store, {
        id: `contender-${n}-engine`,
        path: at("engine"),
        label: `Engine of contender ${n}`,
        hideLabel: true,
        tip: "The engine that trains this contender.",
        options: () => engines(store, catalog, index),
        current: () => wordOf(store.contenders[index] ?? {}),
        change: (word) => store.set(`contenders[${index}]`, contenderOf(store, word, index)),
      }),
      button(
        `remove-contender-${n}`,
        "×",
        `Remove contender ${n}.`,
        () =>
          store.set(
            "contenders",
            store.contenders.filter((_, i) => i !== index),
          ),
        { "aria-label": `Remove contender ${n}`, class: "quiet" },
      ),
    ),
    ...figures(),
    el(
      "details",
      { class: "more" },
      el("summary", { text: "Threads, precision, own settings" }),
      el(
        "div",
        { class: "fields" },
        numberField(store, {
          id: `contender-${n}-threads`,
          path: at("threads"),
          label: "Threads",
          tip: "Processor threads that it may use.",
        }),
        choiceField(store, {
          id: `contender-${n}-precision`,
          path: at("precision"),
          label: "Precision",
          tip: "float32 is fast, float64 is exact to some sixteen digits.",
          options: ["float32", "float64"],
        }),
        labelled(others, {
          label: "Own settings",
          tip: "What this contender does differently, e.g. optimizer.momentum=0.9",
          path: at("overrides"),
        }),
      ),
    ),
  );
}

/** How a contender is doing: filled in by `tell`. */
function figures() {
  return [
    el("p", { class: "card-status" }),
    el(
      "dl",
      {},
      ["Loss", "Test loss", "Test acc.", "Speed"].map((name) =>
        el(
          "div",
          {},
          el("dt", { text: name, class: name === "Speed" ? "unseen" : null }),
          el("dd", { text: "–" }),
        ),
      ),
    ),
  ];
}

function puzzleCard(index) {
  return el(
    "article",
    { class: "card", id: `contender-${index + 1}`, "aria-label": "Puzzle" },
    el(
      "div",
      { class: "card-head" },
      swatch(),
      el("strong", { text: "Puzzle: textbook with a hidden mistake" }),
    ),
    ...figures(),
  );
}

function swatch() {
  return el("canvas", { class: "swatch", width: 26, height: 10, "aria-hidden": "true" });
}

function engines(store, catalog, index) {
  const known = catalog.engines
    .filter(({ name }) => !["mistake", "process"].includes(name))
    .map(({ name, available, reason }) => ({
      value: name,
      text: available !== false ? name : `${name} (${reason ?? "not available"})`,
      disabled: available === false,
    }));
  const programs = catalog.programs.map((path) => ({ value: path, text: path.split("/").at(-1) }));
  const current = store.contenders[index];
  const mistake =
    isMap(current?.engine) && current.engine.settings?.mistake
      ? [{ value: wordOf(current), text: `textbook, with mistake: ${current.engine.settings.mistake}` }]
      : [];
  return [...known, ...programs, ...mistake];
}

/** An engine in one word, for the choice of engines. */
function wordOf({ engine }) {
  return isMap(engine) ? `${engine.name}:${JSON.stringify(engine.settings ?? {})}` : engine;
}

function contenderOf(store, engine, index) {
  const { threads, overrides } = store.contenders[index];
  const taken = store.contenders.filter((_, i) => i !== index).map(({ id }) => id);
  const id = freeId(
    engine
      .split("/")
      .at(-1)
      .replace(/\.\w+$/, ""),
    taken,
  ); // a program is called after its file
  return JSON.parse(JSON.stringify({ id, engine, threads, overrides }));
}

export function freeId(name, taken) {
  let id = name;
  for (let i = 2; taken.includes(id); i++) {
    id = `${name}-${i}`;
  }
  return id;
}

function addContender(store, catalog) {
  const taken = store.contenders.map(({ id }) => id);
  const ready = catalog.engines
    .filter(({ name, available }) => available !== false && !["mistake", "process"].includes(name))
    .map(({ name }) => name);
  const engine = ready.find((name) => !taken.includes(name)) ?? ready[0];
  store.set("contenders", [...store.contenders, { id: freeId(engine, taken), engine }]);
}

function tell(runs, id, index) {
  const card = byId(`contender-${index + 1}`);
  if (!card) {
    return;
  }
  drawSwatch(card.querySelector(".swatch"), index);
  const told = runs.run?.contenders.get(id);
  const status = card.querySelector(".card-status");
  const words = { failed: "failed", missing: "not available", finished: "finished" }[told?.status];
  const parts = told
    ? [
        id,
        [told.engine === id ? null : told.engine, told.version].filter(Boolean).join(" "),
        told.precision,
        words,
        told.message,
      ]
    : [id];
  say(status, parts.filter(Boolean).join(" · "));
  status.classList.toggle("error", told?.status === "failed" || told?.status === "missing");
  const heldOut = told?.evaluation?.test ?? told?.evaluation?.validation;
  const values = [
    loss(told?.progress?.loss ?? told?.evaluation?.train?.loss),
    loss(heldOut?.loss),
    percent(heldOut?.accuracy),
    rate(told?.evaluation?.rowsPerSecond ?? told?.progress?.rowsPerSecond),
  ];
  card.querySelectorAll("dd").forEach((place, i) => say(place, values[i]));
}

/** The colour and dashes of the contender's curves. */
function drawSwatch(canvas, index) {
  const colour = contenderColour(index);
  if (canvas.dataset.colour !== colour) {
    canvas.dataset.colour = colour;
    const context = canvas.getContext("2d");
    context.clearRect(0, 0, 26, 10);
    context.strokeStyle = colour;
    context.lineWidth = 4;
    context.setLineDash(contenderDash(index));
    context.beginPath();
    context.moveTo(0, 5);
    context.lineTo(26, 5);
    context.stroke();
  }
}

/** `optimizer.momentum=0.9, training.batchSize=16` as a tree. */
function treeOf(text) {
  const pairs = text.split(/[,;\s]+/).filter((pair) => pair !== "");
  if (pairs.length === 0) {
    return undefined;
  }
  return pairs.reduce((tree, pair) => {
    const [path, value = ""] = pair.split("=");
    const number = Number(value);
    return write(tree, path.trim(), value !== "" && Number.isFinite(number) ? number : value);
  }, {});
}

function textOf(tree, path = "") {
  return Object.entries(tree ?? {})
    .map(([key, value]) => (isMap(value) ? textOf(value, `${path}${key}.`) : `${path}${key}=${value}`))
    .join(", ");
}
