import { byId, el, replaceKeepingFocus, say } from "./dom.js";
import { button, choiceField, clearErrors, fillOptions, labelled, parse, place } from "./fields.js";
import * as layers from "./layers.js";
import { count, plural } from "./numbers.js";
import { Diagram } from "./diagram.js";

const MOST_UNITS = 4096;

/** The network, drawn as it is built: a row for each layer, with its controls and its units. */
export function networkPanel(store, catalog, runs, looks) {
  const rows = el("div", { class: "layers" });
  const inside = el("select", { id: "inside" });
  const edges = el("select", { id: "edges" });
  fillOptions(
    edges,
    [
      { value: "weights", text: "weights" },
      { value: "gradients", text: "gradients" },
    ],
    "weights",
  );
  const diagram = new Diagram(rows, store, runs, looks, inside, edges);
  const parameters = el("p", { class: "note", id: "parameters" });
  const panel = el(
    "section",
    { class: "network", "aria-labelledby": "network-title" },
    el(
      "div",
      { class: "bar" },
      el("h2", { id: "network-title", text: "Network" }),
      labelled(inside, {
        label: "Inside of",
        tip: "Whose units, weights and gradients the drawing shows.",
        hideLabel: true,
      }),
      labelled(edges, {
        label: "Lines show",
        tip: "Lines between units: width is size, blue is positive, orange negative.",
        hideLabel: true,
      }),
      button("add-layer", "+ Layer", "Add a hidden layer before the output.", () =>
        edit(store, (blocks) => blocks.hidden.push(layers.newBlock(blocks.hidden.at(-1)))),
      ),
    ),
    rows,
    parameters,
    diagram.inspector,
    diagram.numbers,
  );

  const show = () => {
    const blocks = layers.blocksOf(store.settings.network);
    const shape = String(blocks.hidden.length);
    if (rows.dataset.shape !== shape) {
      rows.dataset.shape = shape;
      replaceKeepingFocus(
        rows,
        [
          layerRow("Input", "input", []),
          ...blocks.hidden.map((_, index) =>
            layerRow(`Layer ${index + 1}`, String(index), hiddenControls(store, catalog, index)),
          ),
          layerRow("Output", "output", []),
        ],
        byId("add-layer"),
      );
    }
    blocks.hidden.forEach((block, index) => showBlock(catalog, blocks, block, index));
    const told = store.checked;
    if (told) {
      say(
        parameters,
        `${plural(told.network.parameters, "parameter")}, ${plural(told.data.features, "input")}, ${plural(told.data.rows.train, "training row")}, ${count(told.data.rows.test)} test rows`,
      );
      byId("input-note").textContent =
        told.data.features > 2 || !told.data.names
          ? plural(told.data.features, "column")
          : told.data.names.join(", ");
      byId("output-note").textContent =
        told.data.classes?.length > 0
          ? plural(told.data.classes.length, "class").replace("classs", "classes")
          : "a number";
    }
    diagram.build(blocks);
  };
  const follow = () => requestAnimationFrame(show); // the rows must be on the page to be measured
  store.addEventListener("change", follow);
  store.addEventListener("checked", follow);
  follow();
  return panel;
}

function layerRow(title, name, controls) {
  const note = controls.length > 0 ? [] : [el("p", { class: "note", id: `${name}-note` })];
  return el(
    "div",
    { class: "layer", role: "group", "aria-label": title },
    el("div", { class: "layer-controls" }, el("h3", { text: title }), note, controls),
    el("div", { class: "units", "data-layer": name }),
  );
}

function edit(store, change) {
  const blocks = layers.blocksOf(store.settings.network);
  change(blocks);
  store.set("network", layers.withBlocks(store.settings.network, blocks));
}

function hiddenControls(store, catalog, index) {
  const n = index + 1;
  const change = (by) => edit(store, (blocks) => (blocks.hidden[index] = by(blocks.hidden[index])));
  const units = el("input", { id: `units-${n}`, type: "text", inputmode: "numeric", autocomplete: "off" });
  const setUnits = (number) =>
    change((block) =>
      layers.withUnits(block, typeof number === "number" ? Math.min(number, MOST_UNITS) : number),
    );
  units.addEventListener("change", () => setUnits(parse(units.value)));
  const more = (by) => () => setUnits(Math.max(1, Number(units.value) + by));
  const pick = (id, label, tip, options, with_) => {
    const select = el("select", { id });
    fillOptions(select, options);
    select.addEventListener("change", () => change((block) => with_(block, select.value)));
    return labelled(select, { label: `${label} of layer ${n}`, tip, hideLabel: true });
  };
  const dropout = el("input", {
    id: `dropout-${n}`,
    type: "text",
    inputmode: "decimal",
    autocomplete: "off",
  });
  dropout.addEventListener("change", () =>
    change((block) => layers.withDropout(block, parse(dropout.value) ?? 0)),
  );
  const dropoutField = labelled(dropout, {
    label: "Dropout",
    tip: "Share of this layer's units that is switched off at random in each training step.",
  });
  dropoutField.querySelector("label").append(el("span", { class: "unseen", text: ` of layer ${n}` }));
  return [
    el(
      "div",
      { class: "stepper" },
      button(`units-${n}-less`, "−", `One unit less in layer ${n}.`, more(-1), {
        "aria-label": `One unit less in layer ${n}`,
      }),
      labelled(units, {
        label: `Units of layer ${n}`,
        tip: "How many units the layer has.",
        hideLabel: true,
      }),
      button(`units-${n}-more`, "+", `One unit more in layer ${n}.`, more(1), {
        "aria-label": `One unit more in layer ${n}`,
      }),
      button(
        `remove-layer-${n}`,
        "×",
        `Remove layer ${n}.`,
        () => edit(store, (blocks) => blocks.hidden.splice(index, 1)),
        { "aria-label": `Remove layer ${n}`, class: "quiet" },
      ),
    ),
    pick(
      `activation-${n}`,
      "Activation",
      "The function after the layer's weighted sums.",
      catalog.activations,
      (block, name) => layers.withActivation(block, name, catalog.activations),
    ),
    pick(
      `normalization-${n}`,
      "Normalization",
      "Brings the layer's sums to mean 0 and deviation 1, over the batch or over the units.",
      [{ value: "none", text: "no norm." }, "batch-norm", "layer-norm"],
      layers.withNormalization,
    ),
    dropoutField,
  ];
}

function showBlock(catalog, blocks, block, index) {
  const n = index + 1;
  const set = (id, value) => {
    const control = byId(id);
    if (
      document.activeElement !== control ||
      control.tagName === "SELECT" ||
      parse(control.value) === value
    ) {
      control.value = String(value);
    }
  };
  set(`units-${n}`, layers.units(block));
  set(`activation-${n}`, layers.activation(block, catalog.activations));
  set(`normalization-${n}`, layers.normalization(block));
  set(`dropout-${n}`, layers.dropout(block));
  const first = layers.position(blocks, index);
  block.forEach((item, at) => place(`network.layers[${first + at}]`, byId(controlOf(item, n))));
  place(`network.hidden[${index}]`, byId(`units-${n}`));
}

function controlOf(item, n) {
  const kind = typeof item === "string" ? item : Object.keys(item)[0];
  return (
    {
      dense: `units-${n}`,
      dropout: `dropout-${n}`,
      "batch-norm": `normalization-${n}`,
      "layer-norm": `normalization-${n}`,
    }[kind] ?? `activation-${n}`
  );
}
