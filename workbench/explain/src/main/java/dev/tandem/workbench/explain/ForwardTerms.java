package dev.tandem.workbench.explain;

import static dev.tandem.workbench.explain.Expression.sum;
import static dev.tandem.workbench.explain.Expression.times;

import dev.tandem.engine.Batch;
import dev.tandem.engine.DropoutMask;
import dev.tandem.network.LayerSpec;
import dev.tandem.network.LayerSpec.Activation;
import dev.tandem.network.LayerSpec.BatchNorm;
import dev.tandem.network.LayerSpec.Dense;
import dev.tandem.network.LayerSpec.Dropout;
import dev.tandem.network.LayerSpec.LayerNorm;
import dev.tandem.workbench.explain.Expression.Quantity;
import dev.tandem.workbench.explain.Expression.Sum;
import java.util.ArrayList;
import java.util.List;

/** How a unit of a layer follows from what enters the layer. */
record ForwardTerms(Quantities quantities, Batch batch, int layer, int unit)
    implements LayerSpec.Visitor<List<Formula>> {
  @Override
  public List<Formula> dense(Dense spec) {
    int inputs = quantities.inputs(layer).cols();
    List<Expression> products = new ArrayList<>();
    for (int i = 0; i < inputs; i++) {
      products.add(
          times(
              quantities.parameter(Place.weight(layer, unit, i, inputs)),
              quantities.input(layer, i)));
    }
    Expression weighted = new Sum(products);
    return only(
        spec.bias() ? sum(weighted, quantities.parameter(Place.bias(layer, unit))) : weighted);
  }

  @Override
  public List<Formula> activation(Activation spec) {
    Quantity x = quantities.input(layer, unit);
    Quantity y = quantities.output(layer, unit);
    return only(spec.function().accept(new ActivationTerms(x, y)).value());
  }

  @Override
  public List<Formula> dropout(Dropout spec) {
    return only(
        times(
            quantities.input(layer, unit),
            mask(quantities, batch, layer, unit, spec.probability())));
  }

  /** The factor of a unit in the explained row: 0, or what makes up for the dropped ones. */
  static Quantity mask(Quantities quantities, Batch batch, int layer, int unit, double p) {
    long seed = quantities.side().experiment().training().seed();
    int width = quantities.inputs(layer).cols();
    double factor =
        new DropoutMask(seed, batch, layer, p).factor(quantities.position() * width + unit);
    return new Quantity(
        "m" + layer + "[" + unit + "]",
        factor == 0
            ? "mask of unit " + unit + ": dropped in this step"
            : "mask of unit " + unit + ": kept, so divided by 1 - " + NumberText.FORMULAS.of(p),
        factor);
  }

  @Override
  public List<Formula> batchNorm(BatchNorm spec) {
    return NormTerms.ofBatch(quantities, layer, spec.epsilon()).forward(unit);
  }

  @Override
  public List<Formula> layerNorm(LayerNorm spec) {
    return NormTerms.ofRow(quantities, layer, spec.epsilon()).forward(unit);
  }

  private List<Formula> only(Expression value) {
    return List.of(quantities.formula(quantities.output(layer, unit), value));
  }
}
