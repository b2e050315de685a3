import { blocksOf, withBlocks } from "./layers.js";

/** Changes of one setting that others have to follow, so that the experiment still fits together. */

/** Losses for numbers; they work for classes too. */
export const NUMBERS = ["mean-squared-error", "mean-absolute-error", "huber"];

const USUAL = { classification: "softmax-cross-entropy", regression: "mean-squared-error" };

/** Other data: what was said of the old one's columns, outputs and metrics no longer holds. */
export function withData(settings, data, taskBefore, task) {
  const { threshold, comparison, target, ...rest } = settings;
  const name = data.source.replace(/^upload:/, "").replace(/\.\w+$/, "");
  const type = task === taskBefore && rest.loss ? rest.loss.type : USUAL[task];
  return withLoss({ ...rest, name, data }, type);
}

/** Another loss may ask for another number of outputs, which then follows from it. */
export function withLoss(settings, type) {
  const blocks = blocksOf(settings.network);
  const loss = settings.loss?.type === type ? settings.loss : { type };
  return { ...settings, loss, network: withBlocks(settings.network, { ...blocks, output: [{ dense: "auto" }] }) };
}
