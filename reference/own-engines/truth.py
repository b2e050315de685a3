"""What is right: PyTorch's layers, autograd and optimizers in float64."""

import copy

import torch
from torch import nn
from torch.nn import functional as F


class Masked(nn.Module):
    def __init__(self, probability):
        super().__init__()
        self.probability = probability

    def forward(self, x):
        return x * self.mask / (1 - self.probability) if self.training else x


def module(spec, width):
    kind = spec["type"]
    if kind == "dense":
        return nn.Linear(spec["inputs"], spec["outputs"])
    if kind == "dropout":
        return Masked(spec["probability"])
    if kind == "batch-norm":
        return nn.BatchNorm1d(width, spec["epsilon"], spec["momentum"])
    if kind == "layer-norm":
        return nn.LayerNorm(width, spec["epsilon"])
    if kind == "leaky-relu":
        return nn.LeakyReLU(spec["slope"])
    if kind == "gelu":
        return nn.GELU()
    return {"relu": nn.ReLU, "tanh": nn.Tanh, "sigmoid": nn.Sigmoid, "identity": nn.Identity}[kind]()


class Truth:
    def __init__(self, probe):
        self.setup, modules, width = probe.setup, [], probe.setup["inputs"]
        for spec in self.setup["layers"]:
            modules.append(module(spec, width))
            width = spec.get("outputs", width)
        self.model = nn.Sequential(*modules).double()
        self.model.load_state_dict(
            {name: torch.tensor(value).reshape(()) if "tracked" in name else torch.tensor(value)
             for name, value in probe.weights.items()})
        self.features = torch.tensor(probe.features).double()
        self.targets = torch.tensor(probe.targets)
        o = self.setup["optimizer"]
        if o["type"] == "sgd":
            self.optimizer = torch.optim.SGD(self.model.parameters(), 1, o["momentum"], o["dampening"],
                                             o["weightDecay"], o["nesterov"])
        elif o["type"] == "rmsprop":
            self.optimizer = torch.optim.RMSprop(self.model.parameters(), 1, o["alpha"], o["epsilon"],
                                                 o["weightDecay"], o["momentum"], o["centered"])
        elif o["type"] == "adagrad":
            self.optimizer = torch.optim.Adagrad(self.model.parameters(), 1, o["rateDecay"], o["weightDecay"],
                                                 o["initialAccumulator"], o["epsilon"])
        else:
            kind = torch.optim.Adam if o["type"] == "adam" else torch.optim.AdamW
            self.optimizer = kind(self.model.parameters(), 1, (o["beta1"], o["beta2"]), o["epsilon"],
                                  o["weightDecay"], o["amsgrad"])

    def outputs(self, plan, model):
        model.train()
        x, outputs = self.features[plan["rows"].tolist()], []
        for index, layer in enumerate(model):
            if isinstance(layer, Masked):
                layer.mask = torch.tensor(plan[f"mask.{index}"])
            x = layer(x)
            outputs.append(x)
        return outputs

    def loss(self, z, plan, reduction):
        y, spec = self.targets[plan["rows"].tolist()], self.setup["loss"]
        if spec["type"] == "softmax-cross-entropy":
            weights = None if spec["classWeights"] is None else torch.tensor(spec["classWeights"]).double()
            return F.cross_entropy(z, y.long(), weights, reduction=reduction, label_smoothing=spec["labelSmoothing"])
        y = y.double().reshape(z.shape)
        if spec["type"] == "binary-cross-entropy":
            weight = torch.tensor(spec["positiveWeight"]).double()
            return F.binary_cross_entropy_with_logits(z, y, pos_weight=weight, reduction=reduction)
        if spec["type"] == "huber":
            return F.huber_loss(z, y, reduction=reduction, delta=spec["delta"])
        return F.mse_loss(z, y, reduction=reduction)

    def differentiate(self, plan, model):
        """Leaves gradients in the model's parameters, with the penalty. Returns the mean loss."""
        z = self.outputs(plan, model)[-1]
        for parameter in model.parameters():
            parameter.grad = None
        self.loss(z, plan, self.setup["loss"]["reduction"]).backward()
        for parameter in model.parameters():
            parameter.grad += self.setup["regularization"]["l1"] * parameter.detach().sign()
        return self.loss(z, plan, "mean").item()

    def forward(self, plan):
        outputs = self.outputs(plan, copy.deepcopy(self.model))
        return {str(index): output.detach().numpy() for index, output in enumerate(outputs)}

    def gradients(self, plan):
        model = copy.deepcopy(self.model)
        self.differentiate(plan, model)
        return {name: parameter.grad.numpy() for name, parameter in model.named_parameters()}

    def step(self, plan):
        loss = self.differentiate(plan, self.model)
        regularization = self.setup["regularization"]
        if regularization["clipNorm"]:
            nn.utils.clip_grad_norm_(self.model.parameters(), regularization["clipNorm"])
        if regularization["clipValue"]:
            nn.utils.clip_grad_value_(self.model.parameters(), regularization["clipValue"])
        for group in self.optimizer.param_groups:
            group["lr"] = float(plan["rates"][0])
        self.optimizer.step()
        return loss

    def weights(self):
        return {name: value.numpy() for name, value in self.model.state_dict().items() if "tracked" not in name}

    def predict(self, features):
        self.model.eval()
        with torch.no_grad():
            return self.model(torch.tensor(features).double()).numpy()

    def probabilities(self, logits):
        z = torch.tensor(logits)
        kind = self.setup["loss"]["type"]
        if kind == "softmax-cross-entropy":
            return torch.softmax(z, 1).numpy()
        return torch.sigmoid(z).numpy() if kind == "binary-cross-entropy" else logits
