// A network in JavaScript (Node 17, no packages), from docs/own-engine.md alone: dense layers, ReLU, softmax, plain SGD.
const fs = require("fs"), KINDS = { F32: Float32Array, F64: Float64Array, I32: Int32Array };
let layers, w, x, y; // weights by name, features and targets; a matrix is an array of rows

function read(path) {
  const file = fs.readFileSync(path), start = 8 + Number(file.readBigUInt64LE(0)), tensors = {};
  for (const [name, { dtype, shape, data_offsets }] of Object.entries(JSON.parse(file.toString("utf8", 8, start)))) {
    const bytes = file.buffer.slice(...data_offsets.map((offset) => file.byteOffset + start + offset));
    const values = [...new KINDS[dtype](bytes)], width = shape[1];
    tensors[name] = width ? Array.from({ length: shape[0] }, (_, r) => values.slice(r * width, (r + 1) * width)) : values;
  }
  return tensors;
}
function write(path, tensors) {
  let header = {}, end = 0, length = Buffer.alloc(8), all = new Float64Array(Object.values(tensors).flat(2));
  for (const [name, { length: rows, 0: { length: width } }] of Object.entries(tensors))
    header[name] = { dtype: "F64", shape: width ? [rows, width] : [rows], data_offsets: [end, (end += 8 * rows * (width || 1))] };
  const text = Buffer.from(JSON.stringify(header));
  length.writeBigUInt64LE(BigInt(text.length));
  fs.writeFileSync(path, Buffer.concat([length, text, Buffer.from(all.buffer)]));
}
const dense = (a, i) => w[i + ".weight"].map((row, o) => row.reduce((sum, v, k) => sum + v * a[k], w[i + ".bias"][o]));
const forward = (row) => layers.reduce((values, layer, i) => // the row itself, then each layer's output
  [...values, layer.type === "dense" ? dense(values[i], i) : values[i].map((z) => Math.max(z, 0))], [row]);
function step(rows, rate) {
  let updated = structuredClone(w), loss = 0;
  for (const r of rows) {
    const values = forward(x[r]), z = values[layers.length], largest = Math.max(...z);
    const logSum = largest + Math.log(z.reduce((sum, v) => sum + Math.exp(v - largest), 0));
    loss += (logSum - z[y[r]]) / rows.length;
    let slope = z.map((v, k) => (Math.exp(v - logSum) - (k === y[r])) / rows.length);
    for (let i = layers.length - 1; i >= 0; i--) {
      const below = values[i], above = slope, weight = w[i + ".weight"]; // no weight: a ReLU
      slope = below.map((b, k) => (weight ? above.reduce((sum, s, o) => sum + s * weight[o][k], 0) : above[k] * (b > 0)));
      if (weight) above.forEach((s, o) => { updated[i + ".bias"][o] -= rate * s; });
      if (weight) above.forEach((s, o) => below.forEach((b, k) => { updated[i + ".weight"][o][k] -= rate * s * b; }));
    }
  }
  if (Number.isFinite(loss)) w = updated;
  return loss;
}
const can = { activations: ["relu"], losses: ["softmax-cross-entropy"], optimizers: ["sgd"] };
const answers = {
  hello: () => ({ name: "JavaScript", precision: "float64", can }),
  open({ loss: l, optimizer: o, regularization: r, ...q }) {
    if (l.reduction === "sum" || l.labelSmoothing || l.classWeights || o.momentum || o.weightDecay || r.l1 || r.clipNorm
      || r.clipValue || q.layers.some((layer) => layer.bias === false)) return { unsupported: "more than plain SGD" };
    [layers, w, { features: x, targets: y }] = [q.layers, read(q.weights), read(q.data)];
  },
  steps(q, losses = []) {
    const { sizes, rates, rows } = read(q.batches);
    sizes.forEach((size, i) => losses.every(Number.isFinite) && losses.push(step(rows.splice(0, size), rates[i])));
    return { losses };
  },
  predict: (q) => write(q.output, { outputs: read(q.features).features.map((row) => forward(row).pop()) }),
  weights: (q) => write(q.output, w) };
require("readline").createInterface({ input: process.stdin }).on("line", (line) => {
  const q = JSON.parse(line), answer = (answers[q.do] || (() => ({ error: "unknown request " + q.do })))(q);
  process.stdout.write("tandem1 " + JSON.stringify({ id: q.id, ...answer }) + "\n"); // a loss of NaN becomes null
});
