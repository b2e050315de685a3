"""A network in NumPy with mistakes as people make them, for trying whether they are found and named.

    PYTHONPATH=.../templates/numpy python3 wrong.py --mistake NAME[,NAME2] [--ability weights|forward|gradients|all]
                                                    [--float32]
    python3 wrong.py --list

Without a mistake the program is right. Each mistake is a branch of its own in wrong_layers.py, wrong_losses.py,
wrong_optimizers.py or here. Where a mistake needs random numbers they are the program's own, from a fixed seed.
"""

import argparse
import copy
import warnings

import numpy as np

import tandem
from wrong_layers import ACTIVATIONS, Layer
from wrong_losses import loss_and_slope
from wrong_optimizers import Optimizer, clip, penalized

MISTAKES = """
    activation-forgotten activation-derivative-missing derivative-at-output output-formula-of-input
    tanh-derivative-not-squared relu-derivative-of-slope leaky-derivative-of-relu leaky-derivative-wrong-side
    leaky-slope-wrong-side gelu-by-tanh relu-on-logits sigmoid-on-logits

    softmax-without-shift softmax-one-shift-for-batch softmax-over-the-batch softmax-twice log-without-guard
    log-plus-1e-8 log-clipped-1e-7 binary-log-without-guard gradient-through-guarded-log output-derivative-extra
    cross-entropy-factor-2 mse-factor-2-missing mse-factor-2-extra mse-half mse-loss-halved mse-mean-over-rows-only
    huber-without-lines
    summed-loss sum-for-mean divided-twice mean-over-classes gradient-mean-over-classes loss-reported-as-sum
    loss-reported-per-class reported-loss-is-squared-error loss-after-update
    loss-with-penalty predict-probabilities predict-with-initial-weights

    labels-shifted labels-minus-one one-hot-all-columns labels-sorted labels-not-shuffled last-row-missed
    rows-repeated first-row-repeated label-smoothing-ignored label-smoothing-over-others class-weights-ignored
    class-weights-divided-by-rows positive-weight-ignored short-batch-by-nominal-size short-batch-dropped
    short-batch-padded short-batch-keeps-old-rows

    update-before-lower-gradient weight-transposed-backward weight-transposed-forward weight-gradient-transposed
    sign-on-the-way-back stale-input pre-activation-as-input gradients-accumulated weights-shared layout-misread own-initial-weights
    inputs-divided-by-255 float16-forward float16-outputs
    bias-gradient-over-all-axes bias-gradient-first-row bias-gradient-last-row bias-gradient-averaged
    bias-gradient-zero bias-never-updated bias-not-added

    dropout-not-scaled dropout-while-predicting dropout-scaled-while-predicting dropout-scaled-by-p
    dropout-mask-inverted dropout-no-mask-backward dropout-other-mask-backward dropout-last-mask-backward
    batch-norm-momentum-inverted batch-norm-biased-running-variance batch-norm-unbiased-variance
    batch-norm-training-statistics-in-predict batch-norm-running-statistics-in-training
    batch-norm-constant-statistics norm-epsilon-outside-root norm-scale-gradient-without-input

    momentum-wrong-sign momentum-ignored momentum-damped stale-momentum dampening-from-the-start
    rate-folded-into-velocity nesterov-ignored nesterov-half
    adam-without-correction adam-epsilon-inside-root adam-epsilon-uncorrected adam-epsilon-1e-7 adam-step-from-0
    adam-step-stays-1 adam-step-per-parameter adam-squares-not-squared adam-root-missing adam-betas-swapped
    amsgrad-ignored l2-for-decoupled decoupled-for-l2 decoupled-decay-without-rate
    rmsprop-alpha-swapped rmsprop-epsilon-inside-root adagrad-not-accumulated
    decay-ignored decay-divided-by-rows decay-sign decay-after-momentum decay-factor-2 decay-not-on-biases
    l1-ignored l1-without-sign clip-per-tensor clip-ignored clip-by-value
    rate-ignored rate-one-step-late first-layer-ascends gradient-ascent first-layer-not-trained
    only-last-layer-trained
""".split()

parser = argparse.ArgumentParser()
parser.add_argument("--mistake", default="")
parser.add_argument("--ability", default="all", choices=["weights", "forward", "gradients", "all"])
parser.add_argument("--float32", action="store_true")
parser.add_argument("--list", action="store_true")
options = parser.parse_args()
PRESENT = set(filter(None, options.mistake.split(",")))
if not PRESENT <= set(MISTAKES):
    parser.error("no such mistake: " + ", ".join(PRESENT - set(MISTAKES)))


def has(mistake):
    assert mistake in MISTAKES, mistake
    return mistake in PRESENT


