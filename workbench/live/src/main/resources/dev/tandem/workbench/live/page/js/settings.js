import { NUMBERS, withLoss } from "./change.js";
import { dataFields } from "./data-fields.js";
import { el } from "./dom.js";
import { choiceField, numberField, switchField } from "./fields.js";
import {
  INITIALIZATIONS,
  KEYS_OF_LOSSES,
  LOSS_KEYS,
  OPTIMIZER_KEYS,
  SCHEDULE_KEYS,
  SCHEDULE_STARTS,
} from "./words.js";

/** What people turn first. */
const USUAL = ["learningRate", "momentum", "weightDecay"];

/** The settings beside the network: data, loss, optimizer, schedule, training. */
export function settingsPanel(store, catalog, api) {
  return el(
    "form",
    { class: "settings", "aria-label": "Settings", on: { submit: (event) => event.preventDefault() } },
    section("Data", dataFields(store, catalog, api)),
    section("Training", [
      choiceField(store, {
        id: "loss",
        path: "loss.type",
        label: "Loss",
        tip: "What training makes as small as it can.",
        options: () => lossesFor(store, catalog),
        change: (type) => store.replace(withLoss(store.settings, type)),
      }),
      keysOf(store, "loss", (type) => KEYS_OF_LOSSES[type] ?? [], LOSS_KEYS),
      choiceField(store, {
        id: "optimizer",
        path: "optimizer.type",
        label: "Optimizer",
        tip: "How a gradient becomes a change of the weights.",
        options: catalog.optimizers.map(({ name }) => name),
        change: (type) =>
          store.set("optimizer", withType(store.settings.optimizer, type, catalog.optimizers)),
      }),
      keysOf(store, "optimizer", (type) => entry(catalog.optimizers, type).keys, OPTIMIZER_KEYS),
      numberField(store, {
        id: "batch-size",
        path: "training.batchSize",
        label: "Batch size",
        tip: "Rows per update, or 'full' for all training rows.",
      }),
      numberField(store, {
        id: "epochs",
        path: "training.epochs",
        label: "Epochs",
        tip: "How many times training goes through all training rows.",
      }),
      choiceField(store, {
        id: "schedule",
        path: "schedule.type",
        label: "Schedule",
        tip: "How the learning rate changes from epoch to epoch.",
        options: catalog.schedules.map(({ name }) => name),
        current: () => store.value("schedule.type") ?? "constant",
        change: (type) => store.set("schedule", { type, ...SCHEDULE_STARTS[type] }),
      }),
      keysOf(
        store,
        "schedule",
        (type) => [...entry(catalog.schedules, type).keys, ...(type === "warm-up" ? ["then"] : [])],
        SCHEDULE_KEYS,
      ),
      numberField(store, {
        id: "l1",
        path: "regularization.l1",
        label: "L1",
        tip: "Adds this times the sum of all weights' sizes to the loss; drives weights to exactly 0.",
        steps: "rate",
      }),
      numberField(store, {
        id: "seed",
        path: "training.seed",
        label: "Seed",
        tip: "Decides initial weights, order of rows and dropout masks. The same seed gives the same run.",
      }),
      choiceField(store, {
        id: "initialization",
        path: "network.initialization",
        label: "Initial weights",
        tip: "How the initial weights are drawn.",
        options: INITIALIZATIONS,
      }),
    ]),
  );
}

function section(title, fields) {
  return el("fieldset", {}, el("legend", { text: title }), el("div", { class: "fields" }, fields));
}

/** Losses for numbers also work for classes, but not the other way round. */
function lossesFor(store, catalog) {
  const task = store.checked?.settings.data?.task;
  return catalog.losses.map(({ name }) => ({
    value: name,
    text: name,
    disabled: task === "regression" && !NUMBERS.includes(name),
  }));
}

function entry(list, type) {
  return list.find(({ name }) => name === type) ?? { keys: [] };
}

/** What both types have in common stays, such as momentum. The learning rate starts from the new type's default. */
function withType(optimizer = {}, type, optimizers) {
  const kept = entry(optimizers, type).keys.filter((key) => key in optimizer);
  return { type, ...Object.fromEntries(kept.map((key) => [key, optimizer[key]])) };
}

/** Fields for the keys of the chosen type; the usual ones are seen, the rest is behind "more". */
function keysOf(store, name, keysOfType, words) {
  const box = el("div", { class: "fields keys" });
  let shown = null;
  const show = () => {
    const type = store.value(`${name}.type`);
    if (type === shown) {
      return;
    }
    shown = type;
    const names = keysOfType(type).filter((key) => key !== "type");
    const fields = names.map((key) => keyField(store, name, key, words[key] ?? [key, key, "rate"]));
    const seen = fields.filter((_, index) =>
      name === "optimizer" ? USUAL.includes(names[index]) : index < 2,
    );
    const more = fields.filter((field) => !seen.includes(field));
    box.replaceChildren(
      ...seen,
      ...(more.length === 0
        ? []
        : [
            el(
              "details",
              { class: "more" },
              el("summary", { text: `More of ${type}` }),
              el("div", { class: "fields" }, more),
            ),
          ]),
    );
  };
  store.addEventListener("change", show);
  store.addEventListener("checked", show);
  show();
  return box;
}

function keyField(store, section, key, [label, tip, kind]) {
  const id = key === "learningRate" ? "learning-rate" : key === "weightDecay" ? "l2" : `${section}-${key}`;
  const options = { id, path: `${section}.${key}`, label, tip };
  if (kind === "switch") {
    return switchField(store, options);
  }
  if (key === "then") {
    return choiceField(store, {
      ...options,
      path: "schedule.then.type",
      label: "Then",
      tip: "The schedule after warm-up.",
      options: ["constant", "cosine", "exponential", "step"],
      change: (type) => store.set("schedule.then", { type }),
    });
  }
  return numberField(store, { ...options, steps: kind === "list" ? "count" : kind });
}
