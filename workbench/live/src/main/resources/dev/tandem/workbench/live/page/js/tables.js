import { el, table } from "./dom.js";
import { atMost } from "./paint.js";

/** A box that scrolls by keyboard too. */
export function scrollBox(label) {
  return el("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": label });
}

/** A chart's numbers as a table behind a summary; filled while it is open, at most once a second. */
export function numbersTable(summary, make) {
  const place = scrollBox(summary);
  const details = el("details", { class: "numbers" }, el("summary", { text: summary }), place);
  const fill = () => {
    if (details.open) {
      const { caption, head, rows } = make();
      place.replaceChildren(
        rows.length === 0 ? el("p", { class: "note", text: "Nothing yet." }) : table(caption, head, rows),
      );
    }
  };
  details.addEventListener("toggle", fill);
  details.refresh = atMost(1000, fill);
  return details;
}
