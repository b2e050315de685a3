import { contenderColour, whenThemeChanges } from "./colours.js";
import { bytes, el, say, table } from "./dom.js";
import { otherData } from "./data-fields.js";
import { button } from "./fields.js";
import { percent } from "./numbers.js";
import { Pad } from "./pad.js";
import { atMost, interval } from "./paint.js";

/** What learns digits in seconds; a network for points would not. */
const FOR_DIGITS = {
  network: { hidden: [64], activation: "relu", initialization: "he", biases: "zeros" },
  optimizer: { type: "adam", learningRate: 0.001 },
  training: { epochs: 6, batchSize: 64, seed: 1 },
};

/** Draw a digit, and see what each contender takes it for, what it looks at and where it errs. */
export function imagesView({ store, api, catalog, runs }) {
  const answers = el("div", { id: "answers", class: "answers" });
  const spoken = el("p", { class: "note", "aria-live": "polite" });
  const gallery = el("div", { class: "gallery" });
  const centre = el("input", {
    id: "centre",
    type: "checkbox",
    checked: true,
    "data-tip": "Move and scale the drawing as the images of the dataset were.",
    on: { change: () => predictSoon() },
  });
  let asking = false;

  const image = () => runs.run?.data?.image ?? null;
  const predict = async () => {
    const pixels = image() && pad.pixels(image().width, image().height, centre.checked && !pad.loaded);
    if (!pixels || !runs.run || asking) {
      return;
    }
    asking = true;
    try {
      const run = await runs.ready();
      showAnswers(await api.post(`api/runs/${run.id}/predict`, { features: pixels }));
    } catch (refusal) {
      say(spoken, refusal.message);
    }
    asking = false;
  };
  const predictSoon = atMost(Math.max(interval(), 120), () => predict());
  const pad = new Pad(() => {
    pad.loaded = false;
    predictSoon();
  });

  const showAnswers = ({ contenders, classes }) => {
    const entries = Object.entries(contenders);
    answers.replaceChildren(
      ...entries.map(([id, probabilities], index) => bars(id, probabilities, classes, index)),
      el(
        "details",
        { class: "numbers" },
        el("summary", { text: "Probabilities as a table" }),
        table(
          "Probability of each class",
          ["class", ...entries.map(([id]) => id)],
          classes.map((name, k) => [name, ...entries.map(([, p]) => percent(p[k]))]),
        ),
      ),
    );
    say(spoken, entries.map(([id, p]) => `${id}: ${classes[best(p)]}, ${percent(p[best(p)])}`).join("; "));
  };

  const take = (pixels, width, height) => {
    pad.load(pixels, width, height);
    pad.loaded = true;
    pad.element.scrollIntoView({ block: "nearest" });
  };

  const refresh = async () => {
    if (!image()) {
      return;
    }
    try {
      const run = await runs.ready();
      gallery.replaceChildren(...galleries(await api.get(`api/runs/${run.id}/images`), take));
      predict();
    } catch (refusal) {
      say(spoken, refusal.message);
    }
  };

  const noImages = el(
    "div",
    { class: "empty-note" },
    el("p", { text: "This view is for images. Train a network on handwritten digits first." }),
    button(
      "use-digits",
      "Use digits",
      "Set up an experiment on images of digits and train it.",
      async () => {
        store.replace({ ...otherData(store, catalog, { source: "digits" }), ...FOR_DIGITS });
        await runs.act("start").catch((refusal) => store.refuse(refusal));
      },
      { class: "primary" },
    ),
  );
  const tools = el(
    "div",
    { class: "images-view" },
    el(
      "div",
      { class: "drawing" },
      el("h2", { text: "Draw a digit" }),
      pad.element,
      el(
        "div",
        { class: "bar" },
        button("clear-drawing", "Clear", "Begin with an empty pad.", () => {
          pad.clear();
          answers.replaceChildren(); // of what was there
          say(spoken, "");
        }),
        el("label", { class: "small", for: "centre" }, centre, " centre it"),
      ),
      el("p", { class: "note", text: "By keyboard: arrow keys move the pen, Space lowers or lifts it." }),
    ),
    el("div", { class: "told" }, el("h2", { text: "What they take it for" }), spoken, answers),
    el(
      "div",
      { class: "seen-by" },
      el(
        "div",
        { class: "bar" },
        el("h2", { text: "What they look at, and where they err" }),
        button("refresh-images", "Refresh", "Look again at the network as it is now.", refresh),
      ),
      gallery,
    ),
  );
  const element = el("div", {}, noImages, tools);
  const show = () => {
    const ready = image() !== null;
    noImages.hidden = ready;
    tools.hidden = !ready;
  };
  runs.addEventListener("data", show);
  runs.addEventListener("run", () => {
    gallery.replaceChildren();
    answers.replaceChildren();
    show();
  });
  runs.addEventListener(
    "epoch",
    atMost(1000, () => element.offsetParent && predict()),
  );
  runs.addEventListener(
    "state",
    () => element.offsetParent && ["paused", "finished"].includes(runs.run.state) && refresh(),
  );
  whenThemeChanges(() => element.offsetParent && predict());
  show();
  return { id: "images", title: "Images", element, opened: refresh };
}

