"""Variants of the plain network (right_network.py): each replaces one part of it, and is still right."""

import sys

import numpy as np

import tandem
from right_network import Network


class Float32(Network):
    about = {**Network.about, "precision": "float32"}


class OutIn(Network):
    """W is [out, in], as PyTorch's."""
    about = {**Network.about, "layout": "out,in"}

    def dense(self, x, w, b):
        return x @ w.T + b

    def dense_back(self, x, w, slope):
        return slope @ w, slope.T @ x, slope.sum(axis=0)


class OutInFloat32(OutIn):
    about = {**OutIn.about, "precision": "float32"}


class ColumnsAreRows(OutIn):
    """Each row of the batch is a column: W X + b, as some courses teach it."""

    def dense(self, x, w, b):
        return np.ascontiguousarray((w @ x.T + np.reshape(b, (-1, 1))).T)

    def dense_back(self, x, w, slope):
        below, columns = x.T, slope.T
        return (w.T @ columns).T, columns @ below.T, np.sum(columns, axis=1, keepdims=True)[:, 0]


class Probabilities(Network):
    """The last layer's outputs are told after softmax or sigmoid."""
    about = {**Network.about, "outputs": "probabilities"}

    def told(self, outputs):
        z = outputs[-1]
        if self.loss["type"] == "softmax-cross-entropy":
            e = np.exp(z - z.max(axis=1, keepdims=True))
            return outputs[:-1] + [e / e.sum(axis=1, keepdims=True)]
        return outputs[:-1] + [self.sigmoid(z)] if self.loss["type"] == "binary-cross-entropy" else outputs


class LogSumExp(Network):
    def cross_entropy(self, z, y):
        largest = z.max(axis=1)
        log_sum = largest + np.log(np.exp(z - largest[:, None]).sum(axis=1))
        picked = z[np.arange(len(z)), y]
        return log_sum - picked, np.exp(z - log_sum[:, None]) - np.eye(z.shape[1])[y]


class Picked(Network):
    """No one-hot rows: 1 is subtracted where the class is."""

    def cross_entropy(self, z, y):
        z = z - z.max(axis=1, keepdims=True)
        e = np.exp(z)
        total = e.sum(axis=1, keepdims=True)
        losses = (np.log(total) - z[np.arange(len(z)), y][:, None])[:, 0]
        slope = e / total
        slope[np.arange(len(z)), y] -= 1
        return losses, slope


class LogAddExp(Network):
    def cross_entropy(self, z, y):
        log_sum = np.logaddexp.reduce(z, axis=1)
        chosen = np.arange(z.shape[1]) == y[:, None]
        return log_sum - z[chosen], np.exp(z - log_sum[:, None]) - chosen


class SigmoidByTanh(Network):
    def sigmoid(self, z):
        return (np.tanh(z / 2) + 1) / 2


class SigmoidBySign(Network):
    def sigmoid(self, z):
        small = np.exp(-np.abs(z))
        return np.where(z >= 0, 1 / (1 + small), small / (1 + small))


class Einsum(Network):
    def dense(self, x, w, b):
        return np.einsum("ni,io->no", x, w) + b

    def dense_back(self, x, w, slope):
        return np.einsum("no,io->ni", slope, w), np.einsum("ni,no->io", x, slope), np.einsum("no->o", slope)


class Loops(Network):
    def dense(self, x, w, b):
        z = np.zeros((len(x), w.shape[1])) + b
        for row in range(len(x)):
            for i in range(w.shape[0]):
                z[row] += x[row, i] * w[i]
        return z

    def dense_back(self, x, w, slope):
        dx, dw, db = np.zeros_like(x), np.zeros_like(w), np.zeros(w.shape[1])
        for row in range(len(x)):
            for i in range(w.shape[0]):
                dw[i] += x[row, i] * slope[row]
                dx[row, i] = (w[i] * slope[row]).sum()
            db += slope[row]
        return dx, dw, db


class RowByRow(Network):
    """Each row goes through the network alone; gradients are added up."""

    def differentiate(self, x, y, masks):
        loss, total = 0, {}
        for row in range(len(x)):
            of_row = {i: mask[row:row + 1] for i, mask in masks.items()}
            row_loss, gradients = super().differentiate(x[row:row + 1], y[row:row + 1], of_row)
            loss += row_loss / len(x)
            share = 1 if self.loss["reduction"] == "sum" else 1 / len(x)
            for name, gradient in gradients.items():
                if name in self.w:
                    total[name] = total.get(name, 0) + share * gradient
        return loss, total


