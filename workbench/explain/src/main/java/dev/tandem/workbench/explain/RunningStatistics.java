package dev.tandem.workbench.explain;

import static dev.tandem.workbench.explain.Expression.minus;
import static dev.tandem.workbench.explain.Expression.number;
import static dev.tandem.workbench.explain.Expression.over;
import static dev.tandem.workbench.explain.Expression.sum;
import static dev.tandem.workbench.explain.Expression.times;

import dev.tandem.network.LayerSpec.BatchNorm;
import dev.tandem.workbench.explain.Expression.Quantity;
import java.util.List;

/** The statistics that batch normalization keeps for use after training. */
record RunningStatistics(Quantities quantities, int layer, BatchNorm spec) {
  List<Formula> of(int unit) {
    NormTerms terms = NormTerms.ofBatch(quantities, layer, spec.epsilon());
    int row = quantities.position();
    Quantity rows = new Quantity("B", "rows in the batch", quantities.rows());
    Expression unbiased =
        over(times(terms.variance(row, unit).left(), rows), minus(rows, number(1)));
    return List.of(
        follow("rmean", "running_mean", "running mean", unit, terms.mean(row, unit).left()),
        follow("rvar", "running_var", "running variance", unit, unbiased));
  }

  private Formula follow(
      String symbol, String buffer, String meaning, int unit, Expression ofBatch) {
    Quantity momentum = new Quantity("ρ", "share of the newest batch", spec.momentum());
    String name = symbol + layer + "[" + unit + "]";
    Quantity before =
        new Quantity(
            name,
            meaning + " of unit " + unit + " before the step",
            quantities.side().state().buffers().get(layer + "." + buffer).get(unit));
    return Formula.computed(
        name + "'",
        meaning + " of unit " + unit + " after the step",
        sum(times(minus(number(1), momentum), before), times(momentum, ofBatch)));
  }
}
