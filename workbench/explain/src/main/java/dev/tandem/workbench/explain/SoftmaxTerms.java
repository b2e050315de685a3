package dev.tandem.workbench.explain;

import static dev.tandem.workbench.explain.Expression.exp;
import static dev.tandem.workbench.explain.Expression.log;
import static dev.tandem.workbench.explain.Expression.minus;
import static dev.tandem.workbench.explain.Expression.number;
import static dev.tandem.workbench.explain.Expression.over;
import static dev.tandem.workbench.explain.Expression.sum;
import static dev.tandem.workbench.explain.Expression.times;

import dev.tandem.network.ClassWeights;
import dev.tandem.network.LossSpec.SoftmaxCrossEntropy;
import dev.tandem.workbench.explain.Expression.Negative;
import dev.tandem.workbench.explain.Expression.Quantity;
import dev.tandem.workbench.explain.Expression.Sum;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Softmax and cross-entropy of one row, {@code loss = -Σₖ tₖ·log pₖ} with {@code pₖ = exp(zₖ) / Σⱼ
 * exp(zⱼ)}.
 *
 * @param row of the batch
 * @param label the row's class
 */
record SoftmaxTerms(Quantities quantities, SoftmaxCrossEntropy spec, int row, int label) {
  private static final double LARGE = 20; // above it, exp hides the smaller logits' digits

  private int classes() {
    return quantities.network().outputs();
  }

  private Quantity z(int unit) {
    return quantities.output(quantities.lastLayer(), row, unit);
  }

  private double largest() {
    return IntStream.range(0, classes()).mapToDouble(k -> z(k).value()).max().orElseThrow();
  }

  private boolean isLarge() {
    return IntStream.range(0, classes()).anyMatch(k -> Math.abs(z(k).value()) > LARGE);
  }

  /** A logit, less the largest one where exponentials would become too large. */
  private Expression shifted(int unit) {
    return isLarge()
        ? minus(z(unit), new Quantity("zmax", "the largest logit of the row", largest()))
        : z(unit);
  }

  private Expression exponentials() {
    return new Sum(
        IntStream.range(0, classes()).mapToObj(k -> (Expression) exp(shifted(k))).toList());
  }

  private Formula probability(int unit) {
    return Formula.computed(
        "p[" + unit + "]" + mark(),
        "probability that softmax gives class " + unit,
        over(exp(shifted(unit)), exponentials()));
  }

  private String mark() {
    return row == quantities.position() ? "" : "@" + row;
  }

  List<Formula> probabilities(int[] units) {
    return Arrays.stream(units).mapToObj(this::probability).toList();
  }

  /** Where targets are more than 1 for the row's class and 0 for the others. */
  private boolean plain() {
    return spec.labelSmoothing() == 0 && spec.classWeights() instanceof ClassWeights.None;
  }

  List<Formula> targets(int[] units) {
    return plain() ? List.of() : Arrays.stream(units).mapToObj(this::target).toList();
  }

  private Formula target(int unit) {
    Expression one = number(unit == label ? 1 : 0);
    Expression share = one;
    if (spec.labelSmoothing() != 0) {
      Quantity smoothing =
          new Quantity(
              "s", "label smoothing: share spread over all classes", spec.labelSmoothing());
      Quantity spread = new Quantity("K", "number of classes", classes());
      share = sum(times(minus(number(1), smoothing), one), over(smoothing, spread));
    }
    return Formula.computed(
        "t[" + unit + "]" + mark(),
        "target of class " + unit,
        spec.classWeights() instanceof ClassWeights.None
            ? share
            : times(
                share, new Quantity("k[" + unit + "]", "weight of class " + unit, weight(unit))));
  }

  private double weight(int unit) {
    return spec.classWeights() instanceof ClassWeights.Given given ? given.weights().get(unit) : 1;
  }

  Expression loss() {
    List<Expression> terms = new ArrayList<>();
    for (int k = 0; k < classes(); k++) {
      Quantity target = target(k).left();
      if (target.value() != 0) {
        terms.add(plain() ? logProbability(k) : times(target, logProbability(k)));
      }
    }
    return terms.size() == 1 ? new Negative(terms.get(0)) : new Negative(new Sum(terms));
  }

  /** {@code log p}; written with logits where p may have become 0. */
  private Expression logProbability(int unit) {
    return isLarge() ? minus(shifted(unit), log(exponentials())) : log(probability(unit).left());
  }

  Expression gradient(int unit) {
    Quantity p = probability(unit).left();
    Quantity t =
        plain()
            ? new Quantity(
                "t[" + unit + "]",
                "target of class " + unit + ": 1 for the row's class, otherwise 0",
                unit == label ? 1 : 0)
            : target(unit).left();
    double whole = IntStream.range(0, classes()).mapToDouble(k -> target(k).left().value()).sum();
    boolean one = Math.abs(whole - 1) < 1e-12;
    return minus(one ? p : times(new Quantity("T", "sum of all targets", whole), p), t);
  }
}
