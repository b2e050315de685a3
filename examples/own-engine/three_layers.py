"""The workshop's three-layer network for MNIST in NumPy: ReLU, softmax, plain SGD on the mean gradient.

    ./tandem check examples/own-engine/three_layers.py
    ./tandem compare examples/as-reported/workshop-python.yaml
"""
import numpy as np
import tandem


def log_softmax(z):
    shifted = z - z.max(axis=1, keepdims=True)
    return shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True))


class Network:
    about = {"name": "three layers", "precision": "float64", "layout": "in,out", "outputs": "probabilities",
             "can": {"activations": ["relu"], "losses": ["softmax-cross-entropy"], "optimizers": ["sgd"]}}

    def open(self, setup, weights):
        if [layer["type"] for layer in setup["layers"]] != ["dense", "relu", "dense", "relu", "dense"]:
            raise tandem.Unsupported("any network but three dense layers with ReLU between them")
        if setup["loss"]["reduction"] != "mean":
            raise tandem.Unsupported("gradients that are summed over the rows")
        tandem.refuse(setup, "optimizer.momentum", "optimizer.weightDecay", "loss.labelSmoothing", "loss.classWeights",
                      "regularization.l1", "regularization.clipNorm", "regularization.clipValue")
        self.W1, self.b1 = weights["0.weight"], weights["0.bias"]
        self.W2, self.b2 = weights["2.weight"], weights["2.bias"]
        self.W3, self.b3 = weights["4.weight"], weights["4.bias"]

    def weights(self):
        return {"0.weight": self.W1, "0.bias": self.b1, "2.weight": self.W2, "2.bias": self.b2,
                "4.weight": self.W3, "4.bias": self.b3}

    def predict(self, x):
        return np.exp(self.forward_pass(x))

    def forward_pass(self, x):
        self.z1 = x @ self.W1 + self.b1
        self.a1 = np.maximum(0, self.z1)
        self.z2 = self.a1 @ self.W2 + self.b2
        self.a2 = np.maximum(0, self.z2)
        self.z3 = self.a2 @ self.W3 + self.b3
        return log_softmax(self.z3)

    def step(self, x, y, rate, masks):
        rows = len(x)
        log_p = self.forward_pass(x)
        loss = -log_p[np.arange(rows), y].mean()
        if np.isfinite(loss):
            dz3 = np.exp(log_p)
            dz3[np.arange(rows), y] -= 1
            dz3 /= rows
            dz2 = dz3 @ self.W3.T * (self.z2 > 0)
            dz1 = dz2 @ self.W2.T * (self.z1 > 0)
            self.W3 -= rate * self.a2.T @ dz3
            self.b3 -= rate * dz3.sum(axis=0)
            self.W2 -= rate * self.a1.T @ dz2
            self.b2 -= rate * dz2.sum(axis=0)
            self.W1 -= rate * x.T @ dz1
            self.b1 -= rate * dz1.sum(axis=0)
        return loss, (log_p.argmax(axis=1) == y).sum()


tandem.serve(Network)