function best(probabilities) {
  return probabilities.reduce((at, p, index) => (p > probabilities[at] ? index : at), 0);
}

function bars(id, probabilities, classes, index) {
  return el(
    "div",
    { class: "bars", role: "img", "aria-label": `${id}: most likely ${classes[best(probabilities)]}` },
    el("h3", { text: id }),
    probabilities.map((p, k) =>
      el(
        "div",
        { class: k === best(probabilities) ? "best" : null },
        el("span", { text: classes[k] }),
        el(
          "span",
          { class: "track" },
          el("span", {
            class: "fill",
            style: `width: ${(100 * p).toFixed(1)}%; background: ${contenderColour(index)}`,
          }),
        ),
        el("span", { text: percent(p) }),
      ),
    ),
  );
}

function galleries({ width, height, weights, confusing }, take) {
  const parts = [];
  for (const [id, units] of Object.entries(weights ?? {})) {
    parts.push(
      el(
        "section",
        {},
        el("h3", { text: `${id}: weights of the first layer` }),
        el("p", { class: "note", text: "Blue: a bright pixel here makes the unit larger. Orange: smaller." }),
        el(
          "div",
          { class: "thumbs" },
          units.map(({ unit, pixels }) =>
            thumb(bytes(pixels), width, height, signed, `Weights of unit ${unit + 1}`),
          ),
        ),
      ),
    );
  }
  for (const [id, rows] of Object.entries(confusing ?? {})) {
    parts.push(
      el(
        "section",
        {},
        el("h3", { text: `${id}: most confident errors` }),
        el("p", {
          class: "note",
          text:
            rows.length === 0
              ? "None on test rows."
              : "What it is → what it was taken for, and how surely. Choose one to put it on the pad.",
        }),
        rows.length === 0
          ? null
          : el(
              "div",
              { class: "thumbs" },
              rows.map((row) => {
                const pixels = bytes(row.pixels);
                return el(
                  "button",
                  {
                    type: "button",
                    class: "error-image",
                    "aria-description": `Test row ${row.row}: it is ${row.actual}, and was taken for ${row.predicted}. Puts it on the pad.`,
                    "data-tip": "Put it on the pad and compare the answers.",
                    on: { click: () => take(pixels, width, height) },
                  },
                  thumb(pixels, width, height, grey, ""),
                  el("span", { text: `${row.actual} → ${row.predicted}` }),
                  el("span", { class: "small", text: percent(row.probability) }),
                );
              }),
            ),
      ),
    );
  }
  return parts;
}

function thumb(pixels, width, height, colour, label) {
  const canvas = el("canvas", {
    width,
    height,
    ...(label ? { role: "img", "aria-label": label } : { "aria-hidden": "true" }),
  });
  const image = new ImageData(width, height);
  for (let i = 0; i < width * height; i++) {
    image.data.set([...colour(pixels[i]), 255], 4 * i);
  }
  canvas.getContext("2d").putImageData(image, 0, 0);
  return canvas;
}

function grey(value) {
  return [value, value, value];
}

/** 128 is 0: orange below, blue above, black between, in either theme. */
function signed(value) {
  const strength = Math.min(1, Math.abs(value - 128) / 127);
  return (value < 128 ? [230, 159, 0] : [86, 180, 233]).map((channel) => Math.round(channel * strength));
}
