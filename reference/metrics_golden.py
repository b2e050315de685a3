"""Writes golden/metrics.txt and golden/number_metrics.txt: what scikit-learn says of small sets of
predictions, of classes and of numbers.

Run with numpy and scikit-learn installed: python reference/metrics_golden.py

Each file holds one case after another; each line is a name and its values, separated by blanks.
Matrices are written row after row. Undefined figures are nan.
"""

import warnings
from pathlib import Path

import numpy as np
import sklearn
from sklearn import metrics
from sklearn.calibration import calibration_curve

THRESHOLD = 0.3  # on the positive class's probability, for the cases of two classes


def softmax(logits):
    shifted = logits - logits.max(axis=1, keepdims=True)
    exponentials = np.exp(shifted)
    return exponentials / exponentials.sum(axis=1, keepdims=True)


def probabilities(logits):
    if logits.shape[1] == 1:
        positive = 1 / (1 + np.exp(-logits[:, 0]))
        return np.stack([1 - positive, positive], axis=1)
    return softmax(logits)


def cross_entropy(labels, logits):
    """The mean; sklearn's log_loss would clip probabilities that round to 0."""
    both = np.column_stack([0 * logits, logits]) if logits.shape[1] == 1 else logits
    each = np.logaddexp.reduce(both, axis=1) - both[np.arange(len(labels)), labels]
    return each.mean()


def answers(logits):
    return (logits[:, 0] > 0).astype(int) if logits.shape[1] == 1 else logits.argmax(axis=1)


def margin(logits):
    return logits[:, 0] if logits.shape[1] == 1 else logits[:, 1] - logits[:, 0]


def average_precision(positive, score):
    return metrics.average_precision_score(positive, score) if positive.any() else np.nan


def roc_auc(positive, score):
    return metrics.roc_auc_score(positive, score) if 0 < positive.sum() < len(positive) else np.nan


def areas(labels, logits, classes):
    """Of the positive class by its margin, or the mean of every class against the rest."""
    if classes == 2:
        return average_precision(labels, margin(logits)), roc_auc(labels, margin(logits))
    chances = probabilities(logits)
    each = [(labels == c, chances[:, c]) for c in range(classes)]
    return np.mean([average_precision(*e) for e in each]), np.mean([roc_auc(*e) for e in each])


def quality(labels, predicted, classes):
    average = "binary" if classes == 2 else "macro"
    names = list(range(classes))
    precision, recall, f1, _ = metrics.precision_recall_fscore_support(
        labels, predicted, average=average, zero_division=0
    )
    return {
        "accuracy": [metrics.accuracy_score(labels, predicted)],
        "precision": [precision],
        "recall": [recall],
        "f1": [f1],
        "confusion": metrics.confusion_matrix(labels, predicted, labels=names),
    }


def curves(labels, logits):
    precision, recall, pr_thresholds = metrics.precision_recall_curve(labels, margin(logits))
    false_rate, true_rate, roc_thresholds = metrics.roc_curve(
        labels, margin(logits), drop_intermediate=False
    )
    return {
        "pr_precision": precision,
        "pr_recall": recall,
        "pr_thresholds": pr_thresholds,
        "roc_false_positive_rate": false_rate,
        "roc_true_positive_rate": true_rate,
        "roc_thresholds": roc_thresholds,
    }


def threshold_curve(labels, chances):
    """From high thresholds to low ones: what each distinct probability would give as one."""
    thresholds = np.unique(chances)[::-1]
    answered = [(chances >= threshold).astype(int) for threshold in thresholds]
    return {
        "curve_thresholds": thresholds,
        "curve_precision": [metrics.precision_score(labels, a, zero_division=0) for a in answered],
        "curve_recall": [metrics.recall_score(labels, a, zero_division=0) for a in answered],
        "curve_f1": [metrics.f1_score(labels, a, zero_division=0) for a in answered],
    }


def calibration(labels, logits, classes):
    """Of the positive class, or of the class answered; bins without rows are left out."""
    chances = probabilities(logits)
    answered = answers(logits)
    told = chances[:, 1] if classes == 2 else chances[np.arange(len(labels)), answered]
    came = labels if classes == 2 else (answered == labels).astype(int)
    share, probability = calibration_curve(came, told, n_bins=10, pos_label=1)
    bins = np.searchsorted(np.linspace(0, 1, 11)[1:-1], told)
    rows = np.bincount(bins, minlength=10)
    brier = metrics.brier_score_loss(
        labels, told if classes == 2 else chances, labels=list(range(classes))
    )
    return {
        "brier": [brier],
        "calibration_rows": rows[rows > 0],
        "calibration_share": share,
        "calibration_probability": probability,
        "calibration_error": [np.sum(rows[rows > 0] * np.abs(share - probability)) / len(labels)],
    }


def figures(labels, logits, classes):
    chances = probabilities(logits)
    pr_auc, area = areas(labels, logits, classes)
    result = {
        "loss": [cross_entropy(labels, logits)],
        "pr_auc": [pr_auc],
        "roc_auc": [area],
        **quality(labels, answers(logits), classes),
        **calibration(labels, logits, classes),
    }
    if classes == 2:
        chosen = (chances[:, 1] >= THRESHOLD).astype(int)
        result["threshold"] = [THRESHOLD]
        result.update({"threshold_" + k: v for k, v in quality(labels, chosen, classes).items()})
        if 0 < labels.sum() < len(labels) <= 40:
            result.update(curves(labels, logits))
            result.update(threshold_curve(labels, chances[:, 1]))
    return result


