import { byId, el, say } from "./dom.js";
import { labelled } from "./fields.js";
import { size } from "./numbers.js";
import { paint } from "./paint.js";
import { drawDifference, drawPoints, drawSurface } from "./surfaces.js";
import { whenThemeChanges } from "./colours.js";
import { numbersTable } from "./tables.js";

/** For data with two columns: what each contender answers over the plane, and where two differ. */
export function planesPanel(store, runs, looks) {
  const planes = el("div", { class: "planes" });
  const showTest = el("input", { id: "show-test", type: "checkbox" });
  const note = el("p", { class: "note" });
  const panel = el(
    "section",
    { class: "surfaces", "aria-labelledby": "surfaces-title" },
    el(
      "div",
      { class: "bar" },
      el("h2", { id: "surfaces-title", text: "Decision surfaces" }),
      labelled(showTest, { label: "Test rows too", tip: "Show test rows as hollow points." }),
    ),
    planes,
    note,
  );
  let pointsOf = null;

  const build = (ids) => {
    const shape = JSON.stringify(ids);
    if (planes.dataset.shape !== shape) {
      planes.dataset.shape = shape;
      pointsOf = null;
      planes.replaceChildren(
        ...ids.map((id, index) => plane(`surface-${index + 1}`, id)),
        ...(ids.length < 2 ? [] : [plane("difference", `${ids[0]} − ${ids[1]}`)]),
      );
    }
  };

  const draw = () => {
    const run = runs.run;
    const two = run?.data ? run.data.points !== null : store.checked?.data.features === 2;
    panel.classList.toggle("empty", !two);
    if (!two) {
      planes.dataset.shape = "";
      planes.replaceChildren();
      say(
        note,
        store.checked
          ? "Surfaces are drawn for data with two columns, such as moons, circles or spirals."
          : "",
      );
      return;
    }
    const looked = looks.latest?.contenders ?? {};
    const ids = run?.ids ?? runs.ids;
    build(ids);
    say(note, legend(run?.data?.classes ?? store.checked?.data.classes));
    ids.forEach((id, index) => {
      const surface = looked[id]?.surface;
      if (surface) {
        drawSurface(byId(`surface-${index + 1}`).querySelector(".values"), surface);
        describe(run, byId(`surface-${index + 1}`), id);
      }
    });
    const [a, b] = ids.map((id) => looked[id]?.surface);
    if (a && b) {
      const largest = drawDifference(byId("difference").querySelector(".values"), a, b);
      say(
        byId("difference").querySelector(".note"),
        largest < 0.004 ? "less than 0.004" : `up to ${size(largest)}`,
      );
    }
    // points stay as they are until rows, size or theme change
    const first = Object.values(looked).find(({ surface }) => surface)?.surface;
    const key = first && JSON.stringify([run.id, planes.clientWidth, showTest.checked]);
    if (first && pointsOf !== key) {
      pointsOf = key;
      const points = { train: run.data.points.train, test: showTest.checked ? run.data.points.test : [] };
      planes
        .querySelectorAll(".plane:not(#difference) .points")
        .forEach((canvas) => drawPoints(canvas, points, first, run.data.task));
    }
  };

  const soon = () => paint(draw);
  const anew = () => {
    pointsOf = null;
    soon();
  };
  looks.addEventListener("look", soon);
  runs.addEventListener("run", anew);
  runs.addEventListener("data", soon);
  store.addEventListener("checked", soon);
  showTest.addEventListener("change", anew);
  whenThemeChanges(anew);
  new ResizeObserver(soon).observe(planes);
  panel.append(numbersTable("Surfaces as a table", () => numbers(runs, looks)));
  looks.addEventListener("look", panel.lastChild.refresh);
  return panel;
}

function plane(id, title) {
  return el(
    "figure",
    { class: "plane", id },
    el("figcaption", { text: title }),
    el(
      "div",
      {
        class: "square",
        role: "img",
        "aria-label":
          id === "difference" ? `Difference of the surfaces, ${title}` : `Decision surface of ${title}`,
      },
      el("canvas", { class: "values", width: 40, height: 40 }),
      el("canvas", { class: "points" }),
    ),
    id === "difference" ? el("p", { class: "note", text: "–" }) : null,
  );
}

function describe(run, figure, id) {
  const test = run?.contenders.get(id)?.evaluation?.test;
  const words =
    test?.accuracy === undefined || test.accuracy === null
      ? ""
      : ` It gets ${(100 * test.accuracy).toFixed(1)} % of test rows right.`;
  figure
    .querySelector(".square")
    .setAttribute(
      "aria-label",
      `Decision surface of ${id} over ${run?.data?.names?.join(" and ") ?? "two columns"}.${words}`,
    );
}

function legend(classes) {
  if (!classes || classes.length === 0) {
    return "Blue is low, orange is high.";
  }
  return classes.length === 2
    ? `Blue circles: ${classes[0]}. Orange squares: ${classes[1]}.`
    : `Classes by colour and shape: ${classes.join(", ")}.`;
}

/** Every tenth point of the grid in each direction, for readers who do not see the picture. */
function numbers(runs, looks) {
  const contenders = Object.entries(looks.latest?.contenders ?? {}).filter(([, { surface }]) => surface);
  const head = ["x", "y", ...contenders.map(([id]) => id)];
  const rows = [];
  if (contenders.length > 0) {
    const { size: n, x, y } = contenders[0][1].surface;
    const at = (range, i) => (range[0] + ((range[1] - range[0]) * i) / (n - 1)).toFixed(2);
    for (let row = 0; row < n; row += 13) {
      for (let column = 0; column < n; column += 13) {
        rows.push([
          at(x, column),
          at(y, row),
          ...contenders.map(([, { surface }]) => outputs(surface, row * n + column)),
        ]);
      }
    }
  }
  return {
    caption: "Output at points of the plane (probability of the second class, or of each class)",
    head,
    rows,
  };
}

function outputs(surface, at) {
  return surface.outputs.map((output) => (atob(output).charCodeAt(at) / 255).toFixed(2)).join(" / ");
}
