/** How the page writes numbers. */

/** Four significant digits at most; very small and very large ones with an exponent. */
export function figure(value) {
  if (value === null || value === undefined) {
    return "–";
  }
  if (!Number.isFinite(value)) {
    return Number.isNaN(value) ? "not a number" : value > 0 ? "infinity" : "-infinity";
  }
  const size = Math.abs(value);
  if (size !== 0 && (size < 1e-4 || size >= 1e6)) {
    return value.toExponential(2);
  }
  return String(Number(value.toPrecision(4)));
}

/** A loss with a fixed number of digits, so that it does not jump about while it changes. */
export function loss(value) {
  return Number.isFinite(value) && Math.abs(value) < 1000 && Math.abs(value) >= 1e-3
    ? value.toFixed(4)
    : figure(value);
}

export function percent(value) {
  return value === null || value === undefined ? "–" : `${(100 * value).toFixed(1)} %`;
}

export function count(value) {
  return value === null || value === undefined ? "–" : Math.round(value).toLocaleString("en");
}

/** Rows per second to two digits, which is what stays the same from one moment to the next. */
export function rate(value) {
  return Number.isFinite(value) && value > 0
    ? `${Number(value.toPrecision(2)).toLocaleString("en")} rows/s`
    : "– rows/s";
}

export function plural(number, noun) {
  return `${count(number)} ${noun}${number === 1 ? "" : "s"}`;
}

/** A size of difference in one digit, e.g. 4e-8. */
export function size(value) {
  return value >= 1e-3 ? figure(Number(value.toPrecision(1))) : value.toExponential(0);
}
