import { el } from "./dom.js";

const SIDE = 280;
const STEP = SIDE / 28;

/**
 * A pad to draw a digit on, by mouse, finger or keyboard: arrow keys move the pen, Space lowers and
 * lifts it, Delete clears. `pixels` makes an image of the dataset's size from it.
 */
export class Pad {
  element = el("canvas", {
    id: "draw",
    class: "pad",
    width: SIDE,
    height: SIDE,
    tabindex: "0",
    role: "application",
    "aria-label": "Drawing pad. Arrow keys move the pen, Space lowers or lifts it, Delete clears.",
  });
  #ink = el("canvas", { width: SIDE, height: SIDE });
  #context = this.#ink.getContext("2d", { willReadFrequently: true });
  #changed;
  #drawing = false;
  #pen = { x: SIDE / 2, y: SIDE / 4, down: false, shown: false };

  constructor(changed) {
    this.#changed = changed;
    Object.assign(this.#context, {
      lineWidth: SIDE / 12,
      lineCap: "round",
      lineJoin: "round",
      strokeStyle: "white",
      fillStyle: "black",
    });
    const at = (event) => ({
      x: (event.offsetX * SIDE) / this.element.clientWidth,
      y: (event.offsetY * SIDE) / this.element.clientHeight,
    });
    let before = null;
    this.element.addEventListener("pointerdown", (event) => {
      this.element.setPointerCapture(event.pointerId);
      this.#drawing = true;
      before = at(event);
      this.#line(before, before);
    });
    this.element.addEventListener("pointermove", (event) => {
      if (this.#drawing) {
        this.#line(before, at(event));
        before = at(event);
      }
    });
    for (const end of ["pointerup", "pointercancel"]) {
      this.element.addEventListener(end, () => (this.#drawing = false));
    }
    this.element.addEventListener("keydown", (event) => this.#key(event));
    this.element.addEventListener("blur", () => {
      this.#pen.shown = false;
      this.#show();
    });
    this.#blank();
  }

  clear() {
    this.#blank();
    this.#changed();
  }

  #blank() {
    this.#context.fillRect(0, 0, SIDE, SIDE);
    this.#show();
  }

  /** Shows an image in place of the drawing; pixels are 0..255, row by row. */
  load(pixels, width, height) {
    const small = el("canvas", { width, height });
    const image = new ImageData(
      Uint8ClampedArray.from({ length: 4 * width * height }, (_, i) => (i % 4 === 3 ? 255 : pixels[i >> 2])),
      width,
      height,
    );
    small.getContext("2d").putImageData(image, 0, 0);
    this.#context.imageSmoothingEnabled = false;
    this.#context.drawImage(small, 0, 0, SIDE, SIDE);
    this.#show();
    this.#changed();
  }

  #key(event) {
    const way = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[event.key];
    const pen = this.#pen;
    if (way) {
      const to = { x: clamp(pen.x + way[0] * STEP), y: clamp(pen.y + way[1] * STEP) };
      if (pen.down) {
        this.#line(pen, to);
      }
      Object.assign(pen, to);
    } else if (event.key === " ") {
      pen.down = !pen.down;
      if (pen.down) {
        this.#line(pen, pen);
      }
    } else if (event.key === "Delete" || event.key === "Backspace") {
      this.clear();
    } else {
      return;
    }
    event.preventDefault();
    pen.shown = true;
    this.#show();
  }

  #line(from, to) {
    this.#context.beginPath();
    this.#context.moveTo(from.x, from.y);
    this.#context.lineTo(to.x, to.y + 0.01); // a dot is a line too
    this.#context.stroke();
    this.#show();
    this.#changed();
  }

  #show() {
    const context = this.element.getContext("2d");
    context.drawImage(this.#ink, 0, 0);
    if (this.#pen.shown) {
      context.beginPath();
      context.arc(this.#pen.x, this.#pen.y, SIDE / 24, 0, 2 * Math.PI);
      context.lineWidth = 3;
      context.strokeStyle = this.#pen.down ? "#e69f00" : "#56b4e9";
      context.stroke();
    }
  }

  /**
   * The drawing in the dataset's size, 0..255 row by row, or null if nothing is drawn. `centre`
   * moves and scales it as people did who made MNIST: into a box, by its centre of mass.
   */
  pixels(width, height, centre) {
    const ink = this.#context.getImageData(0, 0, SIDE, SIDE).data;
    const box = extent(ink);
    if (box === null) {
      return null;
    }
    const small = el("canvas", { width, height });
    const context = small.getContext("2d", { willReadFrequently: true });
    context.imageSmoothingQuality = "high";
    context.fillRect(0, 0, width, height);
    if (centre) {
      const margin = width >= 20 ? width / 7 : 0;
      const scale = Math.min(
        (width - 2 * margin) / (box.right - box.left),
        (height - 2 * margin) / (box.bottom - box.top),
      );
      context.translate(width / 2, height / 2);
      context.scale(scale, scale);
      context.translate(
        -(margin > 0 ? box.massX : (box.left + box.right) / 2),
        -(margin > 0 ? box.massY : (box.top + box.bottom) / 2),
      );
    } else {
      context.scale(width / SIDE, height / SIDE);
    }
    context.drawImage(shrunk(this.#ink, context.getTransform().a), 0, 0, SIDE, SIDE);
    const grey = context.getImageData(0, 0, width, height).data;
    return Array.from({ length: width * height }, (_, i) => grey[4 * i]);
  }
}

/** Halves a picture until it is nearly as small as it will be drawn, so that every pixel counts. */
function shrunk(picture, scale) {
  let current = picture;
  while (scale < 0.5 && current.width > 2) {
    const half = el("canvas", {
      width: Math.floor(current.width / 2),
      height: Math.floor(current.height / 2),
    });
    half.getContext("2d").drawImage(current, 0, 0, half.width, half.height);
    current = half;
    scale *= 2;
  }
  return current;
}

function clamp(value) {
  return Math.max(STEP, Math.min(SIDE - STEP, value));
}

function extent(ink) {
  const box = { left: SIDE, right: 0, top: SIDE, bottom: 0, massX: 0, massY: 0 };
  let mass = 0;
  for (let y = 0; y < SIDE; y++) {
    for (let x = 0; x < SIDE; x++) {
      const weight = ink[4 * (y * SIDE + x)];
      if (weight > 0) {
        box.left = Math.min(box.left, x);
        box.right = Math.max(box.right, x + 1);
        box.top = Math.min(box.top, y);
        box.bottom = Math.max(box.bottom, y + 1);
        box.massX += weight * x;
        box.massY += weight * y;
        mass += weight;
      }
    }
  }
  return mass === 0 ? null : { ...box, massX: box.massX / mass, massY: box.massY / mass };
}
