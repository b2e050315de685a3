"""Clipping and optimizers, with their mistakes. Weights change in place."""

import numpy as np


def clip(has, gradients, limit):
    """Scales all gradients so that their joint norm is at most the limit."""
    if has("clip-ignored"):
        return gradients
    if has("clip-by-value"):
        return {name: np.clip(g, -limit, limit) for name, g in gradients.items()}
    if has("clip-per-tensor"):
        # Each parameter by its own norm.
        return {name: g * min(1, limit / (np.sqrt((g ** 2).sum()) + 1e-6)) for name, g in gradients.items()}
    norm = np.sqrt(sum((g ** 2).sum() for g in gradients.values()))
    return {name: g * min(1, limit / (norm + 1e-6)) for name, g in gradients.items()}


class Optimizer:
    def __init__(self, has, spec, w, names):
        self.has, self.spec, self.w, self.names = has, spec, w, names
        self.m = {name: np.zeros_like(w[name]) for name in names}
        self.v = {name: np.zeros_like(w[name]) for name in names}
        self.steps = 0
        self.rows = 0

    def next_step(self, rows):
        self.steps += 1
        self.rows = rows

    def update(self, gradients, rate):
        for name, g in gradients.items():
            if self.has("bias-never-updated") and name.endswith(".bias"):
                continue
            if self.has("first-layer-not-trained") and name.startswith("0."):
                continue  # for i in range(1, layers)
            if self.has("gradient-ascent") or (self.has("first-layer-ascends") and name.startswith("0.")):
                g = -g  # w += rate * g
            kind = self.sgd if self.spec["type"] == "sgd" else self.adam
            kind(name, g, rate)

    def decay(self, name):
        """The weight decay's share of the gradient."""
        share = self.spec["weightDecay"] * self.w[name]
        if self.has("decay-ignored"):
            return 0
        if self.has("decay-divided-by-rows"):
            return share / self.rows  # as if the penalty were part of each row's loss
        if self.has("decay-sign"):
            return -share
        if self.has("decay-factor-2"):
            return 2 * share  # of the penalty lambda w^2; with lambda/2 w^2 there is no 2
        if self.has("decay-not-on-biases") and name.endswith(".bias"):
            return 0
        return share

    def sgd(self, name, g, rate):
        w, momentum = self.w[name], self.spec["momentum"]
        after = 0
        if self.has("decay-after-momentum"):
            after = self.decay(name)  # not part of the velocity
        else:
            g = g + self.decay(name)
        if momentum == 0:
            w -= rate * (g + after)
            return
        if self.has("rate-folded-into-velocity"):
            self.m[name] = momentum * self.m[name] + rate * g
            velocity = self.m[name]
            w -= momentum * velocity + rate * g if self.spec["nesterov"] else velocity
            w -= rate * after
            return
        if self.has("momentum-wrong-sign"):
            self.m[name] = g - momentum * self.m[name]
        elif self.has("momentum-ignored"):
            self.m[name] = g  # the velocity is made anew in each step
        elif self.has("momentum-damped"):
            self.m[name] = momentum * self.m[name] + (1 - momentum) * g
        else:
            self.m[name] = momentum * self.m[name] + g
        velocity = self.m[name]
        if self.spec["nesterov"] and not self.has("nesterov-ignored"):
            if self.has("nesterov-half"):
                velocity = momentum * velocity  # the look-ahead without the gradient
            else:
                velocity = g + momentum * velocity
        w -= rate * (velocity + after)

    def adam(self, name, g, rate):
        w, t = self.w[name], self.steps
        beta1, beta2, epsilon = self.spec["beta1"], self.spec["beta2"], self.spec["epsilon"]
        if self.has("adam-betas-swapped"):
            beta1, beta2 = beta2, beta1
        if self.has("adam-step-from-0"):
            t = t - 1
        decoupled = self.spec["type"] == "adamw"
        if self.has("l2-for-decoupled"):
            decoupled = False
        if self.has("decoupled-for-l2"):
            decoupled = True
        if decoupled:
            w -= rate * self.decay(name)
        else:
            g = g + self.decay(name)

        self.m[name] = beta1 * self.m[name] + (1 - beta1) * g
        squares = g if self.has("adam-squares-not-squared") else g ** 2
        self.v[name] = beta2 * self.v[name] + (1 - beta2) * squares
        if self.has("adam-without-correction"):
            m, v = self.m[name], self.v[name]
        else:
            m, v = self.m[name] / (1 - np.float64(beta1) ** t), self.v[name] / (1 - np.float64(beta2) ** t)
        if self.has("adam-epsilon-inside-root"):
            w -= rate * m / np.sqrt(v + epsilon)
        elif self.has("adam-root-missing"):
            w -= rate * m / (v + epsilon)
        elif self.has("adam-epsilon-uncorrected"):
            # TensorFlow's: epsilon joins the root before its correction.
            root = np.sqrt(1 - beta2 ** t)
            w -= rate * m * root / (np.sqrt(self.v[name]) + epsilon)
        else:
            w -= rate * m / (np.sqrt(v) + epsilon)
