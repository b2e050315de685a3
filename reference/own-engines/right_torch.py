"""The right network with PyTorch's autograd: only the forward pass is written, no backward."""

import torch
from torch.nn import functional as F

from right_network import Network


def network(precision):
    dtype = getattr(torch, precision)

    class Torch(Network):
        about = {**Network.about, "precision": precision, "version": torch.__version__}

        def differentiate(self, x, y, masks):
            leaves = {name: torch.tensor(w, requires_grad=True) for name, w in self.w.items()}
            z = torch.tensor(x)
            for i, layer in enumerate(self.layers):
                if layer["type"] == "dense":
                    z = z @ leaves[f"{i}.weight"]
                    z = z + leaves[f"{i}.bias"] if layer["bias"] else z
                elif layer["type"] == "dropout":
                    z = z * torch.tensor(masks[i]) / (1 - layer["probability"])
                elif layer["type"] != "identity":
                    z = getattr(torch, layer["type"])(z)
            losses = self.torch_losses(z, torch.tensor(y))
            (losses.mean() if self.loss["reduction"] == "mean" else losses.sum()).backward()
            return losses.mean().item(), {name: leaf.grad.numpy() for name, leaf in leaves.items()}

        def torch_losses(self, z, y):
            if self.loss["type"] == "softmax-cross-entropy":
                return F.cross_entropy(z, y.long(), reduction="none")
            if self.loss["type"] == "binary-cross-entropy":
                return F.binary_cross_entropy_with_logits(z, y.to(dtype).reshape(z.shape), reduction="none")
            if y.ndim == 1 and z.shape[1] > 1:
                y = F.one_hot(y.long(), z.shape[1])
            return F.mse_loss(z, y.to(dtype).reshape(z.shape), reduction="none")

    return Torch
