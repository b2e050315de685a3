"""What trajectories.py trains. Specs are written as in golden/trajectories.txt, whose head explains them."""

from dataclasses import dataclass

ALL_CHECKPOINTS = (1, 2, 10, 25, 50)
FEW_CHECKPOINTS = (1, 50)

TANH_NETWORK = ("dense outputs=4", "tanh", "dense outputs=3")
CROSS_ENTROPY = "softmax-cross-entropy reduction=mean"
MOMENTUM = "sgd learningRate=0.05 momentum=0.9"


@dataclass
class Case:
    name: str
    layers: tuple = TANH_NETWORK
    loss: str = CROSS_ENTROPY
    optimizer: str = MOMENTUM
    regularization: str = ""
    data: str = "three-classes"
    batches: tuple = (6,)
    checkpoints: tuple = FEW_CHECKPOINTS
    slots: bool = False
    outputs: bool = False

    def left_out(self):
        """Biases in front of a normalization, and the running means that follow them."""
        followed = [i for i, after in enumerate(self.layers[1:]) if "-norm" in after and "bias" not in self.layers[i]]
        return [f"{i}.bias" for i in followed] + [f"{i + 1}.running_mean" for i in followed]


def optimizers():
    adam = "adam learningRate=0.02 beta1=0.9 beta2=0.999 epsilon=1e-08"
    quick = "learningRate=0.02 beta1=0.8 beta2=0.9 epsilon=1e-06"
    rmsprop = "rmsprop learningRate=0.01 alpha=0.99 epsilon=1e-08"
    adagrad = "adagrad learningRate=0.1 epsilon=1e-10"
    return {
        "sgd": "sgd learningRate=0.1",
        "sgd, weight decay": "sgd learningRate=0.1 weightDecay=0.05",
        "sgd, momentum": "sgd learningRate=0.1 momentum=0.9",
        "sgd, momentum, dampening": "sgd learningRate=0.1 momentum=0.9 dampening=0.5",
        "sgd, nesterov": "sgd learningRate=0.1 momentum=0.9 nesterov=true",
        "sgd, nesterov, weight decay": "sgd learningRate=0.1 momentum=0.8 weightDecay=0.05 nesterov=true",
        "sgd, momentum, dampening, weight decay": "sgd learningRate=0.1 momentum=0.9 dampening=0.3 weightDecay=0.05",
        "adam": adam,
        "adam, other betas and epsilon": "adam " + quick,
        "adam, weight decay": adam + " weightDecay=0.05",
        "adam, amsgrad": "adam " + quick + " amsgrad=true",
        "adam, amsgrad, weight decay": "adam " + quick + " weightDecay=0.05 amsgrad=true",
        "adamw": "adamw learningRate=0.02 beta1=0.9 beta2=0.999 epsilon=1e-08 weightDecay=0.01",
        "adamw, amsgrad, more decay": "adamw " + quick + " weightDecay=0.2 amsgrad=true",
        "rmsprop": rmsprop,
        "rmsprop, weight decay": rmsprop + " weightDecay=0.05",
        "rmsprop, momentum": rmsprop + " momentum=0.5",
        "rmsprop, centred": rmsprop + " centered=true",
        "rmsprop, centred, momentum, weight decay": "rmsprop learningRate=0.01 alpha=0.9 epsilon=1e-06"
        " weightDecay=0.05 momentum=0.5 centered=true",
        "adagrad": adagrad,
        "adagrad, decaying rate": adagrad + " rateDecay=0.1",
        "adagrad, initial accumulator": adagrad + " initialAccumulator=0.5",
        "adagrad, all": "adagrad learningRate=0.1 epsilon=1e-06 rateDecay=0.05 weightDecay=0.05 initialAccumulator=0.1",
    }


def optimizer_cases():
    for name, spec in optimizers().items():
        yield Case(name, optimizer=spec, checkpoints=ALL_CHECKPOINTS, slots=True)


def regularization_cases():
    adam = "adam learningRate=0.02 beta1=0.9 beta2=0.999 epsilon=1e-08"
    yield Case("l1", regularization="l1=0.02")
    yield Case("clipping by norm", regularization="clipNorm=0.25")
    yield Case("clipping by value", regularization="clipValue=0.05")
    yield Case("l1, clipping by norm, adam", regularization="l1=0.05 clipNorm=0.1", optimizer=adam)


