import { el } from "./dom.js";

export function takeAwayView() {
  return { id: "take-away", title: "Take away", element: el("div", {}), show() {} };
}
