import { download, el, say } from "./dom.js";
import { button } from "./fields.js";
import { followJob } from "./jobs.js";
import { pictureOf, pictures } from "./png.js";

/** What a person can keep: settings, programs, a report, pictures, a link. */
export function takeAwayView(page) {
  const { api, store } = page;
  const yaml = el("pre", { id: "yaml", tabindex: "0", role: "region", "aria-label": "experiment.yaml" });
  const told = el("p", { id: "taken", class: "note", role: "status" });
  const done = el("p", { id: "report-state", role: "status" });
  const link = el("input", {
    id: "link",
    type: "text",
    readonly: true,
    "aria-label": "Link to this experiment",
  });
  const charts = el("div", { class: "bar", id: "pictures" });
  const name = () =>
    (store.settings.name ?? store.settings.data?.source ?? "experiment").replaceAll(/[^\w-]+/g, "-");
  const attempt = (what) => async () => {
    try {
      await what();
    } catch (refusal) {
      say(told, refusal.message);
      store.refuse(refusal);
    }
  };
  const copy = async (text, words) => {
    await navigator.clipboard.writeText(text);
    say(told, words);
  };

  const report = attempt(async () => {
    const { job } = await api.post("api/report", store.settings);
    say(done, "Training for the report…");
    const { report: path, folder, message } = await followJob(api, job, (progress) =>
      say(done, progress || "Training for the report…"),
    );
    done.replaceChildren(
      ...(path
        ? [
            el("a", { id: "report-link", href: path, target: "_blank", text: "Open the report" }),
            ` It is kept in ${folder}.`,
          ]
        : [message]),
    );
  });
  const programs = attempt(async () => {
    say(told, "Packing…");
    download(`${name()}.zip`, await api.blob("api/take-away", store.settings));
    say(told, `${name()}.zip is in your downloads.`);
  });
  const showPictures = () => {
    charts.replaceChildren(
      ...pictures(page.runs.run).map(({ id, title }) =>
        button(
          `png-${id}`,
          title,
          `Save ${title.toLowerCase()} as a PNG picture.`,
          attempt(async () => download(`${name()}-${id}.png`, await pictureOf(id))),
        ),
      ),
    );
    if (charts.childElementCount === 0) {
      charts.append(el("p", { class: "note", text: "There are pictures once a run has begun." }));
    }
  };
  const refresh = attempt(async () => {
    link.value = page.address();
    showPictures();
    say(yaml, await api.text("api/yaml", store.settings));
  });

  const element = el(
    "div",
    { class: "take-away" },
    el(
      "section",
      {},
      el("h2", { text: "Link" }),
      el("p", {
        class: "note",
        text: "All settings are in the part after #, which browsers send nowhere. It works wherever Tandem runs: replace the address before # by your own.",
      }),
      el(
        "div",
        { class: "bar" },
        link,
        button(
          "copy-link",
          "Copy link",
          "Copy this page's address with all settings.",
          attempt(() => copy(page.address(), "The link is in your clipboard.")),
        ),
      ),
    ),
    el(
      "section",
      {},
      el("h2", { text: "Programs" }),
      el("p", {
        class: "note",
        text: "The same network in PyTorch, NumPy and Java, with rows, initial weights and orders beside them. Each runs by itself and follows the same losses.",
      }),
      button(
        "programs",
        "Download programs (zip)",
        "experiment.yaml, three programs, one safetensors file and a README.",
        programs,
        { class: "primary" },
      ),
    ),
    el(
      "section",
      {},
      el("h2", { text: "Report" }),
      el("p", {
        class: "note",
        text: "A whole comparison of these settings, with metrics, charts and an audit, as the compare command makes it.",
      }),
      el(
        "div",
        { class: "bar" },
        button("report", "Make a report", "Train all contenders from the start and write a report.", report),
        done,
      ),
    ),
    el("section", {}, el("h2", { text: "Pictures" }), charts),
    el(
      "section",
      {},
      el(
        "div",
        { class: "bar" },
        el("h2", { text: "experiment.yaml" }),
        button(
          "copy-yaml",
          "Copy",
          "Copy the experiment file.",
          attempt(() => copy(yaml.textContent, "The experiment file is in your clipboard.")),
        ),
        button("save-yaml", "Download", "Save the experiment file.", () =>
          download(`${name()}.yaml`, new Blob([yaml.textContent], { type: "text/yaml" })),
        ),
      ),
      el("p", { class: "note", text: "./tandem compare takes this file and trains the same." }),
      yaml,
    ),
    told,
  );
  store.addEventListener("checked", () => element.offsetParent && refresh());
  page.runs.addEventListener("state", () => element.offsetParent && showPictures());
  return { id: "take-away", title: "Take away", element, opened: refresh };
}