class Network:
    about = {
        "name": "network with " + (", ".join(sorted(PRESENT)) or "no mistake"),
        "precision": "float32" if options.float32 else "float64", "layout": "in,out", "outputs": "logits",
        "can": {"layers": ["dense", "dropout", "batch-norm", "layer-norm"], "activations": ACTIVATIONS,
                "losses": ["softmax-cross-entropy", "binary-cross-entropy", "mean-squared-error", "huber"],
                "optimizers": ["sgd", "adam", "adamw", "rmsprop", "adagrad"]}}

    def open(self, setup, weights):
        if setup["optimizer"].get("centered"):
            raise tandem.Unsupported("centered RMSprop")
        self.setup = setup
        self.w = {name: self.as_read(name, value) for name, value in weights.items()}
        if has("weights-shared"):
            # Layers of one shape were built from one array, as [np.zeros(shape)] * 2 does.
            first = {}
            for name, value in self.w.items():
                self.w[name] = first.setdefault((name.split(".")[1], value.shape), value)
        random = np.random.RandomState(42)
        if has("own-initial-weights"):
            for name, value in self.w.items():
                if value.ndim == 2:
                    self.w[name] = (random.randn(*value.shape) * 0.1).astype(value.dtype)  # what was sent is not used
        self.initial = copy.deepcopy(self.w)
        self.layers = []
        for spec in setup["layers"]:
            self.layers.append(Layer(has, spec, self.w, random, self.layers[-1] if self.layers else None))
        last = [spec["index"] for spec in setup["layers"] if spec["type"] == "dense"][-1]
        trained = [name for name in self.w if "running" not in name and "tracked" not in name]
        self.optimizer = Optimizer(has, setup["optimizer"], self.w, trained, last)
        self.sums = {name: np.zeros_like(self.w[name]) for name in trained}
        self.nominal = 0
        self.buffer = None
        self.seen = 0  # rows so far
        self.last_rate = setup["optimizer"]["learningRate"]

    def step(self, x, y, rate, masks):
        self.seen += len(x)
        x, y, masks = self.batch_as_seen(x, y, masks)
        outputs = self.run(x, masks)
        loss, slope = self.loss(outputs[-1], y)
        if not np.isfinite(loss):
            return loss
        if has("short-batch-dropped") and len(x) < self.nominal:
            return loss  # "if len(batch) < batch_size: continue"
        used = rate
        if has("rate-ignored"):
            used = self.setup["optimizer"]["learningRate"]  # the schedule never reaches the optimizer
        if has("rate-one-step-late"):
            used = self.last_rate  # the scheduler is moved after the update
        self.last_rate = rate
        self.before = {name: self.w[name].copy() for name in self.optimizer.names}
        self.optimizer.next_step(len(x))
        gradients = self.backward(x, slope, masks, used)
        if not has("update-before-lower-gradient"):
            self.optimizer.update(self.clipped(gradients), used)
        for layer in self.layers:
            layer.follow_statistics()
        if has("loss-after-update"):
            loss, _ = self.loss(self.run(x, masks)[-1], y)  # computed at the end of the loop's body
        return loss + self.penalty() if has("loss-with-penalty") else loss

    def penalty(self):
        """Of the weights before the update."""
        l1, l2 = self.setup["regularization"]["l1"], self.setup["optimizer"]["weightDecay"]
        return sum(l2 / 2 * (w ** 2).sum() + l1 * np.abs(w).sum() for w in self.before.values())

    def predict(self, x):
        if has("predict-with-initial-weights"):
            same = copy.deepcopy(self)  # the layers were copied before training
            same.w.update(self.initial)
            return same.run(x, None)[-1]
        z = self.run(x, None)[-1]
        if has("predict-probabilities") and self.setup["loss"]["type"] == "softmax-cross-entropy":
            e = np.exp(z - z.max(axis=1, keepdims=True))
            return e / e.sum(axis=1, keepdims=True)  # and says that they are logits
        if has("predict-probabilities") and self.setup["loss"]["type"] == "binary-cross-entropy":
            return 1 / (1 + np.exp(-z))
        return z

    def weights(self):
        return {name: self.as_told(name, value) for name, value in self.w.items()}

    def as_read(self, name, value):
        if has("layout-misread") and value.ndim == 2:
            return np.ascontiguousarray(value.T).reshape(value.shape)  # PyTorch's numbers, reshaped, not transposed
        return value

    def as_told(self, name, value):
        if has("layout-misread") and value.ndim == 2:
            return np.ascontiguousarray(value.reshape(value.shape[::-1]).T)  # and back in the same way
        return value

    def run(self, x, masks):
        """The outputs of all layers; while predicting, masks is None."""
        outputs = []
        for layer in self.layers:
            x = layer.forward(x, masks)
            outputs.append(x)
        self.logits = x
        if has("relu-on-logits"):
            outputs[-1] = np.maximum(x, 0)  # every layer has its activation, the last one too
        elif has("sigmoid-on-logits"):
            outputs[-1] = 1 / (1 + np.exp(-np.clip(x, -500, 500)))
        elif has("softmax-twice") and self.setup["loss"]["type"] == "softmax-cross-entropy":
            e = np.exp(x - x.max(axis=1, keepdims=True))
            outputs[-1] = e / e.sum(axis=1, keepdims=True)  # a softmax layer before a loss that has one
        return outputs

    def backward(self, x, slope, masks, rate):
        gradients = {f"output.{len(self.layers) - 1}": slope}
        slope = self.before_last(slope)
        for i in reversed(range(len(self.layers))):
            gradients.setdefault(f"output.{i}", slope)
            slope, of_layer = self.layers[i].backward(slope, masks)
            for name, gradient in of_layer.items():
                name = f"{i}.{name}"
                if has("divided-twice"):
                    gradient = gradient / len(x)  # the loss has divided already
                if has("gradients-accumulated"):
                    self.sums[name] += gradient  # never set to zero
                    gradient = self.sums[name].copy()
                gradients[name] = gradient
            gradients.update(self.penalized({f"{i}.{name}": gradients[f"{i}.{name}"] for name in of_layer}))
            if has("update-before-lower-gradient"):
                # Each layer updates itself, and then hands down a gradient through its new weights.
                self.optimizer.update({f"{i}.{name}": gradients[f"{i}.{name}"] for name in of_layer}, rate)
                slope = self.layers[i].slope_below(slope, gradients[f"output.{i}"], masks)
        return gradients

    def before_last(self, slope):
        """Through what was wrongly applied to the logits."""
        if has("relu-on-logits"):
            return slope * (self.logits > 0)
        if has("sigmoid-on-logits"):
            a = 1 / (1 + np.exp(-np.clip(self.logits, -500, 500)))
            return slope * a * (1 - a)
        if has("softmax-twice") and self.setup["loss"]["type"] == "softmax-cross-entropy":
            e = np.exp(self.logits - self.logits.max(axis=1, keepdims=True))
            p = e / e.sum(axis=1, keepdims=True)
            return p * (slope - (slope * p).sum(axis=1, keepdims=True))
        return slope

    def loss(self, z, y):
        self.nominal = max(self.nominal, len(z))
        return loss_and_slope(has, self.setup["loss"], z, y, self.nominal)

    def batch_as_seen(self, x, y, masks):
        if has("last-row-missed") and len(x) > 1:
            x, y = x[:-1], y[:-1]  # a slice that ends one too early
            masks = {index: mask[:-1] for index, mask in masks.items()}
        if has("short-batch-padded") and len(x) < self.nominal:
            rows = np.minimum(np.arange(self.nominal), len(x) - 1)  # filled up with its last row
            x, y = x[rows], y[rows]
            masks = {index: mask[rows] for index, mask in masks.items()}
        if has("rows-repeated"):
            rows = np.arange(len(x)) % ((len(x) + 1) // 2)  # the second half is the first one again
            x, y = x[rows], y[rows]
        if has("first-row-repeated"):
            x = np.repeat(x[:1], len(x), axis=0)  # data[rows[0]], with the index of the batch, not of the row
        if has("short-batch-keeps-old-rows"):
            old, self.buffer = self.buffer, (x, y, masks)  # one buffer for all batches
            if old is not None and len(x) < len(old[0]):
                filled = [np.concatenate([new, left[len(new):]]) for new, left in zip((x, y), old)]
                self.buffer = (*filled, {index: np.concatenate([mask, old[2][index][len(mask):]])
                                         for index, mask in masks.items()})
            x, y, masks = self.buffer
        return x, y, masks

    def penalized(self, gradients):
        return penalized(has, gradients, self.w, self.setup["regularization"]["l1"])

    def clipped(self, gradients):
        settings = self.setup["regularization"]
        trained = {name: gradients[name] for name in self.optimizer.names}
        return clip(has, trained, settings["clipNorm"], settings["clipValue"])

    def forward_of(self, x, masks):
        return copy.deepcopy(self).run(x, masks)

    def gradients_of(self, x, y, masks):
        same, rows = copy.deepcopy(self), len(x)
        x, y, masks = same.batch_as_seen(x, y, masks)
        loss, slope = same.loss(same.run(x, masks)[-1], y)
        same.optimizer.next_step(len(x))
        gradients = same.backward(x, slope, masks, self.rate_of_batch)
        gradients.update({"clipped." + name: g for name, g in same.clipped(gradients).items()})
        gradients = {name: self.as_told(name.split("clipped.")[-1], g) if not name.startswith("output.") else g
                     for name, g in gradients.items()}
        if len(x) != rows:
            gradients = {name: g for name, g in gradients.items() if not name.startswith("output.")}
        return gradients


class Program(tandem._Program):
    """Serves batches; some mistakes are made here, before the network sees them."""

    def batches(self, plan):
        begin = 0
        for x, y, rate, masks in super().batches(plan):
            rows = plan["rows"][begin:begin + len(x)]
            if has("labels-sorted"):
                y = self.targets[np.sort(rows)]  # features are indexed by rows, labels picked by a boolean mask
            if has("labels-not-shuffled"):
                y = self.targets[(self.network.seen + np.arange(len(x))) % len(self.targets)]  # only features are
            begin += len(x)
            self.network.rate_of_batch = rate
            yield x, y, rate, masks


if options.ability in ("forward", "all"):
    Network.forward = Network.forward_of
if options.ability in ("gradients", "all"):
    Network.gradients = Network.gradients_of
if options.list:
    print("\n".join(MISTAKES))
else:
    warnings.simplefilter("ignore")
    tandem._Program = Program
    tandem.serve(Network)