class DividedAtTheEnd(Network):
    """Slopes are of the sum; each weight's gradient is divided by the rows."""

    def differentiate(self, x, y, masks):
        reduction, self.loss["reduction"] = self.loss["reduction"], "sum"
        loss, gradients = super().differentiate(x, y, masks)
        self.loss["reduction"] = reduction
        outputs = self.layers[-1].get("outputs", 1) if self.loss["type"] == "mean-squared-error" else 1
        count = len(x) * outputs if reduction == "mean" else 1
        return loss, {name: g / count for name, g in gradients.items() if name in self.w}


class RateInVelocity(Network):
    """v = m v - rate g, w += v: the same while the rate is constant (Nesterov's is left out)."""

    def sgd(self, name, g, rate):
        o = self.optimizer
        before = self.m[name]
        self.m[name] = o["momentum"] * before - rate * g
        self.w[name] = self.w[name] + self.m[name]

    def open(self, setup, weights):
        tandem.refuse(setup, "optimizer.nesterov")
        super().open(setup, weights)


class RateInVelocityRescaled(RateInVelocity):
    """The same also when the rate changes: the velocity is rescaled to the new one."""

    def sgd(self, name, g, rate):
        last = self.last_rates.get(name, rate)
        self.m[name] = self.m[name] * (rate / last)
        self.last_rates[name] = rate
        super().sgd(name, g, rate)


class NesterovByDifference(Network):
    """w += -m v_before + (1 + m) v with v = m v_before - rate g, rescaled; Keras's and the lecture notes' form."""

    def sgd(self, name, g, rate):
        o = self.optimizer
        before = self.m[name] * (rate / self.last_rates.get(name, rate))
        self.last_rates[name] = rate
        self.m[name] = o["momentum"] * before - rate * g
        if o["nesterov"]:
            self.w[name] = self.w[name] - o["momentum"] * before + (1 + o["momentum"]) * self.m[name]
        else:
            self.w[name] = self.w[name] + self.m[name]


class AdamByStepSize(Network):
    """Both corrections in the step size, epsilon scaled with them."""

    def adam_step(self, m, v, rate, t):
        o = self.optimizer
        root = np.sqrt(1 - o["beta2"] ** t)
        return rate * root / (1 - o["beta1"] ** t) * m / (np.sqrt(v) + o["epsilon"] * root)


class AdamEpsilonUncorrected(Network):
    """Both corrections in the step size, epsilon not: TensorFlow's and the paper's own faster form."""

    def adam_step(self, m, v, rate, t):
        o = self.optimizer
        return rate * np.sqrt(1 - o["beta2"] ** t) / (1 - o["beta1"] ** t) * m / (np.sqrt(v) + o["epsilon"])


class AdamByDifference(Network):
    """m += (1 - beta1) (g - m)."""

    def moments(self, name, g):
        o = self.optimizer
        self.m[name] = self.m[name] + (1 - o["beta1"]) * (g - self.m[name])
        self.v[name] = self.v[name] + (1 - o["beta2"]) * (g * g - self.v[name])


class Flat(Network):
    """All weights in one vector; the layers see parts of it."""

    def open(self, setup, weights):
        super().open(setup, weights)
        self.vector = np.concatenate([w.ravel() for w in self.w.values()])
        position = 0
        for name, w in self.w.items():
            self.w[name] = self.vector[position:position + w.size].reshape(w.shape)
            position += w.size

    def update(self, gradients, rate):
        parts = dict(self.w)
        super().update(gradients, rate)
        for name, new in self.w.items():
            parts[name][...] = new
        self.w = parts


class BiasColumn(Network):
    """The bias is one more row of W, and each row of x ends with a 1."""

    def dense(self, x, w, b):
        b = np.broadcast_to(b, w.shape[1])
        return np.hstack([x, np.ones((len(x), 1))]) @ np.vstack([w, b])

    def dense_back(self, x, w, slope):
        both = np.hstack([x, np.ones((len(x), 1))]).T @ slope
        return slope @ w.T, both[:-1], both[-1]


class Float64Sums(Float32):
    """float32 weights and outputs, sums in float64."""

    def dense(self, x, w, b):
        return (x.astype(float) @ w.astype(float) + b).astype(np.float32)

    def dense_back(self, x, w, slope):
        below, weight = slope.astype(float) @ w.T.astype(float), x.T.astype(float) @ slope.astype(float)
        return below.astype(np.float32), weight.astype(np.float32), slope.sum(axis=0, dtype=float).astype(np.float32)


