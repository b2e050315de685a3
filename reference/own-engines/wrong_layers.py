"""Layers, each forward and back, with their mistakes."""

import numpy as np


class Layer:
    def __init__(self, has, spec, w, random):
        self.has, self.spec, self.w, self.random = has, spec, w, random
        self.kind, self.index = spec["type"], spec["index"]
        self.statistics = None

    def weight(self, name):
        return self.w[f"{self.index}.{name}"]

    def forward(self, x, masks):
        self.x = x
        self.y = getattr(self, self.kind.replace("-", "_"))(x, masks)
        return self.y

    def backward(self, slope, masks):
        """The gradient by the layer's input, and those by its weights."""
        return getattr(self, self.kind.replace("-", "_") + "_back")(slope, masks)

    # dense

    def dense(self, x, masks):
        if self.has("float16-forward"):
            # Half the memory, and three digits.
            product = (x.astype(np.float16) @ self.weight("weight").astype(np.float16)).astype(x.dtype)
        else:
            product = x @ self.weight("weight")
        if self.has("bias-not-added") or not self.spec["bias"]:
            return product
        return product + self.weight("bias")

    def dense_back(self, slope, masks):
        gradients = {"weight": self.x.T @ slope}
        if self.spec["bias"]:
            gradients["bias"] = self.bias_gradient(slope)
        return self.through_weight(slope), gradients

    def bias_gradient(self, slope):
        if self.has("bias-gradient-over-all-axes"):
            return np.full_like(slope[0], slope.sum())  # np.sum(slope) without axis=0, broadcast when subtracted
        if self.has("bias-gradient-first-row"):
            return slope[0].copy()  # forgot that there are several rows
        if self.has("bias-gradient-averaged"):
            return slope.mean(axis=0)  # the slope is divided by the rows already
        return slope.sum(axis=0)

    def through_weight(self, slope):
        weight = self.weight("weight")
        if self.has("weight-transposed-backward") and weight.shape[0] == weight.shape[1]:
            return slope @ weight  # runs only where the layer is square
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
        if self.has("activation-derivative-missing"):
            return slope, {}
        if self.has("relu-derivative-of-slope"):
            return slope * (slope > 0), {}  # the gradient's sign where the input's is meant
        return slope * (self.x > 0), {}

    def leaky_relu(self, x, masks):
        if self.has("leaky-slope-wrong-side"):
            return np.where(x > 0, self.spec["slope"] * x, x)
        return np.where(x > 0, x, self.spec["slope"] * x)

    def leaky_relu_back(self, slope, masks):
        if self.has("activation-derivative-missing"):
            return slope, {}
        if self.has("leaky-derivative-wrong-side") or self.has("leaky-slope-wrong-side"):
            return slope * np.where(self.x > 0, self.spec["slope"], 1), {}
        return slope * np.where(self.x > 0, 1, self.spec["slope"]), {}

    def tanh(self, x, masks):
        return np.tanh(x)

    def tanh_back(self, slope, masks):
        if self.has("activation-derivative-missing"):
            return slope, {}
        if self.has("tanh-derivative-of-input"):
            return slope * (1 - self.x ** 2), {}  # 1 - a^2 with z
        if self.has("tanh-derivative-twice"):
            return slope * (1 - np.tanh(self.y) ** 2), {}  # tanh'(a)
        return slope * (1 - self.y ** 2), {}

    def sigmoid(self, x, masks):
        return 1 / (1 + np.exp(-x))

    def sigmoid_back(self, slope, masks):
        if self.has("activation-derivative-missing"):
            return slope, {}
        if self.has("sigmoid-derivative-of-input"):
            return slope * self.x * (1 - self.x), {}  # a (1 - a) with z
        if self.has("sigmoid-derivative-twice"):
            s = 1 / (1 + np.exp(-self.y))
            return slope * s * (1 - s), {}  # sigmoid'(a)
        return slope * self.y * (1 - self.y), {}

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
        elif self.has("dropout-mask-inverted"):
            mask = 1 - mask
        return slope * mask / self.kept_share(), {}

    # batch normalization

    def batch_norm(self, x, masks):
        epsilon = self.spec["epsilon"]
        if masks is None and not self.has("batch-norm-training-statistics-in-predict"):
            mean, variance = self.weight("running_mean"), self.weight("running_var")
        else:
            mean, variance = x.mean(axis=0), x.var(axis=0)  # biased
            if self.has("batch-norm-unbiased-variance"):
                variance = x.var(axis=0, ddof=1)
        if masks is not None:
            self.statistics = mean, variance, len(x)
        if self.has("batch-norm-epsilon-outside-root"):
            self.deviation = np.sqrt(variance) + epsilon
        else:
            self.deviation = np.sqrt(variance + epsilon)
        self.standard = (x - mean) / self.deviation
        return self.weight("weight") * self.standard + self.weight("bias")

    def batch_norm_back(self, slope, masks):
        gradients = {"weight": (slope * self.standard).sum(axis=0), "bias": slope.sum(axis=0)}
        d = slope * self.weight("weight")
        if self.has("batch-norm-constant-statistics"):
            return d / self.deviation, gradients  # as if mean and variance did not depend on x
        ddof = 1 if self.has("batch-norm-unbiased-variance") else 0
        share = (d * self.standard).sum(axis=0) / (len(d) - ddof)
        return (d - d.mean(axis=0) - self.standard * share) / self.deviation, gradients

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
