"""A network in NumPy, to be checked with:  ./tandem check my_network.py

It is right as it stands. Put your own code in its place, piece by piece, and check again. All computing is in this
file; the module tandem, which Tandem provides, only reads requests and writes answers.
x is [rows, in], W [in, out], b [out]: a dense layer gives x W + b [rows, out].
"""
import numpy as np
import tandem


class Network:
    about = {
        "name": "my network", "precision": "float64",
        "layout": "in,out",   # of W; "out,in" if you compute x W^T + b
        "outputs": "logits",  # what predict gives; "probabilities" if it is after softmax or sigmoid
        "can": {"layers": ["dense", "dropout"], "activations": ["identity", "relu", "tanh", "sigmoid"],
                "losses": ["softmax-cross-entropy", "binary-cross-entropy", "mean-squared-error"],
                "optimizers": ["sgd", "adam"]}}

    def open(self, setup, weights):
        """Starts anew from Tandem's initial weights {"0.weight": W, "0.bias": b, ...}, named by layer."""
        tandem.refuse(setup, "loss.labelSmoothing", "loss.classWeights", "loss.positiveWeight",
                      "optimizer.dampening", "optimizer.nesterov", "optimizer.amsgrad",
                      "regularization.l1", "regularization.clipNorm", "regularization.clipValue")
        self.layers, self.loss, self.optimizer = setup["layers"], setup["loss"], setup["optimizer"]
        self.w = weights
        self.m = {name: np.zeros_like(w) for name, w in weights.items()}  # momentum: SGD's or Adam's
        self.v = {name: np.zeros_like(w) for name, w in weights.items()}  # Adam's mean of squares
        self.updates = 0

    def step(self, x, y, rate, masks):
        outputs = self.forward(x, masks)
        loss, slope = self.loss_and_slope(outputs[-1], y)
        if np.isfinite(loss):
            self.update(self.backward(x, outputs, slope, masks), rate)
        return loss  # the batch's mean before the update

    def predict(self, x):
        return self.forward(x, masks=None)[-1]

    def weights(self):
        return self.w

    def gradients(self, x, y, masks):
        outputs = self.forward(x, masks)
        loss, slope = self.loss_and_slope(outputs[-1], y)
        return self.backward(x, outputs, slope, masks)

    def forward(self, x, masks):
        outputs = []  # of all layers
        for i, layer in enumerate(self.layers):
            if layer["type"] == "dense":
                x = x @ self.w[f"{i}.weight"] + self.w.get(f"{i}.bias", 0)
            elif layer["type"] == "relu":
                x = np.maximum(x, 0)
            elif layer["type"] == "tanh":
                x = np.tanh(x)
            elif layer["type"] == "sigmoid":
                x = sigmoid(x)
            elif layer["type"] == "dropout" and masks is not None:  # training
                x = x * masks[i] / (1 - layer["probability"])
            outputs.append(x)
        return outputs

    def loss_and_slope(self, z, y):
        """The batch's mean loss, and its gradient by the last layer's outputs z."""
        if y.ndim == 1 and z.shape[1] > 1:
            y = np.eye(z.shape[1], dtype=z.dtype)[y]  # classes become rows of 0 and 1
        y = y.reshape(z.shape)
        if self.loss["type"] == "softmax-cross-entropy":
            shifted = z - z.max(axis=1, keepdims=True)  # exp cannot overflow
            log_p = shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True))
            losses, slope, count = -y * log_p, np.exp(log_p) - y, len(z)
        elif self.loss["type"] == "binary-cross-entropy":
            losses, slope, count = np.logaddexp(0, z) - y * z, sigmoid(z) - y, len(z)
        else:  # the squared error's mean is over rows and outputs
            losses, slope, count = (z - y) ** 2, 2 * (z - y), z.size
        if self.loss["reduction"] == "mean":
            slope = slope / count
        return losses.sum() / count, slope

    def backward(self, x, outputs, slope, masks):
        """The loss's gradient by each layer's output and by each weight, from the last layer to the first."""
        gradients = {}
        for i, layer in reversed(list(enumerate(self.layers))):
            gradients[f"output.{i}"] = slope
            below, output = outputs[i - 1] if i > 0 else x, outputs[i]
            if layer["type"] == "dense":
                gradients[f"{i}.weight"] = below.T @ slope
                if layer["bias"]:
                    gradients[f"{i}.bias"] = slope.sum(axis=0)
                slope = slope @ self.w[f"{i}.weight"].T
            elif layer["type"] == "relu":
                slope = slope * (below > 0)
            elif layer["type"] == "tanh":
                slope = slope * (1 - output ** 2)
            elif layer["type"] == "sigmoid":
                slope = slope * output * (1 - output)
            elif layer["type"] == "dropout":
                slope = slope * masks[i] / (1 - layer["probability"])
        return gradients

    def update(self, gradients, rate):
        self.updates += 1
        o = self.optimizer
        for name, w in self.w.items():
            g = gradients[name] + o["weightDecay"] * w
            if o["type"] == "sgd":
                self.m[name] = o["momentum"] * self.m[name] + g
                self.w[name] = w - rate * self.m[name]
            else:  # Adam
                self.m[name] = o["beta1"] * self.m[name] + (1 - o["beta1"]) * g
                self.v[name] = o["beta2"] * self.v[name] + (1 - o["beta2"]) * g ** 2
                m = self.m[name] / (1 - o["beta1"] ** self.updates)
                v = self.v[name] / (1 - o["beta2"] ** self.updates)
                self.w[name] = w - rate * m / (np.sqrt(v) + o["epsilon"])


def sigmoid(z):
    return 0.5 * (1 + np.tanh(0.5 * z))  # 1 / (1 + exp(-z)) without overflow


tandem.serve(Network)
