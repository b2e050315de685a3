import { byId, el, say } from "./dom.js";
import { keys } from "./tree.js";

/**
 * Labelled controls, each bound to one key of the settings. What the server refuses is shown at the
 * control whose key it names.
 */

const places = new Map();

/** A button with its explanation. */
export function button(id, text, tip, click, attributes = {}) {
  return el("button", {
    id,
    type: "button",
    "data-tip": tip,
    "aria-description": tip,
    text,
    on: { click },
    ...attributes,
  });
}

/** A control with label, explanation and room for an error; `path` is its key in the settings. */
export function labelled(control, { label, tip, path, hideLabel = false }) {
  const id = control.id;
  const error = el("p", { id: `${id}-error`, class: "error", hidden: true });
  control.dataset.tip = tip;
  control.setAttribute("aria-description", tip);
  control.setAttribute("aria-errormessage", error.id);
  if (path) {
    place(path, control);
  }
  const name = el("label", { for: id, class: hideLabel ? "unseen" : null, text: label });
  return el("div", { class: control.type === "checkbox" ? "field switch" : "field" }, name, control, error);
}

/** Says that errors with this key belong to the control. */
export function place(path, control) {
  places.set(keys(path).join("."), control);
}

/** A number or a word such as `full`. Arrow keys change it: rates by about a factor of three, counts by one. */
export function numberField(store, { id, path, label, tip, steps = "count", ...rest }) {
  const input = el("input", {
    id,
    type: "text",
    inputmode: "decimal",
    autocomplete: "off",
    spellcheck: "false",
  });
  const set = () => store.set(path, parse(input.value));
  input.addEventListener("change", set);
  input.addEventListener("keydown", (event) => {
    const direction = { ArrowUp: 1, ArrowDown: -1 }[event.key];
    const value = Number(input.value);
    if (direction && input.value !== "" && Number.isFinite(value)) {
      event.preventDefault();
      input.value = stepped(value, direction, steps);
      set();
    }
  });
  const show = () => {
    const value = store.value(path);
    const text = value === undefined ? "" : Array.isArray(value) ? value.join(", ") : String(value);
    if (document.activeElement !== input || parse(input.value) === value) {
      input.value = text;
    }
  };
  return bound(store, labelled(input, { label, tip, path, ...rest }), show);
}

/** One of some options, each a text or `{value, text, disabled}`. */
export function choiceField(store, { id, path, options, change, ...rest }) {
  const select = el("select", { id });
  const choices = () => (typeof options === "function" ? options() : options);
  select.addEventListener("change", () =>
    change ? change(select.value) : store.set(path, select.value === "" ? undefined : select.value),
  );
  const show = () => fillOptions(select, choices(), rest.current ? rest.current() : store.value(path));
  return bound(store, labelled(select, { path, ...rest }), show);
}

export function switchField(store, { id, path, ...rest }) {
  const box = el("input", { id, type: "checkbox" });
  box.addEventListener("change", () => store.set(path, box.checked));
  return bound(store, labelled(box, { path, ...rest }), () => (box.checked = store.value(path) === true));
}

export function fillOptions(select, options, current) {
  const wanted = options.map((option) =>
    typeof option === "string" ? { value: option, text: option } : option,
  );
  if (current !== undefined && !wanted.some((option) => option.value === current)) {
    wanted.unshift({ value: current, text: current });
  }
  const signature = JSON.stringify(wanted);
  if (select.dataset.options !== signature) {
    select.dataset.options = signature;
    select.replaceChildren(
      ...wanted.map(({ value, text, disabled }) => el("option", { value, text, disabled })),
    );
  }
  select.value = current ?? "";
}

/** Shows the setting's value now and whenever it changes, as long as the field is on the page. */
function bound(store, field, show) {
  const follow = () => {
    if (field.isConnected || !field.dataset.shown) {
      show();
    } else {
      store.removeEventListener("change", follow);
      store.removeEventListener("checked", follow);
    }
  };
  store.addEventListener("change", follow);
  store.addEventListener("checked", follow);
  show();
  field.dataset.shown = "yes";
  return field;
}

export function parse(text) {
  const trimmed = text.trim();
  if (trimmed === "") {
    return undefined;
  }
  if (trimmed.includes(",")) {
    return trimmed
      .split(",")
      .map(parse)
      .filter((value) => value !== undefined);
  }
  return Number.isFinite(Number(trimmed)) ? Number(trimmed) : trimmed;
}

function stepped(value, direction, steps) {
  if (steps === "count") {
    return Math.max(0, Math.round(value) + direction);
  }
  if (steps === "share") {
    return Number(Math.max(0, value + 0.1 * direction).toFixed(2));
  }
  if (value <= 0) {
    return direction > 0 ? 0.001 : 0;
  }
  // 1, 3, 10, 30: the rates that people try
  const place = Math.round(2 * Math.log10(value)) + direction;
  const power = Math.floor(place / 2);
  return Number(((place % 2 === 0 ? 1 : 3) * 10 ** power).toPrecision(1));
}

export function clearErrors() {
  for (const control of places.values()) {
    control.removeAttribute("aria-invalid");
    if (control.isConnected) {
      errorOf(control).hidden = true;
    }
  }
}

/** Shows a refusal at the field whose key it names, or its nearest; false if there is none on the page. */
export function showError({ message, path }) {
  for (let names = keys(path ?? ""); names.length > 0; names = names.slice(0, -1)) {
    const control = places.get(names.join("."));
    if (control?.isConnected) {
      const error = errorOf(control);
      say(error, withoutKey(message, path));
      error.hidden = false;
      control.setAttribute("aria-invalid", "true");
      control.closest("details")?.setAttribute("open", "");
      return true;
    }
  }
  return false;
}

/** At its field, a message need not say which setting it means. */
function withoutKey(message, path) {
  const at = message.indexOf(`${path}: `);
  return at < 0 ? message : message.slice(at + path.length + 2);
}

function errorOf(control) {
  return byId(control.getAttribute("aria-errormessage"));
}