def random_case(seed, rows, classes, columns, decimals, prevalence=None):
    """Logits that know something of the label; few decimals make ties."""
    generator = np.random.default_rng(seed)
    share = None if prevalence is None else [1 - prevalence, prevalence]
    labels = generator.choice(classes, size=rows, p=share)
    noise = generator.normal(size=(rows, columns))
    signal = 2.0 * labels[:, None] - 1 if columns == 1 else np.eye(classes)[labels]
    return labels, np.round(noise + 0.8 * signal, decimals), classes


def column(*values):
    return np.array(values, dtype=float)[:, None]


def cases():
    alternating = np.array([0, 1, 0, 1, 1, 0])
    yield "one logit with ties", *random_case(1, 40, 2, 1, 0)
    yield "two logits", *random_case(2, 40, 2, 2, 3)
    yield "two logits with ties", *random_case(3, 40, 2, 2, 0)
    yield "all scores equal", alternating, column(*[0.25] * 6), 2
    yield "perfect", alternating, column(-1, 2, -3, 1, 4, -0.5), 2
    yield "inverted", alternating, column(1, -2, 3, -1, -4, 0.5), 2
    yield "signed zeros are one score", alternating, column(0.0, -0.0, -0.0, 0.0, 1, -1), 2
    yield "probabilities that round to one", alternating, column(50, 60, 45, 55, 40, 41), 2
    yield "no positives", np.zeros(5, dtype=int), column(1, -2, 3, -1, 0.5), 2
    yield "no negatives", np.ones(5, dtype=int), column(1, -2, 3, -1, 0.5), 2
    yield "never answered positive", alternating, column(-1, -2, -3, -1, -4, -5), 2
    yield "one percent", *random_case(4, 1000, 2, 1, 1, prevalence=0.01)
    yield "three classes", *random_case(5, 60, 3, 3, 2)
    yield "three classes with ties", *random_case(6, 60, 3, 3, 0)
    labels, logits, _ = random_case(7, 40, 3, 3, 1)
    yield "three classes, one never answered", labels, logits - np.array([0, 0, 9.0]), 3
    labels, logits, _ = random_case(10, 40, 3, 3, 1)
    absent = np.where(labels == 1, 2, labels)
    yield "three classes, one without rows", absent, logits, 3
    yield "three classes, one neither actual nor answered", absent, logits - np.array([0, 9, 0]), 3
    yield "ten classes", *random_case(8, 200, 10, 10, 2)


def line(name, values):
    return name + " " + " ".join(repr(v) for v in np.asarray(values).ravel().tolist())


def number_cases():
    generator = np.random.default_rng(9)
    actual = np.round(generator.normal(size=(40, 1)), 3)
    yield "one output", actual, np.round(actual + 0.3 * generator.normal(size=(40, 1)), 3)
    several = np.round(generator.normal(size=(25, 3)) * [1, 10, 0.1] + [5, 0, -3], 3)
    yield "three outputs", several, np.round(several + generator.normal(size=(25, 3)), 3)
    yield "worse than the mean", actual, -actual
    yield "perfect", actual, actual
    yield "constant and missed", np.full((4, 1), 2.0), column(2, 2, 3, 2)
    yield "constant and met", np.full((4, 1), 2.0), np.full((4, 1), 2.0)
    yield "one of two outputs constant", np.array([[1.0, 7], [2, 7]]), np.array([[1.5, 7], [2, 8]])
    yield "far from zero", actual + 1e6, actual + 1e6 + np.round(generator.normal(size=(40, 1)), 3)
    yield "one row", column(3), column(1)


def number_figures(actual, predicted):
    r2 = metrics.r2_score(actual, predicted) if len(actual) > 1 else np.nan
    return {
        "mae": [metrics.mean_absolute_error(actual, predicted)],
        "rmse": [metrics.root_mean_squared_error(actual, predicted)],
        "r2": [r2],
    }


def write_numbers():
    lines = [f"# Written by reference/metrics_golden.py with scikit-learn {sklearn.__version__}"]
    for name, actual, predicted in number_cases():
        lines += ["", "case " + name, line("outputs", [actual.shape[1]])]
        lines += [line("actual", actual), line("predicted", predicted)]
        lines += [line(k, v) for k, v in number_figures(actual, predicted).items()]
    target = Path(__file__).parent / "golden" / "number_metrics.txt"
    target.write_text("\n".join(lines) + "\n", newline="\n")


def main():
    lines = [f"# Written by reference/metrics_golden.py with scikit-learn {sklearn.__version__}"]
    for name, labels, logits, classes in cases():
        lines += ["", "case " + name, line("classes", [classes])]
        lines += [line("labels", labels), line("logits", logits)]
        lines += [line(k, v) for k, v in figures(labels, logits, classes).items()]
    target = Path(__file__).parent / "golden" / "metrics.txt"
    target.write_text("\n".join(lines) + "\n", newline="\n")


if __name__ == "__main__":
    warnings.simplefilter("error")
    main()
    write_numbers()
