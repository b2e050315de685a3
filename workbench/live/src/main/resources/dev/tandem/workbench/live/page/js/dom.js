/** Small helpers for building and reading elements. */

/**
 * An element with attributes and children. `on` maps events to listeners, `text` is its text;
 * attributes that are null, undefined or false are left out.
 */
export function el(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name === "on") {
      for (const [event, listener] of Object.entries(value)) {
        element.addEventListener(event, listener);
      }
    } else if (name === "text") {
      element.textContent = value;
    } else if (value === true) {
      element.setAttribute(name, "");
    } else if (value !== null && value !== undefined && value !== false) {
      element.setAttribute(name, value);
    }
  }
  element.append(...children.flat().filter((child) => child !== null && child !== undefined));
  return element;
}

const SVG = "http://www.w3.org/2000/svg";

/** An SVG element with attributes. */
export function svg(tag, attributes = {}, ...children) {
  const element = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) {
    element.setAttribute(name, value);
  }
  element.append(...children);
  return element;
}

export function byId(id) {
  return document.getElementById(id);
}

/** Sets a text only where it differs, so that screen readers and layout are left in peace. */
export function say(element, text) {
  if (element.textContent !== text) {
    element.textContent = text;
  }
}

/** Replaces children; if the keyboard's focus was on one of them, it goes on to another control. */
export function replaceKeepingFocus(parent, children, next) {
  const hadFocus = parent.contains(document.activeElement);
  parent.replaceChildren(...children);
  if (hadFocus) {
    next.focus();
  }
}

/** A table with a header row; the first cell of each row is its heading. */
export function table(caption, head, rows) {
  return el(
    "table",
    {},
    el("caption", { text: caption }),
    el(
      "thead",
      {},
      el(
        "tr",
        {},
        head.map((text) => el("th", { scope: "col", text })),
      ),
    ),
    el(
      "tbody",
      {},
      rows.map((row) =>
        el(
          "tr",
          {},
          row.map((text, column) =>
            el(column === 0 ? "th" : "td", column === 0 ? { scope: "row", text } : { text }),
          ),
        ),
      ),
    ),
  );
}

/** Bytes that the server sent as base64. */
export function bytes(base64) {
  const text = atob(base64);
  const values = new Uint8Array(text.length);
  for (let i = 0; i < text.length; i++) {
    values[i] = text.charCodeAt(i);
  }
  return values;
}

/** Hands a file to the browser's downloads. */
export function download(name, blob) {
  const address = URL.createObjectURL(blob);
  el("a", { href: address, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
