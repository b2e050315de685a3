import { withPatch } from "./change.js";
import { byId, el, say } from "./dom.js";
import { plural } from "./numbers.js";

/** Lessons of a few minutes: a text beside a page that is set up for it. */
export function lessonsView(page) {
  const { api, catalog, store } = page;
  const list = el(
    "ol",
    { class: "lesson-list" },
    catalog.lessons.map(({ id, title, minutes }) =>
      el(
        "li",
        {},
        el(
          "button",
          { type: "button", id: `lesson-${id}`, on: { click: () => show(id) } },
          el("span", { text: title }),
          el("span", { class: "small", text: plural(minutes, "minute") }),
        ),
      ),
    ),
  );
  const text = el("article", { class: "lesson" });
  const set = el("p", { id: "lesson-state", class: "note", role: "status" });
  const side = el("div", { class: "side" }, el("h2", { text: "Lessons" }), list, text, set);
  const place = el("div", { class: "beside-stage" });
  const element = el("div", { class: "beside" }, side, place);
  let lesson = null;

  async function show(id, { keepSettings = false } = {}) {
    try {
      lesson = await api.get(`api/lessons/${encodeURIComponent(id)}`);
    } catch (refusal) {
      store.refuse(refusal);
      return;
    }
    page.lesson = id;
    for (const { id: other } of catalog.lessons) {
      byId(`lesson-${other}`)?.setAttribute("aria-current", String(other === id));
    }
    text.replaceChildren(el("h2", { text: lesson.title, tabindex: "-1" }), el("div", {}));
    text.lastChild.innerHTML = lesson.html; // the server's own rendering
    text.querySelectorAll("[data-settings]").forEach((button) => button.setAttribute("type", "button"));
    if (!keepSettings && lesson.settings) {
      store.replace(lesson.settings);
      say(set, "The page is set up for this lesson.");
    }
    page.open("lessons");
    arrange();
    page.prepare();
    text.firstChild.focus({ preventScroll: true }); // screen readers go on from here
  }

  text.addEventListener("click", (event) => {
    const wanted = event.target.closest("[data-settings]");
    if (wanted) {
      store.replace(withPatch(store.settings, lesson.settings, JSON.parse(wanted.dataset.settings)));
      say(set, `Set up: ${wanted.textContent}. Press Start.`);
    }
  });

  function arrange() {
    page.stageInto(place, { guests: page.elementsOf(lesson?.view) });
  }

  return { id: "lessons", title: "Lessons", element, opened: arrange, show };
}
