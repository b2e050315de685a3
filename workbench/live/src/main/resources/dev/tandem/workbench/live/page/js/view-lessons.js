import { el } from "./dom.js";

export function lessonsView() {
  return { id: "lessons", title: "Lessons", element: el("div", {}), show() {} };
}
