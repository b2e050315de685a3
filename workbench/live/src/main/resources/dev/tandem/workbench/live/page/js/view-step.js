import { el } from "./dom.js";

export function stepView() {
  return { id: "step", title: "Step", element: el("div", {}), show() {} };
}
