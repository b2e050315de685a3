/**
 * Colours that people with any colour vision can tell apart: Okabe and Ito's. Classes are blue and
 * orange as in TensorFlow Playground; contenders have other ones, and differ by dashes too.
 */

const dark = matchMedia("(prefers-color-scheme: dark)");

const CLASSES = [
  "#0072b2",
  "#e69f00",
  "#009e73",
  "#cc79a7",
  "#56b4e9",
  "#d55e00",
  "#f0e442",
  "#7f7f7f",
  "#5e3c99",
  "#8c6d31",
];
const OVER = ["#009e73", "#b0508a"]; // b below a, a above b
const PAPERS = { light: [250, 250, 250], dark: [27, 31, 36] };

/** What stays the same until the theme changes. */
const known = new Map();
dark.addEventListener("change", () => known.clear());

function kept(name, make) {
  if (!known.has(name)) {
    known.set(name, make());
  }
  return known.get(name);
}

export function whenThemeChanges(action) {
  dark.addEventListener("change", action);
}

export function classColour(index) {
  return CLASSES[index % CLASSES.length];
}

/** A colour as the style sheet has it, e.g. `--c1`. */
export function variable(name) {
  return kept(name, () => getComputedStyle(document.documentElement).getPropertyValue(name).trim());
}

export function contenderColour(index) {
  return variable(`--c${(index % 4) + 1}`);
}

/** Dashes of the contenders' curves, for those who cannot go by colours. */
export function contenderDash(index) {
  return [[], [7, 4], [2, 3], [10, 3, 2, 3]][index % 4];
}

export function paper() {
  return PAPERS[dark.matches ? "dark" : "light"];
}

export function rgb(hex) {
  return [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16));
}

function ramp(low, high) {
  const middle = paper();
  const colours = new Uint8Array(256 * 3);
  for (let value = 0; value < 256; value++) {
    const away = Math.abs(value - 127.5) / 127.5;
    const strength = 0.92 * Math.pow(away, 0.8); // faint differences should be seen
    const end = value < 127.5 ? low : high;
    for (let channel = 0; channel < 3; channel++) {
      colours[3 * value + channel] = middle[channel] + strength * (end[channel] - middle[channel]);
    }
  }
  return colours;
}

/** 256 colours from blue over paper to orange. */
export function classRamp() {
  return kept("classes", () => ramp(rgb(CLASSES[0]), rgb(CLASSES[1])));
}

/** 256 colours from "less" over paper, where both agree, to "more". */
export function differenceRamp() {
  return kept("difference", () => ramp(rgb(OVER[0]), rgb(OVER[1])));
}
