package dev.tandem.workbench.explain;

import static dev.tandem.workbench.explain.Expression.minus;
import static dev.tandem.workbench.explain.Expression.number;
import static dev.tandem.workbench.explain.Expression.over;
import static dev.tandem.workbench.explain.Expression.sqrt;
import static dev.tandem.workbench.explain.Expression.sum;
import static dev.tandem.workbench.explain.Expression.times;

import dev.tandem.workbench.explain.Expression.OverRows;
import dev.tandem.workbench.explain.Expression.Quantity;
import dev.tandem.workbench.explain.Expression.Sum;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * Batch and layer normalization, {@code n = scale·(x - mean)/√(variance + ε) + shift}. They differ
 * in what is averaged: a unit over the rows of the batch, or a row over its units.
 */
final class NormTerms {
  private final Quantities quantities;
  private final int layer;
  private final double epsilon;
  private final boolean byUnit;

  private NormTerms(Quantities quantities, int layer, double epsilon, boolean byUnit) {
    this.quantities = quantities;
    this.layer = layer;
    this.epsilon = epsilon;
    this.byUnit = byUnit;
  }

  static NormTerms ofBatch(Quantities quantities, int layer, double epsilon) {
    return new NormTerms(quantities, layer, epsilon, true);
  }

  static NormTerms ofRow(Quantities quantities, int layer, double epsilon) {
    return new NormTerms(quantities, layer, epsilon, false);
  }

  /** What is averaged over for a unit of a row: places of a row and a unit. */
  private record At(int row, int unit) {}

  private List<At> group(int row, int unit) {
    int size = byUnit ? quantities.rows() : quantities.inputs(layer).cols();
    return IntStream.range(0, size)
        .mapToObj(i -> byUnit ? new At(i, unit) : new At(row, i))
        .toList();
  }

  private Expression mean(int row, int unit, IntFunction<Expression> of, Expression pattern) {
    List<At> group = group(row, unit);
    List<Expression> terms = IntStream.range(0, group.size()).mapToObj(of).toList();
    Quantity size =
        new Quantity(
            byUnit ? "B" : "U", byUnit ? "rows in the batch" : "units in the layer", group.size());
    return over(byUnit ? new OverRows(pattern, terms) : new Sum(terms), size);
  }

  private String mark(int row, int unit) {
    return layer + (byUnit ? "[" + unit + "]" : row == quantities.position() ? "" : "@" + row);
  }

  Formula mean(int row, int unit) {
    List<At> group = group(row, unit);
    return Formula.computed(
        "mean" + mark(row, unit),
        byUnit ? "mean of the unit over the batch" : "mean of the row over its units",
        mean(row, unit, i -> input(group.get(i)), quantities.input(layer, unit)));
  }

  Formula variance(int row, int unit) {
    List<At> group = group(row, unit);
    Quantity mean = mean(row, unit).left();
    return Formula.computed(
        "var" + mark(row, unit),
        "variance around that mean, divided by all",
        mean(
            row,
            unit,
            i -> square(minus(input(group.get(i)), mean)),
            square(minus(quantities.input(layer, unit), mean))));
  }

  Formula root(int row, int unit) {
    return Formula.computed(
        "s" + mark(row, unit),
        "standard deviation",
        sqrt(
            sum(variance(row, unit).left(), new Quantity("ε", "keeps the root above 0", epsilon))));
  }

  Formula standardized(int row, int unit) {
    String symbol = quantities.input(layer, row, unit).symbol();
    return Formula.computed(
        "s" + symbol,
        symbol + " brought to mean 0 and variance 1",
        over(minus(input(new At(row, unit)), mean(row, unit).left()), root(row, unit).left()));
  }

  /** The gradient by the standardized value. */
  Formula standardizedGradient(int row, int unit) {
    Quantity standardized = standardized(row, unit).left();
    return Formula.computed(
        "d" + standardized.symbol(),
        "gradient of the loss by " + standardized.symbol(),
        times(
            quantities.outputGradient(layer, row, unit),
            quantities.parameter(Place.scale(layer, unit))));
  }

  Formula output(int unit) {
    return quantities.formula(
        quantities.output(layer, unit),
        sum(
            times(
                quantities.parameter(Place.scale(layer, unit)),
                standardized(quantities.position(), unit).left()),
            quantities.parameter(Place.shift(layer, unit))));
  }

  /** All formulas of the way forward. */
  List<Formula> forward(int unit) {
    int row = quantities.position();
    return List.of(
        mean(row, unit),
        variance(row, unit),
        root(row, unit),
        standardized(row, unit),
        output(unit));
  }

  /**
   * The gradient that is handed on: since every value has a share in mean and variance, three
   * terms.
   */
  List<Formula> backward(int unit) {
    int row = quantities.position();
    List<At> group = group(row, unit);
    Formula own = standardizedGradient(row, unit);
    Formula meanGradient =
        Formula.computed(
            "mg" + mark(row, unit),
            "mean of the gradients by standardized values",
            mean(row, unit, i -> gradient(group.get(i)), own.left()));
    Formula meanProduct =
        Formula.computed(
            "mp" + mark(row, unit),
            "mean of those gradients times the standardized values",
            mean(
                row,
                unit,
                i -> times(gradient(group.get(i)), standardized(group.get(i))),
                times(own.left(), standardized(row, unit).left())));
    List<Formula> formulas = new ArrayList<>(List.of(own, meanGradient, meanProduct));
    if (layer > 0) {
      formulas.add(
          quantities.formula(
              quantities.outputGradient(layer - 1, unit),
              over(
                  minus(
                      minus(own.left(), meanGradient.left()),
                      times(standardized(row, unit).left(), meanProduct.left())),
                  root(row, unit).left())));
    }
    return formulas;
  }

  private Quantity input(At at) {
    return quantities.input(layer, at.row(), at.unit());
  }

  private Quantity gradient(At at) {
    return standardizedGradient(at.row(), at.unit()).left();
  }

  private Quantity standardized(At at) {
    return standardized(at.row(), at.unit()).left();
  }

  private static Expression square(Expression e) {
    return new Expression.Power(e, number(2));
  }
}
