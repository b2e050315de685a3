"""Losses and their gradients by the last layer's outputs, with their mistakes."""

import numpy as np


def loss_and_slope(has, spec, z, y, nominal):
    """The batch's mean loss, and the gradient of what is minimized. nominal is the size of a whole batch."""
    classes = y.ndim == 1
    rows, kind = len(z), spec["type"]
    if kind == "softmax-cross-entropy":
        target = smoothed(has, spec["labelSmoothing"], one_hot(has, y, z))
        weights = class_weights(has, spec, y, z)
        losses, slope, p = softmax_cross_entropy(has, z, target, weights)
        if weights is None or has("class-weights-divided-by-rows"):
            count = rows
        else:
            count = weights[y].sum()
    elif kind == "binary-cross-entropy":
        target = y.reshape(z.shape)
        if has("labels-minus-one"):
            target = 2 * target - 1  # as for tanh outputs or the hinge loss
        if has("labels-shifted"):
            target = (target + 1) % 2
        losses, slope, p = binary_cross_entropy(has, z, target, 1 if has("positive-weight-ignored") else
                                                spec["positiveWeight"])
        count = rows
    else:
        target = one_hot(has, y, z) if classes and z.shape[1] > 1 else y.reshape(z.shape)
        losses, slope, p = number_loss(has, spec, z, target)
        count = rows if has("mse-mean-over-rows-only") else z.size

    if kind.endswith("cross-entropy"):
        if has("output-derivative-extra"):
            slope = slope * p * (1 - p)  # of the squared error; cross-entropy's has cancelled it
        if has("cross-entropy-factor-2"):
            slope = 2 * slope  # the squared error's 2
    if has("mean-over-classes") and kind == "softmax-cross-entropy":
        losses, slope = losses / z.shape[1], slope / z.shape[1]  # np.mean over all values
    return reported(has, spec, losses, count, z, p, target), reduced(has, spec, slope, count, z, nominal)


def reported(has, spec, losses, count, z, p, target):
    loss = losses.sum() / count
    if has("loss-reported-as-sum") or (has("summed-loss") and spec["reduction"] == "mean"):
        return losses.sum()
    if has("loss-reported-per-class") and spec["type"] == "softmax-cross-entropy":
        return loss / z.shape[1]
    if has("reported-loss-is-squared-error") and spec["type"].endswith("cross-entropy"):
        return ((p - target) ** 2).mean()  # what is plotted is not what is differentiated
    if has("mse-loss-halved") and spec["type"] == "mean-squared-error":
        return loss / 2
    return loss


def reduced(has, spec, slope, count, z, nominal):
    if spec["reduction"] == "sum" or has("sum-for-mean") or has("summed-loss"):
        return slope
    if has("gradient-mean-over-classes") and spec["type"] == "softmax-cross-entropy":
        count = z.size
    if has("short-batch-by-nominal-size"):
        count = count / len(z) * nominal  # divided by batch_size, however many rows there are
    return slope / count


def one_hot(has, y, z):
    rows, classes = z.shape
    if has("labels-shifted"):
        return np.eye(classes, dtype=z.dtype)[y - 1]  # as if classes were counted from 1
    if has("one-hot-all-columns"):
        target = np.zeros_like(z)
        target[:, y] = 1  # for target[np.arange(rows), y] = 1
        return target
    return np.eye(classes, dtype=z.dtype)[y]


def smoothed(has, s, target):
    classes = target.shape[1]
    if s == 0 or has("label-smoothing-ignored"):
        return target
    if has("label-smoothing-over-others"):
        return np.where(target > 0, 1 - s, s / (classes - 1)).astype(target.dtype)
    return (1 - s) * target + s / classes


def class_weights(has, spec, y, z):
    if spec["classWeights"] is None or has("class-weights-ignored"):
        return None
    return np.array(spec["classWeights"], z.dtype)


def softmax_cross_entropy(has, z, target, weights):
    """Losses by row and class, the slope of their sum, and the probabilities."""
    if weights is not None:
        target = target * weights
    if has("softmax-without-shift"):
        p = np.exp(z) / np.exp(z).sum(axis=1, keepdims=True)
        log_p = np.log(p)
    elif has("softmax-one-shift-for-batch"):
        e = np.exp(z - z.max())  # one maximum for all rows
        p = e / e.sum(axis=1, keepdims=True)
        log_p = np.log(p)
    elif has("softmax-over-the-batch"):
        e = np.exp(z - z.max(axis=0))
        p = e / e.sum(axis=0)  # the wrong axis: over rows, not classes
        log_p = np.log(p)
    else:
        shifted = z - z.max(axis=1, keepdims=True)
        log_p = shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True))
        p = np.exp(log_p)
    if has("log-without-guard"):
        log_p = np.log(p)  # minus infinity where p underflows
    if has("log-plus-1e-8") or has("gradient-through-guarded-log"):
        log_p = np.log(p + 1e-8)
    if has("log-clipped-1e-7"):
        log_p = np.log(np.clip(p, 1e-7, 1 - 1e-7))

    slope = p * target.sum(axis=1, keepdims=True) - target
    if has("gradient-through-guarded-log"):
        by_p = -target / (p + 1e-8)  # by p, and then through the softmax's Jacobian
        slope = p * (by_p - (p * by_p).sum(axis=1, keepdims=True))
    return np.where(target > 0, -target * log_p, 0), slope, p


def binary_cross_entropy(has, z, target, weight):
    p = 1 / (1 + np.exp(-z))
    if has("binary-log-without-guard") or has("log-without-guard"):
        log_p, log_q = np.log(p), np.log(1 - p)
    elif has("log-plus-1e-8") or has("gradient-through-guarded-log"):
        log_p, log_q = np.log(p + 1e-8), np.log(1 - p + 1e-8)
    elif has("log-clipped-1e-7"):
        clipped = np.clip(p, 1e-7, 1 - 1e-7)
        log_p, log_q = np.log(clipped), np.log(1 - clipped)
    else:
        log_p, log_q = -np.logaddexp(0, -z), -np.logaddexp(0, z)
    losses = -weight * target * log_p - (1 - target) * log_q
    slope = weight * target * (p - 1) + (1 - target) * p
    if has("gradient-through-guarded-log"):
        by_p = -weight * target / (p + 1e-8) + (1 - target) / (1 - p + 1e-8)
        slope = by_p * p * (1 - p)
    return losses, slope, p


def number_loss(has, spec, z, target):
    d = z - target
    if spec["type"] == "huber":
        delta = spec["delta"]
        if has("huber-without-lines"):
            return d ** 2, 2 * d, z  # the squared error
        small = np.abs(d) <= delta
        return (np.where(small, d ** 2 / 2, delta * (np.abs(d) - delta / 2)),
                np.where(small, d, delta * np.sign(d)), z)
    if has("mse-factor-2-missing"):
        return d ** 2, d, z  # the gradient of half the loss
    if has("mse-factor-2-extra"):
        return d ** 2, 4 * d, z  # the 2 came in once more
    if has("mse-half"):
        return d ** 2 / 2, d, z  # another loss, and its gradient
    return d ** 2, 2 * d, z
