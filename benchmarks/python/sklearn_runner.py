"""scikit-learn's MLPClassifier, float32. partial_fit goes once over the rows that it gets, batch by batch, shuffled."""

import time
import warnings

import numpy
import sklearn
from sklearn.neural_network import MLPClassifier

import runner

BATCHES_A_CALL = 50

keys = runner.assignment()
features, labels = runner.rows(keys)
widths = [int(width) for width in keys["widths"].split(",")]
batch = int(keys["batch"])
network = MLPClassifier(
    hidden_layer_sizes=widths[1:-1],
    solver=keys["optimizer"],
    alpha=0,
    batch_size=batch,
    learning_rate_init=float(keys["learningRate"]),
    momentum=float(keys["momentum"]) if keys["optimizer"] == "sgd" else 0.9,
    nesterovs_momentum=False,
    random_state=int(keys["seed"]),
)
classes = numpy.unique(labels)
random = numpy.random.default_rng(int(keys["seed"]))
chunk = min(BATCHES_A_CALL * batch, len(features) // batch * batch)
position = len(features)
warnings.filterwarnings("ignore")


def train(seconds):
    global features, labels, position
    nanos, rows, losses = 0, 0, 0.0
    while nanos < seconds * 1e9:
        if position + chunk > len(features):
            order = random.permutation(len(features))
            features, labels, position = features[order], labels[order], 0
        start = time.perf_counter_ns()
        part = slice(position, position + chunk)
        network.partial_fit(features[part], labels[part], classes=classes)
        nanos += time.perf_counter_ns() - start
        rows += chunk
        losses += network.loss_ * chunk
        position += chunk
    return rows, nanos / 1e9, losses / rows


def predict(seconds):
    turn = 0

    def call():
        nonlocal turn
        network.predict_proba(features[turn : turn + 1])
        turn = (turn + 1) % 1000

    return runner.calls(seconds, call)


if keys["task"] == "predict":
    network.partial_fit(features[:chunk], labels[:chunk], classes=classes)
differences = [f"partial_fit on {chunk} rows a call, which shuffles and cuts them into batches"]
runner.serve(
    keys,
    f"scikit-learn {sklearn.__version__}, MLPClassifier, float32",
    differences,
    predict if keys["task"] == "predict" else train,
)
