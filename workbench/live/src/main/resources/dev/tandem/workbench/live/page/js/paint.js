/**
 * Draws what has changed, at most a dozen times a second, and twice a second where the reader has
 * asked for reduced motion. Several requests for the same drawing become one. Nothing is drawn in a
 * tab that nobody sees, because no animation frame comes.
 */

/** Milliseconds of drawing in one frame. */
const FRAME = 10;

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
    plan();
  }
}

function plan() {
  planned = true;
  setTimeout(() => requestAnimationFrame(draw), Math.max(0, last + interval() - performance.now()));
}

function draw() {
  last = performance.now();
  drawUntilFrameIsOver([...waiting]);
}

/** What does not fit into a frame is drawn in the next one, so that the page answers meanwhile. */
function drawUntilFrameIsOver(drawings) {
  const start = performance.now();
  while (drawings.length > 0 && performance.now() - start < FRAME) {
    const drawing = drawings.shift();
    waiting.delete(drawing);
    drawing();
  }
  if (drawings.length > 0) {
    requestAnimationFrame(() => drawUntilFrameIsOver(drawings));
    return;
  }
  planned = false;
  if (waiting.size > 0) {
    plan();
  }
}

/** At most one call in so many milliseconds; the last one is never lost. */
export function atMost(milliseconds, action) {
  let timer = null;
  let before = -Infinity;
  return () => {
    if (timer === null) {
      timer = setTimeout(
        () => {
          timer = null;
          before = performance.now();
          action();
        },
        Math.max(0, before + milliseconds - performance.now()),
      );
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
