"""Python's PyTorch as the workshop used it: nn.Module, DataLoader, torch.optim.SGD with momentum.

    ./tandem check examples/own-engine/pytorch_loader.py
    ./tandem compare examples/as-reported/workshop-python.yaml

Only the order of the rows comes from Tandem, so that every contender sees the same batches.
"""
import tandem
import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset


class Model(nn.Module):
    def __init__(self, inputs, hidden1, hidden2, classes):
        super().__init__()
        self.fc1 = nn.Linear(inputs, hidden1)
        self.fc2 = nn.Linear(hidden1, hidden2)
        self.fc3 = nn.Linear(hidden2, classes)

    def forward(self, x):
        x = torch.relu(self.fc1(x))
        x = torch.relu(self.fc2(x))
        return self.fc3(x)


NAMES = {"0": "fc1", "2": "fc2", "4": "fc3"}  # Tandem counts all layers, the activations too


class Network:
    about = {"name": "PyTorch with DataLoader", "version": torch.__version__, "precision": "float32",
             "can": {"activations": ["relu"], "losses": ["softmax-cross-entropy"], "optimizers": ["sgd"]}}

    def open(self, setup, weights):
        layers, o = setup["layers"], setup["optimizer"]
        if [layer["type"] for layer in layers] != ["dense", "relu", "dense", "relu", "dense"]:
            raise tandem.Unsupported("any network but three dense layers with ReLU between them")
        tandem.refuse(setup, "loss.labelSmoothing", "loss.classWeights",
                      "regularization.l1", "regularization.clipNorm", "regularization.clipValue")
        self.criterion = nn.CrossEntropyLoss(reduction=setup["loss"]["reduction"])
        self.summed = setup["loss"]["reduction"] == "sum"
        self.model = Model(setup["inputs"], *[layers[i]["outputs"] for i in (0, 2, 4)])
        self.model.load_state_dict({NAMES[name[0]] + name[1:]: torch.from_numpy(w) for name, w in weights.items()})
        self.optimizer = torch.optim.SGD(self.model.parameters(), lr=o["learningRate"], momentum=o["momentum"],
                                         dampening=o["dampening"], weight_decay=o["weightDecay"], nesterov=o["nesterov"])

    def load(self, features, targets, batches):
        dataset = TensorDataset(torch.from_numpy(features), torch.from_numpy(targets).long())
        return DataLoader(dataset, batch_sampler=batches)

    def step(self, x, y, rate, masks):
        self.model.train()
        self.optimizer.param_groups[0]["lr"] = rate
        self.optimizer.zero_grad()
        z = self.model(x)
        loss = self.criterion(z, y)
        if torch.isfinite(loss):
            loss.backward()
            self.optimizer.step()
        correct = (z.argmax(dim=1) == y).sum().item()
        return (loss.item() / len(y) if self.summed else loss.item()), correct

    def predict(self, x):
        self.model.eval()
        with torch.no_grad():
            return self.model(torch.from_numpy(x)).numpy()

    def weights(self):
        back = {module: index for index, module in NAMES.items()}
        return {back[name[:3]] + name[3:]: value.numpy() for name, value in self.model.state_dict().items()}


tandem.serve(Network)
