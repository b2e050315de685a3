import { el, say } from "./dom.js";
import { button } from "./fields.js";
import { followJob } from "./jobs.js";
import { count, figure, size } from "./numbers.js";
import { paint } from "./paint.js";
import { differences } from "./tree.js";
import { nameOf } from "./words.js";

/** What can be said of the run in words: parity, what the last change did, and whether it was luck. */
export function findingsPanel(api, store, runs) {
  const parity = el("p", { id: "parity", text: "Parity: –" });
  const change = el("p", { id: "change", "aria-live": "polite" });
  const verdict = el("p", { id: "verdict", "aria-live": "polite" });
  const repeat = button(
    "repeat-seeds",
    "Repeat over five seeds",
    "Train both settings with five seeds each, which tells an effect from luck.",
    () => repeatSeeds(),
    { hidden: true },
  );

  const sayParity = () => {
    const pairs = [...(runs.run?.parities.values() ?? [])];
    say(parity, pairs.length === 0 ? "Parity: –" : `Parity: ${pairs.map(parityWords).join("; ")}.`);
  };

  const sayChange = async () => {
    const { run, before } = runs;
    const changed =
      run && before ? differences(before.settings, run.settings).filter(([path]) => path !== "name") : [];
    repeat.hidden = changed.length === 0;
    if (changed.length === 0) {
      say(change, "");
      return;
    }
    say(change, `Changed: ${[...new Set(changed.map(describe))].join("; ")}. Dotted: the run before.`);
    if (run.step > 0 && ["paused", "finished"].includes(run.state)) {
      const answer = await api
        .get(`api/runs/${run.id}/change?before=${encodeURIComponent(before.id)}`)
        .catch(() => null);
      if (run === runs.run && answer?.sentence) {
        say(change, answer.sentence.replaceAll("->", "→"));
      }
    }
  };

  const repeatSeeds = async () => {
    repeat.disabled = true;
    const about = [...new Set(differences(runs.before.settings, runs.run.settings).map(describe))].join("; ");
    try {
      const { job } = await api.post("api/repeats", {
        before: runs.before.settings,
        after: runs.run.settings,
      });
      const done = await followJob(api, job, (progress) =>
        say(verdict, progress || "Repeating over five seeds…"),
      );
      verdict.replaceChildren(
        `${about}, five seeds each (before and after): ${done.verdict ?? done.message ?? ""} `,
        ...(done.report ? [el("a", { href: done.report, target: "_blank", text: "Open the report" })] : []),
      );
    } catch (refusal) {
      say(verdict, "");
      store.refuse(refusal);
    }
    repeat.disabled = false;
  };

  runs.addEventListener("parity", () => paint(sayParity));
  runs.addEventListener("run", () => {
    sayParity();
    say(verdict, "");
    sayChange();
  });
  runs.addEventListener("state", sayChange);
  return el(
    "section",
    { class: "findings", "aria-label": "Findings" },
    parity,
    change,
    el("div", { class: "bar" }, repeat, verdict),
  );
}

function parityWords({ step, a, b, weights, equal }) {
  if (equal) {
    return `${a} and ${b} have the same weights to the last bit after step ${count(step)}`;
  }
  if (!Number.isFinite(weights)) {
    return `weights of ${a} or ${b} are no longer numbers after step ${count(step)}`;
  }
  const word = weights < 1e-3 ? "equal to" : "apart by up to";
  return `weights of ${a} and ${b} ${word} ${size(weights)} after step ${count(step)}`;
}

function describe([path, before, after]) {
  const short = (value) =>
    value === undefined
      ? "default"
      : typeof value === "number"
        ? figure(value)
        : typeof value === "string"
          ? value
          : null;
  const [from, to] = [short(before), short(after)];
  return from === null || to === null ? nameOf(path) : `${nameOf(path)} ${from} → ${to}`;
}
