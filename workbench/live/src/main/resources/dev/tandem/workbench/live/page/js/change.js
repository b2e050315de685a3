import { blocksOf, withBlocks } from "./layers.js";
import { merge } from "./tree.js";

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

/**
 * A lesson's change upon the settings that are there. It speaks of the network as the lesson wrote
 * it, so a network that was rebuilt meanwhile gives way.
 */
export function withPatch(settings, lesson, patch) {
  const rebuilt = "network" in patch && "layers" in settings.network && !("layers" in lesson.network);
  return merge(rebuilt ? { ...settings, network: lesson.network } : settings, patch);
}

/** Another loss may ask for another number of outputs, which then follows from it. */
export function withLoss(settings, type) {
  const blocks = blocksOf(settings.network);
  const loss = settings.loss?.type === type ? settings.loss : { type };
  return {
    ...settings,
    loss,
    network: withBlocks(settings.network, { ...blocks, output: [{ dense: "auto" }] }),
  };
}
