import { el, say } from "./dom.js";
import { button, labelled } from "./fields.js";
import { count } from "./numbers.js";
import { paint } from "./paint.js";
import { RowMap } from "./row-map.js";

/** One step under the glass: for one training row, the formulas with their numbers in them. */
export function stepView({ store, api, runs }) {
  const row = el("input", { id: "row", type: "number", min: "0", value: "0", inputmode: "numeric" });
  const status = el("p", {
    id: "glass-state",
    class: "note",
    role: "status",
    text: "Choose a training row and look inside.",
  });
  const spoken = el("p", { class: "unseen", "aria-live": "polite" });
  const glass = el("div", {
    id: "glass",
    class: "glass",
    tabindex: "0",
    role: "region",
    "aria-label": "One step",
  });
  const map = new RowMap(runs, (chosen) => {
    row.value = chosen;
    look();
  });
  let asked = 0;
  let looking = false;

  const look = async () => {
    const question = ++asked;
    looking = true;
    say(status, "Looking inside…");
    try {
      const run = await runs.ready();
      const last = (run.data?.rows.train ?? 1) - 1;
      row.max = last;
      const chosen = Math.min(last, Math.max(0, Math.round(Number(row.value) || 0)));
      row.value = chosen;
      map.choose(chosen);
      const { html, text } = await api.post(`api/runs/${run.id}/glass`, { row: chosen, set: "train" });
      if (question === asked) {
        glass.innerHTML = html; // the server's own, escaped there; scripts could not run by the page's policy
        explainSymbols(glass);
        say(spoken, text ?? "");
        say(status, `Row ${chosen} of ${count(last + 1)} training rows, after step ${count(run.step)}.`);
      }
    } catch (refusal) {
      say(status, refusal.message);
      store.refuse(refusal);
    }
    looking = question !== asked;
  };
  const move = (by) => () => {
    row.value = Math.max(0, (Number(row.value) || 0) + by);
    look();
  };
  const train = async () => {
    try {
      await runs.ready();
      const paused = new Promise((resolve) => {
        const hear = () =>
          runs.run.state !== "running" && (runs.removeEventListener("state", hear), resolve());
        runs.addEventListener("state", hear);
      });
      await runs.act("batch");
      await paused;
      await look();
    } catch (refusal) {
      store.refuse(refusal);
    }
  };
  row.addEventListener("change", look);

  // numbers of a step that is over would mislead
  const stale = () =>
    glass.firstChild &&
    runs.run?.state === "running" &&
    say(status, "Training goes on; look again to see the network as it is now.");
  runs.addEventListener("state", () => paint(stale));
  runs.addEventListener("run", () => {
    glass.replaceChildren();
    if (!looking) {
      say(status, "Choose a training row and look inside.");
    }
  });

  const element = el(
    "div",
    { class: "step-view" },
    el(
      "div",
      { class: "tools" },
      el("h2", { text: "One step under the glass" }),
      el("p", {
        class: "note",
        text: "Follow one training row through the network: forward, loss, backward and update, with the numbers in the formulas.",
      }),
      el(
        "div",
        { class: "bar" },
        labelled(row, {
          label: "Training row",
          tip: "The row's number, from 0. With two columns you can also click a point.",
        }),
        button("previous-row", "‹", "The row before.", move(-1), { "aria-label": "Row before" }),
        button("next-row", "›", "The next row.", move(1), { "aria-label": "Next row" }),
      ),
      el(
        "div",
        { class: "bar" },
        button("look-inside", "Look inside", "Show this row's step with the network as it is now.", look, {
          class: "primary",
        }),
        button(
          "step-batch",
          "Train one batch, look again",
          "Train on the next batch, then show the same row.",
          train,
        ),
      ),
      map.element,
      status,
      spoken,
    ),
    glass,
  );
  return { id: "step", title: "Step", element, opened: () => map.draw() };
}

/** A symbol's explanation comes as its title; here it is also shown on keyboard focus. */
function explainSymbols(glass) {
  for (const symbol of glass.querySelectorAll("[title]")) {
    symbol.dataset.tip = symbol.title;
    symbol.setAttribute("aria-description", symbol.title);
    symbol.removeAttribute("title"); // or the browser's own would lie upon ours
  }
}
