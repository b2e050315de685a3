import { Api } from "./api.js";
import { byId, el, say } from "./dom.js";
import { clearErrors, showError } from "./fields.js";
import { imagesView } from "./view-images.js";
import { lessonsView } from "./view-lessons.js";
import { readLink, writeLink } from "./link.js";
import { Looks } from "./looks.js";
import { mistakesView } from "./view-mistakes.js";
import { afterPause } from "./paint.js";
import { Runs } from "./runs.js";
import { stage } from "./stage.js";
import { stepView } from "./view-step.js";
import { Store } from "./store.js";
import { Tabs } from "./tabs.js";
import { takeAwayView } from "./view-take-away.js";
import { installTips } from "./tips.js";

/** Views that a lesson may show within the training. */
const MOVABLE = ["step", "images", "take-away"];
/** On a phone the network comes first and settings unfold. */
const WIDE = matchMedia("(min-width: 640px)");

const api = new Api();
watchConnection();

try {
  await open(await api.get("api/catalog"));
} catch (failure) {
  showMessage(`The page could not be set up: ${failure.message}`);
  throw failure;
}

async function open(catalog) {
  const link = readLink(location.hash);
  const store = new Store(api, link.settings ?? catalog.defaults);
  await store.check();
  store.checked ??= await api.post("api/check", catalog.defaults); // a link may not fit, but the page needs some defaults
  const runs = new Runs(api, store);
  const looks = new Looks(api, runs);
  const page = { api, store, catalog, runs, looks, lesson: link.lesson };
  const training = stage(page);
  /** One stage, wherever it is needed; a lesson has another view stand in it as a guest. */
  looks.wanted = () => training.element.offsetParent !== null;
  page.stageInto = (place, { settings = false, guests = [] } = {}) => {
    place.append(training.element);
    training.openSettings(settings);
    training.guest.replaceChildren(...guests);
    looks.ask();
  };
  /** Gets a run ready, so that Start starts at once and the data can be seen before. */
  page.prepare = () => runs.begin().catch((refusal) => store.refuse(refusal));
  page.elementsOf = (id) =>
    views.filter((view) => view.id === id && MOVABLE.includes(id)).map(({ element }) => element);

  const experiment = el("div", {}, training.element);
  const lessons = lessonsView(page);
  const views = [
    {
      id: "experiment",
      title: "Experiment",
      element: experiment,
      opened: () => page.stageInto(experiment, { settings: WIDE.matches }),
    },
    stepView(page),
    imagesView(page),
    mistakesView(page),
    takeAwayView(page),
    lessons,
  ];
  page.address = () =>
    new URL(writeLink({ settings: store.settings, view: tabs.current, lesson: page.lesson }), location.href)
      .href;
  const keepAddress = () => history.replaceState(null, "", page.address());
  const tabs = new Tabs(views, keepAddress);
  page.open = (id) => tabs.open(id);

  store.addEventListener("change", afterPause(150, keepAddress));
  store.addEventListener("checked", () => {
    clearErrors();
    byId("message").hidden = true;
  });
  store.addEventListener("refused", ({ refusal }) => {
    clearErrors();
    byId("message").hidden = true;
    if (refusal.status !== 0 && !showError(refusal)) {
      showMessage(refusal.message);
    }
  });
  addEventListener("hashchange", () => {
    const { settings, view } = readLink(location.hash);
    if (settings) {
      store.replace(settings);
    }
    tabs.open(view ?? tabs.current);
  });

  installTips();
  tabs.open(link.view ?? "experiment");
  if (link.lesson) {
    lessons.show(link.lesson, { keepSettings: link.settings !== null });
  }
  await store.check(); // again, now that there are fields to say what does not fit
  if (link.damaged) {
    showMessage("The link is damaged, so the page starts with its default experiment.");
  }
  document.body.dataset.ready = "yes";
  if (tabs.current === "experiment") {
    page.prepare();
  }
}

function showMessage(text) {
  say(byId("message"), text);
  byId("message").hidden = false;
}

function watchConnection() {
  const banner = byId("banner");
  const show = (text) => {
    say(banner, text);
    banner.hidden = false;
  };
  api.addEventListener("lost", () =>
    show("Tandem does not answer. Is ./tandem live still running? Trying again…"),
  );
  api.addEventListener("replaced", () =>
    show(
      "Tandem was started anew. Open the address that its terminal shows; your settings are in this page's link.",
    ),
  );
  api.addEventListener("back", () => (banner.hidden = true));
  setInterval(() => document.hidden || api.answers(), 5000); // also while no run tells anything
}