def loss_cases():
    slow = "sgd learningRate=0.01 momentum=0.9"
    softmax = {
        "": "",
        ", label smoothing": " labelSmoothing=0.1",
        ", class weights": " classWeights=0.5,2.0,3.5",
        ", both": " labelSmoothing=0.2 classWeights=0.5,2.0,3.5",
    }
    for reduction, rule in (("mean", MOMENTUM), ("sum", slow)):
        for name, options in softmax.items():
            loss = f"softmax-cross-entropy reduction={reduction}{options}"
            yield Case(f"softmax cross-entropy, {reduction}{name}", loss=loss, optimizer=rule)
        for name, options in {"": "", ", positive weight": " positiveWeight=3.0"}.items():
            loss = f"binary-cross-entropy reduction={reduction}{options}"
            layers = ("dense outputs=4", "tanh", "dense outputs=1")
            yield Case(f"binary cross-entropy, {reduction}{name}", layers, loss, rule, data="two-classes")
        for kind in ("mean-squared-error", "mean-absolute-error", "huber"):
            loss = f"{kind} reduction={reduction}" + (" delta=0.75" if kind == "huber" else "")
            layers = ("dense outputs=4", "tanh", "dense outputs=2")
            quiet = rule if reduction == "mean" else "sgd learningRate=0.002 momentum=0.9"
            yield Case(f"{kind}, {reduction}", layers, loss, quiet, data="numbers", outputs=True)


def class_value_cases():
    """Squared error and its like on classes: targets are 0 and 1, one output of two classes, else one each."""
    common = {"outputs": True}
    for kind in ("mean-squared-error", "mean-absolute-error", "huber"):
        loss = f"{kind} reduction=mean" + (" delta=0.75" if kind == "huber" else "")
        one = ("dense outputs=4", "tanh", "dense outputs=1", "sigmoid")
        yield Case(f"{kind} on two classes", one, loss, "sgd learningRate=0.5", data="two-classes", **common)
        each = ("dense outputs=4", "tanh", "dense outputs=3")
        yield Case(f"{kind} on three classes", each, loss, **common)
    summed = "mean-squared-error reduction=sum"
    each = ("dense outputs=4", "sigmoid", "dense outputs=2", "sigmoid")
    yield Case("mean-squared-error, sum, one output for each of two classes", each, summed, data="two-classes", **common)


ACTIVATIONS = (
    "identity",
    "relu",
    "sigmoid",
    "leaky-relu slope=0.1",
    "elu alpha=1.0",
    "elu alpha=0.5",
    "selu",
    "gelu form=exact",
    "gelu form=tanh",
    "silu",
    "softplus beta=1.0",
    "softplus beta=3.0",
)


def activation_cases():
    for activation in ACTIVATIONS:
        yield Case(activation.replace("=", " "), ("dense outputs=3", activation, "dense outputs=3"))


def layer_cases():
    no_bias = "dense outputs=4 bias=false"
    batch_norm = "batch-norm momentum=0.1 epsilon=1e-05"
    layer_norm = "layer-norm epsilon=1e-05"
    end = ("tanh", "dense outputs=3")
    adam = "adam learningRate=0.02 beta1=0.9 beta2=0.999 epsilon=1e-08"
    adagrad = "adagrad learningRate=0.05 epsilon=1e-10"
    common = {"checkpoints": ALL_CHECKPOINTS, "outputs": True}
    yield Case("dense without bias", (no_bias, "tanh", "dense outputs=3 bias=false"), outputs=True)
    yield Case("batch norm", (no_bias, batch_norm, *end), **common)
    other = "batch-norm momentum=0.3 epsilon=0.001"
    yield Case("batch norm, other momentum and epsilon", (no_bias, other, *end), batches=(6, 6, 4), **common)
    yield Case("batch norm under adam", (no_bias, batch_norm, *end), optimizer=adam, **common)
    yield Case("batch norm behind a bias", ("dense outputs=4", batch_norm, *end), outputs=True)
    yield Case("batch norm behind a bias under adagrad", ("dense outputs=4", batch_norm, *end), optimizer=adagrad)
    yield Case("layer norm", (no_bias, layer_norm, *end), **common)
    yield Case("layer norm, other epsilon", (no_bias, "layer-norm epsilon=0.01", *end), batches=(6, 1), **common)
    yield Case("layer norm behind a bias", ("dense outputs=4", layer_norm, *end), outputs=True)
    deep = (no_bias, batch_norm, "silu", no_bias, layer_norm, "gelu form=exact", "dense outputs=3")
    yield Case("batch norm, layer norm and three dense layers", deep, outputs=True)


def cases():
    yield from optimizer_cases()
    yield from regularization_cases()
    yield from loss_cases()
    yield from activation_cases()
    yield from layer_cases()
    yield from class_value_cases()
