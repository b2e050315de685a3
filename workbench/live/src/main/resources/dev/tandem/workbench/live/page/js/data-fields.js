import { withData } from "./change.js";
import { byId, el } from "./dom.js";
import { button, choiceField, numberField } from "./fields.js";
import { SPLITS } from "./words.js";

/** What the network learns from: a known dataset, or a table that somebody drops on the page. */
export function dataFields(store, catalog, api) {
  const own = el("input", {
    id: "upload",
    type: "file",
    accept: ".csv,.tsv,.txt",
    class: "unseen",
    tabindex: "-1",
    "aria-label": "Your own CSV file",
  });
  const take = async (file) => {
    try {
      const { source, columns, label } = await api.upload(file);
      own.columns = columns;
      store.replace(otherData(store, catalog, { source, ...(label ? { label } : {}) }));
    } catch (refusal) {
      store.refuse(refusal);
    }
  };
  own.addEventListener(
    "change",
    () => own.files.length > 0 && take(own.files[0]).finally(() => (own.value = "")),
  );
  installDrop(take);
  const label = choiceField(store, {
    id: "label",
    path: "data.label",
    label: "Column to predict",
    tip: "The column of your table that the network learns to predict.",
    options: () => own.columns ?? [],
  });
  const ownTable = () => (label.hidden = !isOwn(store.settings));
  store.addEventListener("change", ownTable);
  ownTable();
  return [
    choiceField(store, {
      id: "dataset",
      path: "data.source",
      label: "Dataset",
      tip: "What the network learns from. Drop a CSV file on the page to use your own table.",
      options: () => datasets(store, catalog),
      change: (source) => store.replace(otherData(store, catalog, { source })),
    }),
    label,
    el(
      "div",
      { class: "field wide" },
      own,
      button(
        "choose-file",
        "Your own CSV…",
        "Choose a table with a header row. It stays on this machine.",
        () => own.click(),
        { class: "quiet" },
      ),
    ),
    choiceField(store, {
      id: "split",
      path: "data.split",
      label: "Split",
      tip: "How rows are divided into training, validation and test rows.",
      options: SPLITS,
    }),
    numberField(store, {
      id: "test-fraction",
      path: "data.testFraction",
      label: "Test share",
      tip: "Share of all rows that is held out for the test.",
      steps: "share",
    }),
    numberField(store, {
      id: "validation",
      path: "data.validation",
      label: "Validation",
      tip: "Share of the training rows that is held out to choose settings with.",
      steps: "share",
    }),
  ];
}

function isOwn(settings) {
  return settings.data?.source?.startsWith("upload:");
}

function datasets(store, catalog) {
  const options = catalog.datasets.map(({ name, text, available }) => ({
    value: name,
    text: available ? `${name} – ${text}` : `${name} (not on this machine)`,
    disabled: !available,
  }));
  const source = store.settings.data?.source;
  return isOwn(store.settings)
    ? [...options, { value: source, text: source.slice("upload:".length) }]
    : options;
}

function installDrop(take) {
  const veil = byId("drop");
  const carriesFile = (event) => event.dataTransfer?.types.includes("Files");
  addEventListener("dragover", (event) => {
    if (carriesFile(event)) {
      event.preventDefault();
      veil.hidden = false;
    }
  });
  addEventListener("dragleave", (event) => event.relatedTarget === null && (veil.hidden = true));
  addEventListener("drop", (event) => {
    if (carriesFile(event)) {
      event.preventDefault();
      veil.hidden = true;
      take(event.dataTransfer.files[0]);
    }
  });
}

/** The settings with other data, and a loss that fits it. */
export function otherData(store, catalog, data) {
  return withData(
    store.settings,
    data,
    taskOf(catalog, store.settings.data?.source),
    taskOf(catalog, data.source),
  );
}

/** An uploaded table is taken for classes until somebody chooses a loss for numbers. */
function taskOf(catalog, source) {
  return catalog.datasets.find(({ name }) => name === source)?.task ?? "classification";
}
