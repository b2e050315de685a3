"""A network in PyTorch (1.13 and newer), to be checked with:  ./tandem check my_network.py

It is right as it stands. Put your own code in its place, piece by piece, and check again. All computing is in this
file; the module tandem, which Tandem provides, only reads requests and writes answers.
"""
import torch
from torch import nn
from torch.nn import functional as F
import tandem

TYPE = torch.float32  # with float64, say so in "precision" too


class Dropout(nn.Module):
    """Dropout with the masks that Tandem sends, so that every contender drops the same units."""

    def __init__(self, probability):
        super().__init__()
        self.probability = probability
        self.mask = None

    def forward(self, x):
        return x * self.mask / (1 - self.probability) if self.training else x


MODULES = {
    "dense": lambda s: nn.Linear(s["inputs"], s["outputs"], bias=s["bias"]),
    "dropout": lambda s: Dropout(s["probability"]),
    "identity": lambda s: nn.Identity(), "relu": lambda s: nn.ReLU(),
    "tanh": lambda s: nn.Tanh(), "sigmoid": lambda s: nn.Sigmoid(),
    "leaky-relu": lambda s: nn.LeakyReLU(s["slope"]), "elu": lambda s: nn.ELU(s["alpha"]),
    "selu": lambda s: nn.SELU(), "silu": lambda s: nn.SiLU()}


class Network:
    about = {"name": "my PyTorch network", "version": torch.__version__, "precision": "float32",
             "can": {"layers": ["dense", "dropout"],
                     "activations": ["identity", "relu", "tanh", "sigmoid", "leaky-relu", "elu", "selu", "silu"],
                     "losses": ["softmax-cross-entropy", "binary-cross-entropy", "mean-squared-error"],
                     "optimizers": ["sgd", "adam", "adamw"]}}

    def open(self, setup, weights):
        """Starts anew from Tandem's initial weights, which bear the names of nn.Sequential's parameters."""
        tandem.refuse(setup, "loss.labelSmoothing", "loss.classWeights", "loss.positiveWeight",
                      "regularization.l1", "regularization.clipValue")
        self.loss, self.clip = setup["loss"], setup["regularization"]["clipNorm"]
        self.model = nn.Sequential(*[MODULES[spec["type"]](spec) for spec in setup["layers"]]).to(TYPE)
        self.model.load_state_dict({name: torch.from_numpy(value) for name, value in weights.items()})
        self.optimizer = self.make_optimizer(setup["optimizer"])

    def make_optimizer(self, o):
        parameters, decay = self.model.parameters(), o["weightDecay"]
        if o["type"] == "sgd":
            return torch.optim.SGD(parameters, o["learningRate"], momentum=o["momentum"], dampening=o["dampening"],
                                   weight_decay=decay, nesterov=o["nesterov"])
        kind = torch.optim.Adam if o["type"] == "adam" else torch.optim.AdamW
        return kind(parameters, o["learningRate"], (o["beta1"], o["beta2"]), o["epsilon"], decay, o["amsgrad"])

    def step(self, x, y, rate, masks):
        """One update. Returns the mean loss before it."""
        loss = self.differentiate(x, y, masks)
        if torch.isfinite(loss):
            if self.clip:
                nn.utils.clip_grad_norm_(self.model.parameters(), self.clip)
            for group in self.optimizer.param_groups:
                group["lr"] = rate
            self.optimizer.step()
        return loss.item()

    def predict(self, x):
        self.model.eval()
        with torch.no_grad():
            return self.model(torch.from_numpy(x)).numpy()

    def weights(self):
        return {name: value.numpy() for name, value in self.model.state_dict().items()}

    def forward(self, x, masks):
        """The outputs of all layers."""
        with torch.no_grad():
            return [output.numpy() for output in self.outputs(x, masks)]

    def gradients(self, x, y, masks):
        self.differentiate(x, y, masks)
        gradients = {name: parameter.grad.numpy() for name, parameter in self.model.named_parameters()}
        gradients.update({f"output.{i}": output.grad.numpy() for i, output in enumerate(self.kept)})
        return gradients

    def outputs(self, x, masks):
        self.model.train()
        value, outputs = torch.from_numpy(x), []
        for i, layer in enumerate(self.model):
            if i in masks:
                layer.mask = torch.from_numpy(masks[i])
            value = layer(value)
            outputs.append(value)
        return outputs

    def differentiate(self, x, y, masks):
        """Leaves gradients in the parameters. Returns the mean loss."""
        self.optimizer.zero_grad()
        self.kept = self.outputs(x, masks)
        for output in self.kept:
            output.retain_grad()  # only for gradients(); training does not need it
        mean, total = self.loss_of(self.kept[-1], torch.from_numpy(y))
        (mean if self.loss["reduction"] == "mean" else total).backward()
        return mean.detach()

    def loss_of(self, z, y):
        """The mean and the sum of the losses."""
        if self.loss["type"] == "softmax-cross-entropy":
            losses = F.cross_entropy(z, y.long(), reduction="none")
        elif self.loss["type"] == "binary-cross-entropy":
            losses = F.binary_cross_entropy_with_logits(z, y.to(TYPE).reshape(z.shape), reduction="none")
        else:
            if not y.is_floating_point() and z.shape[1] > 1:
                y = F.one_hot(y.long(), z.shape[1])
            losses = F.mse_loss(z, y.to(TYPE).reshape(z.shape), reduction="none")
        return losses.mean(), losses.sum()


tandem.serve(Network)
