import { isMap } from "./tree.js";

/**
 * A network's hidden layers as blocks that can be edited: a dense layer and what follows it. Items
 * that the page has no control for stay where they are.
 */

const NORMALIZATIONS = ["batch-norm", "layer-norm"];

function kind(item) {
  return isMap(item) ? Object.keys(item)[0] : item;
}

/** `{hidden: [8, 8], activation: tanh}` layer by layer, as `layers` would say it. */
function layersOf(network) {
  if (network.layers) {
    return network.layers;
  }
  const {
    hidden = [],
    activation = "relu",
    normalization = "none",
    dropout = 0,
    bias = true,
    output = "identity",
  } = network;
  const dense = (outputs) => ({ dense: bias ? outputs : { outputs, bias } });
  const layers = hidden.flatMap((units) => [
    dense(units),
    ...(normalization === "none" ? [] : [normalization]),
    ...(activation === "identity" ? [] : [activation]),
    ...(dropout > 0 ? [{ dropout }] : []),
  ]);
  return [...layers, dense("auto"), ...(output === "identity" ? [] : [output])];
}

/** What a network consists of: items before the first dense layer, hidden blocks, the output block. */
export function blocksOf(network) {
  const before = [];
  const blocks = [];
  for (const item of layersOf(network)) {
    if (kind(item) === "dense") {
      blocks.push([item]);
    } else {
      (blocks.at(-1) ?? before).push(item);
    }
  }
  return { before, hidden: blocks.slice(0, -1), output: blocks.at(-1) ?? [{ dense: "auto" }] };
}

/** The network with other blocks; initialization and biases stay. */
export function withBlocks(network, { before, hidden, output }) {
  const { initialization, biases } = network; // what goes with `hidden` alone is in the layers now
  return JSON.parse(
    JSON.stringify({ layers: [...before, ...hidden.flat(), ...output], initialization, biases }),
  );
}

export function newBlock(like) {
  return like ? [...like] : [{ dense: 4 }, "relu"];
}

export function units(block) {
  return isMap(block[0].dense) ? block[0].dense.outputs : block[0].dense;
}

export function withUnits(block, number) {
  const dense = block[0].dense;
  return [{ dense: isMap(dense) ? { ...dense, outputs: number } : number }, ...block.slice(1)];
}

export function normalization(block) {
  return kind(block.find((item) => NORMALIZATIONS.includes(kind(item)))) ?? "none";
}

export function withNormalization(block, name) {
  const rest = block.filter((item) => !NORMALIZATIONS.includes(kind(item)));
  return name === "none" ? rest : [rest[0], name, ...rest.slice(1)];
}

export function activation(block, activations) {
  return kind(block.find((item) => activations.includes(kind(item)))) ?? "identity";
}

export function withActivation(block, name, activations) {
  const at = block.findIndex((item) => activations.includes(kind(item)));
  const rest = block.filter((_, index) => index !== at);
  const after = at >= 0 ? at : 1 + (normalization(block) === "none" ? 0 : 1);
  return name === "identity" ? rest : [...rest.slice(0, after), name, ...rest.slice(after)];
}

export function dropout(block) {
  return block.find((item) => kind(item) === "dropout")?.dropout ?? 0;
}

export function withDropout(block, probability) {
  const rest = block.filter((item) => kind(item) !== "dropout");
  return probability === 0 ? rest : [...rest, { dropout: probability }];
}

/** Where the block's dense layer is in `layers`, for errors that name it. */
export function position(blocks, index) {
  return blocks.before.length + blocks.hidden.slice(0, index).flat().length;
}
