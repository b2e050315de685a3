"""Penalty, clipping and optimizers, with their mistakes. Weights change in place."""

import numpy as np


def penalized(has, gradients, w, l1):
    if l1 == 0 or has("l1-ignored"):
        return gradients
    if has("l1-without-sign"):
        return {name: g + l1 * w[name] for name, g in gradients.items()}  # L2's
    return {name: g + l1 * np.sign(w[name]) for name, g in gradients.items()}


def clip(has, gradients, norm, value):
    """Scales all gradients so that their joint norm is at most norm, or cuts each number to at most value."""
    if has("clip-ignored"):
        return gradients
    if value:
        return {name: np.clip(g, -value, value) for name, g in gradients.items()}
    if not norm:
        return gradients
    if has("clip-by-value"):
        return {name: np.clip(g, -norm, norm) for name, g in gradients.items()}
    if has("clip-per-tensor"):
        # Each parameter by its own norm.
        return {name: g * min(1, norm / (np.sqrt((g ** 2).sum()) + 1e-6)) for name, g in gradients.items()}
    joint = np.sqrt(sum((g ** 2).sum() for g in gradients.values()))
    return {name: g * min(1, norm / (joint + 1e-6)) for name, g in gradients.items()}


class Optimizer:
    def __init__(self, has, spec, w, names, last_layer):
        self.has, self.spec, self.w, self.names, self.last_layer = has, spec, w, names, last_layer
        start = spec.get("initialAccumulator", 0)
        self.m = {name: np.zeros_like(w[name]) for name in names}
        self.v = {name: np.full_like(w[name], start) for name in names}
        self.largest = {name: np.zeros_like(w[name]) for name in names}
        self.first = set(names)  # whose first update is to come
        self.steps = 0
        self.rows = 0

    def next_step(self, rows):
        self.steps += 1
        self.rows = rows
        self.counted = self.steps * len(self.names) - len(self.names)

    def update(self, gradients, rate):
        for name, g in gradients.items():
            self.counted += 1
            if self.has("bias-never-updated") and name.endswith(".bias"):
                continue
            if self.has("first-layer-not-trained") and name.startswith("0."):
                continue  # for i in range(1, layers)
            if self.has("only-last-layer-trained") and not name.startswith(f"{self.last_layer}."):
                continue
            before = self.w[name].copy()
            {"sgd": self.sgd, "rmsprop": self.rmsprop, "adagrad": self.adagrad}.get(self.spec["type"], self.adam)(
                name, g, rate)
            self.first.discard(name)
            if self.has("gradient-ascent") or (self.has("first-layer-ascends") and name.startswith("0.")):
                self.w[name] += 2 * (before - self.w[name])  # w += step

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
        w, momentum, dampening = self.w[name], self.spec["momentum"], self.spec["dampening"]
        after = 0
        if self.has("decay-after-momentum"):
            after = self.decay(name)  # not part of the velocity
        else:
            g = g + self.decay(name)
        if momentum == 0:
            w -= rate * (g + after)
            return
        share = 1 if name in self.first and not self.has("dampening-from-the-start") else 1 - dampening
        if self.has("rate-folded-into-velocity"):
            self.m[name] = momentum * self.m[name] + share * rate * g
            velocity = self.m[name]
            w -= momentum * velocity + rate * g if self.spec["nesterov"] else velocity
            w -= rate * after
            return
        old = self.m[name]
        if self.has("momentum-wrong-sign"):
            self.m[name] = share * g - momentum * old
        elif self.has("momentum-ignored"):
            self.m[name] = g  # the velocity is made anew in each step
        elif self.has("momentum-damped"):
            self.m[name] = momentum * old + (1 - momentum) * g
        else:
            self.m[name] = momentum * old + share * g
        velocity = old if self.has("stale-momentum") else self.m[name]  # stale: w first, then v
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
        if self.has("adam-epsilon-1e-7"):
            epsilon = 1e-7  # Keras's
        if self.has("adam-step-from-0"):
            t = t - 1
        if self.has("adam-step-stays-1"):
            t = 1
        if self.has("adam-step-per-parameter"):
            t = self.counted
        decoupled = self.spec["type"] == "adamw"
        if self.has("l2-for-decoupled"):
            decoupled = False
        if self.has("decoupled-for-l2"):
            decoupled = True
        if decoupled and self.has("decoupled-decay-without-rate"):
            w -= self.decay(name)
        elif decoupled:
            w -= rate * self.decay(name)
        else:
            g = g + self.decay(name)

        self.m[name] = beta1 * self.m[name] + (1 - beta1) * g
        squares = g if self.has("adam-squares-not-squared") else g ** 2
        self.v[name] = beta2 * self.v[name] + (1 - beta2) * squares
        m, v = self.m[name], self.v[name]
        if self.spec["amsgrad"] and not self.has("amsgrad-ignored"):
            v = self.largest[name] = np.maximum(self.largest[name], v)
        raw = v
        if not self.has("adam-without-correction"):
            m, v = m / (1 - np.float64(beta1) ** t), v / (1 - np.float64(beta2) ** t)
        if self.has("adam-epsilon-inside-root"):
            w -= rate * m / np.sqrt(v + epsilon)
        elif self.has("adam-root-missing"):
            w -= rate * m / (v + epsilon)
        elif self.has("adam-epsilon-uncorrected"):
            # TensorFlow's: epsilon joins the root before its correction.
            w -= rate * m * np.sqrt(1 - beta2 ** t) / (np.sqrt(raw) + epsilon)
        else:
            w -= rate * m / (np.sqrt(v) + epsilon)

    def rmsprop(self, name, g, rate):
        w, alpha, epsilon, momentum = (self.w[name], self.spec["alpha"], self.spec["epsilon"], self.spec["momentum"])
        if self.has("rmsprop-alpha-swapped"):
            alpha = 1 - alpha
        g = g + self.decay(name)
        self.v[name] = alpha * self.v[name] + (1 - alpha) * g ** 2
        if self.has("rmsprop-epsilon-inside-root"):
            step = g / np.sqrt(self.v[name] + epsilon)
        else:
            step = g / (np.sqrt(self.v[name]) + epsilon)
        if momentum != 0:
            step = self.m[name] = momentum * self.m[name] + step
        w -= rate * step

    def adagrad(self, name, g, rate):
        g = g + self.decay(name)
        if self.has("adagrad-not-accumulated"):
            self.v[name] = g ** 2
        else:
            self.v[name] = self.v[name] + g ** 2
        rate = rate / (1 + (self.steps - 1) * self.spec["rateDecay"])
        self.w[name] -= rate * g / (np.sqrt(self.v[name]) + self.spec["epsilon"])
