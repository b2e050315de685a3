"""A network in plain Python, to be checked with:  ./tandem check my_network.py

It is right as it stands. Put your own code in its place, piece by piece, and check again. All computing is in this
file; the module tandem_plain, which Tandem provides, only reads requests and writes answers.
x is a list of rows. w is [out][in] and b [out]: output k of a dense layer is the sum of x[i] w[k][i], and b[k].
"""
import math
import tandem_plain


class Network:
    about = {
        "name": "my plain network",
        "can": {"layers": ["dense"], "activations": ["identity", "relu", "tanh", "sigmoid"],
                "losses": ["softmax-cross-entropy"], "optimizers": ["sgd"]}}

    def open(self, setup, weights):
        """Starts anew from Tandem's initial weights {"0.weight": w, "0.bias": b, ...}, named by layer."""
        tandem_plain.refuse(setup, "loss.labelSmoothing", "loss.classWeights",
                            "optimizer.dampening", "optimizer.nesterov", "optimizer.weightDecay",
                            "regularization.l1", "regularization.clipNorm", "regularization.clipValue")
        self.layers, self.w = setup["layers"], weights
        self.summed, self.momentum = setup["loss"]["reduction"] == "sum", setup["optimizer"]["momentum"]
        self.velocity = {}

    def step(self, x, y, rate, masks):
        outputs = self.forward(x, masks)
        loss = sum(cross_entropy(z, label) for z, label in zip(outputs[-1], y)) / len(x)
        if math.isfinite(loss):
            for name, g in self.backward(x, y, outputs).items():
                self.update(name, g, rate)
        return loss  # the batch's mean before the update

    def predict(self, x):
        return self.forward(x, masks=None)[-1]

    def weights(self):
        return self.w

    def gradients(self, x, y, masks):
        return self.backward(x, y, self.forward(x, masks))

    def forward(self, x, masks):
        outputs = []  # of all layers
        for i, layer in enumerate(self.layers):
            if layer["type"] == "dense":
                w = self.w[f"{i}.weight"]
                b = self.w.get(f"{i}.bias", [0.0] * len(w))
                x = [[dot(row, w[k]) + b[k] for k in range(len(w))] for row in x]
            elif layer["type"] == "relu":
                x = [[max(v, 0.0) for v in row] for row in x]
            elif layer["type"] == "tanh":
                x = [[math.tanh(v) for v in row] for row in x]
            elif layer["type"] == "sigmoid":
                x = [[0.5 * (1 + math.tanh(0.5 * v)) for v in row] for row in x]  # without overflow
            outputs.append(x)
        return outputs

    def backward(self, x, y, outputs):
        """The loss's gradient by each layer's output and by each weight, from the last layer to the first."""
        count = 1 if self.summed else len(x)
        slope = [[(p - (k == label)) / count for k, p in enumerate(softmax(z))]
                 for z, label in zip(outputs[-1], y)]
        gradients = {}
        for i, layer in reversed(list(enumerate(self.layers))):
            gradients[f"output.{i}"] = slope
            below, output = outputs[i - 1] if i > 0 else x, outputs[i]
            if layer["type"] == "dense":
                w, columns = self.w[f"{i}.weight"], list(zip(*slope))
                gradients[f"{i}.weight"] = [[dot(column, values) for values in zip(*below)] for column in columns]
                if layer["bias"]:
                    gradients[f"{i}.bias"] = [sum(column) for column in columns]
                slope = [[dot(row, column) for column in zip(*w)] for row in slope]
            elif layer["type"] == "relu":
                slope = [[s * (v > 0) for s, v in zip(*rows)] for rows in zip(slope, below)]
            elif layer["type"] == "tanh":
                slope = [[s * (1 - v * v) for s, v in zip(*rows)] for rows in zip(slope, output)]
            elif layer["type"] == "sigmoid":
                slope = [[s * v * (1 - v) for s, v in zip(*rows)] for rows in zip(slope, output)]
        return gradients

    def update(self, name, g, rate):
        """v = momentum v + g, then w = w - rate v, of a matrix or a vector."""
        if name not in self.w:
            return  # the gradient at an output
        w = self.w[name]
        if isinstance(w[0], list):
            v = self.velocity.get(name, [[0.0] * len(row) for row in w])
            v = [[self.momentum * old + new for old, new in zip(*rows)] for rows in zip(v, g)]
            self.w[name] = [[old - rate * by for old, by in zip(*rows)] for rows in zip(w, v)]
        else:
            v = self.velocity.get(name, [0.0] * len(w))
            v = [self.momentum * old + new for old, new in zip(v, g)]
            self.w[name] = [old - rate * by for old, by in zip(w, v)]
        self.velocity[name] = v


def dot(a, b):
    return sum(x * y for x, y in zip(a, b))


def softmax(z):
    most = max(z)
    exps = [math.exp(v - most) for v in z]  # the largest is exp(0): none overflows
    total = sum(exps)
    return [e / total for e in exps]


def cross_entropy(z, label):
    """-log softmax(z)[label], without the logarithm of a probability that may have become 0."""
    most = max(z)
    return most + math.log(sum(math.exp(v - most) for v in z)) - z[label]


tandem_plain.serve(Network)
