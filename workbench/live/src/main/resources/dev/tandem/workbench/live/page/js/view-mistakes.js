import { el } from "./dom.js";

export function mistakesView() {
  return { id: "mistakes", title: "Mistakes", element: el("div", {}), show() {} };
}
