"""Losses and their gradients by the last layer's outputs, with their mistakes."""

import numpy as np


def loss_and_slope(has, spec, z, y, nominal):
    """The batch's mean loss, and the gradient of what is minimized. nominal is the size of a whole batch."""
    target = y.reshape(z.shape) if y.ndim > 1 or z.shape[1] == 1 else one_hot(has, y, z)
    if spec["type"] == "softmax-cross-entropy":
        losses, slope, p = softmax_cross_entropy(has, z, target)
        count = len(z)
    elif spec["type"] == "binary-cross-entropy":
        losses, slope, p = binary_cross_entropy(has, z, target)
        count = len(z)
    else:
        losses, slope, p = squared_error(has, z, target)
        count = len(z) if has("mse-mean-over-rows-only") else z.size

    if has("output-derivative-extra") and spec["type"] != "mean-squared-error":
        slope = slope * p * (1 - p)  # of the squared error; cross-entropy's has cancelled it
    loss = losses.sum() / count
    if has("loss-reported-as-sum"):
        loss = losses.sum()
    if has("reported-loss-is-squared-error"):
        loss = ((p - target) ** 2).mean()  # what is plotted is not what is differentiated
    if has("mse-loss-halved") and spec["type"] == "mean-squared-error":
        loss = loss / 2

    if spec["reduction"] == "sum" or has("sum-for-mean"):
        return loss, slope
    if has("mean-over-classes-too") and spec["type"] == "softmax-cross-entropy":
        count = z.size  # np.mean over all values
    if has("short-batch-by-nominal-size"):
        count = count / len(z) * nominal  # divided by batch_size, however many rows there are
    return loss, slope / count


def one_hot(has, y, z):
    rows, classes = z.shape
    if has("labels-shifted"):
        return np.eye(classes, dtype=z.dtype)[y - 1]  # as if classes were counted from 1
    if has("one-hot-all-columns"):
        target = np.zeros_like(z)
        target[:, y] = 1  # for target[np.arange(rows), y] = 1
        return target
    return np.eye(classes, dtype=z.dtype)[y]


def softmax_cross_entropy(has, z, target):
    if has("softmax-without-shift"):
        p = np.exp(z) / np.exp(z).sum(axis=1, keepdims=True)
        return -np.where(target > 0, target * np.log(p), 0), p - target, p
    if has("softmax-one-shift-for-batch"):
        e = np.exp(z - z.max())  # one maximum for all rows
        p = e / e.sum(axis=1, keepdims=True)
        return -np.where(target > 0, target * np.log(p), 0), p - target, p
    if has("softmax-over-the-batch"):
        e = np.exp(z - z.max(axis=0))
        p = e / e.sum(axis=0)  # the wrong axis: over rows, not classes
        return -np.where(target > 0, target * np.log(p), 0), p - target, p

    shifted = z - z.max(axis=1, keepdims=True)
    log_p = shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True))
    p = np.exp(log_p)
    if has("log-without-guard"):
        log_p = np.log(p)  # minus infinity where p underflows
        return -np.where(target > 0, target * log_p, 0), p - target, p
    if has("log-plus-1e-8"):
        return -target * np.log(p + 1e-8), p - target, p
    if has("log-clipped-1e-7"):
        return -target * np.log(np.clip(p, 1e-7, 1 - 1e-7)), p - target, p
    return -target * log_p, p - target, p


def binary_cross_entropy(has, z, target):
    p = 1 / (1 + np.exp(-z))
    if has("binary-log-without-guard"):
        return -target * np.log(p) - (1 - target) * np.log(1 - p), p - target, p
    if has("log-plus-1e-8"):
        return -target * np.log(p + 1e-8) - (1 - target) * np.log(1 - p + 1e-8), p - target, p
    if has("log-clipped-1e-7"):
        q = np.clip(p, 1e-7, 1 - 1e-7)
        return -target * np.log(q) - (1 - target) * np.log(1 - q), p - target, p
    return np.logaddexp(0, z) - target * z, p - target, p


def squared_error(has, z, target):
    d = z - target
    if has("mse-factor-2-missing"):
        return d ** 2, d, z  # the gradient of half the loss
    if has("mse-factor-2-extra"):
        return d ** 2, 4 * d, z  # the 2 came in once more
    return d ** 2, 2 * d, z
