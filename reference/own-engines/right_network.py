"""The plain form of the right networks, in parts that variants replace (right.py)."""

import numpy as np

import tandem


class Network:
    about = {
        "name": "right network", "precision": "float64", "layout": "in,out", "outputs": "logits",
        "can": {"layers": ["dense", "dropout"], "activations": ["identity", "relu", "tanh", "sigmoid"],
                "losses": ["softmax-cross-entropy", "binary-cross-entropy", "mean-squared-error"],
                "optimizers": ["sgd", "adam"]}}

    def open(self, setup, weights):
        tandem.refuse(setup, "loss.labelSmoothing", "loss.classWeights", "loss.positiveWeight",
                      "optimizer.dampening", "optimizer.amsgrad",
                      "regularization.l1", "regularization.clipNorm", "regularization.clipValue")
        self.layers, self.loss, self.optimizer = setup["layers"], setup["loss"], setup["optimizer"]
        self.w = weights
        self.m = {name: np.zeros_like(w) for name, w in weights.items()}
        self.v = {name: np.zeros_like(w) for name, w in weights.items()}
        self.last_rates = {}
        self.updates = 0

    def step(self, x, y, rate, masks):
        loss, gradients = self.differentiate(x, y, masks)
        if np.isfinite(loss):
            self.update(gradients, rate)
        return loss

    def predict(self, x):
        return self.told(self.run(x, None))[-1]

    def weights(self):
        return self.w

    def forward(self, x, masks):
        return self.told(self.run(x, masks))

    def gradients(self, x, y, masks):
        return self.differentiate(x, y, masks)[1]

    def told(self, outputs):
        """The outputs as Tandem is told them."""
        return outputs

    def run(self, x, masks):
        outputs = []
        for i, layer in enumerate(self.layers):
            kind = layer["type"]
            if kind == "dense":
                x = self.dense(x, self.w[f"{i}.weight"], self.w.get(f"{i}.bias", 0))
            elif kind == "dropout":
                x = x * masks[i] / (1 - layer["probability"]) if masks is not None else x
            elif kind != "identity":
                x = {"relu": self.relu, "tanh": np.tanh, "sigmoid": self.sigmoid}[kind](x)
            outputs.append(x)
        return outputs

    def differentiate(self, x, y, masks):
        """The batch's mean loss, and its gradients (of the sum, if that is the reduction)."""
        outputs = self.run(x, masks)
        losses, slope, count = self.losses_and_slope(outputs[-1], y)
        if self.loss["reduction"] == "mean":
            slope = slope / count
        slope = slope.astype(outputs[-1].dtype)
        gradients = {}
        for i in reversed(range(len(self.layers))):
            gradients[f"output.{i}"] = slope
            layer, below, a = self.layers[i], outputs[i - 1] if i > 0 else x, outputs[i]
            if layer["type"] == "dense":
                slope, dw, db = self.dense_back(below, self.w[f"{i}.weight"], slope)
                gradients[f"{i}.weight"] = dw
                if layer["bias"]:
                    gradients[f"{i}.bias"] = db
            elif layer["type"] == "relu":
                slope = slope * self.relu_slope(below)
            elif layer["type"] == "tanh":
                slope = slope * (1 - a * a)
            elif layer["type"] == "sigmoid":
                slope = slope * a * (1 - a)
            elif layer["type"] == "dropout":
                slope = slope * masks[i] / (1 - layer["probability"])
        return losses.sum() / count, gradients

    def losses_and_slope(self, z, y):
        if self.loss["type"] == "softmax-cross-entropy":
            return (*self.cross_entropy(z, y), len(z))
        if y.ndim == 1 and z.shape[1] > 1:
            y = np.eye(z.shape[1])[y]
        y = y.reshape(z.shape)
        if self.loss["type"] == "binary-cross-entropy":
            return np.maximum(z, 0) - y * z + np.log1p(np.exp(-np.abs(z))), self.sigmoid(z) - y, len(z)
        return (z - y) ** 2, 2 * (z - y), z.size

    def cross_entropy(self, z, y):
        z = z - z.max(axis=1, keepdims=True)
        log_p = z - np.log(np.exp(z).sum(axis=1, keepdims=True))
        return -log_p[np.arange(len(z)), y], np.exp(log_p) - np.eye(z.shape[1])[y]

    def dense(self, x, w, b):
        return x @ w + b

    def dense_back(self, x, w, slope):
        """The gradients by x, w and b."""
        return slope @ w.T, x.T @ slope, slope.sum(axis=0)

    def relu(self, z):
        return np.maximum(z, 0)

    def relu_slope(self, z):
        return z > 0

    def sigmoid(self, z):
        return 1 / (1 + np.exp(-z))

    def update(self, gradients, rate):
        self.updates += 1
        for name, w in list(self.w.items()):
            g = gradients[name] + self.optimizer["weightDecay"] * w
            if self.optimizer["type"] == "sgd":
                self.sgd(name, g, rate)
            else:
                self.moments(name, g)
                self.w[name] = w - self.adam_step(self.m[name], self.v[name], rate, self.updates)

    def sgd(self, name, g, rate):
        momentum = self.optimizer["momentum"]
        self.m[name] = momentum * self.m[name] + g
        if self.optimizer["nesterov"]:
            self.w[name] = self.w[name] - rate * (g + momentum * self.m[name])
        else:
            self.w[name] = self.w[name] - rate * self.m[name]

    def moments(self, name, g):
        o = self.optimizer
        self.m[name] = o["beta1"] * self.m[name] + (1 - o["beta1"]) * g
        self.v[name] = o["beta2"] * self.v[name] + (1 - o["beta2"]) * g ** 2

    def adam_step(self, m, v, rate, t):
        o = self.optimizer
        return rate * (m / (1 - o["beta1"] ** t)) / (np.sqrt(v / (1 - o["beta2"] ** t)) + o["epsilon"])
