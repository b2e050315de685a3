import { el, say } from "./dom.js";
import { button, fillOptions, labelled } from "./fields.js";
import { count, plural } from "./numbers.js";
import { paint } from "./paint.js";
import { STATES } from "./words.js";

const PACES = [
  { value: "slow", text: "slow" },
  { value: "normal", text: "normal" },
  { value: "full", text: "full speed" },
];

/** Start, pause, one batch, one epoch, reset; and where the run is. */
export function transport(store, runs) {
  const act = (action) => () => runs.act(action).catch((refusal) => store.refuse(refusal));
  const start = button(
    "start",
    "Start",
    "Train until the last epoch. After a change, training begins anew from the same initial weights.",
    act("start"),
    { class: "primary" },
  );
  const pause = button("pause", "Pause", "Stop after the current batch.", act("pause"));
  const batch = button(
    "one-batch",
    "1 batch",
    "Train on one batch: one update of all weights.",
    act("batch"),
  );
  const epoch = button("one-epoch", "1 epoch", "Train once on all training rows.", act("epoch"));
  const reset = button("reset", "Reset", "Back to the same initial weights and the same batches.", () =>
    runs.begin().catch((refusal) => store.refuse(refusal)),
  );
  const pace = el("select", { id: "pace" });
  fillOptions(pace, PACES, runs.pace);
  pace.addEventListener("change", () => {
    runs.pace = pace.value;
    if (runs.run?.state === "running") {
      act("start")();
    }
  });
  const state = el("p", { id: "run-state", role: "status" });
  const where = el("p", { id: "where", "aria-hidden": "true" });
  const bar = el("progress", { max: "1", value: "0", "aria-label": "Epochs done" });

  const show = () => {
    const run = runs.run;
    const name = run?.state ?? "none";
    document.body.dataset.state = name;
    state.dataset.step = run?.step ?? 0;
    state.dataset.epoch = run?.epoch ?? 0;
    const changed = runs.outdated && run.step > 0 ? "settings changed since" : "";
    const standing =
      name === "waiting" && run.message
        ? sentence(run.message)
        : [STATES[name] ?? name, run?.message].filter(Boolean).join(" · ");
    say(state, [standing, changed].filter(Boolean).join(" · "));
    const goesOn = name === "paused" && !runs.outdated && run.step > 0;
    start.textContent = ["ended", "failed"].includes(name) ? "Start again" : goesOn ? "Continue" : "Start";
    const focused = document.activeElement;
    start.disabled = name === "running" && !runs.outdated;
    pause.disabled = name !== "running";
    if (focused === start && start.disabled) {
      pause.focus(); // the keyboard goes on with what can be done now
    } else if (focused === pause && pause.disabled) {
      start.focus();
    }
    batch.disabled = epoch.disabled = name === "running";
    if (run?.data) {
      const { stepsPerEpoch, epochs } = run.data;
      say(where, `epoch ${count(run.epoch)} of ${count(epochs)} · step ${count(run.step)}`);
      where.title = plural(stepsPerEpoch, "batch").replace("batchs", "batches") + " per epoch";
      bar.value = epochs > 0 ? Math.min(1, run.step / (epochs * stepsPerEpoch)) : 0;
    } else {
      say(where, "");
      bar.value = 0;
    }
  };
  const soon = () => paint(show);
  // the state is told at once: tests and screen readers should not wait for a frame
  runs.addEventListener("state", show);
  runs.addEventListener("run", show);
  store.addEventListener("change", show);
  for (const event of ["data", "progress", "epoch"]) {
    runs.addEventListener(event, soon);
  }
  requestAnimationFrame(show);
  return el(
    "div",
    { class: "transport", role: "group", "aria-label": "Training" },
    el(
      "div",
      { class: "buttons" },
      start,
      pause,
      batch,
      epoch,
      reset,
      labelled(pace, {
        label: "Pace",
        tip: "How fast epochs follow each other; small networks are done before anybody has seen them.",
        hideLabel: true,
      }),
    ),
    el("div", { class: "standing" }, state, where, bar),
  );
}

function sentence(text) {
  return text[0].toUpperCase() + text.slice(1);
}
