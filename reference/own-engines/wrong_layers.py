"""Layers, each forward and back, with their mistakes."""

import math

import numpy as np

ACTIVATIONS = ["identity", "relu", "tanh", "sigmoid", "leaky-relu", "gelu"]


class Layer:
    def __init__(self, has, spec, w, random, below):
        self.has, self.spec, self.w, self.random, self.below = has, spec, w, random, below
        self.kind, self.index = spec["type"], spec["index"]
        self.statistics = None
        self.input = self.last_input = None  # of the last two steps
        self.mask = self.last_mask = None

    def weight(self, name):
        return self.w[f"{self.index}.{name}"]

    def forward(self, x, masks):
        if self.has("inputs-divided-by-255") and self.below is None:
            x = x / 255  # prepared twice
        self.x = x
        if masks is not None:
            self.last_input, self.input = self.input, x
            self.last_mask, self.mask = self.mask, masks.get(self.index)
        if self.has("activation-forgotten") and self.kind in ACTIVATIONS:
            self.y = x
            return x
        self.y = getattr(self, self.kind.replace("-", "_"))(x, masks)
        return self.y

    def backward(self, slope, masks):
        """The gradient by the layer's input, and those by its weights."""
        if self.kind in ACTIVATIONS and (self.has("activation-derivative-missing") or self.has("activation-forgotten")):
            return slope, {}
        return getattr(self, self.kind.replace("-", "_") + "_back")(slope, masks)

    # dense

    def dense(self, x, masks):
        if self.has("float16-forward"):
            # Half the memory, and three digits.
            product = (x.astype(np.float16) @ self.weight("weight").astype(np.float16)).astype(x.dtype)
        elif self.has("weight-transposed-forward") and self.spec["inputs"] == self.spec["outputs"]:
            product = x @ self.weight("weight").T  # runs only where the layer is square
        else:
            product = x @ self.weight("weight")
        if self.spec["bias"] and not self.has("bias-not-added"):
            product = product + self.weight("bias")
        if self.has("float16-outputs"):
            product = product.astype(np.float16).astype(x.dtype)
        return product

    def dense_back(self, slope, masks):
        x = self.x
        if self.has("stale-input") and self.last_input is not None and self.last_input.shape == x.shape:
            x = self.last_input  # stored before the forward pass, not after
        if self.has("pre-activation-as-input") and self.below is not None and self.below.kind in ACTIVATIONS:
            x = self.below.x
        gradients = {"weight": x.T @ slope}
        if self.has("weight-gradient-transposed") and self.spec["inputs"] == self.spec["outputs"]:
            gradients["weight"] = slope.T @ x  # runs only where the layer is square
        if self.spec["bias"]:
            gradients["bias"] = self.bias_gradient(slope)
        return self.through_weight(slope), gradients

    def bias_gradient(self, slope):
        if self.has("bias-gradient-over-all-axes"):
            return np.full_like(slope[0], slope.sum())  # np.sum(slope) without axis=0, broadcast when subtracted
        if self.has("bias-gradient-first-row"):
            return slope[0].copy()  # forgot that there are several rows
        if self.has("bias-gradient-last-row"):
            return slope[-1].copy()
        if self.has("bias-gradient-zero"):
            return np.zeros_like(slope[0])  # never stored on the way back
        if self.has("bias-gradient-averaged"):
            return slope.mean(axis=0)  # the slope is divided by the rows already
        return slope.sum(axis=0)

    def through_weight(self, slope):
        weight = self.weight("weight")
        if self.has("weight-transposed-backward") and weight.shape[0] == weight.shape[1]:
            return slope @ weight  # runs only where the layer is square
        if self.has("sign-on-the-way-back"):
            return -(slope @ weight.T)  # y - p in one place, p - y in another
        return slope @ weight.T

    def slope_below(self, slope_before, slope, masks):
        """The gradient by the layer's input with the weights as they are by now."""
        return self.through_weight(slope) if self.kind == "dense" else slope_before

    # activations

    def identity(self, x, masks):
        return x

    def identity_back(self, slope, masks):
        return slope, {}

    def relu(self, x, masks):
        return np.maximum(x, 0)

    def relu_back(self, slope, masks):
        if self.has("relu-derivative-of-slope"):
            return slope * (slope > 0), {}  # the gradient's sign where the input's is meant
        return slope * (self.x > 0), {}

    def leaky_relu(self, x, masks):
        if self.has("leaky-slope-wrong-side"):
            return np.where(x > 0, self.spec["slope"] * x, x)
        return np.where(x > 0, x, self.spec["slope"] * x)

    def leaky_relu_back(self, slope, masks):
        if self.has("leaky-derivative-of-relu"):
            return slope * (self.x > 0), {}
        if self.has("leaky-derivative-wrong-side") or self.has("leaky-slope-wrong-side"):
            return slope * np.where(self.x > 0, self.spec["slope"], 1), {}
        return slope * np.where(self.x > 0, 1, self.spec["slope"]), {}

    def tanh(self, x, masks):
        return np.tanh(x)

    def tanh_back(self, slope, masks):
        if self.has("tanh-derivative-not-squared"):
            return slope * (1 - self.y), {}
        if self.has("output-formula-of-input"):
            return slope * (1 - self.x ** 2), {}  # 1 - a^2 with z
        if self.has("derivative-at-output"):
            return slope * (1 - np.tanh(self.y) ** 2), {}  # tanh'(a)
        return slope * (1 - self.y ** 2), {}

    def sigmoid(self, x, masks):
        return 1 / (1 + np.exp(-x))

    def sigmoid_back(self, slope, masks):
        if self.has("output-formula-of-input"):
            return slope * self.x * (1 - self.x), {}  # a (1 - a) with z
        if self.has("derivative-at-output"):
            s = 1 / (1 + np.exp(-self.y))
            return slope * s * (1 - s), {}  # sigmoid'(a)
        return slope * self.y * (1 - self.y), {}

    def gelu(self, x, masks):
        if self.gelu_by_tanh():
            return x * (1 + np.tanh(self.inner(x))) / 2
        return x * normal_distribution(x)

    def gelu_back(self, slope, masks):
        x = self.y if self.has("derivative-at-output") else self.x
        if self.gelu_by_tanh():
            t = np.tanh(self.inner(x))
            bend = math.sqrt(2 / math.pi) * (1 + 3 * 0.044715 * x ** 2)
            return slope * ((1 + t) / 2 + x * (1 - t ** 2) * bend / 2), {}
        density = np.exp(-x ** 2 / 2) / math.sqrt(2 * math.pi)
        return slope * (normal_distribution(x) + x * density), {}

    def gelu_by_tanh(self):
        return self.spec["form"] == "tanh" or self.has("gelu-by-tanh")  # the approximation where the exact one is asked

    def inner(self, x):
        return math.sqrt(2 / math.pi) * (x + 0.044715 * x ** 3)

    # dropout

    def dropout(self, x, masks):
        p = self.spec["probability"]
        if masks is None:  # predicting
            if self.has("dropout-while-predicting"):
                return x * (self.random.rand(*x.shape) >= p) / (1 - p)  # never told that training is over
            if self.has("dropout-scaled-while-predicting"):
                return x * (1 - p)  # the paper's way, on top of the inverted one
            return x
        if self.has("dropout-mask-inverted"):
            return x * (1 - masks[self.index]) / (1 - p)  # 1 taken for "dropped"
        return x * masks[self.index] / self.kept_share()

    def kept_share(self):
        if self.has("dropout-not-scaled"):
            return 1
        if self.has("dropout-scaled-by-p"):
            return self.spec["probability"]  # the share that is dropped, not the one kept
        return 1 - self.spec["probability"]

    def dropout_back(self, slope, masks):
        mask = masks[self.index]
        if self.has("dropout-no-mask-backward"):
            return slope, {}
        if self.has("dropout-other-mask-backward"):
            mask = self.random.rand(*slope.shape) >= self.spec["probability"]  # drawn again
        elif self.has("dropout-last-mask-backward") and self.last_mask is not None and len(self.last_mask) == len(mask):
            mask = self.last_mask  # stored before the forward pass, not after
        elif self.has("dropout-mask-inverted"):
            mask = 1 - mask
        return slope * mask / self.kept_share(), {}

    # batch normalization

    def batch_norm(self, x, masks):
        if masks is None and not self.has("batch-norm-training-statistics-in-predict"):
            mean, variance = self.weight("running_mean"), self.weight("running_var")
        else:
            mean, variance = x.mean(axis=0), x.var(axis=0)  # biased
            if self.has("batch-norm-unbiased-variance"):
                variance = x.var(axis=0, ddof=1)
        if masks is not None:
            self.statistics = mean, variance, len(x)
        if masks is not None and self.has("batch-norm-running-statistics-in-training"):
            mean, variance = self.weight("running_mean"), self.weight("running_var")
        self.deviation = self.root(variance)
        self.standard = (x - mean) / self.deviation
        return self.weight("weight") * self.standard + self.weight("bias")

    def batch_norm_back(self, slope, masks):
        d, gradients = slope * self.weight("weight"), self.scale_gradients(slope)
        if self.has("batch-norm-constant-statistics") or self.has("batch-norm-running-statistics-in-training"):
            return d / self.deviation, gradients  # as if mean and variance did not depend on x
        ddof = 1 if self.has("batch-norm-unbiased-variance") else 0
        share = (d * self.standard).sum(axis=0) / (len(d) - ddof)
        return (d - d.mean(axis=0) - self.standard * share) / self.deviation, gradients

    def root(self, variance):
        if self.has("norm-epsilon-outside-root"):
            return np.sqrt(variance) + self.spec["epsilon"]
        return np.sqrt(variance + self.spec["epsilon"])

    def scale_gradients(self, slope):
        scale = slope if self.has("norm-scale-gradient-without-input") else slope * self.standard
        return {"weight": scale.sum(axis=0), "bias": slope.sum(axis=0)}

    def layer_norm(self, x, masks):
        self.deviation = self.root(x.var(axis=1, keepdims=True))
        self.standard = (x - x.mean(axis=1, keepdims=True)) / self.deviation
        return self.weight("weight") * self.standard + self.weight("bias")

    def layer_norm_back(self, slope, masks):
        d, s = slope * self.weight("weight"), self.standard
        below = d - d.mean(axis=1, keepdims=True) - s * (d * s).mean(axis=1, keepdims=True)
        return below / self.deviation, self.scale_gradients(slope)

    def follow_statistics(self):
        """After an update, the running statistics follow the batch's."""
        if self.statistics is None:
            return
        mean, variance, rows = self.statistics
        if not (self.has("batch-norm-biased-running-variance") or self.has("batch-norm-unbiased-variance")):
            variance = variance * rows / (rows - 1)
        newest = self.spec["momentum"]
        if self.has("batch-norm-momentum-inverted"):
            newest = 1 - newest  # Keras's momentum is the weight of the old statistics
        for name, of_batch in (("running_mean", mean), ("running_var", variance)):
            self.weight(name)[...] = (1 - newest) * self.weight(name) + newest * of_batch
        self.weight("num_batches_tracked")[...] += 1
        self.statistics = None


def normal_distribution(x):
    return ((1 + np.vectorize(math.erf)(x / math.sqrt(2))) / 2).astype(x.dtype)
