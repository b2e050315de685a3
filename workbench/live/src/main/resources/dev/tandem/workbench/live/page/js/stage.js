import { contendersPanel } from "./contenders.js";
import { ACCURACY, Curve, LOSS } from "./curves.js";
import { el, say } from "./dom.js";
import { findingsPanel } from "./findings.js";
import { networkPanel } from "./network.js";
import { planesPanel } from "./planes.js";
import { settingsPanel } from "./settings.js";
import { transport } from "./transport.js";

/** Where training is built and watched. Views that need it beside their own text take it over. */
export function stage({ api, store, catalog, runs, looks }) {
  const lossCurve = new Curve(runs, LOSS);
  const accuracyCurve = new Curve(runs, ACCURACY);
  const accuracyOnly = () =>
    (accuracyCurve.element.hidden = store.checked?.settings.data?.task === "regression");
  store.addEventListener("checked", accuracyOnly);
  const key = el("p", {
    class: "note",
    text: "Thick: test rows, after each epoch. Thin: training, batch by batch. Dotted grey: the run before.",
  });
  const digest = el("span", { class: "small" });
  const settings = el(
    "details",
    { class: "settings-box" },
    el("summary", {}, "Settings ", digest),
    settingsPanel(store, catalog, api),
  );
  const sayDigest = () =>
    say(
      digest,
      ["data.source", "optimizer.type", "optimizer.learningRate", "training.batchSize"]
        .map((path) => store.value(path))
        .filter((value) => value !== undefined)
        .join(" · "),
    );
  store.addEventListener("change", sayDigest);
  store.addEventListener("checked", sayDigest);
  const guest = el("div", { class: "guest" });
  const element = el(
    "div",
    { class: "stage" },
    transport(store, runs),
    guest,
    el(
      "div",
      { class: "columns" },
      settings,
      networkPanel(store, catalog, runs, looks),
      el(
        "div",
        { class: "watch" },
        contendersPanel(store, catalog, runs),
        planesPanel(store, runs, looks),
        findingsPanel(api, store, runs),
        el(
          "section",
          { class: "curves", "aria-label": "Curves" },
          el("div", { class: "pair" }, lossCurve.element, accuracyCurve.element),
          key,
        ),
      ),
    ),
  );
  return { element, guest, openSettings: (open) => (settings.open = open) };
}
