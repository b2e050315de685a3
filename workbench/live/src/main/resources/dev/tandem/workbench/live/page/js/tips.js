import { byId } from "./dom.js";

/**
 * Short explanations beside a control, on hover and on keyboard focus. A control names its text in
 * `data-tip`; screen readers get the same text as the control's description. Escape hides it.
 */

const DELAY = 350;
let timer = null;
let shownFor = null;
let used = null; // a control that was just pressed needs no explanation

export function installTips() {
  const tip = byId("tip");
  const show = (control) => {
    shownFor = control;
    tip.textContent = control.dataset.tip;
    tip.hidden = false;
    const box = control.getBoundingClientRect();
    const room = document.documentElement.clientWidth;
    const left = Math.min(Math.max(8, box.left), room - tip.offsetWidth - 8);
    const below = box.bottom + 6;
    const fits = below + tip.offsetHeight < innerHeight;
    tip.style.left = `${left}px`;
    tip.style.top = `${fits ? below : box.top - tip.offsetHeight - 6}px`;
  };
  const hide = () => {
    clearTimeout(timer);
    shownFor = null;
    tip.hidden = true;
  };
  const plan = (event) => {
    const control = event.target.closest?.("[data-tip]");
    if (control !== shownFor) {
      hide();
      if (control && control !== used) {
        timer = setTimeout(() => show(control), DELAY);
      }
    }
  };
  document.addEventListener("pointerover", plan);
  document.addEventListener("focusin", (event) => event.target.matches(":focus-visible") && plan(event));
  document.addEventListener("focusout", hide);
  document.addEventListener("pointerdown", (event) => {
    hide();
    used = event.target.closest?.("[data-tip]");
  });
  document.addEventListener("pointermove", (event) => {
    if (used !== null && event.target.closest?.("[data-tip]") !== used) {
      used = null;
    }
  });
  document.addEventListener("keydown", (event) => event.key === "Escape" && hide());
  addEventListener("scroll", hide, { capture: true, passive: true });
}