class ReluSlope1(Network):
    def relu_slope(self, z):
        return z >= 0


class ReluByMask(Network):
    def relu(self, z):
        return z * (z > 0)  # -0.0 below 0

    def relu_slope(self, z):
        return np.sign(np.maximum(z, 0))


class OneNetwork(Network):
    """Has just one network, built in."""
    about = {**Network.about, "network": [
        {"index": 0, "type": "dense", "inputs": 2, "outputs": 4, "bias": True}, {"index": 1, "type": "tanh"},
        {"index": 2, "type": "dense", "inputs": 4, "outputs": 2, "bias": True}]}

    def open(self, setup, weights):
        if [layer.get("outputs", layer["type"]) for layer in setup["layers"]] != [4, "tanh", 2]:
            raise tandem.Unsupported("any network but 2-4-2")
        super().open(setup, weights)


class MinimalHello(Network):
    """Says only what it must, and refuses later."""
    about = {"name": "terse", "precision": "float64", "layout": "in,out"}

    def open(self, setup, weights):
        known = set(Network.about["can"]["activations"]) | {"dense"}
        for layer in setup["layers"]:
            if layer["type"] not in known:
                raise tandem.Unsupported(layer["type"])
        for part, kinds in (("loss", "losses"), ("optimizer", "optimizers")):
            if setup[part]["type"] not in Network.about["can"][kinds]:
                raise tandem.Unsupported(setup[part]["type"])
        super().open(setup, weights)


class WeightsOnly(Network):
    """Cannot show outputs or gradients."""
    about = {**Network.about, "can": {**Network.about["can"], "forward": False, "gradients": False}}


class Restoring(Network):
    """Goes back to what it wrote, its optimizer's memory included."""
    slots = {"sgd": ("momentum_buffer", None), "adam": ("exp_avg", "exp_avg_sq")}

    def weights(self):
        state = dict(self.w)
        first, second = self.slots[self.optimizer["type"]]
        for name in self.w if self.updates else ():
            state[f"optimizer.{first}.{name}"] = self.m[name]
            if second:
                state[f"optimizer.{second}.{name}"] = self.v[name]
        return state

    def restore(self, state, step):
        self.updates = step
        first, second = self.slots[self.optimizer["type"]]
        for name in self.w:
            self.w[name] = state[name]
            self.m[name] = state.get(f"optimizer.{first}.{name}", np.zeros_like(state[name]))
            self.v[name] = state.get(f"optimizer.{second}.{name}", np.zeros_like(state[name]))


class Chatty(Network):
    """Prints between answers, also lines that look a little like them."""

    def step(self, x, y, rate, masks):
        loss = super().step(x, y, rate, masks)
        print("epoch 1: loss", loss)
        sys.__stdout__.write(f"loss {loss}\ntandem {{\"id\": 1}}\n tandem1 {{\"id\": 1}}\n\n\ttr\u00e8s bien\n")
        return loss


VARIANTS = {
    "float64": Network, "float32": Float32, "out-in": OutIn, "out-in-float32": OutInFloat32,
    "columns-are-rows": ColumnsAreRows, "probabilities": Probabilities, "log-sum-exp": LogSumExp, "picked": Picked,
    "log-add-exp": LogAddExp, "sigmoid-by-tanh": SigmoidByTanh, "sigmoid-by-sign": SigmoidBySign, "einsum": Einsum,
    "loops": Loops, "row-by-row": RowByRow, "divided-at-the-end": DividedAtTheEnd, "rate-in-velocity": RateInVelocity,
    "rate-in-velocity-rescaled": RateInVelocityRescaled, "nesterov-by-difference": NesterovByDifference,
    "adam-by-step-size": AdamByStepSize, "adam-epsilon-uncorrected": AdamEpsilonUncorrected,
    "adam-by-difference": AdamByDifference, "flat": Flat, "bias-column": BiasColumn, "float64-sums": Float64Sums,
    "relu-slope-1-at-0": ReluSlope1, "relu-by-mask": ReluByMask, "one-network": OneNetwork,
    "minimal-hello": MinimalHello, "weights-only": WeightsOnly, "restoring": Restoring, "chatty": Chatty,
    "crlf": Network, "unknown-keys": Network, "torch-float32": None, "torch-float64": None}
