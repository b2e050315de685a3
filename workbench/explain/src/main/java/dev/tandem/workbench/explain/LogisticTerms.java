package dev.tandem.workbench.explain;

import static dev.tandem.workbench.explain.Expression.exp;
import static dev.tandem.workbench.explain.Expression.log;
import static dev.tandem.workbench.explain.Expression.minus;
import static dev.tandem.workbench.explain.Expression.number;
import static dev.tandem.workbench.explain.Expression.sum;
import static dev.tandem.workbench.explain.Expression.times;

import dev.tandem.network.LossSpec.BinaryCrossEntropy;
import dev.tandem.workbench.explain.Expression.Negative;
import dev.tandem.workbench.explain.Expression.Quantity;

/**
 * Sigmoid and binary cross-entropy of one row.
 *
 * @param row of the batch
 * @param label the row's class, 0 or 1
 */
record LogisticTerms(Quantities quantities, BinaryCrossEntropy spec, int row, int label) {
  private static final double LARGE =
      20; // beyond it, p or 1 - p has too few digits for a logarithm

  private Quantity z() {
    return quantities.output(quantities.lastLayer(), row, 0);
  }

  Formula probability() {
    return Formula.computed(
        "p" + (row == quantities.position() ? "" : "@" + row),
        "probability that sigmoid gives class 1",
        ActivationTerms.logistic(z()));
  }

  /** {@code -log p} for class 1, {@code -log(1 - p)} for class 0. */
  Expression loss() {
    Quantity p = probability().left();
    if (Math.abs(z().value()) > LARGE) {
      return weighted(softplus());
    }
    Expression logarithm = log(label == 1 ? p : minus(number(1), p));
    return label == 1 && weight() != 1
        ? new Negative(times(positive(), logarithm))
        : new Negative(logarithm);
  }

  /** {@code log(1 + exp(±z))}, or ±z itself where the 1 no longer counts. */
  private Expression softplus() {
    Expression turned = label == 1 ? new Negative(z()) : z();
    return turned.value() > LARGE ? turned : log(sum(number(1), exp(turned)));
  }

  Expression gradient() {
    Quantity y = new Quantity("y", "target: the row's class", label);
    return weighted(minus(probability().left(), y));
  }

  private Expression weighted(Expression expression) {
    return label == 1 && weight() != 1 ? times(positive(), expression) : expression;
  }

  private double weight() {
    return spec.positiveWeight().value().orElseThrow();
  }

  private Quantity positive() {
    return new Quantity("P", "weight of rows of class 1", weight());
  }
}
