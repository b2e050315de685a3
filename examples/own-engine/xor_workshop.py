"""XOR as the workshop taught it: one hidden layer of sigmoids, softmax, gradients summed over the rows.

    ./tandem check examples/own-engine/xor_workshop.py

The formulas are right. That it does not learn from weights drawn from N(0, 0.01^2) is the recipe's fault:
examples/xor-as-taught.yaml has the whole of it.
"""
import numpy as np
import tandem


def sigmoid(z):
    return 1 / (1 + np.exp(-z))


def log_softmax(z):
    shifted = z - z.max(axis=1, keepdims=True)
    return shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True))


class Network:
    about = {"name": "XOR as taught", "precision": "float64", "layout": "in,out", "outputs": "probabilities",
             "can": {"activations": ["sigmoid"], "losses": ["softmax-cross-entropy"], "optimizers": ["sgd"]}}

    def open(self, setup, weights):
        if [layer["type"] for layer in setup["layers"]] != ["dense", "sigmoid", "dense"]:
            raise tandem.Unsupported("any network but one hidden layer of sigmoids")
        if setup["loss"]["reduction"] != "sum":
            raise tandem.Unsupported("gradients that are averaged over the rows")
        tandem.refuse(setup, "optimizer.momentum", "optimizer.weightDecay", "loss.labelSmoothing", "loss.classWeights",
                      "regularization.l1", "regularization.clipNorm", "regularization.clipValue")
        self.W1, self.b1 = weights["0.weight"], weights["0.bias"]
        self.W2, self.b2 = weights["2.weight"], weights["2.bias"]

    def weights(self):
        return {"0.weight": self.W1, "0.bias": self.b1, "2.weight": self.W2, "2.bias": self.b2}

    def predict(self, x):
        return np.exp(self.forward_pass(x))

    def forward_pass(self, x):
        self.z1 = x @ self.W1 + self.b1
        self.a1 = sigmoid(self.z1)
        self.z2 = self.a1 @ self.W2 + self.b2
        return log_softmax(self.z2)

    def step(self, x, y, rate, masks):
        log_p = self.forward_pass(x)
        p, target = np.exp(log_p), np.eye(log_p.shape[1])[y]
        loss = -(log_p * target).sum(axis=1).mean()
        if np.isfinite(loss):
            dz2 = p - target
            dW2 = self.a1.T @ dz2
            db2 = dz2.sum(axis=0)
            dz1 = dz2 @ self.W2.T * self.a1 * (1 - self.a1)
            dW1 = x.T @ dz1
            db1 = dz1.sum(axis=0)
            self.W1 -= rate * dW1
            self.b1 -= rate * db1
            self.W2 -= rate * dW2
            self.b2 -= rate * db2
        return loss, (p.argmax(axis=1) == y).sum()


tandem.serve(Network)
