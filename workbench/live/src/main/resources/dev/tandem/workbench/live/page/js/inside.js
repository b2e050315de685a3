import { bytes } from "./dom.js";

/** What is inside one contender: weights and gradients, and what each unit answers over the plane. */

const GRID = 12;

/**
 * The part of a look that is about one contender, with the names of its dense layers; null if its
 * network is not the one with these widths, because the page has changed it since.
 */
export function insideOf(look, id, widths) {
  const of = look?.contenders[id];
  const dense = look?.network.filter(({ kind }) => kind === "dense") ?? [];
  const same =
    dense.length === widths.length - 1 &&
    dense.every((layer, index) => layer.in === widths[index] && layer.out === widths[index + 1]);
  return of && same ? { ...of, dense: dense.map(({ layer }) => layer) } : null;
}

/** The dense layers' matrices in order, of tensors by name such as `0.weight`; null for large networks. */
export function matrices(seen, kind) {
  const tensors = seen?.[kind];
  return tensors ? seen.dense.map((layer) => tensors[`${layer}.weight`]) : null;
}

export function biases(seen) {
  return seen.dense.map((layer) => seen.weights[`${layer}.bias`]);
}

/** Of two columns, the first grows to the right, the second upwards; other data has no plane. */
export function inputSurface(column, features) {
  if (features !== 2) {
    return null;
  }
  const values = Uint8Array.from({ length: GRID * GRID }, (_, at) =>
    Math.round((255 * (column === 0 ? at % GRID : Math.floor(at / GRID))) / (GRID - 1)),
  );
  return { values, size: GRID };
}

/** What a hidden unit or an output answers over the plane; null if it is not known. */
export function unitSurface(seen, { layer, index }, widths) {
  const size = seen?.surface?.size;
  if (layer < widths.length - 1) {
    const values = seen?.units?.[layer - 1]?.[index];
    return values ? { values: bytes(values), size } : null;
  }
  const outputs = seen?.surface?.outputs;
  if (!outputs) {
    return null;
  }
  const values = bytes(outputs[Math.min(index, outputs.length - 1)]);
  // of two classes only the second one's probability is told
  const isFirstOfTwo = outputs.length === 1 && index === 0 && widths.at(-1) === 2;
  return { values: isFirstOfTwo ? values.map((value) => 255 - value) : values, size };
}
