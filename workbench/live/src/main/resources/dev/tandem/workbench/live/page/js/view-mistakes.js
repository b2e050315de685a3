import { el, say } from "./dom.js";
import { button, labelled } from "./fields.js";
import { freeId } from "./contenders.js";

const TEXTBOOK = { id: "textbook", engine: "textbook" };

/** Classic mistakes: plant one beside the healthy textbook, or guess one that is hidden. */
export function mistakesView({ store, api, catalog, runs, stageInto }) {
  const words = el("div", { id: "mistake-words", "aria-live": "polite" });
  const chosen = choice("mistake", catalog, "none: healthy textbook");
  const place = el("div", { class: "beside-stage" });

  const plant = () => {
    const id = chosen.value;
    const found = catalog.mistakes.find((mistake) => mistake.id === id);
    words.replaceChildren(
      ...(found
        ? wordsOf(found)
        : [nothingPlanted()]),
    );
    const rest = store.contenders.filter(({ engine }) => engine?.name !== "mistake");
    const healthy = rest.some(({ engine }) => engine === "textbook") ? rest : [TEXTBOOK, ...rest.slice(1)];
    const mistaken = found
      ? [
          {
            id: freeId(
              "mistake",
              healthy.map((contender) => contender.id),
            ),
            engine: { name: "mistake", settings: { mistake: id } },
          },
        ]
      : [];
    if (found || rest.length < store.contenders.length) {
      // beside the textbook alone, so that nothing else differs
      store.set(
        "contenders",
        found ? [healthy.find(({ engine }) => engine === "textbook"), ...mistaken] : healthy,
      );
    }
  };
  chosen.addEventListener("change", plant);
  const follow = () => {
    const planted = store.contenders.find(({ engine }) => engine?.name === "mistake")?.engine.settings
      ?.mistake;
    chosen.value = [planted].flat()[0] ?? "";
    const found = catalog.mistakes.find(({ id }) => id === chosen.value);
    if (!found && (words.childElementCount === 0 || words.querySelector("h3"))) {
      words.replaceChildren(nothingPlanted());
    } else if (found && words.querySelector("h3")?.textContent !== found.name) {
      words.replaceChildren(...wordsOf(found));
    }
  };
  const noDifference = el("p", { id: "no-difference", class: "note", role: "status" });
  const compare = () => {
    const run = runs.run;
    const id = store.contenders.find(({ engine }) => engine?.name === "mistake")?.id;
    const same = run?.state === "finished" && run.parities.get(id)?.equal;
    say(
      noDifference,
      same ? "No difference: with this network and these settings the mistake cannot show." : "",
    );
  };
  for (const event of ["run", "state", "parity"]) {
    runs.addEventListener(event, compare);
  }
  store.addEventListener("change", follow);

  const element = el(
    "div",
    { class: "beside" },
    el(
      "div",
      { class: "side" },
      el("h2", { text: "Classic mistakes" }),
      labelled(chosen, { label: "Mistake", tip: "Plant a mistake in a second textbook, then press Start." }),
      words,
      noDifference,
      quiz({ store, api, catalog, runs }),
    ),
    place,
  );
  follow();
  return { id: "mistakes", title: "Mistakes", element, opened: () => stageInto(place) };
}

function nothingPlanted() {
  return el("p", {
    class: "note",
    text: "Choose a mistake. It is planted in the textbook engine, next to the healthy one.",
  });
}

function wordsOf({ name, words, right, wrong }) {
  const formula = (label, text) =>
    el("p", {}, el("span", { class: "small", text: label }), el("br"), el("code", { text }));
  return [
    el("h3", { text: name }),
    el("p", { text: words }),
    ...(right ? [formula("right", right), formula("wrong", wrong)] : []),
  ];
}

/** Starts a run with a hidden mistake and asks which one it is. */
function quiz({ store, api, catalog, runs }) {
  const answer = choice("quiz-answer", catalog, "choose…");
  const verdict = el("div", { id: "quiz-result", "aria-live": "polite" });
  const check = button("quiz-check", "Check my answer", "Find out whether it is this mistake.", async () => {
    try {
      const told = await api.post("api/quiz/answer", { run: runs.run.id, mistake: answer.value });
      verdict.replaceChildren(
        el("h3", {
          class: told.right ? "right" : "wrong",
          text: told.right ? "Right." : "No, it is another one.",
        }),
        el("p", { text: told.name }),
        el("p", { text: told.words }),
      );
    } catch (refusal) {
      store.refuse(refusal);
    }
  });
  const question = el(
    "div",
    { hidden: true },
    labelled(answer, {
      label: "Which mistake does “puzzle” make?",
      tip: "Compare its curves, surface, weights and gradients with the healthy textbook.",
    }),
    check,
    verdict,
  );
  const begin = async () => {
    store.set("contenders", [TEXTBOOK]);
    verdict.replaceChildren();
    answer.value = "";
    check.disabled = true; // until something is chosen
    try {
      await runs.begin({ quiz: true });
      offer(answer, runs.run.choices);
      question.hidden = false;
      await runs.act("start");
    } catch (refusal) {
      store.refuse(refusal);
    }
  };
  runs.addEventListener("run", () => (question.hidden = !runs.run.quiz));
  answer.addEventListener("change", () => (check.disabled = answer.value === ""));
  return el(
    "section",
    { class: "quiz", "aria-labelledby": "quiz-title" },
    el("h2", { id: "quiz-title", text: "Quiz" }),
    el("p", { class: "note", text: "A mistake is planted, and you find out which one by watching." }),
    button("quiz-start", "Start a quiz", "Train the textbook beside one with a hidden mistake.", begin),
    question,
  );
}

/** Only what could show in this network: the secret is one of a few. */
function offer(answer, choices) {
  for (const option of answer.querySelectorAll("option[value]")) {
    option.hidden = option.disabled = option.value !== "" && !choices.includes(option.value);
  }
  for (const group of answer.querySelectorAll("optgroup")) {
    group.hidden = [...group.children].every(({ hidden }) => hidden);
  }
}

function choice(id, catalog, none) {
  const groups = grouped(catalog.mistakes);
  return el(
    "select",
    { id },
    el("option", { value: "", text: none }),
    [...groups].map(([group, mistakes]) =>
      el(
        "optgroup",
        { label: group },
        mistakes.map((mistake) => el("option", { value: mistake.id, text: mistake.name })),
      ),
    ),
  );
}

function grouped(mistakes) {
  const groups = new Map();
  for (const mistake of mistakes) {
    groups.set(mistake.group, [...(groups.get(mistake.group) ?? []), mistake]);
  }
  return groups;
}
