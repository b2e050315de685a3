/** What the page calls the settings, and how it explains them in a line. */

export const OPTIMIZER_KEYS = {
  learningRate: [
    "Learning rate",
    "Step size of each update. Too small learns slowly, too large makes the loss jump or grow.",
    "rate",
  ],
  momentum: [
    "Momentum",
    "Share of the last step that is kept for the next one; 0 is none, 0.9 is usual.",
    "share",
  ],
  dampening: ["Dampening", "Share of the new gradient that is left out of the momentum.", "share"],
  weightDecay: ["Weight decay (L2)", "Pulls every weight towards 0 a little at each step.", "rate"],
  nesterov: ["Nesterov", "Computes momentum as if the next step had been taken already.", "switch"],
  beta1: ["Beta 1", "How slowly the running mean of gradients forgets.", "share"],
  beta2: ["Beta 2", "How slowly the running mean of squared gradients forgets.", "share"],
  epsilon: ["Epsilon", "A small number that keeps the division from dividing by 0.", "rate"],
  amsgrad: ["AMSGrad", "Divides by the largest mean of squared gradients so far.", "switch"],
  alpha: ["Alpha", "How slowly the running mean of squared gradients forgets.", "share"],
  centered: ["Centered", "Divides by the gradients' variance instead of their mean square.", "switch"],
  rateDecay: ["Rate decay", "Lowers the learning rate a little at each step.", "rate"],
  initialAccumulator: ["Initial accumulator", "What the sum of squared gradients starts from.", "rate"],
};

export const SCHEDULE_KEYS = {
  every: ["Every (epochs)", "After how many epochs the rate changes.", "count"],
  gamma: ["Factor", "What the rate is multiplied by.", "share"],
  milestones: ["Milestones", "Epochs after which the rate changes, e.g. 5, 8.", "list"],
  minimum: ["Minimum rate", "The rate does not fall below this.", "rate"],
  epochs: ["Warm-up epochs", "For how many epochs the rate rises.", "count"],
  start: ["Start factor", "Share of the learning rate with which training starts.", "share"],
  maximum: ["Maximum rate", "The rate at the top of the cycle.", "rate"],
  rise: ["Rise", "Share of the training in which the rate rises.", "share"],
  divide: ["Divide by", "The rate at the start is the maximum divided by this.", "count"],
  finalDivide: ["Final divide by", "The rate at the end is the rate at the start divided by this.", "count"],
  factor: ["Factor", "What the rate is multiplied by when the loss no longer falls.", "share"],
  patience: ["Patience (epochs)", "How many epochs without improvement are waited for.", "count"],
  threshold: ["Threshold", "Smaller improvements do not count.", "rate"],
};

/** What a schedule starts from when it is chosen: keys without a default need some value. */
export const SCHEDULE_STARTS = {
  step: { every: 10, gamma: 0.1 },
  "multi-step": { milestones: [5, 8], gamma: 0.1 },
  exponential: { gamma: 0.95 },
  "warm-up": { epochs: 2, then: { type: "constant" } },
  "one-cycle": { maximum: 0.1 },
};

export const LOSS_KEYS = {
  labelSmoothing: ["Label smoothing", "Share of each target that is spread over all classes.", "share"],
  delta: ["Delta", "Errors above this count by their size instead of their square.", "count"],
};

/** Which of these keys the page shows for a loss; the catalog names losses without keys. */
export const KEYS_OF_LOSSES = { "softmax-cross-entropy": ["labelSmoothing"], huber: ["delta"] };

export const SPLITS = [
  { value: "", text: "as the dataset has it" },
  { value: "stratified", text: "stratified: same shares of classes" },
  { value: "shuffled", text: "shuffled" },
  { value: "ordered", text: "ordered: last rows are test rows" },
  { value: "given", text: "given by the dataset" },
  { value: "none", text: "none: all parts are the same rows" },
];

export const INITIALIZATIONS = [
  "torch",
  "xavier",
  "xavier-uniform",
  "he",
  "he-uniform",
  "orthogonal",
  "zeros",
];

const NAMES = {
  "data.source": "data",
  "data.label": "column to predict",
  "data.split": "split",
  "data.testFraction": "test share",
  "data.validation": "validation share",
  "data.seed": "data seed",
  "training.epochs": "epochs",
  "training.batchSize": "batch size",
  "training.seed": "seed",
  "regularization.l1": "L1",
  "loss.type": "loss",
  "optimizer.type": "optimizer",
  "schedule.type": "schedule",
  "network.initialization": "initial weights",
  "network.biases": "initial biases",
  network: "network",
  contenders: "contenders",
};

/** A setting by the name that its control has. */
export function nameOf(path) {
  const [section, key] = path.split(".");
  const keys = { optimizer: OPTIMIZER_KEYS, schedule: SCHEDULE_KEYS, loss: LOSS_KEYS }[section];
  return NAMES[path] ?? NAMES[section] ?? keys?.[key]?.[0].toLowerCase() ?? path;
}

export const STATES = {
  none: "Not started",
  waiting: "Waiting",
  preparing: "Preparing data",
  starting: "Starting contenders",
  paused: "Paused",
  running: "Training",
  finished: "Finished",
  failed: "Failed",
  ended: "Ended",
};
