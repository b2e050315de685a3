import { el } from "./dom.js";

export function imagesView() {
  return { id: "images", title: "Images", element: el("div", {}), show() {} };
}
