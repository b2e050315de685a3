"""Writes golden/encoders.txt: what scikit-learn's scalers, imputers, one-hot encoder and folds make of small columns,
and the formula of target encoding.

Run with numpy and scikit-learn installed: python reference/encoders.py

The file holds one case after another; each line is a name and its values, separated by blanks. A missing value is nan,
a missing category is '-'. Encoders are fitted on the training rows, the first ones; features are those of all rows, row
after row.
"""

from pathlib import Path

import numpy as np
import sklearn
from sklearn.impute import MissingIndicator, SimpleImputer
from sklearn.model_selection import KFold, StratifiedShuffleSplit
from sklearn.pipeline import FeatureUnion, make_pipeline
from sklearn.preprocessing import (
    FunctionTransformer,
    MinMaxScaler,
    OneHotEncoder,
    RobustScaler,
    StandardScaler,
)

RARE = 5  # a category of fewer training rows goes to "other", where there are more than FEW categories
FEW = 20
STRENGTH = 20  # of the prior in target encoding, in rows
SCALERS = {
    "standard": StandardScaler(),
    "min-max": MinMaxScaler(),
    "robust": RobustScaler(),
    "log": make_pipeline(FunctionTransformer(np.log1p), StandardScaler()),
}


def numbers(name, scaler, values, training):
    """Missing values become the median of the training rows; a column more says where they were."""
    column = np.asarray(values, dtype=float).reshape(-1, 1)
    filled = make_pipeline(SimpleImputer(strategy="median"), scaler)
    flagged = np.isnan(column[:training]).any()
    encoder = FeatureUnion([("filled", filled), ("flag", MissingIndicator(features="all"))]) if flagged else filled
    features = encoder.fit(column[:training]).transform(column)
    return case(name, "values", column.ravel(), training, features)


def categories(name, values, training):
    """One feature a category, then one for missing values and one for rare and unseen ones, if training has any."""
    column = np.asarray(values, dtype=object).reshape(-1, 1)
    fitted = column[:training]
    known = fitted[fitted[:, 0] != "-"]
    many = len(set(known.ravel())) > FEW
    encoder = OneHotEncoder(
        handle_unknown="infrequent_if_exist" if many else "ignore",
        min_frequency=RARE if many else None,
        sparse_output=False,
    ).fit(known)
    present = column.ravel() != "-"
    features = np.zeros((len(column), len(encoder.get_feature_names_out())))
    features[present] = encoder.transform(column[present])
    if (fitted == "-").any():
        other = 1 if many and encoder.infrequent_categories_[0] is not None else 0
        features = np.insert(features, features.shape[1] - other, ~present, axis=1)
    return case(name, "texts", column.ravel(), training, features)


def target_means(name, values, y, folds, training):
    """(sum + STRENGTH prior) / (count + STRENGTH): of the other folds for a training row, else of all of training."""

    def mean(rows, category):
        own = [y[i] for i in rows if values[i] == category]
        prior = np.mean([y[i] for i in rows])
        return (sum(own) + STRENGTH * prior) / (len(own) + STRENGTH)

    rows = range(training)
    own = [mean([j for j in rows if folds[j] != folds[i]], values[i]) for i in rows]
    others = [mean(rows, values[i]) for i in range(training, len(values))]
    features = (np.array(own + others) - np.mean(own)) / np.std(own)
    text = case(name, "texts", values, training, features.reshape(-1, 1))
    return text + line("targets", y) + line("folds", folds)


def case(name, kind, values, training, features):
    return f"case {name}\n" + line(kind, values) + line("training", [training]) + line("features", features.ravel())


def line(name, values):
    return name + " " + " ".join(str(v) if isinstance(v, str) else repr(float(v)) for v in values) + "\n"


def folds(rows, k):
    text = f"case folds-{rows}-{k}\n" + line("rows", [rows]) + line("of", [k])
    for i, (_, test) in enumerate(KFold(k, shuffle=False).split(np.zeros(rows))):
        text += line(f"fold{i + 1}", test)
    return text


def stratified(name, labels, share):
    """How many rows of each class test; which ones is chance."""
    split = StratifiedShuffleSplit(1, test_size=share, random_state=0)
    _, test = next(split.split(np.zeros(len(labels)), labels))
    counts = np.bincount(np.array(labels)[test], minlength=max(labels) + 1)
    return f"case {name}\n" + line("labels", labels) + line("share", [share]) + line("counts", counts)


def main():
    random = np.random.default_rng(20260601)
    plain = np.round(random.normal(50, 12, 40), 3)
    skewed = np.round(random.exponential(1000, 40), 2)
    gaps = plain.copy()
    gaps[[2, 9, 33]] = np.nan
    late = plain.copy()
    late[35] = np.nan  # missing in a row that does not train
    text = f"# scikit-learn {sklearn.__version__}, numpy {np.__version__}; see encoders.py\n"
    for name, scaler in SCALERS.items():
        text += numbers(name, scaler, plain, 30)
        text += numbers(name + " gaps", scaler, gaps, 30)
        text += numbers(name + " skewed", scaler, skewed, 30)
    text += numbers("standard late", StandardScaler(), late, 30)
    text += numbers("robust equal", RobustScaler(), [3.0] * 6, 4)
    few = [str(c) for c in random.choice(["Oslo", "Rome", "Lima"], 30)] + ["Bonn", "Rome"]
    text += categories("few", few, 30)
    text += categories("few gaps", ["-"] + few[1:], 30)
    frequent = [f"c{i:02d}" for i in range(22) for _ in range(2 + i % 7)]
    many = [str(c) for c in random.permutation(frequent)]
    text += categories("many", many + ["c00", "c21", "new"], len(many))
    text += categories("many gaps", ["-"] + many + ["c00", "-", "new"], len(many) + 1)
    cities = [str(c) for c in random.choice(["a", "b", "c", "d"], 40, p=[0.5, 0.3, 0.15, 0.05])] + ["a", "d"]
    fold = [int(f) for f in random.permutation([i % 5 for i in range(40)])]
    text += target_means("target two", cities, [int(v) for v in random.random(40) < 0.3], fold, 40)
    text += target_means("target numbers", cities, [float(v) for v in np.round(random.normal(9, 4, 40), 3)], fold, 40)
    for rows, k in [(10, 5), (11, 4), (23, 5), (7, 7)]:
        text += folds(rows, k)
    labels = [int(v) for v in random.choice(3, 97, p=[0.6, 0.3, 0.1])]
    text += stratified("stratified", labels, 0.2) + stratified("stratified half", labels, 0.5)
    (Path(__file__).parent / "golden" / "encoders.txt").write_text(text)


if __name__ == "__main__":
    main()
