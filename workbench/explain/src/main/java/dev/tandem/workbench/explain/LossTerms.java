package dev.tandem.workbench.explain;

import static dev.tandem.workbench.explain.Expression.minus;
import static dev.tandem.workbench.explain.Expression.number;
import static dev.tandem.workbench.explain.Expression.over;
import static dev.tandem.workbench.explain.Expression.times;

import dev.tandem.data.Targets;
import dev.tandem.network.LossSpec;
import dev.tandem.network.LossSpec.BinaryCrossEntropy;
import dev.tandem.network.LossSpec.Huber;
import dev.tandem.network.LossSpec.MeanAbsoluteError;
import dev.tandem.network.LossSpec.MeanSquaredError;
import dev.tandem.network.LossSpec.Reduction;
import dev.tandem.network.LossSpec.SoftmaxCrossEntropy;
import dev.tandem.training.Criterion;
import dev.tandem.workbench.explain.Expression.Literal;
import dev.tandem.workbench.explain.Expression.OverRows;
import dev.tandem.workbench.explain.Expression.Quantity;
import dev.tandem.workbench.explain.Expression.Sum;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The loss and its gradient by the network's outputs.
 *
 * @param targets of the batch's rows, as the data has them
 */
record LossTerms(Quantities quantities, Targets targets, Shown shown)
    implements LossSpec.Visitor<List<Formula>> {
  private int last() {
    return quantities.lastLayer();
  }

  private int outputs() {
    return quantities.network().outputs();
  }

  private int position() {
    return quantities.position();
  }

  @Override
  public List<Formula> softmaxCrossEntropy(SoftmaxCrossEntropy spec) {
    int[] labels = ((Targets.Classes) targets).labels();
    List<Formula> formulas = new ArrayList<>();
    List<Expression> losses = new ArrayList<>();
    for (int row = 0; row < labels.length; row++) {
      SoftmaxTerms softmax = new SoftmaxTerms(quantities, spec, row, labels[row]);
      losses.add(softmax.loss());
      if (row == position()) {
        formulas.addAll(softmax.probabilities(shown.outputs()));
        formulas.addAll(softmax.targets(shown.outputs()));
      }
    }
    formulas.addAll(whole(losses, spec.reduction()));
    SoftmaxTerms own = new SoftmaxTerms(quantities, spec, position(), labels[position()]);
    for (int unit : shown.units(last())) {
      formulas.add(gradient(unit, own.gradient(unit), spec.reduction()));
    }
    return formulas;
  }

  @Override
  public List<Formula> binaryCrossEntropy(BinaryCrossEntropy spec) {
    int[] labels = ((Targets.Classes) targets).labels();
    List<Formula> formulas = new ArrayList<>();
    List<Expression> losses = new ArrayList<>();
    for (int row = 0; row < labels.length; row++) {
      LogisticTerms terms = new LogisticTerms(quantities, spec, row, labels[row]);
      losses.add(terms.loss());
      if (row == position()) {
        formulas.add(terms.probability());
      }
    }
    formulas.addAll(whole(losses, spec.reduction()));
    LogisticTerms own = new LogisticTerms(quantities, spec, position(), labels[position()]);
    formulas.add(gradient(0, own.gradient(), spec.reduction()));
    return formulas;
  }

  @Override
  public List<Formula> meanSquaredError(MeanSquaredError spec) {
    return ofErrors(
        spec.reduction(),
        error -> new Errors(new Expression.Power(error, number(2)), times(number(2), error)));
  }

  @Override
  public List<Formula> meanAbsoluteError(MeanAbsoluteError spec) {
    return ofErrors(spec.reduction(), error -> new Errors(abs(error), sign(error)));
  }

  @Override
  public List<Formula> huber(Huber spec) {
    Quantity delta = new Quantity("delta", "where Huber's parabola ends", spec.delta());
    return ofErrors(
        spec.reduction(),
        error ->
            Math.abs(error.value()) <= spec.delta()
                ? new Errors(over(new Expression.Power(error, number(2)), number(2)), error)
                : new Errors(
                    times(delta, minus(abs(error), over(delta, number(2)))),
                    times(delta, sign(error))));
  }

  private static Expression abs(Expression error) {
    return Expression.call("abs", error, Math::abs);
  }

  private static Expression sign(Expression error) {
    return Expression.call("sign", error, Math::signum);
  }

  /** The loss of one output, and its slope. */
  private record Errors(Expression value, Expression slope) {}

  private interface OfError {
    Errors of(Quantity error);
  }

  private List<Formula> ofErrors(Reduction reduction, OfError loss) {
    List<Formula> formulas = new ArrayList<>();
    List<Expression> losses = new ArrayList<>();
    for (int row = 0; row < targets.rows(); row++) {
      List<Expression> ofRow = new ArrayList<>();
      for (int unit = 0; unit < outputs(); unit++) {
        ofRow.add(loss.of(error(row, unit).left()).value());
      }
      losses.add(new Sum(ofRow));
    }
    for (int unit : shown.outputs()) {
      formulas.add(error(position(), unit));
    }
    formulas.addAll(whole(losses, reduction));
    for (int unit : shown.units(last())) {
      formulas.add(gradient(unit, loss.of(error(position(), unit).left()).slope(), reduction));
    }
    return formulas;
  }

  private Formula error(int row, int unit) {
    Quantity z = quantities.output(last(), row, unit);
    double y = targets.numbers(outputs()).values()[row * outputs() + unit];
    return Formula.computed(
        "e[" + unit + "]" + (row == position() ? "" : "@" + row),
        "error of output " + unit,
        minus(z, new Quantity("y[" + unit + "]", "target of output " + unit, y)));
  }

  /** The loss of the row and, where that is another number, of the batch. */
  private List<Formula> whole(List<Expression> losses, Reduction reduction) {
    Expression own = losses.get(position());
    Expression divisor = divisor(reduction);
    if (losses.size() == 1) {
      return List.of(quantities.formula(quantities.loss(), divided(own, divisor)));
    }
    Formula ofRow = Formula.computed("l", "loss of the row", own);
    List<Expression> all =
        IntStream.range(0, losses.size())
            .mapToObj(
                row ->
                    (Expression)
                        new Quantity(
                            row == position() ? "l" : "l@" + row,
                            "loss of row " + row + " in the batch",
                            losses.get(row).value()))
            .toList();
    Expression sum = new OverRows(ofRow.left(), all);
    return List.of(ofRow, quantities.formula(quantities.loss(), divided(sum, divisor)));
  }

  private Formula gradient(int unit, Expression ofSum, Reduction reduction) {
    return quantities.formula(
        quantities.outputGradient(last(), unit), divided(ofSum, divisor(reduction)));
  }

  private static Expression divided(Expression sum, Expression divisor) {
    return divisor.value() == 1 ? sum : over(sum, divisor);
  }

  /** What makes the mean of a sum. */
  private Expression divisor(Reduction reduction) {
    LossSpec loss = quantities.side().experiment().loss();
    double weight = Criterion.weight(loss, targets, outputs());
    return reduction == Reduction.SUM || weight == 1
        ? new Literal(1)
        : new Quantity(
            "W",
            loss.ofLogits()
                ? "what the mean divides by: rows of the batch, by their class weights"
                : "what the mean divides by: rows of the batch times outputs",
            weight);
  }
}
