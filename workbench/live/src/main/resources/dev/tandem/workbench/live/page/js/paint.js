/**
 * Draws what has changed, at most a dozen times a second, and twice a second where the reader has
 * asked for reduced motion. Several requests for the same drawing become one. Nothing is drawn in a
 * tab that nobody sees, because no animation frame comes.
 */

const calm = matchMedia("(prefers-reduced-motion: reduce)");
const waiting = new Set();
let planned = false;
let last = 0;

/** The least time between two drawings, in milliseconds. */
export function interval() {
  return calm.matches ? 500 : 80;
}

export function paint(drawing) {
  waiting.add(drawing);
  if (!planned) {
    planned = true;
    setTimeout(() => requestAnimationFrame(draw), Math.max(0, last + interval() - performance.now()));
  }
}

function draw() {
  planned = false;
  last = performance.now();
  const drawings = [...waiting];
  waiting.clear();
  for (const drawing of drawings) {
    drawing();
  }
}

/** At most one call in so many milliseconds; the last one is never lost. */
export function atMost(milliseconds, action) {
  let timer = null;
  let before = -Infinity;
  return () => {
    if (timer === null) {
      timer = setTimeout(() => {
        timer = null;
        before = performance.now();
        action();
      }, Math.max(0, before + milliseconds - performance.now()));
    }
  };
}

/** A call once nothing has been asked for a while. */
export function afterPause(milliseconds, action) {
  let timer = null;
  return () => {
    clearTimeout(timer);
    timer = setTimeout(action, milliseconds);
  };
}
