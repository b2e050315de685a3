import { byId, el } from "./dom.js";

/**
 * The views as tabs: arrow keys, Home and End move between them. Each view is
 * `{id, title, element, opened?}`.
 */
export class Tabs {
  #views;
  #changed;
  current = null;

  constructor(views, changed) {
    this.#views = views;
    this.#changed = changed;
    byId("tabs").replaceChildren(
      ...views.map(({ id, title }) =>
        el("button", {
          id: `tab-${id}`,
          type: "button",
          role: "tab",
          "aria-controls": `view-${id}`,
          "aria-selected": "false",
          tabindex: "-1",
          text: title,
          on: { click: () => this.open(id), keydown: (event) => this.#move(event) },
        }),
      ),
    );
    byId("views").replaceChildren(
      ...views.map(({ id, element }) =>
        el(
          "section",
          { id: `view-${id}`, class: "view", role: "tabpanel", "aria-labelledby": `tab-${id}`, hidden: true },
          element,
        ),
      ),
    );
  }

  open(wanted) {
    const view = this.#views.find(({ id }) => id === wanted) ?? this.#views[0];
    if (view.id === this.current) {
      return;
    }
    this.current = view.id;
    for (const { id } of this.#views) {
      const chosen = id === view.id;
      byId(`tab-${id}`).setAttribute("aria-selected", String(chosen));
      byId(`tab-${id}`).tabIndex = chosen ? 0 : -1;
      byId(`view-${id}`).hidden = !chosen;
    }
    byId(`view-${view.id}`).append(view.element); // a lesson may have borrowed it
    byId(`tab-${view.id}`).scrollIntoView({ block: "nearest", inline: "nearest" });
    view.opened?.();
    this.#changed(view.id);
  }

  #move(event) {
    const at = this.#views.findIndex(({ id }) => id === this.current);
    const last = this.#views.length - 1;
    const to = { ArrowRight: (at + 1) % (last + 1), ArrowLeft: (at + last) % (last + 1), Home: 0, End: last }[
      event.key
    ];
    if (to !== undefined) {
      event.preventDefault();
      this.open(this.#views[to].id);
      byId(`tab-${this.current}`).focus();
    }
  }
}
